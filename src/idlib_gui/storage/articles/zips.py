"""Files that are ZIP archives inside (DOCX, ODT, EPUB), unpacked within limits.

A few kilobytes of archive can claim terabytes of content. So what an archive says of itself is
checked before anything is unpacked, and what comes out is counted, since the archive may lie.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Self

from .article import ArticleError

MOST_MEMBERS = 10_000
MOST_BYTES = 256 * 2**20
"""Of all members together, as the archive says: pictures count, though they are never unpacked."""
MOST_BYTES_A_MEMBER = 64 * 2**20
MOST_BYTES_OF_MARKUP = 24 * 2**20
"""Of one member that is parsed: its tree takes up to twenty times as much."""
_MARKUP = (".xml", ".rels", ".opf", ".xhtml", ".html", ".htm")
MOST_READ = 96 * 2**20
"""Of all members that are unpacked."""
MOST_RATIO = 200
"""Unpacked to packed: text packs at 3 to 15 to one, long runs of one letter at 1,000 to one."""
_RATIO_FROM = 2**20
_STEP = 2**16
_ENCRYPTED_FLAG = 0x1
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)
"""What zipfile raises on damaged archives: more than its documentation says."""


class Package:
    """A ZIP archive whose members can be read by name, each at most once in full.

    Raises:
        ArticleError: From every method, if the archive is damaged, locked or unreasonably large.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._read = 0
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except BROKEN as error:
            raise self._damaged() from error
        self._check()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def _damaged(self) -> ArticleError:
        return ArticleError(f"{self._name} is damaged and cannot be unpacked.")

    def _check(self) -> None:
        members = self._zip.infolist()
        unpacked = sum(member.file_size for member in members)
        if len(members) > MOST_MEMBERS or unpacked > MOST_BYTES or any(map(_is_bomb, members)):
            self._zip.close()
            raise self._bomb()

    def _bomb(self) -> ArticleError:
        return ArticleError(
            f"{self._name} would unpack to far more than an article holds, and was not unpacked."
        )

    @property
    def names(self) -> list[str]:
        """The names of the members, in the order of the archive."""
        return self._zip.namelist()

    def __contains__(self, member: str) -> bool:
        return member in self._zip.NameToInfo

    def read(self, member: str) -> bytes:
        """Return the bytes of a member; the limits hold for what really comes out."""
        try:
            info = self._zip.getinfo(member)
        except KeyError as error:
            raise self._damaged() from error
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise ArticleError(f"{self._name} is protected by a password; save it without one.")
        parts: list[bytes] = []
        try:
            with self._zip.open(info) as stream:
                while part := stream.read(_STEP):
                    self._read += len(part)
                    if self._read > MOST_READ:
                        raise self._bomb()
                    parts.append(part)
        except BROKEN as error:
            raise self._damaged() from error
        return b"".join(parts)


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    markup = member.filename.lower().endswith(_MARKUP)
    dense = member.file_size > max(_RATIO_FROM, MOST_RATIO * member.compress_size)
    return dense or member.file_size > (MOST_BYTES_OF_MARKUP if markup else MOST_BYTES_A_MEMBER)


def zip_kind(data: bytes, name: str) -> str:
    """Return which format a ZIP archive is, as the name of a member of `Format`.

    Raises:
        ArticleError: If it is none that can be read.
    """
    with Package(data, name) as package:
        declared = package.read("mimetype")[:200].strip() if "mimetype" in package else b""
        if declared == b"application/epub+zip" or "META-INF/container.xml" in package:
            return "EPUB"
        if declared.startswith(b"application/vnd.oasis.opendocument.text"):
            return "ODT"
        if any(member.startswith("word/") for member in package.names):
            return "DOCX"
        office = ("xl/", "ppt/")
        if declared.startswith(b"application/vnd.oasis.opendocument") or any(
            member.startswith(office) for member in package.names
        ):
            raise ArticleError(f"{name} is a spreadsheet or a presentation, not an article.")
    if name.lower().endswith((".docx", ".odt", ".epub")):
        raise ArticleError(f"{name} is damaged: its text is missing.")
    raise ArticleError(f"{name} is an archive; unpack it and open the articles in it.")
