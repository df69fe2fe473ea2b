"""Expressions that stand beside each other and tell one time: from … to, 9 a.m. on Tuesday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable

from idlib_gui.domain.records import Basis, TimexType

from .day import duration, plus_days, week_of
from .modify import Core
from .periods import begin_of_ended, part_of
from .told import shifted_day
from .values import Value, with_part
from .words import plain_words, unit_of

Pair = tuple[Core, Core]
"""An expression in its shape, as if it came out on a day that stands for any, and resolved."""

_REACH = 40
_FROM = re.compile(r"(?<![\w-])(?P<word>from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(
    r"\s+(?P<word>to|until|till|through|and)\s+(?:the\s+)?|(?P<dash>\s?[–—-]\s?)", re.IGNORECASE
)
_BESIDE = re.compile(
    r"\s*[,(]?\s*(?:(?:on|at|of|around|about|by|in)\s+)?(?:the\s+)?", re.IGNORECASE
)
_AFTER = re.compile(
    r"\s+(?P<word>before|after|from|prior\s+to|following)\s+(?:the\s+)?", re.IGNORECASE
)
_OF = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?", re.IGNORECASE)
_CLOCK = re.compile(r".*T\d\d:\d\d")
_PART = re.compile(r"XXXX-XX-XXT[A-Z]{2}")
_LENGTH = re.compile(r"P(?P<count>\d+)(?P<unit>[DWMY])")
_ENDED = re.compile(r"\s+(?:that\s+)?(?:ended|ending)\s+(?:on\s+)?", re.IGNORECASE)
_UNIT = re.compile(r"\b(?P<unit>year|quarter|month|week)$", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR_IN = re.compile(r"\d{4}")


def joined(text: str, pairs: Iterable[Pair]) -> list[Pair]:
    """Return the expressions, those put together that tell one time.

    Args:
        text: The whole text.
        pairs: Each expression in its shape, which decides, and as it was resolved.
    """
    done: list[Pair] = []
    for pair in pairs:
        whole = pair
        while done and (made := _pair(text, done[-1], whole)) is not None:
            whole = made
            done.pop()
        if done:
            shape, core = done[-1]
            done[-1] = (_ended(text, shape, whole[0]), _ended(text, core, whole[1]))
        done.append(whole)
    return done


def _pair(text: str, first: Pair, last: Pair) -> Pair | None:
    gap = text[first[0].end : last[0].start]
    if len(gap) > _REACH or "\n" in gap:
        return None
    for way in _WAYS:
        shape = way(text, gap, first[0], last[0])
        if shape is not None:
            core = way(text, gap, first[1], last[1]) or _open(first[1], last[1], shape)
            return shape, core._replace(start=shape.start, end=shape.end, rule=shape.rule)
    return None


def _open(first: Core, last: Core, shape: Core) -> Core:
    """Return two as one that has no date, since one of them has none."""
    how = "; ".join(dict.fromkeys((first.value.how, last.value.how)))
    timex = last.value.timex or first.value.timex
    value = Value(timex, None, shape.value.type, Basis.NONE, how)
    return _both(first, last, value)


def _span(text: str, gap: str, first: Core, last: Core) -> Core | None:
    """Join from … to, between … and, and what a dash joins."""
    between = _TO.fullmatch(gap)
    opening = _FROM.search(text, max(0, first.start - _REACH), first.start)
    if between is None:
        return None
    word = (between["word"] or "to").lower()
    opener = opening["word"].lower() if opening else None
    if (opener == "between") != (word == "and") or (opener is None and word in {"until", "till"}):
        return None
    ends = _ends(text, first, last, sure=opener is not None)
    if ends is None:
        return None
    longer = max(first, last, key=lambda core: core.end - core.start)
    hows = dict.fromkeys((first.value.how, last.value.how))
    how = f"from the first to the last: {'; '.join(hows)}"
    value = last.value._replace(edtf="/".join(ends), timex=longer.value.timex, how=how)
    return _both(first, last, value, opening.start() if opening else first.start)


def _ends(text: str, first: Core, last: Core, *, sure: bool) -> tuple[str, str] | None:
    """Return the two ends in EDTF, the first before the last; None if they are no span."""
    begin, end = first.value.edtf, last.value.edtf
    if begin is None or end is None or TimexType.SET in {first.value.type, last.value.type}:
        return None
    begin, end = begin.partition("/")[0], end.rpartition("/")[2]
    if not sure and (len(begin) != len(end) or "/" in f"{first.value.edtf}{last.value.edtf}"):
        return None
    if end < begin and not begin.startswith("-"):
        if last.value.basis is not Basis.STATED:
            end = _later(begin, end)
        elif not _YEAR_IN.search(text, first.start, first.end):
            begin = f"{int(begin[:4]) - 1:04d}{begin[4:]}"  # from October to March 2019
    return (begin, end) if begin < end or begin.startswith("-") else None


def _later(begin: str, end: str) -> str:
    """Return the next such day after `begin`, in a week or a year: to Friday, to March."""
    if _DAY.fullmatch(begin) and _DAY.fullmatch(end):
        next_week = plus_days(dt.date.fromisoformat(end), 7)
        if next_week is not None and next_week.isoformat() > begin:
            return next_week.isoformat()
    return f"{int(end[:4]) + 1:04d}{end[4:]}"


def _both(first: Core, last: Core, value: Value, start: int | None = None) -> Core:
    """Return the two as one, which leans on publication and points back where one of them does."""
    leans = first.value.leans or last.value.leans
    points = first.value.anaphoric or last.value.anaphoric
    begin = first.start if start is None else start
    return Core(begin, last.end, first.rule, value._replace(leans=leans, anaphoric=points))


def _is_day(core: Core) -> bool:
    on = core.value.on
    return on is not None and core.value.edtf == on.edtf and on.day is not None


def _clock_on_day(_text: str, gap: str, first: Core, last: Core) -> Core | None:
    """Join “9 a.m.” and “Tuesday”, in either order."""
    if _BESIDE.fullmatch(gap) is None:
        return None
    for clock, date in ((first, last), (last, first)):
        timex = clock.value.timex or ""
        if clock.value.type is TimexType.TIME and _CLOCK.match(timex) and _is_day(date):
            return _timed(clock, date, first, last)
    return None


def _timed(clock: Core, date: Core, first: Core, last: Core) -> Core | None:
    value = date.value
    if value.type is not TimexType.DATE and "T" in (value.timex or "").partition("T")[2]:
        return None
    time = (clock.value.timex or "").partition("T")[2]
    timex = f"{value.edtf}T{time}"
    made = value._replace(timex=timex, edtf=timex, type=TimexType.TIME)
    whole = _both(first, last, made)
    if not clock.value.edtf:
        return whole
    return whole._replace(value=whole.value._replace(leans=value.leans, anaphoric=value.anaphoric))


def _part_on_day(_text: str, gap: str, first: Core, last: Core) -> Core | None:
    """Join “the night of” and “April 18”, “Tuesday” and “at dawn”."""
    if _BESIDE.fullmatch(gap) is None:
        return None
    for part, date in ((first, last), (last, first)):
        if _PART.fullmatch(part.value.timex or "") and _is_day(date):
            sign = (part.value.timex or "")[-2:]
            return _both(first, last, with_part(date.value, sign))
    return None


def _length_from(_text: str, gap: str, first: Core, last: Core) -> Core | None:
    """Join “three days” and “after 6 June”."""
    length, direction = _LENGTH.fullmatch(first.value.timex or ""), _AFTER.fullmatch(gap)
    on = last.value.on
    if length is None or direction is None or on is None or last.value.edtf != on.edtf:
        return None
    if first.value.type is not TimexType.DURATION:
        return None
    back = plain_words(direction["word"]) in {"before", "prior to"}
    by = int(length["count"]) * (-1 if back else 1)
    moved = shifted_day(length["unit"], by, on)
    if moved is None:
        return None
    how = f"counted from {on.edtf}; {last.value.how}"
    basis = Basis.RELATIVE if last.value.basis is Basis.RELATIVE else Basis.STATED
    value = Value(moved.edtf, moved.edtf, TimexType.DATE, basis, how, moved)
    return _both(first, last, value)


def _part_of_period(text: str, gap: str, first: Core, last: Core) -> Core | None:
    """Join “the first two months” and “of 1939”, “the week” and “of March 6”."""
    on = last.value.on
    if _OF.fullmatch(gap) is None or on is None or last.value.edtf != on.edtf:
        return None
    words = plain_words(text[first.start : first.end])
    if words == "week" and on.day is not None:
        edtf, timex = week_of(on.first)
        return _both(first, last, last.value._replace(edtf=edtf, timex=timex))
    period = part_of(words, on)
    if period is None:
        return None
    how = f"{last.value.how}; of that the part that is told"
    # What the part would mean by itself counts no more: it is of the period that is named.
    alone = first._replace(value=first.value._replace(leans=False, anaphoric=False))
    return _both(alone, last, last.value._replace(edtf=period, how=how, type=TimexType.DATE))


def _ended(text: str, first: Core, last: Core) -> Core:
    """Return “the year” as the one that ends with “March 31”, where “ended” stands between."""
    on, gap = last.value.on, text[first.end : last.start]
    match = _UNIT.search(text[first.start : first.end])
    if match is None or _ENDED.fullmatch(gap) is None or on is None or not _is_day(last):
        return first
    unit = match["unit"].lower()
    begin = begin_of_ended(unit, on)
    if begin is None:
        return first
    how = f"the {unit} that ends with it; {last.value.how}"
    value = last.value._replace(
        edtf=f"{begin.isoformat()}/{on.edtf}",
        timex=duration("1", unit_of(unit)),
        type=TimexType.DURATION,
        how=how,
    )
    return first._replace(value=value)


_Way = Callable[[str, str, Core, Core], Core | None]
_WAYS: tuple[_Way, ...] = (
    _span,
    _clock_on_day,
    _part_on_day,
    _length_from,
    _part_of_period,
)
