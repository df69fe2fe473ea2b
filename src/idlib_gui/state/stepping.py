"""Walking through the events, in time order or as they are told."""

from __future__ import annotations

from idlib_gui.domain.records import EventId, Kind, Ref
from idlib_gui.layout.row_edits import event_rows, told_rows

from .narrowing import is_narrowed, listed
from .passing import beside
from .selection import RowRef
from .session import Session
from .viewport import StepBy


def order(session: Session) -> tuple[EventId, ...]:
    """Return the events that are looked at, in the order that the view steps through them."""
    index = session.shown.index
    by_time = session.viewport.view.step_by is StepBy.TIME
    if not is_narrowed(session.viewport.view):
        return index.by_time if by_time else index.as_told
    kept = listed(session).event_ids
    if by_time:
        return kept
    chosen = frozenset(kept)
    return tuple(key for key in index.as_told if key in chosen)


def position(session: Session) -> int | None:
    """Return the place of the selected event in that order, from 0; None if none is selected."""
    current = session.selection.current
    if current is None or current.kind is not Kind.EVENT:
        return None
    if is_narrowed(session.viewport.view):
        events = order(session)
        return events.index(EventId(current.id)) if current.id in events else None
    by_time = session.viewport.view.step_by is StepBy.TIME
    rows = session.shown.derived(event_rows if by_time else told_rows)
    row = int(rows.of([current.id])[0])
    return None if row < 0 else row


def step_event(session: Session, by: int) -> None:
    """Select the event `by` places on; stops at both ends, and begins at the near one.

    From an event that is not looked at, the way goes on to the next one that is; from a row of a
    dataset, to the next row of its lane that is looked at.
    """
    row = session.selection.row
    if row is not None:
        _step_row(session, row, forward=by > 0)
        return
    events = order(session)
    if not events:
        return
    at = position(session)
    to = _entry(session, events, by) if at is None else min(max(at + by, 0), len(events) - 1)
    session.selection.select(Ref(Kind.EVENT, events[to]))


def _entry(session: Session, events: tuple[EventId, ...], by: int) -> int:
    """Return where the way begins that comes from none of these events."""
    current, index = session.selection.current, session.shown.index
    near_end = 0 if by > 0 else len(events) - 1
    if current is None or current.kind is not Kind.EVENT or current.id not in index.by_time:
        return near_end
    way = index.by_time if session.viewport.view.step_by is StepBy.TIME else index.as_told
    here = way.index(EventId(current.id))
    ahead = set(way[here + 1 :] if by > 0 else way[:here])
    numbers = range(len(events)) if by > 0 else range(len(events) - 1, -1, -1)
    return next(
        (number for number in numbers if events[number] in ahead), len(events) - 1 - near_end
    )


def _step_row(session: Session, row: RowRef, *, forward: bool) -> None:
    layer = session.shelf.layer(row.dataset)
    if layer is None:
        return
    to = beside(layer, row.row, session.viewport.view, forward=forward)
    if to is not None:
        session.selection.select(row._replace(row=to))
