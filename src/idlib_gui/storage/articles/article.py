"""What a reader hands on: the text of an article, and what its file says of it."""

from __future__ import annotations

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
