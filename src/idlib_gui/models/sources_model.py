"""The sources as rows, each with what it tells."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from idlib_gui.domain.document import Patch
from idlib_gui.domain.records import Kind, SourceId
from idlib_gui.layout.owners import tellers_of
from idlib_gui.overriding import override
from idlib_gui.state.narrowing import is_other_part, listed_of
from idlib_gui.state.session import Session
from idlib_gui.state.viewport import View

from .rows import ID_ROLE, TICKABLE, Index, RowsModel

ROW_ROLE = ID_ROLE + 1
"""The `SourceRow`."""
_Role = Qt.ItemDataRole


class SourceRow(NamedTuple):
    """What a list shows of a source; `published` is EDTF.

    `events` and `quotes` are those that are looked at, `whole` are all of them where that is less.
    """

    id: SourceId
    title: str
    outlet: str
    published: str | None
    events: int
    quotes: int
    whole: tuple[int, int] | None = None

    @property
    def idle(self) -> bool:
        """Return whether nothing of it is looked at, though there is something."""
        return self.whole is not None and not (self.events or self.quotes)


class SourceWords(NamedTuple):
    """What a model cannot know: how rows are put in words."""

    tip: Callable[[SourceRow], str]
    spoken: Callable[[SourceRow, bool], str]
    """The row for a screen reader; whether the source is shown."""


class SourcesModel(RowsModel[SourceRow]):
    """One row a source, in the order of the document.

    The check box of a row says whether what the source tells is listed and drawn.
    """

    counted = Signal()
    """There are other sources, or others of them are shown."""

    def __init__(self, session: Session, words: SourceWords, parent: QObject | None = None) -> None:
        super().__init__(1, parent)
        self._session = session
        self._words = words
        self._view = session.viewport.view
        session.store.replaced.connect(self._reload)
        session.store.patched.connect(self._follow)
        session.viewport.settled.connect(self._follow_view)
        self._reload()

    @property
    def shown(self) -> int:
        """Return how many sources are shown."""
        return sum(row.id not in self._left_out for row in self._rows)

    @property
    def _left_out(self) -> frozenset[SourceId]:
        return self._view.left_out

    @override
    def key_of(self, row: SourceRow) -> Hashable:
        return row.id

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        shown = row.id not in self._left_out
        match role:
            case _Role.DisplayRole:
                return row.title
            case _Role.CheckStateRole:
                return Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked
            case _Role.ToolTipRole:
                return self._words.tip(row)
            case _Role.AccessibleTextRole:
                return self._words.spoken(row, shown)
            case _:
                return {ID_ROLE: row.id, ROW_ROLE: row}.get(role)

    @override
    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole or not index.isValid():
            return False
        left_out = self._left_out - {self._rows[index.row()].id}
        if Qt.CheckState(value) != Qt.CheckState.Checked:
            left_out |= {self._rows[index.row()].id}
        self._session.viewport.update(left_out=left_out)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return TICKABLE if index.isValid() else Qt.ItemFlag.NoItemFlags

    def _reload(self) -> None:
        self._view = self._session.viewport.view
        self._start_over(_rows_of(self._session))
        self.counted.emit()

    def _follow(self, patch: Patch) -> None:
        kinds = {ref.kind for ref in patch.changes}
        if kinds & {Kind.SOURCE, Kind.EVENT, Kind.QUOTE}:
            self._become(_rows_of(self._session))
            if Kind.SOURCE in kinds:
                self.counted.emit()

    def _follow_view(self, view: View) -> None:
        before, self._view = self._view, view
        if is_other_part(view, before):
            self._become(_rows_of(self._session))
        if view.left_out == before.left_out:
            return
        turned = (self.index_of(key).row() for key in view.left_out ^ before.left_out)
        rows = [row for row in turned if row >= 0]
        if rows:
            self._tell_changed(min(rows), max(rows))
        self.counted.emit()


def _rows_of(session: Session) -> list[SourceRow]:
    """Return a row for each source; what several tell counts for each of them."""
    document = session.store.document
    tellers = document.derived(tellers_of)
    shares = listed_of(document, session.viewport.view).shares(tellers.events, tellers.quotes)
    return [
        SourceRow(key, source.title, source.outlet or "", source.published, *share)
        for (key, source), share in zip(document.sources.items(), shares, strict=True)
        if source.replaced_by is None
    ]
