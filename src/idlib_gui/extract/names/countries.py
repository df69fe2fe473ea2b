"""Whose a person or body is: the state that the words around a name, or in it, tell of."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.findings import Span

from .entries import Sort
from .found import Found
from .gazetteer import Gazetteer
from .words import Words

_REACH = 7
_STATES = frozenset({Sort.STATE})
_LANDS = frozenset({Sort.CAPITAL, Sort.PLACE, Sort.LAND})
_BETWEEN = frozenset({"ADJ", "NOUN", "PROPN", "PART", "VERB"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_PASSED = _POSSESSIVE | {"-", "of", "the", ","}


class Countries:
    """Finds the states that names of one text belong to."""

    def __init__(
        self, analysis: Analysis, names: list[Found], gazetteer: Gazetteer, words: Words
    ) -> None:
        self._analysis = analysis
        self._doc = analysis.doc
        self._names = names
        self._starts = [one.span.start for one in names]
        self._gazetteer = gazetteer
        self._words = words

    def of_person(self, span: Span) -> str | None:
        """Return the state that the office or nationality given with a name tells of."""
        tokens = self._analysis.tokens(span)
        if len(tokens) == 0:
            return None
        return self._before(tokens) or self._after(tokens) or self._beside(tokens.root)

    def of_office(self, span: Span) -> str | None:
        """Return the state of a government body: also that of a town in its name."""
        return self.of_body(span) or self.in_name(span, _LANDS)

    def of_body(self, span: Span) -> str | None:
        """Return the state that a body's name, or its owner, tells of."""
        tokens = self._analysis.tokens(span)
        told = self.in_name(span)
        return told or (self._owner(tokens[0]) if len(tokens) else None)

    def in_name(self, span: Span, sorts: frozenset[Sort] = _STATES) -> str | None:
        """Return the state that a name has in it: "Kenyan Teachers Union", "Eastern Ukraine"."""
        codes = self._words.nations
        told = (codes.get(token.text) for token in self._analysis.tokens(span))
        code = next((one for one in told if one is not None), None)
        if code is None:
            for match in self._gazetteer.find(self._analysis.text[span.start : span.end]):
                if match.entry.sort in sorts:
                    return match.entry.country
        return code

    def of_owner(self, span: Span) -> str | None:
        """Return the state that a body is told to be of right before its name: "Peru's …"."""
        first = self._analysis.tokens(span)[0]
        owned = first.i > 1 and first.nbor(-1).text in ("'s", "’s")
        return self._told(first.nbor(-2)) if owned else None

    def _owner(self, first: Any) -> str | None:
        """Return the state before a name: "Turkey's …", "the Turkish …"."""
        if first.i == 0:
            return None
        before = first.nbor(-1)
        if before.text in ("'s", "’s") and before.i:
            before = before.nbor(-1)
        return self._told(before)

    def _before(self, tokens: Any) -> str | None:
        """Return the state of "Turkey's Foreign Minister …", "Turkish President …"."""
        first = tokens[0].i
        bare = True
        start = self._analysis.sentence_of(tokens[0]).start
        for number in range(first - 1, max(start, first - _REACH) - 1, -1):
            token = self._doc[number]
            near = number == first - 1 or self._doc[first - 1].text in _POSSESSIVE
            told = self._told(token) if near or not bare else None
            if told is not None:
                return told
            bare = bare and not self._is_office(token)
            if token.text == "," and number < first - 1 and not self._only_titles(number, first):
                break
            passed = token.text in _PASSED or token.pos_ in _BETWEEN
            if not passed or token.tag_ in _FINITE or self._is_other(token):
                break
        return None

    def _only_titles(self, comma: int, first: int) -> bool:
        """Return whether nothing but forms of address stands between a comma and a name."""
        words = self._words
        return all(
            token.text in words.titles and token.lower_ not in words.roles | words.offices
            for token in self._doc[comma + 1 : first]
        )

    def _is_other(self, token: Any) -> bool:
        """Return whether a word is of another name that nothing is known of."""
        number = bisect_right(self._starts, token.idx) - 1
        if number < 0 or self._names[number].span.end <= token.idx:
            return False
        return self._names[number].entry is None

    def _after(self, tokens: Any) -> str | None:
        """Return the state of "…, the Turkish foreign minister", "…, president of Turkey"."""
        number = tokens[-1].i + 1
        end = min(self._analysis.sentence_of(tokens[-1]).end, number + _REACH + 1)
        if number >= end or self._doc[number].text not in (",", "("):
            if (
                number + 1 < end
                and self._doc[number].lower_ == "of"
                and self._office_before(tokens)
            ):
                return self._told(self._doc[number + 1])
            return None
        told: str | None = None
        office = False
        for token in self._doc[number + 1 : end]:
            told = told or self._told(token)
            office = office or self._is_office(token)
            if told is not None and office:
                return told
            if token.pos_ not in _BETWEEN and token.pos_ != "DET" and token.text not in _PASSED:
                break
            if token.text == ",":
                break
        return None

    def _office_before(self, tokens: Any) -> bool:
        return bool(tokens[0].i) and self._is_office(self._doc[tokens[0].i - 1])

    def _beside(self, root: Any) -> str | None:
        """Return the state of the office that a name is put beside: "the president of X, …"."""
        if root.dep_ != "appos" or not self._is_office(root.head):
            return None
        for token in root.head.subtree:
            if token.i >= root.i:
                break
            told = self._told(token)
            if told is not None:
                return told
        return None

    def _is_office(self, token: Any) -> bool:
        low = token.lower_
        words = self._words
        return low in words.roles or low in words.offices or token.text in words.titles

    def _told(self, token: Any) -> str | None:
        """Return the state that a word tells of, as an adjective or as part of a name."""
        code = self._words.nations.get(token.text)
        if code is not None or not token.text[0].isupper():
            return code
        number = bisect_right(self._starts, token.idx) - 1
        if number >= 0 and self._names[number].span.end > token.idx:
            entry = self._names[number].entry
            if entry is not None and entry.kind is not ActorKind.MEDIA:
                return entry.country
        return None
