"""What happened: asserted acts and incidents, who did them to whom, when and where.

A verb or a noun of the lists is a trigger (`readings`); how it is put decides whether the text
asserts it (`outlook`); the shape of the sentence says who did it to whom (`roles`, `parties`), and
which time and place it has (`story`, `dating`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.findings import Happening, Named, Said, Span, Time, Why
from idlib_gui.extract.lists import Lists

from .acts import Act, acts_of
from .dating import Times, places_by_act
from .grammar import is_verb, objects, subject
from .mood import Mood
from .outlook import is_attempt
from .parties import Parties
from .repeats import merge
from .story import Dating, Told, tokens_of
from .telling import Claim, claim_of
from .titles import Doing, title_of
from .utterances import Utterances
from .words import words_of

__all__ = ["find_events"]

_SURE = {True: 0.8, False: 0.7}
_LESS_FOR = {Mood.TOLD: 0.0, Mood.WILL: 0.1, Mood.WILL_NOT: 0.15, Mood.MUST: 0.15}


def find_events(
    analysis: Analysis,
    names: tuple[Named, ...],
    times: tuple[Time, ...],
    quotes: tuple[Said, ...],
    lists: Lists,
) -> tuple[Happening, ...]:
    """Return the events that a text tells, sentence by sentence, what one asserts first."""
    return tuple(_Finder(analysis, names, times, quotes, lists).happenings())


class _Finder:
    def __init__(
        self,
        analysis: Analysis,
        names: tuple[Named, ...],
        times: tuple[Time, ...],
        quotes: tuple[Said, ...],
        lists: Lists,
    ) -> None:
        self._analysis = analysis
        self._words = words_of(lists)
        self._utterances = Utterances(quotes)
        self._parties = Parties(analysis, names, self._words, self._utterances)
        self._times = Times(analysis, times)
        self._places: dict[int, tuple[Span, ...]] = {}

    def happenings(self) -> Iterator[Happening]:
        told = self._told()
        merge(told, self._parties)
        for one in told:
            if one.merged is not None and not self._places[id(one.merged)]:
                self._places[id(one.merged)] = self._places[id(one)]
        kept = [one for one in told if one.merged is None]
        numbers = {id(one): number for number, one in enumerate(kept)}
        for one in kept:
            yield self._happening(one, numbers)

    def _told(self) -> list[Told]:
        dating = Dating(self._analysis, self._times)
        told: list[Told] = []
        for sentence in self._analysis.sentences:
            acts = acts_of(sentence, self._words, self._parties)
            now = dating.add(sentence, acts)
            if now:
                found = places_by_act(sentence, tokens_of(now), self._parties)
                for number, one in enumerate(now):
                    self._places[id(one)] = tuple(dict.fromkeys(found.get(number, ())))
            told += now
        return told

    def _happening(self, one: Told, numbers: dict[int, int]) -> Happening:
        act = one.act
        claim = claim_of(one.trigger, one.sentence, act.seen, self._parties, self._utterances)
        anchor = one.same_as
        while anchor is not None and anchor.merged is not None:
            anchor = anchor.merged
        number = None if anchor is None else numbers[id(anchor)]
        return Happening(
            self._title(one),
            act.type,
            one.trigger,
            self._evidence(one),
            act.agents,
            act.targets,
            self._places[id(one)],
            one.time,
            self._why(one, claim),
            claim.by,
            claim.said,
            number if number is not None and number < numbers[id(one)] else None,
        )

    def _title(self, one: Told) -> str:
        act = one.act
        agents = [self._parties.title_name(span) for span in act.agents]
        targets = [self._parties.title_name(span) for span in act.targets]
        if "subj" in act.reading.target:
            agents, targets = targets, []
        many = any(self._parties.is_many(span) for span in act.agents or act.targets)
        verb = act.reading.token
        direct = any(self._parties.is_actor(head) for head in objects(verb))
        tries = is_attempt(verb, self._words)
        doing = Doing(act.seen.mood, agents, targets, many=many, tries=tries, direct=direct)
        return title_of(act.reading, doing)

    def _evidence(self, one: Told) -> Span:
        """Return the sentence, without blanks around it."""
        start, end = one.sentence.start_char, one.sentence.end_char
        words = self._analysis.text[start:end]
        return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))

    def _why(self, one: Told, claim: Claim) -> Why:
        act = one.act
        what = "noun" if act.reading.noun is not None else "verb"
        kind = act.type.value if act.type is not None else "an event without a type"
        reason = f"The {what} “{act.token.text}” (list entry “{act.reading.words}”) tells {kind}"
        if act.seen.mood is not Mood.TOLD:
            reason += f", since the act is {act.seen.mood.value}"
        reason += "." if claim.by is None else ", which stands under somebody's word."
        pronoun = self._pronoun(act)
        if pronoun is not None:
            who = self._parties.name(act.agents[0])
            reason += f" “{pronoun.text}” is taken for {who}."
        return Why(reason, round(_sure(act) - (0.1 if pronoun is not None else 0.0), 2))

    def _pronoun(self, act: Act) -> Any | None:
        """Return the pronoun that the agents of an act were found by."""
        verb = act.reading.token
        head = subject(verb) if is_verb(verb) and act.agents else None
        return head if head is not None and head.tag_ == "PRP" else None


def _sure(act: Act) -> float:
    """Return how sure an act is by its words: an object that fits, an agent, the main clause."""
    sure = _SURE["+" in act.reading.words or not act.reading.words.isalpha()]
    sure -= _LESS_FOR.get(act.seen.mood, 0.2) + (0.1 if not act.agents else 0.0)
    return sure - (0.15 if act.reading.noun is not None else 0.0) - (0.05 if act.rank else 0.0)
