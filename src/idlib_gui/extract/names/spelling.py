"""Which name of a text another one is, misspelt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .cluster import Cluster
from .slips import is_misspelt

_MOST = 2
"""Letters that slips can add."""


class Spellings:
    """The names of a text by the first letters of what they may be told by."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self._by_letter: dict[str, list[tuple[str, Cluster]]] = {}
        for cluster in clusters:
            for word in dict.fromkeys(_told_by(cluster)):
                self._by_letter.setdefault(word[0], []).append((word, cluster))

    def meant_by(self, cluster: Cluster) -> Cluster | None:
        """Return the only name that another one can be a slip of, if it is told more often."""
        word = " ".join(cluster.words)
        if not word:
            return None
        found = [
            other
            for right, other in self._by_letter.get(word[0], ())
            if other is not cluster
            and abs(len(right) - len(word)) <= _MOST
            and len(other.mentions) >= len(cluster.mentions)
            and _are_alike(word, right)
        ]
        only = list({id(other): other for other in found}.values())
        return only[0] if len(only) == 1 and not _is_mutual(cluster, only[0]) else None


def _told_by(cluster: Cluster) -> Iterable[str]:
    """Yield the whole name, and the surname of a person."""
    yield " ".join(cluster.words) or "?"
    if cluster.is_person and len(cluster.words) > 1:
        yield cluster.words[-1]


def _are_alike(name: str, right: str) -> bool:
    """Return whether one word of a name is a slip, and the others are the same."""
    mine, theirs = name.split(), right.split()
    if len(mine) != len(theirs):
        return False
    unlike = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return len(unlike) == 1 and is_misspelt(*unlike[0])


def _is_mutual(one: Cluster, other: Cluster) -> bool:
    """Return whether neither is told more often, and the other comes later: it is the slip."""
    same = len(one.mentions) == len(other.mentions)
    return same and one.mentions[0] < other.mentions[0]
