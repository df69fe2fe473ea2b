"""Brushing: a period is dragged on the axis or the overview, moved, resized and cleared."""

from __future__ import annotations

from collections import deque
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from idlib_gui.domain.periods import Period, begun_at, kept_in_time
from idlib_gui.layout.hit import Area, Hit
from idlib_gui.layout.period_steps import steps_of
from idlib_gui.layout.snapping import Grid, free
from idlib_gui.state.viewport import Viewport

from .camera import Camera
from .canvas import Canvas
from .period_mark import PeriodMark
from .track import Track, axis_track, overview_track

_REACH = 5
"""Pixels beside an edge of the period by which it can be taken."""
_SLACK = 3
"""Pixels by which a drag may reach into a unit without meaning it."""
_GRIP = 6
"""Pixels beside the window of the overview that belong to it."""


_REMEMBERED = 500
"""Steps by key that can be taken back."""


class Grip(Enum):
    """What a press takes hold of."""

    NEW = "new"
    BEGIN = "begin"
    END = "end"
    MIDDLE = "middle"
    CLEAR = "clear"


_CURSORS = {
    Grip.NEW: Qt.CursorShape.CrossCursor,
    Grip.BEGIN: Qt.CursorShape.SizeHorCursor,
    Grip.END: Qt.CursorShape.SizeHorCursor,
    Grip.MIDDLE: Qt.CursorShape.OpenHandCursor,
    Grip.CLEAR: Qt.CursorShape.PointingHandCursor,
}


class _Step(NamedTuple):
    """A step by key: of an edge of the period, or of all of it (None)."""

    began: Period
    led_to: Period
    edge: int | None
    by: int


