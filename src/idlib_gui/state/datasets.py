"""The datasets beside the article: which there are, and how each of them is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from .viewport import LanesBy

Flags = NDArray[np.bool_]


class Dataset(Protocol):
    """What of a prepared dataset is looked at here; one value a row, in the order of the file."""

    @property
    def key(self) -> str:
        """Return what tells it from every other dataset, from one start to the next."""

    @property
    def name(self) -> str:
        """Return what people call it."""

    @property
    def rows(self) -> int:
        """Return how many rows it has."""

    @property
    def extent(self) -> tuple[int, int]:
        """Return the first second of it, and the one after its last."""

    @property
    def start(self) -> NDArray[np.int64]:
        """Return where each row begins, in seconds since 1970."""

    @property
    def end(self) -> NDArray[np.int64]:
        """Return where each row ends; that second is no part of it."""

    @property
    def cls(self) -> NDArray[np.int8]:
        """Return the class of each row by its place in `layout.columns.CLASSES`."""

    @property
    def actor(self) -> NDArray[np.int32]:
        """Return who did it, by the place in `actors`; −1: nobody is named."""

    @property
    def target(self) -> NDArray[np.int32]:
        """Return whom it was done to, by the place in `actors`."""

    @property
    def type(self) -> NDArray[np.int32]:
        """Return what it was, by the place in `types`."""

    @property
    def place(self) -> NDArray[np.int32]:
        """Return where it was, by the place in `places`."""

    @property
    def actors(self) -> Sequence[str]:
        """Return the names of all who act or are acted on."""

    @property
    def types(self) -> Sequence[str]:
        """Return the names of all types."""

    @property
    def places(self) -> Sequence[str]:
        """Return the names of all places."""

    def titles(self, rows: Sequence[int]) -> list[str]:
        """Return what rows are called."""

    def row(self, number: int) -> dict[str, str]:
        """Return all columns of a row as they stand in the file; this may take a moment."""


class RowFilter(NamedTuple):
    """Which rows of a dataset are looked at; an empty part lets all pass.

    `actors` (on either side), `types` and `places` are codes of the dataset; of `period`, from and
    to in seconds since 1970, it is enough that a row touches it.
    """

    actors: frozenset[int] = frozenset()
    types: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    period: tuple[int, int] | None = None


NO_FILTER = RowFilter()


@dataclass(frozen=True, eq=False)
class Layer:
    """A dataset as it is looked at; a value: another look is another layer.

    `colour` is its place among the theme's colours for datasets. `lanes` is the index over the
    lanes that are shown now and `passing` says of each row whether the filter lets it pass (None:
    all do); while either is being worked out, `ready` is False and what is there is of before or
    None.
    """

    dataset: Dataset
    visible: bool = True
    colour: int = 0
    filter: RowFilter = NO_FILTER
    lanes: Any = None
    lanes_by: LanesBy | None = None
    passing: Flags | None = None
    ready: bool = False

    @property
    def key(self) -> str:
        """Return the key of its dataset."""
        return self.dataset.key


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

    def put(self, layer: Layer) -> None:
        """Put a layer last on the shelf, or in the place of the one of the same dataset."""
        if self.layer(layer.key) is None:
            self._show((*self._layers, layer))
        else:
            self._show(tuple(layer if old.key == layer.key else old for old in self._layers))

    def update(self, key: str, **changes: Any) -> None:
        """Change some fields of a layer; says nothing when they are as they were."""
        layer = self.layer(key)
        if layer is None:
            return
        if any(_differ(getattr(layer, name), value) for name, value in changes.items()):
            self.put(replace(layer, **changes))

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
