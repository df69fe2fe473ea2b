"""Who does an act and to whom it is done, from the shape of the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from idlib_gui.domain.records import EventType
from idlib_gui.extract.findings import Span

from .grammar import (
    LEFT,
    agents_by,
    antecedent,
    child,
    conjuncts,
    is_passive,
    is_verb,
    objects,
    prepositional,
    subject,
)
from .mood import Mood
from .outlook import Outlook
from .parties import Parties
from .readings import Reading

_OBJECT = "obj"
_SUBJECT = "subj"
"""Where the target stands of what its subject suffers or gets: "came under attack"."""
_USUAL = (_OBJECT, "against", "with", "to", "at", "from", "of", "between", "toward")
SUPPORTING = frozenset(
    {"announce", "declare", "order", "begin", "start", "continue", "complete", "make", "launch"}
    | {"conduct", "finish", "end", "resume", "accelerate", "approve", "undertake", "give", "issue"}
)
IN_NAME_OF = frozenset(
    {"support", "response", "retaliation", "defence", "defense", "return", "coordination", "honour"}
    | {"cooperation", "line", "accordance", "addition", "aid", "favour", "favor", "honor", "memory"}
    | {"celebration", "exchange", "light", "view", "spite", "revenge", "solidarity", "reaction"}
    | {"help", "backing", "assistance", "consent", "permission", "approval", "exception"}
    | {"protest", "consultation", "conjunction", "contrast", "reply", "answer", "order", "case"}
)
"""What makes of "in … of somebody", "with … of somebody" why an act is done, not to whom."""
_SPEAKER = frozenset({"i", "we", "me", "us"})
_ECHO = frozenset({"it", "they", "he", "she"}) | _SPEAKER


def roles(
    reading: Reading, seen: Outlook, parties: Parties
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the agents and the targets of an act."""
    if reading.noun is not None:
        agents, targets = _of_noun(reading, parties)
    elif _SUBJECT in reading.target:
        agents = _sources(reading, parties)
        targets = _subjects(reading.token, seen.teller, parties)
    elif seen.lifted is not None:
        agents, targets = _speakers(seen.lifted, parties), []
        taken = {parties.key(span) for span in agents}
        targets = next(_targets(reading, parties, taken), [])
    elif seen.mood is Mood.MUST:
        agents = _speakers(seen.teller, parties)
        targets = _subjects(reading.token, None, parties)
    else:
        agents = _agents(reading.token, seen, parties)
        taken = {parties.key(span) for span in agents}
        targets = next(_targets(reading, parties, taken), [])
    taken = {parties.key(span) for span in agents}
    return tuple(agents), tuple(span for span in targets if parties.key(span) not in taken)


def _sources(reading: Reading, parties: Parties) -> list[Span]:
    """Return from whom or by whom the subject suffers or gets something."""
    heads = (reading.token, *reading.things)
    found = (h for head in heads for word in ("by", "from") for h in prepositional(head, word))
    return [span for head in found for span in parties.actors(head)]


def _speakers(teller: Any | None, parties: Parties) -> list[Span]:
    head = subject(teller) if teller is not None else None
    return parties.actors(head) if head is not None else []


def _agents(verb: Any, seen: Outlook, parties: Parties) -> list[Span]:
    if is_passive(verb):
        heads = list(agents_by(verb)) or list(prepositional(verb, "between"))
        return [span for head in heads for span in parties.actors(head)]
    return _subjects(verb, seen.teller, parties)


def _subjects(verb: Any, teller: Any | None, parties: Parties) -> list[Span]:
    head = subject(verb)
    if head is None:
        return []
    echoes = _SPEAKER if parties.is_quoted(head) else _ECHO
    if head.lower_ in echoes and teller is not None:
        speakers = _speakers(teller, parties)
        if speakers and (head.lower_ != "they" or _are_many(speakers, parties)):
            return speakers
    found = parties.actors(head)
    if not found:
        between = prepositional(head, "between")
        found = [span for one in between for span in parties.actors(one)]
    if not found and verb.dep_ == "acl" and head.dep_ == "dobj" and is_verb(head.head):
        return _subjects(head.head, teller, parties)
    return found


def _are_many(spans: list[Span], parties: Parties) -> bool:
    return len(spans) > 1 or parties.is_many(spans[0])


def _targets(reading: Reading, parties: Parties, taken: set[str]) -> Iterator[list[Span]]:
    """Yield the actors in each place where the target may stand that has any, best first."""
    if reading.type is None and not reading.target:
        return
    active = not is_passive(reading.token)
    for slots in (reading.target, _USUAL):
        for slot in slots:
            for head in _in_slot(reading.token, slot):
                if slot == "in" and reading.type is EventType.CONSULT and parties.at(head) is None:
                    continue  # "met in the capital of Peru" is where, not with whom
                means = slot == _OBJECT and active and head in reading.things
                means = means and _OBJECT not in reading.target
                found = _untaken(head, parties, taken, means=means)
                if found:
                    yield found
    yield from _below(reading.token, parties, taken, 2)


