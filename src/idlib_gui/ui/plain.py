"""Text from a model is text: makes it safe for places where Qt would read something into it."""

from __future__ import annotations

import re
from itertools import takewhile

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")
_NO_NAME = re.compile(r'[<>:"/\\|?*“”]')
_UNBROKEN = re.compile(r"\S{25}(?=\S)")


def one_line(text: str) -> str:
    """Return `text` on one line, without control characters."""
    return _CONTROLS.sub(" ", text).strip()


def breakable(text: str) -> str:
    """Return `text` on one line, with places to break inside words too long for any pane."""
    return _UNBROKEN.sub(lambda match: match[0] + "\u200b", one_line(text))


def shortened(text: str, length: int) -> str:
    """Return the first words of `text`, at most `length` characters, then an ellipsis."""
    line = one_line(text)
    if len(line) <= length:
        return line
    cut = line[:length].rsplit(" ", 1)[0] if " " in line[:length] else line[:length]
    return cut.rstrip(" ,;:–") + "…"


def told_apart(old: str, new: str, length: int) -> tuple[str, str]:
    """Return the first words of two texts; where these are the same, from the word they part at."""
    first, second = shortened(old, length), shortened(new, length)
    if first != second or old == new:
        return first, second
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    begin = old.rfind(" ", 0, alike) + 1
    return f"…{shortened(old[begin:], length)}", f"…{shortened(new[begin:], length)}"


def file_name(text: str, length: int = 60) -> str:
    """Return `text` as a name that every file system takes, without an ending."""
    plain = _NO_NAME.sub(" ", shortened(text, length)).strip(" .…")
    return " ".join(plain.split())


def button_text(text: str, length: int = 60) -> str:
    """Return `text` for a button, where a lone “&” would be taken for a key."""
    return shortened(text, length).replace("&", "&&")
