"""Short titles of events, in words of our own: "Turkey accuses Russia"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from .grammar import child, is_passive, is_verb, objects, prepositional, subject
from .outlook import Mood
from .parties import PARTITIVE, core_of
from .readings import MEASURES, Reading
from .words import base_of

LONGEST = 60
_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_SIBILANT = ("s", "x", "z", "ch", "sh", "o")
_WORDS = 5


def title_of(
    reading: Reading, mood: Mood, agents: Sequence[str], targets: Sequence[str], *, many: bool
) -> str:
    """Return a title of at most `LONGEST` characters.

    Args:
        reading: The trigger.
        mood: How the text puts the act.
        agents: Names of the agents.
        targets: Names of the targets.
        many: Whether the one agent is more than one, as "rebels".
    """
    if reading.noun is not None:
        choices = _of_noun(reading, agents, targets)
    else:
        choices = _of_verb(reading, mood, agents, targets, many=many or len(agents) > 1)
    fitting = [words for words in choices if len(words) <= LONGEST]
    best = fitting[0] if fitting else _cut(min(choices, key=len))
    return best[:1].upper() + best[1:]


def _of_verb(
    reading: Reading, mood: Mood, agents: Sequence[str], targets: Sequence[str], *, many: bool
) -> list[str]:
    verb, who, whom = reading.token, _joined(agents), _joined(targets)
    after = _particle(verb)
    lemma = base_of(verb)
    if mood is Mood.MUST and not whom:
        return [f"{who}: call to {lemma}{after}"]
    if mood is Mood.MUST:
        return [f"{who} calls on {whom} to {lemma}", f"Call on {whom} to {lemma}"]
    if not is_verb(verb):
        return _of_readiness(verb, who)
    if not who and is_passive(verb):
        return _passive(verb, lemma + after, whom)
    if not who:
        who, many = _doer(verb)
    if not who:
        return _passive(verb, lemma + after, whom)
    does = {
        Mood.WILL: f"to {lemma}",
        Mood.WILL_NOT: f"{'refuse' if many else 'refuses'} to {lemma}",
    }.get(mood, _present(lemma, many=many))
    state = child(verb, "acomp") if lemma == "be" else None
    does += f" {state.lower_}" if state is not None else after
    thing = _object(verb)
    choices = [f"{who} {does} {rest}" for rest in _rest(verb, thing, targets)]
    return [*choices, f"{who} {does}"]


def _of_readiness(adjective: Any, who: str) -> list[str]:
    """Return titles for "is ready to …", which headlines tell without the verb."""
    inner = child(adjective, "xcomp")
    if inner is None:
        return [f"{who} {adjective.lower_}"]
    start = f"{who} {adjective.lower_} to {base_of(inner)}"
    return [f"{start} {_object(inner)}".rstrip(), start]


def _rest(verb: Any, thing: str, targets: Sequence[str]) -> Iterator[str]:
    """Yield what may stand after the verb, the fullest first."""
    whom = _joined(targets)
    inner = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB"), None)
    direct = child(verb, "dobj", "dative") is not None
    word = _preposition(verb, whom)
    if inner is not None:
        yield from _aims(inner, whom if direct else "")
    demanded = child(verb, "ccomp")
    if not direct and demanded is not None and whom and not word:
        yield from _demands(demanded, whom)
    if thing and whom and thing.casefold().endswith(targets[0].casefold()):
        yield whom
    if thing and whom and whom.casefold() not in thing.casefold() and word:
        yield f"{thing} {word} {whom}"
    if thing:
        yield thing
    elif whom and word:
        yield f"{word} {whom}"
    yield from _gerunds(verb)


def _gerunds(verb: Any) -> Iterator[str]:
    """Yield "for doing something"."""
    for other in verb.children:
        inner = child(other, "pcomp") if other.dep_ == "prep" else None
        if inner is not None and inner.tag_ == "VBG":
            yield f"{other.lower_} {inner.lower_} {_object(inner)}".rstrip()


def _demands(clause: Any, whom: str) -> Iterator[str]:
    """Yield "that somebody do something", or "(somebody) to do something"."""
    infinitive = any(c.tag_ == "TO" for c in clause.children)
    own = child(clause, "nsubj")
    if not infinitive and any(c.tag_ == "MD" for c in clause.children):
        if own is None or own.tag_ != "PRP":
            return
        whom, infinitive = "", True
    start = f"{whom} to".lstrip() if infinitive else f"that {whom}"
    start += f" {base_of(clause)}{_particle(clause)}"
    yield f"{start} {_object(clause)}".rstrip()
    yield start


def _aims(inner: Any, whom: str) -> Iterator[str]:
    """Yield "(somebody) to do something" for the infinitive below a verb."""
    aim = f"{whom} to {base_of(inner)}{_particle(inner)}".lstrip()
    yield f"{aim} {_object(inner)}".rstrip()
    yield aim


def _particle(verb: Any) -> str:
    particle = child(verb, "prt")
    return f" {particle.lower_}" if particle is not None else ""


def _doer(verb: Any) -> tuple[str, bool]:
    """Return the words of a subject that is no actor: "a bomb", and whether they are plural."""
    head = subject(verb)
    if head is None or not head.tag_.startswith("NN"):
        return "", False
    return core_text(head), head.tag_ in {"NNS", "NNPS"}


def _preposition(verb: Any, whom: str) -> str:
    """Return the preposition that joins the first target to the verb or its object."""
    first = whom.split(" and ", maxsplit=1)[0].split(",", maxsplit=1)[0].casefold()
    heads = [verb, *(c for c in verb.children if c.dep_ == "dobj")]
    for head in heads:
        for other in head.children:
            if other.dep_ in {"prep", "dative", "agent"} and other.tag_ in {"IN", "TO"}:
                for thing in other.children:
                    words = " ".join(token.text for token in thing.subtree).casefold()
                    if thing.dep_ == "pobj" and first and first in words:
                        return str(other.lower_)
    return ""


def _passive(verb: Any, lemma: str, whom: str) -> list[str]:
    done = verb.text.lower() if verb.tag_ == "VBN" else past(base_of(verb))
    particle = child(verb, "prt")
    if particle is not None:
        done += f" {particle.lower_}"
    thing = whom or _object(verb) or next((core_text(head) for head in objects(verb)), "")
    if thing and (is_passive(verb) or not whom):
        return [f"{thing} {done}"]
    return [f"{done} {thing}".strip(), lemma]


def _object(verb: Any) -> str:
    thing = next((one for one in objects(verb) if one.dep_ != "oprd"), None)
    if thing is None or not thing.tag_.startswith("NN") or not any(map(str.isalpha, thing.text)):
        return ""
    return core_text(thing)


def core_text(noun: Any) -> str:
    """Return a noun with the few words before it, and "of …" after it, that belong to it."""
    span = core_of(noun)
    words = noun.doc.text[span.start : span.end].split()[-_WORDS:]
    of = next(prepositional(noun, "of"), None)
    if of is not None and of.tag_.startswith("NN"):
        inner = core_of(of)
        after = noun.doc.text[inner.start : inner.end].split()
        if noun.lemma_.lower() in PARTITIVE | MEASURES:
            return " ".join(after[-_WORDS:])
        if len(words) + len(after) <= _WORDS:
            words += ["of", *after]
    return " ".join(words)


def _of_noun(reading: Reading, agents: Sequence[str], targets: Sequence[str]) -> list[str]:
    noun, who, whom = reading.token.lower_, _joined(agents), _joined(targets)
    word = _noun_preposition(reading, targets)
    choices = []
    if who and whom:
        choices.append(f"{who}: {noun} {word} {whom}")
    if whom:
        choices.append(f"{noun} {word} {whom}")
    if who:
        choices.append(f"{who}: {noun}")
    return [*choices, noun]


def _noun_preposition(reading: Reading, targets: Sequence[str]) -> str:
    for other in reading.token.children:
        if other.dep_ == "prep" and other.lower_ in {"of", *reading.target} and targets:
            return str(other.lower_)
    return next(iter(reading.target), "of")


def _joined(names: Sequence[str]) -> str:
    if len(names) > 2:  # noqa: PLR2004 - two names fit a title
        return f"{names[0]}, {names[1]} and others"
    return " and ".join(names)


def _cut(title: str) -> str:
    if len(title) <= LONGEST:
        return title
    return title[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _present(lemma: str, *, many: bool) -> str:
    if lemma == "be" and many:
        return "are"
    return lemma if many else third_person(lemma)


def third_person(lemma: str) -> str:
    """Return a verb as it stands after "she"."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith(_SIBILANT):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in {"a", "e", "i", "o", "u"}:
        return lemma[:-1] + "ies"
    return lemma + "s"


def past(lemma: str) -> str:
    """Return the regular past of a verb."""
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in {"a", "e", "i", "o", "u"}:
        return lemma[:-1] + "ied"
    return lemma + "ed"
