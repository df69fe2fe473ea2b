"""Finds the names of a text: those that are known, and those that the language model sees."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.findings import Span

from .entries import Sort
from .forms import start_of_form
from .found import Found, apart
from .gazetteer import Gazetteer, Match
from .hints import NEAR, SAYING
from .trim import FOLLOWER, is_none, parts, span_of, trimmed, whole, with_nickname
from .words import Words

_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_WORKS = frozenset({"EVENT", "WORK_OF_ART", "LAW"})
_LANDS = frozenset({Sort.STATE, Sort.CAPITAL, Sort.PLACE, Sort.LAND})
_JOINERS = frozenset(
    {"of", "the", "for", "and", "&", "de", "del", "la", "al", "el", "bin", "ibn", "von", "van"}
    | {"-", "in", "on", "di", "du", "der", "al-", "’", "'", "'s", "’s", ".", "/"}
)
_COMMON = frozenset({"NNS", "JJ", "JJR", "JJS", "RB", "VBG", "VBN", "VB", "VBP", "VBZ", "IN", "UH"})
"""Tags of a word that has its capital but for its place."""
_COMPOUND = re.compile(r"-[a-z]")
_PREFIX = re.compile(r"\b[a-z]+-$", re.IGNORECASE)
_BESIDE = frozenset({"/", "-", "–", ", ", " and ", " & ", " / "})
_PRO = frozenset({"pro-", "anti-", "non-", "post-", "pre-"})
_MONEY = re.compile(r"\s?\$")
_BACK = 12
_FEW_CAPITALS = 0.004
_MUCH = 0.6


def detected(analysis: Analysis, gazetteer: Gazetteer, words: Words) -> list[Found]:
    """Return the names of a text, none of which overlaps another, in order."""
    return _Detector(analysis, gazetteer, words).found()


class _Detector:
    def __init__(self, analysis: Analysis, gazetteer: Gazetteer, words: Words) -> None:
        self._analysis = analysis
        self._text = analysis.text
        self._gazetteer = gazetteer
        self._words = words
        self._shouted: dict[int, bool] = {}
        small = _has_no_capitals(self._text)
        known = gazetteer.find(self._text, small=small)
        self._known = list(self._in_full(match for match in known if self._stands_alone(match)))
        self._starts = [match.span.start for match in self._known]

    def _in_full(self, known: Iterable[Match]) -> Iterator[Match]:
        """Yield known names, those of states with what sort of state they are."""
        end = 0
        for match in known:
            start = match.span.start
            if match.entry.sort is Sort.STATE:
                start = max(end, start_of_form(self._text, start))
            end = match.span.end
            yield match._replace(span=Span(start, end))

    def found(self) -> list[Found]:
        names: list[Found] = []
        works: list[Span] = []
        for entity in self._analysis.doc.ents:
            if self._is_shouted(entity.start_char) and not self._is_told_loud(entity):
                continue
            if entity.label_ in _NAMES:
                names.extend(self._of_model(entity))
            elif entity.label_ in _WORKS:
                works.append(Span(entity.start_char, entity.end_char))
        names.extend(self._only_known(names, works))
        return apart(names)

    def _only_known(self, names: list[Found], works: list[Span]) -> Iterator[Found]:
        """Yield the known names that the model does not see, unless they are part of more."""
        taken = sorted([*((one.span, False) for one in names), *((span, True) for span in works)])
        starts = [span.start for span, _ in taken]
        for match in self._known:
            number = bisect_right(starts, match.span.end - 1) - 1
            over, is_work = taken[number] if number >= 0 else (match.span, True)
            free = over.end <= match.span.start or (is_work and _fills(match.span, over))
            if free and self._is_name(match):
                yield Found(match.span, match.entry)

    def _of_model(self, entity: Any) -> Iterator[Found]:
        """Yield the names that a span of the model holds, known ones first asked."""
        person = entity.label_ == "PERSON"
        for piece in parts(entity) if person else [entity]:
            inside = self._person_in(piece)
            cut = trimmed(inside or piece, self._words, person=person or inside is not None)
            if cut is None or not _has_case(cut[0].text):
                continue
            tokens, titled = cut[0], cut[1] or inside is not None
            span = whole(span_of(tokens, self._text), self._text)
            span = with_nickname(span, self._text) if person else span
            alone = person and not self._over(span)
            if not self._is_part(span, person=alone) and not is_none(
                self._text[span.start : span.end], self._words
            ):
                label = entity.label_ if inside is None else "PERSON"
                label = "ORG" if person and self._is_owner(piece, entity) else label
                yield from self._told(tokens, span, label, titled=titled)

    def _is_owner(self, piece: Any, entity: Any) -> bool:
        """Return whether a piece tells where a person belongs: "Ana Soto of the Civic Party"."""
        before = piece.doc[piece.start - 1] if piece.start > entity.start else None
        return before is not None and before.lower_ in {"of", "from", "the"}

    def _is_told_loud(self, entity: Any) -> bool:
        """Return whether a span of a line in capitals is a person by all that is known."""
        named = [token for token in entity if token.text.capitalize() not in self._words.titles]
        given = bool(named) and named[0].text.capitalize() in self._words.given
        return entity.label_ == "PERSON" and (len(named) == 1 or given)

    def _is_shouted(self, offset: int) -> bool:
        """Return whether a line is in capitals throughout, which then tell nothing."""
        number = self._analysis.paragraph_number(offset)
        if number not in self._shouted:
            line = self._text[slice(*self._analysis.paragraphs[number])]
            self._shouted[number] = line.isupper() and line.count(" ") > 1
        return self._shouted[number]

    def _person_in(self, tokens: Any) -> Any | None:
        """Return the person behind an office and its land: "Chile President Ana Soto"."""
        for number in range(len(tokens) - 1, 0, -1):
            before, token = tokens[number - 1], tokens[number]
            office = before.text in self._words.titles or before.lower_ in self._words.roles
            if office and number > 1 and token.text in self._words.given:
                return tokens[number:]
        return None

    def _told(self, tokens: Any, span: Span, label: str, *, titled: bool) -> Iterator[Found]:
        """Yield the name that a trimmed span of the model is, if it is one."""
        known = self._over(span)
        if not known:
            if self._may_be(tokens, label):
                misspelt = label == "GPE" and len(tokens) == 1
                entry = self._gazetteer.misspelt_state(tokens.text) if misspelt else None
                yield Found(span, entry, label, titled)
        elif len(known) == 1 and known[0].span.holds(span):
            match = known[0]
            if label == "PERSON" and self._is_person(match, tokens.root, titled=titled):
                yield Found(span, None, "PERSON", titled)
            else:
                yield Found(match.span, match.entry, label, titled)
        elif self._is_of_state(span, known):
            yield Found(span, known[-1].entry, label, titled)
        elif self._are_several(span, known):
            yield from (Found(match.span, match.entry) for match in known)
        elif self._is_one(tokens, known, label):
            yield Found(span, None, label, titled)
        elif self._text.startswith(("'", "’"), known[0].span.end) and known[0].entry.sort in _LANDS:
            yield from self._owned(tokens, known[0].span.end, label)

    def _is_of_state(self, span: Span, known: list[Match]) -> bool:
        """Return whether a known body is told with the state it is of: "British Home Office"."""
        body = known[-1]
        if body.entry.sort is not Sort.BODY or body.entry.country is None:
            return False
        before = self._text[span.start : body.span.start].rstrip()
        state = known[0].entry if known[0].entry.sort is Sort.STATE else None
        named = state is not None and known[0].span == (span.start, span.start + len(before))
        code = state.country if state is not None and named else self._words.nations.get(before)
        return body.span.end == span.end and code == body.entry.country

    def _are_several(self, span: Span, known: list[Match]) -> bool:
        """Return whether a span is nothing but lands side by side: "Lima/Quito"."""
        lands = all(match.entry.sort in _LANDS for match in known)
        whole = known[0].span.start <= span.start and known[-1].span.end >= span.end
        return (
            lands
            and whole
            and all(
                self._text[one.span.end : other.span.start] in _BESIDE
                for one, other in pairwise(known)
            )
        )

    def _owned(self, tokens: Any, end: int, label: str) -> Iterator[Found]:
        """Yield what a land has: the ministry of "Chile's Foreign Ministry"."""
        rest = [
            token for token in tokens if token.idx >= end and token.text not in {"'s", "’s", "'"}
        ]
        if rest:
            owned = tokens.doc[rest[0].i : rest[-1].i + 1]
            span = span_of(owned, self._text)
            if not self._over(span) and self._may_be(owned, label):
                yield Found(span, None, label)

    def _is_part(self, span: Span, *, person: bool) -> bool:
        """Return whether a span is part of an adjective: "Paris-based", "pro-Paris"."""
        if _COMPOUND.match(self._text, span.end):
            return True
        before = _PREFIX.search(self._text, max(0, span.start - _BACK), span.start)
        if before is None or not before[0][0].islower():
            return before is not None and before[0].lower() in _PRO
        return not person or before[0] in _PRO

    def _is_person(self, match: Match, root: Any, *, titled: bool) -> bool:
        """Return whether what is also the name of a town is a person here."""
        if match.entry.sort is not Sort.PLACE:
            return False
        if root.text in self._words.given and not (
            root.dep_ == "pobj" and root.head.lower_ in NEAR
        ):
            return True
        return titled or (root.dep_ == "nsubj" and root.head.lemma_ in SAYING)

    def _may_be(self, tokens: Any, label: str) -> bool:
        """Return whether what only the model knows is a name: no adjective, no bare title."""
        last = tokens[-1]
        if label == "NORP":
            return bool(last.tag_ == "NNPS") and last.text.endswith("s")
        if len(tokens) == 1:
            text = last.text.rstrip(".")
            return not (
                text in self._words.nations
                or text in self._words.titles
                or text.lower() in self._words.ignored
                or len(text) == 1
                or (label != "PERSON" and FOLLOWER.fullmatch(text))
                or (last.is_sent_start and last.tag_ in _COMMON)
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
            return first.entry.sort not in _LANDS
        return len(known) == 1 or not any(token.text in {"and", ","} for token in tokens)

    def _over(self, span: Span) -> list[Match]:
        first = bisect_left(self._starts, span.start)
        if first and self._known[first - 1].span.end > span.start:
            first -= 1
        last = bisect_left(self._starts, span.end)
        return self._known[first:last]

    def _stands_alone(self, match: Match) -> bool:
        """Return whether a known name is no part of an adjective, nor of a sum of money."""
        body = match.entry.sort is Sort.BODY
        return not self._is_part(match.span, person=body) and not _MONEY.match(
            self._text, match.span.end
        )

    def _is_name(self, match: Match) -> bool:
        """Return whether a known name that the model does not see is one here."""
        words = self._text[match.span.start : match.span.end]
        if words.lower() in self._words.ignored and self._is_shouted(match.span.start):
            return self._is_subject(match.span)
        if match.entry.sort not in {Sort.PLACE, Sort.BODY} or words.isupper():
            return True
        tokens = self._analysis.tokens(match.span)
        if words.capitalize() in self._words.given:
            return bool(tokens.root.dep_ == "pobj" and tokens.root.head.lower_ in NEAR)
        return any(token.pos_ == "PROPN" or not token.text.isascii() for token in tokens)

    def _is_subject(self, span: Span) -> bool:
        """Return whether a word may begin a clause: the US of "US ACTS", not of "LET US GO"."""
        token = self._analysis.tokens(span)[0]
        before = self._analysis.doc[token.i - 1] if token.i else None
        return token.pos_ == "PROPN" and (before is None or before.pos_ not in {"VERB", "AUX"})


def _has_no_capitals(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return sum(map(str.isupper, text)) < _FEW_CAPITALS * letters


def _has_case(text: str) -> bool:
    """Return whether a text is in a script with capitals; the model knows no other."""
    return text.lower() != text.upper()


def _fills(inner: Span, outer: Span) -> bool:
    return inner.end - inner.start >= _MUCH * (outer.end - outer.start)
