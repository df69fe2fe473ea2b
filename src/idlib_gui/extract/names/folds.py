"""Makes spellings alike, letter by letter, so that offsets hold: no accents, one sort of dash."""

from __future__ import annotations

import unicodedata

_ALIKE = {
    "’": "'",
    "‘": "'",
    "`": "'",
    "\u00b4": "'",
    "\u02bf": "'",
    "\u02be": "'",
    "-": " ",
    "\n": " ",
    "ı": "i",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "ß": "s",
    "æ": "a",
    "Æ": "A",
    "œ": "o",
    "Œ": "O",
    "\u0629": "\u0647",  # the feminine ending and its spelling without dots
    "\u0649": "\u064a",
}


class _Folds(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        parts = unicodedata.normalize("NFD", char)
        plain = all(map(unicodedata.combining, parts[1:]))
        made = _ALIKE.get(char) or (parts[0] if plain else char)
        self[code] = made
        return made


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Return `text` without accents and with blanks for hyphens, as long as it was."""
    return text.translate(_FOLDS)


def lowered(text: str) -> str:
    """Return `text` in small letters, as long as it was."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


_QUOTES = {ord(mark): "" for mark in "'\"“”()"}


def key_of(name: str) -> str:
    """Return what all spellings of a name share: small letters, no accents, no article."""
    words = lowered(fold(name)).translate(_QUOTES).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)
