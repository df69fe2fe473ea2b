"""Dates as cells of a table have them, read one by one: what SQL does not read at once."""

from __future__ import annotations

import re
from typing import NamedTuple

from idlib_gui.domain.calendar import DAY, days_from_civil, weekday
from idlib_gui.domain.date_words import read_date
from idlib_gui.domain.edtf import Edtf, parse_edtf
from idlib_gui.domain.records import DomainError

from .left_out import Reason

_SHOWN, _LONGEST = 40, 200
_NOTHING_TELLS = ", and no date of its column that has a / or - between its figures says which."
NOTHING = frozenset(
    {"", "na", "n/a", "nan", "nat", "null", "none", "nil", "\\n", "-", "--", "–", "?", "unknown"}
)
"""What cells say that hold nothing, without capitals."""

_YEAR = re.compile(r"(-?\d{1,4})(?:\.0+)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)?(?:\.0+)?")
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)Z?")
_SECONDS = re.compile(r"(\d{10})(\d{3})?(?:\.\d+)?")
_WEEK = re.compile(r"(-?\d{4})-?W(\d\d)(?:-?([1-7]))?", re.IGNORECASE)
_STAMP_ISO = re.compile(
    r"(-?\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?"
)
_ISO_BEFORE = re.compile(r"(\d{4})(-\d\d-\d\d)(?:[T ].*)? \(BC\)")
"""How DuckDB writes years before 1."""
_BEFORE = re.compile(r"(.*?)(\d{1,4}) ?(?:BCE?|B\.C\.(?:E\.)?)", re.IGNORECASE)
_FIGURES = re.compile(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})((?:[T ,].*)?)")
_CLOCK = re.compile(
    r"(.+?)[T ,]+(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)? ?(am|pm)?(?: ?Z| ?UTC| ?GMT)?",
    re.IGNORECASE,
)
_LONG_YEAR = re.compile(r"[+-]?Y?-?\d{5,}(?:-\d\d){0,2}|\d{5,}")
_WEEKS = 53
_HOURS, _NOON, _SIXTY = 24, 12, 60
_MONTHS = 12


