"""What is known of the selected record, and the quotes that belong to it."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from idlib_gui.state.session import Session

from .quotes_list import QuotesList
from .theme import Looks


class DetailPane(QWidget):
    """Shows the selected record with its evidence, and quote cards below."""

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._looks = looks
        self._quotes = QuotesList(session, looks)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._quotes)

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets for the header of the card."""
        return ()

    @property
    def quotes(self) -> QuotesList:
        """Return the list of quotes."""
        return self._quotes

    def set_step_actions(self, previous: QAction, next_: QAction) -> None:
        """Make the two buttons at the foot of these actions."""

    def next_quote(self) -> None:
        """Select the next quote of the selected quote's speaker."""
        self._quotes.next_quote()

    def previous_quote(self) -> None:
        """Select the previous quote of the selected quote's speaker."""
        self._quotes.previous_quote()

    def copy_citation(self) -> None:
        """Put the selected quote or event on the clipboard as a citation."""
        self._quotes.copy_citation()
