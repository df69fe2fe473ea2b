"""The actors as rows under headings, for lists."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from PySide6.QtCore import QMimeData, QObject, Qt, Signal

from idlib_gui.domain.document import Change, Document, Patch
from idlib_gui.domain.left_out import told_by_others
from idlib_gui.domain.records import ActorId, ActorKind, Event, Kind
from idlib_gui.domain.search import folded, matches
from idlib_gui.layout.owners import owners_of
from idlib_gui.layout.timetable import timetable_of
from idlib_gui.overriding import override
from idlib_gui.state.narrowing import Share, listed
from idlib_gui.state.session import Session
from idlib_gui.state.viewport import View

from .activity import BARS, activity
from .rows import ID_ROLE, TICKABLE, Index, RowsModel

ROW_ROLE = ID_ROLE + 1
"""The `ActorRow`; None of a heading."""
_Role = Qt.ItemDataRole
_ACTOR = "application/x-idlib-actor"
_MOVABLE = TICKABLE | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled


class ActorRow(NamedTuple):
    """What a list shows of an actor.

    `position` is its place in the document, `colour` the number of the colour that it keeps when
    others come and go; `bars` are its events over time, to be drawn against `peak`, the tallest bar
    of all actors. `events` and `quotes` are those that are looked at, `whole` are all of them where
    that is less.
    """

    id: ActorId
    name: str
    kind: ActorKind
    position: int
    colour: int
    events: int = 0
    quotes: int = 0
    bars: tuple[int, ...] = (0,) * BARS
    peak: int = 1
    whole: tuple[int, int] | None = None

    @property
    def idle(self) -> bool:
        """Return whether nothing of it is looked at, though there is something."""
        return self.whole is not None and not (self.events or self.quotes)


class ActorWords(NamedTuple):
    """What a model cannot know: how rows are put in words."""

    heading: Callable[[ActorKind], str]
    tip: Callable[[Document, ActorRow], str]
    spoken: Callable[[ActorRow, bool], str]
    """The row for a screen reader; whether its lane is shown."""


class Shown(NamedTuple):
    """How many actors pass the filter, and of how many."""

    passing: int
    total: int


class ActorsModel(RowsModel[ActorRow | ActorKind]):
    """Actors by kind, each kind under a heading; only those whose names hold the filter's words.

    The check box of a row says whether the actor's lane is shown on the timeline.
    """

    counted = Signal(object)
    """The `Shown` numbers are others now."""
    dropped = Signal(object)
    """One actor was dropped on another: both ids, as a pair."""

    def __init__(
        self,
        session: Session,
        words: ActorWords,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(1, parent)
        self._session = session
        self._store = store = session.store
        self._viewport = viewport = session.viewport
        self._words = words
        self._all: list[ActorRow] = []
        self._colours: dict[ActorId, int] = {}
        self._needles: list[str] = []
        self._shown = Shown(0, 0)
        self._view = viewport.view
        store.replaced.connect(self._reload)
        store.patched.connect(self._follow)
        viewport.settled.connect(self._follow_view)
        self._reload()

    @property
    def shown(self) -> Shown:
        """Return how many actors pass the filter, and of how many."""
        return self._shown

    def filter(self, text: str) -> None:
        """Show only actors whose name or aliases hold every word of `text`."""
        needles = folded(text).split()
        if needles != self._needles:
            self._needles = needles
            self._become(list(self._passing()))
            self._count()

    @override
    def key_of(self, row: ActorRow | ActorKind) -> Hashable:
        return row if isinstance(row, ActorKind) else (row.id,)

    def index_of_actor(self, actor: str) -> Index:
        """Return the row of an actor, an invalid index if it is filtered out or unknown."""
        return self.index_of((actor,))

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, ActorKind):
            return self._words.heading(row) if role == _Role.DisplayRole else None
        if role == ROW_ROLE:
            return row
        return self._tell(row, role)

    def _tell(self, row: ActorRow, role: int) -> Any:
        shown = row.id not in self._viewport.view.hidden
        match role:
            case _Role.DisplayRole:
                return row.name
            case _Role.CheckStateRole:
                return Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked
            case _Role.ToolTipRole:
                return self._words.tip(self._store.document, row)
            case _Role.AccessibleTextRole:
                return self._words.spoken(row, shown)
            case _:
                return row.id if role == ID_ROLE else None

    @override
    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        row = self._rows[index.row()] if index.isValid() else None
        if role != _Role.CheckStateRole or not isinstance(row, ActorRow):
            return False
        hidden = self._viewport.view.hidden - {row.id}
        if Qt.CheckState(value) != Qt.CheckState.Checked:
            hidden |= {row.id}
        self._viewport.update(hidden=hidden)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self._rows[index.row()] if index.isValid() else None
        return _MOVABLE if isinstance(row, ActorRow) else Qt.ItemFlag.NoItemFlags

    @override
    def mimeTypes(self) -> list[str]:
        return [_ACTOR]

    @override
    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        data.setData(_ACTOR, "\n".join(str(index.data(ID_ROLE)) for index in indexes).encode())
        return data

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.LinkAction

    @override
    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Return whether this is another actor, dropped on a row and not between two."""
        other, into = bytes(data.data(_ACTOR).data()).decode(), parent.data(ID_ROLE)
        return bool(other and into) and other != into

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        other = bytes(data.data(_ACTOR).data()).decode()
        self.dropped.emit((other, parent.data(ID_ROLE)))
        return True

    def _reload(self) -> None:
        self._colours = {}
        self._all = self._made()
        self._start_over(self._passing())
        self._count()

    def _follow(self, patch: Patch) -> None:
        if any(_concerns_actors(ref.kind, change) for ref, change in patch.changes.items()):
            self._renew()

    def _renew(self) -> None:
        self._all = self._made()
        self._become(list(self._passing()))
        self._count()

    def _made(self) -> list[ActorRow]:
        """Return all rows; an actor keeps its colour when others come and go."""
        for key in self._store.document.actors:
            self._colours.setdefault(key, len(self._colours))
        return _rows_of(self._session, self._colours)

    def _follow_view(self, view: View) -> None:
        before, self._view = self._view, view
        if (view.left_out, view.classes_off) != (before.left_out, before.classes_off):
            self._renew()
        elif view.period != before.period:
            self._count_anew()
        if view.hidden != before.hidden:
            self._tell_rows(view.hidden ^ before.hidden)

    def _count_anew(self) -> None:
        """Put other numbers into the rows; none comes, goes or moves."""
        counted = _counted(self._all, self._session)
        now = {new.id: new for old, new in zip(self._all, counted, strict=True) if old is not new}
        self._all = counted
        self._rows = [
            now.get(row.id, row) if isinstance(row, ActorRow) else row for row in self._rows
        ]
        self._tell_rows(now)

    def _tell_rows(self, actors: Iterable[str]) -> None:
        turned = (self.index_of_actor(actor).row() for actor in actors)
        rows = [row for row in turned if row >= 0]
        if rows:
            self._tell_changed(min(rows), max(rows))

    def _passing(self) -> Iterator[ActorRow | ActorKind]:
        """Yield the headings and rows that pass the filter, kind by kind."""
        actors = self._store.document.actors
        groups: dict[ActorKind, list[ActorRow]] = {kind: [] for kind in ActorKind}
        for row in self._all:
            actor = actors[row.id]
            if not self._needles or matches(self._needles, actor.name, *actor.aliases):
                groups[row.kind].append(row)
        for kind, group in groups.items():
            if group:
                yield kind
                yield from group

    def _count(self) -> None:
        count = sum(isinstance(row, ActorRow) for row in self._rows)
        shown = Shown(count, len(self._all))
        if shown != self._shown:
            self._shown = shown
            self.counted.emit(shown)


