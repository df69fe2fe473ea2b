"""Dates as people type them: “13 Feb 2020”, “early January 2020”, “before 2011”, or EDTF itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .date_units import (
    ABOUT,
    DAYS,
    IN_FIGURES,
    MONTHS,
    WEEKDAY,
    bare,
    beside,
    month_of,
    parsed,
    third_of,
    unit_of,
    with_years,
)
from .edtf import Edtf, Precision
from .records import DomainError

_CLOCK = re.compile(
    r",? (?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?\(?[a-z]{1,4}\)?| ?[+-]\d\d:?\d\d)?$"
)
_UNDATED = {"undated", "not dated", "no date", "without a date", "unknown", "date unknown"}
_PART = re.compile(
    r"(?:the )?(?P<part>early|beginning|start|mid|middle|late|end)(?: in| of)?[ -]"
    r"(?:the )?(?P<of>.+)"
)
_THIRD = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_SOME_TIME = re.compile(r"(?:at )?some ?time in (.+)")
_BOUND = re.compile(
    r"(?P<once>(?:at )?some ?time )?(?P<bound>(?:ever )?since|as of|until|till|up to|up until"
    r"|not before|not earlier than|not after|not later than|by|before|prior to|after) (?P<end>.+)"
    r"|from (?P<from>.+) on(?:wards?)?"
)
_LASTING_FROM, _LASTING_TO = (
    {"since", "ever since", "as of"},
    {"until", "till", "up to", "up until"},
)
_ONCE_FROM, _BEFORE = {"not before", "not earlier than"}, {"before", "prior to"}
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

    A time of day and a weekday are left out; what could be either day or month is refused. “Early”,
    “mid” and “late” are thirds, as extraction takes them.

    Raises:
        DomainError: If it is no date; the sentence says what to write.
    """
    typed = " ".join(text.split())
    exact = parsed(typed)
    if exact is not None:
        return exact
    words = with_years(_CLOCK.sub("", typed.casefold().rstrip(" .,;")))
    tried = (read(words) for read in (unit_of, _third, _some_time, _bounded, _stretch))
    found = parsed(next((edtf for edtf in tried if edtf), ""))
    if found is None:
        raise DomainError(_advice(typed, words))
    return found


def read_when(text: str) -> Edtf | None:
    """Return the date that somebody typed as `read_date` does; None for “undated”.

    Raises:
        DomainError: If it is no date.
    """
    return None if " ".join(text.casefold().split()) in _UNDATED else read_date(text)


def _ends(words: str) -> tuple[str, str] | None:
    """Return the EDTF of the first and the last unit of a day, month, year, or a third of one."""
    unit = unit_of(words)
    if unit is not None:
        return unit, unit
    part = _PART.fullmatch(words)
    whole = unit_of(part["of"]) if part else None
    return third_of(whole, _THIRD[part["part"]]) if part and whole else None


def _third(words: str) -> str | None:
    ends = _ends(words)
    return None if ends is None else "/".join(ends)


def _some_time(words: str) -> str | None:
    """Return the EDTF of “some time in February 2020”: not the whole of it, and not known when."""
    match = _SOME_TIME.fullmatch(words)
    unit = unit_of(match[1]) if match else None
    date = parsed(unit) if unit else None
    if unit is None or date is None:
        return None
    if date.precision in {Precision.YEAR, Precision.MONTH} and "X" not in unit:
        return re.sub(r"(?=[~?%]?$)", "-XX", unit, count=1)
    return f"[{unit}..{unit}]" if date.precision is Precision.SEASON else unit


def _bounded(words: str) -> str | None:
    """Return the EDTF of what lasts since or until a date, or came before or after it."""
    match = _BOUND.fullmatch(words)
    ends = _ends(match["end"] or match["from"]) if match else None
    if match is None or ends is None:
        return None
    (first, last), bound = ends, match["bound"] or "since"
    if bound in _LASTING_FROM:
        return f"[{first}..]" if match["once"] else f"{first}/.."
    if bound in _LASTING_TO:
        return f"[..{last}]" if match["once"] else f"../{last}"
    if bound in _BEFORE:
        before = beside(first, after=False)
        return before and f"[..{before}]"
    if bound == "after":
        after = beside(last, after=True)
        return after and f"[{after}..]"
    return f"[{first}..]" if bound in _ONCE_FROM else f"[..{last}]"


def _stretch(words: str) -> str | None:
    """Return the EDTF of “between A and B”, “A to B”; each may leave out what they share."""
    match = _BETWEEN.fullmatch(words)
    if match is None:
        return None
    first, last = (part.strip() for part in match.groups() if part is not None)
    end = _ends(last) or _ends(f"{first.partition(' ')[0]} {last}")
    if end is None:
        return None
    begins = (_ends(whole) for whole in (first, *_completed(first, last)))
    begin = next(filter(None, begins), None)
    if begin is None:
        return None
    return f"[{begin[0]}..{end[1]}]" if words.startswith("between") else f"{begin[0]}/{end[1]}"


def _completed(first: str, last: str) -> Iterator[str]:
    """Yield the beginning of a stretch with what it may share with the end: month and year."""
    uncertain = first.removesuffix(" (uncertain)")
    tail = first[len(uncertain) :]
    words = bare(last)[0].split()
    for number in range(1, len(words)):
        yield f"{uncertain} {' '.join(words[number:])}{tail}"


def _advice(typed: str, words: str) -> str:
    """Return a sentence on what is wrong with words that are no date, and what to write."""
    shown = typed if len(typed) <= 40 else f"{typed[:39]}…"  # noqa: PLR2004
    plain = WEEKDAY.sub("", ABOUT.sub("", words))
    figures = IN_FIGURES.fullmatch(plain)
    if figures and max(int(figures["first"]), int(figures["second"])) <= len(MONTHS):
        one, two = int(figures["first"]), int(figures["second"])
        dates = f"{one} {MONTHS[two - 1].title()} or {two} {MONTHS[one - 1].title()}"
        return f"“{shown}” could be {dates}: write the month as a word."
    if _SHORT_YEAR.fullmatch(plain):
        return f"“{shown}” leaves the century open: write the year in four digits."
    worded = _WORD_FOR_MONTH.fullmatch(plain)
    month = worded and (worded["day_first"] or worded["month_first"])
    if month and month_of(month) is None:
        named = month if len(month) <= 20 else f"{month[:19]}…"  # noqa: PLR2004
        return f"“{named}” is no month in English: write the date as 13 Feb 2020 or 2020-02-13."
    if any(pattern.fullmatch(plain) for pattern in DAYS):
        return f"“{shown}” is no day of the calendar."
    no_year = _NO_YEAR.fullmatch(plain)
    if no_year and month_of(no_year[1]):
        return f"“{shown}” lacks the year: write it as 13 Feb 2020."
    return f"“{shown}” is no date that can be read: write it as 13 Feb 2020 or 2020-02-13."
