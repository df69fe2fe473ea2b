"""Records in a few words, for tooltips, links and cards."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.document import Document
from idlib_gui.domain.edtf import parse_edtf
from idlib_gui.domain.records import (
    Actor,
    ActorId,
    ActorKind,
    DateMention,
    Event,
    Place,
    Quote,
    QuoteForm,
    Ref,
    Source,
    Status,
    When,
)

from .plain import one_line, shortened
from .wording import say_date, say_when


def _tr(text: str) -> str:
    return QCoreApplication.translate("record_words", text)


def actor_name(document: Document, key: ActorId | None) -> str:
    """Return an actor's name, "unknown speaker" if the text names nobody."""
    actor = document.actors.get(key) if key else None
    return one_line(actor.name) if actor else unknown_speaker()


def short_name(document: Document, key: ActorId | None) -> str:
    """Return the part of a person's name that the text calls them by, an actor's name otherwise."""
    actor = document.actors.get(key) if key else None
    if actor is None or actor.kind is not ActorKind.PERSON:
        return actor_name(document, key)
    parts = actor.name.split()
    called = Counter(found.exact for found in actor.mentions if found.exact in parts)
    return called.most_common(1)[0][0] if called else one_line(actor.name)


def unknown_speaker() -> str:
    """Return what stands for a speaker whom the text does not name."""
    return _tr("unknown speaker")


def quoted(quote: Quote, length: int = 0) -> str:
    """Return a quote's words: between quotation marks where they are the speaker's own."""
    words = shortened(quote.text, length) if length else one_line(quote.text)
    return words if quote.form is QuoteForm.INDIRECT else f"“{words}”"


def describe_mark(document: Document, ref: Ref) -> str:
    """Return in one line what a record is."""
    record = document.get(ref)
    match record:
        case Event():
            return _tr("Event: {0} · {1}").format(
                shortened(record.title, 90), say_when(record.when)
            )
        case Quote():
            speaker = actor_name(document, record.speaker)
            return _tr("Quote: {0}: {1}").format(speaker, quoted(record, 90))
        case Actor():
            return _tr("Actor: {0}").format(shortened(record.name, 90))
        case Place():
            return _tr("Place: {0}").format(shortened(record.name, 90))
        case DateMention():
            return _tr("Date: {0} – {1}").format(
                shortened(record.citation.exact, 40), say_mention(record)
            )
        case _:
            return ""


def say_mention(date: DateMention) -> str:
    """Return what an expression of time was resolved to."""
    if date.edtf is None:
        return _tr("not resolved to a date")
    return say_when(When(date.edtf, date.basis))


def say_published(source: Source) -> str:
    """Return when a source came out, as people write it; nothing if that is not known."""
    return say_date(parse_edtf(source.published)) if source.published else ""


def say_one_kind(kind: ActorKind) -> str:
    """Return what one actor of a kind is called."""
    names = {
        ActorKind.STATE: _tr("State"),
        ActorKind.GOVERNMENT_BODY: _tr("Government body"),
        ActorKind.PERSON: _tr("Person"),
        ActorKind.ARMED_GROUP: _tr("Armed group"),
        ActorKind.ORGANISATION: _tr("Organisation"),
        ActorKind.MEDIA: _tr("Media"),
        ActorKind.POPULATION: _tr("Population"),
    }
    return names[kind]


def say_status(status: Status) -> str:
    """Return how sure the record's standing is; nothing for what was accepted."""
    names = {
        Status.PROPOSED: _tr("proposed by the program"),
        Status.DISPUTED: _tr("disputed"),
        Status.REJECTED: _tr("rejected"),
        Status.ACCEPTED: "",
    }
    return names[status]


def say_relation(relation: str) -> str:
    """Return how one quote answers another: "rejects", "echoes" …; an unknown word as it stands."""
    names = {"rejects": _tr("rejects"), "echoes": _tr("echoes"), "answers": _tr("answers")}
    return names.get(relation, one_line(relation))
