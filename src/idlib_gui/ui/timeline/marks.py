"""Which things on the timeline stand out: selected, belonging to what is selected, pointed at."""

from __future__ import annotations

from typing import NamedTuple

from idlib_gui.layout.columns import Flags
from idlib_gui.layout.hit import LayerRow

from .stretches import StretchKey


class Marks(NamedTuple):
    """What stands out; the layer of the article's events is 0, their rows are of the columns."""

    selected: LayerRow | None = None
    marked: Flags | None = None
    """Flags of the article's events that belong to what is selected; all else is dimmed."""
    hovered: LayerRow | None = None
    current: StretchKey | None = None
    """The tile of a strip that the keys are at."""
