"""The letters of a text file: which encoding it is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from contextlib import suppress
from typing import NamedTuple

from .article import ArticleError
from .language import guess_language

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {
    "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1252": "Windows-1252 (Western European)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "cp1257": "Windows-1257 (Baltic)",
    "koi8_r": "KOI8-R (Cyrillic)",
    "cp866": "code page 866 (Cyrillic)",
    "mac_roman": "Mac Roman",
    "iso8859_2": "ISO 8859-2 (Central European)",
    "iso8859_5": "ISO 8859-5 (Cyrillic)",
    "iso8859_6": "ISO 8859-6 (Arabic)",
    "shift_jis": "Shift JIS (Japanese)",
    "euc_jp": "EUC-JP (Japanese)",
    "gb18030": "GB 18030 (Chinese)",
    "big5": "Big5 (Chinese)",
    "euc_kr": "EUC-KR (Korean)",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
}
_LIKELY = [encoding for encoding in _NAMES if not encoding.startswith("utf")]
"""What articles are written in, the commoner first; the guess is among these."""
_WESTERN = {"en", "de", "fr", "es", "it", "pt", "nl"}
_HTML_ALIASES = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "tis-620": "cp874",
}
"""Web pages say one thing and mean another (WHATWG Encoding Standard)."""
_OF_TEXTS = re.compile(r"ascii|cp\d|iso|koi|mac|gb|big5|euc|shift|tis|johab|hz|ptcp|kz")
"""Python knows other codecs, for parts of addresses and of programs."""
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\r\f\x1b"})
_SPACES = b" \t\n\r\f\x0b\x1b"
_MOST_CONTROLS = 0.03
"""The share above which what is not UTF-8 is no text: random bytes have a tenth."""
_MOST_BAD = 0.1
"""Bad bytes to good letters beyond ASCII, up to which a file still counts as damaged UTF-8."""
_SAMPLE = 2**16
_GUESSED = 2**18
_FEWEST_WIDE = 8
_AS_IN_WIDE = 0.4
"""The share of control characters from which bytes may be UTF-16 though they are UTF-8 too."""
_SCRIPTS_IN_A_TEXT = 3
_MOST_ALIKE = 0.9
_READABLE = 0.7
_FEW_HIGH = 0.15
_ALONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_HIGH = re.compile(rb"[\x80-\xff]")
_PUNCTUATION = re.compile(rb"[\x80\x82\x84\x85\x8b\x91-\x97\x9b\xa0\xa3\xa7\xa9\xab\xae\xb0\xbb]")
"""Quotation marks, dashes and the like in all Windows encodings of the West."""


_CONTINUED = re.escape(bytes(range(0x80, 0xC0)).decode("cp1252", "ignore"))
_TWICE = re.compile(f"[ÂÃÄÅÐÑâ][{_CONTINUED}]+")
"""UTF-8 that was taken for Windows-1252, and written in UTF-8 again."""
_FEWEST_TWICE = 3


class Decoded(NamedTuple):
    """A text and what the user should know of how it was decoded."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Return the text of a file, exactly as its bytes say it.

    Valid UTF-8 is taken as it is, with its byte order mark, so that `text.encode()` is the file
    again; but every other byte of UTF-16 is zero or the like, which no text in UTF-8 looks like.
    Other byte order marks are no part of the text.

    Args:
        data: The file.
        name: What it is called, for sentences.
        declared: The encoding that a web page says of itself.

    Raises:
        ArticleError: If it is no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding, name)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        wide = _without_bom(data)
        return _strictly(data, wide, name) if wide else _other(data, name, declared)
    if controls >= _AS_IN_WIDE * len(data) and (wide := _without_bom(data)):
        return _strictly(data, wide, name)
    if controls and controls >= len(data) - controls - sum(map(data.count, _SPACES)):
        raise _no_text(name)
    return Decoded(text)


def decoded_wrongly(text: str) -> str | None:
    """Return letters that tell that a text was once decoded as what it was not, None if none do."""
    found = _TWICE.findall(text)
    return found[0] if len(found) >= _FEWEST_TWICE else None


