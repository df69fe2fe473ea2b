"""Makes a text regular without moving a letter, so that offsets hold in the text as it came."""

from __future__ import annotations

import re

_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_BREAKS = "\r\u000b\u000c\u0085\u2028\u2029"
_CONTROLS = "".join(map(chr, (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0))))
_TABLE = (
    {ord(char): " " for char in _CONTROLS + _INVISIBLE + _SPACES + "\t"}
    | {ord(char): "\n" for char in _BREAKS}
    | {ord("\u2011"): "-", ord("\u2010"): "-", ord("\u02bc"): "’", ord("\u2032"): "’"}
    | {ord("\u2012"): "–", ord("\u2015"): "—"}  # the language model takes them for words
)
_UNPRINTED = {ord(char): " " for char in _CONTROLS + _BREAKS}
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_SOFT_HYPHEN_IN_WORD = re.compile(r"(?<=\w)[\u00ad\u200b\u2060](?=\w)")
_STAND_IN = "\ufffd"


def normalise(text: str) -> str:
    """Return `text` with odd spaces, breaks and controls made plain, every code point in its place.

    What is invisible inside a word (soft hyphen, zero-width space) becomes a hyphen, since a space
    would cut the word in two for every later stage.
    """
    plain = _SOFT_HYPHEN_IN_WORD.sub("-", text)
    return _SURROGATES.sub(_STAND_IN, plain.translate(_TABLE))


def printed(text: str) -> str:
    """Return `text` with a space for each control character, which no name of a record may have."""
    return text.translate(_UNPRINTED)
