"""Who says what: words between quotation marks, and clauses under verbs of saying."""

from __future__ import annotations

from idlib_gui.domain.records import QuoteForm
from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.findings import Named, Said, Span, Why
from idlib_gui.extract.lists import Lists

from .clauses import clause_of
from .cues import find_cues
from .direct import find_direct
from .drafts import Draft
from .reading import Reading


def find_quotes(analysis: Analysis, names: tuple[Named, ...], lists: Lists) -> tuple[Said, ...]:
    """Return the utterances of a text, in order of their first words."""
    reading = Reading(analysis, names, lists)
    cues = {cue.token.i: cue for cue in find_cues(reading)}
    direct = find_direct(reading, cues)
    used = {d.cue.i for d in direct if d.cue is not None}
    drafts = list(direct)
    for i, cue in cues.items():
        if reading.quoted[i] >= 0 or i in used or cue.party is None:
            continue
        span = clause_of(reading, cue)
        if span is None:
            continue
        if reading.passage_at(span.start) >= 0 or reading.passage_at(span.end-1) >= 0: continue
        drafts.append(Draft((span,), QuoteForm.INDIRECT, cue.party, cue.token, cue.span, "r", .8))
    drafts.sort(key=lambda d: d.spans)
    return tuple(Said(d.spans, d.form, d.party and d.party.span, d.party and d.party.span, d.cue_span, Why(d.reason, d.confidence)) for d in drafts)
