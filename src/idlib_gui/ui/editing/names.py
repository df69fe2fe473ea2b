"""Which actors, places and events can be picked in a form, and how they are called."""

from __future__ import annotations

from itertools import islice
from typing import Any

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.document import Document
from idlib_gui.domain.search import folded
from idlib_gui.ui.name_finder import Choice
from idlib_gui.ui.plain import one_line, shortened
from idlib_gui.ui.wording import say_when

from .chips import Create, NamesOf

_TITLE = 60
"""Characters of an event's title."""
_MOST = 50
"""Events that are listed at once."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("forms", text)


def actors(hint: str, create: Create | None = None, *, many: bool = True) -> NamesOf:
    """Return actors as names: those of most events first."""
    return NamesOf(hint, many, _actors, _name_of_actor, _tr("Create actor “{0}”"), create)


def places(hint: str, create: Create | None = None) -> NamesOf:
    """Return places as names."""
    return NamesOf(
        hint,
        choices=_places,
        called=_name_of_place,
        creates=_tr("Create place “{0}”"),
        create=create,
    )


def events(hint: str) -> NamesOf:
    """Return events as names, by their titles, in time order."""
    return NamesOf(hint, choices=lambda _document: (), called=_title_of, narrow=_events)


def _actors(document: Document) -> list[Choice]:
    busy = document.index.events_of
    found = sorted(document.actors.values(), key=lambda one: -len(busy.get(one.id, ())))
    return [Choice(one.id, one.name, (one.name, *one.aliases)) for one in found]


def _places(document: Document) -> list[Choice]:
    return [Choice(one.id, one.name, (one.name,)) for one in document.places.values()]


def _events(document: Document, typed: str) -> list[Choice]:
    """Return the first events in time order that have this in their titles."""
    sought = folded(typed)
    found = (document.events[key] for key in document.index.by_time)
    meant = islice((one for one in found if sought in folded(one.title)), _MOST)
    return [Choice(one.id, f"{one.title} · {say_when(one.when)}", (one.title,)) for one in meant]


def _name_of_actor(document: Document, key: str) -> str:
    return _name(document.actors.get(key), key)  # type: ignore[call-overload]


def _name_of_place(document: Document, key: str) -> str:
    return _name(document.places.get(key), key)  # type: ignore[call-overload]


def _title_of(document: Document, key: str) -> str:
    event = document.events.get(key)  # type: ignore[call-overload]
    return shortened(event.title, _TITLE) if event is not None else key


def _name(record: Any, key: str) -> str:
    return one_line(record.name) if record is not None else key
