"""A line in which an actor is picked by typing any part of one of its names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from idlib_gui.domain.records import ActorId
from idlib_gui.overriding import override
from idlib_gui.ui.keys import takes_key
from idlib_gui.ui.name_finder import Choice, NameFinder
from idlib_gui.ui.tips import plain_tip

_WIDTH, _LEAST = 170, 60
_MARGIN = 2
"""Pixels that a line of text keeps free at its ends, as Qt does."""


class ActorBox(QLineEdit):
    """Shows one actor; typing, Down or a click opens the list of those that can be picked.

    Case and accents do not count. Esc, and leaving the line, bring back the actor that it shows.
    """

    picked = Signal(object)
    """The `ActorId` that the user picked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._actor: ActorId | None = None
        self._finder: NameFinder | None = None
        self.setMinimumWidth(_LEAST)
        self.textEdited.connect(self._find)
        self.returnPressed.connect(self._take_first)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Let other actors be picked, the likeliest first."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            if self._finder is not None:
                self._finder.deleteLater()
                self._finder = None

    def show_actor(self, actor: ActorId | None) -> None:
        """Show an actor; None: nobody is picked yet."""
        self._actor = actor
        self._restore()

    @property
    def finder(self) -> NameFinder:
        """Return the list below the line; it is made when it is first wanted."""
        if self._finder is None:
            self._finder = NameFinder(self._choices, self)
            self._finder.setWidget(self)
            self._finder.taken.connect(self._take)
        return self._finder

    def _restore(self) -> None:
        name = next((choice.name for choice in self._choices if choice.key == self._actor), "")
        self.setText(name)
        self.setToolTip(plain_tip(name) if name else "")
        self.setCursorPosition(0)

    def _select_all(self) -> None:
        """Select what is written, with the cursor at its begin, so that the begin is seen."""
        self.setSelection(len(self.text()), -len(self.text()))

    def _find(self, text: str) -> None:
        self.finder.seek(text)
        if self.finder.completionCount():
            self.finder.complete()
            self.finder.mark_best()
        else:
            self._hide_list()

    def _hide_list(self) -> None:
        popup = self.finder.popup()
        if popup is not None:
            popup.hide()

    def _open(self) -> None:
        """Show all actors, the one that is shown in front."""
        self._select_all()
        self._find("")

    def _take(self, index: QModelIndex) -> None:
        self._hide_list()
        self._actor = index.data(NameFinder.KEY)
        self._restore()
        self._select_all()
        if self._actor is not None:
            self.picked.emit(self._actor)

    def _take_first(self) -> None:
        """Pick who is marked in the list, or who is best called what was typed."""
        popup = self.finder.popup()
        if popup is not None and popup.isVisible() and popup.currentIndex().isValid():
            self._take(popup.currentIndex())
            return
        self.finder.seek(self.text())
        if self.text().strip() and self.finder.completionCount():
            self._take(self.finder.best)
        else:
            self._restore()

    @override
    def event(self, arg__1: QEvent) -> bool:
        # Esc belongs to this line while something is being typed, not to "Select nothing".
        escapes = self.isModified() and takes_key(arg__1, Qt.Key.Key_Escape)
        return escapes or super().event(arg__1)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() == Qt.Key.Key_Down:
            self._open()
        elif arg__1.key() == Qt.Key.Key_Escape and self.isModified():
            self._hide_list()
            self._restore()
            self._select_all()
        else:
            super().keyPressEvent(arg__1)

    @override
    def mouseReleaseEvent(self, arg__1: QMouseEvent) -> None:
        super().mouseReleaseEvent(arg__1)
        if not self.isModified() and arg__1.button() is Qt.MouseButton.LeftButton:
            self._open()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        """Cut a name that does not fit with an ellipsis, unless it is being written."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        style, metrics = self.style(), self.fontMetrics()
        inner = style.subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        room = inner.width() - 2 * _MARGIN
        if self.hasFocus() or metrics.horizontalAdvance(self.text()) <= room:
            super().paintEvent(arg__1)
            return
        painter = QPainter(self)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().text().color())
        painter.drawText(
            inner.adjusted(_MARGIN, 0, -_MARGIN, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room),
        )

    @override
    def focusOutEvent(self, arg__1: QFocusEvent) -> None:
        super().focusOutEvent(arg__1)
        if arg__1.reason() is not Qt.FocusReason.PopupFocusReason:
            self._restore()
