"""The stages in their order: a source in, a document out."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import Source

from .analysis import Analysis, analyse
from .assemble import Findings, assemble
from .events import find_events
from .limits import OvertimeError, within
from .lists import Lists
from .names import find_names
from .normalise import normalise
from .quotes import find_quotes
from .times import find_times

Watch = Callable[[str, float], None]
"""Told the stage and how much of all is done, from 0 to 1; raises to end the work."""
Result = TypeVar("Result")
_READ = 0.75
"""The share of the time that the language model takes."""


class Pace(NamedTuple):
    """How long a stage may take: seconds for any text, and more for each character of it."""

    seconds: float
    per_character: float


READING = Pace(60, 1e-3)
RULES = Pace(20, 5e-5)
"""About ten times what they take on a slow machine."""


class Extraction(NamedTuple):
    """A document, all of it proposed, and sentences on what is missing in it."""

    document: Document
    notes: tuple[str, ...]


def extract(source: Source, lists: Lists, watch: Watch = lambda _stage, _done: None) -> Extraction:
    """Return what a source tells. The same source gives the same document."""
    return _Run(source, lists, watch).result()


class _Run:
    """One text on its way through the stages."""

    def __init__(self, source: Source, lists: Lists, watch: Watch) -> None:
        self._source = source
        self._lists = lists
        self._watch = watch
        self._notes: list[str] = []

    def result(self) -> Extraction:
        text, lists = self._source.text, self._lists
        self._watch("reading", 0.0)
        analysis = self._limited("The text", READING, self._read)
        self._watch("dates", _READ)
        published = self._source.published
        times = self._rule("The dates", lambda: find_times(normalise(text), published, lists))
        findings = Findings(times)
        if analysis is not None:
            findings = self._told(analysis, findings, lists)
        self._watch("records", 1.0)
        return Extraction(assemble(self._source, findings, lists), tuple(self._notes))

    def _read(self) -> Analysis:
        return analyse(self._source.text, lambda done: self._watch("reading", done * _READ))

    def _told(self, analysis: Analysis, findings: Findings, lists: Lists) -> Findings:
        self._watch("names", _READ + 0.05)
        names = self._rule("The names", lambda: find_names(analysis, lists))
        self._watch("quotes", _READ + 0.12)
        times = findings.times
        quotes = self._rule("The quotes", lambda: find_quotes(analysis, names, lists, times))
        self._watch("events", _READ + 0.18)
        events = self._rule(
            "The events", lambda: find_events(analysis, names, findings.times, quotes, lists)
        )
        return findings._replace(names=names, quotes=quotes, events=events)

    def _rule(self, what: str, stage: Callable[[], tuple[Result, ...]]) -> tuple[Result, ...]:
        return self._limited(what, RULES, stage) or ()

    def _limited(self, what: str, pace: Pace, stage: Callable[[], Result]) -> Result | None:
        """Return what the stage finds; None, and a note, if it does not end in time."""
        limit = pace.seconds + pace.per_character * len(self._source.text)
        try:
            return within(limit, stage)
        except OvertimeError:
            self._notes.append(f"{what} could not be read within {limit:.0f} seconds: left out.")
            return None
