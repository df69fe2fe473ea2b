"""The stages in their order: a source in, a document out."""

from __future__ import annotations

from collections.abc import Callable

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import Source

from .analysis import analyse
from .assemble import Findings, assemble
from .events import find_events
from .lists import Lists
from .names import find_names
from .quotes import find_quotes
from .times import find_times

Watch = Callable[[str, float], None]
"""Told the stage and how much of all is done, from 0 to 1; raises to end the work."""
_READ = 0.8
"""The share of the time that the language model takes."""


def extract(source: Source, lists: Lists, watch: Watch = lambda _stage, _done: None) -> Document:
    """Return what a source tells, all of it proposed. The same source gives the same document."""
    analysis = analyse(source.text, lambda done: watch("reading", done * _READ))
    watch("dates", _READ)
    times = find_times(analysis.text, source.published)
    watch("names", _READ + 0.02)
    names = find_names(analysis, lists)
    watch("quotes", _READ + 0.1)
    quotes = find_quotes(analysis, names, lists)
    watch("events", _READ + 0.15)
    events = find_events(analysis, names, times, quotes, lists)
    watch("records", 1.0)
    return assemble(source, Findings(times, names, quotes, events))
