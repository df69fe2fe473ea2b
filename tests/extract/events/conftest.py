"""Events of made-up sentences, told in one line each."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

import pytest

from idlib_gui.domain.records import ActorKind, Basis, Source, SourceId, TimexType
from idlib_gui.extract.analysis import analyse
from idlib_gui.extract.assemble import Findings, assemble
from idlib_gui.extract.events import find_events
from idlib_gui.extract.findings import Happening, Named, Said, Span, Time
from idlib_gui.extract.lists import shipped_lists

STATES = {"Freedonia": "FRD", "Sylvania": "SYL", "France": "FRA", "Chad": "TCD", "Peru": "PER"}
PEOPLE = ("Anna Novak", "Ivo Horvat")
PLACES = ("Geneva", "Ulan")
GROUPS = {"Red Guard": ActorKind.ARMED_GROUP, "Foreign Ministry": ActorKind.GOVERNMENT_BODY}


def _source(text, published=None):
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(SourceId("s1"), "Made up", text, digest, published=published)


@pytest.fixture(scope="session")
def source_of():
    """Return what makes a source of a text."""
    return _source


@pytest.fixture(scope="session")
def told():
    """Return what makes a `Told` of a text; `times` gives the dates of phrases in it."""
    return _told


class Told(NamedTuple):
    """The events of a text, and the document made of them."""

    text: str
    happenings: tuple[Happening, ...]
    findings: Findings

    @property
    def lines(self) -> list[str]:
        """Return each event as "TYPE agents > targets"."""
        return [self.line(one) for one in self.happenings]

    def line(self, one: Happening) -> str:
        """Return an event as one line."""
        kind = one.type.value if one.type is not None else "-"
        who, whom = (" & ".join(map(self.words, spans)) for spans in (one.agents, one.targets))
        return f"{kind} {who} > {whom}".strip()

    def words(self, span: Span) -> str:
        """Return the words of a span."""
        return self.text[span.start : span.end]

    @property
    def document(self):
        """Return the document made of the events."""
        return assemble(_source(self.text), self.findings, shipped_lists())


def _told(text: str, times: dict[str, str | None] | None = None, quotes: tuple[Said, ...] = ()):
    found = tuple(
        Time(span, edtf, edtf, TimexType.DATE, Basis.STATED, "Made up.", shape=edtf)
        for words, edtf in (times or {}).items()
        for span in _spans(text, words)
    )
    names = named_in(text)
    found = tuple(sorted(found))
    happenings = find_events(analyse(text), names, found, quotes, shipped_lists())
    return Told(text, happenings, Findings(found, names, quotes, happenings))


def named_in(text: str) -> tuple[Named, ...]:
    """Return the made-up names that stand in a text."""
    names = [
        Named(
            name, ActorKind.STATE, is_place=True, mentions=spans, place_mentions=spans, country=code
        )
        for name, code in STATES.items()
        if (spans := _spans(text, name))
    ]
    kinds = dict.fromkeys(PEOPLE, ActorKind.PERSON) | GROUPS
    names += [
        Named(name, kind, is_place=False, mentions=spans)
        for name, kind in kinds.items()
        if (spans := _spans(text, name))
    ]
    places = ((name, _spans(text, name)) for name in PLACES)
    names += [
        Named(name, None, is_place=True, mentions=(), place_mentions=spans)
        for name, spans in places
        if spans
    ]
    return tuple(names)


def _spans(text: str, words: str) -> tuple[Span, ...]:
    return tuple(Span(*m.span()) for m in re.finditer(rf"\b{re.escape(words)}\b", text))
