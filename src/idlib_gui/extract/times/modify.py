"""What stands round a date and changes it: early, since, from … to, between … and."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from idlib_gui.domain.records import Basis, TimexType

from .values import Value


class Core(NamedTuple):
    """A match of one rule and what it means."""

    start: int
    end: int
    rule: str
    value: Value


_LOOK_BACK = 40
_PART = re.compile(
    r"(?<![\w-])(?:the\s+)?(?P<part>early|late|mid|middle|beginning|start|end|earlier|later)"
    r"(?:\s+(?:in|of|on))?(?:[\s-]+)(?:the\s+)?$",
    re.IGNORECASE,
)
_THIRD = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_BOUND = re.compile(
    r"(?<![\w-])(?P<bound>since|(?:up\s+)?until|till|by|before|after|prior\s+to|as\s+of)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_OPEN_END = {"since", "after", "as of"}
_DAY, _MONTH, _YEAR, _DECADE = (
    re.compile(p) for p in (r"\d{4}-\d\d-\d\d", r"\d{4}-\d\d", r"\d{4}", r"\d{3}X")
)


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
    if _MONTH.fullmatch(edtf) and int(edtf[5:]) <= 12:  # noqa: PLR2004
        last = _last_day(int(edtf[:4]), int(edtf[5:]))
        first, end = (("01", "10"), ("11", "20"), ("21", f"{last:02d}"))[third]
        return f"{edtf}-{first}~/{edtf}-{end}~"
    if _YEAR.fullmatch(edtf):
        first, end = (("01", "04"), ("05", "08"), ("09", "12"))[third]
        return f"{edtf}-{first}~/{edtf}-{end}~"
    if _DECADE.fullmatch(edtf):
        first, end = (("0", "3"), ("4", "6"), ("7", "9"))[third]
        return f"{edtf[:3]}{first}~/{edtf[:3]}{end}~"
    return None


def _last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def limited(text: str, core: Core, begin: int) -> Core:
    """Return `core` as the end of an open interval, if “since”, “until” … stand before it."""
    match = _BOUND.search(text, max(begin, core.start - _LOOK_BACK), core.start)
    if match is None or core.value.type in {TimexType.DURATION, TimexType.SET}:
        return core
    bound = re.sub(r"\s+", " ", match["bound"].lower())
    value = core.value
    if value.edtf is not None:
        first, _, last = value.edtf.partition("/")
        edtf = f"{first}/.." if bound in _OPEN_END else f"../{last or first}"
        end = "the end" if bound in _OPEN_END else "the beginning"
        value = value._replace(edtf=edtf, how=f"{value.how}; “{bound}” leaves {end} open")
    return core._replace(start=match.start(), value=value)


_FROM = re.compile(r"(?<![\w-])(?P<word>from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s+(?P<word>to|until|till|through|and)\s+(?:the\s+)?|\s?[–-]\s?", re.IGNORECASE)


def joined(text: str, cores: Iterable[tuple[Core, Core]]) -> list[tuple[Core, Core]]:
    """Return the dates with those joined that begin and end one span: from … to, between … and.

    Args:
        text: The whole text.
        cores: Each date in its shape, which decides, and as it was resolved.
    """
    done: list[tuple[Core, Core]] = []
    for shape, core in cores:
        start = _opening(text, done[-1][0], shape) if done else None
        if start is None:
            done.append((shape, core))
        else:
            first_shape, first = done[-1]
            done[-1] = (_span(first_shape, shape, start), _span(first, core, start))
    return done


def _opening(text: str, first: Core, last: Core) -> int | None:
    """Return where the words begin that make one span of two dates; None if none do."""
    if last.start - first.end > _LOOK_BACK:
        return None
    opening = _FROM.search(text, max(0, first.start - _LOOK_BACK), first.start)
    own_to = text[last.start : last.end].lower().startswith(("until", "till"))
    gap = text[first.end : last.start]
    between = _TO.fullmatch(gap)
    if opening is None or (between is None and not (own_to and not gap.strip())):
        return None
    word = (between["word"] or "to").lower() if between else "until"
    if (opening["word"].lower() == "between") != (word == "and"):
        return None
    return None if _ends(first.value, last.value) is None else opening.start()


def _ends(first: Value, last: Value) -> tuple[str, str] | None:
    """Return the begin of one date and the end of another, where there are."""
    if first.edtf is None or last.edtf is None:
        return None
    begin, end = first.edtf.partition("/")[0], last.edtf.rpartition("/")[2]
    return None if begin == ".." or end == ".." else (begin, end)


def _span(first: Core, last: Core, start: int) -> Core:
    """Return two dates as one, from the begin of the first to the end of the last."""
    edtf, basis = None, Basis.NONE
    ends = _ends(first.value, last.value)
    if ends is not None:
        begin, end = ends
        basis = last.value.basis
        if basis is not Basis.STATED and end < begin and begin[:4] == end[:4]:
            end = _later(begin, end)
        edtf = f"{begin}/{end}"
    how = f"from the first to the last: {first.value.how}; {last.value.how}"
    leans = first.value.leans or last.value.leans
    value = last.value._replace(
        edtf=edtf, timex=first.value.timex, basis=basis, how=how, leans=leans
    )
    return Core(start, last.end, first.rule, value)


def _later(begin: str, end: str) -> str:
    """Return the next such day after `begin`, in a week or a year: to Friday, to March."""
    if _DAY.fullmatch(begin) and _DAY.fullmatch(end):
        next_week = dt.date.fromisoformat(end) + dt.timedelta(days=7)
        if next_week.isoformat() > begin:
            return next_week.isoformat()
    return f"{int(end[:4]) + 1:04d}{end[4:]}"