class Brush(QObject):
    """Turns presses and drags into the period of the view.

    A drag asks for the newest period only, once what waits is done: however long panes take, none
    of them works through places where the pointer no longer is.
    """

    def __init__(
        self, canvas: Canvas, camera: Camera, viewport: Viewport, mark: PeriodMark
    ) -> None:
        super().__init__()
        self._canvas = canvas
        self._camera = camera
        self._viewport = viewport
        self.mark = mark
        self._grip: Grip | None = None
        self._area = Area.AXIS
        self._from = QPointF()
        self._held: Period | None = None
        """The period when it was taken hold of."""
        self._wanted: Period | None = None
        self._moved = False
        self._way: deque[_Step] = deque(maxlen=_REMEMBERED)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)

    # What is where

    def grip_at(
        self, here: Hit, window: tuple[float, float], keys: Qt.KeyboardModifier
    ) -> Grip | None:
        """Return what a press there would take hold of; None: nothing of the brush.

        Args:
            here: What the pointer is on.
            window: Where the overview shows the window, in its pixels.
            keys: The modifiers that are down.
        """
        if here.area is Area.AXIS and self.mark.on_cross(QPointF(here.x, here.y)):
            return Grip.CLEAR
        if here.x < 0 or keys & Qt.KeyboardModifier.ShiftModifier:
            return None
        if here.area is Area.TIME:
            edge = self._edge_at(here) if here.event is None else None
            return None if edge is Grip.MIDDLE else edge
        if here.area not in {Area.AXIS, Area.OVERVIEW}:
            return None
        anew = bool(keys & Qt.KeyboardModifier.AltModifier)
        if here.area is Area.OVERVIEW and self._on_window(here.x, window) and not anew:
            return None
        return (None if anew else self._edge_at(here)) or Grip.NEW

    def _edge_at(self, here: Hit) -> Grip | None:
        """Return which part of the period is there."""
        period = self._viewport.view.period
        if period is None:
            return None
        begin, end = self._track(here.area).span(period)
        if abs(here.x - end) <= _REACH and here.x >= (begin + end) / 2:
            return Grip.END
        if abs(here.x - begin) <= _REACH:
            return Grip.BEGIN
        return Grip.MIDDLE if begin < here.x < end else None

    def _on_window(self, x: float, window: tuple[float, float]) -> bool:
        """Return whether `x` is on the overview's window, if that is a part of the time only."""
        left, right = window
        part = right - left < self._canvas.picture.frame.width - 1
        return part and left - _GRIP <= x <= right + _GRIP

    def _track(self, area: Area) -> Track:
        picture = self._canvas.picture
        return overview_track(picture) if area is Area.OVERVIEW else axis_track(picture)

    def _grid(self, track: Track) -> Grid:
        return track.grid(self._canvas.stage.lettering)

    @staticmethod
    def cursor_of(grip: Grip) -> Qt.CursorShape:
        """Return the pointer's shape over something that can be held."""
        return _CURSORS[grip]

    @property
    def cursor(self) -> Qt.CursorShape:
        """Return the pointer's shape while something is held."""
        moving = self._grip is Grip.MIDDLE
        return Qt.CursorShape.ClosedHandCursor if moving else _CURSORS[self._grip or Grip.NEW]

    # Keys

    def flip_seen(self) -> None:
        """Brush all units that are seen, at least in part; clear the period if it is just that."""
        track = axis_track(self._canvas.picture)
        seen = self._grid(track).touched(track.seconds_at(0), track.seconds_at(track.width))
        self._viewport.update(period=None if seen == self._viewport.view.period else seen)

    def step(self, by: int) -> None:
        """Move the period on by a day, month or year, back where `by` is negative."""
        self._walk(None, by)

    def stretch(self, edge: int, by: int) -> None:
        """Move the begin (`edge` 0) or the end (1) of the period by a day, month or year."""
        self._walk(edge, by)

    def _walk(self, edge: int | None, by: int) -> None:
        """Take a step; one that takes the last one back leads to just where that began."""
        period = self._viewport.view.period
        if period is None:
            return
        way = self._way
        if way and way[-1].led_to == period and (way[-1].edge, way[-1].by) == (edge, -by):
            after = way.pop().began
        else:
            left, right = self._canvas.picture.rooms
            steps = steps_of(self._canvas.picture.scale, right - left)
            after = steps.moved(period, by) if edge is None else steps.stretched(period, edge, by)
            if after != period:
                way.append(_Step(period, after, edge, by))
        self._show(after, (by > 0) if edge is None else edge)

    def _show(self, period: Period, edge: int) -> None:
        """Ask for a period, with that edge of it in sight."""
        self._viewport.update(period=period)
        self._camera.reveal_time(period[edge])

    # Gestures

    def press(self, here: Hit, grip: Grip, at: QPointF) -> None:
        """Take hold of something."""
        self._grip, self._area, self._from = grip, here.area, at
        self._held, self._moved = self._viewport.view.period, False

    def move(self, event: QMouseEvent) -> None:
        """Follow the pointer, which has gone too far for a click."""
        if self._grip is not Grip.CLEAR:
            self._moved = True
            self._wanted = self._dragged(event.position(), event.modifiers())
            self._soon.start(0)

    def release(self, here: Hit) -> bool:
        """Let go; return whether the period was touched."""
        grip, self._grip = self._grip, None
        if grip is Grip.CLEAR and self.mark.on_cross(QPointF(here.x, here.y)):
            self._viewport.update(period=None)
        if self._moved:
            self._soon.stop()
            self._ask()
        return self._moved or grip is not Grip.NEW

    def cancel(self) -> None:
        """Give up what is being dragged, as if it had never been touched."""
        self._grip = None
        self._soon.stop()
        self._viewport.update(period=self._held)

    def _ask(self) -> None:
        self._viewport.update(period=self._wanted)

    def _dragged(self, at: QPointF, keys: Qt.KeyboardModifier) -> Period | None:
        """Return the period that the pointer has dragged out, moved or resized by now."""
        track, exact = self._track(self._area), bool(keys & Qt.KeyboardModifier.ControlModifier)
        left = self._canvas.picture.frame.left
        x = at.x() - left
        if self._grip is Grip.NEW or self._held is None:
            return self._taken(track, self._from.x() - left, x, exact=exact)
        if self._grip is Grip.MIDDLE:
            shifted = track.seconds_at(track.x_of(self._held[0]) + x - (self._from.x() - left))
            begin = int(shifted) if exact else self._grid(track).nearest(shifted)
            return kept_in_time(begun_at(self._held, begin))
        still = self._held[1 if self._grip is Grip.BEGIN else 0]
        moved = track.seconds_at(track.inside(x))
        if exact:
            return free(still, moved)
        begin, end = sorted((still, self._grid(track).nearest(moved)))
        return kept_in_time((begin, end)) if begin < end else self._viewport.view.period

    def _taken(self, track: Track, one: float, other: float, *, exact: bool) -> Period:
        low, high = sorted(map(track.inside, (one, other)))
        if exact:
            return free(track.seconds_at(low), track.seconds_at(high))
        slack = min(_SLACK, (high - low) / 4)
        first, last = track.seconds_at(low + slack), track.seconds_at(high - slack)
        return self._grid(track).touched(first, last)
