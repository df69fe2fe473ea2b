"""Whether a word is another one misspelt."""

from __future__ import annotations

from rapidfuzz.distance import OSA

_SHORT = 5
_LONG = 8


def is_misspelt(word: str, right: str, most: int = 2) -> bool:
    """Return whether two words differ by one slip, or by two if they are long.

    A slip is a letter left out, put in or replaced, or two letters that changed places. A word
    that goes on where the other ends is none: it may be made of it ("Iran", "Irani").

    Args:
        word: A word in small letters.
        right: Another one.
        most: How many slips there may be in a long word.
    """
    length = min(len(word), len(right))
    if length < _SHORT or word[0] != right[0] or word[:length] == right[:length]:
        return False
    limit = 1 if length < _LONG else most
    return OSA.distance(word, right, score_cutoff=limit) <= limit
