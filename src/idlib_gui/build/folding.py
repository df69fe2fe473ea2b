"""Names as they are compared between articles: spelling apart, and how much they tell."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from idlib_gui.domain.records import Actor, ActorKind
from idlib_gui.extract.lists import Lists

_ACCENTS = re.compile("[\u0300-\u036f\u064b-\u0655]")
_WITHIN = re.compile("['’‘ʼ\u02bb`.]")
"""What falls out of a name: Hay’at and Hayat, U.S. and US."""
_PART = re.compile(r"[^\W_]+")
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"})
_PARTICLES = frozenset(
    {
        "a",
        "al",
        "an",
        "and",
        "as",
        "at",
        "bin",
        "by",
        "da",
        "das",
        "de",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "e",
        "el",
        "en",
        "et",
        "for",
        "ibn",
        "in",
        "la",
        "las",
        "le",
        "les",
        "los",
        "of",
        "on",
        "or",
        "the",
        "to",
        "und",
        "van",
        "von",
        "with",
        "y",
    }
)
"""Small words that stand in names without being one."""
_MANY = {ActorKind.POPULATION, ActorKind.ARMED_GROUP}
_SENTENCE_END = re.compile(r"(?:^|[.!?:…\n\r])[\s\"'“”‘’«»()\[\]]*$")


def folded(name: str) -> str:
    """Return a name without case, accents, points and hyphens; empty if nothing is left."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", name.casefold()))
    parts = _PART.findall(_WITHIN.sub("", plain.translate(_PLAIN)))
    return " ".join(parts[1:] if parts[:1] == ["the"] else parts)


def core(fold: str) -> tuple[str, ...]:
    """Return the words of a folded name that tell something."""
    return tuple(word for word in fold.split() if word not in _PARTICLES)


def is_several(fold: str) -> bool:
    """Return whether a folded name puts several people together."""
    return " and " in f" {fold} "


def is_generic(fold: str, lists: Lists) -> bool:
    """Return whether a folded name is that of an office in any country."""
    return all(word in _office_words(lists) for word in core(fold))


@cache
def _office_words(lists: Lists) -> frozenset[str]:
    return frozenset(row[0] for row in lists.rows("office_words"))


def looks_like_name(words: str) -> bool:
    """Return whether words are written as a name: each with a capital, but for small ones.

    Scripts that know no capitals always pass.
    """
    parts = _PART.findall(words)
    big = [part for part in parts if part.casefold() not in _PARTICLES]
    return bool(big) and not any(part[0].islower() and part.islower() for part in big)


def is_named(actor: Actor) -> bool:
    """Return whether an actor has a name of its own, unlike “rebels” or “a senior official”.

    A single word for many people that is only ever seen at the start of sentences may be any word.
    """
    if not looks_like_name(actor.name):
        return False
    if actor.kind not in _MANY or len(_PART.findall(actor.name)) > 1:
        return True
    seen = [mention for mention in actor.mentions if mention.exact == actor.name]
    return not seen or any(not _SENTENCE_END.search(mention.prefix) for mention in seen)
