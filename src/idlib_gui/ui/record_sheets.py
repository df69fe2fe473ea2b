"""What the detail pane says of a record: the sheet of each kind."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import (
    Actor,
    ActorId,
    Citation,
    DateMention,
    Event,
    EventId,
    Kind,
    Place,
    Quote,
    Record,
    Ref,
    Source,
    When,
)

from .plain import one_line, shortened
from .record_words import (
    actor_name,
    quoted,
    say_mention,
    say_one_kind,
    say_published,
    say_relation,
    say_status,
    unknown_speaker,
)
from .sheet_items import Chip, Chips, ClassLine, Evidence, Item, Line, LinkLine, More, Places, Tone
from .wording import say_basis, say_form, say_place_in_text, say_type, say_when

SHORT_LIST, LONG_LIST = 8, 200
_WORDS = 160
"""Characters of the words that are cited."""
_PLACES = 8


def _tr(text: str) -> str:
    return QCoreApplication.translate("record_sheets", text)


def sheet_of(document: Document, record: Record | None, limit: int = SHORT_LIST) -> list[Item]:
    """Return the sheet of a record; of nothing or a source, what there is in the document."""
    match record:
        case Event():
            return _event(document, record)
        case Actor():
            return _actor(document, record, limit)
        case Quote():
            return _quote(document, record)
        case Place():
            return _place(document, record, limit)
        case DateMention():
            return _date(document, record, limit)
        case _:
            return _overview(document, record)


def _event(document: Document, event: Event) -> list[Item]:
    items = _head(_tr("Event"), event.title, say_status(event.status))
    if event.claimed_by is not None:
        claimant = actor_name(document, event.claimed_by)
        items.append(Line(_tr("claimed by {0} – not stated as fact").format(claimant), Tone.STRONG))
    items += _when(event.when)
    items += _who(document, event)
    items += [_section(_tr("What")), ClassLine(say_type(event.type), event.event_class)]
    places = [Chip(document.places[key].name, Ref(Kind.PLACE, key)) for key in event.places]
    if places:
        items += [_section(_tr("Where")), Chips(tuple(places))]
    items += _evidence(document, event.evidence or _present(event.trigger), event.when)
    return items + _standing(event)


def _who(document: Document, event: Event) -> list[Item]:
    """Return agents → targets; the arrow only where there is somebody on both sides of it."""
    agents, targets = _chips(document, event.agents), _chips(document, event.targets)
    if not agents and not targets:
        return []
    arrow = (Chip("→"),) if targets else ()
    words = _tr("Who → whom") if targets else _tr("Who")
    return [_section(words), Chips((*agents, *arrow, *targets))]


def _quote(document: Document, quote: Quote) -> list[Item]:
    status = say_status(quote.status)
    items = _head(_tr("Quote"), quoted(quote), status)
    speaker = _chips(document, (quote.speaker,)) or (Chip(unknown_speaker()),)
    to = _chips(document, (quote.addressee,))
    words = _tr("Who → to whom") if to else _tr("Who")
    items += [_section(words), Chips((*speaker, *((Chip("→"), *to) if to else ())))]
    said = say_form(quote.form)
    if quote.cue is not None:
        said = f"{said}{_tr(', cue')} “{shortened(quote.cue.exact, 60)}”"
    items.append(Line(said, Tone.MUTED))
    outlet = _chips(document, (quote.outlet,))
    if outlet:
        items += [_section(_tr("Said to")), Chips(outlet)]
    items += _when(quote.when)
    items += _answers(document, quote)
    events = [document.events[key] for key in quote.about if key in document.events]
    if events:
        items.append(_section(_tr("About")))
        items += [_event_link(event) for event in events]
    items += _evidence(document, quote.citations, quote.when)
    return items + _standing(quote)


def _answers(document: Document, quote: Quote) -> list[Item]:
    """Return what a quote answers, and what answers it."""
    items: list[Item] = []
    answered = document.quotes.get(quote.answers.quote) if quote.answers else None
    if quote.answers is not None and answered is not None:
        items.append(_section(_tr("Answers")))
        items.append(_quote_link(document, answered, say_relation(quote.answers.relation)))
    answering = [
        other
        for other in document.quotes.values()
        if other.answers is not None and other.answers.quote == quote.id
    ]
    if answering:
        items.append(_section(_tr("Answered by")))
    for other in answering[:SHORT_LIST]:
        relation = say_relation(other.answers.relation) if other.answers else ""
        items.append(_quote_link(document, other, relation))
    return items


def _actor(document: Document, actor: Actor, limit: int) -> list[Item]:
    also = [name for name in actor.aliases if name != actor.name]
    facts = [say_one_kind(actor.kind), actor.country or ""]
    items = _head(_tr("Actor"), actor.name, " · ".join(fact for fact in facts if fact))
    if also:
        items += [_section(_tr("Also known as")), Line(", ".join(map(one_line, also)))]
    whole = _chips(document, (actor.part_of,))
    if whole:
        items += [_section(_tr("Part of")), Chips(whole)]
    parts = tuple(
        Chip(other.name, Ref(Kind.ACTOR, other.id))
        for other in document.actors.values()
        if other.part_of == actor.id
    )
    if parts:
        items += [_section(_tr("Parts")), Chips(parts[:LONG_LIST])]
    events = document.index.events_of.get(actor.id, ())
    quotes = document.index.quotes_of.get(actor.id, ())
    counts = _tr("{0} events, {1} quotes").format(len(events), len(quotes))
    items.append(_section(counts))
    items += _events(document, events, limit)
    return items + _mentions(document, actor.mentions)


def _place(document: Document, place: Place, limit: int) -> list[Item]:
    items = _head(_tr("Place"), place.name, _say_position(place))
    here = [key for key in document.index.by_time if place.id in document.events[key].places]
    items.append(_section(_tr("Events · {0}").format(len(here))))
    items += _events(document, here, limit)
    return items + _mentions(document, place.mentions)


def _date(document: Document, date: DateMention, limit: int) -> list[Item]:
    items = _head(_tr("Date"), f"“{shortened(date.citation.exact, 200)}”", "")
    basis = say_basis(When(date.edtf, date.basis)) if date.edtf else ""
    items += [_section(_tr("When")), Line(say_mention(date), Tone.STRONG)]
    items += [Line(text, Tone.MUTED) for text in (basis, one_line(date.reason)) if text]
    if date.edtf:
        items.append(Line(_tr("EDTF {0}").format(date.edtf), Tone.SMALL))
    using = [
        key
        for key in document.index.by_time
        if _phrase_place(document.events[key].when) == _place_of(date.citation)
    ]
    if using:
        items.append(_section(_tr("Events dated by it · {0}").format(len(using))))
        items += _events(document, using, limit)
    items.append(_section(_tr("Evidence")))
    return [*items, Evidence(say_place_in_text(document, date.citation), date.citation)]


def _overview(document: Document, source: Record | None) -> list[Item]:
    sources = [source] if isinstance(source, Source) else list(document.sources.values())
    items: list[Item] = []
    for one in sources[:SHORT_LIST]:
        facts = (one.outlet or "", ", ".join(one.byline))
        items += _head(_tr("Source"), one.title or _tr("Untitled"), " · ".join(filter(None, facts)))
        if one.published:
            items.append(Line(_tr("published {0}").format(say_published(one)), Tone.MUTED))
    if not sources:
        items.append(Line(_tr("Nothing is open."), Tone.TITLE))
    counts = _tr("{0} events · {1} actors · {2} quotes · {3} dates").format(
        len(document.events), len(document.actors), len(document.quotes), len(document.dates)
    )
    hint = _tr("Select an event, an actor or words in the source.")
    return [*items, _section(_tr("In this document")), Line(counts), Line(hint, Tone.MUTED)]


# Parts of sheets


def _head(kind: str, title: str, note: str) -> list[Item]:
    items: list[Item] = [_section(kind), Line(title, Tone.TITLE)]
    return [*items, Line(note, Tone.MUTED)] if note else items


def _section(words: str) -> Line:
    return Line(words.upper(), Tone.SECTION)


def _when(when: When | None) -> list[Item]:
    known = [say_basis(when), one_line(when.reason) if when else ""]
    items: list[Item] = [_section(_tr("When")), Line(say_when(when), Tone.STRONG)]
    return [*items, Line(". ".join(part for part in known if part), Tone.MUTED)]


def _evidence(document: Document, citations: Iterable[Citation], when: When | None) -> list[Item]:
    items: list[Item] = [_section(_tr("Evidence"))]
    for citation in citations:
        items += _cited(document, citation)
    if len(items) == 1:
        items.append(Line(_tr("No words of the source are given for it."), Tone.MUTED))
    if when is not None and when.phrase is not None:
        items.append(_section(_tr("Evidence of the date")))
        items += _cited(document, when.phrase)
    return items


def _cited(document: Document, citation: Citation) -> list[Item]:
    place = say_place_in_text(document, citation)
    words = f"“{shortened(citation.exact, _WORDS)}”"
    return [Evidence(place, citation), Line(words, Tone.WORDS)]


def _standing(record: Event | Quote) -> list[Item]:
    """Return how sure it is and why."""
    items: list[Item] = []
    if record.reason:
        items += [_section(_tr("Why")), Line(one_line(record.reason), Tone.MUTED)]
    if record.confidence < 1:
        sure = _tr("Confidence {0} %").format(round(record.confidence * 100))
        items.append(Line(sure, Tone.MUTED))
    return items


def _chips(document: Document, keys: Iterable[ActorId | None]) -> tuple[Chip, ...]:
    known = [document.actors[key] for key in keys if key is not None and key in document.actors]
    return tuple(Chip(actor.name, Ref(Kind.ACTOR, actor.id)) for actor in known)


def _events(document: Document, keys: Iterable[EventId], limit: int) -> list[Item]:
    """Return links to events; where there are more than `limit`, a way to see the others."""
    events = [document.events[key] for key in keys]
    items: list[Item] = [_event_link(event) for event in events[:limit]]
    left = len(events) - limit
    if left > 0 and limit < LONG_LIST:
        items.append(More(_tr("{0} more").format(left)))
    elif left > 0:
        items.append(Line(_tr("and {0} more: see the table of events").format(left), Tone.MUTED))
    return items


def _event_link(event: Event) -> LinkLine:
    return LinkLine(shortened(event.title, 120), Ref(Kind.EVENT, event.id), say_when(event.when))


def _quote_link(document: Document, quote: Quote, relation: str) -> LinkLine:
    words = f"{actor_name(document, quote.speaker)}: {quoted(quote, 90)}"
    return LinkLine(words, Ref(Kind.QUOTE, quote.id), relation)


def _mentions(document: Document, citations: tuple[Citation, ...]) -> list[Item]:
    """Return the first places where the text names it."""
    if not citations:
        return []
    shown = [Evidence(say_place_in_text(document, one), one) for one in citations[:_PLACES]]
    places = tuple({one.place: one for one in reversed(shown) if one.place}.values())[::-1]
    heading = _section(_tr("Named in the source · {0}").format(len(citations)))
    return [heading, Places(places)]


def _say_position(place: Place) -> str:
    if place.lat is None or place.lon is None:
        return ""
    north = _tr("N") if place.lat >= 0 else _tr("S")
    east = _tr("E") if place.lon >= 0 else _tr("W")
    return f"{abs(place.lat):.3f}° {north}, {abs(place.lon):.3f}° {east}"


def _phrase_place(when: When | None) -> tuple[str, int, int] | None:
    return _place_of(when.phrase) if when is not None and when.phrase is not None else None


def _place_of(citation: Citation) -> tuple[str, int, int]:
    return citation.source, citation.start, citation.end


def _present(citation: Citation | None) -> tuple[Citation, ...]:
    return () if citation is None else (citation,)
