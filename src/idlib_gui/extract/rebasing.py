"""What the machine proposed last, brought to the texts and publication dates of a document.

A text that was replaced, or dated anew, since the last reading is no decision on what it tells:
what was proposed for it moves along, so that it can be compared.
"""

from __future__ import annotations

from idlib_gui.domain.document import Document, apply_patch
from idlib_gui.domain.records import Source, SourceId

from .lists import Lists
from .redating import redate
from .retexting import replace_text


def rebased(base: Document, document: Document, lists: Lists) -> Document:
    """Return what the machine proposed as if it had read the document's texts of today.

    Args:
        base: What it proposed last; its sources may have other ids.
        document: The document as it is now.
        lists: The word lists that the texts were read with.
    """
    for source in document.sources.values():
        base = _with_later_text(base, document, source)
    for source in document.sources.values():
        own = _with_text(base, source.sha256)
        if own is not None and own.published != source.published and own.replaced_by is None:
            patch = redate(base, own.id, source.published, lists).patch
            base = apply_patch(base, patch)
    return base


def _with_later_text(base: Document, document: Document, source: Source) -> Document:
    later = document.sources.get(source.replaced_by or SourceId(""))
    own = _with_text(base, source.sha256)
    if later is None or own is None or own.replaced_by is not None:
        return base
    if _with_text(base, later.sha256) is not None:
        return base
    return apply_patch(base, replace_text(base, own.id, later.text).patch)


def _with_text(document: Document, digest: str) -> Source | None:
    """Return the source with a text; the one in force if several have it."""
    found = [source for source in document.sources.values() if source.sha256 == digest]
    return next((source for source in found if source.replaced_by is None), next(iter(found), None))
