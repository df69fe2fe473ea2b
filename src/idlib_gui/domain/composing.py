"""Several edits told as one: the patch between two documents, where it is known what differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .document import Act, Change, Document, Patch
from .records import Kind, Ref


def patch_between(
    label: str, before: Document, after: Document, refs: Iterable[Ref], act: Act = Act.EDIT
) -> Patch:
    """Return the patch that makes `after` of `before`.

    Args:
        label: The line for it in the history.
        before: What it starts from.
        after: What it leads to; all that is in both stands there in the same order.
        refs: Every record in which they may differ, in any order, each as often as one likes.
        act: What sort of edit it is.
    """
    places: dict[tuple[bool, Kind], Mapping[str, int]] = {}

    def place_of(document: Document, ref: Ref) -> int:
        side = document is after, ref.kind
        if side not in places:
            places[side] = {key: at for at, key in enumerate(document.table(ref.kind))}
        return places[side][ref.id]

    changes: dict[Ref, Change] = {}
    for ref in refs:
        old, new = before.get(ref), after.get(ref)
        if old == new:
            continue
        position = 0
        if old is None:
            position = place_of(after, ref)
        elif new is None:
            position = place_of(before, ref)
        changes[ref] = Change(old, new, position)
    return Patch(label, changes, act)
