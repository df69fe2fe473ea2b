"""By which names the actors of a document go in tables of events: found, never guessed.

Datasets write "Government of Turkey", "Military Forces of Syria (2000-)", "TUR" or "TURMIL" for
what an article calls Turkey; and so they do for what it calls Turkish or Syrian troops, which have
no names of their own there. Only such set forms count beside an actor's own names; case and accents
do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .document import Document
from .records import Actor, ActorId, ActorKind
from .search import folded

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_STATE = re.compile(r"(?:the )?(?:government|republic|kingdom|state) of (?:the )?(?P<name>.+)")
_ARMED = (
    r"(?:(?:military|armed|security|naval|government) forces|army|navy|air force)"
    r" of (?:the )?(?P<name>.+)"
)
_FORCES = re.compile(_ARMED)
_BODY = re.compile(
    rf"(?:{_ARMED}|(?:(?:police forces|police|ministry of [\w ]+?) of (?:the )?(?P<other>.+)))"
)
_FIGHTS = re.compile(r"\b(?:forces|army|armies|military|troops|soldiers|navy|air force)\b")
"""What the armed forces of a state have in their name."""
_CODE = re.compile(r"(?P<country>[A-Z]{3})(?P<role>GOV|MIL|COP|JUD|LEG|SPY)?(?:[A-Z]{3})*")
"""CAMEO: a country, then who of it; of the roles, those of a state's own bodies."""


class Names(NamedTuple):
    """How one side goes in tables.

    `names` are folded names of the side; `states` those of states among it, and `countries` their
    codes. `bodies`: what belongs to a state counts for it. `armed` and `governing` are the names
    and codes of states whose armed forces, or other bodies, are of the side.
    """

    names: frozenset[str]
    states: frozenset[str]
    countries: frozenset[str]
    bodies: bool
    armed: frozenset[str] = frozenset()
    governing: frozenset[str] = frozenset()


def names_of(document: Document, side: Iterable[ActorId], *, bodies: bool) -> Names:
    """Return how the actors of one side go in tables."""
    actors = [document.actors[key] for key in side if key in document.actors]
    states = [actor for actor in actors if actor.kind is ActorKind.STATE]
    armed, governing = set[str](), set[str]()
    for actor in actors:
        if actor.kind is ActorKind.GOVERNMENT_BODY:
            fights = any(_FIGHTS.search(folded(name)) for name in (actor.name, *actor.aliases))
            (armed if fights else governing).update(_state_names(document, actor))
    return Names(
        frozenset(name for actor in actors for name in _own_names(actor)),
        frozenset(name for actor in states for name in _own_names(actor)),
        frozenset(actor.country for actor in states if actor.country),
        bodies,
        frozenset(armed),
        frozenset(governing),
    )


def _state_names(document: Document, body: Actor) -> list[str]:
    """Return names and code of the state that a body is part of, or else of its country's."""
    seen, owner = {body.id}, document.actors.get(body.part_of) if body.part_of else None
    while owner is not None and owner.kind is not ActorKind.STATE:
        seen.add(owner.id)
        beyond = owner.part_of
        owner = document.actors.get(beyond) if beyond and beyond not in seen else None
    states = [owner] if owner else [
        actor
        for actor in document.actors.values()
        if actor.kind is ActorKind.STATE and actor.country and actor.country == body.country
    ]  # fmt: skip
    names = [name for state in states for name in _own_names(state)]
    return [*names, *(state.country for state in states if state.country)]


def _own_names(actor: Actor) -> list[str]:
    """Return the names of an actor, without words that anybody may be called by: "opposition"."""
    proper = (alias for alias in actor.aliases if not alias[:1].islower())
    return [name for name in map(folded, (actor.name, *proper)) if name]


def is_called(text: str, names: Names) -> bool:
    """Return whether a name in a table stands for a side."""
    plain = folded(text)
    short = _BRACKETS.sub("", plain).strip()
    if plain in names.names or short in names.names:
        return True
    code = _CODE.fullmatch(text)
    return _is_state(short, names) or (code is not None and _is_code(code, names))


def _is_state(text: str, names: Names) -> bool:
    """Return whether a set form with the name of a state stands for a side."""
    state, forces, body = _STATE.fullmatch(text), _FORCES.fullmatch(text), _BODY.fullmatch(text)
    if state is not None and state["name"] in names.states | names.armed | names.governing:
        return True
    if forces is not None and forces["name"] in names.armed:
        return True
    owner = None if body is None else body["name"] or body["other"]
    return names.bodies and owner in names.states


def _is_code(code: re.Match[str], names: Names) -> bool:
    """Return whether a code of CAMEO stands for a side."""
    country, role = code["country"], code["role"]
    if country in names.countries and (code[0] == country or (names.bodies and role is not None)):
        return True
    return country in {"MIL": names.armed, "GOV": names.governing}.get(role, ())


def codes_called(texts: Sequence[str], names: Names) -> list[int]:
    """Return the places of the names in a table that stand for a side."""
    return [place for place, text in enumerate(texts) if is_called(text, names)]
