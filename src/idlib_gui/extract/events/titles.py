"""Short titles of events, in words of our own: "Turkey accuses Russia"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from idlib_gui.domain.records import EventType

from .complements import aims, demands, gerunds, statements
from .grammar import after, child, is_passive, is_verb, objects
from .mood import Mood, is_infinitive
from .nominal import noun_titles
from .phrasing import (
    core_text,
    joined,
    noun_text,
    number_of,
    object_text,
    particle,
    past,
    present,
    short_text,
)
from .readings import Reading
from .roles import IN_NAME_OF
from .sides import PREPOSITIONS, doer, preposition, taking_place
from .words import base_of

LONGEST = 60


class Doing(NamedTuple):
    """What a title tells beside the words of its trigger.

    Attributes:
        mood: How the text puts the act.
        agents: Names of the agents.
        targets: Names of the targets.
        many: Whether the one agent is more than one, as "rebels".
        tries: Whether the act is but attempted.
        direct: Whether the object of the verb is itself a target, not but a thing of one.
    """

    mood: Mood
    agents: Sequence[str]
    targets: Sequence[str]
    many: bool = False
    tries: bool = False
    direct: bool = False


def title_of(reading: Reading, doing: Doing) -> str:
    """Return a title of at most `LONGEST` characters."""
    if reading.noun is not None:
        choices = list(noun_titles(reading, doing.agents, doing.targets))
    else:
        choices = _Verb(reading, doing).choices()
    fitting = [words for words in choices if len(words) <= LONGEST]
    best = fitting[0] if fitting else _cut(min(choices, key=len))
    return best[:1].upper() + best[1:]


class _Verb:
    """Titles of what a verb tells, the fullest first."""

    def __init__(self, reading: Reading, doing: Doing) -> None:
        self._verb = reading.token
        self._entry = reading.words
        self._slots = reading.target
        self._happens = reading.happens
        self._is_request = reading.type is EventType.REQUEST
        self._mood = doing.mood
        self._who = joined(doing.agents)
        self._whom = joined(doing.targets)
        self._first_target = doing.targets[0] if doing.targets else ""
        self._many = doing.many or len(doing.agents) > 1
        self._tries = doing.tries
        self._direct = doing.direct and bool(doing.targets)

    def choices(self) -> list[str]:
        """Return titles, the fullest first."""
        verb, who, lemma = self._verb, self._who, base_of(self._verb)
        if self._mood is Mood.MUST:
            return self._called_for(lemma)
        if not is_verb(verb):
            return _of_readiness(verb, who)
        if not who and not is_passive(verb):
            who, self._many = doer(verb)
        elif self._happens:
            who, self._many = taking_place(verb, who) or (who, self._many)
        if not who:
            return self._undone(lemma)
        start = f"{who} {self._does(lemma)}"
        return [*(f"{start} {rest}" for rest in self._rest() if rest), start]

    def _called_for(self, lemma: str) -> list[str]:
        what = f"{lemma}{particle(self._verb)}"
        if not self._whom:
            return [f"{self._who}: call to {what}"]
        thing = object_text(self._verb)
        return [
            f"{self._who} calls on {self._whom} to {what} {thing}".rstrip(),
            f"{self._who} calls on {self._whom} to {what}",
            f"Call on {self._whom} to {what}",
        ]

    def _does(self, lemma: str) -> str:
        """Return the verb with its particle, as its mood has it."""
        many, state = self._many, child(self._verb, "acomp")
        more = f" {state.lower_}" if lemma == "be" and state is not None else particle(self._verb)
        if self._tries and self._mood is Mood.TOLD:
            return f"{present(base_of(self._verb.head), many=many)} to {lemma}{more}"
        if self._mood is Mood.WILL:
            return f"to {lemma}{more}"
        if self._mood in {Mood.WILL_NOT, Mood.PLAN}:
            first = "refuse" if self._mood is Mood.WILL_NOT else "plan"
            return f"{present(first, many=many)} to {lemma}{more}"
        return f"{present(lemma, many=many)}{more}"

    def _undone(self, lemma: str) -> list[str]:
        """Return titles that leave the agent out: "Town attacked"."""
        verb = self._verb
        done = verb.text.lower() if verb.tag_ == "VBN" else past(lemma)
        done += particle(verb)
        if not is_passive(verb):
            thing = object_text(verb) or self._whom
            return [f"{thing} {done}" if thing else done]
        whom = self._whom if self._direct or not object_text(verb) else ""
        thing = self._counted(object_text(verb)) or whom or object_text(verb)
        thing = thing or next((core_text(head) for head in objects(verb)), "")
        given = child(verb, "dobj", "oprd")
        more = noun_text(given) if given is not None else ""
        return [f"{thing} {done} {more}".strip(), f"{thing} {done}".strip()]

    def _counted(self, thing: str) -> str:
        """Return an object that is the one target with its number; empty for any other."""
        number = next((n for n in map(number_of, objects(self._verb)) if n), "")
        is_target = number and thing.casefold() == f"{number} {self._whom}".casefold()
        return thing if is_target else ""

    def _rest(self) -> Iterator[str]:
        """Yield what may stand after the verb, the fullest first."""
        verb, whom = self._verb, self._whom
        thing = object_text(verb)
        word = preposition(verb, self._first_target)
        has_object = next(objects(verb), None) is not None
        is_target = self._direct
        inner = next((c for c in verb.children if c.dep_ == "xcomp" and is_infinitive(c)), None)
        if inner is not None and self._mood is not Mood.PLAN:
            asked = f"{word} {whom}" if whom and word and f" {word}" in self._entry else ""
            thing_asked = thing if child(verb, "dobj") else asked
            yield from aims(inner, whom if is_target else thing_asked)
        told = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
        if told is not None and self._is_request and not (has_object or word):
            yield from demands(told, whom)
        elif told is not None and not has_object:
            yield from statements(told)
        yield from self._target_first(thing)
        if not thing:
            yield from gerunds(verb)
        if thing and word and whom.casefold() not in thing.casefold():
            yield f"{thing} {word} {whom}"
        if thing:
            yield from (f"{thing} {more}" for more in self._object_phrase() if more not in thing)
            yield thing
            yield from map(short_text, objects(verb))
        else:
            yield from self._without_object(word, whom)
        if thing:
            yield from gerunds(verb)

    def _target_first(self, thing: str) -> Iterator[str]:
        """Yield the target, or the object that is it, where the verb is done to the target."""
        whom = self._whom
        if not self._direct:
            return
        if thing and child(self._verb, "dative") and whom != thing:
            yield f"{whom} {thing}"
        if thing.casefold().endswith(self._first_target.casefold()):
            yield self._counted(thing) or whom
        else:
            yield whom if not thing or _names_more(thing, whom) else thing

    def _without_object(self, word: str, whom: str) -> Iterator[str]:
        phrases = list(self._after_preposition())
        if whom and word:
            if phrases and not phrases[0].startswith(f"{word} "):
                yield f"{phrases[0]} {word} {whom}"
            yield f"{word} {whom}"
        yield from phrases
        yield from self._toward()
        pointed = child(self._verb, "dobj")
        if pointed is not None and pointed.lower_ in {"this", "that"}:
            yield str(pointed.lower_)

    def _toward(self) -> Iterator[str]:
        """Yield what stands where a target would that is nobody: "to both capitals"."""
        for other in self._verb.children:
            if other.dep_ in PREPOSITIONS and other.lower_ in self._slots:
                words = next(map(short_text, _not_aside(after(other))), "")
                if words:
                    yield f"{other.lower_} {words}"

    def _object_phrase(self) -> Iterator[str]:
        """Yield what stands after the object where the target would: "inroads | into the area"."""
        heads = [self._verb, *(c for c in self._verb.children if c.dep_ == "dobj")]
        for head in heads if not self._whom else ():
            for other in head.children:
                if other.dep_ == "prep" and other.lower_ in self._slots:
                    found = map(short_text, _not_aside(after(other)))
                    yield from (f"{other.lower_} {words}" for words in found if words)

    def _after_preposition(self) -> Iterator[str]:
        """Yield the words after the preposition that the entry of the list has: "for help"."""
        for other in self._verb.children:
            if other.dep_ in PREPOSITIONS and f" {other.lower_} " in f"{self._entry} ":
                inner = [c for c in other.children if c.dep_ == "prep"]
                start = " ".join([other.lower_, *(c.lower_ for c in inner)])
                for text_of in (noun_text, short_text):
                    found = map(text_of, after(other))
                    yield from (f"{start} {words}" for words in found if words)


def _not_aside(nouns: Iterator[Any]) -> Iterator[Any]:
    """Yield nouns but those that tell why or how: "in *return*"."""
    return (noun for noun in nouns if noun.lemma_ not in IN_NAME_OF)


def _names_more(thing: str, whom: str) -> bool:
    """Return whether the names of the targets tell more than the object does."""
    return " and " in whom or not thing[:1].isupper()


def _of_readiness(adjective: Any, who: str) -> list[str]:
    """Return titles for "is ready to …", which headlines tell without the verb."""
    inner = child(adjective, "xcomp")
    if inner is None:
        return [f"{who} {adjective.lower_}"]
    start = f"{who} {adjective.lower_} to {base_of(inner)}"
    return [f"{start} {object_text(inner)}".rstrip(), start]


def _cut(title: str) -> str:
    if len(title) <= LONGEST:
        return title
    return title[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
