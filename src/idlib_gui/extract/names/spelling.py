"""Whether a word is another one misspelt."""

from __future__ import annotations

from rapidfuzz.distance import OSA

_SHORT = 5
_LONG = 8


def is_misspelt(word: str, right: str) -> bool:
    """Return whether two words differ by one slip, or by two if they are long."""
    length = min(len(word), len(right))
    if length < _SHORT or word[0] != right[0] or word == right:
        return False
    most = 1 if length < _LONG else 2
    return OSA.distance(word, right, score_cutoff=most) <= most
