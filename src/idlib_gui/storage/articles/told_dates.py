"""Dates as words and numbers tell them in a line: `5 March 2021`, `05.03.2021`, `5 Mart 2021`."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from idlib_gui.resources import resource_path

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
    for pattern in (*_DATES, _abroad()):
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
    abroad = _months_abroad().get(_folded(name))
    start = name.lower()[:3]
    return abroad or next(at for at, month in enumerate(_MONTHS, 1) if month.startswith(start))


@cache
def _months_abroad() -> dict[str, int]:
    """Return the numbers of the months in other languages, from the word list that ships."""
    lines = resource_path("lists/dates-months.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {_folded(name): int(number) for name, number, *_ in rows}


def _folded(name: str) -> str:
    """Return a name as it is looked up, whichever i a pattern that ignores case took for which."""
    return " ".join(name.replace("İ", "i").lower().replace("ı", "i").split())


@cache
def _abroad() -> re.Pattern[str]:
    """Return what matches a day, a month of another language and a year."""
    names = sorted(_months_abroad(), key=len, reverse=True)
    month = "|".join(re.escape(name).replace("\\ ", r"\s+").replace("i", "[iıİ]") for name in names)
    return re.compile(
        rf"(?<!\d){_DAY}(?:\.|er\b|º)?\s+(?:(?:de|من)\s+)?(?P<month>{month})(?:\s?/\s?(?:{month}))?"
        rf",?\s+(?:(?:del?|من|عام|سنة)\s+)?{_YEAR}",
        re.IGNORECASE,
    )
