"""Which name of a text another one is, misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .cluster import Cluster
from .slips import is_misspelt

_MOST = 2
"""Letters that slips can add."""
_Slot = tuple[str, ...]
"""A name but for one word: the words before it, its first letter, the words after it."""


class Spellings:
    """The names of a text by all but one word, which may be a slip.

    So each name is compared with few, and a text of many names takes time by their number.
    """

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self._by_slot: dict[_Slot, list[tuple[str, Cluster]]] = {}
        for cluster in clusters:
            for words in dict.fromkeys(_told_by(cluster)):
                for slot, word in _slots(words):
                    self._by_slot.setdefault(slot, []).append((word, cluster))

    def meant_by(self, cluster: Cluster) -> Cluster | None:
        """Return the only name that another one can be a slip of, if it is told more often."""
        found = [
            other
            for slot, word in _slots(tuple(cluster.words))
            for right, other in self._by_slot.get(slot, ())
            if other is not cluster
            and abs(len(right) - len(word)) <= _MOST
            and len(other.mentions) >= len(cluster.mentions)
            and is_misspelt(word, right)
        ]
        only = list({id(other): other for other in found}.values())
        return only[0] if len(only) == 1 and not _is_mutual(cluster, only[0]) else None


def _told_by(cluster: Cluster) -> Iterator[tuple[str, ...]]:
    """Yield the words of the whole name, and the surname of a person."""
    yield tuple(cluster.words)
    if cluster.is_person and len(cluster.words) > 1:
        yield (cluster.words[-1],)


def _slots(words: tuple[str, ...]) -> Iterator[tuple[_Slot, str]]:
    """Yield each word of a name with the rest of it."""
    for number, word in enumerate(words):
        yield (*words[:number], f"{word[:1]}…", *words[number + 1 :]), word


def _is_mutual(one: Cluster, other: Cluster) -> bool:
    """Return whether neither is told more often, and the other comes later: it is the slip."""
    same = len(one.mentions) == len(other.mentions)
    return same and one.mentions[0] < other.mentions[0]
