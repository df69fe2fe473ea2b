"""How the look-ups over a document follow an edit: by finding the places of what it touches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from .index import Index, Tables, event_told, order_of, participants, quote_told, speakers, time_of
from .records import Event, Kind, Quote, Ref
from .sorting import Edited, Ranks, Sorting

INDEXED: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.SOURCE: (),
        Kind.EVENT: ("when", "evidence", "trigger", "agents", "targets", "claimed_by"),
        Kind.QUOTE: ("citations", "speaker", "about"),
    }
)
"""The fields that the look-ups depend on; of sources, which there are."""


def follow_index(
    index: Index, before: Tables, changes: Mapping[Ref, Edited], after: Tables
) -> Index | None:
    """Return the look-ups after an edit, exactly as if they were built anew.

    Args:
        index: The look-ups before.
        before: The tables before.
        changes: What each record that the edit touches was and is.
        after: The tables after.

    Returns:
        None where sources come or go, or so much moves that building anew is quicker.
    """
    edits: dict[Kind, dict[Any, Edited]] = {kind: {} for kind in Kind}
    for ref, change in changes.items():
        edits[ref.kind][ref.id] = change
    if any(None in (edit.before, edit.after) for edit in edits[Kind.SOURCE].values()):
        return None
    return _followed(index, before, after, edits[Kind.EVENT], edits[Kind.QUOTE])


def _followed(
    index: Index,
    before: Tables,
    after: Tables,
    events: Mapping[Any, Edited],
    quotes: Mapping[Any, Edited],
) -> Index | None:
    order, ranks = order_of(after), Ranks(after.events)
    told = Sorting[Any, Event](
        before.events, events, ranks, lambda e: event_told(e, order), ("evidence", "trigger")
    )
    in_time = Sorting[Any, Event](
        before.events,
        events,
        ranks,
        lambda e: (*time_of(e), *event_told(e, order)),
        ("when", "evidence", "trigger"),
    )
    said = Sorting[Any, Quote](
        before.quotes, quotes, Ranks(after.quotes), lambda q: quote_told(q, order), ("citations",)
    )
    if in_time.is_much or told.is_much or said.is_much:
        return None
    now = Index(
        after,
        in_time.resorted(index.by_time),
        told.resorted(index.as_told),
        said.resorted(index.quotes_as_told),
    )
    _regroup(now, index, in_time, {"events_of": participants})
    _regroup(now, index, said, {"quotes_of": speakers, "quotes_about": attrgetter("about")})
    return now


def _regroup(
    now: Index, before: Index, sorting: Sorting[Any, Any], owners: Mapping[str, Callable[..., Any]]
) -> None:
    """Let who has which records follow, where somebody asked for it."""
    for name, find in owners.items():
        known = before.known(name)
        if known is not None:
            now.know(name, sorting.regrouped(known, find, _OWNED[name]))


_OWNED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "events_of": ("agents", "targets", "claimed_by"),
        "quotes_of": ("speaker",),
        "quotes_about": ("about",),
    }
)
"""The fields that tell whose a record is."""
