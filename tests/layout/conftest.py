"""Documents, columns and plans to lay out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorId,
    ActorKind,
    Basis,
    Event,
    EventId,
    EventType,
    Place,
    PlaceId,
    Source,
    SourceId,
    Status,
    When,
)


def an_event(key: str, edtf: str | None = "2020-02-03", title: str = "", **fields: object) -> Event:
    """Return an event where only what the test names matters."""
    when = When(edtf, Basis.STATED) if edtf else None
    return Event(EventId(key), title or key, when=when, **fields)  # type: ignore[arg-type]


def an_actor(key: str, part_of: str | None = None, name: str = "") -> Actor:
    """Return an actor where only what the test names matters."""
    parent = ActorId(part_of) if part_of else None
    return Actor(ActorId(key), name or key.title(), ActorKind.STATE, part_of=parent)


@pytest.fixture
def make_event() -> Callable[..., Event]:
    return an_event


@pytest.fixture
def make_actor() -> Callable[..., Actor]:
    return an_actor


@pytest.fixture
def article() -> Document:
    """Return a small article: years, months, days, an undated claim, an open end."""
    turkey, russia, erdogan = ActorId("turkey"), ActorId("russia"), ActorId("erdogan")
    idlib = PlaceId("idlib")
    return document_of(
        [
            Source(SourceId("s"), "Idlib", "text", "0", published="2020-02-13~"),
            an_actor("turkey"),
            an_actor("russia"),
            an_actor("erdogan", "turkey"),
            an_actor("kurds"),
            Place(idlib, "Idlib"),
            an_event("war", "2011~/2020-02-13", agents=(russia,), type=EventType.ASSAULT),
            an_event("crimea", "2014-03", agents=(russia,), type=EventType.COERCE),
            an_event("astana", "2017", agents=(turkey, russia), type=EventType.SUPPORT),
            an_event("flight", "2019-12-01/..", targets=(ActorId("kurds"),)),
            an_event("truce", "2020-01", agents=(turkey, russia), type=EventType.CONCEDE),
            an_event("visit", "2020-02-03", agents=(erdogan,), places=(idlib,)),
            an_event("deal", "2020-02-03", agents=(erdogan, turkey), type=EventType.AID),
            an_event("talk", "[2020-02-03..2020-02-09]", agents=(erdogan,)),
            an_event("until", "../2018", status=Status.DISPUTED),
            an_event("reject", "2020-02-12", agents=(russia,), type=EventType.REJECT),
            an_event("promise", None, claimed_by=russia),
        ]
    )
