"""Paragraphs and sentences of a text, numbered as people cite them: paragraph·sentence, from 1."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from threading import Lock
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


class Outline:
    """The sentences of a text, found as far as they are asked for; several threads may ask."""

    def __init__(self, text: str) -> None:
        self._found: list[Sentence] = []
        self._rest = _paragraphs(text)
        self._turn = Lock()

    def until(self, offset: int) -> Sequence[Sentence]:
        """Return the first sentences: all up to one behind `offset`, or to the last."""
        found = self._found
        while not found or found[-1].start <= offset:
            with self._turn:
                paragraph = next(self._rest, None)
                if paragraph is None:
                    break
                found += paragraph
        return found


@lru_cache(maxsize=64)
def outline(text: str) -> Outline:
    """Return the sentences of a text, which are found when they are asked for."""
    return Outline(text)


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of `text` in order; every word of it lies in one."""
    return tuple(outline(text).until(len(text)))


def paragraphs(text: str) -> int:
    """Return how many paragraphs a text has."""
    return sum(1 for _ in _PARAGRAPH.finditer(text))


def _paragraphs(text: str) -> Iterator[list[Sentence]]:
    """Yield the sentences of each paragraph."""
    for number, match in enumerate(_PARAGRAPH.finditer(text), 1):
        found: list[Sentence] = []
        start, last = match.span()
        for index, end in enumerate(_sentence_ends(text, start, last), 1):
            found.append(Sentence(start, end, number, index))
            following = _INK.search(text, end, last)
            start = following.start() if following else last
        yield found


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
    found = outline(text).until(position)
    index = bisect_right(found, position, key=lambda sentence: sentence.start) - 1
    return found[index] if index >= 0 else None
