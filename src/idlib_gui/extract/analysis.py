"""A text read by the language model, with the look-ups that the rules share."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from .datelines import Datelines
from .findings import Span
from .language import parsed
from .normalise import normalise

_PIECE = 4_000
"""Characters after which a paragraph is read in pieces; the model's memory grows with them."""
_UNBROKEN = re.compile(r"\S{400}")
"""Characters without a blank after which a word is cut, if it is one: the time that splitting it
takes grows with the square of its length."""
_PARAGRAPH = re.compile(r"[^\n]*\n*")
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+")

Step = Callable[[float], None]
"""Told how much of a stage is done, from 0 to 1; raises to end the work."""


class Analysis:
    """A text and its one spaCy `Doc`; token offsets are those of the text.

    Attributes:
        text: The text, normalised one to one.
        doc: All its tokens; sentences never run over a line break.
    """

    def __init__(self, text: str, doc: Any) -> None:
        self.text = text
        self.doc = doc

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Return where the lines that hold something lie, without surrounding blanks."""
        return tuple(Span(*match.span()) for match in re.finditer(r"\S[^\n]*(?<=\S)", self.text))

    @cached_property
    def sentences(self) -> tuple[Any, ...]:
        """Return the sentences as spaCy spans, in order."""
        return tuple(self.doc.sents)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.doc]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def token_at(self, offset: int) -> Any | None:
        """Return the last token that begins at or before `offset`, None before the first."""
        number = bisect_right(self._starts, offset) - 1
        return self.doc[number] if number >= 0 else None

    def tokens(self, span: Span) -> Any:
        """Return the spaCy span of the tokens that share a character with `span`."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        if first < len(self.doc) and self.doc[first].idx + len(self.doc[first]) <= span.start:
            first += 1
        last = bisect_right(self._starts, span.end - 1)
        return self.doc[first : max(first, last)]

    def sentence_of(self, token: Any) -> Any:
        """Return the sentence that holds a token."""
        return self.sentences[bisect_right(self._sentence_starts, token.i) - 1]

    def paragraph_number(self, offset: int) -> int:
        """Return which paragraph holds `offset`, or is the last before it; -1 before the first."""
        return bisect_right(self._paragraph_starts, offset) - 1

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [span.start for span in self.paragraphs]


def span_of(tokens: Any) -> Span:
    """Return where a spaCy token or span lies."""
    if hasattr(tokens, "start_char"):
        return Span(tokens.start_char, tokens.end_char)
    return Span(tokens.idx, tokens.idx + len(tokens))


def analyse(text: str, step: Step = lambda _: None) -> Analysis:
    """Return `text` read by the language model, paragraph by paragraph."""
    from spacy.tokens import Doc  # noqa: PLC0415 - most of a second, on first use only
    from spacy.vocab import Vocab  # noqa: PLC0415

    clean = normalise(text)
    docs = []
    done = 0
    for doc in parsed(_pieces(clean)):
        doc.tensor = doc.tensor[:0].copy()  # more than all the rest of it, and of no use here
        docs.append(doc)
        done += len(doc.text)
        step(done / len(clean))
    if not docs:
        return Analysis(clean, Doc(Vocab()))
    whole = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
    return Analysis(clean, whole)


def _pieces(text: str) -> Iterator[str]:
    """Yield the text in pieces that the model reads on their own; joined, they are the text.

    A dateline is one of them, or the model would take the town for who does what comes next.
    """
    datelines = Datelines(text)
    for match in _PARAGRAPH.finditer(text):
        start, end = match.span()
        head = datelines.after(start)
        if start < head < end:
            yield text[start:head]
            start = head
        while start < end:
            cut = _cut(text, start, end)
            yield text[start:cut]
            start = cut


def _cut(text: str, start: int, end: int) -> int:
    """Return where the next piece of a paragraph ends.

    Of one that is too long that is after a sentence, else at a blank, else anywhere.
    """
    last = min(end, start + _PIECE)
    unbroken = _UNBROKEN.search(text, start, last)
    if unbroken is not None:
        return unbroken.end()
    if last == end:
        return end
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, last)]
    if ends:
        return ends[-1]
    blank = text.rfind(" ", start, last)
    return blank + 1 if blank > start else last
