"""Actors without a name: groups told by a noun ("Syrian rebels"), states told by an adjective."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from idlib_gui.domain.records import ActorKind

from .lists import Lists

_LEADING = re.compile(
    r"(?:(?:the|a|an|this|that|these|those|his|her|its|their|our|my|some|several|many|most|more|few"
    r"|other|all|both|no|any|at least|about|around|nearly|almost|hundreds|thousands|dozens|of|up|to"
    r"|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|hundred|thousand|million)"
    r"\s+)+",
    re.IGNORECASE,
)
_KINDS = frozenset(ActorKind)
_WORD = re.compile(r"[^\W\d_]+(?:[.’'-][^\W\d_]+)*\.?")
_BEHIND = re.compile(r"\s(?:of|in|into|from|for|to|with|who|that|on|at)\s|,")
"""Where what follows a head noun begins."""
_PLURALS = (("ies", "y"), ("men", "man"), ("people", "people"), ("es", "e"), ("es", ""), ("s", ""))
_PLURAL_MADE = {"policemen": "policeman", "children": "child"}


_OFFICE = re.compile(r"\b(?P<office>[a-zA-Z-]+) (?P<join>of|for|to|in|from|at) (?:the )?[A-Z]")
_OWNING = frozenset(("of", "for", "from", "at"))


class Unnamed(NamedTuple):
    """What a noun phrase tells of an actor; `state` says that it is the state itself."""

    name: str
    kind: ActorKind
    country: str | None = None
    state: bool = False


@cache
def agent_nouns(lists: Lists) -> dict[str, ActorKind]:
    """Return the nouns for those who act, with what kind of actor each tells."""
    rows = reversed(lists.rows("event-agents"))
    return {row[0]: ActorKind(row[1]) for row in rows if len(row) > 1 and row[1] in _KINDS}


@cache
def _states(lists: Lists) -> dict[str, tuple[str, str]]:
    rows = lists.rows("event-nationalities")
    return {row[0]: (row[1], row[2]) for row in rows if len(row) > 2}  # noqa: PLR2004


class Office(NamedTuple):
    """An office before a name: how far it goes, and whether the name tells whose it is."""

    end: int
    owned: bool


@cache
def _offices(lists: Lists) -> frozenset[str]:
    return frozenset(row[0] for row in lists.rows("quote-roles"))


def office_in(phrase: str, lists: Lists) -> Office | None:
    """Return the office in a phrase that names somebody else too: envoy of Mali, envoy to Mali."""
    match = _OFFICE.search(phrase)
    if match is None or match["office"].lower() not in _offices(lists):
        return None
    return Office(match.end("office"), match["join"] in _OWNING)


def state_name(code: str, lists: Lists) -> str | None:
    """Return the name of the state with a code; None for a code that the lists have not."""
    return next((name for known, name in _states(lists).values() if known == code), None)


def describe(phrase: str, lists: Lists) -> Unnamed:
    """Return the actor that a noun phrase tells of; a bare adjective is the state."""
    words = " ".join(phrase.split())
    if words in _states(lists):
        code, state = _states(lists)[words]
        return Unnamed(state, ActorKind.STATE, code, state=True)
    name = _lowered(without_leading(words), lists)
    return Unnamed(name, _kind(name, lists), country_in(name, lists))


def without_leading(words: str) -> str:
    """Return a phrase without its articles, pronouns and numbers."""
    leading = _LEADING.match(words)
    return words[leading.end() :] if leading else words


def head_of(name: str) -> str:
    """Return the head noun of a phrase, in small letters; nothing if it has no word."""
    words = _WORD.findall(_BEHIND.split(name.lower(), maxsplit=1)[0])
    return words[-1] if words else ""


def _lowered(name: str, lists: Lists) -> str:
    """Return a name without the capital that a noun has but at the start of a sentence."""
    first = name.split(" ", 1)[0].lower()
    common = country_in(name.split(" ", 1)[0], lists) is None and any(
        noun in agent_nouns(lists) for noun in singulars(first)
    )
    return first + name[len(first) :] if common else name


def country_in(phrase: str, lists: Lists) -> str | None:
    """Return the code of the state that an adjective of a phrase tells of; the last one counts."""
    return next(reversed([*_told_in(phrase, lists)]), None)


def countries_in(text: str, lists: Lists) -> set[str]:
    """Return the codes of all states that adjectives of a text tell of, also "Turkish-backed"."""
    return set(_told_in(text.replace("-", " "), lists))


def _told_in(text: str, lists: Lists) -> Iterator[str]:
    states = _states(lists)
    words = _WORD.findall(text)
    for first, second in zip(words, [*words[1:], ""], strict=False):
        if first[0].isupper():
            state = states.get(f"{first} {second}") or states.get(first)
            if state is not None:
                yield state[0]


def _kind(name: str, lists: Lists) -> ActorKind:
    """Return the kind that the head noun of a phrase tells."""
    agents = agent_nouns(lists)
    before = _BEHIND.split(name.lower(), maxsplit=1)[0]
    for word in reversed(_WORD.findall(before)):
        for noun in singulars(word):
            if noun in agents:
                return agents[noun]
    return ActorKind.POPULATION


def singulars(word: str) -> tuple[str, ...]:
    """Return what a plural may be the plural of, itself first."""
    made = _PLURAL_MADE.get(word)
    forms = [word] if made is None else [word, made]
    forms += [word[: -len(end)] + one for end, one in _PLURALS if word.endswith(end)]
    return tuple(forms)


def key_of(name: str) -> str:
    """Return what two phrases for the same unnamed actor share: rebels, rebel, Rebels."""
    words = name.casefold().split()
    return " ".join([*words[:-1], singulars(words[-1])[-1]]) if words else ""
