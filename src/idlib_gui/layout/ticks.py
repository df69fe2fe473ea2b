"""Where time is ruled and what stands at the rules; labels never overlap, on any scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from idlib_gui.domain.calendar import DAY, civil_from_days

from .scale import TimeScale
from .text import Ruler
from .units import LEVELS, Level, Part, Words, boundaries, context, names, part_of
from .window import Window, rooms_of

AIR = 9
"""Pixels between two labels."""
INSET = 3
"""Pixels from a rule to its label."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """In which words and at what width times are written."""

    ruler: Ruler
    words: Words


@dataclass(frozen=True, slots=True)
class Tick:
    """A rule at `x`, with its label if there was room for one, in pixels."""

    x: float
    label: str
    width: float
    context: str


@dataclass(frozen=True, slots=True)
class Caption:
    """A stretch of the axis that shares what its labels leave out: "2020" above days."""

    x: float
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Axis:
    """The rules of one window, from left to right."""

    ticks: tuple[Tick, ...]
    captions: tuple[Caption, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
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
    ticks = _labelled(list(found.values()), width, letters)
    alone = "" if any(tick.label for tick in ticks) else _moment(scale, left, letters.words)
    return Axis(ticks, _captions(ticks, width, letters.ruler, alone))


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
        level, long = _level(rate * pixels, letters)
        for instant in boundaries(level, from_, until):
            x = (low + (instant - scale.epoch - begin) * rate - left) * pixels
            yield _Candidate(2 + _coarseness(instant), x, instant, level.part, long)


def _level(rate: float, letters: Lettering) -> tuple[Level, bool]:
    """Return the finest unit whose labels fit at `rate` pixels a second; and do the long ones?"""
    ruler = letters.ruler
    best, long = LEVELS[0], False
    for level in LEVELS:
        samples = names(
            level.part, 26_000_000, letters.words
        )  # 28 October 1970: a long name of a day
        if level.seconds * rate < ruler.width(samples[-1]) + 2 * AIR:
            break
        best, long = level, level.seconds * rate >= ruler.width(samples[0]) + 2 * AIR
    return best, long


def _coarseness(instant: int) -> int:
    """Return how telling an instant is, from 0: decade, year, month, day, anything finer."""
    year, month, day = civil_from_days(instant // DAY)
    plain = (instant % DAY != 0, day != 1, month != 1, year % 10 != 0)
    return next((4 - place for place, is_fine in enumerate(plain) if is_fine), 0)


def _labelled(candidates: Sequence[_Candidate], width: int, letters: Lettering) -> tuple[Tick, ...]:
    """Return the rules with labels, in full if that drops none, else with days or all in short."""
    ordered = sorted(candidates, key=lambda c: (c.rank, c.x))
    best = _tried(ordered, width, letters, Part.SECOND)
    for shortest in (Part.MONTH, Part.YEAR):
        other = _tried(ordered, width, letters, shortest)
        if sum(bool(t.label) for t in other) > sum(bool(t.label) for t in best):
            best = other
    return tuple(sorted(best, key=lambda tick: tick.x))


def _tried(
    ordered: Iterable[_Candidate], width: int, letters: Lettering, fullest: Part
) -> list[Tick]:
    """Return the rules, labelled as far as there is room; what is finer than `fullest` in short."""
    taken: list[tuple[float, float]] = []
    ticks: list[Tick] = []
    for candidate in ordered:
        texts = names(candidate.part, candidate.instant, letters.words)
        full = candidate.long and candidate.part <= fullest
        name, size = "", 0.0
        for text in texts if full else texts[-1:]:
            begin = candidate.x + INSET
            end = begin + letters.ruler.width(text)
            if end <= width and all(end + AIR <= a or begin >= b + AIR for a, b in taken):
                taken.append((begin, end))
                name, size = text, end - begin
                break
        about = context(candidate.part, candidate.instant, name, letters.words) if name else ""
        ticks.append(Tick(candidate.x, name, size, about))
    return ticks


def _moment(scale: TimeScale, left: float, words: Words) -> str:
    """Return what the left edge says when no label is in view."""
    return context(Part.HOUR, int(scale.to_seconds(left)), "", words)


def _captions(ticks: tuple[Tick, ...], width: int, ruler: Ruler, alone: str) -> tuple[Caption, ...]:
    """Return the captions above the labels, each over the first label that needs it."""
    if alone:
        return (Caption(INSET, alone, ruler.width(alone)),)
    captions: list[Caption] = []
    free = 0.0
    labelled = [tick for tick in ticks if tick.label]
    for text, group in groupby(labelled, key=lambda tick: tick.context):
        members = list(group)
        size = ruler.width(text)
        x = max(members[0].x + INSET, free)
        limit = min(members[-1].x + max(members[-1].width, size) + INSET, width)
        if text and x + size <= limit:
            captions.append(Caption(x, text, size))
            free = x + size + AIR
    return tuple(captions)
