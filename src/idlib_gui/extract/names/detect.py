"""Finds the names of a text: those that are known, and those that the language model sees."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.findings import Span

from .found import Found
from .gazetteer import Gazetteer, Match, Sort
from .hints import SAYING
from .recur import recurring
from .trim import parts, span_of, trimmed, whole
from .words import Words

_NAMES = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"))
_WORKS = frozenset(("EVENT", "WORK_OF_ART", "LAW"))
_JOINERS = frozenset(
    {"of", "the", "for", "and", "&", "de", "del", "la", "al", "el", "bin", "ibn", "von", "van"}
    | {"-", "in", "on", "di", "du", "der", "al-", "’", "'", "'s", "’s", ".", "/"}
)
_COMPOUND = re.compile(r"-[a-z]")
_PREFIX = re.compile(r"\b[a-z]+-$", re.IGNORECASE)
_FEW_CAPITALS = 0.004
_MUCH = 0.6


class Detector:
    """Finds the names of one text."""

    def __init__(self, analysis: Analysis, gazetteer: Gazetteer, words: Words) -> None:
        self._analysis = analysis
        self._text = analysis.text
        self._words = words
        small = _has_no_capitals(self._text)
        known = gazetteer.find(self._text, small=small)
        self._known = [match for match in known if self._stands_alone(match)]
        self._starts = [match.span.start for match in self._known]

    def found(self) -> list[Found]:
        """Return the names, none of which overlaps another, in order."""
        names: list[Found] = []
        blocked: list[Span] = []
        for entity in self._analysis.doc.ents:
            if entity.label_ in _NAMES:
                names.extend(self._of_model(entity))
            elif entity.label_ in _WORKS:
                blocked.append(Span(entity.start_char, entity.end_char))
        taken = sorted([*(one.span for one in names), *blocked])
        starts = [span.start for span in taken]
        for match in self._known:
            number = bisect_right(starts, match.span.end - 1) - 1
            over = taken[number] if number >= 0 and taken[number].end > match.span.start else None
            free = over is None or (over in blocked and _fills(match.span, over))
            if free and self._is_name(match):
                names.append(Found(match.span, match.entry))
        names = _apart(names)
        return _apart([*names, *recurring(names, self._analysis, self._words)])

    def _of_model(self, entity: Any) -> Iterator[Found]:
        """Yield the names that a span of the model holds, known ones first asked."""
        person = entity.label_ == "PERSON"
        for piece in parts(entity) if person else [entity]:
            cut = trimmed(piece, self._words, person=person)
            if cut is None:
                continue
            tokens, titled = cut
            span = whole(span_of(tokens, self._text), self._text)
            if _COMPOUND.match(self._text, span.end):
                continue
            known = self._over(span)
            if not known:
                if self._may_be(tokens, entity.label_):
                    yield Found(span, None, entity.label_, titled)
            elif len(known) == 1 and known[0].span.holds(span):
                if self._is_person(known[0], entity, titled=titled):
                    yield Found(span, None, "PERSON", titled)
                else:
                    yield Found(known[0].span, known[0].entry, entity.label_, titled)
            elif self._is_one(tokens, known, entity.label_):
                yield Found(span, None, entity.label_, titled)

    def _is_person(self, match: Match, entity: Any, *, titled: bool) -> bool:
        """Return whether what is also the name of a city is a person here."""
        if entity.label_ != "PERSON" or match.entry.sort is not Sort.PLACE:
            return False
        root = entity.root
        return titled or (root.dep_ == "nsubj" and root.head.lemma_ in SAYING)

    def _may_be(self, tokens: Any, label: str) -> bool:
        """Return whether what only the model knows is a name: no adjective, no bare title."""
        last = tokens[-1]
        if label == "NORP":
            return bool(last.tag_ == "NNPS") and last.text.endswith("s")
        if len(tokens) == 1:
            text = last.text
            return not (
                text in self._words.nations
                or text in self._words.titles
                or text.lower() in self._words.ignored
                or len(text) == 1
            )
        return not all(
            token.text in self._words.titles or token.lower_ in self._words.roles
            for token in tokens
        )

    def _is_one(self, tokens: Any, known: list[Match], label: str) -> bool:
        """Return whether a span that known names lie in is one name: "Bank of England"."""
        span = Span(tokens.start_char, tokens.end_char)
        if label == "NORP" or any(not span.holds(match.span) for match in known):
            return False
        if not all(token.text[0].isupper() or token.lower_ in _JOINERS for token in tokens):
            return False
        if any("\n" in token.text for token in tokens):
            return False
        first = known[0]
        if first.span.start == span.start and self._text[first.span.end] in "'’,":
            return first.entry.sort not in (Sort.STATE, Sort.CAPITAL, Sort.PLACE)
        return len(known) == 1 or not any(token.text in ("and", ",") for token in tokens)

    def _over(self, span: Span) -> list[Match]:
        first = bisect_left(self._starts, span.start)
        if first and self._known[first - 1].span.end > span.start:
            first -= 1
        last = bisect_left(self._starts, span.end)
        return self._known[first:last]

    def _stands_alone(self, match: Match) -> bool:
        """Return whether a known name is no part of an adjective: "Russia-backed", "pro-Iran"."""
        start, end = match.span
        if _COMPOUND.match(self._text, end):
            return False
        before = _PREFIX.search(self._text, max(0, start - 12), start)
        return before is None or before[0][0].isupper() or match.entry.sort is Sort.BODY

    def _is_name(self, match: Match) -> bool:
        """Return whether a known name that the model does not see is one here."""
        if match.entry.sort in (Sort.STATE, Sort.CAPITAL, Sort.BODY, Sort.PEOPLE):
            return True
        tokens = self._analysis.tokens(match.span)
        return any(token.pos_ == "PROPN" or not token.text.isascii() for token in tokens)


def _has_no_capitals(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return sum(map(str.isupper, text)) < _FEW_CAPITALS * letters


def _fills(inner: Span, outer: Span) -> bool:
    return inner.end - inner.start >= _MUCH * (outer.end - outer.start)


def _apart(names: list[Found]) -> list[Found]:
    """Return names in order, the longest of those that overlap."""
    kept: list[Found] = []
    for one in sorted(names, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or kept[-1].span.end <= one.span.start:
            kept.append(one)
        elif one.span.end - one.span.start > kept[-1].span.end - kept[-1].span.start:
            kept[-1] = one
    return kept
