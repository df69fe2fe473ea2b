"""Pairing what two people, or two programs, marked in the same text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

_BUCKET = 64
"""Characters of text that are looked at together to find what may overlap."""

Rank = Callable[[int, int, float], tuple[float, ...] | None]
"""Given two positions and how much of their words is the same (0 to 1, Jaccard): how good a pair
they are, the higher the better; None: none at all."""


class Stretch(NamedTuple):
    """Part of a text, half open; `source` names the text on both sides alike."""

    source: str
    start: int
    end: int


Stretches = tuple[Stretch, ...]
"""What one mark covers: in order, apart from each other."""


def stretches(parts: Iterable[Stretch]) -> Stretches:
    """Return these parts of texts in order, put together where they overlap; empty ones go."""
    found: list[Stretch] = []
    for part in sorted(part for part in parts if part.start < part.end):
        last = found[-1] if found else None
        if last is not None and last.source == part.source and part.start <= last.end:
            found[-1] = last._replace(end=max(last.end, part.end))
        else:
            found.append(part)
    return tuple(found)


def shared(one: Stretches, other: Stretches) -> float:
    """Return which part of the characters of both is in each of them, from 0 to 1 (Jaccard)."""
    both = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in one
        for b in other
        if a.source == b.source
    )
    return both / (_length(one) + _length(other) - both) if both else 0.0


def best_pairs(
    model: Sequence[Stretches], gold: Sequence[Stretches], rank: Rank
) -> tuple[tuple[int, int], ...]:
    """Return the positions of what belongs together, each at most once, in the model's order.

    The best pairs are made first; of equally good ones, that which comes first in the model.
    """
    ranked = []
    for m, g in _candidates(model, gold):
        value = rank(m, g, shared(model[m], gold[g]))
        if value is not None:
            ranked.append((tuple(-part for part in value), m, g))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, m, g in sorted(ranked):
        if m not in taken and g not in used:
            taken[m] = g
            used.add(g)
    return tuple(sorted(taken.items()))


def at_least(least: float) -> Rank:
    """Return the rank of pairs that share that much or more, those first that share most."""
    return lambda _m, _g, jaccard: (jaccard,) if jaccard >= least else None


def overlapping(_model: int, _gold: int, jaccard: float) -> tuple[float, ...] | None:
    """Rank pairs that share a character, those first that share most."""
    return (jaccard,) if jaccard else None


def _length(parts: Stretches) -> int:
    return sum(part.end - part.start for part in parts)


def _candidates(model: Sequence[Stretches], gold: Sequence[Stretches]) -> Iterator[tuple[int, int]]:
    """Yield the positions of what lies near enough to overlap."""
    near: dict[tuple[str, int], list[int]] = {}
    for g, parts in enumerate(gold):
        for key in _buckets(parts):
            near.setdefault(key, []).append(g)
    for m, parts in enumerate(model):
        yield from (
            (m, g) for g in sorted({g for key in _buckets(parts) for g in near.get(key, ())})
        )


def _buckets(parts: Stretches) -> set[tuple[str, int]]:
    return {
        (part.source, number)
        for part in parts
        for number in range(part.start // _BUCKET, (part.end - 1) // _BUCKET + 1)
    }
