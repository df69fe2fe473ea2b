"""Acts of a whole text put together: dated, told apart from their repeats, in order."""

from __future__ import annotations

from typing import Any

from idlib_gui.extract.analysis import Analysis, span_of
from idlib_gui.extract.findings import Span

from .acts import Act
from .dating import Times, attached, sets_scene
from .grammar import is_verb
from .mood import Mood

_SHARED = frozenset({"conj", "advcl", "acl"})
_ELSEWHEN = frozenset({"after", "before", "since", "until", "because", "although", "though"})
"""What joins a clause that is of another time than the one that it hangs on."""


class Told:
    """An act in its place in the text, with its date once that is known.

    Attributes:
        time: The number of the time expression that dates it.
        same_as: The earlier act whose date it shares ("the same day").
        merged: The earlier act that it repeats.
    """

    def __init__(self, act: Act, sentence: Any, paragraph: int) -> None:
        self.act = act
        self.sentence = sentence
        self.paragraph = paragraph
        self.time: int | None = None
        self.same_as: Told | None = None
        self.merged: Told | None = None

    @property
    def trigger(self) -> Span:
        """Return where its word stands."""
        return span_of(self.act.token)

    def is_on_day(self, times: Times) -> bool:
        """Return whether it is dated to a day."""
        if self.same_as is not None:
            return self.same_as.is_on_day(times)
        return self.time is not None and times.is_day(self.time)


class Dating:
    """Gives dates to acts, sentence by sentence in the order of the text."""

    def __init__(self, analysis: Analysis, times: Times) -> None:
        self._analysis = analysis
        self._times = times
        self._told: list[Told] = []
        self._scene: tuple[int, int] | None = None
        self._last_paragraph = -1

    def add(self, sentence: Any, acts: list[Act]) -> list[Told]:
        """Return the acts of the next sentence, dated."""
        paragraph = self._analysis.paragraph_number(sentence.start_char)
        opens = paragraph != self._last_paragraph
        told = [Told(act, sentence, paragraph) for act in acts]
        found = self._times.of(sentence)
        if found:
            self._attach(told, found, opens=opens)
        elif self._scene is not None and self._scene[0] == paragraph and not opens:
            self._from_scene(told)
        elif not opens:
            self._also(told)
        self._scene = self._scene_of(paragraph, told, found)
        self._told += told
        self._last_paragraph = paragraph
        return told

    def _attach(self, told: list[Told], found: list[tuple[int, Any]], *, opens: bool) -> None:
        belongs = tokens_of(told)
        closed = frozenset(one.act.seen.teller.i for one in told if one.act.seen.teller is not None)
        for number, head in found:
            act = attached(head, belongs, closed=closed)
            if act is not None and told[act].time is None:
                told[act].time = number
                if self._times.is_same(number):
                    told[act].same_as = self._anchor(opens=opens)
        for one in told:
            if one.time is None:
                one.time = self._times.before_when(one.act.token, found)
        for one in told:
            if one.time is None:
                self._share(one, told)

    def _share(self, one: Told, told: list[Told]) -> None:
        """Give an act the date of the act that its clause hangs on."""
        token = one.act.token
        if token.dep_ not in _SHARED or not is_verb(token) or one.act.seen.mood is not Mood.TOLD:
            return
        if any(c.dep_ == "mark" and c.lower_ in _ELSEWHEN for c in token.children):
            return
        above = next((other for other in told if other.act.token == token.head), None)
        if above is None or above.time is None or above.act.seen.mood is not Mood.TOLD:
            return
        if token.dep_ == "conj" and not self._times.leads(above.time, above.trigger):
            return
        one.time, one.same_as = above.time, above.same_as

    def _anchor(self, *, opens: bool) -> Told | None:
        """Return the act that "the same day" refers to.

        Opening a paragraph, it goes back to the last act of the paragraph before that has a day;
        elsewhere to what the sentence before tells, dated or not.
        """
        before = self._told
        if not before:
            return None
        last = before[-1]
        if opens:
            earlier = (other for other in reversed(before) if other.paragraph == last.paragraph)
            dated = next((other for other in earlier if other.is_on_day(self._times)), None)
            return dated or last
        return next(other for other in before if other.sentence is last.sentence)

    def _from_scene(self, told: list[Told]) -> None:
        """Date what a sentence asserts by the sentence before, which only set the scene."""
        if self._scene is None:
            return
        for one in told:
            if one.act.rank == 0 and one.time is None and one.act.seen.mood is Mood.TOLD:
                one.time = self._scene[1]

    def _also(self, told: list[Told]) -> None:
        """Date what somebody "also" did by what the sentence before tells of a day."""
        before = self._told[-1] if self._told else None
        if before is None or not before.is_on_day(self._times):
            return
        for one in told:
            is_also = any(c.lower_ == "also" for c in one.act.token.children)
            if is_also and one.act.rank == 0 and one.act.seen.mood is Mood.TOLD:
                one.time, one.same_as = before.time, before.same_as

    def _scene_of(
        self, paragraph: int, told: list[Told], found: list[tuple[int, Any]]
    ) -> tuple[int, int] | None:
        days = [n for n, head in found if self._times.is_day(n) and sets_scene(head)]
        return (paragraph, days[0]) if not told and len(days) == 1 else None


def tokens_of(told: list[Told]) -> dict[int, int]:
    """Return the number of the act that each token belongs to: its word and what governs it."""
    belongs: dict[int, int] = {}
    for number, one in enumerate(told):
        token = one.act.token
        belongs.setdefault(token.i, number)
        if one.act.reading.noun is not None and one.act.reading.happens:
            belongs.setdefault(token.head.i, number)
        while token.dep_ in {"xcomp", "acomp"} and is_verb(token.head):
            token = token.head
            belongs.setdefault(token.i, number)
    for number, one in enumerate(told):
        belongs[one.act.token.i] = number
    return belongs
