"""Puts the mentions of a text together that name the same: whole names, surnames, acronyms."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from .folds import key_of
from .found import Found
from .spelling import is_misspelt
from .words import Words

_SMALL = frozenset(("of", "the", "for", "and", "in", "on", "de", "la", "al", "to", "&"))


_PARTICLES = frozenset({"al", "el", "van", "de", "bin", "von"})
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_ACRONYM = range(2, 8)
_PARTS = 2


class Cluster:
    """The mentions that name the same, by their numbers."""

    def __init__(self, key: str, first: Found, name: str) -> None:
        self.key = key
        self.name = name
        self.entry = first.entry
        self.mentions: list[int] = []
        self.labels: dict[str, int] = {}

    @property
    def words(self) -> list[str]:
        """Return the words of the key."""
        return self.key.split()

    @property
    def is_person(self) -> bool:
        """Return whether the model mostly takes it for a person."""
        return self.entry is None and self.labels.get("PERSON", 0) * 2 > sum(self.labels.values())

    def add(self, number: int, found: Found) -> None:
        """Put a mention in."""
        self.mentions.append(number)
        label = "PERSON" if found.titled else found.label
        self.labels[label] = self.labels.get(label, 0) + 1


Rule = Callable[[Cluster, Cluster], bool]
"""Whether the first, shorter one is the second."""


def clusters_of(names: Sequence[Found], text: str, words: Words) -> list[Cluster]:
    """Return the clusters of the mentions, in order of the first one."""
    by_key: dict[str, Cluster] = {}
    for number, found in enumerate(names):
        written = text[found.span.start : found.span.end]
        key = _key(found, written)
        cluster = by_key.get(key)
        if cluster is None:
            cluster = by_key[key] = Cluster(key, found, written)
        cluster.add(number, found)
    merger = _Merger(list(by_key.values()), names, text, words)
    return merger.merged()


def _key(found: Found, written: str) -> str:
    if found.entry is not None:
        return f"= {found.entry.sort.name} {found.entry.name}"
    return " ".join(word for word in key_of(written).split() if word not in _SUFFIXES)


class _Merger:
    """Joins clusters that are the same by rules, the surest first."""

    def __init__(
        self, clusters: list[Cluster], names: Sequence[Found], text: str, words: Words
    ) -> None:
        self._clusters = clusters
        self._names = names
        self._text = text
        self._words = words
        self._into: dict[int, int] = {}

    def merged(self) -> list[Cluster]:
        """Return what is left when all that are the same are one."""
        for rule in (_same_person, _is_acronym, _is_short, _is_surname, self._is_misspelling):
            self._apply(rule)
        kept = [c for n, c in enumerate(self._clusters) if n not in self._into]
        for cluster in kept:
            cluster.mentions.sort()
        return sorted(kept, key=lambda cluster: cluster.mentions[0])

    def _apply(self, rule: Rule) -> None:
        live = [n for n in range(len(self._clusters)) if n not in self._into]
        for short in live:
            one = self._clusters[short]
            if one.entry is not None and rule is not _is_acronym:
                continue
            longer = [
                n
                for n in live
                if n != short and n not in self._into and rule(one, self._clusters[n])
            ]
            chosen = self._nearest(one, longer, must_be_one=rule is not _is_surname)
            if chosen is not None:
                self._join(short, chosen)

    def _nearest(self, one: Cluster, longer: Sequence[int], *, must_be_one: bool) -> int | None:
        """Return the only candidate, or the last one named before."""
        if len(longer) <= 1:
            return longer[0] if longer else None
        if must_be_one:
            return None
        first = one.mentions[0]
        before = [n for n in longer if self._clusters[n].mentions[0] < first]
        return max(
            before or longer,
            key=lambda n: max((m for m in self._clusters[n].mentions if m < first), default=-1),
        )

    def _join(self, short: int, longer: int) -> None:
        one, other = self._clusters[short], self._clusters[longer]
        other.mentions += one.mentions
        for label, count in one.labels.items():
            other.labels[label] = other.labels.get(label, 0) + count
        self._into[short] = longer

    def _is_misspelling(self, one: Cluster, other: Cluster) -> bool:
        if len(other.mentions) < len(one.mentions) or other.key.startswith("= "):
            return False
        mine, theirs = one.words, other.words
        if len(mine) == 1:
            if not (other.is_person or len(theirs) == 1):
                return False
            return is_misspelt(mine[0], theirs[-1])
        return (
            len(mine) == len(theirs)
            and sum(a != b for a, b in zip(mine, theirs, strict=True)) == 1
            and all(a == b or is_misspelt(a, b) for a, b in zip(mine, theirs, strict=True))
        )


def _same_person(one: Cluster, other: Cluster) -> bool:
    """Return whether one is the other with words left out: "Tayyip Erdogan"."""
    mine, theirs = one.words, other.words
    if other.entry is not None or not 1 < len(mine) < len(theirs) or mine[-1] != theirs[-1]:
        return False
    rest = iter(theirs)
    return all(word in rest for word in mine) and one.is_person and other.is_person


def _is_surname(one: Cluster, other: Cluster) -> bool:
    """Return whether one word, or "al-" and one word, is the surname or given name of a person."""
    mine, theirs = one.words, other.words
    if other.entry is not None or not other.is_person or len(theirs) <= len(mine):
        return False
    if len(mine) > 1 and not (
        len(mine) == _PARTS and mine[0] in ("al", "el", "van", "de", "bin", "von")
    ):
        return False
    return mine == theirs[-len(mine) :] or (len(mine) == 1 and mine[0] in (theirs[-1], theirs[0]))


def _is_short(one: Cluster, other: Cluster) -> bool:
    """Return whether a body is told without its owner: "Air Force", "Peruvian Air Force"."""
    mine, theirs = one.words, other.words
    if one.is_person or other.is_person or other.entry is not None or not mine:
        return False
    return len(mine) > 1 and len(mine) < len(theirs) and (theirs[-len(mine) :] == mine)


def _is_acronym(one: Cluster, other: Cluster) -> bool:
    """Return whether one has the initials of the other."""
    letters = one.name.replace(".", "")
    if not (letters.isupper() and len(letters) in _ACRONYM) or " " in letters:
        return False
    if other.entry is not None or " " not in other.name or one.entry is not None:
        return False
    named = [word for word in re.split(r"[\s-]+", other.name) if word]
    every = "".join(word[0] for word in named).upper()
    main = "".join(word[0] for word in named if word.lower() not in _SMALL).upper()
    return letters in (every, main)
