"""The events in text form, for keyboard and screen reader."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from idlib_gui.state.session import Session

from .theme import Looks


class TablePane(QWidget):
    """Shows all events as a table; selecting a row selects the event for all panes."""

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._looks = looks

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets for the header of the card."""
        return ()
