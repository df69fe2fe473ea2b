"""Lines whose capitals tell nothing, and the heads of reports that tell where they come from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from idlib_gui.extract.findings import Span

_LONG = 200
"""Characters on either side after which a line is no heading."""
_PLAIN = re.compile(r"\b[^\W\d_A-Z]{4,}")
_DATELINE = re.compile(
    r"^[ \t]*(?P<where>[^\W\d_a-z][^\n(–—:;!?]{1,60}?)"
    r"(?:(?P<agency> ?\([^()\n]{2,30}\))?[ \t]*(?:[–—]|--|(?<=[\s)])-(?=\s))"
    r"|(?P<slashes> /[^\W\d_a-z][^/\n]{1,29}/\.?)(?=\s))",
    re.MULTILINE,
)
_LOUD = re.compile(r"[^\W\d_a-z]{3,}\b")
_SMALL = re.compile(r"\b[^\W\d_A-Z]{3,}\b")


def is_heading(span: Span, text: str) -> bool:
    """Return whether all the longer words of the line that holds a span have capitals."""
    first, last = max(0, span.start - _LONG), min(len(text), span.end + _LONG)
    start = text.rfind("\n", first, span.start) + 1
    end = text.find("\n", span.end, last)
    return _PLAIN.search(text, max(start, first), last if end < 0 else end) is None


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
