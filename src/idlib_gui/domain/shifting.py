"""Moving a date in time, or one of its ends, without making it more or less precise than it is.

A date moves by whole steps of its coarser end: a month by months, a season by three of them, a
day by days. So both ends move alike, and their precision, “about” and “perhaps” stay, as do ends
that are open or unknown.
"""

from __future__ import annotations

import re
from typing import NamedTuple, TypedDict, Unpack

from .calendar import DAY, MAX_YEAR, MIN_YEAR, civil_from_days, day_start, month_length
from .edtf import Edtf, EdtfError, Form, Precision, Unit, parse_edtf
from .records import DomainError, When

_MONTHS = 12
_MONTH = DAY * 146_097 / 4_800
"""Seconds in a month of the Gregorian calendar on average."""
_ONE = re.compile(r"[^\[\]/,. ]+")
_PARTS = re.compile(
    r"(?P<year>-?[\dX]{4})(?:-(?P<part>\d\d|XX)(?:-(?P<day>[\dX]{2})"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<zone>Z|[+-][\d:]+)?)?)?)?"
    r"(?P<mark>[~?%]?)"
)
_FIRST_SEASON, _FIRST_QUARTER, _IN_YEAR = 21, 33, 4


class Step(NamedTuple):
    """The least by which a date moves: so many months, or so many seconds."""

    months: int
    seconds: int

    def times(self, count: int) -> Step:
        """Return several steps as one."""
        return Step(self.months * count, self.seconds * count)


_STEPS = {
    Precision.MILLENNIUM: Step(12_000, 0),
    Precision.CENTURY: Step(1_200, 0),
    Precision.DECADE: Step(120, 0),
    Precision.YEAR: Step(12, 0),
    Precision.SEASON: Step(3, 0),
    Precision.MONTH: Step(1, 0),
    Precision.DAY: Step(0, DAY),
    Precision.HOUR: Step(0, 3_600),
    Precision.MINUTE: Step(0, 60),
    Precision.SECOND: Step(0, 1),
}


def step_of(when: When) -> Step:
    """Return the step by which a date moves.

    Raises:
        DomainError: If it is undated.
    """
    return _STEPS[_date(when).precision]


class By(TypedDict, total=False):
    """How far a date is moved: the sum of these."""

    years: int
    months: int
    days: int
    seconds: int


def shifted(when: When, **by: Unpack[By]) -> When:
    """Return a date moved by about so much: by the nearest number of whole steps.

    Raises:
        DomainError: If it is undated, or would leave the years that we know.
    """
    date = _date(when)
    unit = date.first or date.last
    assert unit is not None  # noqa: S101 - the parser gives at least one end
    step = _STEPS[date.precision]
    text = _ONE.findall(date.text)[0]
    aim = _aim(unit, by)
    return _with(when, _all_moved(date.text, step.times(_count(text, unit, step, aim))))


def resized(when: When, *, at_end: bool, **by: Unpack[By]) -> When:
    """Return a date of which one end is moved by about so much; an open or unknown end stays.

    A single day or month becomes a stretch of them, and a stretch of one becomes it again; no end
    is moved beyond the other.

    Args:
        when: The date.
        at_end: Whether its last end is moved, not its first.
        by: How far.

    Raises:
        DomainError: If it is undated, or would leave the years that we know.
    """
    date = _date(when)
    unit, other = (date.last, date.first) if at_end else (date.first, date.last)
    if unit is None:
        return when
    first, last = _texts(date)
    text, step = (last if at_end else first), _STEPS[unit.precision]
    aim = _aim(unit, by)
    counts = [_count(text, unit, step, aim)]
    if other is not None:
        beside = _count(text, unit, step, other.begin)
        counts += [beside, beside + (1 if at_end else -1)]
    tried = (_moved(text, step.times(count)) for count in counts)
    ends = ((first, moved) if at_end else (moved, last) for moved in tried)
    return _with(when, next(_joined(date, *two) for two in ends if _parsed("/".join(two))))


def _date(when: When) -> Edtf:
    date = when.date
    if date is None:
        raise DomainError("It has no date that could be moved: write one first.")
    return date


def _with(when: When, edtf: str) -> When:
    if _parsed(edtf) is None:
        raise _too_far()
    return when._replace(edtf=edtf)


def _too_far() -> DomainError:
    return DomainError(f"It cannot be moved beyond the years {MIN_YEAR} to {MAX_YEAR}.")


def _parsed(edtf: str) -> Edtf | None:
    try:
        return parse_edtf(edtf)
    except EdtfError:
        return None


