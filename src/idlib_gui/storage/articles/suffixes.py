"""How files that can be read as articles are called."""

from __future__ import annotations

from pathlib import Path

TEXT = (".txt", ".text")
MARKDOWN = (".md", ".markdown")
WEB = (".html", ".htm", ".xhtml")
WEB_ARCHIVE = (".mhtml", ".mht")
WORD = (".docx",)
OPEN_TEXT = (".odt",)
PDF = (".pdf",)
EPUB = (".epub",)

SUFFIXES = (*TEXT, *MARKDOWN, *WEB, *WEB_ARCHIVE, *WORD, *OPEN_TEXT, *PDF, *EPUB)
"""The endings of the files that can be read, in lower case, as an open dialog offers them."""

READABLE = "plain text, Markdown, web pages (HTML, MHTML), Word (DOCX), OpenDocument, PDF and EPUB"
"""The formats in words, for sentences that say what else could be opened."""


def looks_like_article(path: Path) -> bool:
    """Return whether a file is called like one that can be read as an article."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$"))
