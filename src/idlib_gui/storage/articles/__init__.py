"""Article files: the text as it came, and what the file itself says of its publication.

Importing this is cheap; the library for a format is imported when a file in it is read.
"""

from __future__ import annotations

from .article import Article, ArticleError
from .reading import article_of, pasted_article, read_article
from .suffixes import SUFFIXES, looks_like_article

__all__ = [
    "SUFFIXES",
    "Article",
    "ArticleError",
    "article_of",
    "looks_like_article",
    "pasted_article",
    "read_article",
]
