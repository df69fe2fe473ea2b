"""What an expression is resolved from: publication date, dates told before, tense around it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from idlib_gui.domain.edtf import EdtfError, Form, Precision, parse_edtf

from .day import FIRST_YEAR, LAST_YEAR, Day
from .values import TO_THE_DAY, UNKNOWN

_THEN = r"(?:\s+(?:not|also|be|have|been|only|\w+ly)){0,3}\s+\w+"
_FUTURE = (
    rf"(?:will|['’]ll|won['’]t|shall|would){_THEN}"
    r"|(?:is|are|was|were|be|been)\s+(?:expected|scheduled|due|set|planned|slated|likely|going|about"
    r"|supposed)(?:\s+(?:to\s+)?(?:be\s+)?\w+)?|(?:is|are)\s+to\s+\w+|payable|upcoming|expires?|due"
    r"|(?:plans?|planning|expects?|hopes?|intends?|wants?|agreed|vowed|promised)\s+to\s+\w+"
    r"|ahead\s+of|deadline|to\s+be\s+held"
)
_PAST = (
    r"was|were|had|did|been|has|have|said|says|saying|told|met|made|took|went|came|began|held|left|won"
    r"|lost|fell|rose|sold|sent|put|killed|struck|hit|shot|fought|spoke|gave|found|became|ran|saw|broke"
    r"|wrote|bought|brought|paid|led|kept|built|felt|grew|\w{2,}ed"
)
_CUES = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])|\n")
_CLAUSE_END = re.compile(r"[.!?;:][\"”’)\]]*\s|\bthat\b|\n")
_LEADING = re.compile(
    r"(?:^|\n|[.!?][\"”’)\]]*\s)\s*(?:(?:in|by|during|until|throughout)\s+(?:the\s+)?"
    r"(?:(?:early|late|mid|spring|summer|autumn|winter|fall|end|beginning)(?:\s+of)?[\s-]+)?)?"
    r"\d{4}$",
    re.IGNORECASE,
)
_QUARTER_REACH = 1_500
_REACH = 200
"""Characters to either side in which a verb may tell the tense."""


@dataclass(frozen=True)
class Published:
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
    """A date told before, where its words end, and whether it was counted from publication."""

    day: Day
    at: int
    leans: bool


@dataclass
class Context:
    """Where an expression stands.

    Attributes:
        text: The whole text.
        published: What is known of the publication.
        narrative: The text tells of years past, so that a month without a year belongs to the year
            told last, not to the one of publication.
        told: The dates told so far, the last one last.
        quarter: The quarter told last, as year, number and where its words end.
        start: Where the expression begins.
        end: Where it ends.
    """

    text: str
    published: Published | None
    narrative: bool = False
    told: list[Told] = field(default_factory=list)
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

    def year_told(self) -> Day | None:
        """Return the date that a month without its year belongs to, where the text tells the past.

        A bare year in passing ("the treaty of 1960") does not count, unless in the same sentence.
        """
        near = self.told_in_sentence()
        if near is not None:
            return near
        leading = next((told.day for told in reversed(self.told) if self._leads(told)), None)
        return leading or self.reference()

    def _leads(self, told: Told) -> bool:
        """Return whether a date told tells when the story is: it has a month, or begins a line."""
        begin = max(0, told.at - 40)
        return bool(told.day.month or _LEADING.search(self.text, begin, told.at))

    def quarter_told(self) -> tuple[int, int] | None:
        """Return year and number of a quarter told shortly before."""
        if self.quarter is None or self.start - self.quarter[2] > _QUARTER_REACH:
            return None
        return self.quarter[:2]

    def reference(self) -> Day | None:
        """Return the date told last before the expression."""
        return self.told[-1].day if self.told else None

    def told_in_sentence(self) -> Day | None:
        """Return the date told last, if it is in the same sentence."""
        if not self.told:
            return None
        between = self.text[self.told[-1].at : self.start]
        far = len(between) > _REACH or _SENTENCE_END.search(between)
        return None if far else self.told[-1].day

    def future(self, *, before_only: bool = False) -> bool | None:
        """Return whether the clause speaks of what is to come; None if no verb tells.

        Args:
            before_only: Only a verb before the expression counts, as with weekdays, which often
                stand between who speaks and "vowed to".
        """
        before = self.text[max(0, self.start - _REACH) : self.start]
        cut = [match.end() for match in _SENTENCE_END.finditer(before)]
        cues = list(_CUES.finditer(before, cut[-1] if cut else 0))
        if cues:
            return cues[-1].lastgroup == "future"
        if before_only:
            return None
        after = self.text[self.end : self.end + _REACH]
        end = _CLAUSE_END.search(after)
        cue = _CUES.search(after, 0, end.start() if end else len(after))
        return None if cue is None else cue.lastgroup == "future"
