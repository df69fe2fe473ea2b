"""Which articles the document was made of, and which of them are looked at."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QVBoxLayout, QWidget

from idlib_gui.domain.edtf import parse_edtf
from idlib_gui.domain.records import Kind, Ref, SourceId
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.models.sources_model import ROW_ROLE, SourceRow, SourcesModel, SourceWords
from idlib_gui.overriding import override
from idlib_gui.state.session import Session

from .labels import plain_label
from .lettering import Lettering
from .plain import one_line
from .row_list import TickList
from .theme import Looks, Theme
from .tick_delegate import TickDelegate, paint_box, paint_ground, placed, ticked
from .tips import plain_tip
from .wording import say_date, say_events, say_quotes

_Index = QModelIndex | QPersistentModelIndex

ROW = 42
_EDGE, _BOX, _GAP = 12, 13, 8
_FIRST, _SECOND = 18, 34
"""Where the two lines of a row stand, from its top."""


class SourceTexts(QObject):
    """Says what the list of sources shows."""

    def words(self) -> SourceWords:
        """Return what the model asks for."""
        return SourceWords(tip=self.tip, spoken=self.spoken)

    def title(self, row: SourceRow) -> str:
        """Return what a source is called."""
        return one_line(row.title) or self.tr("Untitled")

    def facts(self, row: SourceRow) -> str:
        """Return outlet and date of a source on one line."""
        published = say_date(parse_edtf(row.published)) if row.published else ""
        return " · ".join(part for part in (one_line(row.outlet), published) if part)

    def counts(self, row: SourceRow) -> str:
        """Return how much a source tells; of how much, where not all of it is listed."""
        if row.whole is None:
            return f"{say_events(row.events)}, {say_quotes(row.quotes)}"
        events, quotes = row.whole
        return self.tr("listed: {0} of {1}, {2} of {3}").format(
            row.events, say_events(events), row.quotes, say_quotes(quotes)
        )

    def tip(self, row: SourceRow) -> str:
        """Return the tooltip of a source."""
        return plain_tip(self.title(row), self.facts(row), self.counts(row))

    def spoken(self, row: SourceRow, shown: bool) -> str:  # noqa: FBT001 - the model's contract
        """Return a source's row for a screen reader."""
        state = self.tr("shown") if shown else self.tr("left out")
        parts = (self.title(row), self.facts(row), self.counts(row), state)
        return ". ".join(part for part in parts if part)


class SourcesDelegate(TickDelegate):
    """Paints box, title and facts of a source."""

    box_width = _EDGE + _BOX + _GAP // 2

    def __init__(self, theme: Theme, texts: SourceTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._title, self._facts = Lettering(theme.font()), Lettering(theme.font("small"))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, row, shown = self._theme, index.data(ROW_ROLE), ticked(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, theme, option)
        box = QRect(placed(option, _EDGE, _BOX))
        box.setHeight(2 * (_FIRST - 5))
        paint_box(painter, theme, QRectF(box).center(), theme.accent, on=shown)
        left = _EDGE + _BOX + _GAP
        place = placed(option, left, option.rect.width() - left - _EDGE)
        quiet = theme.faint if row.idle else theme.muted
        painter.setPen(theme.text if shown and not row.idle else quiet)
        self._title.draw(painter, place, _FIRST, self._texts.title(row), option.direction)
        painter.setPen(quiet)
        # As in the list of actors: events, then quotes.
        counts = f"{row.events} · {row.quotes}"
        width = self._facts.width(counts)
        end = placed(option, option.rect.width() - _EDGE - width, width)
        self._facts.draw(painter, end, _SECOND, counts, option.direction)
        rest = placed(option, left, max(place.width() - width - _GAP, 0))
        self._facts.draw(painter, rest, _SECOND, self._texts.facts(row), option.direction)
        painter.restore()


class SourcesPane(QWidget):
    """Lists the sources; selecting one opens it, unticking one leaves out what it alone tells."""

    redate_asked = Signal(str)
    """The id of a source whose publication date is to be changed."""

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._texts = SourceTexts(self)
        self._model = SourcesModel(session, self._texts.words(), self)
        self._delegate = SourcesDelegate(looks.theme, self._texts)
        self._list = TickList(self._delegate)
        self._list.setModel(self._model)
        self._list.setAccessibleName(self.tr("Sources"))
        self._count = plain_label("muted", wrapped=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.addWidget(self._list)
        self.setFocusProxy(self._list)
        self.setMinimumWidth(180)
        self._connect(looks)
        self._show_count()
        self._show_selection(session.selection.current)

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets for the header of the card: how many sources are shown."""
        return (self._count,)

    @property
    def list(self) -> TickList:
        """Return the list."""
        return self._list

    def _connect(self, looks: Looks) -> None:
        self._model.counted.connect(self._show_count)
        self._model.modelReset.connect(self._restore)
        self._list.selectionModel().selectionChanged.connect(self._pick)
        self._list.clicked.connect(self._select)
        self._list.activated.connect(self._select)
        self._list.customContextMenuRequested.connect(self._open_menu)
        self._session.selection.changed.connect(self._show_selection)
        looks.changed.connect(self._show_theme)

    def _show_count(self) -> None:
        total, shown = self._model.rowCount(), self._model.shown
        self._count.setText(str(total) if shown == total else f"{shown} / {total}")
        words = self.tr("{0} of {1} sources are shown").format(shown, total)
        self._count.setAccessibleName(words)
        self._count.setToolTip(words)

    def _pick(self, selected: QItemSelection) -> None:
        for index in selected.indexes():
            self._select(index)

    def _select(self, index: QModelIndex) -> None:
        if self._list.selectionModel().isSelected(index):
            self._session.selection.select(Ref(Kind.SOURCE, index.data(ID_ROLE)))

    def _restore(self) -> None:
        self._show_selection(self._session.selection.current)

    def _show_selection(self, ref: Ref | None) -> None:
        index = self._model.index_of(ref.id if ref and ref.kind is Kind.SOURCE else "")
        if not index.isValid():
            self._list.clearSelection()
        elif not self._list.selectionModel().isSelected(index):
            self._list.setCurrentIndex(index)

    def _show_theme(self, theme: Theme) -> None:
        self._delegate.show_theme(theme)
        self._list.viewport().update()

    def _open_menu(self, position: QPoint) -> None:
        index = self._list.indexAt(position)
        if not index.isValid():
            index = self._list.currentIndex()
            position = self._list.visualRect(index).center()
        self.menu_for(index.data(ID_ROLE)).popup(self._list.viewport().mapToGlobal(position))

    def menu_for(self, key: SourceId | None) -> QMenu:
        """Return the context menu of a source, or of the empty ground."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        left_out = self._session.viewport.view.left_out
        if key is not None:
            others = frozenset(self._session.store.document.sources) - {key}
            only = menu.addAction(self.tr("Show only this source"))
            only.setEnabled(left_out != others)
            only.triggered.connect(lambda: self._leave_out(others))
            redate = menu.addAction(self.tr("Publication date…"))
            redate.triggered.connect(lambda: self.redate_asked.emit(key))
        every = menu.addAction(self.tr("Show all sources"))
        every.setEnabled(bool(left_out))
        every.triggered.connect(lambda: self._leave_out(frozenset()))
        return menu

    def _leave_out(self, left_out: frozenset[SourceId]) -> None:
        self._session.viewport.update(left_out=left_out)
