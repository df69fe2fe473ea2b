"""When each actor was active, as small bars."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import ActorId
from idlib_gui.layout.columns import Flags
from idlib_gui.layout.owners import owners_of
from idlib_gui.layout.timetable import timetable_of

BARS = 6
"""Bars of a sparkline."""


def activity(
    document: Document, bars: int = BARS, kept: Flags | None = None
) -> Mapping[ActorId, tuple[int, ...]]:
    """Return for each actor how many of its events fall in each of `bars` stretches of time.

    The stretches hold equal shares of the document's dated events, not equal spans: otherwise nine
    quiet years would take all bars but one. What begins in the same second shares a bar; undated
    events are in none. `kept` says which events count, in time order; None: all do.
    """
    table, owners = document.derived(timetable_of), document.derived(owners_of)
    dated = table.reach[0] < table.reach[1]
    numbers = np.flatnonzero(dated)
    if not numbers.size:
        return {}
    begins = table.reach[0][numbers]
    first = np.append(True, begins[1:] != begins[:-1])
    places = np.maximum.accumulate(np.where(first, np.arange(len(numbers)), 0))
    bar = np.zeros(len(dated), dtype=np.int64)
    bar[numbers] = places * bars // len(numbers)
    counted = dated if kept is None else dated & kept
    tally = owners.acts
    taken = counted[tally.row]
    cells = tally.owner[taken] * bars + bar[tally.row[taken]]
    counts = np.bincount(cells, minlength=tally.owners * bars).reshape(-1, bars)
    active = np.flatnonzero(counts.any(axis=1)).tolist()
    return {owners.actors[number]: tuple(counts[number].tolist()) for number in active}
