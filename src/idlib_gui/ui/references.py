"""What a citation of a record says, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.citing import Reference
from idlib_gui.domain.document import Document
from idlib_gui.domain.records import Citation, Event, Quote, QuoteForm, Record

from .record_words import actor_name, say_published
from .source_marks import main_citations
from .wording import say_place_in_text, say_when


def _tr(text: str) -> str:
    return QCoreApplication.translate("references", text)


def reference_of(document: Document, record: Record | None) -> Reference | None:
    """Return how a quote or an event is cited; None for anything else, or if no words back it."""
    citations = main_citations(record)
    if isinstance(record, Quote):
        return _of_quote(document, record, citations)
    if isinstance(record, Event) and citations:
        words = tuple(citation.exact for citation in citations)
        reference = Reference(words, note=record.title, date=_date(record))
        return _in_source(document, citations, reference)
    return None


def _of_quote(document: Document, quote: Quote, citations: tuple[Citation, ...]) -> Reference:
    reported = quote.form is QuoteForm.INDIRECT
    split = quote.form is QuoteForm.DIRECT and len(citations) > 1
    reference = Reference(
        tuple(citation.exact for citation in citations) if split else (quote.text,),
        note=_tr("reported, not verbatim") if reported else "",
        verbatim=not reported,
        speaker=actor_name(document, quote.speaker),
        said_to=_tr("to {0}").format(actor_name(document, quote.outlet)) if quote.outlet else "",
        date=_date(quote),
    )
    places = dict.fromkeys(say_place_in_text(document, citation) for citation in citations)
    reference = _in_source(document, citations, reference)
    return reference._replace(locator="; ".join(filter(None, places)))


def _date(record: Event | Quote) -> str:
    return say_when(record.when) if record.when and record.when.edtf else ""


def _in_source(
    document: Document, citations: tuple[Citation, ...], reference: Reference
) -> Reference:
    """Return a reference with the source of its first citation."""
    first = citations[0] if citations else None
    source = document.sources.get(first.source) if first else None
    if source is None:
        return reference
    published = say_published(source)
    return reference._replace(
        title=source.title,
        outlet=source.outlet or "",
        published=_tr("published {0}").format(published) if published else "",
        locator=say_place_in_text(document, first),
    )
