"""Paragraphs and sentences of a text, numbered as people cite them: paragraph·sentence, from 1."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

_PARAGRAPH = re.compile(r"\S[^\n\r]*(?:(?:\r\n|\n|\r)(?![ \t]*(?:\r|\n|$))[^\n\r]*\S[^\n\r]*)*")
"""Lines that stand together: a blank line ends a paragraph."""
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*([^\W_]))")
"""Where a sentence may end: a stop, closing marks, then space and the start of a word."""
_INK = re.compile(r"\S")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Jr|Sr|vs|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec|Inc|Ltd|Corp|Co|approx|ca|cf|e\.g|i\.e|a\.m|p\.m)|(?<![^\W_])[^\W\d_](?:\.[^\W\d_])*)\.$"
)
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
        start = match.start()
        index = 1
        for end in _sentence_ends(text, match.start(), match.end()):
            found.append(Sentence(start, end, number, index))
            index += 1
            following = _INK.search(text, end, match.end())
            start = following.start() if following else match.end()
    return tuple(found)


def _sentence_ends(text: str, start: int, end: int) -> list[int]:
    """Return where each sentence of the paragraph `start`:`end` ends."""
    ends: list[int] = []
    for stop in _END.finditer(text, start, end):
        following = stop[1]
        word = text[max(start, stop.start() - 12) : stop.start() + 1]
        shortened = _ABBREVIATION.search(word) or (following.isdigit() and _NUMBER.search(word))
        if not following.islower() and not (stop[0] == "." and shortened):
            ends.append(stop.end())
    return [*ends, start + len(text[start:end].rstrip())]


def sentence_at(text: str, position: int) -> Sentence | None:
    """Return the sentence that holds `position`, or the last before it; None before the first."""
    outline = sentences(text)
    index = bisect_right(outline, position, key=lambda sentence: sentence.start) - 1
    return outline[index] if index >= 0 else None
