"""What all edits are made of: finding a record, naming it, and a patch that leaves no problem."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from .checks import problems_of
from .document import TABLE_OF, Act, Change, Document, Patch, drafted, ref_of
from .records import Actor, DateMention, DomainError, Kind, Place, Quote, Record, Ref

_SHOWN = 60
"""Characters of a name that a label holds."""
_NOUNS = {kind: (kind.value, f"{kind.value}s") for kind in Kind}


def existing(document: Document, ref: Ref) -> Record:
    """Return the record that `ref` points at.

    Raises:
        DomainError: If there is none.
    """
    record = document.get(ref)
    if record is None:
        raise DomainError(f"There is no {ref.kind} “{ref.id}” any more.")
    return record


def chosen(refs: Ref | Iterable[Ref]) -> tuple[Ref, ...]:
    """Return one or several references as a tuple, each once.

    Raises:
        DomainError: If there are none.
    """
    found = (refs,) if isinstance(refs, Ref) else tuple(dict.fromkeys(refs))
    if not found:
        raise DomainError("Nothing is selected: select what is to be changed first.")
    return found


def name_of(record: Record) -> str:
    """Return what a label calls a record: its name, title or words, on one line and cut short."""
    match record:
        case Actor() | Place():
            name = record.name
        case Quote():
            name = record.text
        case DateMention():
            name = record.citation.exact
        case _:
            name = record.title
    return short(name)


def short(text: str) -> str:
    """Return a text as a label shows it: on one line and cut short."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def count_of(refs: Collection[Ref]) -> str:
    """Return how many records there are: “1 event”, “12 quotes”, “3 events and quotes”."""
    kinds = [kind for kind in Kind if any(ref.kind is kind for ref in refs)]
    names = [_NOUNS[kind][len(refs) != 1] for kind in kinds]
    return (
        f"{len(refs)} {' and '.join([', '.join(names[:-1]), *names[-1:]] if names[1:] else names)}"
    )


def patch_of(
    document: Document,
    label: str,
    after: Iterable[Record],
    gone: Collection[Ref] = (),
    *,
    act: Act = Act.EDIT,
) -> Patch:
    """Return the edit that puts these in the place of the records with their ids.

    What stays as it was is no part of it, so that it changes nothing where nothing would change.

    Args:
        document: Where the records stand.
        label: The line of the history.
        after: Records that are there already, as they are to be.
        gone: Records that are to go.
        act: What sort of edit it is.

    Raises:
        DomainError: If a record would not fit the others.
    """
    changes: dict[Ref, Change] = {}
    for record in after:
        ref = ref_of(record)
        before = existing(document, ref)
        if record != before:
            changes[ref] = Change(before, record, 0)
    position = positions(document, gone)
    changes |= {ref: Change(existing(document, ref), None, position[ref]) for ref in gone}
    return checked(document, Patch(label, changes, act))


def positions(document: Document, refs: Collection[Ref]) -> Mapping[Ref, int]:
    """Return where these records stand in their tables."""
    wanted: dict[Kind, set[str]] = {}
    for ref in refs:
        wanted.setdefault(ref.kind, set()).add(ref.id)
    return {
        Ref(kind, key): number
        for kind, keys in wanted.items()
        for number, key in enumerate(document.table(kind))
        if key in keys
    }


def checked(document: Document, patch: Patch) -> Patch:
    """Return the patch if it breaks nothing in the records that it changes.

    Raises:
        DomainError: If a record has a problem after it that it did not have before.
    """
    after = _overlaid(document, patch)
    for change in patch.changes.values():
        if change.after is None:
            continue
        found = list(problems_of(after, change.after))
        known = list(problems_of(document, change.before)) if found and change.before else []
        for problem in found:
            if problem not in known:
                raise DomainError(f"“{name_of(change.after)}” cannot be so: {problem.message}.")
    return patch


def _overlaid(document: Document, patch: Patch) -> Document:
    """Return what a patch makes of a document, to look things up in: its order is not kept.

    To lay the few records that change over the others is quicker than to copy these.
    """
    if any(change.after is None for change in patch.changes.values()):
        return drafted(document, patch)
    changed: dict[Kind, dict[str, Any]] = {}
    for ref, change in patch.changes.items():
        changed.setdefault(ref.kind, {})[ref.id] = change.after
    tables: dict[str, Any] = {
        TABLE_OF[kind]: ChainMap(records, document.table(kind))  # type: ignore[arg-type]
        for kind, records in changed.items()
    }
    return replace(document, **tables)
