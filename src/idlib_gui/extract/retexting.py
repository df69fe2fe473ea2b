"""Another text for a source: what was cited is found again in it, or stays where it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from idlib_gui.domain.cited import citations_of, with_citations
from idlib_gui.domain.difference import difference, with_records, with_table
from idlib_gui.domain.document import Act, Document, Patch, ref_of
from idlib_gui.domain.records import Citation, DomainError, Kind, Record, Ref, Source, SourceId
from idlib_gui.domain.versions import Uncertain

from .anchoring import Anchoring, Found
from .citing import cite

_WORDS = 60
"""Characters of a title in a label."""


class Retexted(NamedTuple):
    """What another text of a source changes.

    Attributes:
        patch: The edit: the new text is a source of its own that takes the place of the old one.
        moved: The citations that were found again: as they were and as they are.
        uncertain: Those that were not found for sure; they stay on the earlier version.
    """

    patch: Patch
    moved: tuple[tuple[Citation, Citation], ...]
    uncertain: tuple[Uncertain, ...]


def replace_text(document: Document, source: SourceId, text: str) -> Retexted:
    """Return what changes if a source has another text.

    Args:
        document: Whose source it is.
        source: The source; a version that is in force.
        text: The new text, as it is to be kept.

    Raises:
        DomainError: If there is no such source, or the text is empty or the one that it has.
    """
    old = document.sources.get(source)
    if old is None or old.replaced_by is not None:
        raise DomainError("This source is not in force any more: choose another.")
    if not text.strip():
        raise DomainError("The new text is empty: choose a file with words, or copy some.")
    if text == old.text:
        raise DomainError("The source has this very text already: there is nothing to replace.")
    new = _next_version(document, old, text)
    found = _found(document, old, new)
    become: dict[Ref, Record | None] = {}
    for ref in document.refs():
        record = document.get(ref)
        if record is not None and ref.kind is not Kind.SOURCE:
            after = with_citations(record, lambda one: found.get(one, one))
            if after != record:
                become[ref] = after
    made = with_records(document, become)
    made = with_table(made, Kind.SOURCE, _with_version(document.sources.values(), old, new))
    title = " ".join(old.title.split())
    short = title if len(title) <= _WORDS else title[: _WORDS - 1] + "…"
    patch = Patch(f"Replace the text of “{short}”", difference(document, made), Act.RETEXT)
    moved = sorted(found.items(), key=lambda pair: pair[0][1:3])
    return Retexted(patch, tuple(moved), _left(document, old, new, found))


def _next_version(document: Document, old: Source, text: str) -> Source:
    number = len(document.sources) + 1
    while f"s{number}" in document.sources:
        number += 1
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return old._replace(id=SourceId(f"s{number}"), text=text, sha256=digest)


def _with_version(sources: Iterable[Source], old: Source, new: Source) -> Iterable[Source]:
    for source in sources:
        if source.id == old.id:
            yield old._replace(replaced_by=new.id)
            yield new
        else:
            yield source


def _found(document: Document, old: Source, new: Source) -> dict[Citation, Citation]:
    """Return the citations of a text that are found again, with what they become."""
    anchoring = Anchoring(new.text, old.text)
    found: dict[Citation, Citation] = {}
    for citation in _cited(document, old):
        anchor = anchoring.find(citation)
        if isinstance(anchor, Found):
            found[citation] = cite(new, anchor.span)
    return found


def _cited(document: Document, source: Source) -> Iterable[Citation]:
    """Return what is cited of a source, each citation once."""
    records = (document.get(ref) for ref in document.refs())
    return dict.fromkeys(
        cited.citation
        for record in records
        if record is not None
        for cited in citations_of(record)
        if cited.citation.source == source.id
    )


def _left(
    document: Document, old: Source, new: Source, found: dict[Citation, Citation]
) -> tuple[Uncertain, ...]:
    records = (document.get(ref) for ref in document.refs())
    return tuple(
        Uncertain(ref_of(record), cited.field, cited.citation, new.id)
        for record in records
        if record is not None
        for cited in citations_of(record)
        if cited.citation.source == old.id and cited.citation not in found
    )
