"""The line below the panes: where one is, what marks mean, and that nothing leaves the machine."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStatusBar, QWidget

from idlib_gui.state import stepping
from idlib_gui.state.datasets import Layer
from idlib_gui.state.narrowing import counts_in, listed
from idlib_gui.state.passing import place_of
from idlib_gui.state.project_keeper import ProjectKeeper
from idlib_gui.state.review_progress import ReviewProgress
from idlib_gui.state.selection import RowRef
from idlib_gui.state.session import Session
from idlib_gui.state.viewport import View

from .class_filter import ClassFilter
from .labels import ElidedLabel, plain_label
from .period_words import say_counts_in, say_period
from .review_progress import ProgressButton
from .standing import StandingLabel
from .theme import Looks
from .wording import number, say_events

SAID_FOR = 4_000
"""Milliseconds for which a short notice stands there."""


class StatusBar(QStatusBar):
    """Says which event is selected and what the period holds, and has the legend."""

    def __init__(
        self,
        session: Session,
        looks: Looks,
        keeper: ProjectKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 10, 0)
        self._session = session
        self._known: tuple[Layer, int, View] | None = None
        self._row_place: tuple[int, int] | None = None
        self._place = ElidedLabel("small")
        self._place.setMinimumWidth(100)
        self.addWidget(self._place)
        self.classes = ClassFilter(session, looks)
        self.addWidget(self.classes, 1)
        self.review = ProgressButton(ReviewProgress(session.store, self), looks)
        self.addPermanentWidget(self.review)
        self.standing = StandingLabel(keeper)
        self.addPermanentWidget(self.standing)
        self.addPermanentWidget(plain_label("small", self.tr("● Offline"), wrapped=False))
        for signal in (
            session.selection.changed,
            session.viewport.settled,
            session.store.patched,
            session.store.replaced,
            session.shelf.changed,
        ):
            signal.connect(self._say_place)
        self._say_place()

    def tell(self, words: str) -> None:
        """Tell something for a moment."""
        self.showMessage(words, SAID_FOR)

    @Slot()
    def _say_place(self) -> None:
        row = self._session.selection.row
        words = [self._say_event() if row is None else self._say_row(row), self._say_period()]
        self._place.setText(" · ".join(part for part in words if part))
        self._place.setToolTip(self._place.text())

    def _say_event(self) -> str:
        """Return where the selected event stands; how many there are, if a period says no more."""
        at = stepping.position(self._session)
        if at is not None:
            total = len(stepping.order(self._session))
            return self.tr("Event {0} of {1}").format(at + 1, total)
        if self._session.viewport.view.period is not None:
            return ""
        part = listed(self._session).events
        shown = int(part.sum())
        if shown == len(part):
            return say_events(shown)
        return self.tr("{0} of {1}").format(shown, say_events(len(part)))

    def _say_row(self, row: RowRef) -> str:
        """Return where the selected row of a dataset stands among those of its lane."""
        layer, view = self._session.shelf.layer(row.dataset), self._session.viewport.view
        if layer is None:
            return ""
        # A dataset has very many rows: they are looked through once, not in every pan.
        known = layer, row.row, view._replace(window=None)
        if self._known != known:
            self._known, self._row_place = known, place_of(layer, row.row, view)
        if self._row_place is None:
            return ""
        at, total = self._row_place
        return self.tr("Row {0} of {1}").format(number(at + 1), number(total))

    def _say_period(self) -> str:
        period = self._session.viewport.view.period
        if period is None:
            return ""
        return f"{say_period(period)}: {say_counts_in(counts_in(self._session, period))}"
