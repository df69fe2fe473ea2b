"""What is typed into the table of events, read: each cell sets some fields of an event."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from .date_words import read_date
from .document import Document
from .records import Actor, DomainError, EventType, Kind, Place, Status
from .search import folded

SEPARATOR = "; "
"""Between the names of a cell that holds several."""
_CLAIM = re.compile(r"claimed by (?P<name>[^:]+?)\s*(?::\s*(?P<rest>.*))?", re.IGNORECASE)
_UNDATED = {"", "undated", "unknown"}


class Field(StrEnum):
    """What of an event stands in a cell that can be typed into; the value names the field."""

    WHEN = "when"
    TITLE = "title"
    AGENTS = "agents"
    TARGETS = "targets"
    TYPE = "type"
    PLACES = "places"
    STATUS = "status"


class Unknown(NamedTuple):
    """A name that no actor or place goes by."""

    kind: Kind
    name: str


class UnknownNamesError(DomainError):
    """A cell names somebody or somewhere that the document does not have; they can be created."""

    def __init__(self, names: Iterable[Unknown]) -> None:
        self.names = tuple(dict.fromkeys(names))
        kind = self.names[0].kind
        called = ", ".join(f"“{unknown.name}”" for unknown in self.names)
        super().__init__(f"No {kind} is called {called}.")


Values = Mapping[str, Any]
"""Fields of an event by name; `when` is the EDTF only, None where there is no date."""


def read_cell(document: Document, field: Field, text: str) -> Values:
    """Return the fields of an event that the text of a cell sets.

    Raises:
        UnknownNamesError: If only names are wrong that nobody goes by.
        DomainError: If it cannot be read; the sentence says what to write.
    """
    return _READERS[field](document, " ".join(text.split()))


def _when(_document: Document, text: str) -> Values:
    return {"when": None if text.casefold() in _UNDATED else read_date(text).text}


def _title(_document: Document, text: str) -> Values:
    if not text:
        raise DomainError("An event needs a title: write a few words.")
    return {"title": text}


def _agents(document: Document, text: str) -> Values:
    """Read who acted; “claimed by NAME:” before them says whose claim it is, too."""
    claim = _CLAIM.fullmatch(text)
    if claim is None:
        return {"agents": _called(document, Kind.ACTOR, text)}
    claimants = _called(document, Kind.ACTOR, claim["name"])
    if len(claimants) != 1:
        raise DomainError("One actor claims an event: name just one after “claimed by”.")
    agents = _called(document, Kind.ACTOR, claim["rest"] or "")
    return {"agents": agents, "claimed_by": claimants[0]}


def _targets(document: Document, text: str) -> Values:
    return {"targets": _called(document, Kind.ACTOR, text)}


def _places(document: Document, text: str) -> Values:
    return {"places": _called(document, Kind.PLACE, text)}


def _type(_document: Document, text: str) -> Values:
    if not text:
        return {"type": None}
    return {"type": _one_of(EventType, text, "type of event")}


def _status(_document: Document, text: str) -> Values:
    return {"status": _one_of(Status, text, "status")}


_READERS: Mapping[Field, Callable[[Document, str], Values]] = {
    Field.WHEN: _when,
    Field.TITLE: _title,
    Field.AGENTS: _agents,
    Field.TARGETS: _targets,
    Field.TYPE: _type,
    Field.PLACES: _places,
    Field.STATUS: _status,
}


def _one_of(values: type[StrEnum], text: str, what: str) -> StrEnum:
    found = next((value for value in values if value.casefold() == text.casefold()), None)
    if found is None:
        raise DomainError(f"“{text}” is no {what}: write one of {', '.join(values)}.")
    return found


def _called(document: Document, kind: Kind, text: str) -> tuple[str, ...]:
    """Return the ids of the records that are named, each once, in that order.

    Names are parted by “;”. One that is known as a whole may hold commas; else they part too.
    """
    known = document.derived(_actors_by_name if kind is Kind.ACTOR else _places_by_name)
    found: list[str] = []
    unknown: list[Unknown] = []
    for name in _names(known, text):
        ids = known.get(folded(name), ())
        if len(ids) > 1:
            raise DomainError(f"“{name}” is what {len(ids)} {kind}s are called: name it otherwise.")
        if ids:
            found.append(ids[0])
        else:
            unknown.append(Unknown(kind, name))
    if unknown:
        raise UnknownNamesError(unknown)
    return tuple(dict.fromkeys(found))


_ByName = Mapping[str, tuple[str, ...]]


def _names(known: _ByName, text: str) -> list[str]:
    names: list[str] = []
    for part in filter(None, map(str.strip, text.split(";"))):
        pieces = [piece for piece in map(str.strip, part.split(",")) if piece]
        apart = folded(part) not in known and all(folded(piece) in known for piece in pieces)
        names += pieces if apart else [part]
    return names


def _actors_by_name(document: Document) -> _ByName:
    return _by_name(document.actors.values())


def _places_by_name(document: Document) -> _ByName:
    return _by_name(document.places.values())


def _by_name(records: Iterable[Actor | Place]) -> _ByName:
    """Return ids by folded name; a name of its own is found sooner than another's alias."""
    own: dict[str, tuple[str, ...]] = {}
    others: dict[str, tuple[str, ...]] = {}
    for record in records:
        own[folded(record.name)] = (*own.get(folded(record.name), ()), record.id)
        for alias in {folded(alias) for alias in getattr(record, "aliases", ())}:
            others[alias] = (*others.get(alias, ()), record.id)
    return others | own