def _rows_of(session: Session, colours: Mapping[ActorId, int]) -> list[ActorRow]:
    """Return a row for each actor, as the document orders them.

    Of sources left out nothing counts; an actor of whom only these tell has no row.
    """
    shown, view = session.shown, session.viewport.view
    told = told_by_others(session.store.document, view.left_out).actors
    bars_of = activity(shown, kept=shown.derived(timetable_of).without(view.classes_off))
    peak = max((max(bars) for bars in bars_of.values()), default=1)
    rows = [
        ActorRow(
            key,
            actor.name,
            actor.kind,
            number,
            colours[key],
            bars=bars_of.get(key, (0,) * BARS),
            peak=peak,
        )
        for number, (key, actor) in enumerate(session.store.document.actors.items())
        if key in told
    ]
    return _counted(rows, session)


def _counted(rows: Sequence[ActorRow], session: Session) -> list[ActorRow]:
    """Return the rows with the numbers of events and quotes that are looked at."""
    owners = session.shown.derived(owners_of)
    shares = listed(session).shares(owners.acts, owners.says)
    return [_with(row, shares[row.position]) for row in rows]


def _with(row: ActorRow, share: Share) -> ActorRow:
    """Return the row with these numbers, the very same if it has them."""
    if (row.events, row.quotes, row.whole) == share:
        return row
    return row._replace(events=share.events, quotes=share.quotes, whole=share.whole)


_told = attrgetter("when", "type", "agents", "targets", "claimed_by")


def _concerns_actors(kind: Kind, change: Change) -> bool:
    """Return whether a change can show in this list; a renamed event, say, cannot."""
    before, after = change.before, change.after
    if isinstance(before, Event) and isinstance(after, Event):
        return bool(_told(before) != _told(after))
    return kind in {Kind.ACTOR, Kind.EVENT, Kind.QUOTE}
