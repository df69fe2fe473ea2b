"""Where the parts of the timeline stand, and the sizes of what is drawn, in pixels."""

from __future__ import annotations

from typing import NamedTuple

ROW = 25
"""From the top of one row of a lane to the next."""
LANE_PAD = 5
"""Free space above the first and below the last row of a lane."""
HEADING = 24
"""Height of a lane that has nothing of its own, only inner lanes."""
BOX_TOP, BOX = 1, 18
"""A label's box within its row: its top and its height."""
BAR = 4
"""Thickness of the bar of time, just below the box."""
SHAPE = 8
"""Size of the mark that stands for the class."""
TEXT_LEFT, TEXT_RIGHT = 19, 8
"""Free space in a box before the text, which holds the class's mark, and after it."""
LEAST_BOX = 20
"""A box narrower than this is not drawn: its bar stands alone."""
LEAST_BAR = 5
"""The shortest a bar is drawn."""
EDGE = 4
"""Free space between a box and the right edge of the time area."""
GAP = 6
"""Free space between neighbours in a row."""

HEADER = 38
"""Height of the time axis."""
PUBLISHED = 14
"""Height of the line above it that says when sources were published."""
OVERVIEW = 40
"""Height of the overview."""
INDENT = 18
"""How far inner lanes are set in."""
NAME_LEFT = 10
"""Free space before lane names, and after them."""

SCROLL_BAR = 11
"""Width of the scroll bar, kept free at the right whether or not it is shown."""

_NAMES = (84, 178)
"""Narrowest and widest column of lane names."""
_BAY = (58, 132)
"""Narrowest and widest bay of undated events."""
_LOW = 230
"""Below this height there is no overview."""


class Frame(NamedTuple):
    """The parts of a timeline: lane names, the bay of undated events, time; axis and overview."""

    names: int
    bay: int
    width: int
    header: int
    height: int
    overview: int

    @property
    def left(self) -> int:
        """Return where time begins."""
        return self.names + self.bay


def frame_of(
    width: int, height: int, widest_name: float, *, undated: bool, published: bool = False
) -> Frame:
    """Return the parts of a timeline of this size.

    Args:
        width: Pixels across.
        height: Pixels down.
        widest_name: Pixels that the longest lane name would like, with its indent.
        undated: Whether a bay is needed.
        published: Whether there are days of publication.
    """
    low, high = _NAMES
    wanted = min(widest_name + 2 * NAME_LEFT, 0.19 * width + 8)
    names = int(min(max(wanted, low), high))
    low, high = _BAY
    bay = int(min(max(0.135 * width, low), high)) if undated else 0
    header = HEADER + PUBLISHED if published else HEADER
    overview = OVERVIEW if height >= _LOW else 0
    return Frame(
        names,
        bay,
        max(width - names - bay - SCROLL_BAR, 1),
        header,
        max(height - header - overview, 1),
        overview,
    )
