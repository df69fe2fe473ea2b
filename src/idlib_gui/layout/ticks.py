"""Where time is ruled and what stands at the rules; labels never overlap, on any scale."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import numpy as np

from idlib_gui.domain.calendar import DAY, civil_from_days

from .lettering import AIR, Lettering
from .scale import TimeScale
from .text import Ruler
from .units import Level, Part, Words, boundaries, context, part_of
from .window import Window, rooms_of

INSET = 3
"""Pixels from a rule to its label."""
_MANY = 300
"""From this many candidates on, those that lie close together are thinned out."""
_WHOLE = 200
"""A stretch with no more than about so many units is ruled all at once, and remembered."""
_CROWDS = (3, 1)
"""From how many units of one family on (days of a month …) short names are tried, in turn."""


class Tick(NamedTuple):
    """A rule at `x`, with its label if there was room for one, in pixels."""

    x: float
    label: str
    width: float
    context: str


class Caption(NamedTuple):
    """A stretch of the axis that shares what its labels leave out: "2020" above days."""

    x: float
    text: str
    width: float


class Axis(NamedTuple):
    """The rules of one window, from left to right."""

    ticks: tuple[Tick, ...]
    captions: tuple[Caption, ...]


class _Candidate(NamedTuple):
    rank: int
    x: float
    instant: int
    part: Part
    long: bool
    """Whether its fuller name may be tried."""


def rule(scale: TimeScale, window: Window | None, width: int, letters: Lettering) -> Axis:
    """Return the rules and labels of a window that is `width` pixels across."""
    left, right = rooms_of(scale, window)
    pixels = width / (right - left)
    found: dict[int, _Candidate] = {}
    for candidate in (
        *_named(scale, left, right, pixels),
        *_regular(scale, left, right, pixels, letters),
    ):
        known = found.get(candidate.instant)
        if known is None or candidate.rank < known.rank:
            found[candidate.instant] = candidate
    ticks, captions = _labelled(list(found.values()), width, letters)
    if not any(tick.label for tick in ticks):
        text = _moment(scale, left, letters.words)
        captions = (Caption(INSET, text, letters.ruler.width(text)),)
    return Axis(ticks, captions)


def _named(scale: TimeScale, left: float, right: float, pixels: float) -> Iterable[_Candidate]:
    """Yield the begin of each unit that a folded scale gives room to, first after a fold first."""
    if scale.named is None:
        return
    rooms = scale.to_room(scale.named[:, 0])
    after_fold = {fold.end for fold in scale.folds} | {int(scale.named[0, 0])}
    begins = scale.named[:, 0].tolist()
    for row in np.flatnonzero((rooms >= left) & (rooms < right)).tolist():
        begin, end = begins[row], int(scale.named[row, 1])
        rank = 0 if begin in after_fold else 1
        yield _Candidate(
            rank, float(rooms[row] - left) * pixels, begin, part_of(begin, end), long=True
        )


def _regular(
    scale: TimeScale, left: float, right: float, pixels: float, letters: Lettering
) -> Iterable[_Candidate]:
    """Yield the boundaries of the finest unit whose labels fit, stretch by stretch."""
    folds = {fold.begin - scale.epoch for fold in scale.folds}
    knots, rooms = scale.knots.tolist(), scale.rooms.tolist()
    for begin, end, low, high in zip(knots, knots[1:], rooms, rooms[1:], strict=False):
        if high <= left or low >= right or begin in folds:
            continue
        rate = (high - low) / (end - begin)
        from_ = begin + max(left - low, 0.0) / rate + scale.epoch
        until = end - max(high - right, 0.0) / rate + scale.epoch
        level, long = letters.level(rate * pixels)
        stretch = begin + scale.epoch, end + scale.epoch
        if end - begin > _WHOLE * level.seconds:
            stretch = from_, until
        instants, ranks = _ruled(level, *stretch)
        some = slice(bisect_left(instants, from_), bisect_left(instants, until))
        for instant, rank in zip(instants[some], ranks[some], strict=True):
            x = (low + (instant - scale.epoch - begin) * rate - left) * pixels
            yield _Candidate(rank, x, instant, level.part, long)


@lru_cache(maxsize=16_384)
def _ruled(level: Level, begin: float, end: float) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the boundaries of a unit in a stretch, and the rank of each.

    Stretches are asked for again at every step of a pan.
    """
    instants = tuple(boundaries(level, begin, end))
    return instants, tuple(2 + _coarseness(instant) for instant in instants)


