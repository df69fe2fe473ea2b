"""Texts that another took the place of, and the citations that still stand on them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from .cited import citations_of, with_citations
from .citing import cited
from .difference import difference, with_records
from .document import Document, Patch
from .records import Citation, DomainError, Ref, Source, SourceId

_WORDS = 60
"""Characters of a citation in a label."""


class Uncertain(NamedTuple):
    """A citation that was not found again for sure in the text that replaced its own.

    Attributes:
        ref: The record that has it.
        field: Where in the record: “evidence”, “citations”, “trigger”, “when” …
        citation: Where it stands in the earlier version.
        source: The text that is in force now.
    """

    ref: Ref
    field: str
    citation: Citation
    source: SourceId


def current_sources(document: Document) -> Mapping[SourceId, Source]:
    """Return the sources but for those that another took the place of."""
    return document.derived(_current)


def _current(document: Document) -> Mapping[SourceId, Source]:
    sources = document.sources
    if all(source.replaced_by is None for source in sources.values()):
        return sources
    return MappingProxyType({k: s for k, s in sources.items() if s.replaced_by is None})


def version_in_force(document: Document, source: SourceId) -> SourceId:
    """Return the source that took the place of this one at last; itself if none did."""
    key, seen = source, {source}
    while key in document.sources:
        later = document.sources[key].replaced_by
        if later is None or later in seen:
            break
        seen.add(later)
        key = later
    return key


def uncertain_citations(document: Document) -> tuple[Uncertain, ...]:
    """Return the citations that stand on earlier versions of texts, record by record."""
    return document.derived(_uncertain)


def _uncertain(document: Document) -> tuple[Uncertain, ...]:
    if current_sources(document) is document.sources:
        return ()
    return tuple(one for ref in document.refs() for one in uncertain_of(document, ref))


def uncertain_of(document: Document, ref: Ref | None) -> tuple[Uncertain, ...]:
    """Return the citations of one record that stand on earlier versions of texts."""
    record = document.get(ref)
    if record is None or ref is None or current_sources(document) is document.sources:
        return ()
    in_force = current_sources(document)
    return tuple(
        Uncertain(
            ref, cited.field, cited.citation, version_in_force(document, cited.citation.source)
        )
        for cited in citations_of(record)
        if cited.citation.source not in in_force
    )


def places_now(document: Document, uncertain: Uncertain) -> tuple[Citation, ...]:
    """Return where an uncertain citation's words stand, as whole words, in the text in force."""
    source = document.sources.get(uncertain.source)
    if source is None:
        return ()
    words = rf"(?<!\w){re.escape(uncertain.citation.exact)}(?!\w)"
    found = re.finditer(words, source.text)
    return tuple(cited(source, match.start(), match.end()) for match in found)


def put_citation(document: Document, uncertain: Uncertain, citation: Citation) -> Patch:
    """Say where the words of an uncertain citation are now; the record has them there.

    Raises:
        DomainError: If the record has no such citation any more, or no text stands there.
    """
    source = current_sources(document).get(citation.source)
    words = "" if source is None else source.text[citation.start : citation.end]
    if not words or words != citation.exact:
        raise DomainError("Select the words in the text as it is now.")
    return _recited(document, uncertain, citation, "Find again")


def take_off(document: Document, uncertain: Uncertain) -> Patch:
    """Take an uncertain citation off its record; a time expression goes with it.

    Raises:
        DomainError: If the record has no such citation any more.
    """
    return _recited(document, uncertain, None, "Take off")


def _recited(
    document: Document, uncertain: Uncertain, citation: Citation | None, doing: str
) -> Patch:
    before = document.get(uncertain.ref)
    if before is None or uncertain not in uncertain_of(document, uncertain.ref):
        raise DomainError("This citation is not there any more: choose another.")
    after = with_citations(before, lambda one: citation if one == uncertain.citation else one)
    words = " ".join(uncertain.citation.exact.split())
    short = words if len(words) <= _WORDS else words[: _WORDS - 1] + "…"
    made = with_records(document, {uncertain.ref: after})
    return Patch(f"{doing} “{short}”", difference(document, made))
