"""Dragging: pans, brushes, moves the selected event, takes a stretch of time with Shift."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from idlib_gui.layout.hit import Area, Hit
from idlib_gui.layout.panels import ARTICLE

from .brush import Brush
from .camera import Camera
from .canvas import Canvas
from .look import clear
from .moving import Mover

_GRIP = 6
"""Pixels beside an edge of the overview's window by which it can be taken."""
_LEAST = 8
"""A stretch narrower than this many pixels was not meant."""


class _Mode(Enum):
    PAN = "pan"
    RANGE = "range"
    WINDOW = "window"
    LEFT = "left"
    RIGHT = "right"
    BRUSH = "brush"
    MOVE = "move"


_CURSORS = {
    _Mode.PAN: Qt.CursorShape.ClosedHandCursor,
    _Mode.RANGE: Qt.CursorShape.IBeamCursor,
    _Mode.WINDOW: Qt.CursorShape.ClosedHandCursor,
    _Mode.LEFT: Qt.CursorShape.SizeHorCursor,
    _Mode.RIGHT: Qt.CursorShape.SizeHorCursor,
}


class Drag:
    """One press of the left button, until it is let go."""

    def __init__(self, canvas: Canvas, camera: Camera, brush: Brush, mover: Mover) -> None:
        self._canvas = canvas
        self._camera = camera
        self._brush = brush
        self._mover = mover
        self._mode = _Mode.PAN
        self.pressed = False
        self.active = False
        """Whether the pointer has moved far enough to be no click."""
        self._from = self._last = QPointF()
        self._window = (0.0, 0.0)
        self._panel = ARTICLE

    @property
    def cursor(self) -> Qt.CursorShape:
        """Return the pointer's shape while dragging."""
        if self._mode is _Mode.BRUSH:
            return self._brush.cursor
        if self._mode is _Mode.MOVE:
            return self._mover.cursor
        return _CURSORS[self._mode] if self.active else Qt.CursorShape.ArrowCursor

    def press(self, here: Hit, event: QMouseEvent, window: tuple[float, float]) -> None:
        """Begin; `window` is where the overview shows the window, in its pixels."""
        self.pressed, self.active = True, False
        self._from = self._last = event.position()
        self._window, self._panel = window, here.panel
        grip = self._brush.grip_at(here, window, event.modifiers())
        part = self._mover.part_at(here, event.modifiers())
        if part is not None:
            self._mode = _Mode.MOVE
            self._mover.press(part, event.position())
        elif grip is not None:
            self._mode = _Mode.BRUSH
            self._brush.press(here, grip, event.position())
        elif here.area is Area.OVERVIEW:
            self._mode = self._taken(here.x, window)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and here.area in {
            Area.TIME,
            Area.AXIS,
        }:
            self._mode = _Mode.RANGE
        else:
            self._mode = _Mode.PAN

    def move(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        point = event.position()
        distance = (point - self._from).manhattanLength()
        if not self.active and distance < QApplication.startDragDistance():
            return
        self.active = True
        step, self._last = point - self._last, point
        if self._mode is _Mode.BRUSH:
            self._brush.move(event)
        elif self._mode is _Mode.MOVE:
            self._mover.move(point)
        elif self._mode is _Mode.PAN:
            self._pan(step)
        elif self._mode is not _Mode.RANGE:
            self._show_window((point - self._from).x())

    def _pan(self, step: QPointF) -> None:
        picture = self._canvas.picture
        # Rows first: the pan that follows then works the picture out once for both.
        if step.y():
            panel = picture.panel(self._panel) or picture.panels[0]
            self._canvas.stage.scroll_to(panel.key, panel.scroll - step.y())
        if step.x():
            self._camera.pan(-step.x() / picture.frame.width)

    def release(self, here: Hit) -> bool:
        """End; return whether it was a drag, no click."""
        self.pressed = False
        dragged, self.active = self.active, False
        if self._mode is _Mode.BRUSH:
            return self._let_go(here, dragged=dragged)
        if self._mode is _Mode.MOVE:
            self._mover.release()
        if dragged and self._mode is _Mode.RANGE:
            left, right = self._range()
            picture = self._canvas.picture
            if right - left >= _LEAST:
                self._camera.show_rooms(picture.room_at(left), picture.room_at(right))
        return dragged

    def _let_go(self, here: Hit, *, dragged: bool) -> bool:
        """End brushing; a click on the overview, where it was begun, brings the window there."""
        taken = self._brush.release(here)
        if not dragged and not taken and here.area is Area.OVERVIEW:
            half = (self._window[1] - self._window[0]) / 2
            self._window, self._mode = (here.x - half, here.x + half), _Mode.WINDOW
            self._show_window(0.0)
        return dragged or taken

    def cancel(self) -> bool:
        """Give up a period or an event that is being dragged; return whether there was one."""
        if not self.active or self._mode not in {_Mode.BRUSH, _Mode.MOVE}:
            return False
        self.pressed = self.active = False
        (self._brush if self._mode is _Mode.BRUSH else self._mover).cancel()
        return True

    def paint(self, painter: QPainter) -> None:
        """Paint the stretch of time that is being taken, or where an event would be."""
        self._mover.paint(painter)
        if not self.active or self._mode is not _Mode.RANGE:
            return
        theme, frame = self._canvas.look.theme, self._canvas.picture.frame
        left, right = self._range()
        area = QRectF(frame.left + left, 0, right - left, frame.header + frame.height)
        painter.fillRect(area, clear(theme.accent, 0.12))
        painter.setPen(QPen(theme.accent, 1))
        painter.drawLine(area.topLeft(), area.bottomLeft())
        painter.drawLine(area.topRight(), area.bottomRight())

    def _range(self) -> tuple[float, float]:
        """Return the ends of the stretch that is being taken, in pixels of the time area."""
        frame = self._canvas.picture.frame
        ends = sorted(
            min(max(x - frame.left, 0.0), frame.width) for x in (self._from.x(), self._last.x())
        )
        return ends[0], ends[1]

    def _show_window(self, shift: float) -> None:
        picture = self._canvas.picture
        scale = picture.scale.room / picture.frame.width
        left, right = self._window
        left += shift if self._mode in {_Mode.WINDOW, _Mode.LEFT} else 0.0
        right += shift if self._mode in {_Mode.WINDOW, _Mode.RIGHT} else 0.0
        low, high = sorted((left * scale, right * scale))
        self._camera.show_rooms(low, high)

    @staticmethod
    def _taken(x: float, window: tuple[float, float]) -> _Mode:
        """Return which part of the overview's window is at `x`."""
        left, right = window
        if abs(x - left) <= _GRIP and x < (left + right) / 2:
            return _Mode.LEFT
        return _Mode.RIGHT if abs(x - right) <= _GRIP else _Mode.WINDOW

    def cursor_over(
        self, here: Hit, window: tuple[float, float], keys: Qt.KeyboardModifier
    ) -> Qt.CursorShape:
        """Return the pointer's shape over a place that is not pressed."""
        part = self._mover.part_at(here, keys)
        if part is not None:
            return self._mover.cursor_of(part)
        grip = self._brush.grip_at(here, window, keys)
        if grip is not None:
            return self._brush.cursor_of(grip)
        if any(thing is not None for thing in (here.event, here.row, here.cluster, here.lane)):
            return Qt.CursorShape.PointingHandCursor
        if here.area is Area.OVERVIEW:
            mode = self._taken(here.x, window)
            sideways = mode is not _Mode.WINDOW
            return Qt.CursorShape.SizeHorCursor if sideways else Qt.CursorShape.OpenHandCursor
        if here.area in {Area.TIME, Area.AXIS} and keys & Qt.KeyboardModifier.ShiftModifier:
            return Qt.CursorShape.IBeamCursor
        return Qt.CursorShape.ArrowCursor