def _no_text(name: str) -> ArticleError:
    return ArticleError(
        f"{name} holds no text but the data of some other program, whatever its name says."
    )


def _strictly(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(f"{name} begins as {_NAMES[encoding]} but is damaged.") from error
    return Decoded(text, (_taken(name, encoding),))


def _taken(name: str, encoding: str) -> str:
    return f"{name} is not in UTF-8; it was read as {_NAMES.get(encoding, encoding)}."


def _without_bom(data: bytes) -> str | None:
    """Return which UTF-16 a text without a mark is in.

    One of two bytes says which script a letter is in, and that hardly changes; of blanks it is 0.
    """
    head = data[: _SAMPLE & ~1]
    if len(head) < _FEWEST_WIDE or len(data) % 2 or 0 not in head:
        return None
    for encoding, scripts in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        commonest = Counter(scripts).most_common(_SCRIPTS_IN_A_TEXT)
        steady = sum(count for _, count in commonest) > _MOST_ALIKE * len(scripts)
        letters = head.decode(encoding, "replace")
        readable = sum(char.isalnum() or char.isspace() for char in letters)
        if steady and 0 in scripts and readable > _READABLE * len(letters):
            return encoding
    return None


def _other(data: bytes, name: str, declared: str | None) -> Decoded:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(data):
        raise _no_text(name)
    damaged = _damaged_utf8(data, name)
    if damaged is not None:
        return damaged
    for encoding in (_declared(declared), _guessed(data)):
        if encoding is None:
            continue
        with suppress(UnicodeError):
            return Decoded(data.decode(encoding), (_taken(name, encoding),))
    raise ArticleError(f"{name} is in an encoding that is not known; save it as UTF-8.")


def _damaged_utf8(data: bytes, name: str) -> Decoded | None:
    """Return the text if it is UTF-8 but for a few bytes, each of them shown as U+FFFD."""
    try:
        halves = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        if not _is_mostly_utf8(data[:_SAMPLE]) or not _is_mostly_utf8(data):
            return None
        text = data.decode("utf-8", "replace")
    else:  # some programs write a character beyond U+FFFF as two halves
        text = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    bad = text.count("\ufffd")
    if not bad:
        return Decoded(text, (f"{name} is not quite in UTF-8; it was read as CESU-8.",))
    what = "One place" if bad == 1 else f"{bad} places"
    note = f"{what} in {name} could not be decoded, shown as “\ufffd”."
    return Decoded(text, (note,))


def _is_mostly_utf8(data: bytes) -> bool:
    bad = data.decode("utf-8", "replace").count("\ufffd")
    good = data.decode("utf-8", "ignore")
    return bad <= _MOST_BAD * (len(good) - len(good.encode("ascii", "ignore")))


def _declared(declared: str | None) -> str | None:
    try:
        encoding = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    return _HTML_ALIASES.get(encoding, encoding) if _OF_TEXTS.match(encoding) else None


def _guessed(data: bytes) -> str | None:
    if _is_western(data[:_SAMPLE]):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most files need no guess

    head = data[:_GUESSED]
    lines = head[: head.rfind(b"\n") + 1] or head  # whole letters, where they are of two bytes
    best = from_bytes(lines, cp_isolation=_LIKELY).best()
    if best is None:
        return None
    alike = best.could_be_from_charset
    return next((one for one in ("cp1252", *_LIKELY) if one in alike), best.encoding)


def _is_western(head: bytes) -> bool:
    """Return whether a text has so few letters beyond ASCII that its words tell the encoding.

    These letters stand alone in words of Western languages, and are too few for statistics: one
    curly apostrophe makes a text no Chinese.
    """
    high = len(_HIGH.findall(head))
    alone = _ALONE.findall(head)
    if high > _FEW_HIGH * len(head) or len(alone) < _READABLE * high:
        return False
    text = head.decode("cp1252", "replace")
    if "\ufffd" in text:
        return False
    return all(map(_PUNCTUATION.match, alone)) or guess_language(text) in _WESTERN
