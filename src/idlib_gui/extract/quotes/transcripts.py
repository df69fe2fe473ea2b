"""Transcripts and interviews: lines that begin with who speaks ("LEE: …", "Q: …")."""

from __future__ import annotations

import re
from collections import Counter

from idlib_gui.domain.records import QuoteForm
from idlib_gui.extract.findings import Span
from idlib_gui.extract.marks import Passage

from .drafts import Draft
from .people import Mention, People
from .phrases import Party
from .reading import Reading

_LABEL = re.compile(r"(?P<label>[A-Z][\w.’'-]*(?: [A-Z(][\w.’')-]*){0,3}):[ ]+(?=\S)")
_SHOUTED = re.compile(r"(?P<label>[A-Z][A-Z.’' -]{1,30}):\s+(?=\S)")
_QUESTION, _ANSWER = frozenset(("Q", "Question")), frozenset(("A", "Answer"))
_FEWEST, _FEWEST_SPEAKERS = 3, 2
_REASON = "The line begins with who speaks, as in a transcript."
_SURE = 0.9


def label_in(reading: Reading, passage: Passage) -> Party | None:
    """Return the name in capitals that a quoted passage of a transcript begins with."""
    match = _SHOUTED.match(reading.text, passage.span.start, passage.span.end)
    return None if match is None else _party(reading, Span(*match.span("label")))


def find_spoken_lines(reading: Reading, people: People) -> list[Draft]:
    """Return the lines of a transcript, where the text holds several; else nothing."""
    lines = []
    for paragraph in reading.analysis.paragraphs:
        match = _LABEL.match(reading.text, paragraph.start, paragraph.end)
        if match is not None:
            words = Span(match.end(), paragraph.end)
            lines.append((Span(*match.span("label")), words))
    counts = Counter(reading.text[label.start : label.end] for label, _ in lines)
    spoken = [
        (label, words)
        for label, words in lines
        if counts[_words(reading, label)] > 1 or _words(reading, label).isupper()
    ]
    speakers = {_words(reading, label) for label, _ in spoken}
    if len(spoken) < _FEWEST or len(speakers) < _FEWEST_SPEAKERS:
        return []
    guest = _guest(people, spoken[0][0].start)
    return [_draft(reading, label, words, guest) for label, words in spoken]


def _words(reading: Reading, span: Span) -> str:
    return reading.text[span.start : span.end]


def _draft(reading: Reading, label: Span, words: Span, guest: Mention | None) -> Draft:
    name = _words(reading, label)
    party: Party | None = _party(reading, label)
    if name in _ANSWER and guest is not None:
        party = Party(guest.head, guest.span, named=True)
    elif name in _QUESTION or name in _ANSWER:
        party = None
    return Draft((words,), QuoteForm.DIRECT, party, reason=_REASON, confidence=_SURE)


def _party(reading: Reading, label: Span) -> Party | None:
    first, end = reading.tokens_in(label)
    return Party(reading.doc[end - 1], label, named=True) if end > first else None


def _guest(people: People, start: int) -> Mention | None:
    """Return who is named most before the first question: the one who answers."""
    before = [mention for mention in people.before(start, 30) if mention.person]
    counts = Counter(mention.key for mention in before)
    return max(before, key=lambda mention: counts[mention.key], default=None)
