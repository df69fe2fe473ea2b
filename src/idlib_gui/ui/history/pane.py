"""History: every step that was done to the open document, and the way to each of them."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from idlib_gui.overriding import override
from idlib_gui.state.record_steps import RecordSteps
from idlib_gui.state.session import Session
from idlib_gui.ui.filter_box import FilterBox
from idlib_gui.ui.style import role
from idlib_gui.ui.theme import Looks

_LEAST = QSize(180, 90)
_FILTER_LEAST, _FILTER = 70, 170
"""Pixels of the filter in the heading."""


class _Content(Protocol):
    """What is made when the pane is first seen."""

    def show_only(self, text: str, *, selected: bool) -> None:
        """List only some of the steps."""


class HistoryPane(QWidget):
    """Has the filter in its heading; the list is made when it is first seen."""

    said = Signal(str)
    """Something that the user is told for a moment."""

    def __init__(
        self, session: Session, looks: Looks, touched: RecordSteps, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._looks, self._touched = session, looks, touched
        self._content: _Content | None = None
        self.filter = FilterBox(self)
        self.filter.setPlaceholderText(self.tr("Filter steps"))
        self.filter.setAccessibleName(self.tr("Filter the steps of the history"))
        self.filter.setMinimumWidth(_FILTER_LEAST)
        self.filter.setMaximumWidth(_FILTER)
        self.filter.setClearButtonEnabled(True)
        self.only_selected = QToolButton()
        role(self.only_selected, "tool")
        self.only_selected.setText(self.tr("Only selected"))
        self.only_selected.setAccessibleName(self.tr("Only the selected record"))
        self.only_selected.setToolTip(self.tr("List only steps that touched what is selected"))
        self.only_selected.setCheckable(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumSize(_LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("History"))
        self.filter.textChanged.connect(self._narrow)
        self.only_selected.toggled.connect(self._narrow)

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets for the header of the card: what is listed."""
        return (self.filter, self.only_selected)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # At the start, docks are shown before it shows which is behind another.
        QTimer.singleShot(0, self, self._make)

    def _make(self) -> None:
        if self._content is not None or not self.isVisible():
            return
        # The start of the program need not wait for what is behind another pane.
        from .content import HistoryContent  # noqa: PLC0415

        content = HistoryContent(self._session, self._looks, self._touched)
        content.said.connect(self.said)
        self._column.addWidget(content)
        QWidget.setTabOrder(self.only_selected, content)
        had_keyboard = self.hasFocus()
        self.setFocusProxy(content)
        if had_keyboard:
            content.setFocus(Qt.FocusReason.OtherFocusReason)
        self._content = content
        self._narrow()

    def _narrow(self) -> None:
        if self._content is not None:
            self._content.show_only(self.filter.text(), selected=self.only_selected.isChecked())
