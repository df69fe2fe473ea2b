"""The source's text with everything marked that the model takes from it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from idlib_gui.state.session import Session

from .theme import Looks


class SourcePane(QWidget):
    """Shows the text that the selected record comes from."""

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._looks = looks

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets for the header of the card."""
        return ()
