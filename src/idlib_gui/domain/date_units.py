"""One day, month, season or year as people write it, as EDTF."""

from __future__ import annotations

import re

from .calendar import DAY, MIN_YEAR, civil_from_days
from .edtf import Edtf, EdtfError, Form, Precision, Unit, parse_edtf

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>(?:bc)?\d{4})"
_NUMBER = r"(?P<month>\d{1,2})"
DAYS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_YEAR}(?P<mark>[-/.]){_NUMBER}(?P=mark){_DAY}",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        rf"{_DAY}\. ?{_NUMBER}\. ?{_YEAR}",
        rf"(?P<first>\d{{1,2}})(?P<mark>[-/])(?P<second>\d{{1,2}})(?P=mark){_YEAR}",
    )
)
IN_FIGURES = DAYS[-1]
"""A day in figures, of which either may be the month."""
_LONGER = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"(?P<part>[a-z]{{3,9}})\.?,?[ -]{_YEAR}",
        rf"{_NUMBER}/{_YEAR}",
        rf"(?:the )?(?:(?P<quarter>[1-4])(?:st|nd|rd|th) quarter(?: of)?|q(?P<q>[1-4])) {_YEAR}",
        r"(?:the )?(?P<decade>\d{3})0s",
        _YEAR,
    )
)
_OPEN_YEARS = re.compile(r"(?:the )?years (?P<years>-?\d{1,3}x{1,3})", re.ASCII)
_ERA = re.compile(
    r"\b(?:ad (?P<ad>\d{1,4})\b|(?P<bc>\d{1,5}) ?b\.?c\.?(?:e\.?)?(?![a-z]))", re.ASCII
)
WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? ")
ABOUT = re.compile(r"^(?:about|around|approximately|approx\.?|circa|ca?\.?|~) ?(?=[\da-z])")
_PERHAPS = re.compile(r"^(?:perhaps|probably|possibly|maybe) ")
_UNCERTAIN = " (uncertain)"
_THIRD_OF_MONTH = ((1, 10), (11, 20), (21, 31))
_THIRD_OF_YEAR = ((1, 4), (5, 8), (9, 12))
_THIRD_OF_DECADE = ((0, 3), (4, 6), (7, 9))


def parsed(edtf: str) -> Edtf | None:
    """Return the date that EDTF writes; None if it is none."""
    try:
        return parse_edtf(edtf)
    except EdtfError:
        return None


def with_years(words: str) -> str:
    """Return words, in small letters, with years of an era as four digits, “bc” before the one."""

    def written(match: re.Match[str]) -> str:
        return f"{match['ad']:0>4}" if match["ad"] else f"bc{int(match['bc']) - 1:04}"

    return _ERA.sub(written, words)


def bare(words: str) -> tuple[str, str]:
    """Return words without what hedges them, and EDTF's mark for that: `~`, `?`, `%` or none."""
    rest = words.removesuffix(_UNCERTAIN)
    uncertain = rest != words
    about = ABOUT.match(rest)
    rest = rest[about.end() :] if about else rest
    perhaps = _PERHAPS.match(rest)
    rest = rest[perhaps.end() :] if perhaps else rest
    unsure = uncertain or perhaps is not None
    return WEEKDAY.sub("", rest), ("%" if unsure else "~") if about else "?" if unsure else ""


def unit_of(words: str) -> str | None:
    """Return the EDTF of one day, month, season, year or decade; None if the words are none."""
    rest, mark = bare(words)
    if parsed(rest.upper()) is not None:
        return rest.upper() + mark
    years = _OPEN_YEARS.fullmatch(rest)
    if years:
        return years["years"].upper() + mark
    found = next(filter(None, (pattern.fullmatch(rest) for pattern in (*DAYS, *_LONGER))), None)
    edtf = _edtf(found) if found else None
    return None if edtf is None else edtf + mark


def _edtf(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if parts.get("decade"):
        return f"{parts['decade']}X"
    year = _year(parts["year"])
    if parts.get("first"):
        return _in_figures(int(parts["first"]), int(parts["second"]), year)
    quarter = parts.get("quarter") or parts.get("q")
    if quarter:
        return f"{year}-{32 + int(quarter)}"
    if parts.get("part"):
        season = _SEASONS.get(parts["part"]) or month_of(parts["part"])
        return None if season is None else f"{year}-{season:02}"
    return _calendar(year, parts.get("month"), parts.get("day"))


def _calendar(year: str, name: str | None, day: str | None) -> str | None:
    """Return the EDTF of a year, a month or a day; None if there is no such month."""
    if name is None:
        return year
    month = month_of(name)
    if month is None:
        return None
    return f"{year}-{month:02}-{int(day):02}" if day else f"{year}-{month:02}"


def _year(text: str) -> str:
    before = text.startswith("bc") and text != "bc0000"
    return f"{'-' if before else ''}{text.removeprefix('bc')}"


def _in_figures(first: int, second: int, year: str) -> str | None:
    """Return the date of `13/2/2020` or `2/13/2020`, None if it could be either."""
    day, month = (first, second) if first > len(MONTHS) else (second, first)
    if max(first, second) <= len(MONTHS) and first != second:
        return None
    return f"{year}-{month:02}-{day:02}"


def month_of(name: str) -> int | None:
    """Return the number of a month by its name, the beginning of that, or its figure."""
    if name.isdecimal():
        return int(name)
    fits = (number for number, month in enumerate(MONTHS, 1) if month.startswith(name))
    return 9 if name == "sept" else next(fits, None)


def third_of(edtf: str, third: int) -> tuple[str, str] | None:
    """Return the ends of a third (0, 1 or 2) of a month, year or decade, both approximate.

    Thirds of a month are of ten days, thirds of a year of four months. None: it has no thirds.
    """
    date = parsed(edtf)
    unit = date.first if date and date.form is Form.UNIT else None
    if unit is None:
        return None
    head = edtf.rstrip("~?%")
    if unit.precision is Precision.MONTH and "X" not in edtf:
        first, end = _THIRD_OF_MONTH[third]
        last = min(end, (unit.end - unit.begin) // DAY)
        return f"{head}-{first:02}~", f"{head}-{last:02}~"
    if unit.precision is Precision.YEAR and "X" not in edtf:
        first, end = _THIRD_OF_YEAR[third]
        return f"{head}-{first:02}~", f"{head}-{end:02}~"
    if unit.precision is Precision.DECADE:
        first, end = _THIRD_OF_DECADE[third]
        return f"{head[:-1]}{first}~", f"{head[:-1]}{end}~"
    return None


def beside(edtf: str, *, after: bool) -> str | None:
    """Return the day, month or year just before or after a unit; None beyond the years we know.

    Beside a season lies a month, beside a decade a year. What hedges the unit hedges that too.
    """
    date = parsed(edtf)
    unit = date.first if date else None
    if unit is None:
        return None
    year, month, day = civil_from_days((unit.end if after else unit.begin - 1) // DAY)
    mark = _mark(unit)
    if not MIN_YEAR <= year <= -MIN_YEAR:
        return None
    written = f"{year:04}" if year >= 0 else f"-{-year:04}"
    if unit.precision <= Precision.YEAR:
        return written + mark
    if unit.precision <= Precision.MONTH:
        return f"{written}-{month:02}{mark}"
    return f"{written}-{month:02}-{day:02}{mark}"


def _mark(unit: Unit) -> str:
    if unit.approximate:
        return "%" if unit.uncertain else "~"
    return "?" if unit.uncertain else ""
