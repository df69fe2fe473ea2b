"""What is looked at of the document and the datasets: of the classes that are on, in the period."""

from __future__ import annotations

from itertools import compress
from typing import NamedTuple

import numpy as np

from idlib_gui.domain.document import Document
from idlib_gui.domain.periods import Period
from idlib_gui.domain.records import EventId, QuoteId
from idlib_gui.layout.columns import CLASSES, Flags
from idlib_gui.layout.tally import Tally
from idlib_gui.layout.timetable import Timetable, timetable_of

from .datasets import Layer
from .session import Session
from .viewport import View


class Share(NamedTuple):
    """How many events and quotes somebody has of those that are looked at.

    `whole` are all of them where that is more.
    """

    events: int
    quotes: int
    whole: tuple[int, int] | None


class Listed(NamedTuple):
    """The events and quotes that are looked at, as flags over the rows of a timetable."""

    table: Timetable
    events: Flags
    quotes: Flags

    @property
    def event_ids(self) -> tuple[EventId, ...]:
        """Return the events in time order."""
        return tuple(compress(self.table.events, self.events.tolist()))

    def first_events(self, limit: int) -> tuple[EventId, ...]:
        """Return the first so many of the events in time order."""
        rows = np.flatnonzero(self.events)[:limit].tolist()
        return tuple(self.table.events[row] for row in rows)

    def shares(self, events: Tally, quotes: Tally) -> list[Share]:
        """Return what each owner has of these."""
        every = np.ones_like(self.events), np.ones_like(self.quotes)
        seen, whole = (
            zip(events.counts(one).tolist(), quotes.counts(other).tolist(), strict=True)
            for one, other in ((self.events, self.quotes), every)
        )
        return [
            Share(*some, whole=None if some == most else most)
            for some, most in zip(seen, whole, strict=True)
        ]

    @property
    def quote_ids(self) -> frozenset[QuoteId]:
        """Return the quotes."""
        return frozenset(compress(self.table.quotes, self.quotes.tolist()))


def listed(session: Session) -> Listed:
    """Return what is looked at of the document, apart from sources that are left out."""
    return listed_of(session.shown, session.viewport.view)


def listed_of(document: Document, view: View) -> Listed:
    """Return what is looked at of a document, whatever its sources."""
    table = document.derived(timetable_of)
    events = table.without(view.classes_off)
    if view.period is None:
        return Listed(table, events, np.ones(len(table.quotes), dtype=bool))
    return Listed(table, events & table.active(view.period), table.quotes_active(view.period))


def is_narrowed(view: View) -> bool:
    """Return whether anything is kept from the lists by period or class."""
    return view.period is not None or bool(view.classes_off)


def is_other_part(view: View, before: View) -> bool:
    """Return whether another part is looked at than before, of the same sources."""
    return (view.period, view.classes_off) != (before.period, before.classes_off)


class DatasetCount(NamedTuple):
    """How many rows of a dataset there are; None while that is not known."""

    name: str
    rows: int | None
    key: str


class Counts(NamedTuple):
    """How much there is in a period."""

    events: int
    quotes: int
    datasets: tuple[DatasetCount, ...]


def events_in(session: Session, period: Period) -> int:
    """Return how many events of the document are active in a period, of the classes that are on."""
    table = session.shown.derived(timetable_of)
    return int((table.active(period) & table.without(session.viewport.view.classes_off)).sum())


def counts_in(session: Session, period: Period) -> Counts:
    """Return how much of the document, and of each dataset that is seen, is active in a period.

    Events and rows are those of the classes that are on.
    """
    table = session.shown.derived(timetable_of)
    off = session.viewport.view.classes_off
    return Counts(
        events_in(session, period),
        int(table.quotes_active(period).sum()),
        tuple(
            DatasetCount(layer.dataset.name, layer.active(*period, off), layer.key)
            for layer in session.shelf.visible
        ),
    )


def class_counts(session: Session) -> tuple[int, ...]:
    """Return how many events of the document there are of each class, as `CLASSES` orders them.

    Where a period is brushed, those that are active in it.
    """
    table, period = session.shown.derived(timetable_of), session.viewport.view.period
    codes = table.cls if period is None else table.cls[table.active(period)]
    return tuple(np.bincount(codes, minlength=len(CLASSES)).tolist())


def hidden_rows(session: Session) -> int:
    """Return how many rows of datasets that are seen are not, for their class is off.

    Where a period is brushed, those that are active in it. What is not worked out yet is not
    counted.
    """
    view = session.viewport.view
    return (
        sum(_hidden_of(layer, view) for layer in session.shelf.visible) if view.classes_off else 0
    )


def _hidden_of(layer: Layer, view: View) -> int:
    stretch = view.period or layer.dataset.extent
    every, left = layer.active(*stretch), layer.active(*stretch, view.classes_off)
    return 0 if every is None or left is None else every - left
