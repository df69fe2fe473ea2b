"""What a sheet about a record says, line by line: values, for `SheetView` to show."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

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


class Line(NamedTuple):
    """Text that wraps.

    A caption says which `field` of the record can be changed by what follows, up to the next.
    """

    text: str
    tone: Tone = Tone.BODY
    field: str = ""


class ClassLine(NamedTuple):
    """A class of events: its mark and its name."""

    text: str
    event_class: EventClass | None


class Chip(NamedTuple):
    """A record by its name, to be picked; without a `ref` it is a word between chips."""

    text: str
    ref: Ref | None = None


class Chips(NamedTuple):
    """Chips in a row that wraps."""

    chips: tuple[Chip, ...]


class LinkLine(NamedTuple):
    """A line that leads to a record; `lead` stands before it, quietly."""

    text: str
    ref: Ref
    lead: str = ""


class SplitLine(NamedTuple):
    """A line that splits off a record that was merged into the one that is told of."""

    text: str
    ref: Ref
    lead: str = ""


class RowsLine(NamedTuple):
    """A line that leads to the rows of a dataset, by its key."""

    text: str
    dataset: str


class Evidence(NamedTuple):
    """Where something stands in the source, with a link that shows it there."""

    place: str
    citation: Citation


class Places(NamedTuple):
    """Many places in the source, each a short link that shows it."""

    places: tuple[Evidence, ...]


class More(NamedTuple):
    """Stands for what is left out of a list, and puts it in."""

    text: str


Item = Line | ClassLine | Chips | LinkLine | SplitLine | RowsLine | Evidence | Places | More
