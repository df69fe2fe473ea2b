"""When a text says at its top that it was published: a date line, a label or a dateline.

Only what says the year counts. A date in running text is what the article tells of, and is never
taken for the day it was published.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from .mastheads import masthead_date
from .told_dates import beside, first_date

_LINES = 15
_TOP = 50_000
_LINE_LENGTH = 140
_AFTER_LABEL = 60
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
    return (
        _first(_labelled, lines)
        or _only(_alone, lines)
        or masthead_date(lines)
        or _first(_dateline, lines)
    )


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
    found = first_date(line[label.end() : label.end() + _AFTER_LABEL])
    return found.edtf if found and not beside(found.before) else None


def _alone(line: str) -> str | None:
    """Return the date of a line that holds a date and nothing else but an author or a time."""
    if len(line) > _LINE_LENGTH:
        return None
    byline = _BYLINE.match(line)
    found = first_date(line[byline.end() :] if byline else line)
    if found is None or beside(found.before) or beside(found.after):
        return None
    return found.edtf


def _dateline(line: str) -> str | None:
    """Return the date of `ANKARA, Feb. 13, 2020 (Agency) – Text …`."""
    place = _DATELINE.match(line)
    if place is None or not any(map(str.isupper, place.group()[:3])):
        return None
    found = first_date(line[place.end() : place.end() + _AFTER_LABEL])
    if found is None or beside(found.before):
        return None
    rest = line[line.index(found.after, place.end()) :] if found.after else ""
    end = _DATELINE_END.match(rest)
    if end is None:
        return None
    second = first_date(rest[end.end() : end.end() + _AFTER_LABEL])
    return None if second and not second.before else found.edtf
