"""The quotes as rows, for lists of cards."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt

from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.records import Actor, ActorId, Kind, Quote, QuoteId
from idlib_gui.overriding import override
from idlib_gui.state.store import DocumentStore

from .rows import ID_ROLE, Index, RowsModel

ROW_ROLE = ID_ROLE + 1
"""The `QuoteRow`."""


class QuoteRow(NamedTuple):
    """A quote with the records that its card names."""

    quote: Quote
    speaker: Actor | None = None
    outlet: Actor | None = None
    answered: Quote | None = None
    answered_speaker: Actor | None = None


class QuotesModel(RowsModel[QuoteRow]):
    """The quotes that were asked for, in that order; an edit changes just the rows that it touches.

    Args:
        store: Where the document is.
        spoken: Puts a row in words, for a screen reader.
        parent: Who owns the model.
    """

    def __init__(
        self,
        store: DocumentStore,
        spoken: Callable[[QuoteRow], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(1, parent)
        self._store = store
        self._spoken = spoken
        self._ids: tuple[QuoteId, ...] = ()
        store.replaced.connect(self._forget)
        store.patched.connect(self._follow)

    @property
    def ids(self) -> tuple[QuoteId, ...]:
        """Return the quotes that are listed."""
        return tuple(row.quote.id for row in self._rows)

    def show_quotes(self, ids: Iterable[QuoteId]) -> None:
        """List these quotes; those that the document does not know are left out."""
        wanted = tuple(ids)
        if wanted == self._ids:
            return
        kept = not set(wanted).isdisjoint(self._ids)
        self._ids = wanted
        rows = self._made()
        if kept:
            self._become(rows)
        else:
            self._start_over(rows)

    @override
    def key_of(self, row: QuoteRow) -> Hashable:
        return row.quote.id

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == ID_ROLE:
            return row.quote.id
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._spoken(row)
        return None

    def _forget(self) -> None:
        """Drop the rows of the document before; whoever shows quotes asks anew."""
        self._ids = ()
        self._start_over(())

    def _follow(self, patch: Patch) -> None:
        if any(ref.kind in {Kind.QUOTE, Kind.ACTOR} for ref in patch.changes):
            self._become(self._made())

    def _made(self) -> list[QuoteRow]:
        document = self._store.document
        found = (document.quotes.get(key) for key in self._ids)
        return [_row(document, quote) for quote in found if quote is not None]


def _row(document: Document, quote: Quote) -> QuoteRow:
    actors: Mapping[ActorId | None, Actor] = document.table(Kind.ACTOR)
    speaker, outlet = actors.get(quote.speaker), actors.get(quote.outlet)
    answered = document.quotes.get(quote.answers.quote) if quote.answers else None
    return QuoteRow(
        quote, speaker, outlet, answered, actors.get(answered.speaker) if answered else None
    )
