"""What is decided of suggestions: to merge many actors as one step, or to keep two apart."""

from __future__ import annotations

from collections.abc import Iterable

from .changing import chosen, count_of, existing, name_of, patch_of
from .combining import Edit, combined
from .document import Act, Document, Patch
from .merging import merge_actors
from .records import Actor, DomainError, Ref


def merge_pairs(document: Document, pairs: Iterable[tuple[Ref, Ref]]) -> Patch:
    """Merge the second actor of each pair into the first, as one step.

    Where the first of a pair is merged itself, by another pair, both go where that goes.

    Raises:
        DomainError: If there is none, or one of the merges is refused.
    """
    home: dict[Ref, Ref] = {}

    def at(ref: Ref) -> Ref:
        while ref in home:
            ref = home[ref]
        return ref

    edits: list[Edit] = []
    for pair in pairs:
        into, other = at(pair[0]), at(pair[1])
        if into != other:
            home[other] = into
            edits.append(_merging(into, other))
    gone = chosen(home)
    if len(gone) == 1:
        return merge_actors(document, at(gone[0]), gone)
    return combined(f"Merge {count_of(gone)} into others", Act.MERGE, document, edits)


def _merging(into: Ref, other: Ref) -> Edit:
    return lambda document: merge_actors(document, into, other)


def keep_apart(document: Document, one: Ref, other: Ref) -> Patch:
    """Say that two actors are not the same, however alike their names are.

    Raises:
        DomainError: If they are no two actors.
    """
    first, second = existing(document, one), existing(document, other)
    if not isinstance(first, Actor) or not isinstance(second, Actor) or one == other:
        raise DomainError("Only two actors can be told apart: choose two.")
    apart = tuple(dict.fromkeys((*first.distinct_from, second.id)))
    label = f"Keep “{name_of(first)}” and “{name_of(second)}” apart"
    return patch_of(document, label, [first._replace(distinct_from=apart)])
