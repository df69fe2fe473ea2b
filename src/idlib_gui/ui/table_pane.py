"""The events in text form, for keyboard and screen reader."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from idlib_gui.domain.records import ActorId, Kind, Ref
from idlib_gui.models.events_model import EventsModel
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.state.session import Session

from .event_words import EventTexts
from .events_view import EventsDelegate, EventsTable
from .labels import plain_label
from .theme import Looks, Theme
from .wording import number, say_events


class TablePane(QWidget):
    """Shows all events as a table; selecting a row selects the event for all panes."""

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = EventsModel(session, EventTexts(self).words(), self)
        self._delegate = EventsDelegate(looks.theme)
        self._table = EventsTable(self._model, self._delegate)
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
        self._model.modelReset.connect(self._restore)
        self._table.selectionModel().selectionChanged.connect(self._pick)
        self._session.selection.changed.connect(self._show_selection)
        self._session.store.patched.connect(self._dim)
        looks.changed.connect(self._show_theme)

    def _show_count(self) -> None:
        count, total = self._model.rowCount(), self._model.total
        part = self.tr("{0} of {1}").format(number(count), number(total))
        if count == total:
            text, spoken = number(total), say_events(total)
        else:
            text, spoken = part, self.tr("{0} events are listed").format(part)
        # As wide as it can be: another width would lay out all panes anew, and paint them.
        self._count.ensurePolished()
        widest = self.tr("{0} of {1}").format(number(total), number(total))
        metrics = self._count.fontMetrics()
        self._count.setFixedSize(metrics.horizontalAdvance(widest) + 2, metrics.height())
        self._count.setText(text)
        self._count.setAccessibleName(spoken)

    def _pick(self, selected: QItemSelection) -> None:
        indexes = selected.indexes()
        if indexes:
            self._session.selection.select(Ref(Kind.EVENT, indexes[0].data(ID_ROLE)))

    def _restore(self) -> None:
        self._show_selection(self._session.selection.current)

    def _show_selection(self, ref: Ref | None) -> None:
        index = QModelIndex()
        if ref is not None and ref.kind is Kind.EVENT:
            index = self._model.index_of(ref.id, max(self._table.currentIndex().column(), 0))
        if not index.isValid():
            self._table.clearSelection()
        elif not self._table.selectionModel().isSelected(index):
            self._table.setCurrentIndex(index)
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
