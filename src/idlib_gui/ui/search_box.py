"""Search as you type: a field, and what was found below it in groups."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from idlib_gui.domain.records import Event, Kind, Quote, QuoteForm
from idlib_gui.domain.search import Group, Hit, search
from idlib_gui.overriding import override
from idlib_gui.state.session import Session

from .keys import takes_key
from .style import role
from .wording import say_when

_HIT = Qt.ItemDataRole.UserRole
_ROW, _MOST_HEIGHT = 27, 460


class SearchBox(QLineEdit):
    """Finds events, actors, quotes and words of the source; Enter goes to the first, Esc clears."""

    left = Signal()
    """The user is done here: the keyboard belongs elsewhere."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._results = _Results()
        self.setPlaceholderText(self.tr("Search events, actors, quotes   Ctrl+F"))
        self.setAccessibleName(self.tr("Search"))
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._find)
        self._results.view.clicked.connect(self._go_to)
        session.store.replaced.connect(self.clear)
        session.store.patched.connect(self._find)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self._results.isVisible():
            self._results.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_to(self._results.view.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        # Esc and Enter belong to this field while it has the keyboard, not to actions.
        if takes_key(event, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return True
        if event.type() == QEvent.Type.FocusOut and not self._results.underMouse():
            self._results.hide()
        elif event.type() == QEvent.Type.FocusIn and self.text().strip():
            self._find()
        return super().event(event)

    @Slot()
    def _find(self) -> None:
        groups = search(self._session.store.document, self.text())
        if not self.text().strip():
            self._results.hide()
            return
        self._results.show_groups(groups, self._headings(), self._say)
        self._place_results()

    def _place_results(self) -> None:
        window = self.window()
        if window is not self._results.parentWidget():
            self._results.setParent(window)
        width = max(self.width(), 380)
        corner = self.mapTo(window, QPoint(self.width() - width, self.height() + 4))
        room = window.height() - corner.y() - 12
        height = min(self._results.wanted_height(), _MOST_HEIGHT, room)
        self._results.setGeometry(corner.x(), corner.y(), width, height)
        self._results.show()
        self._results.raise_()

    def _say(self, hit: Hit) -> str:
        """Return a hit with what tells it from others: when, or who said it."""
        document = self._session.store.document
        record = document.get(hit.ref)
        text = " ".join(hit.text.split())
        if isinstance(record, Event):
            return f"{text}  ·  {say_when(record.when)}"
        if isinstance(record, Quote):
            words = text if record.form is QuoteForm.INDIRECT else f"“{text}”"
            speaker = document.actors.get(record.speaker) if record.speaker else None
            return f"{speaker.name}: {words}" if speaker else words
        return text

    def _headings(self) -> dict[Kind, str]:
        return {
            Kind.EVENT: self.tr("Events"),
            Kind.ACTOR: self.tr("Actors"),
            Kind.QUOTE: self.tr("Quotes"),
            Kind.SOURCE: self.tr("Source"),
        }

    @Slot(QModelIndex)
    def _go_to(self, index: QModelIndex) -> None:
        hit = index.data(_HIT)
        if not isinstance(hit, Hit):
            return
        self._results.hide()
        self.left.emit()
        if hit.citation is None:
            self._session.selection.select(hit.ref)
        else:
            self._session.viewport.reveal(hit.citation)

    def _leave(self) -> None:
        """Clear the field and give the keyboard back to the window."""
        self.clear()
        self.left.emit()


class _Results(QFrame):
    """What a query found, in groups under small headings."""

    def __init__(self) -> None:
        super().__init__()
        role(self, "popup")
        self.hide()
        self.view = QListView()
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(self.tr("Search results"))
        self._model = QStandardItemModel(self)
        self.view.setModel(self._model)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.view)

    def show_groups(
        self, groups: tuple[Group, ...], headings: dict[Kind, str], say: Callable[[Hit], str]
    ) -> None:
        """List these groups, the first hit being current."""
        self._model.clear()
        for group in groups:
            heading = headings[group.kind].upper()
            if group.total > len(group.hits):
                heading = self.tr("{0} · first {1} of {2}").format(
                    heading, len(group.hits), group.total
                )
            self._add(heading, None)
            for hit in group.hits:
                self._add(say(hit), hit)
        if not groups:
            self._add(self.tr("Nothing found"), None)
        self.view.setCurrentIndex(QModelIndex())
        self.step(1)

    def step(self, by: int) -> None:
        """Make the next hit, or the one before, current."""
        row = self.view.currentIndex().row() + by
        while 0 <= row < self._model.rowCount():
            index = self._model.index(row, 0)
            if index.data(_HIT) is not None:
                self.view.setCurrentIndex(index)
                return
            row += by

    def wanted_height(self) -> int:
        """Return the height at which everything is seen."""
        return self._model.rowCount() * _ROW + 14

    def _add(self, text: str, hit: Hit | None) -> None:
        item = QStandardItem(text)
        item.setEditable(False)
        item.setSizeHint(QSize(0, _ROW))
        if hit is None:
            item.setEnabled(False)
            item.setSelectable(False)
        else:
            item.setData(hit, _HIT)
        self._model.appendRow(item)
