"""What the file says of the selected row of a dataset, looked up in the background."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from idlib_gui.domain.records import DomainError

from .jobs import JobSlot
from .selection import RowRef
from .session import Session


class Told(NamedTuple):
    """All columns of a row as they stand in the file, or a sentence that says why there are none.

    While both are empty they are being looked up.
    """

    columns: Mapping[str, str]
    failure: str = ""


NOT_YET = Told({})


class RowColumns(QObject):
    """Follows the selection from row to row."""

    changed = Signal()
    """More is known of the selected row."""
    failed = Signal(object)
    """An exception that is a fault of the program."""

    def __init__(self, session: Session, jobs: JobSlot, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._row: RowRef | None = None
        self._told = NOT_YET
        session.selection.changed.connect(self._follow)
        jobs.failed.connect(self._show_failure)

    @property
    def told(self) -> Told:
        """Return what is known of the selected row."""
        self._follow()
        return self._told

    def _follow(self) -> None:
        row = self._session.selection.row
        if row == self._row:
            return
        self._row, self._told = row, NOT_YET
        layer = self._session.shelf.layer(row.dataset) if row is not None else None
        if row is None or layer is None:
            self._jobs.cancel()
            return
        dataset, number = layer.dataset, row.row
        self._jobs.start(lambda _stop: Told(dataset.row(number)), self._show)

    def _show(self, told: Told) -> None:
        self._told = told
        self.changed.emit()

    def _show_failure(self, error: Exception) -> None:
        if isinstance(error, DomainError):
            self._show(Told({}, str(error)))
        else:
            self.failed.emit(error)
