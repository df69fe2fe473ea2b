"""Puts prepared datasets on the shelf, and remembers which lie there for the next start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from idlib_gui.build.dataset_lanes import LaneIndex, lanes_of, prepared_lanes
from idlib_gui.storage.datasets.cache import Cache
from idlib_gui.storage.datasets.dataset import Dataset

from .carrying import carried, carry_lanes
from .datasets import Layer
from .jobs import JobSlot
from .kept_datasets import KeptDataset, keep_datasets, kept_datasets, stamp_of
from .readying import Readying
from .session import Session
from .settings import Settings
from .viewport import LanesBy


class NotAsBefore(NamedTuple):
    """Datasets that were open and are not as they were.

    Of `lost` ones nothing is prepared any more; files of `changed` ones are others now, or gone.
    """

    lost: tuple[KeptDataset, ...]
    changed: tuple[KeptDataset, ...]


class DatasetKeeper(QObject):
    """Opens what was open when the program ended, without reading any file."""

    failed = Signal(object)
    """An exception that is a fault of the program."""

    def __init__(self, session: Session, settings: Settings, jobs: JobSlot, cache: Cache) -> None:
        super().__init__(session.shelf)
        self._session, self._shelf, self._settings = session, session.shelf, settings
        self.cache = cache
        self._kept: dict[str, KeptDataset] = {}
        self._lost: dict[str, KeptDataset] = {}
        self._readying = Readying(
            session.shelf, session.viewport, jobs, _with_dataset(self._lanes_of),
            _with_dataset(prepared_lanes),
        )  # fmt: skip
        self._readying.failed.connect(self.failed)

    def _lanes_of(self, dataset: Dataset, by: LanesBy) -> LaneIndex:
        return lanes_of(dataset, by, self.cache)

    def restore(self) -> NotAsBefore:
        """Put on the shelf what lay there, and return what is not as it was."""
        lost: list[KeptDataset] = []
        changed: list[KeptDataset] = []
        for kept in kept_datasets(self._settings):
            dataset = self.cache.find(kept.key)
            if dataset is None:
                lost.append(kept)
                continue
            if stamp_of(kept.path) != kept.stamp:
                changed.append(kept)
            self._kept[kept.key] = kept
            self._put(Layer(dataset, kept.visible, kept.colour, kept.filter))
        self._lost = {kept.key: kept for kept in lost if kept.path.exists()}
        self._keep()
        self._shelf.changed.connect(self._keep)
        return NotAsBefore(tuple(lost), tuple(changed))

    def put(self, dataset: Dataset, path: Path, instead_of: str = "") -> None:
        """Put a dataset on the shelf, if it does not lie there already.

        Args:
            dataset: The dataset.
            path: The file or folder that it was read from.
            instead_of: The key of one whose place it takes: it is looked at as that one was.
        """
        stamp = stamp_of(path) or (0, 0)
        before = self._shelf.layer(instead_of) if instead_of != dataset.key else None
        self._kept[dataset.key] = KeptDataset(dataset.key, path.absolute(), stamp)
        if before is not None:
            self._replace(before, carried(before, dataset))
        elif self._shelf.layer(dataset.key) is None:
            self._put(self._as_it_was(dataset))
        self._lost = {key: kept for key, kept in self._lost.items() if kept.path != path.absolute()}
        self._keep()

    def _replace(self, before: Layer, layer: Layer) -> None:
        self._session.selection.forget_rows(before.key)
        carry_lanes(self._session.viewport, before, layer)
        self._put(layer, before.key)
        self._kept.pop(before.key, None)

    def _as_it_was(self, dataset: Dataset) -> Layer:
        """Return a layer as it was before what was prepared of it was lost, or a new one."""
        kept = self._lost.get(dataset.key)
        if kept is None:
            return Layer(dataset, colour=self._shelf.free_colour())
        return Layer(dataset, kept.visible, kept.colour, kept.filter)

    def let_go_of_lost(self) -> None:
        """Speak no more of datasets of which nothing is prepared any longer."""
        self._lost = {}
        self._keep()

    def take(self, key: str, *, forget: bool = False) -> KeptDataset | None:
        """Take a dataset off the shelf; and delete what was prepared of it, if so asked.

        Returns what it can be put back by.
        """
        self._session.selection.forget_rows(key)
        self._shelf.take(key)
        if forget:
            self.cache.forget(key)
        return self._kept.pop(key, None)

    def put_back(self, layer: Layer, kept: KeptDataset, place: int) -> None:
        """Put a dataset that was taken off the shelf in its place there, as it was looked at."""
        if self._shelf.layer(layer.key) is None:
            self._kept[layer.key] = kept
            self._shelf.insert(place, layer)

    def _put(self, layer: Layer, instead_of: str = "") -> None:
        self._shelf.put(self._readying.make_ready(layer), instead_of)

    def _keep(self) -> None:
        looks = {layer.key: layer for layer in self._shelf.layers}
        keep_datasets(
            self._settings,
            (
                *(
                    self._kept[key]._replace(
                        visible=layer.visible, colour=layer.colour, filter=layer.filter
                    )
                    for key, layer in looks.items()
                    if key in self._kept
                ),
                *self._lost.values(),  # until they are read again
            ),
        )


_Of = Callable[[Dataset, LanesBy], LaneIndex | None]


def _with_dataset(work: _Of) -> Callable[[Layer, LanesBy], LaneIndex | None]:
    """Return `work` for layers; only of datasets that lie on disk are lanes made here."""
    return lambda layer, by: work(layer.dataset, by) if isinstance(layer.dataset, Dataset) else None
