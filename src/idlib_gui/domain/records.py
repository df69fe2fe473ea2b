"""What an article tells, as immutable records.

They are named tuples, since a frozen data class costs the start of the program about a millisecond
each. What must hold of them is in `checks`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, NewType

from .edtf import Edtf, parse_edtf

SourceId = NewType("SourceId", str)
ActorId = NewType("ActorId", str)
PlaceId = NewType("PlaceId", str)
DateId = NewType("DateId", str)
EventId = NewType("EventId", str)
QuoteId = NewType("QuoteId", str)


class DomainError(Exception):
    """A user's mistake, told in a sentence that says what to do."""


class Kind(StrEnum):
    """The tables of a document."""

    SOURCE = "source"
    ACTOR = "actor"
    PLACE = "place"
    DATE = "date"
    EVENT = "event"
    QUOTE = "quote"


class Ref(NamedTuple):
    """Points at one record of a document; what the selection and patches hold."""

    kind: Kind
    id: str


class Status(StrEnum):
    """Who stands behind a record: the machine proposes, a person decides."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    REJECTED = "rejected"


class Basis(StrEnum):
    """How a date is known."""

    STATED = "stated"
    RELATIVE = "relative"
    INFERRED = "inferred"
    NONE = "none"


class ActorKind(StrEnum):
    """What sort of actor it is, in the order lists show them."""

    STATE = "state"
    GOVERNMENT_BODY = "government_body"
    PERSON = "person"
    ARMED_GROUP = "armed_group"
    ORGANISATION = "organisation"
    MEDIA = "media"
    POPULATION = "population"


class EventClass(StrEnum):
    """PLOVER's four quadrants; the value names the class in files of icons and colours."""

    VERBAL_COOPERATION = "verbal_cooperation"
    MATERIAL_COOPERATION = "material_cooperation"
    VERBAL_CONFLICT = "verbal_conflict"
    MATERIAL_CONFLICT = "material_conflict"


