"""What a sheet about a record says, line by line: values, for `SheetView` to show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from idlib_gui.domain.records import Citation, EventClass, Ref


class Tone(StrEnum):
    """How a line of text looks; the value is its role in the style sheet."""

    TITLE = "title"
    SECTION = "section"
    STRONG = "heading"
    BODY = "body"
    MUTED = "muted"
    SMALL = "small"
    WORDS = "words"
    """Words of the source."""


@dataclass(frozen=True, slots=True)
class Line:
    """Text that wraps."""

    text: str
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class of events: its mark and its name."""

    text: str
    event_class: EventClass | None


@dataclass(frozen=True, slots=True)
class Chip:
    """A record by its name, to be picked; without a `ref` it is a word between chips."""

    text: str
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Chips:
    """Chips in a row that wraps."""

    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A line that leads to a record; `lead` stands before it, quietly."""

    text: str
    ref: Ref
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something stands in the source, with a link that shows it there."""

    place: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Places:
    """Many places in the source, each a short link that shows it."""

    places: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class More:
    """Stands for what is left out of a list, and puts it in."""

    text: str


Item = Line | ClassLine | Chips | LinkLine | Evidence | Places | More
