"""What comes again and again: daily, every Friday, every two weeks."""

from __future__ import annotations

import re

from idlib_gui.domain.records import TimexType

from .context import Context
from .day import duration
from .lengths import count_of
from .numbers import NUMBER
from .rule import Rule, rule
from .values import Value, undated
from .words import LONG_UNIT, UNIT, WEEKDAY, unit_of, weekday_of

_AGAIN_AND_AGAIN = "what comes again and again has no single date"
_AGAIN = {
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
    "hourly": "PT1H",
    "nightly": "XXXX-XX-XXTNI",
}


def _again(match: re.Match[str], _context: Context) -> Value | None:
    timex = _AGAIN.get((match["again"] or "").lower())
    if match["weekday"]:
        timex = f"XXXX-WXX-{weekday_of(match['weekday']) + 1}"
    elif match["unit"]:
        timex = duration("1", unit_of(match["unit"]))
    return undated(timex, _AGAIN_AND_AGAIN, TimexType.SET)


def _every_few(match: re.Match[str], _context: Context) -> Value | None:
    """Resolve “every two weeks”."""
    count = count_of(match)
    if count is None:
        return None
    return undated(duration(count, unit_of(match["unit"])), _AGAIN_AND_AGAIN, TimexType.SET)


RULES: tuple[Rule, ...] = (
    rule(
        "again and again",
        "unit",
        rf"(?:every|each|per)\s+(?P<unit>{LONG_UNIT})(?P<weekday>)(?P<again>)\b",
        _again,
    ),
    rule(
        "again and again",
        "unit",
        rf"(?:every|each)\s+(?P<number>{NUMBER})\s+(?P<unit>{UNIT})\b",
        _every_few,
    ),
    rule(
        "again and again",
        "weekday",
        rf"(?:every|each)\s+(?P<weekday>{WEEKDAY})(?P<unit>)(?P<again>)\b",
        _again,
    ),
    rule(
        "again and again",
        "word",
        rf"(?P<again>{'|'.join(_AGAIN)})(?P<weekday>)(?P<unit>)\b",
        _again,
    ),
)
