"""Parts of the time area one below the other, each with lanes that scroll on their own.

The lanes of datasets are pinned to the foot, so that context stays in sight.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from .board import Board
from .columns import Flags, Floats, Ints
from .frame import ROW
from .plan import Packing

ARTICLE, CONTEXT = 0, 1
"""The keys of the panels: of the lanes of the article, and of those of datasets."""
_SHARE = 0.45
"""Part of the height that pinned lanes may take from those of the article."""
_MOST = 0.55
"""Part that they may take where one lane would need more."""


class Panel(NamedTuple):
    """Lanes that scroll together, and where they are seen; all in pixels.

    `top` counts from the top of the time area, and `base` is where the first lane lies among all
    lanes; the lanes are `content` high, of which `height` is seen from `scroll` on.
    """

    key: int
    first: int
    """The place of its first lane among all lanes."""
    end: int
    """The place after its last."""
    top: int
    height: int
    base: int
    content: int
    scroll: float

    @property
    def foot(self) -> int:
        """Return where it ends."""
        return self.top + self.height

    @property
    def hidden(self) -> int:
        """Return how far it can be scrolled."""
        return max(self.content - self.height, 0)

    @property
    def shift(self) -> float:
        """Return what moves a place among all lanes to where it is seen."""
        return self.top - self.base - self.scroll


class Places(NamedTuple):
    """Where each lane is seen, in pixels from the top of the time area."""

    top: Floats
    """Where it begins."""
    begin: Floats
    """From where on anything of it is seen: the top of its panel."""
    end: Floats
    seen: Flags
    """Whether any of it is in sight."""


def panels_of(
    board: Board, packing: Packing, height: int, scrolls: Sequence[float] = (0.0, 0.0)
) -> tuple[Panel, ...]:
    """Return the panels of a time area of this height, from the top down.

    Args:
        board: All lanes.
        packing: How high they are.
        height: Pixels of the time area.
        scrolls: How far the panel of each key is scrolled, if there is that much.
    """
    total, split = len(board.table.lanes), board.article.lanes
    above = int(packing.top[split])
    below = packing.height - above
    if split in {0, total}:
        key = ARTICLE if split else CONTEXT
        return (_panel(key, (0, total), (0, height), (0, packing.height), scrolls),)
    # Where there is little room, something of the first lane that is no mere heading is seen.
    first = split + int(np.argmax(packing.rows[split:] > 0))
    lane = int(packing.top[first + 1]) - above
    allowed = max(int(height * _SHARE), min(lane, int(height * _MOST)), height - above)
    pinned = min(below, allowed)
    high = height - pinned
    return (
        _panel(ARTICLE, (0, split), (0, high), (0, above), scrolls),
        _panel(CONTEXT, (split, total), (high, pinned), (above, below), scrolls),
    )


def _panel(
    key: int,
    lanes: tuple[int, int],
    place: tuple[int, int],
    content: tuple[int, int],
    scrolls: Sequence[float],
) -> Panel:
    panel = Panel(key, *lanes, *place, *content, 0.0)
    return panel._replace(scroll=min(max(scrolls[key], 0.0), float(panel.hidden)))


def places_of(packing: Packing, panels: Sequence[Panel]) -> Places:
    """Return where each lane is seen."""
    counts = [panel.end - panel.first for panel in panels]
    top = packing.top[:-1] + np.repeat([panel.shift for panel in panels], counts)
    begin = np.repeat([float(panel.top) for panel in panels], counts)
    end = np.repeat([float(panel.foot) for panel in panels], counts)
    return Places(top, begin, end, (top < end) & (top + np.diff(packing.top) > begin))


def panel_at(panels: Sequence[Panel], y: float) -> Panel:
    """Return the panel at `y`, the nearest above or below all of them."""
    return next((panel for panel in panels if y < panel.foot), panels[-1])


def panel_with(panels: Sequence[Panel], lane: int) -> Panel:
    """Return the panel of a lane."""
    return next(panel for panel in panels if lane < panel.end)


def lane_at(packing: Packing, panels: Sequence[Panel], y: float) -> int | None:
    """Return the lane at `y`, counted from the top of the time area, if any."""
    panel = panel_at(panels, y)
    lane = _lane_at(packing.top, y - panel.shift)
    return lane if panel.first <= lane < panel.end else None


def held(before: Packing, after: Packing, panel: Panel) -> float:
    """Return how far to scroll a panel packed anew, so that the lane at its top stays there."""
    place = panel.base + panel.scroll
    lane = _lane_at(before.top, place)
    if not panel.first <= lane < panel.end:
        return panel.scroll
    old, new = before.top[lane : lane + 2], after.top[lane : lane + 2]
    part = (place - old[0]) / (old[1] - old[0])
    moved = new[0] + part * (new[1] - new[0]) - after.top[panel.first]
    return float(round(moved))


def scrolled_to(packing: Packing, panels: Sequence[Panel], tops: Ints) -> Panel:
    """Return the panel that rows are in, scrolled as little as shows one of them.

    `tops` say where the rows, one at least, begin among all lanes.
    """
    panel = panel_with(panels, _lane_at(packing.top, float(tops[0])))
    highest = (tops - panel.base).astype(np.float64)
    lowest = highest + 2 * ROW - panel.height
    if bool(((lowest <= panel.scroll) & (panel.scroll <= highest)).any()):
        return panel
    targets = np.concatenate([highest - ROW / 2, lowest])
    nearest = targets[np.argmin(np.abs(targets - panel.scroll))]
    return panel._replace(scroll=float(nearest))


def _lane_at(tops: Ints, place: float) -> int:
    return int(np.searchsorted(tops, place, side="right")) - 1
