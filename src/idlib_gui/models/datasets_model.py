"""The datasets on the shelf as rows, each with how many of its rows are looked at."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from idlib_gui.overriding import override
from idlib_gui.state.datasets import Layer
from idlib_gui.state.session import Session
from idlib_gui.state.viewport import View

from .rows import ID_ROLE, TICKABLE, Index, RowsModel

ROW_ROLE = ID_ROLE + 1
"""The `DatasetRow`."""
_Role = Qt.ItemDataRole


class DatasetRow(NamedTuple):
    """What a list shows of a dataset.

    `passing` is how many rows the filter lets pass, `seen` how many of those are active in what the
    timeline shows, of the classes that are on and in the period; None: not known yet.
    """

    key: str
    name: str
    rows: int
    extent: tuple[int, int]
    visible: bool
    colour: int
    passing: int | None
    seen: int | None
    lanes_open: bool = True
    """Whether its lanes are there, if they are to be seen."""


class DatasetWords(NamedTuple):
    """What a model cannot know: how rows are put in words."""

    tip: Callable[[DatasetRow], str]
    spoken: Callable[[DatasetRow], str]
    """The row for a screen reader."""


class DatasetsModel(RowsModel[DatasetRow]):
    """One row a dataset; its check box says whether the dataset is drawn."""

    counted = Signal()
    """There are other datasets, or others of them are shown."""

    def __init__(
        self, session: Session, words: DatasetWords, parent: QObject | None = None
    ) -> None:
        super().__init__(1, parent)
        self._session = session
        self._words = words
        session.shelf.changed.connect(self._follow)
        session.viewport.settled.connect(self._follow)
        self._start_over(self._now())

    @property
    def shown(self) -> int:
        """Return how many datasets are shown."""
        return sum(row.visible for row in self._rows)

    @override
    def key_of(self, row: DatasetRow) -> Hashable:
        return row.key

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case _Role.DisplayRole:
                return row.name
            case _Role.CheckStateRole:
                return Qt.CheckState.Checked if row.visible else Qt.CheckState.Unchecked
            case _Role.ToolTipRole:
                return self._words.tip(row)
            case _Role.AccessibleTextRole:
                return self._words.spoken(row)
            case _:
                return {ID_ROLE: row.key, ROW_ROLE: row}.get(role)

    @override
    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole or not index.isValid():
            return False
        visible = Qt.CheckState(value) == Qt.CheckState.Checked
        self._session.shelf.update(self._rows[index.row()].key, visible=visible)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return TICKABLE if index.isValid() else Qt.ItemFlag.NoItemFlags

    def _now(self) -> list[DatasetRow]:
        view = self._session.viewport.view
        return [_row_of(layer, view) for layer in self._session.shelf.layers]

    def _follow(self) -> None:
        before = [(row.key, row.visible) for row in self._rows]
        rows = self._now()
        if len(rows) == len(self._rows):
            self._change(rows)  # also where one took the place of another: views stay as they are
        else:
            self._become(rows)
        if before != [(row.key, row.visible) for row in self._rows]:
            self.counted.emit()


def _row_of(layer: Layer, view: View) -> DatasetRow:
    dataset = layer.dataset
    return DatasetRow(
        dataset.key,
        dataset.name,
        dataset.rows,
        dataset.extent,
        layer.visible,
        layer.colour,
        layer.total,
        _seen(layer, view),
        layer.lanes_by is view.lanes_by or not layer.shows_lanes(view),
    )


def _seen(layer: Layer, view: View) -> int | None:
    """Return how many rows are active in the stretch that is seen, and in the period as well."""
    begins, ends = zip(*filter(None, (layer.dataset.extent, view.window, view.period)), strict=True)
    begin, end = max(begins), min(ends)
    return layer.active(begin, end, view.classes_off) if layer.visible and begin < end else 0
