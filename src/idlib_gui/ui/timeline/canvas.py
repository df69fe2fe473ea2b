"""What the parts of the timeline paint from: one for all of them, so they show the same moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .kit import Kit, kit_of
from .look import Look
from .marks import Marks
from .picture import Picture
from .published import Published, published_lines
from .stage import Stage
from .stretches import Stretch, StretchKey, stretches_of


class Canvas:
    """What the items paint from: one for all of them, so that they show the same moment."""

    def __init__(self, stage: Stage, look: Look, marks: Marks) -> None:
        self.stage = stage
        self.look = look
        self.marks = marks
        self._kit: Kit | None = None
        self._published: tuple[Picture, Look, Sequence[Published]] | None = None
        self._seen: tuple[Picture, dict[StretchKey, Stretch]] | None = None

    def kit(self, ratio: float) -> Kit:
        """Return what painters need of the look on a screen of this pixel ratio."""
        kit = self._kit
        if kit is None or kit.look is not self.look or kit.ratio != ratio:
            kit = self._kit = kit_of(self.look, ratio)
        return kit

    @property
    def picture(self) -> Picture:
        """Return what is to be seen now."""
        return self.stage.picture

    @property
    def published(self) -> Sequence[Published]:
        """Return the lines of when sources came out that are seen."""
        picture, look = self.picture, self.look
        known = self._published
        if known is None or known[0] is not picture or known[1] is not look:
            known = self._published = picture, look, published_lines(picture, look)
        return known[2]

    @property
    def stretches(self) -> Mapping[StretchKey, Stretch]:
        """Return the clusters and tiles that are seen, by lane and time."""
        picture = self.picture
        if self._seen is None or self._seen[0] is not picture:
            self._seen = picture, {found.key: found for found in stretches_of(picture)}
        return self._seen[1]

    @property
    def current(self) -> Stretch | None:
        """Return the cluster or tile that the keys are at, if it is seen."""
        key = self.marks.current
        return None if key is None else self.stretches.get(key)
