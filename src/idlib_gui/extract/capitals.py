"""Names told by their capitals alone: a rule for any document, which needs no language model.

It finds what a reader would take for a name at a glance, so that nothing is overlooked; it does
not say what sort of name it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from idlib_gui.domain.outline import sentences

from .findings import Span
from .lists import Lists

_WORD = re.compile(r"[^\W\d_](?:[\w’'\-]*\w)?")
_GENITIVE = re.compile(r"['’]s?$")
_PREFIXED = re.compile(r"[^\W\d_]{1,3}[-’'](?=[^\W\d_])")
"""The lower-case head of a name: al-Sham, d’Estaing."""
_JOINT = re.compile(r" |(?<=\b[^\W\d_])\. ?| (?:of(?: the)?|de|del|der|di|du|la|van|von|bin|ibn) ")
"""What may stand between two words of a name."""
_OPENER = re.compile(r"[\"“„«‘'(\[:–—•*]\s*$")
"""Behind these a word has a capital for its place, not for being a name."""
_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?;:…][\"”’»)\]]*\s*$")
"""What a heading does not end in."""
_LONG = 4
"""Letters of a word that has a capital in a heading; the shorter ones often have none."""


class _Word(NamedTuple):
    """A word of the text; `first`: its capital may be due to its place."""

    start: int
    end: int
    text: str
    first: bool
    heading: bool

    @property
    def capital(self) -> bool:
        prefixed = _PREFIXED.match(self.text)
        return self.text[prefixed.end() if prefixed else 0].isupper()


def capitalised_names(text: str, lists: Lists) -> tuple[Span, ...]:
    """Return the runs of words of a normalised text that are names by their capitals, in order.

    A word at the start of a sentence or quotation, or in a heading, counts if it has its capital
    elsewhere too and is nowhere written small; at the start of a sentence also if another word of
    the name follows. Words of the list `no-names` never count by themselves, nor do adjectives of
    nations and peoples before what is theirs.
    """
    words = list(_words(text))
    plain = {word.text for word in words if word.text.islower()}
    known = {word.text for word in words if word.capital and not (word.first or word.heading)}
    ignored = _no_names(lists)
    found: list[Span] = []
    for word, after in zip_longest(words, words[1:]):
        if not _is_name(word, ignored) or not (
            not (word.first or word.heading)
            or (word.text in known and word.text.lower() not in plain)
            or (_goes_on(text, word, after, ignored) and word.text.lower() not in plain)
        ):
            continue
        if found and _JOINT.fullmatch(text, found[-1].end, word.start):
            found[-1] = Span(found[-1].start, word.end)
        else:
            found.append(Span(word.start, word.end))
    adjectives = _adjectives(lists)
    return tuple(
        span
        for span in found
        if span.end - span.start > 1 and not _tells_whose(text, span, adjectives)
    )


def _is_name(word: _Word, ignored: frozenset[str]) -> bool:
    return (
        word.capital
        and word.text.lower() not in ignored
        and not (len(word.text) > 1 and any(char.isdigit() for char in word.text))
        and not _is_compound_adjective(word.text)
    )


def _is_compound_adjective(text: str) -> bool:
    """Return whether it is a word like “Berlin-based”: told of something, and no name itself."""
    tail = text.rpartition("-")[2]
    return tail is not text and tail.islower()


def _tells_whose(text: str, span: Span, adjectives: frozenset[str]) -> bool:
    """Return whether a nationality tells whose something is: “the Peruvian coast”."""
    words = re.split(r"[ -]", text[span.start : span.end])
    following = text[span.end : span.end + 2]
    told = len(following) > 1 and following[0] == " " and following[1].islower()
    return told and all(word in adjectives for word in words)


def _goes_on(text: str, word: _Word, after: _Word | None, ignored: frozenset[str]) -> bool:
    """Return whether the next word is of the same name, so that the first one is of it too."""
    return (
        not word.heading
        and after is not None
        and not after.first
        and _is_name(after, ignored)
        and _JOINT.fullmatch(text, word.end, after.start) is not None
    )


def _words(text: str) -> Iterator[_Word]:
    starts = [sentence.start for sentence in sentences(text)]
    seen = -1
    for line in _LINE.finditer(text):
        matches = list(_WORD.finditer(text, *line.span()))
        heading = not _STOP.search(line[0]) and _is_heading([match.group() for match in matches])
        for match in matches:
            sentence = bisect_right(starts, match.start())
            genitive = _GENITIVE.search(match.group())
            end = match.start() + genitive.start() if genitive else match.end()
            opened = _OPENER.search(text, max(line.start(), match.start() - 3), match.start())
            first = sentence != seen or opened is not None
            seen = sentence
            yield _Word(match.start(), end, text[match.start() : end], first, heading)


def _is_heading(words: list[str]) -> bool:
    """Return whether all the longer words of a line have a capital, which then tells nothing."""
    longer = [word for word in words if len(word) >= _LONG]
    return len(longer) > 1 and all(word[0].isupper() for word in longer)


@cache
def _adjectives(lists: Lists) -> frozenset[str]:
    nations = (row[0] for row in lists.rows("event-nationalities"))
    return frozenset(nations) | frozenset(_words_of(lists, "people-adjectives"))


@cache
def _no_names(lists: Lists) -> frozenset[str]:
    return frozenset(_words_of(lists, "no-names"))


def _words_of(lists: Lists, name: str) -> Iterator[str]:
    for row in lists.rows(name):
        for column in row:
            yield from column.split()
