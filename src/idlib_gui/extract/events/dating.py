"""When and where: time expressions and places of a sentence, given to the act they hang on."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.findings import Span, Time

from .grammar import first_conjunct, is_verb
from .parties import Parties

_SAME = re.compile(
    r"(?:the |that |this )?(?:very )?same (?:day|date|afternoon|evening|morning|night)"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d[~?%]?$")
_STEPS = 24
_BESIDE = 2
_FROM = frozenset({"after", "before", "since"})
_DONE_TO = frozenset({"of", "on", "against"})
"""What joins a place to an act that is done to it: "the annexation of Crimea"."""
_LOCATIVE = frozenset(
    {"in", "at", "near", "on", "around", "outside", "inside", "across", "over", "throughout"}
    | {"along", "to", "into", "from", "toward", "towards", "through", "off", "under", "beside"}
    | {"within"}
)


class Times:
    """The time expressions of a text, found by place.

    What they date goes by their shape: it must not change when another day of publication, or
    none, resolves them otherwise.
    """

    def __init__(self, analysis: Analysis, times: tuple[Time, ...]) -> None:
        self._analysis = analysis
        self._times = times
        self._order = sorted(range(len(times)), key=lambda number: times[number].span)
        self._starts = [times[number].span.start for number in self._order]

    def of(self, sentence: Any) -> list[tuple[int, Any]]:
        """Return the times of a sentence that can date an act, each with its head token."""
        first = bisect_left(self._starts, sentence.start_char)
        last = bisect_left(self._starts, sentence.end_char)
        found = []
        for number in self._order[first:last]:
            tokens = self._analysis.tokens(self._times[number].span)
            if len(tokens) and (self._times[number].shape is not None or self.is_same(number)):
                found.append((number, tokens.root))
        return found

    def is_same(self, number: int) -> bool:
        """Return whether a time is "the same day"."""
        span = self._times[number].span
        return _SAME.match(self._analysis.text[span.start : span.end].lower()) is not None

    def is_day(self, number: int) -> bool:
        """Return whether a time is one day of the calendar, which one may not be known."""
        shape = self._times[number].shape
        return shape is not None and _DAY.match(shape) is not None

    def before_when(self, verb: Any, found: list[tuple[int, Any]]) -> int | None:
        """Return the time whose "when" an act stands under: "in May, when it rained, …"."""
        when = _when_of(verb)
        if when is None or when.i <= when.sent.start:
            return None
        before = when.nbor(-1)
        if before.tag_ == "," and before.i > when.sent.start:
            before = before.nbor(-1)
        place = Span(before.idx, before.idx + len(before))
        return next((n for n, _ in found if self._times[n].span.overlaps(place)), None)

    def leads(self, number: int, place: Span) -> bool:
        """Return whether a time stands before a place in the text."""
        return self._times[number].span.start < place.start


def attached(token: Any, acts: dict[int, int], *, closed: frozenset[int]) -> int | None:
    """Return the number of the first act up the tree from a token.

    Args:
        token: Where to begin.
        acts: The number of the act at the index of each token that belongs to it.
        closed: Indexes of verbs of speech, where the way ends: their time is that of the telling.
    """
    first = token
    for _ in range(_STEPS):
        if is_verb(token) and _measures(first, token):
            token = token.head
            continue
        if token.i in acts:
            return acts[token.i]
        other_clause = token.dep_ in {"ccomp", "relcl", "acl", "advcl"} and is_verb(token)
        if token.i in closed or other_clause or token.head is token:
            return None
        token = token.head
    return None


def _when_of(verb: Any) -> Any | None:
    """Return the "when" of the clause that a verb is of."""
    for _ in range(_STEPS):
        found = next((c for c in verb.children if c.lower_ == "when"), None)
        if found is not None or verb.dep_ not in {"conj", "xcomp"}:
            return found
        verb = verb.head
    return None


def sets_scene(token: Any) -> bool:
    """Return whether a time is of the main clause, not of one that but tells more of a noun."""
    for _ in range(_STEPS):
        if token.dep_ in {"relcl", "acl", "pcomp"}:
            return False
        token = token.head
    return True


def _measures(time: Any, verb: Any) -> bool:
    """Return whether a time but tells how long after or before a clause: "a day after it rained".

    Such a time dates what the clause hangs on.
    """
    if verb.dep_ != "advcl":
        return False
    return any(
        c.lower_ in _FROM and 0 <= c.i - time.i <= _BESIDE and c.dep_ in {"mark", "prep"}
        for c in verb.children
    )


def places_by_act(sentence: Any, acts: dict[int, int], parties: Parties) -> dict[int, list[Span]]:
    """Return the places that each act of a sentence has: "in Idlib", "seized Idlib"."""
    found: dict[int, list[Span]] = {}
    for head, span in parties.places(sentence):
        above = first_conjunct(head)
        if above.dep_ == "pobj":
            is_where = above.head.lower_ in _LOCATIVE
            act = attached(head, acts, closed=frozenset()) if is_where else None
            if act is None and above.head.lower_ in _DONE_TO:
                act = acts.get(above.head.head.i)
        else:
            is_done_to = above.dep_ in {"dobj", "nsubjpass"} and parties.is_only_place(head)
            act = acts.get(above.head.i) if is_done_to else None
        if act is not None:
            found.setdefault(act, []).append(span)
    return found