def _aim(unit: Unit, by: By) -> int:
    """Return where the beginning of a unit would lie if it were moved by exactly so much."""
    days, rest = divmod(unit.begin, DAY)
    year, month, day = civil_from_days(days)
    months = by.get("years", 0) * _MONTHS + by.get("months", 0)
    year, month, day = _months_on(year, month, day, months)
    return day_start(year, month, day) + rest + by.get("days", 0) * DAY + by.get("seconds", 0)


def _months_on(year: int, month: int, day: int, months: int) -> tuple[int, int, int]:
    carried, index = divmod(month - 1 + months, _MONTHS)
    year, month = year + carried, index + 1
    return year, month, min(day, month_length(year, month))


def _count(text: str, unit: Unit, step: Step, aim: int) -> int:
    """Return by how many steps a unit is moved to begin nearest to an instant."""
    near = round((aim - unit.begin) / (step.seconds or step.months * _MONTH))
    away: dict[int, int] = {}
    for count in (near, near - 1, near + 1):
        moved = _parsed(_moved(text, step.times(count)))
        if moved is not None and moved.first is not None:
            away[count] = abs(moved.first.begin - aim)
    if near not in away:
        raise _too_far()
    return min(away, key=lambda count: away[count])


def _texts(date: Edtf) -> tuple[str, str]:
    """Return how the ends of a date are written; open and unknown ones as they are."""
    if date.form is Form.INTERVAL:
        first, _, last = date.text.partition("/")
        return first, last
    if date.form is Form.ONE_OF:
        first, *_, last = re.split(r"\.\.|, ?", date.text[1:-1])
        return first, last
    bare = date.text.replace("-XX", "")
    return bare, bare


def _joined(date: Edtf, first: str, last: str) -> str:
    """Return a date between these ends, of the form that `date` has as far as they allow it."""
    somewhere = date.form is Form.ONE_OF or "X" in date.text
    if first != last:
        return f"[{first}..{last}]" if somewhere else f"{first}/{last}"
    unit = parse_edtf(first)
    if somewhere and unit.precision in {Precision.YEAR, Precision.MONTH} and "X" not in first:
        return re.sub(r"(?=[~?%]?$)", "-XX", first, count=1)
    return f"[{first}..{first}]" if somewhere and unit.precision is Precision.SEASON else first


def _all_moved(text: str, by: Step) -> str:
    return _ONE.sub(lambda match: _moved(match[0], by), text)


def _moved(text: str, by: Step) -> str:
    """Return one unit moved by months or seconds that are whole steps of it."""
    match = _PARTS.fullmatch(text)
    assert match is not None  # noqa: S101 - it is part of a date that was parsed
    if by.seconds:
        return _moved_in_time(match, by.seconds)
    open_digits = match["year"].count("X")
    year, part, day = int(match["year"].replace("X", "0")), match["part"], match["day"]
    if part is None or part == "XX":
        year += by.months // _MONTHS
    elif int(part) > _MONTHS:
        base = _FIRST_SEASON if int(part) < _FIRST_QUARTER else _FIRST_QUARTER
        year, season = divmod(year * _IN_YEAR + int(part) - base + by.months // 3, _IN_YEAR)
        part = str(base + season)
    else:
        year, month, last = _months_on(year, int(part), 31, by.months)
        part = f"{month:02}"
        day = day and (day if "X" in day else f"{min(int(day), last):02}")
        if day and day[0].isdigit() and int(day[0]) * 10 > last:
            day = "2X"  # no February has days from the thirtieth on
    written = _year(year, open_digits)
    rest = text[match.start("day") + 2 : match.start("mark")] if day else ""
    return "-".join(piece for piece in (written, part, day) if piece) + rest + match["mark"]


def _moved_in_time(match: re.Match[str], seconds: int) -> str:
    at = day_start(int(match["year"]), int(match["part"]), int(match["day"])) + seconds
    clock = ""
    if match["hour"]:
        at += int(match["hour"]) * 3_600 + int(match["minute"]) * 60 + int(match["second"] or 0)
        second = f":{at % 60:02}" if match["second"] else ""
        clock = f"T{at // 3_600 % 24:02}:{at // 60 % 60:02}{second}{match['zone'] or ''}"
    year, month, day = civil_from_days(at // DAY)
    return f"{_year(year)}-{month:02}-{day:02}{clock}{match['mark']}"


def _year(year: int, open_digits: int = 0) -> str:
    digits = f"{abs(year):04}"
    sign = "-" if year < 0 else ""
    return sign + (digits[:-open_digits] + "X" * open_digits if open_digits else digits)
