"""What the detail pane says of a record: the sheet of each kind."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import (
    Actor,
    DateMention,
    Event,
    Kind,
    Place,
    Quote,
    Record,
    Ref,
    Source,
    When,
)
from idlib_gui.domain.versions import current_sources

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
from .sheet_items import Chip, Chips, ClassLine, Item, Line, Tone
from .sheet_parts import (
    LONG_LIST,
    SHORT_LIST,
    actor_chips,
    cited_lines,
    event_lines,
    event_link,
    evidence_lines,
    head,
    mention_lines,
    note_lines,
    phrase_place,
    place_lines,
    place_of,
    present,
    quote_link,
    rival_lines,
    say_position,
    section,
    standing_lines,
    when_lines,
)
from .source_marks import main_citations
from .wording import number, say_basis, say_counts, say_events, say_form, say_quotes, say_type


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
    items = head(_tr("Event"), event.title, say_status(event.status), "title")
    if event.claimed_by is not None:
        claimant = actor_name(document, event.claimed_by)
        items.append(Line(_tr("claimed by {0} – not stated as fact").format(claimant), Tone.STRONG))
    items += when_lines(event.when)
    items += rival_lines(document, event.rivals)
    items += _who(document, event)
    items += [section(_tr("What"), "type"), ClassLine(say_type(event.type), event.event_class)]
    places = [Chip(document.places[key].name, Ref(Kind.PLACE, key)) for key in event.places]
    if places:
        items += [section(_tr("Where"), "places"), Chips(tuple(places))]
    items += evidence_lines(document, event.evidence or present(event.trigger), event.when)
    items += cited_lines(document, _tr("What contradicts it"), event.contradicting)
    items += cited_lines(document, _tr("What else is told of it"), event.neutral)
    return items + standing_lines(event) + note_lines(event)


def _who(document: Document, event: Event) -> list[Item]:
    """Return agents → targets; the arrow only where there is somebody on both sides of it."""
    agents, targets = actor_chips(document, event.agents), actor_chips(document, event.targets)
    if not agents and not targets:
        return []
    arrow = (Chip("→"),) if targets else ()
    words = _tr("Who → whom") if targets else _tr("Who")
    return [section(words, "agents"), Chips((*agents, *arrow, *targets))]


def _quote(document: Document, quote: Quote) -> list[Item]:
    status = say_status(quote.status)
    items = head(_tr("Quote"), quoted(quote), status, "speaker")
    speaker = actor_chips(document, (quote.speaker,)) or (Chip(unknown_speaker()),)
    to = actor_chips(document, (quote.addressee,))
    words = _tr("Who → to whom") if to else _tr("Who")
    items += [section(words, "speaker"), Chips((*speaker, *((Chip("→"), *to) if to else ())))]
    said = say_form(quote.form)
    if quote.cue is not None:
        said = f"{said}{_tr(', cue')} “{shortened(quote.cue.exact, 60)}”"
    items.append(Line(said, Tone.MUTED))
    outlet = actor_chips(document, (quote.outlet,))
    if outlet:
        items += [section(_tr("Said to"), "outlet"), Chips(outlet)]
    items += when_lines(quote.when)
    items += rival_lines(document, quote.rivals)
    items += _answers(document, quote)
    events = [document.events[key] for key in quote.about if key in document.events]
    if events:
        items.append(section(_tr("About"), "about"))
        items += [event_link(event) for event in events]
    items += evidence_lines(document, quote.citations, quote.when)
    return items + standing_lines(quote) + note_lines(quote)


def _answers(document: Document, quote: Quote) -> list[Item]:
    """Return what a quote answers, and what answers it."""
    items: list[Item] = []
    answered = document.quotes.get(quote.answers.quote) if quote.answers else None
    if quote.answers is not None and answered is not None:
        items.append(section(_tr("Refers to")))
        items.append(quote_link(document, answered, say_relation(quote.answers.relation)))
    answering = [
        other
        for other in document.quotes.values()
        if other.answers is not None and other.answers.quote == quote.id
    ]
    if answering:
        items.append(section(_tr("Taken up by")))
    for other in answering[:SHORT_LIST]:
        relation = say_relation(other.answers.relation) if other.answers else ""
        items.append(quote_link(document, other, relation))
    return items


def _actor(document: Document, actor: Actor, limit: int) -> list[Item]:
    also = [name for name in actor.aliases if name != actor.name]
    facts = [say_one_kind(actor.kind), actor.country or ""]
    items = head(_tr("Actor"), actor.name, " · ".join(fact for fact in facts if fact), "name")
    if also:
        items += [section(_tr("Also known as"), "aliases"), Line(", ".join(map(one_line, also)))]
    whole = actor_chips(document, (actor.part_of,))
    if whole:
        items += [section(_tr("Part of"), "part_of"), Chips(whole)]
    others = actor_chips(document, actor.distinct_from)
    if others:
        items += [section(_tr("Not the same as"), "distinct_from"), Chips(others)]
    parts = tuple(
        Chip(other.name, Ref(Kind.ACTOR, other.id))
        for other in document.actors.values()
        if other.part_of == actor.id
    )
    if parts:
        items += [section(_tr("Parts")), Chips(parts[:LONG_LIST])]
    events = document.index.events_of.get(actor.id, ())
    quotes = document.index.quotes_of.get(actor.id, ())
    counts = f"{say_events(len(events))}, {say_quotes(len(quotes))}"
    items.append(section(counts))
    items += event_lines(document, events, limit)
    return items + mention_lines(document, actor.mentions) + note_lines(actor)


def _place(document: Document, place: Place, limit: int) -> list[Item]:
    items = head(_tr("Place"), place.name, say_position(place), "name")
    here = [key for key in document.index.by_time if place.id in document.events[key].places]
    items.append(section(_tr("Events · {0}").format(number(len(here)))))
    items += event_lines(document, here, limit)
    return items + mention_lines(document, place.mentions) + note_lines(place)


def _date(document: Document, date: DateMention, limit: int) -> list[Item]:
    items = head(_tr("Date"), f"“{shortened(date.citation.exact, 200)}”", "")
    basis = say_basis(When(date.edtf, date.basis)) if date.edtf else ""
    items += [section(_tr("When")), Line(say_mention(date), Tone.STRONG)]
    items += [Line(text, Tone.MUTED) for text in (basis, one_line(date.reason)) if text]
    if date.edtf:
        items.append(Line(_tr("EDTF {0}").format(date.edtf), Tone.SMALL))
    using = [
        key
        for key in document.index.by_time
        if phrase_place(document.events[key].when) == place_of(date.citation)
    ]
    if using:
        items.append(section(_tr("Events dated by it · {0}").format(number(len(using)))))
        items += event_lines(document, using, limit)
    items.append(section(_tr("Evidence")))
    return [*items, *place_lines(document, date.citation)]


def _overview(document: Document, source: Record | None) -> list[Item]:
    sources = [source] if isinstance(source, Source) else list(current_sources(document).values())
    items: list[Item] = []
    for one in sources[:SHORT_LIST]:
        facts = (one.outlet or "", ", ".join(one.byline))
        items += head(_tr("Source"), one.title or _tr("Untitled"), " · ".join(filter(None, facts)))
        if one.published:
            items.append(Line(_tr("published {0}").format(say_published(one)), Tone.MUTED))
    if not sources:
        items.append(Line(_tr("Nothing is open."), Tone.TITLE))
    if isinstance(source, Source) and len(current_sources(document)) > 1:
        items += [section(_tr("Told in it")), Line(_told_in(document, source))]
    counts = " · ".join(say_counts(document, dates=True))
    hint = _tr("Select an event, an actor or words in the source.")
    return [*items, section(_tr("In this document")), Line(counts), Line(hint, Tone.MUTED)]


def _told_in(document: Document, source: Source) -> str:
    """Return how many events, actors and quotes a source tells of."""
    told = document_of(
        record
        for record in map(document.get, document.refs())
        if record is not None and any(cited.source == source.id for cited in main_citations(record))
    )
    return " · ".join(say_counts(told, dates=True))
