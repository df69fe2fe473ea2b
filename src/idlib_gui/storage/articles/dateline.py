"""When a text says at its top that it was published: a date line, a label or a dateline.

Only what says the year counts. A date in running text is what the article tells of, and is never
taken for the day it was published.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

_LINES = 15
_TOP = 50_000
_LINE_LENGTH = 140
_AFTER_LABEL = 60
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTHS_A_YEAR = 12
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?!\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"(?<![\d./-]){_YEAR}[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>\d{{1,2}})(?!\d)",
        rf"(?<![\d./-])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}",
        rf"(?<![\d./-])(?P<first>\d{{1,2}})[/-](?P<second>\d{{1,2}})[/-]{_YEAR}",
        rf"\b{_MONTH},?\s+{_YEAR}",
    )
)
"""In the order they are tried; the last one is a month without a day."""
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_CLOCK = r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?|\b\d{1,2}\s*(?=[ap]\.?m)"
_AROUND = re.compile(
    rf"{_WEEKDAY}|{_CLOCK}|[ap]\.?m\b\.?|(?:\b|(?<=\d))(?:gmt|utc|bst|cet|cest|est|edt|et|pst|pdt|ist|eet|trt|msk|z)\b"
    r"|t(?=\d)|\b(?:at|on|the|date|t|hrs?|hours)\b|[+-]\d{2}:?\d{2}|\b\d+\s+min(?:ute)?s?\s+read\b"
    r"|\b(?:published|posted|issued|released)\b|[\s,.;:|/()\[\]•·–—-]+",
    re.IGNORECASE,
)
"""What may stand beside a date in a line that holds nothing else."""
_LABEL = re.compile(
    r"\b(?:(?:first\s+)?published|publication\s+date|posted|issued|release\s+date"
    r"|date\s+of\s+publication|date(?=\s*:))"
    r"(?:\s+(?:on|at|online))*\s*[:–—-]?\s*",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"by\s+[^\d]{3,60}[,|•·–—(-]\s*", re.IGNORECASE)
_DATELINE = re.compile(r"[^\W\d_a-z][^\d\n(–—]{1,50}[,(/]\s*\(?(?=[\w])")
_DATELINE_END = re.compile(r"\)?\s*(?:[(/|][^()\n]{1,30}[)/|]?)?\s*(?:–|—|--|-|\)|\])(?=\s|$)\s*")

_FIELD = re.compile(r"\s*(\d{4})(?:-?(\d{2})(?:-?(\d{2})(?!\d))?)?(?:$|[\sT].*)", re.DOTALL)
_FIRST_YEAR = 1000
"""Programs write the year 1 or 101 for a date that they do not know."""

_Reader = Callable[[str], str | None]


def published_at_top(text: str) -> str | None:
    """Return the EDTF date that the first lines of a text give as its own, or None."""
    lines = list(_first_lines(text))
    return _first(_labelled, lines) or _only(_alone, lines) or _first(_dateline, lines)


def date_told(field: str) -> str | None:
    """Return the EDTF date in a field of metadata: ISO 8601, or as a line of text would have it."""
    match = _FIELD.match(field)
    if match is None:
        return published_at_top(field)
    year, month, day = match.groups()
    if int(year) < _FIRST_YEAR:
        return None
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(filter(None, (year, month, day)))


def _first(reader: _Reader, lines: list[str]) -> str | None:
    return next((found for line in lines if (found := reader(line))), None)


def _only(reader: _Reader, lines: list[str]) -> str | None:
    """Return what is found if it is one thing: more of them head the entries of a chronicle."""
    found = {date for line in lines if (date := reader(line))}
    return found.pop() if len(found) == 1 else None


def _first_lines(text: str) -> Iterator[str]:
    found = 0
    for match in re.finditer(r"[^\r\n\u2028\u2029]+", text[:_TOP].lstrip("\ufeff")):
        line = match.group().strip()
        if line:
            yield line.strip("*_#> \t")[: 4 * _LINE_LENGTH]
            found += 1
        if found == _LINES:
            return


def _labelled(line: str) -> str | None:
    label = _LABEL.search(line) if len(line) <= _LINE_LENGTH else None
    if label is None or "updated" in line[: label.start()].lower():
        return None
    found = _date_in(line[label.end() : label.end() + _AFTER_LABEL])
    return found[0] if found and not _AROUND.sub("", found[1]) else None


def _alone(line: str) -> str | None:
    """Return the date of a line that holds a date and nothing else but an author or a time."""
    if len(line) > _LINE_LENGTH:
        return None
    byline = _BYLINE.match(line)
    found = _date_in(line[byline.end() :] if byline else line)
    if found is None or _AROUND.sub("", found[1]) or _AROUND.sub("", found[2]):
        return None
    return found[0]


def _dateline(line: str) -> str | None:
    """Return the date of `ANKARA, Feb. 13, 2020 (Agency) – Text …`."""
    place = _DATELINE.match(line)
    if place is None or not any(map(str.isupper, place.group()[:3])):
        return None
    found = _date_in(line[place.end() : place.end() + _AFTER_LABEL])
    if found is None or _AROUND.sub("", found[1]):
        return None
    rest = line[line.index(found[2], place.end()) :] if found[2] else ""
    end = _DATELINE_END.match(rest)
    if end is None:
        return None
    second = _date_in(rest[end.end() : end.end() + _AFTER_LABEL])
    return None if second and not second[1] else found[0]


def _date_in(words: str) -> tuple[str, str, str] | None:
    """Return the first date in some words as EDTF, with what stands before and after it."""
    best: tuple[int, str, str, str] | None = None
    for pattern in _DATES:
        match = pattern.search(words)
        edtf = _edtf(match) if match else None
        if match and edtf and (best is None or match.start() < best[0]):
            best = (match.start(), edtf, words[: match.start()], words[match.end() :])
    return best[1:] if best else None


def _edtf(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if "first" in parts:
        day, month = int(parts["first"]), int(parts["second"])
        if day <= _MONTHS_A_YEAR and month <= _MONTHS_A_YEAR and day != month:  # which is which?
            return None
        if month > _MONTHS_A_YEAR:
            day, month = month, day
    else:
        month = _month(parts["month"])
        day = int(parts["day"]) if "day" in parts else 0
    if not day:
        return f"{year:04}-{month:02}"
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    start = name.lower()[:3]
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(start))
