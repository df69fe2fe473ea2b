"""Paragraphs and sentences of a text, numbered as people cite them: paragraph·sentence, from 1."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

_PARAGRAPH = re.compile(r"\S[^\n\r]*(?:(?:\r\n|\n|\r)(?![ \t]*(?:\r|\n|$))[^\n\r]*\S[^\n\r]*)*")
"""Lines that stand together: a blank line ends a paragraph."""
_STOP = re.compile(r"[.!?…]++[\"'”’»)\]]*+(?:(?=\s++[\"'“‘«(\[]*+([^\W_])))?")
"""A stop and closing marks; a sentence may end there where space and the start of a word follow."""
_INK = re.compile(r"\S")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Jr|Sr|vs|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec|Inc|Ltd|Corp|Co|approx|ca|cf|e\.g|i\.e|a\.m|p\.m)|(?<![^\W_])[^\W\d_](?:\.[^\W\d_])*)\.$"
)
_LONGER = 7
"""More letters than any abbreviation has: most words before a stop need not be looked at."""
_NUMBER = re.compile(r"\b(?:[Nn]os?|[Vv]ol|pp?|[Aa]rt|[Ff]ig)\.$")
"""What is short only before a number."""


class Sentence(NamedTuple):
    """A sentence by its span in the text (half open) and its numbers, both from 1."""

    start: int
    end: int
    paragraph: int
    number: int


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of `text` in order; every word of it lies in one."""
    found: list[Sentence] = []
    for number, match in enumerate(_PARAGRAPH.finditer(text), 1):
        start, last = match.span()
        for index, end in enumerate(_sentence_ends(text, start, last), 1):
            found.append(Sentence(start, end, number, index))
            following = _INK.search(text, end, last)
            start = following.start() if following else last
    return tuple(found)


def _sentence_ends(text: str, start: int, end: int) -> list[int]:
    """Return where each sentence of the paragraph `start`:`end` ends."""
    ends: list[int] = []
    for stop in _STOP.finditer(text, start, end):
        following = stop[1]
        if following is None or following.islower():
            continue
        if stop[0] != "." or not _is_short(text, start, stop.start(), following):
            ends.append(stop.end())
    return [*ends, start + len(text[start:end].rstrip())]


def _is_short(text: str, start: int, stop: int, following: str) -> bool:
    """Return whether the point at `stop` shortens a word, in the paragraph from `start` on."""
    last = text[stop - 1 : stop]
    if last.isdecimal() or not last.isalnum():
        return False
    if stop - _LONGER >= start and text[stop - _LONGER : stop].isalpha():
        return False
    word = text[max(start, stop - 12) : stop + 1]
    if _ABBREVIATION.search(word):
        return True
    return following.isdigit() and _NUMBER.search(word) is not None


def sentence_at(text: str, position: int) -> Sentence | None:
    """Return the sentence that holds `position`, or the last before it; None before the first."""
    outline = sentences(text)
    index = bisect_right(outline, position, key=lambda sentence: sentence.start) - 1
    return outline[index] if index >= 0 else None
