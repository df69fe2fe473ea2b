"""Where a quoted passage stands: the words before and after it, and what ties it to a speaker."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from idlib_gui.extract.findings import Span
from idlib_gui.extract.marks import Passage

from .cues import Cue
from .phrases import Party
from .reading import Reading

_STOPS = frozenset((".", "!", "?", ";", "..."))
_FARTHEST = 40
_BREAKS = 3


class Place(NamedTuple):
    """How a passage is tied to who says it.

    Attributes:
        cue: The cue; None for a mere colon or dash, and for what only follows other words.
        cue_span: The words that tie them.
        party: Who speaks.
        reason: The rule, as a sentence.
        confidence: How sure it is.
        whole: Whether the passage is all that is said, so that the form is direct.
    """

    cue: Cue | None
    cue_span: Span | None
    party: Party | None
    reason: str
    confidence: float
    whole: bool = False


class Site:
    """An outer passage with the words of its sentence before and after it.

    Attributes:
        reading: The text.
        passage: The passage.
        cues: All cues by their token.
        tokens: The first token of the passage and the one after the last, marks included.
    """

    def __init__(self, reading: Reading, number: int, cues: Mapping[int, Cue]) -> None:
        self.reading = reading
        self.passage: Passage = reading.outer[number]
        self.cues = cues
        self.tokens = reading.tokens_in(self.passage.whole)

    @cached_property
    def before(self) -> tuple[int, int]:
        """Return the tokens that may lead in: of the sentence, or of the paragraph above."""
        start, end = self._up_to(self.tokens[0])
        return (start, end) if start < end else self._above()

    @cached_property
    def after(self) -> tuple[int, int]:
        """Return the tokens from the passage to the end of the sentence or the next passage."""
        doc, quoted = self.reading.doc, self.reading.quoted
        start = end = self.tokens[1]
        while end < len(doc) and end - start < _FARTHEST:
            token = doc[end]
            if quoted[end] >= 0 or token.text in _STOPS or "\n" in token.text:
                break
            end += 1
        return start, end

    @property
    def begins(self) -> bool:
        """Return whether nothing of its own sentence stands before the passage."""
        start, end = self.before
        return start == end or end < self.tokens[0]

    def _up_to(self, end: int) -> tuple[int, int]:
        """Return the tokens between the last sentence or passage and a mark."""
        doc, quoted = self.reading.doc, self.reading.quoted
        start = end
        while start > 0 and end - start < _FARTHEST:
            token = doc[start - 1]
            if quoted[start - 1] >= 0 or token.text in _STOPS or "\n" in token.text:
                break
            start -= 1
        return start, end

    def _above(self) -> tuple[int, int]:
        """Return the last sentence of the paragraph above, if it leads in with a colon."""
        doc = self.reading.doc
        start = end = self.tokens[0]
        paragraph = self.reading.paragraph_of(self.passage.span.start)
        if paragraph.start != self.passage.whole.start:
            return start, start
        while end > 0 and doc[end - 1].is_space:
            end -= 1
        if end > 0 and doc[end - 1].text == ":" and start - end <= _BREAKS:
            return self._up_to(end)
        return start, start


def in_marks(cue: Cue) -> str:
    """Return the word of a cue as sentences for the user quote it."""
    return f"“{cue.token.text}”"
