"""Where each character of a source stands in the text document that shows it, and back.

A source counts code points; Qt counts UTF-16 units, and the document also holds the sentence
numbers, which are no part of the source. Everything else is one to one: what Qt would swallow or
merge is swapped for a stand-in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from idlib_gui.domain.outline import outline, paragraphs

NUMBER_END = "\u00a0\u00a0"
"""Keeps a sentence's number on the line of its first word."""
_LINE_SEPARATOR = "\u2028"
_UNKNOWN = "\ufffd"
_STAND_INS: dict[int, str | int] = {
    **{code: 0x2400 + code for code in range(0x20) if code not in {0x09, 0x0A}},
    0x0B: _LINE_SEPARATOR,
    0x0C: _LINE_SEPARATOR,
    0x0D: "\n",
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), _UNKNOWN),
    0x85: _LINE_SEPARATOR,
    0x2029: "\n",
    **dict.fromkeys(range(0xFDD0, 0xFDF0), _UNKNOWN),
    **dict.fromkeys((0xFFFC, 0xFFFE, 0xFFFF), _UNKNOWN),
}
"""Controls are shown as their pictures, what Qt keeps for itself as "unknown"; one unit each."""
_SHOWN = {chr(code): chr(to) if isinstance(to, int) else to for code, to in _STAND_INS.items()}
_ASTRAL = re.compile("[^\x00-\uffff]")
_ODD = re.compile(f"[{re.escape(''.join(_SHOWN))}]")
"""They are rare: to find them is much quicker than to translate every character."""


def shown(text: str) -> str:
    """Return `text` as a document can hold it, code point for code point."""
    return _ODD.sub(lambda found: _SHOWN[found[0]], text.replace("\r\n", "\u200b\n"))


class SourceText:
    """A source's text and how it is shown, with the way from one to the other.

    Its sentences are found as far as they are asked for, so that a long text is there at once.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._astral = _astral(text)
        self._astral_units = [offset + before for before, offset in enumerate(self._astral)]
        self.paragraphs = paragraphs(text)
        self._outline = outline(text)
        self._labels: list[str] = []
        self._starts: list[int] = []
        self._numbered: list[int] = []
        self._label_at: list[int] = []
        """Where each number begins in the document."""
        self._added = [0]
        """How many units the numbers before sentence i take, for each i."""

    def _reach(self, offset: int) -> None:
        """Find the sentences up to one behind a code point; no position lies before its own."""
        found, starts = self._outline.until(offset), self._starts
        while len(starts) < len(found) and (not starts or starts[-1] <= offset):
            start, _end, paragraph, number = found[len(starts)]
            label = f"{paragraph}·{number}{NUMBER_END}"
            self._labels.append(label)
            starts.append(start)
            self._numbered.append(paragraph)
            self._label_at.append(self._units(start) + self._added[-1])
            self._added.append(self._added[-1] + len(label))

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Yield what the document holds, in order, each with whether it is a sentence number.

        No sentence starts within the end of a line, so that the text can be cut where they do.
        """
        done = 0
        for start, label in self._numbers():
            if start > done:
                yield shown(self.text[done:start]), False
            yield label, True
            done = start
        if done < len(self.text):
            yield shown(self.text[done:]), False

    def _numbers(self) -> Iterator[tuple[int, str]]:
        """Yield where each sentence starts, and its number."""
        start, index = 0, 0
        while True:
            self._reach(start)
            if index == len(self._starts):
                return
            start = self._starts[index]
            yield start, self._labels[index]
            index += 1

    def to_document(self, offset: int) -> int:
        """Return the document position of a code point; before a sentence: behind its number."""
        offset = min(max(offset, 0), len(self.text))
        self._reach(offset)
        return self._units(offset) + self._added[bisect_right(self._starts, offset)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the document positions around `start`:`end`, without the number that follows."""
        first = self.to_document(start)
        if end <= start:
            return first, first
        last = min(end, len(self.text)) - 1
        width = 2 if last >= 0 and self.text[last] > "\uffff" else 1
        return first, max(first, self.to_document(last) + width)

    def to_source(self, position: int) -> int:
        """Return the code point at a document position; on a number: where its sentence starts."""
        self._reach(position)
        before = bisect_right(self._label_at, position)
        if before and position < self._label_at[before - 1] + len(self._labels[before - 1]):
            return self._starts[before - 1]
        units = max(position - self._added[before], 0)
        # Between the halves of a pair this counts the pair, and so gives the character itself.
        return min(units - bisect_left(self._astral_units, units), len(self.text))

    def is_number(self, position: int) -> bool:
        """Return whether the character behind `position` belongs to a sentence number."""
        self._reach(position)
        before = bisect_right(self._label_at, position)
        return bool(before) and position < self._label_at[before - 1] + len(
            self._labels[before - 1]
        )

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph that holds `offset`, or the last before; 0: none."""
        self._reach(offset)
        index = bisect_right(self._starts, offset)
        return self._numbered[max(index - 1, 0)] if self._numbered else 0

    def _units(self, offset: int) -> int:
        """Return how many UTF-16 units stand before a code point."""
        return offset + bisect_left(self._astral, offset)


def _astral(text: str) -> list[int]:
    """Return where the code points stand that Qt counts twice; most texts have none."""
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    return [] if units == len(text) else [found.start() for found in _ASTRAL.finditer(text)]


@lru_cache(maxsize=8)
def source_text(text: str) -> SourceText:
    """Return how a text is shown, worked out once for those shown last."""
    return SourceText(text)
