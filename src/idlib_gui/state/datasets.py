"""The datasets beside the article: which there are, and how each of them is looked at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil, floor
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from idlib_gui.domain.periods import Period
from idlib_gui.domain.records import EventClass
from idlib_gui.layout.columns import Flags, Ints, classes_on
from idlib_gui.layout.index import EventIndex
from idlib_gui.layout.kept import Kept

from .viewport import LanesBy, View


class LeftOut(Protocol):
    """The rows of a file that could not be read."""

    @property
    def total(self) -> int:
        """Return how many there are."""


class Dataset(Protocol):
    """What of a prepared dataset (`storage.datasets`) is looked at here, one value a row.

    It is named by its looks, so that the start of the program need not wait for what reads files.
    `actor`, `target`, `type` and `place` are places in `actors`, `types` and `places`; −1 is none.
    `cls` is the place in `layout.columns.CLASSES`. Times are seconds since 1970, half open.
    """

    key: str
    """What tells it from every other dataset, from one start to the next."""
    name: str
    rows: int
    extent: tuple[int, int]
    start: Ints
    end: Ints
    cls: NDArray[np.int8]
    actor: NDArray[np.int32]
    target: NDArray[np.int32]
    type: NDArray[np.int32]
    place: NDArray[np.int32]
    actors: Sequence[str]
    types: Sequence[str]
    places: Sequence[str]

    @property
    def left_out(self) -> LeftOut:
        """Return the rows that could not be read; looked up when asked for."""

    def titles(self, rows: Sequence[int]) -> list[str]:
        """Return what rows are called."""

    def is_mutual(self, row: int) -> bool:
        """Return whether a row is between its actor and its target, and has no direction."""

    def row(self, number: int) -> dict[str, str]:
        """Return all columns of a row as they stand in the file; this may take a moment."""


def name_of(names: Sequence[str], code: int) -> str:
    """Return the name of a code, empty for none."""
    return names[int(code)] if code >= 0 else ""


class LaneIndex(Protocol):
    """The rows of a dataset in lanes: an index over them, and the name of each lane."""

    @property
    def index(self) -> EventIndex:
        """Return the index."""

    @property
    def names(self) -> Sequence[str]:
        """Return the names of the lanes."""


class RowFilter(NamedTuple):
    """Which rows of a dataset are looked at; an empty part lets all pass.

    `actors` (on either side), `types` and `places` are codes of the dataset; of `period`, from and
    to in seconds since 1970, it is enough that a row touches it.
    """

    actors: frozenset[int] = frozenset()
    types: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    period: Period | None = None

    def choosing(self, part: str, chosen: frozenset[int] | Period | None) -> RowFilter:
        """Return the filter with something else chosen in one of its parts."""
        changes: dict[str, Any] = {part: chosen}
        return self._replace(**changes)


NO_FILTER = RowFilter()


@dataclass(frozen=True, eq=False, repr=False)
class Layer:
    """A dataset as it is looked at; a value: another look is another layer.

    `colour` is its place among the theme's colours for datasets. `whole` is an index with one lane
    that holds all rows; `lanes` is one over the lanes by `lanes_by`, once they are shown
    (`View.expanded` holds `lane_key`). `passing` says of each row whether the filter lets it pass;
    None: all do. Until these are worked out, `ready` is False.
    """

    dataset: Dataset
    visible: bool = True
    colour: int = 0
    filter: RowFilter = NO_FILTER
    whole: EventIndex | None = None
    lanes: LaneIndex | None = None
    lanes_by: LanesBy | None = None
    passing: Flags | None = None
    ready: bool = False

    @property
    def key(self) -> str:
        """Return the key of its dataset."""
        return self.dataset.key

    @property
    def lane_key(self) -> str:
        """Return by what the view knows the lane of this dataset."""
        return f"dataset:{self.key}"

    def shows_lanes(self, view: View) -> bool:
        """Return whether the view asks for lanes of this dataset."""
        return self.lane_key in view.expanded and view.lanes_by is not LanesBy.NONE

    @property
    def total(self) -> int | None:
        """Return how many rows the filter lets pass; None while that is not known yet."""
        return self._total if self.ready or self.filter == NO_FILTER else None

    @cached_property
    def _total(self) -> int:
        return self.dataset.rows if self.passing is None else int(np.count_nonzero(self.passing))

    def kept(self, classes: Flags | None = None) -> Kept | None:
        """Return what of `whole` is looked at: what passes, and of that the classes that are on.

        The index remembers the last answers, since a filter of many rows takes a moment to be made.
        """
        return None if self.whole is None else self.whole.kept(classes, self.passing)

    def active(
        self, begin: float, end: float, off: Collection[EventClass | None] = ()
    ) -> int | None:
        """Return how many rows that pass are active in a stretch of time, but of classes `off`.

        None: that is not known yet.
        """
        if self.whole is None or not self.ready:
            return None
        first = floor(begin)
        last = max(ceil(end), first + 1)
        edges, one_lane = np.array([first, last], dtype=np.int64), np.zeros(1, dtype=np.int64)
        kept = self.kept(classes_on(off) if off else None)
        counts = self.whole.active_counts(one_lane, edges, kept, exact=True)
        return int(counts[0, 0])


class Shelf(QObject):
    """Holds the datasets that are open beside the document, in the order they were opened.

    A dataset is never changed. Panes look at `layers` and listen.
    """

    changed = Signal(object)
    """There are other `Layer`s: a tuple of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layers: tuple[Layer, ...] = ()

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Return all layers, also those that are not to be seen."""
        return self._layers

    @property
    def visible(self) -> tuple[Layer, ...]:
        """Return the layers that are to be seen."""
        return tuple(layer for layer in self._layers if layer.visible)

    def layer(self, key: str) -> Layer | None:
        """Return the layer of a dataset, None if it is not on the shelf."""
        return next((layer for layer in self._layers if layer.key == key), None)

    def put(self, layer: Layer, instead_of: str = "") -> None:
        """Put a layer last on the shelf, or in the place of the one of the same dataset.

        One of the dataset `instead_of` is taken off, and leaves its place.
        """
        place = layer.key if self.layer(layer.key) is not None else instead_of
        others = [old for old in self._layers if old.key == place or old.key != instead_of]
        if self.layer(place) is None:
            self._show((*others, layer))
        else:
            self._show(tuple(layer if old.key == place else old for old in others))

    def insert(self, place: int, layer: Layer) -> None:
        """Put a layer of a dataset that is not on the shelf at a place there: 0 is the first."""
        self._show((*self._layers[:place], layer, *self._layers[place:]))

    def update(self, key: str, **changes: Any) -> None:
        """Change some fields of a layer; says nothing when they are as they were."""
        layer = self.layer(key)
        if layer is None:
            return
        if any(_differ(getattr(layer, name), value) for name, value in changes.items()):
            self.put(replace(layer, **changes))

    def filter(self, key: str, only: RowFilter) -> None:
        """Let other rows of a dataset pass; which these are has to be worked out."""
        layer = self.layer(key)
        if layer is not None and layer.filter != only:
            self.put(replace(layer, filter=only, ready=False))

    def take(self, key: str) -> None:
        """Take a dataset off the shelf."""
        if self.layer(key) is not None:
            self._show(tuple(layer for layer in self._layers if layer.key != key))

    def free_colour(self) -> int:
        """Return the first colour that no dataset on the shelf has."""
        taken = {layer.colour for layer in self._layers}
        return next(number for number in range(len(taken) + 1) if number not in taken)

    def _show(self, layers: tuple[Layer, ...]) -> None:
        self._layers = layers
        self.changed.emit(layers)


def _differ(before: object, after: object) -> bool:
    """Return whether two values of a field differ; of arrays and indexes, whether they are two."""
    if isinstance(before, bool | int | RowFilter | str):
        return before != after
    return before is not after