def _untaken(head: Any, parties: Parties, taken: set[str], *, means: bool = False) -> list[Span]:
    """Return the actors of a noun that are not agents; the troops that are sent are but means."""
    found = parties.actors(head, wide=True)
    free = [span for span in found if parties.key(span) not in taken]
    sent = [one.idx for one in conjuncts(head)] if means else []
    return [span for span in free if not any(span.start <= at < span.end for at in sent)]


def _in_slot(verb: Any, slot: str) -> Iterator[Any]:
    done_to = list(objects(verb))
    if slot == _OBJECT:
        yield from done_to
        return
    states = (c for c in verb.children if c.dep_ == "acomp")
    for head in (verb, *states, *done_to):
        found = prepositional(head, slot)
        yield from (
            one for one in found if slot not in {"in", "with"} or one.lemma_ not in IN_NAME_OF
        )


def _is_aside(noun: Any) -> bool:
    """Return whether "in …" or "with …" but tells how: "in support of", ", with Peru behind it"."""
    preposition = noun.head
    after_comma = preposition.i > 0 and preposition.nbor(-1).tag_ == ","
    return noun.lemma_ in IN_NAME_OF or (preposition.lower_ == "with" and after_comma)


def _below(verb: Any, parties: Parties, taken: set[str], depth: int) -> Iterator[list[Span]]:
    """Yield the actors of the clauses that an act has for its object: "urged that X …"."""
    # What stands before a verb is told beside it: "they met; Peru protested".
    clauses = [c for c in verb.rights if c.dep_ in {"xcomp", "ccomp"}]
    clauses += [c for a in verb.children if a.dep_ == "acomp" for c in a.children if is_verb(c)]
    for thing in objects(verb):
        clauses += [c for c in thing.children if c.dep_ in {"acl", "relcl"}]
    clauses += [c for p in verb.children if p.dep_ == "prep" for c in p.children if is_verb(c)]
    for clause in clauses:
        own = child(clause, "nsubj", "nsubjpass")
        heads = [own] if own is not None else []
        for slot in _USUAL:
            heads += _in_slot(clause, slot)
        for head in heads:
            found = _untaken(head, parties, taken)
            if found:
                yield found
        if depth:
            yield from _below(clause, parties, taken, depth - 1)


def _of_noun(reading: Reading, parties: Parties) -> tuple[list[Span], list[Span]]:
    noun, line = reading.token, reading.noun
    agents = [span for head in agents_by(noun) for span in parties.actors(head)]
    agents = agents or _before(noun, parties)
    of = [span for head in prepositional(noun, "of") for span in parties.actors(head, wide=True)]
    if line is not None and line.of == "agent":
        agents = agents or of
        of = []
    agents = agents or _doers_of(reading, parties)
    targets = of
    heads = [noun, noun.head] if reading.happens else [noun]
    for slot in line.target if line is not None else ():
        if not targets:
            found = (thing for head in heads for thing in prepositional(head, slot))
            targets = [span for thing in found for span in parties.actors(thing, wide=True)]
    return agents, targets


def _doers_of(reading: Reading, parties: Parties) -> list[Span]:
    """Return whom the words around a noun name for the doer: "between …", the subject above."""
    noun = reading.token
    between = [*prepositional(noun, "between")]
    if reading.happens:
        between += prepositional(noun.head, "between")
    if agents := [span for head in between for span in parties.actors(head)]:
        return agents
    above = noun.head
    if noun.dep_ == "dobj" and above.lemma_.lower() in SUPPORTING:
        return _agents(above, Outlook(Mood.TOLD), parties)
    goes_with = noun.dep_ == "pobj" and above.lower_ in {"in", "with"} and is_verb(above.head)
    if goes_with and any(c.lower_ in {"a", "an"} for c in noun.children):
        return _agents(above.head, Outlook(Mood.TOLD), parties)
    return []


def _before(noun: Any, parties: Parties) -> list[Span]:
    """Return the owner or the nationality before a noun: "Turkey's …", "the Turkish …"."""
    owner = child(noun, "poss")
    if owner is not None:
        return parties.actors(antecedent(owner))
    left = [other for other in noun.lefts if other.dep_ in LEFT and other.tag_ != "POS"]
    for other in reversed(left):
        found = [parties.as_adjective(one) for one in conjuncts(other)]
        named = [span for span in found if span is not None]
        if named:
            return named
    return []
