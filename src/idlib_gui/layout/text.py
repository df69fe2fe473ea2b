"""How wide text is: measured by whoever draws it, once, and remembered."""

from __future__ import annotations

from collections.abc import Callable

_REMEMBERED = 20_000
_ELLIPSIS = "…"


class Ruler:
    """Measures text in one font, in pixels, and shortens it to fit."""

    def __init__(self, measure: Callable[[str], float], remembered: int = _REMEMBERED) -> None:
        self._measure = measure
        self._remembered = remembered
        self._widths: dict[str, float] = {}
        self._elided: dict[tuple[str, int], str] = {}

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
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self._measure(text[:middle].rstrip() + _ELLIPSIS) <= room:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + _ELLIPSIS if low else ""