class Unread(Exception):  # noqa: N818 - it carries a reason, and is always caught
    """A cell holds no date; `reason` says why, the message says it in a sentence."""

    def __init__(self, reason: Reason, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


class Span(NamedTuple):
    """From which second to before which one, since 1970."""

    begin: int
    end: int


def read_cell(text: str, *, day_first: bool | None = None) -> Span:
    """Return the time that a cell writes: a day is a day, a year all of it.

    Args:
        text: The cell.
        day_first: Whether 3/4/2020 is 3 April; None: it is not known.

    Raises:
        Unread: If it holds none.
    """
    if len(text) > _LONGEST:
        raise Unread(Reason.UNREADABLE, f"“{_shown(text)}” is too long to be a date.")
    cell = " ".join(text.split())
    if cell.casefold() in NOTHING:
        raise Unread(Reason.NO_DATE, "The date is empty.")
    for read in (_plain_number, _iso_stamp, _week, _before_christ):
        span = read(cell)
        if span is not None:
            return span
    figures = _FIGURES.fullmatch(cell)
    if figures:
        cell = _in_order(figures, cell, day_first)
    return _with_clock(cell) or _worded(cell)


def why_not(reason: Reason, first: str, last: str, *, day_first: bool | None) -> str:
    """Return a sentence on a row that was left out for its dates.

    Args:
        reason: Why.
        first: What stands in the column of the start.
        last: What stands in that of the end.
        day_first: As for `read_cell`.
    """
    if reason == Reason.BACKWARDS:
        return f"It ends before it begins: “{_shown(first)}” to “{_shown(last)}”."
    for cell in (first, last):
        try:
            read_cell(cell, day_first=day_first)
        except Unread as unread:
            if unread.reason == reason:
                return str(unread)
    return f"“{_shown(first)}” lies outside the years -9999 to 9999."


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _span(date: Edtf) -> Span:
    """Return the time that a date names; one that is open to a side, its known end."""
    first, last = date.first or date.last, date.last or date.first
    assert first is not None  # noqa: S101 - the parser gives at least one end
    assert last is not None  # noqa: S101 - see above
    return Span(first.begin, last.end)


def _plain_number(cell: str) -> Span | None:
    year = _YEAR.fullmatch(cell)
    if year:
        number = int(year[1])
        return Span(days_from_civil(number, 1, 1) * DAY, days_from_civil(number + 1, 1, 1) * DAY)
    compact = _COMPACT.fullmatch(cell)
    if compact:
        return _span(
            _edtf(cell, "-".join(part for part in compact.groups() if part not in {None, "00"}))
        )
    stamp = _STAMP.fullmatch(cell)
    if stamp:
        year_, month, day, hour, minute, second = stamp.groups()
        return _span(_edtf(cell, f"{year_}-{month}-{day}T{hour}:{minute}:{second}"))
    seconds = _SECONDS.fullmatch(cell)
    return None if seconds is None else Span(int(seconds[1]), int(seconds[1]) + 1)


def _iso_stamp(cell: str) -> Span | None:
    match = _STAMP_ISO.fullmatch(cell)
    if match is None:
        return None
    zone = match[3] or "Z"
    return _span(_edtf(cell, f"{match[1]}T{match[2]}{'Z' if zone.isalpha() else zone}"))


def _edtf(cell: str, text: str) -> Edtf:
    try:
        return parse_edtf(text)
    except ValueError as error:
        raise Unread(Reason.UNREADABLE, f"“{_shown(cell)}” is no day of the calendar.") from error


def _week(cell: str) -> Span | None:
    """Read a week of ISO 8601: `2020-W07`, or a day of it, `2020-W07-3`."""
    match = _WEEK.fullmatch(cell)
    if match is None:
        return None
    year, week, day = int(match[1]), int(match[2]), match[3]
    first, following = _first_monday(year), _first_monday(year + 1)
    begin = first + (week - 1) * 7 * DAY
    if not 1 <= week <= _WEEKS or begin >= following:
        raise Unread(Reason.UNREADABLE, f"“{_shown(cell)}” is no week of its year.")
    if day:
        begin += (int(day) - 1) * DAY
        return Span(begin, begin + DAY)
    return Span(begin, begin + 7 * DAY)


def _first_monday(year: int) -> int:
    """Return when week 1 begins: the week that 4 January lies in."""
    fourth = days_from_civil(year, 1, 4) * DAY
    return fourth - weekday(fourth) * DAY


def _before_christ(cell: str) -> Span | None:
    """Read “44 BC”, “15 March 44 BC”: there is no year 0, so that 1 BC is EDTF's 0000."""
    iso = _ISO_BEFORE.fullmatch(cell)
    if iso is not None:
        year = int(iso[1]) - 1
        return _span(_edtf(cell, f"{'-' if year else ''}{year:04}{iso[2]}"))
    match = _BEFORE.fullmatch(cell)
    if match is None:
        return None
    year = 1 - int(match[2])
    if not match[1].strip():
        return _plain_number(str(year))
    leap = 2000 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 2001
    unit = _worded_date(cell, f"{match[1].strip()} {leap}").first
    assert unit is not None  # noqa: S101 - a date in words is no open interval
    month, day = unit.part or 1, unit.day or 1
    length = (unit.end - unit.begin) // DAY
    begin = days_from_civil(year, month, day)
    return Span(begin * DAY, (begin + length) * DAY)


def _in_order(figures: re.Match[str], cell: str, day_first: bool | None) -> str:  # noqa: FBT001
    """Return `13/2/2020` with its parts from large to small, as the column has them."""
    one, two = int(figures[1]), int(figures[3])
    if max(one, two) <= _MONTHS and one != two and day_first is None:
        sentence = f"“{_shown(cell)}” could be day/month or month/day{_NOTHING_TELLS}"
        raise Unread(Reason.AMBIGUOUS, sentence)
    first = day_first if max(one, two) <= _MONTHS else one > _MONTHS
    day, month = (one, two) if first else (two, one)
    return f"{figures[4]}-{month:02}-{day:02}{figures[5]}"


def _with_clock(cell: str) -> Span | None:
    """Read a day with a time of day behind it, in UTC unless ISO's offset says another."""
    match = _CLOCK.fullmatch(cell)
    if match is None:
        return None
    hour, minute, second = int(match[2]), int(match[3]), int(match[4] or 0)
    if match[5]:
        hour = hour % _NOON + (_NOON if match[5].casefold() == "pm" else 0)
    day = _span(_worded_date(cell, match[1]))
    if hour >= _HOURS or minute >= _SIXTY or second > _SIXTY or day.end - day.begin != DAY:
        raise Unread(Reason.UNREADABLE, f"“{_shown(cell)}” has no such time of day.")
    begin = day.begin + hour * 3_600 + minute * 60 + second
    return Span(begin, begin + (1 if match[4] else 60))


def _worded(cell: str) -> Span:
    return _span(_worded_date(cell, cell))


def _worded_date(cell: str, text: str) -> Edtf:
    if _LONG_YEAR.fullmatch(text):
        raise Unread(Reason.BEYOND, f"“{_shown(cell)}” lies outside the years -9999 to 9999.")
    try:
        return read_date(text)
    except DomainError as error:
        reason = Reason.AMBIGUOUS if " could be " in str(error) else Reason.UNREADABLE
        raise Unread(reason, str(error)) from error
