"""The widget that shows the timeline: its parts in place, the pointer turned into gestures."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
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
from PySide6.QtWidgets import QGraphicsItem, QToolTip

from idlib_gui.layout.hit import Area, Hit, hit
from idlib_gui.overriding import override
from idlib_gui.ui.plotting import GraphicsView, ViewBox

from .brush import Brush
from .camera import Camera
from .canvas import Canvas
from .drag import Drag
from .items import BayItem, EventsItem, TimeAxis
from .moving import Mover
from .names import LaneAxis
from .overview import OverviewItem
from .picture import Picture
from .pin import paint_pins
from .scroll_bars import ScrollBars
from .tips import tip_for
from .wheel import Wheel

_BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}


class TimelineView(GraphicsView):  # type: ignore[misc]
    """Shows a canvas; says what was clicked, and moves the camera by wheel and drag."""

    clicked = Signal(object)
    """A `Hit` was clicked."""
    opened = Signal(object)
    """A `Hit` was clicked twice."""
    hovered = Signal(object)
    """The pointer is over another thing (a `Hit`), or has left (None)."""

    def __init__(self, canvas: Canvas, camera: Camera, brush: Brush, mover: Mover) -> None:
        super().__init__(background=None)
        self._canvas = canvas
        self._camera = camera
        self._wheel = Wheel()
        self._period = brush.mark
        self._drag = Drag(canvas, camera, brush, mover)
        self._hovered: tuple[object, ...] | None = None
        self._twice = False
        self._ringed = False
        self._placed: Picture | None = None
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.setMinimumSize(120, 60)
        self._axis = TimeAxis(canvas)
        self._names = LaneAxis(canvas)
        self._bay = BayItem(canvas)
        self._time = ViewBox(enableMenu=False, enableMouse=False)
        self._overview = ViewBox(enableMenu=False, enableMouse=False)
        self._events = EventsItem(canvas, self._time)
        self._density = OverviewItem(canvas, self._overview)
        for part in self._parts():
            self.scene().addItem(part)
        self.bars = ScrollBars(self, self._scroll_by_bar)
        self.pointed: int | None = None
        """The key of the panel that the pointer is over."""
        self.setBackground(canvas.look.theme.card)

    def _parts(self) -> tuple[QGraphicsItem, ...]:
        return self._axis, self._names, self._bay, self._time, self._overview

    # Showing

    def refresh(self) -> None:
        """Show the canvas as it is now."""
        self.viewport().update()
        if self._canvas.picture is self._placed:
            return
        self._placed = self._canvas.picture
        frame = self._placed.frame
        head, foot = frame.header, frame.header + frame.height
        places = (
            (self._axis, QRectF(frame.left, 0, frame.width, head)),
            (self._names, QRectF(0, head, frame.names, frame.height)),
            (self._bay, QRectF(frame.names, 0, frame.bay, foot)),
            (self._time, QRectF(frame.left, head, frame.width, frame.height)),
            (self._overview, QRectF(frame.left, foot, frame.width, frame.overview)),
        )
        if self._axis.size().height() != head or self._names.size().width() != frame.names:
            self._axis.setHeight(head)
            self._names.setWidth(frame.names)
        for part, place in places:
            if part.geometry() != place:
                part.setGeometry(place)
        self._bay.setVisible(frame.bay > 0)
        self._overview.setVisible(frame.overview > 0)
        self.bars.show(self._placed)

    def dress(self) -> None:
        """Show the canvas in its look."""
        self.setBackground(self._canvas.look.theme.card)
        self.refresh()

    def _scroll_by_bar(self, key: int, top: int) -> None:
        if self._canvas.stage.scroll_to(key, top):
            self.viewport().update()

    @override
    def resizeEvent(self, ev: QResizeEvent | None) -> None:
        super().resizeEvent(ev)
        if ev is None:
            return  # pyqtgraph calls this itself while it is being made
        self._canvas.stage.resize(self.width(), self.height())
        self.refresh()

    @override
    def paintEvent(self, ev: QPaintEvent) -> None:
        super().paintEvent(ev)
        theme, picture = self._canvas.look.theme, self._canvas.picture
        frame = picture.frame
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.faint, 1))
        for panel in picture.panels[1:]:
            y = frame.header + panel.top
            painter.drawLine(0, y, frame.left + frame.width, y)
        painter.setPen(QPen(theme.border, 1))
        for y in (frame.header - 1, frame.header + frame.height):
            if y < self.height() - 1:
                painter.drawLine(0, y, frame.names, y)
        self._period.paint(painter)
        self._drag.paint(painter)
        paint_pins(painter, self._canvas)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        current = self._canvas.current
        if current is not None:
            painter.setPen(QPen(theme.accent, 2))
            painter.drawRect(current.rect.adjusted(-1, -1, 0, 0))
        if self._ringed and self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    # What is where

    @property
    def canvas(self) -> Canvas:
        """Return what is shown."""
        return self._canvas

    @property
    def overview_window(self) -> tuple[float, float]:
        """Return where the overview shows the window: its ends, in pixels from the left of time."""
        return self._density.window_at()

    def hit_at(self, point: QPointF) -> Hit:
        """Return what a point of this widget lies on."""
        picture = self._canvas.picture
        return hit(picture.frame, picture.plan, picture.parts, point.x(), point.y())

    # Gestures

    @override
    def wheelEvent(self, ev: QWheelEvent) -> None:
        here = self.hit_at(ev.position())
        move = self._wheel.read(ev, over_names=here.area is Area.NAMES)
        width = max(self._canvas.picture.frame.width, 1)
        if move.zoom != 1.0:
            part = here.x / width if here.area in {Area.TIME, Area.AXIS} else 0.5
            self._camera.zoom(move.zoom, min(max(part, 0.0), 1.0))
        elif move.across:
            self._camera.pan(move.across / width)
        elif move.down:
            panel = self._canvas.picture.panel(here.panel)
            self.scroll(here.panel, move.down + (panel.scroll if panel is not None else 0))
        ev.accept()

    def scroll(self, key: int, top: float) -> None:
        """Move the lanes of a panel so that `top` is at its top."""
        if self._canvas.stage.scroll_to(key, top):
            self.refresh()

    @override
    def mousePressEvent(self, ev: QMouseEvent) -> None:
        self._twice = False
        if ev.button() is Qt.MouseButton.LeftButton:
            here = self.hit_at(ev.position())
            self._drag.press(here, ev, self._density.window_at())
        ev.accept()

    @override
    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        if self._drag.pressed:
            self._drag.move(ev)
            self.refresh()
        else:
            self._hover(self.hit_at(ev.position()), ev)
        if self._drag.active or self._drag.pressed:
            self.viewport().setCursor(self._drag.cursor)
        ev.accept()

    @override
    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        if self._drag.pressed and ev.button() is Qt.MouseButton.LeftButton:
            here = self.hit_at(ev.position())
            dragged = self._drag.release(here)
            if not dragged and not self._twice and here.area is not Area.OVERVIEW:
                self.clicked.emit(here)
            self._hover(here, ev)
            self.refresh()
        ev.accept()

    @override
    def mouseDoubleClickEvent(self, ev: QMouseEvent) -> None:
        self._twice = True
        if ev.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(self.hit_at(ev.position()))
        ev.accept()

    def cancel_drag(self) -> bool:
        """Give up what is being dragged; return whether anything was that can be given up."""
        given_up = self._drag.cancel()
        if given_up:
            self.viewport().update()
        return given_up

    def _hover(self, here: Hit, ev: QMouseEvent) -> None:
        self.pointed = here.panel
        self.viewport().setCursor(
            self._drag.cursor_over(here, self._density.window_at(), ev.modifiers())
        )
        # Elsewhere on the same thing nothing looks different, and nothing is painted.
        over = here.event, here.row
        if over != self._hovered:
            self._hovered = over
            self.hovered.emit(here)

    @override
    def leaveEvent(self, ev: QEvent) -> None:
        self.pointed = None
        if self._hovered is not None:
            self._hovered = None
            self.hovered.emit(None)

    @override
    def keyPressEvent(self, ev: QKeyEvent) -> None:
        """Leave every key to the window's actions; a scroll area would take the arrows."""
        ev.ignore()

    @override
    def keyReleaseEvent(self, ev: QKeyEvent) -> None:
        ev.ignore()

    @override
    def focusInEvent(self, ev: QFocusEvent) -> None:
        """Show the focus to those who came by key; a click needs no ring around it."""
        self._ringed = ev.reason() in _BY_KEY
        super().focusInEvent(ev)
        self.viewport().update()

    @override
    def focusOutEvent(self, ev: QFocusEvent) -> None:
        super().focusOutEvent(ev)
        self.viewport().update()

    @override
    def contextMenuEvent(self, ev: QContextMenuEvent) -> None:
        ev.ignore()

    @override
    def viewportEvent(self, ev: QEvent) -> bool:
        if isinstance(ev, QHelpEvent):
            return self._tell(ev.pos(), ev.globalPos())
        return bool(super().viewportEvent(ev))

    def _tell(self, point: QPoint, on_screen: QPoint) -> bool:
        text = tip_for(self._canvas, self.hit_at(QPointF(point)))
        QToolTip.showText(on_screen, text, self.viewport())
        return True
