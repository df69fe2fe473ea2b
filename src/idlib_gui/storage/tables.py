"""What a model file may hold, table by table: the contract with other programs."""

from __future__ import annotations

from typing import Any

from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Answer,
    Basis,
    Citation,
    DateMention,
    Event,
    EventType,
    Kind,
    Place,
    Quote,
    QuoteForm,
    Rival,
    Source,
    Status,
    TimexType,
    When,
)

from .codec import Edtf, Many, Maybe, Number, OneOf, Pattern, Shape, Text, Thing

_ID = Text(empty=False)
_LINE = Text()
_NAME = Text(empty=False)
_WORDS = Text(lines=True)

CITATION_FIELDS: dict[str, Shape] = {
    "source": _ID,
    "start": Number(0, whole=True),
    "end": Number(0, whole=True),
    "exact": _WORDS,
    "prefix": _WORDS,
    "suffix": _WORDS,
}
CITATION = Thing("citation", CITATION_FIELDS, Citation)
WHEN = Thing(
    "when",
    {"edtf": Maybe(Edtf()), "basis": OneOf(Basis), "reason": _LINE, "phrase": Maybe(CITATION)},
    When,
)
RIVAL = Thing(
    "rival",
    {"field": _NAME, "value": _NAME, "citation": Maybe(CITATION), "claimant": Maybe(_ID)},
    Rival,
)
_NOTE: dict[str, Shape] = {"note": Text(lines=True)}
ANSWER = Thing("answer", {"quote": _ID, "relation": _NAME}, Answer)
SOURCE = Thing(
    "source",
    {
        "id": _ID,
        "title": _LINE,
        "outlet": Maybe(_LINE),
        "byline": Many(_LINE),
        "published": Maybe(Edtf()),
        "language": Maybe(_LINE),
        "url": Maybe(_LINE),
        "sha256": Pattern("[0-9a-f]{64}", "SHA-256 in hexadecimal digits"),
        "text": _WORDS,
    },
    Source,
    more={"replaced_by": _ID},
)
ACTOR = Thing(
    "actor",
    {
        "id": _ID,
        "name": _NAME,
        "kind": OneOf(ActorKind),
        "aliases": Many(_NAME),
        "part_of": Maybe(_ID),
        "country": Maybe(Pattern("[A-Z]{3}", "country code of three capitals")),
        "mentions": Many(CITATION),
    },
    Actor,
    more={**_NOTE, "distinct_from": Many(_ID)},
)
PLACE = Thing(
    "place",
    {
        "id": _ID,
        "name": _NAME,
        "lat": Maybe(Number(-90, 90)),
        "lon": Maybe(Number(-180, 180)),
        "mentions": Many(CITATION),
    },
    Place,
    more=_NOTE,
)


def _make_date(**values: Any) -> DateMention:
    citation = Citation(**{key: values.pop(key) for key in CITATION_FIELDS})
    return DateMention(citation, **values)


def _take_date(date: DateMention, key: str) -> Any:
    return getattr(date.citation if key in CITATION_FIELDS else date, key)


DATE = Thing(
    "date",
    {
        **CITATION_FIELDS,
        "edtf": Maybe(Edtf()),
        "timex": Maybe(_LINE),
        "timex_type": OneOf(TimexType),
        "basis": OneOf(Basis),
        "reason": _LINE,
    },
    _make_date,
    _take_date,
)
EVENT = Thing(
    "event",
    {
        "id": _ID,
        "title": _NAME,
        "type": Maybe(OneOf(EventType)),
        "when": Maybe(WHEN),
        "agents": Many(_ID),
        "targets": Many(_ID),
        "places": Many(_ID),
        "trigger": Maybe(CITATION),
        "evidence": Many(CITATION),
        "claimed_by": Maybe(_ID),
        "status": OneOf(Status),
        "confidence": Number(0, 1),
        "reason": _LINE,
    },
    Event,
    more={
        **_NOTE,
        "rivals": Many(RIVAL),
        "contradicting": Many(CITATION),
        "neutral": Many(CITATION),
    },
)
QUOTE = Thing(
    "quote",
    {
        "id": _ID,
        "text": _WORDS,
        "form": OneOf(QuoteForm),
        "speaker": Maybe(_ID),
        "attribution": Maybe(CITATION),
        "cue": Maybe(CITATION),
        "outlet": Maybe(_ID),
        "addressee": Maybe(_ID),
        "when": Maybe(WHEN),
        "citations": Many(CITATION),
        "about": Many(_ID),
        "answers": Maybe(ANSWER),
        "status": OneOf(Status),
        "confidence": Number(0, 1),
        "reason": _LINE,
    },
    Quote,
    more={**_NOTE, "rivals": Many(RIVAL)},
)
TABLES: dict[Kind, Thing] = {
    Kind.SOURCE: SOURCE,
    Kind.ACTOR: ACTOR,
    Kind.PLACE: PLACE,
    Kind.DATE: DATE,
    Kind.EVENT: EVENT,
    Kind.QUOTE: QUOTE,
}
