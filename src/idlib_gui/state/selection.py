"""What the user has picked, shared by all panes, with the way they came."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from idlib_gui.domain.records import Citation, Ref

_REMEMBERED = 200


class RowRef(NamedTuple):
    """Points at one row of a dataset on the shelf: the dataset's key, and the row's number."""

    dataset: str
    row: int


Picked = Ref | RowRef | None
"""What can be selected: a record of the document, a row of a dataset, or nothing."""


class Selection(QObject):
    """One selected record or row. Panes set it and listen to it, never to each other.

    While a row of a dataset is selected no record of the document is: who knows nothing of datasets
    looks at `current`, which is None then.
    """

    changed = Signal(object)
    """Something else is selected: the `Ref` of a record; None: a row is (`row`), or nothing."""
    words_changed = Signal(object)
    """Other words of a source are selected: their `Citation`, or None."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picked: Picked = None
        self._back: list[Picked] = []
        self._forward: list[Picked] = []
        self._words: Citation | None = None

    @property
    def words(self) -> Citation | None:
        """Return which words of a source are selected, beside the record."""
        return self._words

    def select_words(self, words: Citation | None) -> None:
        """Select words of a source, of which a record can be made or which can back one."""
        if words != self._words:
            self._words = words
            self.words_changed.emit(words)

    @property
    def current(self) -> Ref | None:
        """Return the record that is selected."""
        return self._picked if isinstance(self._picked, Ref) else None

    @property
    def row(self) -> RowRef | None:
        """Return the row of a dataset that is selected."""
        return self._picked if isinstance(self._picked, RowRef) else None

    @property
    def picked(self) -> Picked:
        """Return what is selected, whichever it is."""
        return self._picked

    @property
    def can_go_back(self) -> bool:
        """Return whether something was selected before."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Return whether the user went back from something."""
        return bool(self._forward)

    def select(self, picked: Picked) -> None:
        """Select a record or a row; selecting it again says nothing, so panes cannot echo."""
        if picked != self._picked:
            self._back = [*self._back, self._picked][-_REMEMBERED:]
            self._forward = []
            self._show(picked)

    def back(self) -> None:
        """Select what was selected before."""
        if self._back:
            self._forward.append(self._picked)
            self._show(self._back.pop())

    def forward(self) -> None:
        """Take one step back, back."""
        if self._forward:
            self._back.append(self._picked)
            self._show(self._forward.pop())

    def forget(self) -> None:
        """Select nothing and forget the way, because another document was opened."""
        self._back, self._forward = [], []
        self.select_words(None)
        if self._picked is not None:
            self._show(None)

    def forget_rows(self, dataset: str) -> None:
        """Let go of the rows of a dataset, which is put away."""
        self._back = [way for way in self._back if not _is_of(way, dataset)]
        self._forward = [way for way in self._forward if not _is_of(way, dataset)]
        if _is_of(self._picked, dataset):
            self._show(None)

    def _show(self, picked: Picked) -> None:
        self._picked = picked
        self.changed.emit(self.current)


def _is_of(picked: Picked, dataset: str) -> bool:
    return isinstance(picked, RowRef) and picked.dataset == dataset
