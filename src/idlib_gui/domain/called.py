"""By which names the actors of a document go in tables of events: found, never guessed.

Datasets write "Government of Turkey", "Military Forces of Syria (2000-)", "TUR" or "TURMIL" for
what an article calls Turkey. Only such set forms count beside an actor's own names; case and
accents do not.
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
_BODY = re.compile(
    r"(?:(?:military|police|armed|security|naval|government) forces|army|navy|air force|police"
    r"|ministry of [\w ]+?) of (?:the )?(?P<name>.+)"
)
_CODE = re.compile(r"(?P<country>[A-Z]{3})(?P<role>GOV|MIL|COP|JUD|LEG|SPY)?(?:[A-Z]{3})*")
"""CAMEO: a country, then who of it; of the roles, those of a state's own bodies."""


class Names(NamedTuple):
    """How one side goes in tables.

    `names` are folded names of the side; `states` those of states among it, and `countries` their
    codes. `bodies`: what belongs to a state counts for it.
    """

    names: frozenset[str]
    states: frozenset[str]
    countries: frozenset[str]
    bodies: bool


def names_of(document: Document, side: Iterable[ActorId], *, bodies: bool) -> Names:
    """Return how the actors of one side go in tables."""
    actors = [document.actors[key] for key in side if key in document.actors]
    states = [actor for actor in actors if actor.kind is ActorKind.STATE]
    return Names(
        frozenset(name for actor in actors for name in _own_names(actor)),
        frozenset(name for actor in states for name in _own_names(actor)),
        frozenset(actor.country for actor in states if actor.country),
        bodies,
    )


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
    state, body, code = _STATE.fullmatch(short), _BODY.fullmatch(short), _CODE.fullmatch(text)
    if state is not None and state["name"] in names.states:
        return True
    if code is not None and code["country"] in names.countries:
        return text == code["country"] or (names.bodies and code["role"] is not None)
    return names.bodies and body is not None and body["name"] in names.states


def codes_called(texts: Sequence[str], names: Names) -> list[int]:
    """Return the places of the names in a table that stand for a side."""
    return [place for place, text in enumerate(texts) if is_called(text, names)]
