"""The mentions of one and the same, as far as it is known that they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from idlib_gui.domain.records import ActorKind

from .folds import key_of
from .found import Found
from .kinds import kind_of
from .words import NONE

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SMALL = frozenset(
    {"of", "the", "for", "and", "in", "on", "de", "la", "al", "to", "&", "wal", "wa"}
)
_POSSESSIVE = re.compile(r"(?<=\w)['’]s(?= )")
_ACRONYM = re.compile(r"(?:[A-Z][a-z]?\.?){2,7}s?")


class Cluster:
    """Mentions that name the same, by their numbers.

    Attributes:
        name: How it is first written.
        words: The words of that, in small letters without accents.
        entry: What is known by this name, if anything is.
        mentions: The numbers of the mentions.
        votes: What the mentions tell of what it is.
        title: The name with whose it is, if the text tells that apart: "Peru's Foreign Ministry".
    """

    def __init__(self, first: Found, name: str) -> None:
        self.name = name
        self.words = key_words(name)
        self.entry = first.entry
        self.mentions: list[int] = []
        self.votes: Counter[str] = Counter()
        self.title = ""
        self._kinds: list[ActorKind | None] = []

    @property
    def kind(self) -> ActorKind | None:
        """Return what kind of actor it is, None if it is a place only."""
        if not self._kinds:
            self._kinds = [self.entry.kind if self.entry is not None else kind_of(self.votes)]
        return self._kinds[0]

    @property
    def is_none(self) -> bool:
        """Return whether it is rather no actor and no place: a ship, a film."""
        return self.entry is None and self.votes[NONE] * 2 > self.votes.total()

    @property
    def is_person(self) -> bool:
        """Return whether it is a person."""
        return self.kind is ActorKind.PERSON

    @property
    def is_body(self) -> bool:
        """Return whether it may be a body: neither known nor a person."""
        return self.entry is None and not self.is_person

    @property
    def letters(self) -> str:
        """Return the letters of an acronym; nothing for another name."""
        bare = self.name.replace(".", "")
        return bare if _ACRONYM.fullmatch(self.name) and sum(map(str.isupper, bare)) > 1 else ""

    def initials(self) -> set[str]:
        """Return what acronyms of the name can be."""
        return initials_of(self.name)

    def add(self, number: int, votes: Counter[str]) -> None:
        """Put a mention in, with what it tells."""
        self.mentions.append(number)
        self.votes.update(votes)
        self._kinds = []

    def take(self, other: Cluster) -> None:
        """Put all the mentions of another in."""
        self.mentions = sorted([*self.mentions, *other.mentions])
        self.votes.update(other.votes)
        self._kinds = []


def initials_of(name: str) -> set[str]:
    """Return what acronyms of a name can be: of all its words, or of the main ones."""
    named = [word for word in re.split(r"[\s/-]+", name) if word[:1].isalnum()]
    every = "".join(word[0] for word in named).upper()
    main = "".join(word[0] for word in named if word.lower() not in _SMALL).upper()
    return {every, main}


def key_words(name: str) -> list[str]:
    """Return the words of a name as they are compared: "People's Party" is "People Party"."""
    words = key_of(_POSSESSIVE.sub("", name)).split()
    return [word for word in words if word.rstrip(".") not in _SUFFIXES]


def same_names(
    names: Sequence[Found], votes: Sequence[Counter[str]], titles: Sequence[str], text: str
) -> list[Cluster]:
    """Return the mentions put together that are written the same, or are known to be the same."""
    clusters: dict[str, Cluster] = {}
    for number, found in enumerate(names):
        written = titles[number] or text[found.span.start : found.span.end]
        entry = found.entry
        key = " ".join(key_words(written)) if entry is None else f"= {entry.sort} {entry.name}"
        if key not in clusters:
            clusters[key] = Cluster(found, written)
        clusters[key].title = clusters[key].title or titles[number]
        clusters[key].add(number, votes[number])
    return list(clusters.values())
