"""Indirect speech: clauses that a cue reports, in no quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from idlib_gui.domain.records import QuoteForm
from idlib_gui.extract.findings import Span

from .clauses import clause_of
from .cues import Cue
from .drafts import Draft
from .reading import Reading

_SURE = {"say": 0.8, "tell": 0.8, "to": 0.8, "show": 0.65, "noun": 0.6}


def find_indirect(
    reading: Reading, cues: Mapping[int, Cue], used: set[int], spoken: Sequence[Span] = ()
) -> list[Draft]:
    """Return the clauses under cues outside quotation marks.

    A clause with quoted words of the same cue is no utterance of its own: those words are.

    Args:
        reading: The text.
        cues: All cues by their token.
        used: The cues that quoted words were found for.
        spoken: The lines of a transcript; what they report is left to them.
    """
    found = []
    for i, cue in cues.items():
        if reading.quoted[i] >= 0 or i in used or cue.party is None:
            continue
        if _within(spoken, cue.span):
            continue
        span = _before_quoted(reading, cue, used)
        if span is not None and not _is_quoted(reading, span):
            found.append(_draft(cue, span))
    return _outermost(found)


def _within(spoken: Sequence[Span], span: Span) -> bool:
    place = bisect_right(spoken, span) - 1
    return place >= 0 and span.start < spoken[place].end


def _is_quoted(reading: Reading, span: Span) -> bool:
    """Return whether a clause begins or ends in quoted words, which are utterances themselves."""
    first, end = reading.tokens_in(span)
    return first >= end or reading.quoted[first] >= 0 or reading.quoted[end - 1] >= 0


def _before_quoted(reading: Reading, cue: Cue, used: set[int]) -> Span | None:
    """Return the clause of a cue without the words at its end that somebody else is quoted with."""
    span = clause_of(reading, cue)
    first, end = reading.tokens_in(span) if span is not None else (0, 0)
    if span is None or first >= end or reading.quoted[end - 1] < 0:
        return span
    other = min((i for i in range(first, end) if i in used), default=first)
    comma = next((i for i in range(other, first, -1) if _is_comma(reading, i)), None)
    if comma is None or first <= cue.token.i < comma:
        return span
    if not any(reading.doc[i].pos_ in ("VERB", "AUX") for i in range(first, comma)):
        return None
    return Span(span.start, reading.doc[comma].idx)


def _is_comma(reading: Reading, i: int) -> bool:
    return bool(reading.doc[i].text in (",", "—", "–") and reading.quoted[i] < 0)


def _draft(cue: Cue, span: Span) -> Draft:
    if cue.kind == "to":
        reason = f"“{cue.token.text}” names whose words the clause tells."
    else:
        reason = f"“{cue.token.text}” reports it in a clause, in no quotation marks."
    sure = _SURE.get(cue.kind, 0.7)
    return Draft((span,), QuoteForm.INDIRECT, cue.party, cue.token, cue.span, reason, sure)


def _outermost(drafts: list[Draft]) -> list[Draft]:
    """Return the clauses without those of the same words."""
    seen: set[Span] = set()
    found = []
    for draft in drafts:
        if draft.spans[0] not in seen:
            seen.add(draft.spans[0])
            found.append(draft)
    return found
