"""What on the timeline stands for many events: the tiles of strips in which some start.

Keys, and assistive technology, go from one to the next; each can be opened, which shows its time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRect, QRectF

from idlib_gui.layout.dense import Strip

from .picture import Picture


class StretchKey(NamedTuple):
    """What tells stretches apart: their lane, and from when on they are."""

    lane: int
    begin: int


class Stretch(NamedTuple):
    """A stretch of a lane that has too many events for marks, and where it is seen.

    `total` events start in it. Times are seconds since 1970; `rect` is in pixels of the whole
    timeline.
    """

    lane: int
    begin: int
    end: int
    total: int
    rect: QRect

    @property
    def key(self) -> StretchKey:
        """Return what tells it from all others."""
        return StretchKey(self.lane, self.begin)


def stretches_of(picture: Picture) -> list[Stretch]:
    """Return the stretches that are seen, by lane and time."""
    found: list[Stretch] = []
    for strip in picture.scene.strips:
        found += _of_strip(picture, strip)
    seen = [s._replace(rect=s.rect & picture.area_of(s.lane)) for s in found if s.total]
    return sorted((s for s in seen if not s.rect.isEmpty()), key=lambda stretch: stretch.key)


def beside(found: Sequence[StretchKey], key: StretchKey | None, step: int) -> StretchKey | None:
    """Return the key so many places after this one, round about; None: there is none at all.

    Without a key, or when it is not there, it begins before the first or after the last.
    """
    if not found:
        return None
    here = found.index(key) if key in found else min(-step, 0)
    return found[(here + step) % len(found)]


def _of_strip(picture: Picture, strip: Strip) -> Iterator[Stretch]:
    left, right = picture.rooms
    rooms = left + (right - left) * strip.tiles / picture.frame.width
    seconds = np.floor(picture.scale.to_seconds(rooms)).astype(np.int64).tolist()
    ends = strip.tiles.tolist()
    for place, total in enumerate(strip.totals.tolist()):
        rect = _rect(picture, ends[place], strip.y, ends[place + 1] - ends[place], strip.height)
        yield Stretch(strip.lane, seconds[place], seconds[place + 1], total, rect)


def _rect(picture: Picture, x: float, y: float, width: float, height: float) -> QRect:
    frame = picture.frame
    return QRectF(frame.left + x, frame.header + y, width, height).toAlignedRect()
