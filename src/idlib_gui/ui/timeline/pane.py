"""The timeline: what happened in which order, and who took part."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from idlib_gui.domain.document import Patch
from idlib_gui.domain.periods import Period
from idlib_gui.layout.hit import Hit
from idlib_gui.state.narrowing import events_in
from idlib_gui.state.session import Session
from idlib_gui.state.viewport import LanesBy, View
from idlib_gui.ui.period_words import say_period
from idlib_gui.ui.theme import Looks, Theme
from idlib_gui.ui.wording import say_events

from .accessible import Accessibility
from .brush import Brush
from .camera import Camera
from .canvas import Canvas
from .choosing import Choosing
from .foresight import Foresight
from .layers import drawn_layers
from .look import Look
from .marks import Marks
from .moving import Mover
from .opening import Opening
from .period_mark import PeriodMark
from .reading import Reader
from .scroller import Scroller
from .stage import Stage
from .stretches import Stretch, beside
from .tools import TimelineTools
from .view import TimelineView

_STEP = 1.5
"""How much closer one step of zooming by key comes."""


class TimelinePane(QWidget):
    """Shows the events of the open document over time, in lanes."""

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        look = Look(looks.theme)
        self._before = session.viewport.view
        self._stage = Stage(session.shown, session.viewport.view, look)
        self._camera = Camera(self._stage, session.viewport)
        self._stage.show_layers(tuple(drawn_layers(session.shelf, session.viewport.view)))
        self._canvas = Canvas(self._stage, look, Marks())
        self._brush = Brush(self._canvas, self._camera, session.viewport, self._period_mark())
        self._mover = Mover(self._canvas, session)
        self._view = TimelineView(self._canvas, self._camera, self._brush, self._mover)
        self._scroller = Scroller(self._canvas, self._view)
        self._opening = Opening(self._view, self._stage, self._camera, session.selection.select)
        self._tools = TimelineTools(self)
        self._view.setAccessibleName(self.tr("Timeline"))
        self._describe()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self.setFocusProxy(self._view)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tools.show_view(session.viewport.view)
        reader = Reader(self._canvas, session.selection, self._show_stretch)
        self._choosing = Choosing(session, self._canvas, self._camera, reader)
        self._choosing.mark()
        self._access = Accessibility(self._view, reader.source())
        Foresight(self._stage, session.viewport, self)
        self._connect(looks)

    def _period_mark(self) -> PeriodMark:
        session = self._session

        def tell(period: Period) -> str:
            events = say_events(events_in(session, period))
            return f"{say_period(period)} · {events}"

        return PeriodMark(self._canvas, lambda: session.viewport.view.period, tell)

    def _connect(self, looks: Looks) -> None:
        session = self._session
        session.store.replaced.connect(self._open)
        session.store.patched.connect(self._follow)
        session.viewport.changed.connect(self._show_view)
        session.selection.changed.connect(self._show_selection)
        session.shelf.changed.connect(self._show_layers)
        looks.changed.connect(self._dress)
        self._tools.lanes_asked.connect(self.set_lanes_by)
        self._tools.fold_asked.connect(lambda folded: session.viewport.update(folded=folded))
        self._tools.fit_asked.connect(self.fit_all)
        self._view.clicked.connect(self._click)
        self._view.opened.connect(self._open_hit)
        self._view.hovered.connect(self._hover)

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets that belong in the pane's header."""
        return self._tools.buttons

    @property
    def view(self) -> TimelineView:
        """Return the widget that takes the gestures; it has the focus when the pane has."""
        return self._view

    @property
    def brush(self) -> Brush:
        """Return what takes, moves and clears the period."""
        return self._brush

    @property
    def mover(self) -> Mover:
        """Return what moves the selected event in time."""
        return self._mover

    # What the window's actions ask for

    def zoom_in(self) -> None:
        """Come one step closer."""
        self._camera.zoom(_STEP)

    def zoom_out(self) -> None:
        """Go one step back."""
        self._camera.zoom(1 / _STEP)

    def pan(self, fraction: float) -> None:
        """Move later by a fraction of what is seen; earlier if it is negative."""
        self._camera.pan(fraction)

    def fit_all(self) -> None:
        """Show all of the time, and the first rows."""
        self._camera.fit()
        self._scroller.to_top()

    def centre_on_selection(self) -> None:
        """Bring the selected event to the middle; asked again, come as close as shows all of it."""
        self._choosing.centre()
        self._view.refresh()

    def step_stretch(self, step: int) -> None:
        """Go to the next tile of a strip that is seen; back if `step` is negative."""
        marks = self._canvas.marks
        found = beside(tuple(self._canvas.stretches), marks.current, step)
        if found is not None:
            self._canvas.marks = marks._replace(current=found)
            self._view.viewport().update()
            self._access.tell_selection()

    def open_stretch(self) -> None:
        """Come as close to the tile that the keys are at as shows all of it, or list its events."""
        found = self._canvas.current
        if found is not None:
            self._show_stretch(found)

    def scroll_rows(self, fraction: float) -> None:
        """Move the lanes up by a fraction of the height that is seen; down if it is negative."""
        self._scroller.by(fraction)

    def show_lane(self, key: str) -> None:
        """Scroll to the lane of this key, if there is one."""
        self._scroller.to_lane(key)

    def toggle_fold(self) -> None:
        """Fold long empty stretches, or show time as it is."""
        self._session.viewport.update(folded=not self._session.viewport.view.folded)

    def set_lanes_by(self, lanes_by: LanesBy) -> None:
        """Make the lanes another way."""
        self._session.viewport.update(lanes_by=lanes_by)

    def collapse_group(self, key: str) -> None:
        """Draw the inner lanes of a group in its own."""
        viewport = self._session.viewport
        view = viewport.view
        viewport.update(collapsed=view.collapsed | {key}, expanded=view.expanded - {key})

    def expand_group(self, key: str) -> None:
        """Give the inner lanes of a group their own place again."""
        viewport = self._session.viewport
        view = viewport.view
        viewport.update(collapsed=view.collapsed - {key}, expanded=view.expanded | {key})

    # What happened elsewhere

    def _open(self) -> None:
        self._scroller.to_top()
        self._show_document()

    def _follow(self, patch: Patch) -> None:
        self._stage.follow(self._session.shown, patch)
        self._choosing.mark()
        self._view.refresh()

    def _show_document(self) -> None:
        self._stage.open(self._session.shown)
        self._choosing.mark()
        self._view.refresh()

    def _show_layers(self) -> None:
        view = self._session.viewport.view
        self._stage.show_layers(tuple(drawn_layers(self._session.shelf, view)))
        self._choosing.mark()
        self._view.refresh()

    def _show_view(self, view: View) -> None:
        before, self._before = self._before, view
        self._choosing.forget_centre()
        if view.period != before.period:
            self._describe()
        self._stage.show(view)
        self._tools.show_view(view)
        if view.left_out != before.left_out:
            self._show_document()
        if view.lanes_by is not before.lanes_by:
            self._show_layers()
        self._view.refresh()

    def _describe(self) -> None:
        """Tell a screen reader which period is brushed."""
        period = self._session.viewport.view.period
        said = self.tr("Period: {0}").format(say_period(period)) if period else ""
        self._view.setAccessibleDescription(said)

    def _dress(self, theme: Theme) -> None:
        look = Look(theme)
        self._canvas.look = look
        self._stage.dress(look)
        self._view.dress()

    def _show_selection(self) -> None:
        self._choosing.show()
        self._view.refresh()
        self._access.tell_selection()

    # What the pointer asks for

    def _click(self, here: Hit) -> None:
        if here.lane is not None and here.toggle:
            lane = self._stage.table.lanes[here.lane]
            (self.expand_group if lane.collapsed else self.collapse_group)(lane.key)
        else:
            self._opening.click(here)
            self._view.refresh()

    def _open_hit(self, here: Hit) -> None:
        self._opening.open(here)
        self._view.refresh()

    def _show_stretch(self, stretch: Stretch) -> None:
        self._opening.show(stretch)
        self._view.refresh()

    def _hover(self, here: Hit | None) -> None:
        self._choosing.point(here)
        self._view.viewport().update()
