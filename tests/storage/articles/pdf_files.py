"""PDF files made for tests: lines of text at given places, in a font that needs no file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_FILE_ID = b"0123456789abcdef"
_MAY_PRINT = -44


class Line(NamedTuple):
    """A line of text: the left end of its foot in points, and its letters."""

    x: float
    y: float
    text: str
    size: float = 11


def pdf(
    pages: Sequence[Sequence[Line]],
    about: Mapping[str, str] | None = None,
    *,
    locked: tuple[str, str] | None = None,
    turned: tuple[int, str] = (0, "1 0 0 1 0 0"),
    meaning: Mapping[str, str] | None = None,
) -> bytes:
    """Return a PDF; if `locked` by two passwords, an owner's and a user's, it is encrypted (RC4).

    `turned` says by how many degrees pages are shown turned, and the matrix of what is on them;
    `meaning` which letters the font's own letters stand for.
    """
    degrees, matrix = turned
    key, encryption = _encryption(*locked) if locked else (b"", b"")
    facts = [(name, value.encode("utf-16")) for name, value in (about or {}).items()]
    first = 6 if meaning else 5
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (len(pages), b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(pages)))),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<<%s>>" % b"".join(_entry(name, value, key) for name, value in facts),
    ]
    if meaning:
        codes = _letter_codes(meaning)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(codes), codes))
        objects[2] = objects[2][:-2] + b"/ToUnicode 5 0 R>>"
    for lines in pages:
        number = len(objects) + 1
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 842]/Rotate %d/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (degrees, number + 1)
        )
        content = _encrypted(
            b"\n".join([b"%s cm" % matrix.encode(), *map(_drawn, lines)]), key, number + 1
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    return _file(objects, encryption)


def _letter_codes(meaning: Mapping[str, str]) -> bytes:
    """Return the table that tells which letters are meant (ISO 32000-1, 9.10.3)."""
    lines = [
        f"<{letter.encode('cp1252').hex()}> <{meant.encode('utf-16-be').hex()}>"
        for letter, meant in meaning.items()
    ]
    return (
        "/CIDInit /ProcSet findresource begin begincmap /CMapType 2 def\n1 begincodespacerange\n"
        f"<00> <FF>\nendcodespacerange\n{len(lines)} beginbfchar\n"
        f"{chr(10).join(lines)}\nendbfchar\n"
        "endcmap end"
    ).encode()


def _drawn(line: Line) -> bytes:
    words = line.text.encode("cp1252")
    for mark in (b"\\", b"(", b")"):
        words = words.replace(mark, b"\\" + mark)
    return b"BT /F1 %.2f Tf %.2f %.2f Td (%s) Tj ET" % (line.size, line.x, line.y, words)


def _entry(name: str, value: bytes, key: bytes) -> bytes:
    return b"/%s<%s>" % (name.encode(), _encrypted(value, key, 4).hex().encode())


def _file(objects: Sequence[bytes], encryption: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    identity = _FILE_ID.hex().encode()
    out += (
        b"trailer\n<</Size %d/Root 1 0 R/Info 4 0 R/ID[<%s><%s>]%s>>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            identity,
            identity,
            encryption,
            start,
        )
    )
    return bytes(out)


def _encryption(owner: str, user: str) -> tuple[bytes, bytes]:
    """Return the key of a file and its encryption dictionary (ISO 32000-1, 7.6.3, revision 2)."""
    padded_owner = (owner.encode() + _PAD)[:32]
    padded_user = (user.encode() + _PAD)[:32]
    for_owner = _rc4(hashlib.md5(padded_owner, usedforsecurity=False).digest()[:5], padded_user)
    rights = _MAY_PRINT.to_bytes(4, "little", signed=True)
    key = hashlib.md5(padded_user + for_owner + rights + _FILE_ID, usedforsecurity=False).digest()[
        :5
    ]
    entry = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P %d>>" % (
        for_owner.hex().encode(),
        _rc4(key, _PAD).hex().encode(),
        _MAY_PRINT,
    )
    return key, entry


def _encrypted(data: bytes, key: bytes, number: int) -> bytes:
    if not key:
        return data
    salted = key + number.to_bytes(3, "little") + b"\0\0"
    return _rc4(hashlib.md5(salted, usedforsecurity=False).digest()[:10], data)


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
