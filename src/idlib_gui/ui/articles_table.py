"""The table of articles to build: ticked or not, with a date that can be corrected."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from idlib_gui.domain.date_words import read_date
from idlib_gui.domain.records import DomainError
from idlib_gui.models.articles_model import ArticlesModel, Column
from idlib_gui.overriding import override

from .tables import show_whole_rows
from .theme import Theme
from .tick_delegate import TickDelegate, paint_box, placed, ticked

_Index = QModelIndex | QPersistentModelIndex
_ROW, _EDGE = 26, 6
_WIDTHS = {Column.FILE: 230, Column.TITLE: 250, Column.PUBLISHED: 116, Column.WORDS: 64}
_ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_TICKED = Qt.ItemDataRole.CheckStateRole


class ArticlesTable(QTableView):
    """Whole rows; Space ticks one and F2 corrects its date, wherever in it the keyboard is."""

    refused = Signal(str)
    """Why what is being typed is no date; empty if nothing is wrong any more."""

    def __init__(self, model: ArticlesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegateForColumn(Column.FILE, FileDelegate(theme, self))
        dates = _DateDelegate(self)
        dates.refused.connect(self.refused)
        self.setItemDelegateForColumn(Column.PUBLISHED, dates)
        self.setAccessibleName(self.tr("Articles"))
        show_whole_rows(self, _ROW, _WIDTHS.values())

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        at = self.currentIndex()
        if at.isValid() and e.key() == Qt.Key.Key_F2:
            if self.state() is not QAbstractItemView.State.EditingState:
                self.edit(at.siblingAtColumn(Column.PUBLISHED))
        elif at.isValid() and e.key() == Qt.Key.Key_Space:
            file = at.siblingAtColumn(Column.FILE)
            wanted = Qt.CheckState.Unchecked if ticked(file) else Qt.CheckState.Checked
            self.model().setData(file, wanted, _TICKED)
        else:
            super().keyPressEvent(e)


class _DateDelegate(QStyledItemDelegate):
    """Lets a date be typed; as long as it is none, the editor stays with what was typed."""

    refused = Signal(str)
    """Why what is being typed is no date; empty if it is one, or if nothing is typed any more."""

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> QLineEdit:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.textChanged.connect(lambda text: self.refused.emit(_refusal(text)))
        editor.destroyed.connect(lambda: self.refused.emit(""))
        return editor

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(editor, QLineEdit):
            return super().eventFilter(editor, event)
        pressed = event.type() is QEvent.Type.KeyPress
        if (
            pressed and isinstance(event, QKeyEvent) and event.key() in _ENDS
        ):  # never for the dialog, which would build
            if not _refusal(editor.text()):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            return True
        if event.type() is QEvent.Type.FocusOut and _refusal(editor.text()):
            return False
        return super().eventFilter(editor, event)


def _refusal(text: str) -> str:
    """Return why a text is no date; empty if it is one or nothing."""
    try:
        if text.strip():
            read_date(text)
    except DomainError as error:
        return str(error)
    return ""


class FileDelegate(TickDelegate):
    """Paints the name of a file after its box, which the style paints too faintly."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, state = self._theme, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.accent_soft)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.accent)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.box_area(option.rect, option.direction))
        paint_box(painter, theme, box.center(), theme.accent, on=ticked(index))
        painter.restore()
        room = placed(option, self.box_width, option.rect.width() - self.box_width - _EDGE)
        mode = Qt.TextElideMode.ElideMiddle
        name = option.fontMetrics.elidedText(index.data(), mode, room.width())
        painter.setPen(theme.text if ticked(index) else theme.muted)
        start = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(room, start, name)
