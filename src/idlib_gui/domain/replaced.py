"""Sources that another took the place of."""

from __future__ import annotations

from collections.abc import Mapping

from .records import Source, SourceId


def with_earlier(
    sources: Mapping[SourceId, Source], chosen: frozenset[SourceId]
) -> frozenset[SourceId]:
    """Return these sources and all that they took the place of."""
    found, before = chosen, frozenset[SourceId]()
    while found != before:
        before = found
        found |= {key for key, source in sources.items() if source.replaced_by in before}
    return found
