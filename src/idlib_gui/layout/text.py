"""How wide text is: measured by whoever draws it, once, and remembered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

_REMEMBERED = 20_000
_ELLIPSIS = "…"


class Ruler:
    """Measures text in one font, in pixels, and shortens it to fit."""

    def __init__(self, measure: Callable[[str], float], remembered: int = _REMEMBERED) -> None:
        self._measure = measure
        self._remembered = remembered
        self._widths: dict[str, float] = {}
        self._elided: dict[tuple[str, int], str] = {}
        self._letters: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return how wide `text` is."""
        known = self._widths.get(text)
        if known is None:
            if len(self._widths) >= self._remembered:
                self._widths.clear()
            known = self._widths[text] = self._measure(text)
        return known

    def elided(self, text: str, room: float) -> str:
        """Return `text`, or as much of its beginning as fits with an ellipsis; may be empty."""
        if self.width(text) <= room:
            return text
        key = (text, int(room))
        known = self._elided.get(key)
        if known is None:
            if len(self._elided) >= self._remembered:
                self._elided.clear()
            known = self._elided[key] = self._shortened(text, int(room))
        return known

    def _shortened(self, text: str, room: int) -> str:
        """Begin where the widths of single letters say, and measure from there on, one by one."""
        widths = accumulate(map(self._letter, text), initial=self._letter(_ELLIPSIS))
        low = min(bisect_right(list(widths), room), len(text))
        while low and not self._fits(text, low, room):
            low -= 1
        while low < len(text) and self._fits(text, low + 1, room):
            low += 1
        return text[:low].rstrip() + _ELLIPSIS if low else ""

    def _letter(self, letter: str) -> float:
        known = self._letters.get(letter)
        if known is None:
            known = self._letters[letter] = self._measure(letter)
        return known

    def _fits(self, text: str, length: int, room: int) -> bool:
        return self._measure(text[:length].rstrip() + _ELLIPSIS) <= room
