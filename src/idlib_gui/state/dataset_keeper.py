"""Puts prepared datasets on the shelf, and remembers which lie there for the next start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from idlib_gui.build.dataset_lanes import LaneIndex, lanes_of, prepared_lanes
from idlib_gui.storage.datasets.cache import Cache
from idlib_gui.storage.datasets.dataset import Dataset

from .datasets import Layer
from .jobs import JobSlot
from .kept_datasets import KeptDataset, keep_datasets, kept_datasets, stamp_of
from .preparing import Preparing
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
        self._preparing = Preparing(
            session.shelf, session.viewport, jobs, _with_dataset(self._lanes_of),
            _with_dataset(prepared_lanes),
        )  # fmt: skip
        self._preparing.failed.connect(self.failed)

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
        self._keep()
        self._shelf.changed.connect(self._keep)
        return NotAsBefore(tuple(lost), tuple(changed))

    def put(self, dataset: Dataset, path: Path) -> None:
        """Put a dataset on the shelf, if it does not lie there already."""
        stamp = stamp_of(path) or (0, 0)
        self._kept[dataset.key] = KeptDataset(dataset.key, path.absolute(), stamp)
        if self._shelf.layer(dataset.key) is None:
            self._put(Layer(dataset, colour=self._shelf.free_colour()))
        self._keep()

    def take(self, key: str, *, forget: bool = False) -> None:
        """Take a dataset off the shelf; and delete what was prepared of it, if so asked."""
        self._session.selection.forget_rows(key)
        self._shelf.take(key)
        self._kept.pop(key, None)
        if forget:
            self.cache.forget(key)

    def _put(self, layer: Layer) -> None:
        self._shelf.put(self._preparing.make_ready(layer))

    def _keep(self) -> None:
        looks = {layer.key: layer for layer in self._shelf.layers}
        keep_datasets(
            self._settings,
            (
                self._kept[key]._replace(
                    visible=layer.visible, colour=layer.colour, filter=layer.filter
                )
                for key, layer in looks.items()
                if key in self._kept
            ),
        )


_Of = Callable[[Dataset, LanesBy], LaneIndex | None]


def _with_dataset(work: _Of) -> Callable[[Layer, LanesBy], LaneIndex | None]:
    """Return `work` for layers; only of datasets that lie on disk are lanes made here."""
    return lambda layer, by: work(layer.dataset, by) if isinstance(layer.dataset, Dataset) else None
