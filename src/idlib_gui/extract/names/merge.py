"""Puts mentions together that are written differently and name the same.

Each rule yields pairs of clusters: the first, told in short or otherwise, is the second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from .cluster import Cluster, key_words, same_names
from .entries import Sort
from .found import Found
from .known_as import is_known_as
from .particles import PARTICLES
from .spelling import Spellings
from .words import PLACE, Words

_OPEN = (" (", " (“", ' ("', " (the ")
Pairs = Iterator[tuple[Cluster, Cluster]]
Rule = Callable[[list[Cluster]], Pairs]


def clusters_of(
    names: Sequence[Found],
    votes: Sequence[Counter[str]],
    titles: Sequence[str],
    text: str,
    words: Words,
) -> list[Cluster]:
    """Return the mentions of a text put together, in order of the first one.

    Args:
        names: The mentions.
        votes: What each tells of what it names.
        titles: How each is told from others of its name; nothing for most.
        text: The text.
        words: The word lists.
    """
    clusters = same_names(names, votes, titles, text)
    rules: tuple[Rule, ...] = (
        partial(_in_brackets, names=names, text=text),
        partial(_other_names, names=names, text=text),
        _by_initials,
        _left_out,
        _surnames,
        partial(_short_bodies, words=words),
        partial(_begun, words=words),
        _misspelt,
    )
    for rule in rules:
        clusters = _without(clusters, rule(clusters))
    kept = [cluster for cluster in clusters if not cluster.is_none]
    return sorted(kept, key=lambda cluster: cluster.mentions[0])


def _without(clusters: list[Cluster], pairs: Pairs) -> list[Cluster]:
    """Return clusters with the first of each pair put into the second."""
    into: dict[int, Cluster] = {}
    for short, full in list(pairs):
        while id(full) in into:
            full = into[id(full)]  # noqa: PLW2901 - to where it went
        if id(short) not in into and full is not short:
            full.take(short)
            into[id(short)] = full
    return [cluster for cluster in clusters if id(cluster) not in into]


def _index(
    clusters: Iterable[Cluster], keys: Callable[[Cluster], Iterable[str]]
) -> dict[str, list[Cluster]]:
    found: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        for key in keys(cluster):
            found.setdefault(key, []).append(cluster)
    return found


def _in_brackets(clusters: list[Cluster], names: Sequence[Found], text: str) -> Pairs:
    """Yield acronyms put in brackets behind a name: "Andean Workers Party (AWP)"."""
    owners = {number: cluster for cluster in clusters for number in cluster.mentions}
    for number in range(1, len(names)):
        before, found = names[number - 1], names[number]
        acronym, full = owners[number], owners[number - 1]
        between = text[before.span.end : found.span.start]
        if between in _OPEN and acronym.letters and acronym.entry is None and not full.is_person:
            first = acronym.letters[0].lower()
            if any(word[0] == first for word in full.words) and not full.letters:
                yield acronym, full


def _other_names(clusters: list[Cluster], names: Sequence[Found], text: str) -> Pairs:
    """Yield what somebody is also known as; what it would be by itself no longer counts."""
    owners = {number: cluster for cluster in clusters for number in cluster.mentions}
    for number in range(1, len(names)):
        before, found = names[number - 1], names[number]
        other, full = owners[number], owners[number - 1]
        between = text[before.span.end : found.span.start]
        free = other.entry is None and (other.mentions[0] == number or other.letters)
        if free and other is not full and is_known_as(between):
            other.votes.clear()
            yield other, full


def _by_initials(clusters: list[Cluster]) -> Pairs:
    """Yield acronyms of the initials of the only name that has these."""
    full = [c for c in clusters if c.is_body and len(c.words) > 1]
    named = _index(full, lambda cluster: sorted(cluster.initials()))
    for cluster in clusters:
        meant = named.get(cluster.letters.removesuffix("s"), ())
        if cluster.entry is None and cluster.letters and len(meant) == 1:
            yield cluster, meant[0]


def _left_out(clusters: list[Cluster]) -> Pairs:
    """Yield persons told without a middle name: "Juan Perez" of "Juan Carlos Perez"."""
    persons = [c for c in clusters if c.is_person and len(c.words) > 1]
    for same in _index(persons, lambda cluster: cluster.words[-1:]).values():
        for one in same:
            longer = [c for c in same if len(c.words) > len(one.words) and _is_within(one, c)]
            if len(longer) == 1:
                yield one, longer[0]


def _is_within(one: Cluster, other: Cluster) -> bool:
    rest = iter(other.words)
    return all(word in rest for word in one.words)


def _surnames(clusters: list[Cluster]) -> Pairs:
    """Yield surnames and given names of persons told in full: the last one told before."""
    full = [c for c in clusters if c.is_person and len(c.words) > 1]
    last = _index(full, lambda cluster: cluster.words[-1:])
    first = _index(full, lambda cluster: cluster.words[:1])
    for cluster in clusters:
        bare = cluster.words
        while len(bare) > 1 and bare[0] in PARTICLES:
            bare = bare[1:]
        if cluster.entry is None and len(bare) == 1:
            meant = last.get(bare[0]) or first.get(bare[0]) or []
            others = [one for one in meant if one is not cluster]
            if others:
                yield cluster, _nearest(cluster, others)


def _nearest(cluster: Cluster, others: Sequence[Cluster]) -> Cluster:
    """Return which of others was told last before the first mention of a cluster."""
    first = cluster.mentions[0]
    return max(others, key=lambda one: max((n for n in one.mentions if n < first), default=-1))


def _short_bodies(clusters: list[Cluster], words: Words) -> Pairs:
    """Yield bodies told without whose they are: "Defence Ministry", "the Court"."""
    known = [c for c in clusters if c.entry is not None and c.entry.sort is Sort.BODY]
    told = [c for c in clusters if c.is_body]
    full = [c for c in (*told, *known) if len(c.words) > 1 and not c.letters]
    ends = _index(full, lambda c: (" ".join(c.words[n:]) for n in range(1, len(c.words))))
    for cluster in clusters:
        meant = ends.get(" ".join(cluster.words), ())
        if not cluster.is_body or not meant:
            continue
        if len(cluster.words) > 1:
            if len(meant) == 1:
                yield cluster, meant[0]
        elif _is_head(cluster, words) or cluster.name in _owners_named(meant):
            unknown = [one for one in meant if one.entry is None]
            if unknown:
                yield cluster, _nearest(cluster, unknown)


def _owners_named(bodies: list[Cluster]) -> set[str]:
    """Return what follows "of" in the name of the only body: "Scientology" of its church."""
    return {body.name.rpartition(" of ")[2] for body in bodies} if len(bodies) == 1 else set()


def _begun(clusters: list[Cluster], words: Words) -> Pairs:
    """Yield bodies told by the first words of their name: "Comic Corps", "Apple"."""
    full = [c for c in clusters if c.is_body and len(c.words) > 1]
    starts = _index(full, lambda cluster: _beginnings(cluster, words))
    for cluster in clusters:
        meant = starts.get(" ".join(cluster.words), ())
        if cluster.is_body and meant and (len(meant) == 1 or _is_head(cluster, words)):
            yield cluster, _nearest(cluster, meant)


def _beginnings(cluster: Cluster, words: Words) -> Iterator[str]:
    """Yield the first words of a name before "of …" or before what sort of body it is."""
    named = cluster.name.split()
    for number in range(1, len(named)):
        rest = named[number:]
        if rest[0] in {"of", "for"} or (
            len(rest) == 1 and words.heads.get(rest[0], PLACE) != PLACE
        ):
            yield " ".join(key_words(" ".join(named[:number])))


def _is_head(cluster: Cluster, words: Words) -> bool:
    return words.heads.get(cluster.name, PLACE) != PLACE


def _misspelt(clusters: list[Cluster]) -> Pairs:
    """Yield names that are nowhere else, and are but a slip away from one that is."""
    spellings = Spellings(clusters)
    for cluster in clusters:
        if cluster.entry is None:
            meant = spellings.meant_by(cluster)
            if meant is not None:
                yield cluster, meant
