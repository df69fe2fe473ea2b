"""Quotes within quotes: the inner words are those of whom the outer ones name."""

from __future__ import annotations

from collections.abc import Mapping

from idlib_gui.domain.records import QuoteForm
from idlib_gui.extract.marks import Passage

from .cues import Cue
from .drafts import Draft
from .reading import Reading

_REACH = 8
_SURE = 0.75


def find_nested(reading: Reading, cues: Mapping[int, Cue]) -> list[Draft]:
    """Return the passages within others that a cue in the outer words leads in to.

    Only those of somebody named there: whom "he" means within quoted words is anybody's guess.
    """
    found = []
    for passage in reading.inner:
        cue = _cue_before(reading, passage, cues)
        if cue is not None:
            reason = f"Within other words, “{cue.token.text}” leads in to it."
            draft = Draft(
                (passage.span,), QuoteForm.DIRECT, cue.party, cue.token, cue.span, reason, _SURE
            )
            found.append(draft)
    return found


def _cue_before(reading: Reading, passage: Passage, cues: Mapping[int, Cue]) -> Cue | None:
    start = reading.tokens_in(passage.whole)[0]
    outer = reading.passage_at(passage.whole.start)
    for i in range(start - 1, max(-1, start - _REACH - 1), -1):
        if reading.passage_at(reading.doc[i].idx) != outer or reading.doc[i].text in ".!?;":
            return None
        cue = cues.get(i)
        if cue is not None and cue.kind not in ("do", "show", "noun"):
            return cue if cue.party is not None and not cue.party.pronoun else None
    return None
