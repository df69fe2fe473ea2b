"""Dates as people type them: “13 Feb 2020”, “about February 2020”, or EDTF itself."""

from __future__ import annotations

import re

from .edtf import Edtf, EdtfError, parse_edtf
from .records import DomainError

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4})"
_NUMBER = r"(?P<month>\d{1,2})"
_UNITS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_YEAR}(?P<mark>[-/.]){_NUMBER}(?P=mark){_DAY}",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        rf"{_DAY}\. ?{_NUMBER}\. ?{_YEAR}",
        rf"(?P<first>\d{{1,2}})(?P<mark>[-/])(?P<second>\d{{1,2}})(?P=mark){_YEAR}",
        rf"(?P<part>[a-z]{{3,9}})\.?,?[ -]{_YEAR}",
        rf"{_NUMBER}/{_YEAR}",
        r"(?:the )?(?P<decade>\d{3})0s",
    )
)
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? ")
_CLOCK = re.compile(
    r",? (?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?\(?[a-z]{1,4}\)?| ?[+-]\d\d:?\d\d)?$"
)
_ABOUT = re.compile(r"^(?:about|around|approximately|approx\.?|circa|ca?\.?|~) ?(?=[\da-z])")
_PERHAPS = re.compile(r"^(?:perhaps|probably|possibly|maybe) ")
_BETWEEN = re.compile(r"between (.+) and (.+)|from (.+) to (.+)|(.+?) ?(?:[–—]| to | - ) ?(.+)")
_NO_YEAR = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? )?([a-z]{3,9})(?:\.? \d{1,2}(?:st|nd|rd|th)?)?"
)
_WORD_FOR_MONTH = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|[.º])?(?: of| de)?[ -](?P<day_first>[^\W\d_]+)\.?,?(?: de)?[ -]\d{4}"
    r"|(?P<month_first>[^\W\d_]+)\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
)
_SHORT_YEAR = re.compile(r"\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)\d\d")


def read_date(text: str) -> Edtf:
    """Return the date that somebody typed: EDTF, or words and figures in the manner of English.

    A time of day and a weekday are left out; what could be either day or month is refused.

    Raises:
        DomainError: If it is no date; the sentence says what to write.
    """
    typed = " ".join(text.split())
    exact = _parsed(typed)
    if exact is not None:
        return exact
    words = _CLOCK.sub("", typed.casefold().rstrip(" .,;"))
    found = _parsed(_unit(words) or _stretch(words) or "")
    if found is None:
        raise DomainError(_advice(typed, words))
    return found


def _parsed(edtf: str) -> Edtf | None:
    try:
        return parse_edtf(edtf)
    except EdtfError:
        return None


def _unit(words: str) -> str | None:
    """Return the EDTF of one day, month, season or year, None if the words are none."""
    about = _ABOUT.match(words)
    rest = words[about.end() :] if about else words
    perhaps = _PERHAPS.match(rest)
    rest = rest[perhaps.end() :] if perhaps else rest
    mark = ("%" if perhaps else "~") if about else "?" if perhaps else ""
    rest = _WEEKDAY.sub("", rest)
    plain = _parsed(rest.upper())
    if plain is not None:
        return rest.upper() + mark
    found = next(filter(None, (pattern.fullmatch(rest) for pattern in _UNITS)), None)
    edtf = _edtf(found) if found else None
    return None if edtf is None else edtf + mark


def _edtf(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if parts.get("decade"):
        return f"{parts['decade']}X"
    year = parts["year"]
    if parts.get("first"):
        return _in_figures(int(parts["first"]), int(parts["second"]), year)
    if parts.get("part"):
        season = _SEASONS.get(parts["part"]) or _month(parts["part"])
        return None if season is None else f"{year}-{season:02}"
    month = _month(parts["month"])
    if month is None:
        return None
    day = parts.get("day")
    return f"{year}-{month:02}-{int(day):02}" if day else f"{year}-{month:02}"


def _in_figures(first: int, second: int, year: str) -> str | None:
    """Return the date of `13/2/2020` or `2/13/2020`, None if it could be either."""
    day, month = (first, second) if first > len(_MONTHS) else (second, first)
    if max(first, second) <= len(_MONTHS) and first != second:
        return None
    return f"{year}-{month:02}-{day:02}"


def _month(name: str) -> int | None:
    if name.isdecimal():
        return int(name)
    fits = (number for number, month in enumerate(_MONTHS, 1) if month.startswith(name))
    return 9 if name == "sept" else next(fits, None)


def _stretch(words: str) -> str | None:
    """Return the EDTF of “between A and B”, “A to B”; A may leave out what it shares with B."""
    match = _BETWEEN.fullmatch(words)
    if match is None:
        return None
    first, last = (part.strip() for part in match.groups() if part is not None)
    end = _unit(last)
    if end is None:
        return None
    tail = last.split(" ", 1)[-1]
    year = last.rpartition(" ")[2]
    begin = _unit(first) or _unit(f"{first} {tail}") or _unit(f"{first} {year}")
    if begin is None:
        return None
    return f"[{begin}..{end}]" if words.startswith("between") else f"{begin}/{end}"


def _advice(typed: str, words: str) -> str:
    """Return a sentence on what is wrong with words that are no date, and what to write."""
    shown = typed if len(typed) <= 40 else f"{typed[:39]}…"  # noqa: PLR2004
    bare = _WEEKDAY.sub("", _ABOUT.sub("", words))
    figures = _UNITS[5].fullmatch(bare)
    if figures and max(int(figures["first"]), int(figures["second"])) <= len(_MONTHS):
        one, two = int(figures["first"]), int(figures["second"])
        dates = f"{one} {_MONTHS[two - 1].title()} or {two} {_MONTHS[one - 1].title()}"
        return f"“{shown}” could be {dates}: write the month as a word."
    if _SHORT_YEAR.fullmatch(bare):
        return f"“{shown}” leaves the century open: write the year in four digits."
    worded = _WORD_FOR_MONTH.fullmatch(bare)
    month = worded and (worded["day_first"] or worded["month_first"])
    if month and _month(month) is None:
        named = month if len(month) <= 20 else f"{month[:19]}…"  # noqa: PLR2004
        return f"“{named}” is no month in English: write the date as 13 Feb 2020 or 2020-02-13."
    if any(pattern.fullmatch(bare) for pattern in _UNITS[:6]):
        return f"“{shown}” is no day of the calendar."
    no_year = _NO_YEAR.fullmatch(bare)
    if no_year and _month(no_year[1]):
        return f"“{shown}” lacks the year: write it as 13 Feb 2020."
    return f"“{shown}” is no date that can be read: write it as 13 Feb 2020 or 2020-02-13."
