"""Corrections as lines of the user's own word lists, so that the next reading knows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from idlib_gui.domain.document import Change, Patch
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    DateMention,
    DomainError,
    Event,
    Place,
    Quote,
)

from .lists import Lists, Row

_NAMED = ("names-bodies", "names-places", "names-cities", "names-peoples")
"""Lists of which the first column is a name."""
_BODY, _STATE = 5, 4
"""Columns of a line of the lists of bodies and of states."""


class Line(NamedTuple):
    """A line of a word list: the name of the list, and its columns."""

    list: str
    row: Row


class Rule(NamedTuple):
    """What a correction says of texts to come.

    Attributes:
        lines: The lines that say it.
        words: The words that it is about; a text without any of them is not changed by it.
        why: The correction, as the history tells it.
    """

    lines: tuple[Line, ...]
    words: tuple[str, ...]
    why: str


def rule_of(patch: Patch, lists: Lists) -> Rule | None:
    """Return what an edit says of texts to come, None if nothing.

    A rename or a merge of actors or places says what a name stands for, a deleted one that its
    name is none, and a date that was taken off an event or a quote that its words are no date.

    Raises:
        DomainError: If a name has signs that part the columns of a list.
    """
    found = tuple(dict.fromkeys(_lines(patch, lists)))
    words = tuple(dict.fromkeys(_words(patch)))
    for line in found:
        for column in line.row:
            _refuse_signs(column)
    return Rule(found, words, patch.label) if found else None


def _lines(patch: Patch, lists: Lists) -> Iterator[Line]:
    gone = [change.before for change in patch.changes.values() if change.after is None]
    changed = [change for change in patch.changes.values() if change.before and change.after]
    named = [line for change in changed for line in _known_as(change, gone, lists)]
    yield from named
    if not named and all(isinstance(one, Actor | Place | DateMention) for one in gone):
        for one in gone:
            yield from _no_name(one, lists)
    for change in changed:
        yield from _no_date(change)


def _known_as(change: Change, gone: Iterable[object], lists: Lists) -> Iterator[Line]:
    """Yield lines that say what the names of a record stand for, if they changed."""
    before, after = change.before, change.after
    if isinstance(before, Place) and isinstance(after, Place):
        merged = [one.name for one in gone if isinstance(one, Place)]
        if merged:
            others = _others(after.name, merged)
            place = _degrees(after.lat), _degrees(after.lon)
            yield from _away(others, lists)
            yield Line("names-places", (after.name, *place, "", others))
        yield from _renamed((before.name, *merged), after.name)
    elif isinstance(before, Actor) and isinstance(after, Actor):
        taken = [one.name for one in gone if isinstance(one, Actor)]
        more = [called for one in gone if isinstance(one, Actor) for called in _called(one)]
        new = set(after.aliases) - {*before.aliases, before.name}
        if more or new:
            yield from _actor(after, (*after.aliases, *more), lists)
        yield from _renamed((before.name, *taken), after.name)


def _renamed(names: Iterable[str], name: str) -> Iterator[Line]:
    yield from (Line("names-renamed", (other, name)) for other in names if other != name)


def _actor(actor: Actor, names: Iterable[str], lists: Lists) -> Iterator[Line]:
    if actor.kind is ActorKind.STATE and actor.country:
        yield _state(actor, names, lists)
        return
    known = next((row for row in lists.rows("names-bodies") if row[0] == actor.name), ())
    _, _, code, above, also = (*known, "", "", "", "", "")[:_BODY]
    others = _others(actor.name, (*names, *also.split("|")))
    yield from _away(others, lists)
    row = (actor.name, actor.kind.value, actor.country or code, above, others)
    yield Line("names-bodies", row)


def _called(actor: Actor) -> tuple[str, ...]:
    return actor.name, *actor.aliases


def _state(actor: Actor, names: Iterable[str], lists: Lists) -> Line:
    known = next((row for row in lists.rows("names-states") if row[0] == actor.country), ())
    _, name, seat, others = (*known, "", "", "", "")[:_STATE]
    every = (*(other for other in others.split("|") if other), *([name] if name else []), *names)
    spelt = _others(actor.name, (other for other in every if other != seat))
    return Line("names-states", (actor.country or "", actor.name, seat, spelt))


def _others(name: str, names: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(other for other in names if other and other != name))


def _away(names: str, lists: Lists) -> Iterator[Line]:
    """Yield lines that take names away from those whom the lists know by them."""
    wanted = set(filter(None, names.split("|")))
    for name in _NAMED if wanted else ():
        found = dict.fromkeys(row[0] for row in lists.rows(name) if row[0] in wanted)
        yield from (Line(name, (f"-{key}",)) for key in found)


def _no_name(record: object, lists: Lists) -> Iterator[Line]:
    """Yield lines that say that a name, or words that read like a date, are none."""
    if isinstance(record, DateMention):
        yield Line("dates-none", (" ".join(record.citation.exact.split()),))
    elif isinstance(record, Actor | Place):
        written = dict.fromkeys(cited.exact for cited in record.mentions)
        names = dict.fromkeys((record.name, *written))
        yield from _away("|".join(names), lists)
        yield from (Line("names-rejected", (" ".join(name.split()),)) for name in names)


def _no_date(change: Change) -> Iterator[Line]:
    before, after = change.before, change.after
    if not isinstance(before, Event | Quote) or not isinstance(after, Event | Quote):
        return
    had, has = before.when, after.when
    if had is not None and had.edtf and had.phrase and (has is None or has.edtf is None):
        yield Line("dates-none", (" ".join(had.phrase.exact.split()),))


def _words(patch: Patch) -> Iterator[str]:
    """Yield the words by which texts are known that a rule may change."""
    for change in patch.changes.values():
        for record in (change.before, change.after):
            match record:
                case Actor():
                    yield from (record.name, *record.aliases)
                    yield from (cited.exact for cited in record.mentions)
                case Place():
                    yield record.name
                    yield from (cited.exact for cited in record.mentions)
                case DateMention():
                    yield record.citation.exact
                case Event() | Quote():
                    if record.when is not None and record.when.phrase is not None:
                        yield record.when.phrase.exact
                case _:
                    pass


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _refuse_signs(column: str) -> None:
    if any(sign in column for sign in "\t\n\r") or column.startswith("#"):
        raise DomainError(
            f"“{column[:60]}” cannot be kept as a rule: it has a tab, a new line or a leading “#”."
        )
