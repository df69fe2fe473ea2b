"""A text by its words, so that what stands in it is found without reading all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

_WORD = re.compile(r"\w+")
_MOST = 64
"""Places beyond which it matters no more how many there are."""


class WordIndex:
    """Where each word of a text stands; made when it is first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for match in _WORD.finditer(self.text):
            found.setdefault(match[0], []).append(match.start())
        return found

    def starts(self, word: str) -> Sequence[int]:
        """Return where a word begins, in order."""
        return self._starts.get(word, ())

    def places(self, needle: str) -> list[int]:
        """Return where a stretch of text stands: the first places, and not many of them."""
        rarest = min(
            ((len(self.starts(word)), word, offset) for word, offset in inner_words(needle)),
            default=None,
        )
        if rarest is None:
            return self._searched(needle)
        _, word, offset = rarest
        found = (
            start - offset
            for start in self.starts(word)
            if start >= offset and self.text.startswith(needle, start - offset)
        )
        return [start for start, _ in zip(found, range(_MOST), strict=False)]

    def _searched(self, needle: str) -> list[int]:
        places: list[int] = []
        start = self.text.find(needle) if needle else -1
        while start >= 0 and len(places) < _MOST:
            places.append(start)
            start = self.text.find(needle, start + 1)
        return places


def inner_words(needle: str) -> Iterator[tuple[str, int]]:
    """Yield the words of a stretch that are surely whole, and where in it they begin."""
    for match in _WORD.finditer(needle):
        if match.start() > 0 and match.end() < len(needle):
            yield match[0], match.start()
