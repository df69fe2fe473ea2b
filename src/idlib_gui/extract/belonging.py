"""Which state those belong to whose own words do not tell it: by where and with whom they act."""

from __future__ import annotations

from collections.abc import Iterable

from idlib_gui.domain.records import ActorKind, EventType

from .findings import Named
from .lists import Lists
from .unnamed import countries_in, singulars

_OF_A_STATE = frozenset(
    {ActorKind.PERSON, ActorKind.GOVERNMENT_BODY, ActorKind.ARMED_GROUP, ActorKind.POPULATION}
)
_SENT = frozenset(
    {
        "peacekeeper",
        "inspector",
        "observer",
        "monitor",
        "mission",
        "envoy",
        "mediator",
        "delegation",
    }
    | {"ambassador", "diplomat", "adviser", "advisor", "neighbour", "neighbor", "ally"}
    | {"tourist", "foreigner", "refugee", "visitor", "correspondent"}
    | {"nation", "country", "state", "power", "side", "party", "coalition", "member", "republic"}
)
_ON_THE_SPOT = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.THREATEN, EventType.MOBILIZE}
)
"""What is done to the place where it is done."""
_OF_LOCALS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE})
"""What those of a place do there; to talk, sign and speak, people travel, save to who receives."""
_AT_HOME = frozenset({EventType.COERCE, EventType.CONCEDE, EventType.PROTEST})
"""What governments and their own people do to each other."""


def only_state(text: str, names: Iterable[Named], lists: Lists) -> str | None:
    """Return the code of the one state that a text names; None if it names more, or none."""
    codes = {named.country for named in names if named.country is not None}
    codes |= countries_in(text, lists)
    return next(iter(codes)) if len(codes) == 1 else None


def is_local(name: str, kind: ActorKind) -> bool:
    """Return whether an unnamed actor may be of the state where it acts; not those who are sent."""
    known = (noun for word in name.split() for noun in singulars(word))
    return kind in _OF_A_STATE and not any(noun in _SENT for noun in known)


def may_belong(name: str, kind: ActorKind) -> bool:
    """Return whether an unnamed actor may be of the one state that a text tells of.

    Not those with a name in theirs: "U.N. officials".
    """
    return is_local(name, kind) and not any(word[:1].isupper() for word in name.split())


def done_to(
    kind: EventType | None, agents: Iterable[str | None], places: Iterable[str | None]
) -> str | None:
    """Return the state that an act without a target is done to: that of the place, if one.

    Args:
        kind: Type of the event.
        agents: The states of its agents; what these do at home is done to nobody, save a protest.
        places: The states of its places.
    """
    codes = {code for code in places if code is not None}
    if kind not in _ON_THE_SPOT or len(codes) != 1:
        return None
    code = next(iter(codes))
    agents = list(agents)
    if kind is EventType.MOBILIZE and not all(agents):
        return None  # who sends troops may send them about at home
    return code if kind is EventType.PROTEST or code not in set(agents) else None


class Hints:
    """What events tell of the state of an actor: where they take place, and who else takes part."""

    def __init__(self) -> None:
        self._places: set[str] = set()
        self._visited: set[str] = set()
        self._others: set[str] = set()
        self._partners: set[str] = set()

    def add(
        self,
        kind: EventType | None,
        places: Iterable[str | None],
        others: Iterable[str | None],
        *,
        in_town: bool = False,
    ) -> None:
        """Note an event of a type, with the states of its places and of the other side.

        People travel to a town to sign and speak; a state is as often what they speak of.
        """
        codes = {code for code in places if code is not None}
        partners = {code for code in others if code is not None}
        is_host = kind is EventType.CONSULT and len(partners - codes) == 1
        is_venue = kind is EventType.CONSULT or (in_town and kind not in _OF_LOCALS)
        told = self._visited if is_venue and not is_host and codes != partners else self._places
        told |= codes
        self._partners |= partners
        if kind in _AT_HOME:
            self._others |= partners

    def country(self) -> str | None:
        """Return the state that the events tell of, if they agree; places go first."""
        for codes in (self._places, self._others):
            if codes:
                return next(iter(codes)) if len(codes) == 1 else None
        return None

    def is_visitor(self, code: str | None) -> bool:
        """Return whether all that an actor has to do with a state may be that it came there."""
        return code in self._visited - self._places - self._partners
