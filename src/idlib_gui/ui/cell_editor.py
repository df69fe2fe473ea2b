"""The line that a cell of the table of events is edited in, with a sentence below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from idlib_gui.domain.cell_edits import UnreadCellsError
from idlib_gui.domain.cells import SEPARATOR
from idlib_gui.domain.date_words import read_date
from idlib_gui.domain.document import Document
from idlib_gui.domain.records import DomainError, EventId, EventType, Kind, Status
from idlib_gui.models.event_cells import Cell, fill
from idlib_gui.models.event_order import Column
from idlib_gui.models.events_model import EventsModel
from idlib_gui.overriding import override
from idlib_gui.state.store import DocumentStore

from .events_delegate import ENTER, CellLine
from .name_finder import Choice, NameFinder
from .style import show_in_role
from .wording import say_class, say_date, say_events

_WIDTH = 300
"""Pixels of a sentence at least: cells may be narrower."""
_LEAST = 150
"""Pixels of the line at least."""

_SEVERAL = {Column.WHO, Column.WHOM, Column.WHERE}
"""The cells that may hold several names."""


class CellEditor(CellLine):
    """Takes the text of one cell, or of the same cell of several events.

    What cannot be read stays in the line, with a sentence below that says why.
    """

    def __init__(
        self,
        store: DocumentStore,
        events: Sequence[EventId],
        column: Column,
        text: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._events = tuple(events)
        self._column = column
        self._text = text
        self._offered: str | None = None
        """What was typed when it was offered to create the names in it."""
        self._begun: str | None = None
        self._area = parent
        self._said = QLabel(parent)
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._said.hide()
        self.destroyed.connect(self._said.deleteLater)
        if len(self._events) > 1:
            self.setPlaceholderText(say_events(len(self._events)))
        choices = _choices(store.document, column)
        if choices:
            self.setCompleter(_PartFinder(choices, self, several=column in _SEVERAL))
        self.textChanged.connect(self._judge)
        self.textEdited.connect(self._seek)

    @override
    def begin(self) -> None:
        if self._begun is None:
            self._begun = self._text
            self.setText(self._text)
            self._judge(self._text)

    @override
    def store(self, *, by_key: bool) -> None:
        text = self.text()
        if text == self._begun and not self.isModified():
            self.is_wrong = False
            return
        cells = [Cell(event, self._column, text) for event in self._events]
        try:
            label = fill(self._store, cells, create=by_key and text == self._offered)
        except UnreadCellsError as error:
            self._refuse(error, text)
        except DomainError as error:
            self._say_problem(str(error))
        else:
            self.is_wrong = False
            self._begun = text
            self.setModified(False)
            self.stored.emit(label)

    def _refuse(self, error: UnreadCellsError, text: str) -> None:
        sentence = str(error)
        if error.mendable:
            self._offered = text
            kind = error.unknown[0].kind
            how = self.tr("Press Enter again to create it.")
            if kind is Kind.ACTOR:
                how = self.tr("Press Enter again to create an organisation of that name.")
            sentence = f"{sentence} {how}"
        self._say_problem(sentence)

    def _say_problem(self, sentence: str) -> None:
        self.is_wrong = True
        self._say(self.tr("⚠ {0}").format(sentence), "cellProblem")

    def _judge(self, text: str) -> None:
        """Say at once what a date is understood as, and how many events are edited."""
        self.is_wrong = False
        count = len(self._events)
        parts = [self.tr("Sets it for {0}.").format(say_events(count))] if count > 1 else []
        if self._column is Column.WHEN and text.strip() and text != self._begun:
            try:
                date = read_date(text)
                understood = self.tr("{0}, written {1}.").format(say_date(date), date.text)
                parts.insert(0, understood)
            except DomainError as error:
                self._say(self.tr("⚠ {0}").format(error), "cellProblem")
                return
        self._say(" ".join(parts), "cellNote")

    def _say(self, sentence: str, look: str) -> None:
        self._said.setText(sentence)
        show_in_role(self._said, look)
        self.setAccessibleDescription(sentence)
        self._hang()

    # Where it is

    @override
    def arrange(self, cell: QRect) -> None:
        # A line of this style is taller than a row: it lies over its neighbours, centred.
        place = QRect(cell)
        height = max(self.sizeHint().height(), cell.height())
        place.setTop(cell.center().y() - height // 2)
        place.setHeight(height)
        place.setWidth(max(place.width(), _LEAST))
        area = self._area.rect()
        if place.right() > area.right():
            place.moveRight(max(area.right(), cell.right()))
        self.setGeometry(place)
        self._hang()

    def _hang(self) -> None:
        """Put the sentence below the line, or above it where there is no room below."""
        said, area = self._said, self._area.rect()
        said.setVisible(bool(said.text()) and self.isVisible())
        if not said.isVisible():
            return
        width = min(max(self.width(), _WIDTH), area.width())
        height = said.heightForWidth(width)
        left = min(max(self.x(), 0), area.width() - width)
        top = self.geometry().bottom() + 1
        if top + height > area.bottom():
            top = max(self.y() - height, 0)
        said.setGeometry(left, top, width, height)
        said.raise_()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._hang()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._said.hide()

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        """Take Enter from the list of names if nothing in that is marked; it would only close."""
        finder = self.completer()
        popup = finder.popup() if isinstance(finder, NameFinder) else None
        if arg__1.key() in ENTER and popup is not None and not popup.currentIndex().isValid():
            popup.hide()
            self.entered.emit()
        else:
            super().keyPressEvent(arg__1)

    def _seek(self, text: str) -> None:
        finder = self.completer()
        if isinstance(finder, NameFinder):
            finder.seek(text)


class _PartFinder(NameFinder):
    """Finds what stands in a line, or the last of several names in it."""

    def __init__(self, choices: Sequence[Choice], line: QLineEdit, *, several: bool) -> None:
        super().__init__(choices, line)
        self._line = line
        self._mark = SEPARATOR.strip() if several else "\n"

    @override
    def splitPath(self, path: str) -> list[str]:
        return super().splitPath(path.rpartition(self._mark)[2])

    @override
    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        before = self._line.text().rpartition(self._mark)[0]
        name = super().pathFromIndex(index)
        return f"{before}{SEPARATOR}{name}" if before else name


def editor_of(
    model: EventsModel,
    store: DocumentStore,
    rows: Sequence[int],
    column: Column,
    parent: QWidget,
) -> CellEditor:
    """Return the line for a cell of these rows; it starts with what all of them have there."""
    role = Qt.ItemDataRole.EditRole
    first = str(model.index(rows[0], column).data(role))
    alike = all(model.index(row, column).data(role) == first for row in rows)
    return CellEditor(store, model.ids_of(rows), column, first if alike else "", parent)


def _choices(document: Document, column: Column) -> list[Choice]:
    """Return what may be written into a cell, if it is one of some names."""
    if column in {Column.WHO, Column.WHOM}:
        actors = document.actors.values()
        return [Choice(a.id, a.name, (a.name, *a.aliases)) for a in actors]
    if column is Column.WHERE:
        return [Choice(place.id, place.name, (place.name,)) for place in document.places.values()]
    if column is Column.TYPE:
        return [Choice(kind, kind, (kind, say_class(kind.event_class))) for kind in EventType]
    return [Choice(s, s, (s,)) for s in Status] if column is Column.STATUS else []
