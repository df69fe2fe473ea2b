"""The timeline: what happened in which order, and who took part."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from idlib_gui.state.session import Session
from idlib_gui.state.viewport import LanesBy
from idlib_gui.ui.theme import Looks

from .tools import TimelineTools


class TimelinePane(QWidget):
    """Shows the events of the open document over time, in lanes."""

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._looks = looks
        self._tools = TimelineTools(self)
        self._connect()
        self._tools.show_view(session.viewport.view)

    def _connect(self) -> None:
        self._tools.lanes_asked.connect(self.set_lanes_by)
        self._tools.fold_asked.connect(lambda folded: self._session.viewport.update(folded=folded))
        self._tools.fit_asked.connect(self.fit_all)
        self._session.viewport.changed.connect(self._tools.show_view)

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets that belong in the pane's header."""
        return self._tools.buttons

    def set_lanes_by(self, lanes_by: LanesBy) -> None:
        """Make the lanes another way."""
        self._session.viewport.update(lanes_by=lanes_by)

    def toggle_fold(self) -> None:
        """Fold long empty stretches, or show time as it is."""
        self._session.viewport.update(folded=not self._session.viewport.view.folded)

    def fit_all(self) -> None:
        """Show all of the time."""
        self._session.viewport.update(window=None)
