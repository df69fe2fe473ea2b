"""Who took part: the actors by kind, with what each did and said."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from idlib_gui.state.session import Session

from .theme import Looks


class ActorsPane(QWidget):
    """Lists the actors by kind; selecting one selects it for all panes."""

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._looks = looks

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets for the header of the card."""
        return ()

    def focus_filter(self) -> None:
        """Put the cursor into the filter box."""
