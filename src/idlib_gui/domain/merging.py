"""Making one of several actors, or places, that are the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .changing import chosen, count_of, existing, name_of, patch_of, short
from .document import Act, Change, Document, Patch, ref_of
from .records import Actor, Citation, DomainError, Kind, Place, Ref, SourceId
from .referring import pointing_at, repointed


def merge_actors(document: Document, into: Ref, others: Ref | Iterable[Ref]) -> Patch:
    """Make one actor of several: it keeps its name and kind, and takes in all the others'.

    Their names become aliases; what pointed at them points at it, twice the same once.

    Raises:
        DomainError: If there is nobody to merge, or it would become part of itself.
    """
    return _merge(document, Kind.ACTOR, into, chosen(others))


def merge_places(document: Document, into: Ref, others: Ref | Iterable[Ref]) -> Patch:
    """Make one place of several: it keeps its name, and takes in all the others'.

    Raises:
        DomainError: If there is none to merge.
    """
    return _merge(document, Kind.PLACE, into, chosen(others))


def _merge(document: Document, kind: Kind, into: Ref, others: Sequence[Ref]) -> Patch:
    if into in others:
        raise DomainError("It cannot be merged into itself: choose another.")
    if any(ref.kind is not kind for ref in (into, *others)):
        raise DomainError(f"Only one {kind} can be merged into another.")
    kept, gone = existing(document, into), [existing(document, ref) for ref in others]
    assert isinstance(kept, Actor | Place)  # noqa: S101 - by their kind
    merged = joined(kept, gone, ordered(document))
    if isinstance(merged, Actor):
        merged = _in_place(document, merged, others)
    to = dict.fromkeys(others, into.id)
    pointing = [one for one in pointing_at(document, others) if ref_of(one) not in (into, *others)]
    what = f"“{name_of(gone[0])}”" if len(gone) == 1 else count_of(others)
    label = f"Merge {what} into “{name_of(kept)}”"
    patch = patch_of(
        document, label, [merged, *(repointed(one, to) for one in pointing)], others, act=Act.MERGE
    )
    # It is named also where there was nothing to take in, for `splitting` to know it.
    return patch._replace(changes={into: Change(kept, merged, 0), **patch.changes})


def ordered(document: Document) -> Mapping[SourceId, int]:
    """Return the number of each source."""
    return {key: number for number, key in enumerate(document.sources)}


def joined(
    kept: Actor | Place, gone: Sequence[Any], order: Mapping[SourceId, int]
) -> Actor | Place:
    """Return a record with what others of its kind hold; without others, as it is.

    What it may be part of is not looked at.
    """
    if not gone:
        return kept
    fields: dict[str, Any] = {
        "mentions": in_text_order((kept, *gone), order),
        "note": "\n".join(dict.fromkeys(one.note for one in (kept, *gone) if one.note)),
    }
    if isinstance(kept, Actor):
        aliases = dict.fromkeys(kept.aliases)
        for other in gone:
            aliases |= dict.fromkeys((other.name, *other.aliases))
        fields["aliases"] = tuple(name for name in aliases if name != kept.name)
        own = {kept.id, *(one.id for one in gone)}
        apart = dict.fromkeys(key for one in (kept, *gone) for key in one.distinct_from)
        fields["distinct_from"] = tuple(key for key in apart if key not in own)
        fields["country"] = next((one.country for one in (kept, *gone) if one.country), None)
    else:
        placed: Any = next((one for one in (kept, *gone) if one.lat is not None), kept)
        fields |= {"lat": placed.lat, "lon": placed.lon}
    return kept._replace(**fields)


def in_text_order(
    records: Iterable[Actor | Place], order: Mapping[SourceId, int]
) -> tuple[Citation, ...]:
    """Return the mentions of records as they follow in the texts, each once."""
    by_place = {
        (order.get(one.source, len(order)), one.start, one.end): one
        for record in records
        for one in reversed(record.mentions)
    }
    return tuple(by_place[place] for place in sorted(by_place))


def _in_place(document: Document, merged: Actor, others: Sequence[Ref]) -> Actor:
    """Return a merged actor that is part of what it was part of, or else of what the others were.

    Raises:
        DomainError: If it is part of something that is part of one of the others.
    """
    own = dict.fromkeys((merged.id, *(ref.id for ref in others)))
    above = [document.actors[key].part_of for key in own]  # type: ignore[index]
    outside = [key for key in above if key is not None and key not in own]
    fits = [key for key in outside if own.keys().isdisjoint(_way_up(document, key))]
    if merged.part_of in outside and merged.part_of not in fits:
        whole = document.actors[merged.part_of]
        raise DomainError(
            f"“{short(merged.name)}” is part of “{short(whole.name)}”, which is part of what is "
            "merged into it: merge the other way round, or change what they are part of first."
        )
    return merged._replace(part_of=next(iter(fits), None))


def _way_up(document: Document, key: Any) -> Iterable[str]:
    """Yield an actor, what it is part of, what that is part of, and so on."""
    above = key
    while above is not None:
        yield above
        above = document.actors[above].part_of
