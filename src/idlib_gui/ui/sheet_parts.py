"""Parts that the sheets of several kinds of records have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import (
    Actor,
    ActorId,
    Citation,
    Event,
    EventId,
    Kind,
    Place,
    Quote,
    Ref,
    Rival,
    When,
)
from idlib_gui.domain.versions import current_sources

from .plain import one_line, shortened
from .record_words import actor_name, quoted
from .rival_words import say_other, say_rival
from .sheet_items import Chip, Evidence, Item, Line, LinkLine, More, Places, Tone
from .wording import number, say_known, say_sentence, say_when

SHORT_LIST, LONG_LIST = 8, 200
_WORDS = 160
"""Characters of the words that are cited."""
_PLACES = 8


def _tr(text: str) -> str:
    return QCoreApplication.translate("record_sheets", text)


def head(kind: str, title: str, note: str, field: str = "") -> list[Item]:
    """Return the kind, the title and, if there is one, a note below it."""
    items: list[Item] = [section(kind, field), Line(title, Tone.TITLE)]
    return [*items, Line(note, Tone.MUTED)] if note else items


def section(words: str, field: str = "") -> Line:
    """Return the caption over a part of the sheet, which tells of a field of the record."""
    return Line(words.upper(), Tone.SECTION, field)


def when_lines(when: When | None) -> list[Item]:
    """Return a date and how it is known."""
    items: list[Item] = [section(_tr("When"), "when"), Line(say_when(when), Tone.STRONG)]
    return [*items, Line(". ".join(say_known(when)), Tone.MUTED)]


def evidence_lines(
    document: Document, citations: Iterable[Citation], when: When | None
) -> list[Item]:
    """Return the words that back a record, and those that date it."""
    items = cited_lines(document, _tr("Evidence"), citations)
    if not items:
        items = [section(_tr("Evidence"), "evidence")]
        items.append(Line(_tr("No words of the source are given for it."), Tone.MUTED))
    if when is not None and when.phrase is not None:
        items.append(section(_tr("Evidence of the date"), "when"))
        items += _cited(document, when.phrase)
    return items


def cited_lines(document: Document, caption: str, citations: Iterable[Citation]) -> list[Item]:
    """Return cited words under a caption; nothing where there are none."""
    items = [item for citation in citations for item in _cited(document, citation)]
    return [section(caption, "evidence"), *items] if items else []


def rival_lines(document: Document, rivals: Sequence[Rival]) -> list[Item]:
    """Return the competing values of each field, with who says so and in which words."""
    items: list[Item] = []
    for field in dict.fromkeys(rival.field for rival in rivals):
        items.append(section(say_other(field), "rivals"))
        for rival in rivals:
            if rival.field == field:
                items.append(Line(say_rival(document, rival), Tone.STRONG))
                items += _cited(document, rival.citation) if rival.citation else []
    return items


def note_lines(record: Event | Quote | Actor | Place) -> list[Item]:
    """Return what a person wrote about a record."""
    if not record.note:
        return []
    lines = (Line(line) for line in record.note.splitlines() if line.strip())
    return [section(_tr("Note"), "note"), *lines]


def _cited(document: Document, citation: Citation) -> list[Item]:
    words = f"“{shortened(citation.exact, _WORDS)}”"
    return [*place_lines(document, citation), Line(words, Tone.WORDS)]


def place_lines(document: Document, citation: Citation) -> list[Item]:
    """Return where a citation stands, with the title of its source where there are several."""
    place = Evidence(say_sentence(document, citation), citation)
    return [*_source_lines(document, citation), place]


def _source_lines(document: Document, citation: Citation) -> list[Item]:
    """Return what has to be said of the text that a citation stands in."""
    source = document.sources.get(citation.source)
    if source is None:
        return []
    several = len(current_sources(document)) > 1
    words = [shortened(source.title, _WORDS) or _tr("Untitled")] if several else []
    if source.replaced_by is not None:
        words.append(_tr("in an earlier version of the text"))
    return [Line(", ".join(words), Tone.MUTED)] if words else []


def standing_lines(record: Event | Quote) -> list[Item]:
    """Return how sure it is and why."""
    items: list[Item] = []
    if record.reason:
        items += [section(_tr("Why")), Line(one_line(record.reason), Tone.MUTED)]
    if record.confidence < 1:
        sure = _tr("Confidence {0} %").format(round(record.confidence * 100))
        items.append(Line(sure, Tone.MUTED))
    return items


def actor_chips(document: Document, keys: Iterable[ActorId | None]) -> tuple[Chip, ...]:
    """Return a chip for each actor that the document knows."""
    known = [document.actors[key] for key in keys if key is not None and key in document.actors]
    return tuple(Chip(actor.name, Ref(Kind.ACTOR, actor.id)) for actor in known)


def event_lines(
    document: Document, keys: Sequence[EventId], limit: int, total: int | None = None
) -> list[Item]:
    """Return links to events; where there are more than `limit`, a way to see the others.

    `total` says how many there are, if `keys` are only the first of them.
    """
    items: list[Item] = [event_link(document.events[key]) for key in keys[:limit]]
    left = (len(keys) if total is None else total) - limit
    if left > 0 and limit < LONG_LIST:
        items.append(More(_tr("{0} more").format(left)))
    elif left > 0:
        items.append(Line(_tr("and {0} more: see the table of events").format(left), Tone.MUTED))
    return items


def event_link(event: Event) -> LinkLine:
    """Return a line that leads to an event."""
    return LinkLine(shortened(event.title, 120), Ref(Kind.EVENT, event.id), say_when(event.when))


def quote_link(document: Document, quote: Quote, relation: str) -> LinkLine:
    """Return a line that leads to a quote which answers, or is answered."""
    words = f"{actor_name(document, quote.speaker)}: {quoted(quote, 90)}"
    return LinkLine(words, Ref(Kind.QUOTE, quote.id), relation)


def mention_lines(document: Document, citations: tuple[Citation, ...]) -> list[Item]:
    """Return the first places where the text names it."""
    if not citations:
        return []
    items: list[Item] = [section(_tr("Named in the source · {0}").format(number(len(citations))))]
    shown = citations[:_PLACES]
    for source in dict.fromkeys(cited.source for cited in shown):
        here = [cited for cited in shown if cited.source == source]
        found = [Evidence(say_sentence(document, cited), cited) for cited in here]
        places = tuple({one.place: one for one in reversed(found) if one.place}.values())[::-1]
        items += [*_source_lines(document, here[0]), Places(places)]
    return items


def say_position(place: Place) -> str:
    """Return coordinates as people write them; nothing where there are none."""
    if place.lat is None or place.lon is None:
        return ""
    north = _tr("N") if place.lat >= 0 else _tr("S")
    east = _tr("E") if place.lon >= 0 else _tr("W")
    return f"{abs(place.lat):.3f}° {north}, {abs(place.lon):.3f}° {east}"


def phrase_place(when: When | None) -> tuple[str, int, int] | None:
    """Return where the words stand that a date was taken from."""
    return place_of(when.phrase) if when is not None and when.phrase is not None else None


def place_of(citation: Citation) -> tuple[str, int, int]:
    """Return what tells one citation from another."""
    return citation.source, citation.start, citation.end


def present(citation: Citation | None) -> tuple[Citation, ...]:
    """Return what is there."""
    return () if citation is None else (citation,)
