"""Lines whose capitals tell nothing."""

from __future__ import annotations

import re

from idlib_gui.extract.findings import Span

_LONG = 200
"""Characters on either side after which a line is no heading."""
_PLAIN = re.compile(r"\b[^\W\d_A-Z]{4,}")


def is_heading(span: Span, text: str) -> bool:
    """Return whether all the longer words of the line that holds a span have capitals."""
    first, last = max(0, span.start - _LONG), min(len(text), span.end + _LONG)
    start = text.rfind("\n", first, span.start) + 1
    end = text.find("\n", span.end, last)
    return _PLAIN.search(text, max(start, first), last if end < 0 else end) is None
