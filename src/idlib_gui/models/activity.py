"""When each actor was active, as small bars."""

from __future__ import annotations

from collections.abc import Mapping

from idlib_gui.domain.document import Document
from idlib_gui.domain.index import participants
from idlib_gui.domain.records import ActorId

BARS = 6
"""Bars of a sparkline."""


def activity(document: Document, bars: int = BARS) -> Mapping[ActorId, tuple[int, ...]]:
    """Return for each actor how many of its events fall in each of `bars` stretches of time.

    The stretches hold equal shares of the document's dated events, not equal spans: otherwise nine
    quiet years would take all bars but one. What begins in the same second shares a bar; undated
    events are in none.
    """
    dated = []
    for key in document.index.by_time:
        event = document.events[key]
        date = event.when.date if event.when else None
        if date is not None:
            dated.append((event, date.bounds.earliest_start))
    counts: dict[ActorId, list[int]] = {}
    bar = 0
    for number, (event, start) in enumerate(dated):
        if number == 0 or start != dated[number - 1][1]:
            bar = number * bars // len(dated)
        for actor in participants(event):
            counts.setdefault(actor, [0] * bars)[bar] += 1
    return {actor: tuple(numbers) for actor, numbers in counts.items()}
