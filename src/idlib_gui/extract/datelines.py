"""The heads of reports that tell where they were written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from .findings import Span

_DATELINE = re.compile(
    r"^[ \t]*(?P<where>[^\W\d_a-z][^\n(–—:;!?]{1,60}?)"
    r"(?:(?P<agency> ?\([^()\n]{2,30}\))?[ \t]*(?:[–—]|--|(?<=[\s)])-(?=\s))"
    r"|(?P<slashes> /[^\W\d_a-z][^/\n]{1,29}/\.?)(?=\s))[ \t]*",
    re.MULTILINE,
)
_LOUD = re.compile(r"[^\W\d_a-z]{3,}\b")
_SMALL = re.compile(r"\b[^\W\d_A-Z]{3,}\b")


class Datelines:
    """Where reports tell at their head where they were written: "LIMA, April 2 (Wire) -"."""

    def __init__(self, text: str) -> None:
        self._spans = list(_datelines(text))
        self._starts = [span.start for span in self._spans]

    def hold(self, span: Span) -> bool:
        """Return whether a span lies in a dateline."""
        number = bisect_right(self._starts, span.start) - 1
        return number >= 0 and span.end <= self._spans[number].end

    def after(self, offset: int) -> int:
        """Return where the dateline that `offset` stands in ends; `offset` if it is in none."""
        number = bisect_right(self._starts, offset) - 1
        return max(offset, self._spans[number].end) if number >= 0 else offset


def _datelines(text: str) -> Iterator[Span]:
    """Yield the heads of lines before a dash: in capitals, or with an agency or a number in it."""
    for head in _DATELINE.finditer(text):
        where = head["where"]
        agency = head["agency"] or head["slashes"]
        told = _LOUD.match(where) or agency or any(map(str.isdigit, where))
        if told and not _SMALL.search(where):
            yield Span(head.start("where"), head.end())
