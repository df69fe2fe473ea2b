"""What an expression is resolved from: the publication date, and the dates told before it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import NamedTuple

from idlib_gui.domain.edtf import EdtfError, Form, Precision, parse_edtf

from .day import FIRST_YEAR, LAST_YEAR, Day
from .tense import REACH, SENTENCE_END, speaks_of_future
from .vocabulary import Vocabulary

_LEADING = re.compile(
    r"(?:^|\n|[.!?][\"”’)\]]*\s)\s*(?:(?:in|by|during|until|throughout)\s+(?:the\s+)?"
    r"(?:(?:early|late|mid|spring|summer|autumn|winter|fall|end|beginning)(?:\s+of)?[\s-]+)?)?"
    r"\d{4}$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:the|an?|its|their|his|her|whose)\s+\Z", re.IGNORECASE)
_NOUN = re.compile(r"\s+[a-z]")
_ADJECTIVE = re.compile(r"\b(?:the|an?|its|their|his|her|whose)\s+\d{4}\s+[a-z]", re.IGNORECASE)
_QUARTER_REACH = 1_500
_STORY_STEP = 2
"""Years by which a bare year may lead a story on."""
UNKNOWN = "it is counted from the publication date, which is not known"
TO_THE_DAY = "it is counted from the day of publication, which is not known"


class Published(NamedTuple):
    """The publication date as far as it is known.

    `day` is None if it is known to the month or the year only.
    """

    year: int
    month: int | None
    day: dt.date | None
    edtf: str

    @property
    def upper(self) -> dt.date:
        """Return a day on which it is surely out, as far as is known."""
        return self.day or Day(self.year, self.month).last


def published_of(edtf: str | None) -> Published | None:
    """Return what an EDTF date tells of the publication; None if it tells no year."""
    if edtf is None:
        return None
    try:
        date = parse_edtf(edtf)
    except EdtfError:
        return None
    unit = date.first
    if date.form is not Form.UNIT or unit is None or not FIRST_YEAR <= unit.year <= LAST_YEAR:
        return None
    if unit.precision >= Precision.DAY and unit.part and unit.day:
        return Published(unit.year, unit.part, dt.date(unit.year, unit.part, unit.day), edtf)
    if unit.precision is Precision.MONTH:
        return Published(unit.year, unit.part, None, edtf)
    return Published(unit.year, None, None, edtf) if unit.precision >= Precision.YEAR else None


class Told(NamedTuple):
    """A date told before, where its words end, and whether it was counted from publication.

    `bounds` tells that it was told as an end of something, as in "by 1940": it gives its year to
    what follows, but is no day that something happened on.
    """

    day: Day
    at: int
    leans: bool
    bounds: bool = False


@dataclass
class Context:
    """Where an expression stands.

    Attributes:
        text: The whole text.
        published: What is known of the publication.
        vocabulary: The lists of words.
        narrative: The text tells of years past, so that a month without a year belongs to the year
            told last, not to the one of publication.
        last: The date told last, be it an end of something.
        happened: The date told last on which something happened.
        story: The date told last that tells when the story is.
        quarter: The quarter told last, as year, number and where its words end.
        start: Where the expression begins.
        end: Where it ends.
    """

    text: str
    published: Published | None
    vocabulary: Vocabulary
    narrative: bool = False
    last: Told | None = None
    happened: Told | None = None
    story: Told | None = None
    quarter: tuple[int, int, int] | None = None
    start: int = 0
    end: int = 0

    @property
    def today(self) -> dt.date | None:
        """Return the day of publication, None if it is not known to the day."""
        return self.published.day if self.published else None

    @property
    def missing(self) -> str:
        """Return what to say of an expression that wants a day of publication that is not known."""
        return UNKNOWN if self.published is None else TO_THE_DAY

    def lose(self) -> None:
        """Forget the date told last: one was told after it that waits for publication."""
        self.last = self.happened = None

    def is_apart(self, told: Told) -> bool:
        """Return whether a year has nothing to do with the expression, though it stands near.

        So in “the 2015 deal fell after the May 3 vote”: each tells which thing is meant.
        """
        if told.day.month is not None:
            return False
        year = _ADJECTIVE.search(self.text, max(0, told.at - 10), told.at + 4)
        before = _ARTICLE.search(self.text, max(0, self.start - 8), self.start)
        return bool(year and before and _NOUN.match(self.text, self.end))

    def year_told(self) -> Told | None:
        """Return the date that a month without its year belongs to, where the text tells the past.

        A bare year in passing ("the treaty of 1960") does not count, unless in the same sentence.
        """
        near = self.told_in_sentence()
        return near or self.story

    def note(self, told: Told) -> None:
        """Keep a date that later expressions may be counted from."""
        self.last = told
        if not told.bounds:
            self.happened = told
        if self._leads(told):
            self.story = told

    def _leads(self, told: Told) -> bool:
        """Return whether a date told tells when the story is, and not a year in passing.

        It has a month, begins a line, or leads on from where the story was.
        """
        if self.story is None or told.day.month is not None:
            return True
        if 0 < told.day.year - self.story.day.year <= _STORY_STEP:
            return True
        return _LEADING.search(self.text, max(0, told.at - 40), told.at) is not None

    def quarter_told(self) -> tuple[int, int] | None:
        """Return year and number of a quarter told shortly before."""
        if self.quarter is None or self.start - self.quarter[2] > _QUARTER_REACH:
            return None
        return self.quarter[:2]

    def told_in_sentence(self) -> Told | None:
        """Return the date told last, if it is in the same sentence."""
        last = self.last
        if last is None or self.start - last.at > REACH:
            return None
        return None if SENTENCE_END.search(self.text, last.at, self.start) else last

    def future(self, *, before_only: bool = False) -> bool | None:
        """Return whether the clause speaks of what is to come; None if no verb tells.

        Args:
            before_only: Only a verb before the expression counts.
        """
        return speaks_of_future(self.text, self.start, self.end, before_only=before_only)
