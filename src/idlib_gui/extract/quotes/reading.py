"""A text as this stage reads it: what is quoted, who is named, and quick look-ups for both."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Any

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.datelines import Datelines
from idlib_gui.extract.findings import Named, Span
from idlib_gui.extract.lists import Lists
from idlib_gui.extract.marks import quotation_marks

from .words import Words, words_of

_PERSONAL = frozenset(("PERSON", "ORG", "GPE", "NORP"))


class Reading:
    """A text with what the rules of this stage look up again and again.

    Attributes:
        text: The text, normalised.
        doc: Its tokens.
        words: The word lists.
        outer: The outermost passages between quotation marks, in order.
        inner: Those within other marks.
        titles: Where the outer ones stand, marks included, that name a work or a thing.
    """

    def __init__(self, analysis: Analysis, names: tuple[Named, ...], lists: Lists) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.doc = analysis.doc
        self.words: Words = words_of(lists)
        passages = quotation_marks(analysis.text)
        self.outer = tuple(p for p in passages if p.depth == 0)
        self.inner = tuple(p for p in passages if p.depth > 0)
        self.titles: frozenset[Span] = frozenset()
        self.names = names
        self._mentions = sorted(
            (span, number)
            for number, named in enumerate(names)
            for span in {*named.mentions, *named.place_mentions}
        )
        self._mention_starts = [span.start for span, _ in self._mentions]
        self._outer_starts = [p.whole.start for p in self.outer]
        self._datelines = Datelines(analysis.text)
        self._starts = [token.idx for token in self.doc]
        self._sentence_starts = [sentence.start for sentence in analysis.sentences]

    @cached_property
    def quoted(self) -> list[int]:
        """Return for each token the number of the outer passage it stands in, -1 for none.

        The marks count as part of the passage.
        """
        quoted = [-1] * len(self._starts)
        for number, passage in enumerate(self.outer):
            for i in range(*self.tokens_in(passage.whole)):
                quoted[i] = number
        return quoted

    @cached_property
    def _objects(self) -> list[int]:
        """Return the tokens that are objects of prepositions, in no quotation marks."""
        quoted = self.quoted
        return [t.i for t in self.doc if t.dep_ == "pobj" and quoted[t.i] < 0]

    def objects_near(self, i: int, reach: int) -> list[Any]:
        """Return the objects of prepositions within `reach` tokens of token `i`, in order."""
        first, end = (bisect_left(self._objects, at) for at in (i - reach, i + reach))
        return [self.doc[at] for at in self._objects[first:end]]

    def tokens_in(self, span: Span) -> tuple[int, int]:
        """Return the first token that begins in a span and the one after the last."""
        return bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)

    def sentence_number(self, i: int) -> int:
        """Return which sentence holds token `i`."""
        return bisect_right(self._sentence_starts, i) - 1

    def passage_at(self, offset: int) -> int:
        """Return the number of the outer passage around `offset`, marks included; -1 for none."""
        number = bisect_right(self._outer_starts, offset) - 1
        if number >= 0 and offset < self.outer[number].whole.end:
            return number
        return -1

    def mention_at(self, span: Span) -> tuple[Span, int] | None:
        """Return the longest mention of a name that shares a character with `span`."""
        first = bisect_left(self._mention_starts, span.start)
        while first > 0 and self._mentions[first - 1][0].end > span.start:
            first -= 1
        best: tuple[Span, int] | None = None
        for mention, number in self._mentions[first:]:
            if mention.start >= span.end:
                break
            if best is None or _length(mention) > _length(best[0]):
                best = (mention, number)
        return best

    def kind_at(self, span: Span) -> ActorKind | None:
        """Return what sort of actor is named in `span`, None if nobody is."""
        mention = self.mention_at(span)
        return None if mention is None else self.names[mention[1]].kind

    def name_at(self, token: Any) -> Span | None:
        """Return the name that holds a token: of the names stage, else of the language model."""
        if self._is_in_title(token):
            return None
        mention = self.mention_at(Span(token.idx, token.idx + len(token)))
        if mention is not None:
            return mention[0]
        if token.ent_type_ in _PERSONAL and token.pos_ == "PROPN":
            return self._entity(token)
        return None

    def _is_in_title(self, token: Any) -> bool:
        number = self.passage_at(token.idx) if self.titles else -1
        return number >= 0 and self.outer[number].whole in self.titles

    def _entity(self, token: Any) -> Span:
        first = last = token
        while first.ent_iob_ == "I" and first.i > 0:
            first = first.nbor(-1)
        while last.i + 1 < len(self.doc) and last.nbor(1).ent_iob_ == "I":
            last = last.nbor(1)
        while first.i < token.i and first.pos_ in ("DET", "PUNCT", "SPACE"):
            first = first.nbor(1)
        while last.i > token.i and last.pos_ in ("PART", "PUNCT", "SPACE"):
            last = last.nbor(-1)
        return Span(first.idx, last.idx + len(last))

    def after_dateline(self, i: int) -> int:
        """Return the token after the dateline that token `i` stands in; `i` if it is in none."""
        start = self._starts[i]
        end = self._datelines.after(start)
        return i if end == start else bisect_left(self._starts, end)

    def paragraph_of(self, offset: int) -> Span:
        """Return the paragraph that holds `offset`."""
        return self.analysis.paragraphs[max(0, self.analysis.paragraph_number(offset))]


def _length(span: Span) -> int:
    return span.end - span.start
