"""The mentions of names in one text, found by place, and the noun phrases around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any, NamedTuple

from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.findings import Named, Span

from .grammar import LEFT

_NO_START = frozenset({"DT", "CD", "POS", "PRP$", "RB", "RBR", "RBS", "IN", "PDT", "CC", "JJR"})


_PERCENT = frozenset({"cent", "percent", "%"})


class Mention(NamedTuple):
    """A mention of a named finding. `acts` is False where it is but a place."""

    span: Span
    number: int
    acts: bool


class Mentions:
    """Finds the mentions of names in a text.

    Attributes:
        analysis: The text.
        names: The named findings; mentions tell their numbers.
    """

    def __init__(self, analysis: Analysis, names: tuple[Named, ...]) -> None:
        self.analysis = analysis
        self.names = names
        self._all = sorted(
            {
                Mention(span, number, named.kind is not None)
                for number, named in enumerate(names)
                for span in (*named.mentions, *named.place_mentions)
            }
        )
        self._starts = [mention.span.start for mention in self._all]

    def at(self, token: Any) -> Mention | None:
        """Return the mention that a token is part of."""
        span = Span(token.idx, token.idx + len(token))
        number = bisect_right(self._starts, span.end - 1) - 1
        for mention in self._all[max(0, number - 2) : number + 1]:
            if mention.span.overlaps(span):
                return mention
        return None

    def within(self, span: Span) -> list[Mention]:
        """Return the mentions that share a character with a span, in order."""
        first = max(0, bisect_left(self._starts, span.start) - 2)
        last = bisect_left(self._starts, span.end)
        return [m for m in self._all[first:last] if m.span.overlaps(span)]

    def named_by(self, span: Span) -> Mention | None:
        """Return the mention that names the whole of a phrase, not but its owner."""
        ending = [m for m in self.within(span) if m.span.end >= span.end]
        return ending[-1] if ending else None

    def group(self, token: Any) -> Span:
        """Return the noun phrase of a group, or the name in it that stands for the whole."""
        core = core_of(token)
        for mention in self.within(core):
            if mention.acts and mention.span.end >= core.end:
                return mention.span
        return core


def core_of(token: Any) -> Span:
    """Return the noun phrase that a noun heads, without article, numeral and what follows."""
    first = token
    for left in reversed(list(token.lefts)):
        if left.dep_ not in LEFT or left.tag_ in {"PRP$", "CD", "WP$"} or _is_parted(left, token):
            break
        first = left.left_edge if left.dep_ != "poss" else first
        if left.dep_ == "poss":
            break
    first = _without_date(first, token)
    while first.i < token.i and _is_no_start(first):
        first = first.nbor(1)
    return Span(first.idx, token.idx + len(token))


def _without_date(first: Any, last: Any) -> Any:
    """Return the first token of a phrase after a date or numeral that the parser drew into it."""
    for token in reversed(list(first.doc[first.i : last.i])):
        if token.lower_ in _PERCENT or (token.tag_ == "CD" and not _is_measure(token)):
            return token.nbor(1)
        if token.ent_type_ == "DATE" and token.tag_ == "NNP":
            return token.nbor(1)
    return first


def _is_no_start(token: Any) -> bool:
    if not token.text[0].isalnum():
        return True
    return token.tag_ in _NO_START and not (token.tag_ == "CD" and _is_measure(token))


def _is_measure(number: Any) -> bool:
    """Return whether a numeral is part of a word: "72-hour"."""
    return bool(number.i + 1 < len(number.doc) and number.nbor(1).text == "-")


def _is_parted(left: Any, right: Any) -> bool:
    """Return whether a comma or a quotation mark stands between two tokens."""
    return any(token.tag_ in {",", "``", "''", ":"} for token in left.doc[left.i : right.i])
