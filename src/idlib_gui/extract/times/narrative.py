"""Whether a text tells of years past, as a chronicle does, or of what is new, as the news does."""

from __future__ import annotations

import re

from .words import WEEKDAY

_ANY_YEAR = re.compile(r"(?<![\w$£€.,-])(1[0-9]\d\d|20[0-3]\d)(?![\w,.-]*\d)")
_NEWS = re.compile(rf"\b(?:{WEEKDAY}|yesterday|today|last\s+(?:week|month|year))\b", re.IGNORECASE)
_YEARS = 5
_CHRONICLE = 5
"""How many years a text tells for each day word or weekday, if it is a chronicle."""
_LONG_PAST = 0.4
"""The share of a text's years that lie well before its last ones, if it tells of the past."""


def tells_of_the_past(text: str) -> bool:
    """Return whether a month without a year belongs to the year told last, not to the present.

    It is settled by the text alone, so that it does not change with the publication date.
    """
    years = [int(match[1]) for match in _ANY_YEAR.finditer(text)]
    if len(years) < _YEARS:
        return False
    latest = max(years)
    long_past = sum(year < latest - 1 for year in years)
    news = sum(1 for _ in _NEWS.finditer(text))
    return len(years) >= _CHRONICLE * news and long_past >= _LONG_PAST * len(years)
