"""Where the timeline gets events from: the article, or a dataset beside it; both look the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from .columns import Flags, Floats, Ints
from .drawn import Drawn
from .frame import TEXT_LEFT, TEXT_RIGHT
from .index import EventIndex
from .kept import Kept
from .scale import TimeScale

Measure = Callable[[str], float]
"""How many pixels a text is wide."""


def _of_classes(index: EventIndex, classes: Flags | None) -> Kept | None:
    return index.kept(classes)


def _nothing(_row: int) -> Sequence[str]:
    return ()


class Layer(NamedTuple):
    """A dataset beside the article, as the timeline draws it.

    It is one lane that holds all of it (`whole`, an index with one lane), until that is expanded
    and `inner` is there: the same events in lanes of their own, called `names`. Ids of events in
    both are rows of the dataset.
    """

    key: str
    name: str
    whole: EventIndex
    titles: Callable[[Sequence[int]], Sequence[str]]
    inner: EventIndex | None = None
    names: Sequence[str] = ()
    keep: Callable[[EventIndex, Flags | None], Kept | None] = _of_classes
    """Returns what of an index is looked at, if only some classes are on (None: all)."""
    colour: int = 0
    """Its place among the colours of datasets."""
    tell: Callable[[int], Sequence[str]] = _nothing
    """Returns what is told of a row, in a few lines."""


class Span(NamedTuple):
    """When an event is, in seconds since 1970: where its label belongs, and its outer ends."""

    anchor: int
    begin: int
    end: int


class Source(Protocol):
    """Lanes that lie one below the other, and the index of the events in them.

    A *handle* is what the source knows an event in a lane by.
    """

    layer: int
    first: int
    """The place of its first lane among all lanes."""
    lanes: int

    @property
    def index(self) -> EventIndex:
        """Return the index over its lanes."""

    @property
    def kept(self) -> Kept | None:
        """Return which events of the index are looked at."""

    def totals(self) -> Ints:
        """Return how many dated events each lane has."""

    def all_of(self, lanes: Flags) -> tuple[Ints, Ints]:
        """Return all events of some lanes, which have few: handles, and the lane of each."""

    def handles(self, positions: Ints) -> Ints:
        """Return the handles of events by their positions in the index."""

    def events_of(self, handles: Ints) -> Ints:
        """Return the row in the layer of each."""

    def lanes_with(self, event: int) -> Ints:
        """Return the lanes that a row of the layer is in."""

    def span(self, event: int) -> Span | None:
        """Return when a row of the layer is; None: it has no date."""

    def class_of(self, event: int) -> int:
        """Return the class of a row of the layer, by its place in `CLASSES`."""

    def drawn(self, handles: Ints, lanes: Ints, scale: TimeScale, measure: Measure) -> Drawn:
        """Return events with all that is needed to draw them; `lanes` holds a lane for each."""


def box_widths(labels: Sequence[str], measure: Measure) -> Floats:
    """Return how many pixels boxes with these labels are wide."""
    return np.array([TEXT_LEFT + measure(label) + TEXT_RIGHT for label in labels], dtype=np.float64)


def as_column(labels: Sequence[str]) -> NDArray[np.object_]:
    """Return labels as a column of `Drawn`."""
    texts = np.empty(len(labels), dtype=object)
    texts[:] = labels
    return texts
