"""Dates as words and numbers tell them in a line: `5 March 2021`, `March 5, 2021`, `05.03.2021`."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

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


class ToldDate(NamedTuple):
    """A date in some words as EDTF, and the words before and after it."""

    edtf: str
    before: str
    after: str


def beside(words: str) -> str:
    """Return the words next to a date but for weekdays, times and marks that belong to it."""
    return _AROUND.sub("", words)


def first_date(words: str) -> ToldDate | None:
    """Return the first date in some words, None if there is none."""
    best: tuple[int, str, str, str] | None = None
    for pattern in _DATES:
        match = pattern.search(words)
        edtf = _edtf(match) if match else None
        if match and edtf and (best is None or match.start() < best[0]):
            best = (match.start(), edtf, words[: match.start()], words[match.end() :])
    return ToldDate(*best[1:]) if best else None


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
