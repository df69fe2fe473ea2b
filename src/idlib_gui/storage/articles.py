"""Article files: the text as it came, and what the file itself says of its publication."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from idlib_gui.domain.records import DomainError


class ArticleError(DomainError):
    """A file that cannot be read as an article; the sentence says why and what to do."""


class Article(NamedTuple):
    """The text of an article and what its file says of it.

    `published` is EDTF, and never the file's own date. `notes` are sentences for the user.
    """

    text: str
    title: str
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()


def read_article(path: Path) -> Article:
    """Return the article in a file; its kind is told by what is in it, then by its name.

    Raises:
        ArticleError: If it holds no text that can be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ArticleError(f"{path.name} cannot be read: {error.strerror or error}.") from error
    return article_of(data, path.name)


def article_of(data: bytes, name: str) -> Article:
    """Return the article in the bytes of a file called `name`."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArticleError(f"{name} is no text in UTF-8.") from error
    title = next((line.strip() for line in text.splitlines() if line.strip()), name)
    return Article(text, title)


def pasted_article(text: str) -> Article:
    """Return the article that a user pasted."""
    return article_of(text.encode("utf-8", "replace"), "Pasted text")
