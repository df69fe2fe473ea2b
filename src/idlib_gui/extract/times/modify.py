"""What stands before a date and changes it: early, the end of, since, until."""

from __future__ import annotations

import re
from typing import NamedTuple

from idlib_gui.domain.date_units import third_of
from idlib_gui.domain.records import TimexType

from .values import Value


class Core(NamedTuple):
    """A match of one rule and what it means."""

    start: int
    end: int
    rule: str
    value: Value


_LOOK_BACK = 40
_PART = re.compile(
    r"(?<![\w-])(?:the\s+)?(?:very\s+)?(?P<part>early|late|mid|middle|beginning|start|end|earlier|later"
    r"|rest|remainder|(?:latter|early|later)\s+part)"
    r"(?:\s+(?:in|of|on))?(?:[\s-]+)(?:the\s+)?$",
    re.IGNORECASE,
)
_THIRD = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_BOUND = re.compile(
    r"(?<![\w-])(?P<bound>ever\s+since|since|(?:up\s+)?until|till|by|before|after|prior\s+to|as\s+of)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\s*,?\s+when\s+(?!it\s+comes\b)", re.IGNORECASE)
_LASTING = {"since", "ever since", "until", "up to", "up until", "till", "as of"}
_OPEN_END = {"since", "ever since", "after", "as of"}


def narrowed(text: str, core: Core, begin: int) -> Core:
    """Return `core` with a part of it that the words before name: early, late, the end of.

    Thirds of a month are of ten days, thirds of a year of four months.

    Args:
        text: The whole text.
        core: The date.
        begin: Where the words before may begin.
    """
    match = _PART.search(text, max(begin, core.start - _LOOK_BACK), core.start)
    if match is None or core.value.type is TimexType.DURATION:
        return core
    value = core.value
    third = _THIRD.get(match["part"].lower())
    edtf = value.edtf and third is not None and _third(value.edtf, third)
    if edtf:
        value = value._replace(edtf=edtf, how=f"{value.how}; “{match['part'].lower()}” is a third")
    return core._replace(start=match.start(), value=value)


def _third(edtf: str, third: int) -> str | None:
    """Return a third of a month, year or decade, as an approximate interval."""
    ends = third_of(edtf, third) if edtf[-1].isalnum() else None
    return None if ends is None else "/".join(ends)


def limited(text: str, core: Core, begin: int) -> Core:
    """Return `core` as the end of an open interval, if “since”, “until” … stand before it.

    Where a clause with “when” tells what happened then, the date is kept as it is: what lasted
    until then, or since, came to its end or began then, and so did what the clause tells. What
    came “before” or “after” need not have happened then, so that such a date stays an end.
    """
    match = _BOUND.search(text, max(begin, core.start - _LOOK_BACK), core.start)
    if match is None or core.value.type in {TimexType.DURATION, TimexType.SET}:
        return core
    bound = re.sub(r"\s+", " ", match["bound"].lower())
    value = core.value
    within = value.type is TimexType.TIME and bound in {"before", "after"}  # still on that day
    if bound in _LASTING and value.edtf is not None and _WHEN.match(text, core.end):
        end = "began" if bound in _OPEN_END else "ended"
        how = f"{value.how}; what lasted “{bound}” then {end} then, and “when” tells what happened"
        return core._replace(start=match.start(), value=value._replace(how=how))
    if value.edtf is not None and ".." not in value.edtf and not within:
        first, _, last = value.edtf.partition("/")
        edtf = f"{first}/.." if bound in _OPEN_END else f"../{last or first}"
        end = "the end" if bound in _OPEN_END else "the beginning"
        value = value._replace(edtf=edtf, how=f"{value.how}; “{bound}” leaves {end} open")
    return core._replace(start=match.start(), value=value)
