"""DOCX, ODT and EPUB files made for tests."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

import docx

_ODT = "application/vnd.oasis.opendocument.text"
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("meta", "meta"),
        ("draw", "drawing"),
    )
)
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

ENTITIES_IN_ENTITIES = (
    '<!DOCTYPE d [<!ENTITY e0 "lol">'
    + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
"""The entity `e9` stands for 3,000,000,000 letters."""


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def rezipped(data: bytes, members: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive with some members replaced or added."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        old = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**old, **members})


def docx_of(texts: Sequence[str], **properties: object) -> bytes:
    """Return a Word document of these paragraphs with some core properties."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    for name, value in {"title": "", "author": "", **properties}.items():
        setattr(document.core_properties, name, value)
    return docx_bytes(document)


def docx_bytes(document: docx.document.Document) -> bytes:
    """Return the file of a Word document."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def docx_with_body(xml: str, doctype: str = "") -> bytes:
    """Return a Word document whose body is written out; the prefix of its elements is `w`."""
    source = (
        f'{doctype}<w:document xmlns:w="{_WORD}"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{xml}</w:body></w:document>"
    )
    return rezipped(docx_of([]), {"word/document.xml": source})


def odt(body: str, meta: str = "", doctype: str = "") -> bytes:
    """Return an OpenDocument text, given the XML of its text and of its properties."""
    start = f"{doctype}<office:{{0}} {_NAMES} {_DC}>{{1}}</office:{{0}}>"
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    return zipped(
        {
            "mimetype": _ODT,
            "content.xml": start.format("document-content", text),
            "meta.xml": start.format("document-meta", f"<office:meta>{meta}</office:meta>"),
        }
    )


def epub(
    chapters: Mapping[str, str],
    metadata: str = "",
    spine: Sequence[str] = (),
    doctype: str = "",
) -> bytes:
    """Return a book: the bodies of its chapters by name, and the XML of what it says of itself.

    Args:
        chapters: In reading order.
        metadata: Elements with the prefixes `dc` and `opf`.
        spine: The names in reading order, where it is another one.
        doctype: What stands before the package document.
    """
    items = "".join(
        f'<item id="{escape(name)}" href="{escape(name)}" media-type="application/xhtml+xml"/>'
        for name in dict.fromkeys((*chapters, *spine))
    )
    order = "".join(f'<itemref idref="{escape(name)}"/>' for name in spine or chapters)
    package = (
        f'{doctype}<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf"'
        f" {_DC}><metadata>{metadata}</metadata>"
        f"<manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    page = (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{}</body></html>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/book.opf": package,
            **{f"OEBPS/{name}": page.format(body) for name, body in chapters.items()},
        }
    )
