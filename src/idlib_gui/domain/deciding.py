"""What a person has decided of what the machine proposed, and how far that is."""

from __future__ import annotations

from typing import NamedTuple

from .document import Document
from .records import Event, Kind, Quote, Record, Status

DECIDED = frozenset({Kind.EVENT, Kind.QUOTE})
"""The kinds of records that are decided upon."""


class Progress(NamedTuple):
    """How many events and quotes are decided, of how many."""

    decided: int
    total: int


def progress(document: Document) -> Progress:
    """Return how far the review is."""
    statuses = [event.status for event in document.events.values()]
    statuses += [quote.status for quote in document.quotes.values()]
    return Progress(len(statuses) - statuses.count(Status.PROPOSED), len(statuses))


def is_decided(record: Record | None) -> bool:
    """Return whether a person said what they think of a record."""
    return isinstance(record, Event | Quote) and record.status is not Status.PROPOSED
