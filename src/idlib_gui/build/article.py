"""One article file becomes a document."""

from __future__ import annotations

import hashlib
from pathlib import Path

from idlib_gui.domain.records import Source, SourceId
from idlib_gui.extract.lists import Lists
from idlib_gui.extract.pipeline import Watch, extract
from idlib_gui.storage.articles import Article, read_article

from .values import Built, Given


def build_article(
    path: Path, given: Given, lists: Lists, watch: Watch = lambda _stage, _done: None
) -> Built:
    """Return the document of an article file.

    Raises:
        ArticleError: If the file cannot be read as an article.
    """
    return build_text(read_article(path), given, lists, watch)


def build_text(
    article: Article, given: Given, lists: Lists, watch: Watch = lambda _stage, _done: None
) -> Built:
    """Return the document of an article that was read or pasted."""
    made = extract(source_of(article, given), lists, watch)
    return Built(made.document, article.notes + made.notes)


def source_of(article: Article, given: Given) -> Source:
    """Return the source record of an article; what the user says goes before what the file says."""
    text = article.text
    return Source(
        SourceId("s1"),
        given.title or article.title,
        text,
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        given.outlet or article.outlet,
        article.byline,
        article.published if given.published is None else given.published or None,
        article.language,
        article.url,
    )
