"""What is shown of two actors: whom the view asks for, or those between whom most happened."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from idlib_gui.domain.document import Document
from idlib_gui.domain.dyads import Dealing, Pair, between, partners, ranked_pairs
from idlib_gui.domain.records import ActorId, Kind, Ref

from .session import Session
from .viewport import Dyad

_PAIRS = 12
_top = partial(ranked_pairs, limit=_PAIRS)
_top_alone = partial(ranked_pairs, limit=_PAIRS, alone=True)


class Between(NamedTuple):
    """Two actors and what happened between them.

    `dealings` are in time order, without the `hidden` ones whose classes are off in the view.
    `pairs` are others worth a look, those with most events first.
    """

    document: Document
    dyad: Dyad
    dealings: tuple[Dealing, ...]
    hidden: int
    pairs: tuple[Pair, ...]


def top_pairs(document: Document, *, alone: bool) -> tuple[Pair, ...]:
    """Return the pairs between which most happened; they are kept with the document."""
    return document.derived(_top_alone if alone else _top)


def nearest(session: Session, actor: ActorId) -> tuple[Pair, ...]:
    """Return the pairs of an actor, who comes first, those with most events first."""
    return partners(session.shown, actor, _PAIRS, alone=session.viewport.view.dyad.alone)


def looked_at(session: Session) -> Between:
    """Return what the view asks for of the document that is shown."""
    document, view = session.shown, session.viewport.view
    pairs = top_pairs(document, alone=view.dyad.alone)
    dyad = _known(document, view.dyad)
    if dyad.first is None and dyad.second is None and pairs:
        dyad = Dyad(pairs[0].first, pairs[0].second, dyad.alone)
    found = _dealings(document, dyad)
    shown = tuple(
        dealing
        for dealing in found
        if document.events[dealing.event].event_class not in view.classes_off
    )
    if not found and dyad.first is not None:
        near = partners(document, dyad.first, _PAIRS, alone=dyad.alone)
        met = {frozenset(pair[:2]) for pair in near}
        pairs = (*near, *(pair for pair in pairs if frozenset(pair[:2]) not in met))
    return Between(document, dyad, shown, len(found) - len(shown), pairs)


def _known(document: Document, dyad: Dyad) -> Dyad:
    """Return a dyad without actors that the document does not have."""
    first, second = (key if key in document.actors else None for key in dyad[:2])
    return Dyad(first, second, dyad.alone)


def _dealings(document: Document, dyad: Dyad) -> tuple[Dealing, ...]:
    if dyad.first is None or dyad.second is None:
        return ()
    return between(document, dyad.first, dyad.second, alone=dyad.alone)


def asked_about(session: Session) -> Dyad | None:
    """Return whom to look at because of what is selected; None: it is about no actor.

    An actor comes first, and the other is still to be picked; an event gives both.
    """
    document, ref = session.store.document, session.selection.current
    alone = session.viewport.view.dyad.alone
    if ref is None:
        return None
    if ref.kind is Kind.ACTOR:
        return Dyad(ActorId(ref.id), None, alone)
    if ref.kind is Kind.EVENT:
        return _of_event(document, ref, alone=alone)
    return None


def _of_event(document: Document, ref: Ref, *, alone: bool) -> Dyad | None:
    """Return the pair that an event is most of all between."""
    for pair in top_pairs(document, alone=alone):
        dyad = Dyad(pair.first, pair.second, alone)
        if any(dealing.event == ref.id for dealing in _dealings(document, dyad)):
            return dyad
    return None
