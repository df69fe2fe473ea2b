"""Where in a text the rules are worth trying: near the words that all time expressions hold."""

from __future__ import annotations

import re

from .numbers import DECADES
from .words import MONTH, SEASON, WEEKDAY

_BEFORE, _AFTER = 72, 96
"""Characters round a cue that a time expression, and the words it looks at, may take up."""
_UNIT = (
    "(?:second|minute|hour|day|week|weekend|fortnight|month|quarter|year|decade|century|centurie"
    "|half|period|duration)s?"
)
_PART = (
    "(?:morning|afternoon|evening|night|dawn|daybreak|sunrise|dusk|sunset|nightfall|midday|noon"
    "|midnight|daytime)"
)
_WORD = (
    r"(?:today|tonight|yesterday|tomorrow|overnight|daily|weekly|monthly|quarterly|annually|yearly"
    rf"|hourly|nightly|time|period|eighteen|nineteen|twenty|two\s+thousand|{'|'.join(DECADES)})"
)


_PLAIN = re.compile(
    rf"(?P<number>\d)[\d,.:/–—-]*|\b(?:(?P<month>{MONTH})(?!\w)|(?P<weekday>{WEEKDAY})|(?P<unit>{_UNIT})\b"
    rf"|(?P<part>{_PART})\b|(?P<season>{SEASON})\b|(?P<word>{_WORD})\b)",
    re.IGNORECASE,
)
Cues = tuple[re.Pattern[str], ...]
"""Patterns with a group for each sort of cue, apart where a word may be a cue of two sorts."""


def cues_of(holidays: str, vague: str, abroad: str) -> Cues:
    """Return patterns of the words that time expressions hold.

    Args:
        holidays: A pattern of the names of days.
        vague: A pattern of the words that tell a time without a date.
        abroad: A pattern of the months of other languages.
    """
    listed = rf"(?<!\w)(?:(?P<holiday>{holidays})|(?P<vague>{vague}))"
    months = rf"(?<!\w)(?P<abroad>{abroad})(?!\w)"
    return _PLAIN, re.compile(listed, re.IGNORECASE), re.compile(months, re.IGNORECASE)


def windows(text: str, cues: Cues) -> dict[str, list[tuple[int, int]]]:
    """Return for each sort of cue the stretches of a text that lie near one, apart and in order."""
    found: dict[str, list[tuple[int, int]]] = {}
    for pattern in cues:
        for match in pattern.finditer(text):
            stretches = found.setdefault(match.lastgroup or "", [])
            begin, end = max(0, match.start() - _BEFORE), match.end() + _AFTER
            if stretches and begin <= stretches[-1][1]:
                stretches[-1] = (stretches[-1][0], end)
            else:
                stretches.append((begin, end))
    return found
