"""What the stages hand on to each other: spans of the text and what was made of them.

Offsets are code points of the text, half open. The records of a document are made of these at the
end, in `assemble`.
"""

from __future__ import annotations

from typing import NamedTuple

from idlib_gui.domain.records import ActorKind, Basis, EventType, QuoteForm, TimexType


class Span(NamedTuple):
    """Part of the text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Return whether `other` lies inside."""
        return self.start <= other.start and other.end <= self.end


class Why(NamedTuple):
    """The rule that made a finding, in words for the user, and how sure it is (0 to 1)."""

    reason: str
    confidence: float


class Time(NamedTuple):
    """A time expression and what it was resolved to.

    `needs_published` tells that the value was worked out from the publication date, or would be if
    that were known; `anaphoric` that it points back to something told before ("the same day").
    `shape` is what `edtf` would be had the text come out on a day that stands for any: it tells a
    day from a month and from what is no date, whatever is known of the publication. What is decided
    by span, `shape`, `anaphoric` and type alone is the same for every publication date.
    """

    span: Span
    edtf: str | None
    timex: str | None
    type: TimexType
    basis: Basis
    reason: str
    needs_published: bool = False
    anaphoric: bool = False
    shape: str | None = None


class Named(NamedTuple):
    """Somebody or something with a name, all its mentions put together.

    A state has a `kind` and a place: `mentions` are those where it acts, `place_mentions` those
    where it is a place; a mention may be both. `kind` is None for what is a place only; `is_place`
    False for what is none. `part_of` is the number of another of the stage's findings.
    """

    name: str
    kind: ActorKind | None
    is_place: bool
    mentions: tuple[Span, ...]
    place_mentions: tuple[Span, ...] = ()
    aliases: tuple[str, ...] = ()
    part_of: int | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class Said(NamedTuple):
    """An utterance. `spans` are its words, one a pair of quotation marks, marks left out.

    `attribution` is the name, role or pronoun that names the speaker here; `speaker` the mention
    of a name, or the noun phrase, that it was resolved to (the same span if it needs none).
    `answers` is the number of another finding of the stage, `time` one of the times stage.
    """

    spans: tuple[Span, ...]
    form: QuoteForm
    attribution: Span | None
    speaker: Span | None
    cue: Span | None
    why: Why
    outlet: Span | None = None
    addressee: Span | None = None
    answers: int | None = None
    relation: str = ""
    time: int | None = None


class Happening(NamedTuple):
    """An event. Agents, targets and places are mentions: names, or noun phrases like "rebels".

    `time` is the number of a finding of the times stage; `same_time_as` of an earlier one of this
    stage whose date this one shares ("the same day"), with `time` being the phrase that says so.
    `said` is the number of the utterance that it is told in; `claimed_by` whose claim it is.
    """

    title: str
    type: EventType | None
    trigger: Span
    evidence: Span
    agents: tuple[Span, ...]
    targets: tuple[Span, ...]
    places: tuple[Span, ...]
    time: int | None
    why: Why
    claimed_by: Span | None = None
    said: int | None = None
    same_time_as: int | None = None
