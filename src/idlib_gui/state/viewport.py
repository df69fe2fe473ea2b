"""How the document is looked at: one frozen value that every pane compares with what it shows."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from idlib_gui.domain.periods import Period
from idlib_gui.domain.records import ActorId, Citation, EventClass, SourceId


class LanesBy(StrEnum):
    """What a lane of the timeline stands for."""

    ACTOR = "actor"
    TYPE = "type"
    PLACE = "place"
    NONE = "none"


class StepBy(StrEnum):
    """In which order next and previous walk through the events."""

    TIME = "time"
    TELLING = "telling"


class Highlight(StrEnum):
    """What the source pane can mark in the text."""

    EVENTS = "events"
    QUOTES = "quotes"
    ACTORS = "actors"
    DATES = "dates"


class Dyad(NamedTuple):
    """Two actors; None: nobody is picked yet.

    `alone`: they stand for themselves only, not for their people and bodies too.
    """

    first: ActorId | None = None
    second: ActorId | None = None
    alone: bool = False

    @property
    def swapped(self) -> Dyad:
        """Return the same two, seen from the other side."""
        return Dyad(self.second, self.first, self.alone)


class View(NamedTuple):
    """Everything about the view that is not the document nor the selection.

    `window` is the visible stretch of time in seconds since 1970 (None: all of it); `period` is the
    one that the user brushed, from its first second to before its last, as whole seconds.
    """

    window: tuple[float, float] | None = None
    lanes_by: LanesBy = LanesBy.ACTOR
    folded: bool = True
    hidden: frozenset[ActorId] = frozenset()
    """Actors whose lanes are not shown."""
    collapsed: frozenset[str] = frozenset()
    """Keys of lane groups whose inner lanes are drawn in one."""
    expanded: frozenset[str] = frozenset()
    """Keys of datasets' lanes whose inner lanes are shown; all others are drawn in one."""
    step_by: StepBy = StepBy.TIME
    highlights: frozenset[Highlight] = frozenset(
        {Highlight.EVENTS, Highlight.QUOTES, Highlight.DATES}
    )
    left_out: frozenset[SourceId] = frozenset()
    """Sources of which nothing is listed and drawn."""
    period: Period | None = None
    """Lists tell of what is active in it, and all else is dimmed; None: nothing is brushed."""
    classes_off: frozenset[EventClass | None] = frozenset()
    """Classes of events that are neither listed nor drawn; None: events that have no class."""
    dyad: Dyad = Dyad()
    """The two actors of whom is told what happened between them."""


class Viewport(QObject):
    """Holds the current `View`. Panes set it and listen to it."""

    changed = Signal(object)
    """There is another `View`."""
    settled = Signal(object)
    """The same for lists and counts, which need not keep up with every step of the pointer.

    It comes after `changed`, once for all that changed within `lag`."""
    reveal_requested = Signal(object)
    """The user wants to see this `Citation` in its source; what is selected stays selected."""

    def __init__(self, view: View | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view or View()
        self.lag = 0
        """Milliseconds by which `settled` comes later than the first change that it tells of."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)

    @property
    def view(self) -> View:
        """Return the view as it is now."""
        return self._view

    def update(self, **changes: Any) -> None:
        """Change some fields of the view; says nothing when they are as they were."""
        self.show(self._view._replace(**changes))

    def show(self, view: View) -> None:
        """Show another view; says nothing when it is the same."""
        if view != self._view:
            self._view = view
            self.changed.emit(view)
            if not self.lag:
                self._tell()
            elif not self._timer.isActive():
                self._timer.start(self.lag)

    def settle(self) -> None:
        """Say now what would be said later."""
        if self._timer.isActive():
            self._timer.stop()
            self._tell()

    def _tell(self) -> None:
        self.settled.emit(self._view)

    def reveal(self, citation: Citation) -> None:
        """Ask whoever shows the source to bring `citation` into view; each asking counts."""
        self.reveal_requested.emit(citation)
