"""What is known of the selected record, and the quotes that belong to it."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from idlib_gui.state.session import Session

from .theme import Looks


class DetailPane(QWidget):
    """Shows the selected record with its evidence, and quote cards below."""

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._looks = looks

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets for the header of the card."""
        return ()

    def set_step_actions(self, previous: QAction, next_: QAction) -> None:
        """Make the two buttons at the foot of these actions."""
