"""OpenDocument texts (LibreOffice): a ZIP archive with the text in one part, told facts in another.

The dates in an OpenDocument text say when it was written and saved, which is not when the article
was published; only a date that the text itself gives at its top counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .article import Article
from .dateline import published_at_top
from .office import Names, paragraphs
from .plain import file_title, first_line_title
from .safe_xml import damaged, parsed_xml
from .zips import Package

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_BOX = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}text-box"
_LEFT_OUT = frozenset(
    (
        f"{_TEXT}tracked-changes",  # what was deleted
        f"{_TEXT}note",
        f"{_TEXT}table-of-content",
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
    )
)
_BLANKS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100


def read_odt(data: bytes, name: str) -> Article:
    """Return the article in an OpenDocument text.

    Raises:
        ArticleError: If it cannot be unpacked or understood.
    """
    with Package(data, name) as package:
        content = parsed_xml(package.read("content.xml"), name)
        meta = parsed_xml(package.read("meta.xml"), name) if "meta.xml" in package else None
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise damaged(name)
    text = "\n\n".join(paragraphs(body, _NAMES))
    author = _told(meta, f"{_META}initial-creator") or _told(meta, f"{_DC}creator")
    return Article(
        text,
        _told(meta, f"{_DC}title") or first_line_title(text) or file_title(name),
        byline=(author,) if author else (),
        published=published_at_top(text),
        language=_told(meta, f"{_DC}language"),
    )


def _told(meta: Any, tag: str) -> str | None:
    found = meta.findtext(f"{_OFFICE}meta/{tag}") if meta is not None else None
    return " ".join((found or "").split()) or None


def _words(element: Any) -> Iterator[str]:
    """Yield the text in a paragraph, where what is more than one blank is an element of its own."""
    yield _SPACE.sub(" ", element.text or "")
    for child in element:
        tag = child.tag
        if tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c") or "1"
            yield " " * min(int(count), _MOST_SPACES) if count.isdecimal() else " "
        elif tag in _BLANKS:
            yield _BLANKS[tag]
        elif isinstance(tag, str) and tag not in _LEFT_OUT and tag != _BOX:
            yield from _words(child)
        yield _SPACE.sub(" ", child.tail or "")


_NAMES = Names(
    paragraphs=frozenset((f"{_TEXT}p", f"{_TEXT}h")),
    row=f"{_TABLE}table-row",
    box=_BOX,
    left_out=_LEFT_OUT,
    words=lambda element: "".join(_words(element)),
)