def _coarseness(instant: int) -> int:
    """Return how telling an instant is, from 0: decade, year, month, day, anything finer."""
    year, month, day = civil_from_days(instant // DAY)
    plain = (instant % DAY != 0, day != 1, month != 1, year % 10 != 0)
    return next((4 - place for place, is_fine in enumerate(plain) if is_fine), 0)


def _labelled(
    candidates: Sequence[_Candidate], width: int, letters: Lettering
) -> tuple[tuple[Tick, ...], tuple[Caption, ...]]:
    """Return rules and captions: labels in full, or in short where units crowd, as tells most."""
    ordered = _thinned(sorted(candidates, key=lambda c: (c.rank, c.x)))
    families = [letters.unit(tick.part, tick.instant).family for tick in ordered]
    sizes = Counter(families)
    best: tuple[tuple[Tick, ...], tuple[Caption, ...]] = (), ()
    most, before = -1, None
    for crowd in _CROWDS:
        # Those with many siblings go by their short names.
        long = [
            tick.long and sizes[family] < crowd
            for tick, family in zip(ordered, families, strict=True)
        ]
        if long == before:
            break
        before = long
        placed = _placed(zip(ordered, long, strict=True), width, letters)
        ticks, captions = _captioned(placed, width, letters.ruler)
        count = sum(bool(tick.label) for tick in ticks)
        if count > most:
            best, most = (ticks, captions), count
    return best


def _thinned(ordered: Sequence[_Candidate]) -> Sequence[_Candidate]:
    """Return candidates of which no more than one in a few pixels is left, where there are many."""
    if len(ordered) <= _MANY:
        return ordered
    first: dict[int, _Candidate] = {}
    for candidate in ordered:
        first.setdefault(int(candidate.x // AIR), candidate)
    return list(first.values())


def _placed(
    candidates: Iterable[tuple[_Candidate, bool]], width: int, letters: Lettering
) -> list[Tick]:
    """Return the rules, labelled as far as there is room, the most telling first.

    With each comes whether its fuller name is tried.
    """
    begins: list[float] = []
    ends: list[float] = []
    ticks: list[Tick] = []
    for (_, x, instant, part, _), long in candidates:
        names = letters.unit(part, instant).names
        begin, tick = x + INSET, Tick(x, "", 0.0, "")
        place = bisect_right(begins, begin)
        if place == 0 or begin >= ends[place - 1] + AIR:
            for text, size in names if long else names[-1:]:
                end = begin + size
                before = place == len(begins) or end + AIR <= begins[place]
                if end <= width and before:
                    begins.insert(place, begin)
                    ends.insert(place, end)
                    about = letters.context(part, instant, text)
                    tick = Tick(x, text, end - begin, about)
                    break
        ticks.append(tick)
    return sorted(ticks, key=lambda tick: tick.x)


def _captioned(
    ticks: Sequence[Tick], width: int, ruler: Ruler
) -> tuple[tuple[Tick, ...], tuple[Caption, ...]]:
    """Return the captions above labels, and the rules; a label that lacks its caption goes.

    A day without its month, or a month without its year, would be read as another.
    """
    captions: list[Caption] = []
    free = 0.0
    bare = [Tick(tick.x, "", 0.0, "") if tick.label else tick for tick in ticks]
    labelled = [number for number, tick in enumerate(ticks) if tick.label]
    for text, group in groupby(labelled, key=lambda number: ticks[number].context):
        members = list(group)
        first, last = ticks[members[0]], ticks[members[-1]]
        size = ruler.width(text) if text else 0.0
        x = max(first.x + INSET, free)
        if text and x + size > min(last.x + INSET + max(last.width, size), width):
            continue
        for number in members:
            bare[number] = ticks[number]
        if text:
            captions.append(Caption(x, text, size))
            free = x + size + AIR
    return tuple(bare), tuple(captions)


def _moment(scale: TimeScale, left: float, words: Words) -> str:
    """Return what the left edge says when no label is in view."""
    return context(Part.HOUR, int(scale.to_seconds(left)), "", words)
