"""What kind of file it is: told by what is in it, and by its name where that leaves it open."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from . import suffixes
from .article import ArticleError
from .zips import zip_kind


class Format(StrEnum):
    """The formats that can be read; the value is how a sentence names a file in it."""

    TEXT = "a plain text"
    MARKDOWN = "a Markdown text"
    HTML = "a web page"
    MHTML = "a web archive"
    DOCX = "a Word document"
    ODT = "an OpenDocument text"
    PDF = "a PDF document"
    EPUB = "an EPUB book"


_BY_SUFFIX = {
    suffix: form
    for form, endings in (
        (Format.TEXT, suffixes.TEXT),
        (Format.MARKDOWN, suffixes.MARKDOWN),
        (Format.HTML, suffixes.WEB),
        (Format.MHTML, suffixes.WEB_ARCHIVE),
        (Format.DOCX, suffixes.WORD),
        (Format.ODT, suffixes.OPEN_TEXT),
        (Format.PDF, suffixes.PDF),
        (Format.EPUB, suffixes.EPUB),
    )
    for suffix in endings
}
_TEXTUAL = {Format.TEXT, Format.MARKDOWN, Format.HTML, Format.MHTML}
_PICTURE = "a picture; text in pictures is not read"
_ARCHIVE = "an archive; unpack it and open the articles in it"
_FOREIGN = (
    (b"\x89PNG\r\n\x1a\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF87a", _PICTURE),
    (b"GIF89a", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"\xfd7zXZ\x00", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\x28\xb5\x2f\xfd", _ARCHIVE),
    (b"{\\rtf", "a document in Rich Text Format; save it as DOCX or plain text"),
    (b"SQLite format 3\x00", "a database, not an article"),
    (b"\x7fELF", "a program, not an article"),
    (b"%!PS", "a PostScript file; save it as PDF"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PDF = b"%PDF-"
_PDF_WITHIN = 1024
"""A PDF's first words may come after this many other bytes (ISO 32000, implementation notes)."""
_MAIL_HEADER = re.compile(
    rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE
)
_MULTIPART = re.compile(rb"Content-Type:\s*multipart/related", re.IGNORECASE)
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 4096


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file called `name`.

    Raises:
        ArticleError: If it is in none that can be read.
    """
    by_name = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    if data.startswith(_ZIP):
        return Format[zip_kind(data, name)]
    if data.startswith(_PDF) or (by_name not in _TEXTUAL and _PDF in data[:_PDF_WITHIN]):
        return Format.PDF
    _refuse_foreign(data, name)
    if by_name is not None and by_name not in _TEXTUAL:
        raise ArticleError(
            f"{name} is damaged: there is no {by_name.split(' ', 1)[1]} in it."
            " If it is plain text, let its name end in .txt."
        )
    return by_name or _textual(data)


def _textual(data: bytes) -> Format:
    """Return the format of a file that is none of the binary ones, without asking its name."""
    head = data[:_HEAD]
    if _MULTIPART.search(head) and _MAIL_HEADER.match(head):
        return Format.MHTML
    return Format.HTML if looks_like_page(data) else Format.TEXT


def looks_like_page(data: bytes) -> bool:
    """Return whether these bytes are the source of a web page."""
    return _PAGE.match(data[:_HEAD]) is not None


def _refuse_foreign(data: bytes, name: str) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise ArticleError(f"{name} is protected by a password; save it without one.")
        raise ArticleError(
            f"{name} is in an old format of Microsoft Office; save it as DOCX and open that."
        )
    foreign = next((what for magic, what in _FOREIGN if data.startswith(magic)), None)
    if foreign is None and data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        foreign = _PICTURE
    if foreign is not None:
        raise ArticleError(f"{name} is {foreign}. What can be read is {suffixes.READABLE}.")
