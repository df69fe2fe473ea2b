"""The text of a source to read: numbered sentences, marks behind the words, clicks by place."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QToolTip, QWidget

from idlib_gui.overriding import override
from idlib_gui.state.viewport import Highlight

from .keys import takes_key
from .mark_painting import MarkLook, line_rects, mark_look, paint_mark
from .source_filling import Filling
from .source_marks import UNMARKED, Mark, Marks
from .source_text import SourceText
from .theme import Theme
from .tips import plain_tip

Span = tuple[int, int]
_MARGIN = 16
_TO_THE_END = (
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.MoveToEndOfDocument,
    QKeySequence.StandardKey.SelectEndOfDocument,
)
_BEFORE = 60
"""Pixels kept above what is scrolled to."""


class SourceView(QTextEdit):
    """Shows one `SourceText`, read only. Signals and methods count in the source's offsets."""

    clicked = Signal(int)
    """The character at this offset was clicked, or chosen with Enter."""
    stepped = Signal(int)
    """The user asks for the next (1) or previous (-1) mark."""
    released = Signal()
    """The mouse button is up again: what it selected stays selected."""

    def __init__(self, describe: Callable[[int], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._describe = describe
        self._text = SourceText("")
        self._theme: Theme | None = None
        self._marks = UNMARKED
        self._kinds: Collection[Highlight] = ()
        self._strong: list[tuple[Span, MarkLook]] = []
        self._lines: dict[Span, list[QRectF]] = {}
        """The lines of spans as they were laid out at the width `_lines_for`."""
        self._lines_for = -1.0
        self._pressed: QPoint | None = None
        self._filling = Filling(self.document(), self)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)
        self.setTabChangesFocus(True)

    @property
    def source_text(self) -> SourceText:
        """Return the text that is shown."""
        return self._text

    def show_text(self, text: SourceText, theme: Theme) -> None:
        """Show another text, or the same in other colours."""
        self._text, self._theme = text, theme
        self._strong, self._lines = [], {}
        self.clear()
        self.document().setDocumentMargin(_MARGIN)
        self._filling.start(text.pieces(), theme)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def reach(self, offset: int) -> None:
        """See to it that a character is there: a long text is filled in by and by."""
        self._filling.reach(self._text.to_document(offset))

    def set_marks(self, marks: Marks, kinds: Collection[Highlight]) -> None:
        """Paint these kinds of these marks."""
        self._marks, self._kinds = marks, kinds
        self.viewport().update()

    def set_strong(self, spans: list[tuple[Span, MarkLook]]) -> None:
        """Paint these stretches over the marks, because their record is selected."""
        if spans != self._strong:
            self._strong = spans
            self.viewport().update()

    def visible_span(self) -> Span:
        """Return the stretch of the source that is on the screen."""
        area = self.viewport().rect()
        return (
            self._text.to_source(self.cursorForPosition(area.topLeft()).position()),
            self._text.to_source(self.cursorForPosition(area.bottomRight()).position()) + 1,
        )

    def offset_at(self, point: QPointF) -> int | None:
        """Return which character of the source lies under a point of the viewport, if any."""
        place = point + QPointF(0, self.verticalScrollBar().value())
        hit = self.document().documentLayout().hitTest(place, Qt.HitTestAccuracy.ExactHit)
        if hit < 0 or self._text.is_number(hit):
            return None
        offset = self._text.to_source(hit)
        return offset if offset < len(self._text.text) else None

    def rects_of(self, start: int, end: int) -> list[QRectF]:
        """Return the rectangle of each line of `start`:`end`, in the viewport's coordinates."""
        if self._theme is None:
            return []
        width = self.document().textWidth()
        if width != self._lines_for:
            self._lines, self._lines_for = {}, width
        if (start, end) not in self._lines:
            metrics = QFontMetricsF(self._theme.font("reading", serif=True))
            span = self._text.span(start, end)
            self._filling.reach(span[1])
            self._lines[start, end] = list(line_rects(self.document(), *span, metrics))
        down = -self.verticalScrollBar().value()
        return [rect.translated(0, down) for rect in self._lines[start, end]]

    def bring_into_view(self, start: int, end: int) -> None:
        """Scroll so that `start`:`end` is on the screen; stay if it is."""
        rects = self.rects_of(start, end)
        if not rects:
            return
        top, bottom = rects[0].top(), rects[-1].bottom()
        height = self.viewport().height()
        if top >= 0 and (bottom <= height or top <= _BEFORE):
            return
        before = min(_BEFORE, max((height - (bottom - top)) / 2, 4))
        bar = self.verticalScrollBar()
        bar.setValue(round(bar.value() + top - before))

    def caret(self) -> int:
        """Return where the text cursor stands in the source."""
        return self._text.to_source(self.textCursor().position())

    @property
    def is_pressed(self) -> bool:
        """Return whether the mouse may still be selecting words."""
        return self._pressed is not None

    def selected_span(self) -> Span:
        """Return the stretch of the source that is selected; an empty one if nothing is."""
        cursor = self.textCursor()
        return (
            self._text.to_source(cursor.selectionStart()),
            self._text.to_source(cursor.selectionEnd()),
        )

    def set_caret(self, offset: int) -> None:
        """Put the text cursor before a character."""
        cursor = self.textCursor()
        self.reach(offset)
        cursor.setPosition(self._text.to_document(offset))
        self.setTextCursor(cursor)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            first, last = self.visible_span()
            # The longest first, so that what lies inside another stays to be seen.
            for mark in sorted(self._marks.within(first, last, self._kinds), key=_longest_first):
                self._paint(painter, mark.start, mark.end, mark_look(self._theme, mark.kind))
            for (start, end), look in self._strong:
                if start < last and end > first:
                    self._paint(painter, start, end, look)
            painter.end()
        super().paintEvent(event)

    def _paint(self, painter: QPainter, start: int, end: int, look: MarkLook) -> None:
        paint_mark(painter, self.rects_of(start, end), look)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left else None
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        self.released.emit()
        if pressed is None or self.textCursor().hasSelection():
            return
        moved = (event.position().toPoint() - pressed).manhattanLength()
        offset = self.offset_at(event.position())
        if offset is not None and moved < QApplication.startDragDistance():
            self.clicked.emit(offset)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        offset = self.offset_at(event.position())
        over = offset is not None and bool(self._describe(offset))
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            offset = self.offset_at(QPointF(event.pos()))
            words = self._describe(offset) if offset is not None else ""
            QToolTip.showText(event.globalPos(), plain_tip(*words.splitlines()), self)
            return True
        return super().viewportEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        # Esc lets go of the selected words first, and only then of what else is selected.
        escapes = self.textCursor().hasSelection() and takes_key(event, Qt.Key.Key_Escape)
        return escapes or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() is Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape:
            self.set_caret(self.selected_span()[0])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.clicked.emit(self.caret())
        elif alt and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            if any(event.matches(key) for key in _TO_THE_END):
                self.reach(len(self._text.text))
            super().keyPressEvent(event)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the source's own words, without the numbers that stand between them here."""
        start, end = self.selected_span()
        # Made by Qt: an object made here would outlive Python on the clipboard, and end in a crash.
        model = QStringListModel([""])
        data = model.mimeData([model.index(0)])
        data.clear()
        data.setText(self._text.text[start:end])
        return data


def _longest_first(mark: Mark) -> tuple[int, Mark]:
    return mark.start - mark.end, mark
