"""Which datasets lie beside the article; what lists them is imported when there is one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from idlib_gui.state.session import Session

from .labels import plain_label
from .theme import Looks


class DatasetsPane(QWidget):
    """Lists the datasets with what can be done to them."""

    counted = Signal(int)
    """How many datasets there are."""
    asked = Signal(str, str)
    """What is to be done, and the key of the dataset it is to be done to.

    That is `show`, `hide`, `filter`, `rows`, `left_out`, `columns`, `remove` or `forget`.
    """

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._looks = looks
        self._count: QLabel = plain_label("muted", wrapped=False)
        self._list: Any = None
        self._total = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 6)
        self.setMinimumWidth(180)
        session.shelf.changed.connect(self._follow)
        self._follow()

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets for the header of the card: how many datasets are shown."""
        return (self._count,)

    @property
    def list(self) -> Any:
        """Return the `DatasetsList`; None as long as there never was a dataset."""
        return self._list

    def ask(self, what: str) -> None:
        """Ask for something to be done to the dataset that is chosen in the list."""
        if self._list is not None:
            self._list.ask(what)

    def _follow(self) -> None:
        shelf = self._session.shelf
        if shelf.layers and self._list is None:
            self._make_list()
        total, shown = len(shelf.layers), len(shelf.visible)
        self._count.setText(str(total) if shown == total else f"{shown} / {total}")
        words = self.tr("{0} of {1} datasets are shown").format(shown, total)
        self._count.setAccessibleName(words)
        self._count.setToolTip(words)
        if total != self._total:
            self._total = total
            self.counted.emit(total)

    def _make_list(self) -> None:
        # The start of the program need not wait for it where there is no dataset.
        from .datasets_list import DatasetsList  # noqa: PLC0415

        self._list = DatasetsList(self._session, self._looks)
        self._list.asked.connect(self.asked)
        self._column.addWidget(self._list)
        self.setFocusProxy(self._list.list)
