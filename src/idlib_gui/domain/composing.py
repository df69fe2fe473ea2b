"""Several edits told as one: the patch between two documents, where it is known what differs."""

from __future__ import annotations

from collections.abc import Iterable

from .changing import positions
from .document import Act, Change, Document, Patch
from .records import Ref


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
    differing = [ref for ref in dict.fromkeys(refs) if before.get(ref) != after.get(ref)]
    gone = [ref for ref in differing if after.get(ref) is None]
    new = [ref for ref in differing if before.get(ref) is None]
    place = {**positions(before, gone), **positions(after, new)}
    changes = {ref: Change(before.get(ref), after.get(ref), place.get(ref, 0)) for ref in differing}
    return Patch(label, changes, act)
