"""What all painters of the timeline share for one look and pixel ratio: sprites, drawn words."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QFont

from .atlas import Atlas, Ink
from .look import Look
from .sprites import Sprites
from .strips import StripPainter

LABEL, STRUCK, COUNT = "label", "struck", "count"
"""The inks of titles of events, of those of rejected ones, and of counts of clusters."""
TALLY, CAPTION = "tally", "caption"
"""The inks of small text: rules of the axis; and, fainter, what they leave out, and counts."""


class Kit(NamedTuple):
    """Sprites and words of a look at a pixel ratio."""

    look: Look
    ratio: float
    sprites: Sprites
    atlas: Atlas
    strips: StripPainter


def kit_of(look: Look, ratio: float) -> Kit:
    """Return what painters need of a look on a screen of this pixel ratio."""
    struck = QFont(look.label.font)
    struck.setStrikeOut(True)
    theme = look.theme
    small = look.small
    inks = {
        LABEL: Ink(look.label.font, theme.text, look.label.drop, look.label.ruler.width),
        STRUCK: Ink(struck, theme.text, look.label.drop, look.label.ruler.width),
        COUNT: Ink(look.bold.font, theme.text, look.bold.drop, look.bold.ruler.width),
        TALLY: Ink(small.font, theme.text, small.drop, small.ruler.width),
        CAPTION: Ink(small.font, theme.faint, small.drop, small.ruler.width),
    }
    return Kit(look, ratio, Sprites(theme, ratio), Atlas(inks, ratio), StripPainter(theme))
