"""The events in text form, for keyboard and screen reader."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from idlib_gui.domain.records import ActorId, EventId, Kind, Ref
from idlib_gui.models.events_model import EventsModel
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.state.session import Session

from .event_words import EventTexts
from .events_delegate import EventsDelegate
from .events_view import EventsTable
from .labels import plain_label
from .theme import Looks, Theme
from .wording import number, say_events


class TablePane(QWidget):
    """Shows all events as a table; selecting a row selects the event for all panes."""

    told = Signal(str)
    """A sentence for the user: what was done, or why it cannot be."""

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept: list[EventId] = []
        """The events that were selected before all rows were made anew, if several were."""
        self._model = EventsModel(session, EventTexts(self).words(), self)
        self._delegate = EventsDelegate(looks.theme)
        self._table = EventsTable(self._model, self._delegate, session.store)
        self._table.setAccessibleName(self.tr("Events as a table"))
        self._count = plain_label("muted", wrapped=False)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._table)
        self.setFocusProxy(self._table)
        self._connect(looks)
        self._show_count()
        self._restore()

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets for the header of the card: how many events there are."""
        return (self._count,)

    def _connect(self, looks: Looks) -> None:
        for changed in (
            self._model.rowsInserted,
            self._model.rowsRemoved,
            self._model.modelReset,
        ):
            changed.connect(self._show_count)
        self._table.told.connect(self.told)
        self._model.modelAboutToBeReset.connect(self._remember)
        self._model.modelReset.connect(self._restore)
        self._table.selectionModel().selectionChanged.connect(self._pick)
        self._table.selectionModel().currentChanged.connect(self._pick)
        self._table.selectionModel().selectionChanged.connect(self._show_count)
        self._session.selection.changed.connect(self._show_selection)
        self._session.store.patched.connect(self._dim)
        looks.changed.connect(self._show_theme)

    def _show_count(self) -> None:
        count, total = self._model.rowCount(), self._model.total
        part = self.tr("{0} of {1}").format(number(count), number(total))
        chosen = self._table.many
        if chosen:
            text = self.tr("{0} selected").format(number(chosen))
            spoken = self.tr("{0} selected").format(say_events(chosen))
        elif count == total:
            text, spoken = number(total), say_events(total)
        else:
            text, spoken = part, self.tr("{0} events are listed").format(part)
        # As wide as it can be: another width would lay out all panes anew, and paint them.
        self._count.ensurePolished()
        metrics = self._count.fontMetrics()
        widest = max(
            metrics.horizontalAdvance(words.format(number(total), number(total)))
            for words in (self.tr("{0} of {1}"), self.tr("{0} selected"))
        )
        self._count.setFixedSize(widest + 2, metrics.height())
        self._count.setText(text)
        self._count.setAccessibleName(spoken)

    def _pick(self) -> None:
        """Select for all panes the event that the keyboard is at, if its row is selected."""
        current = self._table.currentIndex()
        if current.isValid() and self._table.is_chosen(current.row()):
            self._session.selection.select(Ref(Kind.EVENT, current.data(ID_ROLE)))

    def _remember(self) -> None:
        """Keep which rows are selected, as all of them are about to be others."""
        self._kept = self._model.ids_of(self._table.rows) if self._table.many else []

    def _restore(self) -> None:
        self._show_selection(self._session.selection.current)
        rows = [self._model.index_of(key).row() for key in self._kept]
        if rows:
            self._table.choose(row for row in rows if row >= 0)
        self._kept = []

    def _show_selection(self, ref: Ref | None) -> None:
        index = QModelIndex()
        if ref is not None and ref.kind is Kind.EVENT:
            index = self._model.index_of(ref.id, max(self._table.currentIndex().column(), 0))
        if not index.isValid():
            self._table.clearSelection()
        elif not self._table.is_chosen(index.row()):
            self._table.choose_only(index)
        self._dim()

    def _dim(self) -> None:
        """Let the events step back in which the selected actor has no part."""
        ref = self._session.selection.current
        involved = None
        if ref is not None and ref.kind is Kind.ACTOR:
            index = self._session.store.document.index
            involved = frozenset[str](index.events_of.get(ActorId(ref.id), ()))
        if involved != self._delegate.involved:
            self._delegate.involved = involved
            self._table.viewport().update()

    def _show_theme(self, theme: Theme) -> None:
        self._delegate.show_theme(theme)
        self._table.viewport().update()
