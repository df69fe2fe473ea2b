"""Puts together what fits each other and the very same others, in near-linear time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations, product
from typing import TypeVar

Item = TypeVar("Item")

_CROWD = 600
"""So many nodes with a key in common are not told apart, nor tried to."""


def united(
    nodes: Sequence[tuple[Item, ...]],
    keys: Callable[[Item], Iterable[Hashable]],
    fit: Callable[[Item, Item], bool],
) -> list[tuple[Item, ...]]:
    """Return the nodes, those put together that fit each other and the very same others.

    A node that fits two which do not fit each other could be either: then none is joined to it.
    The result does not depend on the order of the nodes, but for its own order.

    Args:
        nodes: Sets of items.
        keys: Of two items that fit, at least one is the same; only such are compared.
        fit: Whether two items belong together, whichever comes first. Nodes fit if all their
            items do.
    """
    near = _neighbours(nodes, keys, fit)
    twins: dict[frozenset[int], list[int]] = {}
    for number, others in enumerate(near):
        twins.setdefault(frozenset(others), []).append(number)
    return [
        tuple(item for number in numbers for item in nodes[number]) for numbers in twins.values()
    ]


def _neighbours(
    nodes: Sequence[tuple[Item, ...]],
    keys: Callable[[Item], Iterable[Hashable]],
    fit: Callable[[Item, Item], bool],
) -> list[set[int]]:
    """Return for each node the numbers of those that fit it, itself among them."""
    buckets: dict[Hashable, list[int]] = {}
    for number, node in enumerate(nodes):
        for key in dict.fromkeys(key for item in node for key in keys(item)):
            buckets.setdefault(key, []).append(number)
    near = [{number} for number in range(len(nodes))]
    tried: set[tuple[int, int]] = set()
    for numbers in buckets.values():
        pairs = combinations(numbers, 2) if len(numbers) <= _CROWD else ()
        for pair in pairs:
            if pair in tried:
                continue
            tried.add(pair)
            if all(fit(one, two) for one, two in product(nodes[pair[0]], nodes[pair[1]])):
                near[pair[0]].add(pair[1])
                near[pair[1]].add(pair[0])
    return near
