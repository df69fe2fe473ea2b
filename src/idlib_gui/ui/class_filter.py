"""The legend: what marks mean, how many there are of each, and a switch for each of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QSizePolicy, QWidget

from idlib_gui.domain.records import EventClass
from idlib_gui.layout.columns import CLASSES
from idlib_gui.overriding import override
from idlib_gui.state.narrowing import class_counts, hidden_rows
from idlib_gui.state.session import Session

from .dataset_words import say_rows
from .labels import plain_label
from .shapes import draw_shape
from .style import role
from .theme import Looks
from .wording import number, say_class, say_events

_MARK, _GAP, _PAD = 9, 6, 6
"""Side of the mark, the space after it, the space at both ends of a switch."""
_SPACE = 4
"""Pixels between two switches."""
_HEIGHT = 20


class ClassSwitch(QAbstractButton):
    """Shape, name and number of a class; down while events of the class are shown."""

    only_asked = Signal(object)
    """Only the events of this class are to be shown."""
    all_asked = Signal()
    """The events of all classes are to be shown."""

    def __init__(self, cls: EventClass | None, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self.cls = cls
        self._looks = looks
        self._count = 0
        self._short = self._twice = False
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_count(self, count: int, *, on: bool) -> None:
        """Say how many events of the class there are, and whether they are shown."""
        self._count = count
        self.setChecked(on)
        name = say_class(self.cls)
        hidden = "" if on else self.tr(", hidden")
        self.setAccessibleName(f"{name}: {say_events(count)}{hidden}")
        self.setToolTip(
            self.tr(
                "{0}: {1}{2}\nClick: hide or show. Double click or Alt+click: show only these."
            ).format(name, say_events(count), hidden)
        )
        self.update()

    def show_short(self, *, short: bool) -> None:
        """Show the number without the name, or with it."""
        self._short = short
        self.update()

    @property
    def words(self) -> str:
        """Return what is written beside the shape."""
        return self._say(short=self._short)

    def _say(self, *, short: bool) -> str:
        return number(self._count) if short else f"{say_class(self.cls)} {number(self._count)}"

    def width_wanted(self, *, short: bool) -> int:
        """Return how many pixels it takes, with its name or without."""
        metrics = QFontMetrics(self._looks.theme.font("small"))
        return 2 * _PAD + _MARK + _GAP + metrics.horizontalAdvance(self._say(short=short))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.width_wanted(short=self._short), _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, on = self._looks.theme, self.isChecked()
        look = theme.classes[self.cls]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(theme.accent, 1) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.hover if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 5, 5)
        middle = self.height() / 2
        mark = QPointF(_PAD + _MARK / 2, middle)
        painter.setOpacity(1.0 if on else 0.45)
        draw_shape(painter, look.shape, mark, _MARK, look.line)
        painter.setOpacity(1.0)
        font = theme.font("small")
        font.setStrikeOut(not on)
        painter.setFont(font)
        painter.setPen(theme.muted if on else theme.faint)
        place = self.rect().adjusted(_PAD + _MARK + _GAP, 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.words)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._twice = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._twice = True

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._twice and event.button() is Qt.MouseButton.LeftButton:
            self._twice = False
            self.setDown(False)
            self.only_asked.emit(self.cls)
        else:
            super().mouseReleaseEvent(event)

    @override
    def nextCheckState(self) -> None:
        """Leave it to the view whether it is down."""

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        only = menu.addAction(self.tr("Show only {0}").format(say_class(self.cls)))
        only.triggered.connect(lambda: self.only_asked.emit(self.cls))
        menu.addAction(self.tr("Show all classes")).triggered.connect(self.all_asked)
        menu.popup(event.globalPos())


class ClassFilter(QWidget):
    """The switches of all classes, and how many events they hide.

    Where it is narrow, names give way to numbers alone; what dashes mean stands last.
    """

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._told: tuple[object, ...] = ()
        self.switches = tuple(ClassSwitch(cls, looks, self) for cls in CLASSES)
        self.hidden = QPushButton(self)
        role(self.hidden, "link")
        self.hidden.setCursor(Qt.CursorShape.PointingHandCursor)
        dashed = self.tr("dashed = claimed by a party, not stated as fact")
        self._dashes = plain_label("small", dashed, wrapped=False)
        self._dashes.setParent(self)
        self.setAccessibleName(self.tr("Classes of events"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for switch in self.switches:
            switch.clicked.connect(lambda _on, cls=switch.cls: self._flip(cls))
            switch.only_asked.connect(self._show_only)
            switch.all_asked.connect(self._show_all)
        self.hidden.clicked.connect(self._show_all)
        looks.changed.connect(self._place)
        store, shelf = session.store, session.shelf
        for changed in (session.viewport.settled, store.patched, store.replaced, shelf.changed):
            changed.connect(self._count)
        self._count()

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, _HEIGHT)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _count(self) -> None:
        off, counts = self._session.viewport.view.classes_off, class_counts(self._session)
        rows = hidden_rows(self._session)
        if (off, counts, rows) == self._told:
            return  # the view is another, with each step that it moves
        self._told = off, counts, rows
        for switch, count in zip(self.switches, counts, strict=True):
            switch.show_count(count, on=switch.cls not in off)
        hidden = sum(count for cls, count in zip(CLASSES, counts, strict=True) if cls in off)
        self.hidden.setVisible(bool(off))
        self.hidden.setText(self.tr("{0} hidden · show all").format(number(hidden + rows)))
        what = say_events(hidden)
        if rows:
            what = self.tr("{0} and {1} of datasets").format(what, say_rows(rows))
        self.hidden.setToolTip(self.tr("{0} hidden by class: show all").format(what))
        self._place()

    def _place(self) -> None:
        """Put the switches side by side, short where they would not fit."""
        link = self.hidden.sizeHint().width() + _SPACE if self.hidden.isVisibleTo(self) else 0
        widths = self._widths(short=False)
        short = sum(widths) + link > self.width()
        if short:
            widths = self._widths(short=True)
        top = (self.height() - _HEIGHT) // 2
        left = 0
        for switch, width in zip(self.switches, widths, strict=True):
            switch.show_short(short=short)
            switch.setGeometry(left, top, width - _SPACE, _HEIGHT)
            left += width
        self.hidden.setGeometry(left, top, max(link - _SPACE, 0), _HEIGHT)
        left += link + 2 * _GAP
        room = self.width() - left
        hint = self._dashes.sizeHint().width()
        self._dashes.setVisible(hint <= room)
        self._dashes.setGeometry(self.width() - hint, top, hint, _HEIGHT)

    def _widths(self, *, short: bool) -> Sequence[int]:
        return [switch.width_wanted(short=short) + _SPACE for switch in self.switches]

    def _flip(self, cls: EventClass | None) -> None:
        viewport = self._session.viewport
        viewport.update(classes_off=viewport.view.classes_off ^ {cls})

    def _show_only(self, cls: EventClass | None) -> None:
        self._session.viewport.update(classes_off=frozenset(CLASSES) - {cls})

    def _show_all(self) -> None:
        self._session.viewport.update(classes_off=frozenset())
