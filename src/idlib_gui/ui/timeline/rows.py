"""How far the rows of each panel are scrolled: kept where they are when lanes are packed anew."""

from __future__ import annotations

from idlib_gui.layout.board import Board
from idlib_gui.layout.panels import Panel, held, panels_of
from idlib_gui.layout.plan import Packing


class Rows:
    """Remembers how far panels are scrolled, and which lanes were at their tops."""

    def __init__(self) -> None:
        self._scrolls = [0.0, 0.0]
        self._shown: tuple[Packing, tuple[Panel, ...]] | None = None

    def forget_lanes(self) -> None:
        """Take lanes that come next for others than those so far."""
        self._shown = None

    def panels(self, board: Board, packing: Packing, height: int) -> tuple[Panel, ...]:
        """Return the panels of a time area of this height."""
        if self._shown is not None and self._shown[0] is not packing:
            before, panels = self._shown
            for panel in panels:
                now = panel._replace(scroll=self._scrolls[panel.key])
                self._scrolls[panel.key] = held(before, packing, now)
        found = panels_of(board, packing, height, self._scrolls)
        for panel in found:
            self._scrolls[panel.key] = panel.scroll
        self._shown = packing, found
        return found

    def scroll(self, panel: Panel, top: float) -> bool:
        """Scroll a panel so that `top` is at its top; return whether it moved."""
        wanted = float(round(min(max(top, 0.0), float(panel.hidden))))
        self._scrolls[panel.key] = wanted
        return wanted != panel.scroll
