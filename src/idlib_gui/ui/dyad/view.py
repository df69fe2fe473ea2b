"""The widget that shows the ribbon, and what pointer and keys do on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from idlib_gui.layout.window import Window, panned, rooms_of, zoomed
from idlib_gui.overriding import override
from idlib_gui.state.viewport import Viewport
from idlib_gui.ui.timeline.look import Look
from idlib_gui.ui.timeline.wheel import Wheel

from .painting import RibbonPainter, Standing
from .picture import Mark
from .stage import Stage

_LEAST = QSize(160, 44)
_STEPS = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
    Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000,
}  # fmt: skip
_ROUNDING = 1e-9
BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}
_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class RibbonView(QWidget):
    """Shows a stage; moves the shared view by wheel and drag, and says which mark is opened."""

    opened = Signal(object, QPoint)
    """A `Mark` was picked; where on the screen."""
    ground_clicked = Signal(QPointF, QPoint)
    """The ribbon was clicked beside all marks: where in it, and where on the screen."""
    moved = Signal()
    """The keyboard went to another mark."""
    told = Signal(object)
    """A `QHelpEvent` asks what is at its place."""

    def __init__(self, stage: Stage, viewport: Viewport, look: Look) -> None:
        super().__init__()
        self._stage = stage
        self._viewport = viewport
        self._look = look
        self._wheel = Wheel()
        self.standing = Standing()
        self._current = 0
        self._ringed = False
        self._from: QPointF | None = None
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(_LEAST)

    def dress(self, look: Look) -> None:
        """Show it in another look."""
        self._look = look
        self.refresh()

    def refresh(self) -> None:
        """Show the stage as it is now."""
        self._current = min(self._current, max(len(self._stage.picture.marks) - 1, 0))
        self.update()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return what is marked, those of the bay first."""
        return self._stage.picture.marks

    @property
    def current(self) -> Mark | None:
        """Return the mark that the keyboard is on."""
        return self.marks[self._current] if self.marks else None

    def mark_at(self, point: QPointF) -> int | None:
        """Return the number of the mark at a point, if any."""
        found = (n for n, mark in enumerate(self.marks) if mark.place.contains(point))
        return next(found, None)

    def stand_out(self, mark: int) -> None:
        """Put the keyboard on a mark."""
        self._current = mark
        self.update()

    def open_mark(self, number: int) -> None:
        """Open a mark as a click on it does."""
        self.stand_out(number)
        mark = self.marks[number]
        self.opened.emit(mark, self.mapToGlobal(mark.place.bottomLeft().toPoint()))

    # Painting

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._stage.resize(self.width(), self.height())
        self.refresh()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, stage = QPainter(self), self._stage
        painted = RibbonPainter(painter, stage.picture, self._look)
        painted.paint_ground(self._viewport.view.period, stage.counts)
        painted.paint_ribbon()
        if self.standing.row is not None:
            painted.paint_row(self.standing.row)
        current = self._current if self.hasFocus() and self._ringed else None
        painted.paint_marks(stage.columns, self.standing._replace(current=current))
        if self.hasFocus() and self._ringed:
            painter.setPen(QPen(self._look.theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    # Pointer

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        picture = self._stage.picture
        move = self._wheel.read(event, over_names=False)
        window, scale = self._viewport.view.window, picture.scale
        part = (event.position().x() - picture.left) / picture.width
        if move.zoom != 1.0:
            at = min(max(part, 0.0), 1.0)
            self._look_at(zoomed(scale, window, move.zoom, at))
        elif move.across:
            self._pan(move.across)
        event.accept()

    def _pan(self, pixels: float) -> None:
        picture = self._stage.picture
        window = self._viewport.view.window
        self._look_at(panned(picture.scale, window, pixels / picture.width))

    def _look_at(self, window: Window) -> None:
        scale = self._stage.picture.scale
        left, right = rooms_of(scale, window)
        everything = right - left >= scale.room * (1 - _ROUNDING)
        self._viewport.update(window=None if everything else window)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._from, self._dragged = event.position(), False

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._from is not None:
            step = point - self._from
            if self._dragged or step.manhattanLength() >= QApplication.startDragDistance():
                self._dragged, self._from = True, point
                self._pan(-step.x())
            return
        hovered = self.mark_at(point)
        if hovered != self.standing.hovered:
            self.standing = self.standing._replace(hovered=hovered)
            self.setCursor(
                Qt.CursorShape.ArrowCursor if hovered is None else Qt.CursorShape.PointingHandCursor
            )
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._from is None:
            return
        self._from = None
        if self._dragged:
            return
        number, place = self.mark_at(event.position()), event.globalPosition().toPoint()
        if number is None:
            self.ground_clicked.emit(event.position(), place)
        else:
            self.stand_out(number)
            self.opened.emit(self.marks[number], place)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.standing = self.standing._replace(hovered=None)
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self.told.emit(event)
            return True
        return super().event(event)

    def tell(self, text: str, event: QHelpEvent) -> None:
        """Show a tool tip; an empty one hides it."""
        QToolTip.showText(event.globalPos(), text, self)

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, marks = Qt.Key(event.key()), self.marks
        self._ringed = True
        if key in _STEPS and marks:
            self.stand_out(min(max(self._current + _STEPS[key], 0), len(marks) - 1))
            self.moved.emit()
        elif key in _OPENING and marks:
            self.open_mark(self._current)
        else:
            event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus to those who came by key; a click needs no ring around it."""
        self._ringed = event.reason() in BY_KEY
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
