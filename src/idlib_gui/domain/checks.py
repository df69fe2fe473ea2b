"""What must hold between the records of a document; each problem is told with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from .document import TABLE_OF, Document
from .edtf import EdtfError, parse_edtf
from .quick_look import QuickLook
from .records import (
    Actor,
    Citation,
    DateMention,
    Event,
    Kind,
    Place,
    Quote,
    Record,
    Rival,
    Source,
    When,
)

_CONTEXT_SHOWN = 40


class Problem(NamedTuple):
    """What is wrong and where, as `events[3].agents[0]`; an empty place is the whole file."""

    place: str
    message: str

    @property
    def line(self) -> str:
        """Return the problem as one line."""
        return f"{self.place}: {self.message}" if self.place else self.message


def problems(document: Document) -> list[Problem]:
    """Return everything that is wrong between the records of `document`, table by table."""
    found: list[Problem] = []
    look = QuickLook(document.sources, document.actors, document.places, document.events)
    for kind in Kind:
        for number, record in look.doubtful(kind, document.table(kind).values()):
            place = f"{TABLE_OF[kind]}[{number}]"
            found += [Problem(place + tail, message) for tail, message in _of(document, record)]
    return found


def problems_of(document: Document, record: Record) -> Iterator[Problem]:
    """Yield what is wrong with one record of `document`; places are those within the record."""
    for tail, message in _of(document, record):
        yield Problem(tail, message)


_Found = Iterator[tuple[str, str]]
"""Place within the record, and what is wrong there."""


def _of(document: Document, record: Record) -> _Found:
    match record:
        case Source():
            yield from _source(document, record)
        case Actor():
            yield from _known(document, Kind.ACTOR, ".part_of", record.part_of)
            if _comes_back(document.actors, record.id, "part_of"):
                yield ".part_of", f'actor "{record.id}" is part of itself'
            for number, other in enumerate(record.distinct_from):
                yield from _known(document, Kind.ACTOR, f".distinct_from[{number}]", other)
            yield from _citations(document, ".mentions", record.mentions)
        case Place():
            if (record.lat is None) != (record.lon is None):
                yield ".lat", "latitude and longitude go together: give both or neither"
            yield from _citations(document, ".mentions", record.mentions)
        case DateMention():
            yield from _date(".edtf", record.edtf)
            yield from _citation(document, "", record.citation)
        case Event():
            yield from _event(document, record)
        case _:
            yield from _quote(document, record)


def _source(document: Document, source: Source) -> _Found:
    yield from _date(".published", source.published)
    digest = hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    if source.sha256 != digest:
        yield ".sha256", "the text is not the one that this SHA-256 was made from"
    yield from _known(document, Kind.SOURCE, ".replaced_by", source.replaced_by)
    if _comes_back(document.sources, source.id, "replaced_by"):
        yield ".replaced_by", f'source "{source.id}" takes its own place'


def _comes_back(table: Mapping[Any, Any], key: str, field: str) -> bool:
    """Return whether a way from record to record leads back to where it began."""
    seen = {key}
    above = getattr(table[key], field)
    while above is not None and above in table:
        if above in seen:
            return bool(above == key)
        seen.add(above)
        above = getattr(table[above], field)
    return False


def _event(document: Document, event: Event) -> _Found:
    for number, agent in enumerate(event.agents):
        yield from _known(document, Kind.ACTOR, f".agents[{number}]", agent)
    for number, target in enumerate(event.targets):
        yield from _known(document, Kind.ACTOR, f".targets[{number}]", target)
    for number, place in enumerate(event.places):
        yield from _known(document, Kind.PLACE, f".places[{number}]", place)
    yield from _known(document, Kind.ACTOR, ".claimed_by", event.claimed_by)
    yield from _when(document, event.when)
    yield from _citation(document, ".trigger", event.trigger)
    yield from _citations(document, ".evidence", event.evidence)
    yield from _citations(document, ".contradicting", event.contradicting)
    yield from _citations(document, ".neutral", event.neutral)
    yield from _rivals(document, event.rivals)


def _quote(document: Document, quote: Quote) -> _Found:
    yield from _known(document, Kind.ACTOR, ".speaker", quote.speaker)
    yield from _citation(document, ".attribution", quote.attribution)
    yield from _citation(document, ".cue", quote.cue)
    yield from _known(document, Kind.ACTOR, ".outlet", quote.outlet)
    yield from _known(document, Kind.ACTOR, ".addressee", quote.addressee)
    yield from _when(document, quote.when)
    yield from _citations(document, ".citations", quote.citations)
    for number, event in enumerate(quote.about):
        yield from _known(document, Kind.EVENT, f".about[{number}]", event)
    if quote.answers is not None:
        yield from _known(document, Kind.QUOTE, ".answers.quote", quote.answers.quote)
        if quote.answers.quote == quote.id:
            yield ".answers.quote", f'quote "{quote.id}" answers itself'
    yield from _rivals(document, quote.rivals)


def _rivals(document: Document, rivals: tuple[Rival, ...]) -> _Found:
    for number, rival in enumerate(rivals):
        place = f".rivals[{number}]"
        if rival.field == "when":
            yield from _date(f"{place}.value", rival.value)
        yield from _citation(document, f"{place}.citation", rival.citation)
        yield from _known(document, Kind.ACTOR, f"{place}.claimant", rival.claimant)


def _known(document: Document, kind: Kind, place: str, key: str | None) -> _Found:
    if key is not None and key not in document.table(kind):
        yield place, f'no {kind} "{key}"'


def _when(document: Document, when: When | None) -> _Found:
    if when is not None:
        yield from _date(".when.edtf", when.edtf)
        yield from _citation(document, ".when.phrase", when.phrase)


def _date(place: str, text: str | None) -> _Found:
    try:
        if text is not None:
            parse_edtf(text)
    except EdtfError as error:
        yield place, str(error)


def _citations(document: Document, place: str, citations: tuple[Citation, ...]) -> _Found:
    for number, citation in enumerate(citations):
        yield from _citation(document, f"{place}[{number}]", citation)


def _citation(document: Document, place: str, citation: Citation | None) -> _Found:
    if citation is None:
        return
    source = document.sources.get(citation.source)
    if source is None:
        yield f"{place}.source", f'no source "{citation.source}"'
        return
    start, end, text = citation.start, citation.end, source.text
    if not 0 <= start < end <= len(text):
        yield place, f"{start}..{end} is no span of a text of {len(text)} characters"
    elif text[start:end] != citation.exact:
        yield place, f"the text has {_shown(text[start:end])} there, not {_shown(citation.exact)}"
    elif not text.endswith(citation.prefix, 0, start):
        yield f"{place}.prefix", f"the text before is not {_shown(citation.prefix)}"
    elif not text.startswith(citation.suffix, end):
        yield f"{place}.suffix", f"the text after is not {_shown(citation.suffix)}"


def _shown(words: str) -> str:
    """Return words as a problem quotes them: on one line and not too long."""
    cut = words if len(words) <= _CONTEXT_SHOWN else words[: _CONTEXT_SHOWN - 1] + "…"
    return (
        "“" + cut.encode("unicode_escape").decode() + "”" if not cut.isprintable() else f"“{cut}”"
    )