class EventType(StrEnum):
    """PLOVER's event types (PLOVER codebook, Halterman et al. 2023)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    MOBILIZE = "MOBILIZE"
    SANCTION = "SANCTION"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"

    @property
    def event_class(self) -> EventClass:
        """Return the quadrant that this type falls in."""
        return _CLASS_OF[self]


_CLASS_OF = {
    EventType.AGREE: EventClass.VERBAL_COOPERATION,
    EventType.CONSULT: EventClass.VERBAL_COOPERATION,
    EventType.SUPPORT: EventClass.VERBAL_COOPERATION,
    EventType.CONCEDE: EventClass.VERBAL_COOPERATION,
    EventType.COOPERATE: EventClass.MATERIAL_COOPERATION,
    EventType.AID: EventClass.MATERIAL_COOPERATION,
    EventType.RETREAT: EventClass.MATERIAL_COOPERATION,
    EventType.REQUEST: EventClass.VERBAL_CONFLICT,
    EventType.ACCUSE: EventClass.VERBAL_CONFLICT,
    EventType.REJECT: EventClass.VERBAL_CONFLICT,
    EventType.THREATEN: EventClass.VERBAL_CONFLICT,
    EventType.PROTEST: EventClass.MATERIAL_CONFLICT,
    EventType.MOBILIZE: EventClass.MATERIAL_CONFLICT,
    EventType.SANCTION: EventClass.MATERIAL_CONFLICT,
    EventType.COERCE: EventClass.MATERIAL_CONFLICT,
    EventType.ASSAULT: EventClass.MATERIAL_CONFLICT,
}


class QuoteForm(StrEnum):
    """Whether the words stand between quotation marks, wholly, partly or not at all."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class TimexType(StrEnum):
    """TIMEX3's kinds of time expression."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Citation(NamedTuple):
    """A span of a source in code points, half open, with its words and a little around them.

    W3C Web Annotation's TextPositionSelector and TextQuoteSelector in one.
    """

    source: SourceId
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


class When(NamedTuple):
    """A date and how it is known. `edtf` None means that the date is not known at all."""

    edtf: str | None
    basis: Basis
    reason: str = ""
    phrase: Citation | None = None

    @property
    def date(self) -> Edtf | None:
        """Return the parsed date; parsing is cached, so this is cheap."""
        return None if self.edtf is None else parse_edtf(self.edtf)


class Rival(NamedTuple):
    """Another value that a field is said to have, beside the one that the record holds.

    Attributes:
        field: A field of the record (“when”: the value is EDTF) or what else is told (“killed”).
        value: What it is said to be.
        citation: The words that say so.
        claimant: Who says so; None: the author.
    """

    field: str
    value: str
    citation: Citation | None = None
    claimant: ActorId | None = None


class Source(NamedTuple):
    """A text as it came, and what is known of its publication.

    `replaced_by` names the source that took its place: an earlier version stays, so that what is
    not found again in the later one keeps its words.
    """

    id: SourceId
    title: str
    text: str
    sha256: str
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    url: str | None = None
    replaced_by: SourceId | None = None


class Actor(NamedTuple):
    """Somebody who acts, speaks or is acted on.

    `distinct_from` are those that a person said are others, however much they look the same.
    """

    id: ActorId
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    part_of: ActorId | None = None
    country: str | None = None
    mentions: tuple[Citation, ...] = ()
    note: str = ""
    distinct_from: tuple[ActorId, ...] = ()


class Place(NamedTuple):
    """Somewhere. Latitude and longitude in degrees (WGS 84), both or neither."""

    id: PlaceId
    name: str
    lat: float | None = None
    lon: float | None = None
    mentions: tuple[Citation, ...] = ()
    note: str = ""


class DateMention(NamedTuple):
    """A time expression of the text and what it was resolved to."""

    citation: Citation
    edtf: str | None
    timex: str | None
    timex_type: TimexType
    basis: Basis
    reason: str = ""

    @property
    def id(self) -> DateId:
        """Return where it stands, which no other date expression shares."""
        return DateId(f"{self.citation.source}:{self.citation.start}-{self.citation.end}")


class Event(NamedTuple):
    """Something that happened, or that one party says happened (`claimed_by`).

    What `evidence` cites supports it; other words contradict it or are neutral. `note` is what a
    person wrote about it.
    """

    id: EventId
    title: str
    type: EventType | None = None
    when: When | None = None
    agents: tuple[ActorId, ...] = ()
    targets: tuple[ActorId, ...] = ()
    places: tuple[PlaceId, ...] = ()
    trigger: Citation | None = None
    evidence: tuple[Citation, ...] = ()
    claimed_by: ActorId | None = None
    status: Status = Status.PROPOSED
    confidence: float = 1.0
    reason: str = ""
    note: str = ""
    rivals: tuple[Rival, ...] = ()
    contradicting: tuple[Citation, ...] = ()
    neutral: tuple[Citation, ...] = ()

    @property
    def actors(self) -> tuple[ActorId, ...]:
        """Return agents then targets, each once."""
        return tuple(dict.fromkeys((*self.agents, *self.targets)))

    @property
    def event_class(self) -> EventClass | None:
        """Return the quadrant of its type, None where it has no type."""
        return None if self.type is None else self.type.event_class


class Answer(NamedTuple):
    """A quote answers another: it `rejects`, `echoes` … it."""

    quote: QuoteId
    relation: str


class Quote(NamedTuple):
    """What somebody said. A quote split by its cue has one citation a pair of quotation marks."""

    id: QuoteId
    text: str
    form: QuoteForm
    speaker: ActorId | None = None
    attribution: Citation | None = None
    cue: Citation | None = None
    outlet: ActorId | None = None
    addressee: ActorId | None = None
    when: When | None = None
    citations: tuple[Citation, ...] = ()
    about: tuple[EventId, ...] = ()
    answers: Answer | None = None
    status: Status = Status.PROPOSED
    confidence: float = 1.0
    reason: str = ""
    note: str = ""
    rivals: tuple[Rival, ...] = ()


Record = Source | Actor | Place | DateMention | Event | Quote
