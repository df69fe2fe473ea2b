"""Word documents (DOCX).

python-docx finds the parts and the properties. Its own text of a paragraph leaves out what is
inserted with changes tracked and what stands in content controls, so the words are gathered here.

The dates in the properties say when the document was made and saved, which is not when the article
was published; only a date that the text itself gives at its top counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from .article import Article, ArticleError
from .dateline import published_at_top
from .office import Names, paragraphs
from .plain import file_title, first_line_title
from .safe_xml import damaged
from .zips import BROKEN, Package

_TEXT = qn("w:t")
_HIDDEN = f"{qn('w:rPr')}/{qn('w:vanish')}"
_WRITTEN = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
}
_BOX = qn("w:txbxContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset((qn("w:pPr"), qn("w:rPr"), qn("w:del"), qn("w:moveFrom"), _FALLBACK))
"""Properties, deleted words, and what older programs show in place of what is read already."""
_BROKEN = (
    *BROKEN,
    OpcError,
    etree.LxmlError,
    LookupError,
    AttributeError,
    TypeError,
)
"""What python-docx raises on damaged documents: whatever its code stumbles on."""
_NO_TITLE = re.compile(
    r"(?:(?:document|dokument|untitled|word document)\W*\d*|.*\.docx?)?", re.IGNORECASE
)
_NO_AUTHOR = re.compile(
    r"(?:user|windows user|microsoft office user|admin\w*|author|owner|unknown|python-docx)?",
    re.IGNORECASE,
)


_TOP = 10
_MOST_MARKS = 1_500_000
"""Of elements, a tenth of a gigabyte; there are some 100,000 in a thick book."""


def read_docx(data: bytes, name: str) -> Article:
    """Return the article in a Word document; headers, footers and notes are no part of its text.

    Raises:
        ArticleError: If it cannot be unpacked or understood.
    """
    with Package(data, name) as package:  # within its limits, python-docx may unpack it
        parts = [part for part in package.names if part.endswith(".xml")]
        if sum(package.read(part).count(b"<") for part in parts) > _MOST_MARKS:
            raise ArticleError(f"{name} is too large for an article.")
    try:
        document = docx.Document(BytesIO(data))
        text = "\n\n".join(paragraphs(document.element.body, _NAMES))
        properties = document.core_properties
        author, language = properties.author.strip(), properties.language
        title = _title(document)
    except _BROKEN as error:
        raise damaged(name) from error
    return Article(
        text,
        title or first_line_title(text) or file_title(name),
        byline=() if _NO_AUTHOR.fullmatch(author) else (author,),
        published=published_at_top(text),
        language=language or None,
    )


def _title(document: Any) -> str | None:
    """Return the title that a document shows at its top, or else the one that it is filed under."""
    for paragraph in document.paragraphs[:_TOP]:
        if paragraph.style is not None and paragraph.style.name == "Title" and paragraph.text:
            return str(paragraph.text)
    filed = str(document.core_properties.title).strip()
    return None if _NO_TITLE.fullmatch(filed) else filed


def _words(element: Any) -> Iterator[str]:
    """Yield the text in a paragraph, as it is after all tracked changes are accepted."""
    for child in element:
        tag = child.tag
        if tag == _TEXT:
            yield child.text or ""
        elif tag in _WRITTEN:
            yield _WRITTEN[tag]
        elif tag not in _LEFT_OUT and tag != _BOX and child.find(_HIDDEN) is None:
            yield from _words(child)


_NAMES = Names(
    paragraphs=frozenset((qn("w:p"),)),
    row=qn("w:tr"),
    box=_BOX,
    left_out=_LEFT_OUT,
    words=lambda element: "".join(_words(element)),
)
