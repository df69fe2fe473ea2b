"""Citations of a source, made of spans of its text."""

from __future__ import annotations

from collections.abc import Iterable

from idlib_gui.domain.records import Citation, Source

from .findings import Span

_CONTEXT = 32
"""Characters of text around a citation that are kept to find it again."""


def cite(source: Source, span: Span) -> Citation:
    """Return the citation of a span of a source."""
    text = source.text
    return Citation(
        source.id,
        span.start,
        span.end,
        text[span.start : span.end],
        text[max(0, span.start - _CONTEXT) : span.start],
        text[span.end : span.end + _CONTEXT],
    )


def cite_all(source: Source, spans: Iterable[Span]) -> tuple[Citation, ...]:
    """Return the citations of spans of a source, in their order."""
    return tuple(cite(source, span) for span in spans)
