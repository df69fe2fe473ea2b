"""Citations of a source, made of spans of its text."""

from __future__ import annotations

from collections.abc import Iterable

from idlib_gui.domain.citing import cited
from idlib_gui.domain.records import Citation, Source

from .findings import Span


def cite(source: Source, span: Span) -> Citation:
    """Return the citation of a span of a source."""
    return cited(source, span.start, span.end)


def cite_all(source: Source, spans: Iterable[Span]) -> tuple[Citation, ...]:
    """Return the citations of spans of a source, in their order."""
    return tuple(cite(source, span) for span in spans)
