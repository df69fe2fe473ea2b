"""Names of actors, taken apart to be compared: words, titles, acronyms, given names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from .records import Actor, ActorKind
from .search import folded

_PART = re.compile(r"[^\W_]+")
_WITHIN = re.compile(r"(?<=\w)['`.](?=\w)|(?<=\w)\.")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SMALL = _words(
    "a al an and at da das de del der des di do dos du e el et for ibn in la le los of on the "
    "to und van von y"
)
"""Words in names that tell nothing."""
_TITLES = _words(
    "president vice prime minister premier chancellor king queen prince princess emir sultan "
    "sheikh sheik pope ambassador envoy senator congressman congresswoman representative "
    "governor mayor secretary state foreign defense defence interior finance spokesman "
    "spokeswoman spokesperson general gen colonel col lieutenant lt major maj captain capt "
    "sergeant sgt commander admiral marshal mr mrs ms dr prof professor sir lord lady former "
    "deputy acting chief director chairman chairwoman leader ayatollah imam mullah bishop judge"
)
"""Words that stand before the names of people."""
_KINDS = _words(
    "group party movement organisation organization agency newspaper daily magazine channel "
    "network website company corporation corp inc ltd llc plc front faction militia militants "
    "fighters rebels brigade brigades republic kingdom state government"
)
"""Words for what a body, a group or a state is."""
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,6}")


class Name(NamedTuple):
    """One name of an actor.

    Attributes:
        text: As it is written.
        words: Its words as they are compared, without small ones.
        core: Those that are no title, and no word for what it is.
        acronym: Its letters, if it is one.
        initials: What acronyms it may have.
    """

    text: str
    words: tuple[str, ...]
    core: tuple[str, ...]
    acronym: str
    initials: frozenset[str]

    @property
    def given(self) -> tuple[str, ...]:
        """Return what stands before the surname."""
        return self.core[:-1]


def names_of(actor: Actor) -> list[Name]:
    """Return the names of an actor, without words that anybody may be called by: "opposition"."""
    proper = (alias for alias in actor.aliases if not alias[:1].islower())
    found = (_name(text, actor.kind is ActorKind.PERSON) for text in (actor.name, *proper))
    return list({name.words: name for name in reversed(list(found)) if name.words}.values())[::-1]


@lru_cache(maxsize=65_536)
def _name(text: str, person: bool) -> Name:  # noqa: FBT001 - a key of the cache
    parts = _PART.findall(_WITHIN.sub("", folded(text)))
    words = tuple(part for part in parts if part not in _SMALL)
    extra = _TITLES if person else _KINDS
    core = tuple(word for word in words if word not in extra) or words
    letters = text.replace(".", "").strip()
    acronym = letters.casefold() if _ACRONYM.fullmatch(letters) and not person else ""
    initials = {"".join(word[0] for word in some) for some in (parts, words) if len(some) > 1}
    return Name(text, words, core, acronym, frozenset(initials))


def one_edit_apart(one: str, other: str) -> bool:
    """Return whether a letter more, less, other, or swapped with its neighbour makes one the other.

    Equal texts are not; nor does a figure count as a letter.
    """
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    begin = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    at = min(len(one), len(other)) if begin is None else begin
    rest, rest_other = one[at:], other[at:]
    touched = rest[:1] + rest_other[:1]
    if any(letter.isdigit() for letter in touched):
        return False
    swapped = rest[1::-1] + rest[2:]
    return rest_other in {rest[1:], swapped} or rest_other[1:] in {rest, rest[1:]}


def shortenings(text: str) -> Iterator[str]:
    """Yield a text, and what it becomes without one of its letters.

    Two texts that are one edit apart have one of these in common.
    """
    yield text
    for place in range(len(text)):
        yield text[:place] + text[place + 1 :]


def given_fit(one: Name, other: Name) -> bool:
    """Return whether the given names of two people may be those of one.

    They do if a word is the same, is an initial of the other, or is the same but for a doubled or
    swapped letter: Maria is not Mario.
    """
    return any(_word_fits(a, b) for a in one.given for b in other.given)


def _word_fits(one: str, other: str) -> bool:
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    plain, plain_other = _squeezed(one), _squeezed(other)
    return plain == plain_other or (
        sorted(plain) == sorted(plain_other) and one_edit_apart(plain, plain_other)
    )


def _squeezed(word: str) -> str:
    """Return a word with doubled letters single."""
    return word[:1] + "".join(b for a, b in pairwise(word) if a != b)
