"""Walking through the events, in time order or as they are told."""

from __future__ import annotations

from idlib_gui.domain.records import EventId, Kind, Ref

from .session import Session
from .viewport import StepBy


def order(session: Session) -> tuple[EventId, ...]:
    """Return the events in the order that the view steps through them."""
    index = session.shown.index
    return index.by_time if session.viewport.view.step_by is StepBy.TIME else index.as_told


def position(session: Session) -> int | None:
    """Return the place of the selected event in that order, from 0; None if none is selected."""
    current = session.selection.current
    if current is None or current.kind is not Kind.EVENT:
        return None
    events = order(session)
    return events.index(EventId(current.id)) if current.id in events else None


def step_event(session: Session, by: int) -> None:
    """Select the event `by` places on; stops at both ends, and begins at the near one."""
    events = order(session)
    if not events:
        return
    at = position(session)
    near_end = 0 if by > 0 else len(events) - 1
    to = near_end if at is None else min(max(at + by, 0), len(events) - 1)
    session.selection.select(Ref(Kind.EVENT, events[to]))
