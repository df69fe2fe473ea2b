"""The acts that a sentence tells, with who did them to whom; not yet dated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from idlib_gui.domain.records import EventType
from idlib_gui.extract.findings import Span

from .grammar import child, is_verb
from .judging import No, is_sound, kind_of, rank_of
from .mood import Mood
from .outlook import Outlook, outlook
from .parties import Parties
from .readings import Reading, read_noun, read_verb
from .roles import roles
from .words import Words, lemma_of

_GOES_ON = frozenset({"conj", "xcomp", "advcl"})
_WITHIN = frozenset({"in", "during", "by", "with", "after", "to", "for", "at", "through", "amid"})


class Act(NamedTuple):
    """An act of a sentence. `rank` is 0 for what it asserts, more for what it mentions."""

    reading: Reading
    seen: Outlook
    type: EventType | None
    agents: tuple[Span, ...]
    targets: tuple[Span, ...]
    rank: int

    @property
    def token(self) -> Any:
        """Return the trigger."""
        return self.reading.token


def acts_of(sentence: Any, words: Words, parties: Parties) -> list[Act]:
    """Return the acts of a sentence: what it asserts, then what it mentions, in order."""
    readings = list(_readings(sentence, words, parties))
    verbs = {reading.token.i: reading for reading in readings if reading.noun is None}
    used = {thing.i for reading in verbs.values() for thing in reading.things}
    acts = []
    for reading in readings:
        if reading.noun is not None and (
            _is_told_by_verb(reading, verbs, used) or _is_mere_talk(reading, parties)
        ):
            continue
        act = _act(reading, verbs, words, parties)
        if act is not None:
            acts.append(act)
    return sorted(_folded(acts, parties), key=lambda act: (act.rank, act.token.i))


def _folded(acts: list[Act], parties: Parties) -> list[Act]:
    """Return acts without those that but go on telling another: "flew to meet", "beat and hit"."""
    kept: list[Act] = []
    acts = _without_aims(acts)
    for act in acts:
        above = next((n for n, one in enumerate(kept) if _goes_on(act, one, parties)), None)
        if above is None:
            kept.append(act)
        elif not kept[above].targets:
            kept[above] = kept[above]._replace(targets=act.targets)
    return kept


def _without_aims(acts: list[Act]) -> list[Act]:
    """Return acts with one of two that are a noun and its aim: "a battle to take the town".

    The one that tells who acts is kept, the aim if both do.
    """
    nouns = {act.token.i: act for act in acts if not is_verb(act.token)}
    dropped = set()
    for act in acts:
        noun = nouns.get(act.token.head.i)
        if noun is not None and act.token.dep_ in {"relcl", "acl"} and act.type == noun.type:
            dropped.add((noun if act.agents else act).token.i)
    return [act for act in acts if act.token.i not in dropped]


def _goes_on(act: Act, above: Act, parties: Parties) -> bool:
    token = act.token
    if token.dep_ not in _GOES_ON or not is_verb(token) or token.head != above.token:
        return False
    if act.type != above.type or act.seen.mood != above.seen.mood or not act.agents:
        return False
    if [parties.key(s) for s in act.agents] != [parties.key(s) for s in above.agents]:
        return False
    if token.dep_ == "conj" and child(token, "dobj") and child(above.token, "dobj"):
        return False  # "rejected the plan and vetoed the budget" are two acts
    same = {parties.key(s) for s in act.targets} <= {parties.key(s) for s in above.targets}
    return same or not above.targets


def _readings(sentence: Any, words: Words, parties: Parties) -> Iterator[Reading]:
    for token in sentence:
        tag = token.tag_
        if tag[:2] == "VB":
            lemma = lemma_of(token)
            if lemma in words.first_words or lemma in words.scopes:
                reading = read_verb(token, words, parties)
                if reading is not None:
                    yield reading
                    continue
            reading = _called_for(token)
        elif tag[:2] == "JJ":
            reading = _readiness(token, words)
        else:
            reading = read_noun(token, words)
        if reading is not None:
            yield reading


def _called_for(verb: Any) -> Reading | None:
    """Return the reading of "must …", which under a verb of speech is a demand."""
    if any(c.tag_ == "MD" and c.lower_ in {"must", "should"} for c in verb.children):
        return Reading(verb, EventType.REQUEST, (), "must")
    return None


def _readiness(token: Any, words: Words) -> Reading | None:
    """Return the reading of "is ready to …", a promise."""
    if token.dep_ != "acomp" or words.scopes.get(lemma_of(token)) != "promise":
        return None
    if child(token, "xcomp") is None or not is_verb(token.head):
        return None
    return Reading(token, EventType.AGREE, (), f"{lemma_of(token)} to")


def _is_told_by_verb(reading: Reading, verbs: dict[int, Reading], used: set[int]) -> bool:
    """Return whether a noun is but part of what a verb above it tells."""
    noun = reading.token
    above = verbs.get(noun.head.i)
    if noun.i in used or (above is not None and above.happens and noun.dep_ == "nsubj"):
        return True
    head = noun.head
    preposition = head if head.dep_ in {"prep", "agent", "prt"} else None
    if preposition is not None:
        if preposition.lower_ not in _WITHIN:
            return False
        head = preposition.head
    above = verbs.get(head.i)
    if above is None:
        return False
    if above.type == reading.type:
        return True
    return preposition is None and noun.dep_ == "dobj" and "obj" not in above.target


def _is_mere_talk(reading: Reading, parties: Parties) -> bool:
    """Return whether a noun but stands in words that are quoted, which need not assert its act."""
    return not reading.happens and parties.is_quoted(reading.token)


def _act(reading: Reading, verbs: dict[int, Reading], words: Words, parties: Parties) -> Act | None:
    verb = reading.token if reading.token.tag_[:2] != "JJ" else reading.token.head
    seen = outlook(verb, words)
    if seen.mood is Mood.OPEN:
        return None
    kind = kind_of(reading, seen, verbs, words)
    if isinstance(kind, No):
        return None
    told = reading if verb is reading.token else reading._replace(token=verb)
    agents, targets = roles(told, seen, parties)
    if not is_sound(reading, kind, seen, (agents, targets), parties):
        return None
    if kind is EventType.COOPERATE and _is_drill(reading) and len({*agents, *targets}) == 1:
        kind = EventType.MOBILIZE
    return Act(reading, seen, kind, agents, targets, rank_of(reading))


def _is_drill(reading: Reading) -> bool:
    """Return whether an act is an exercise, which takes two to be co-operation."""
    return "exercise" in reading.words and not any(
        left.lower_ == "joint" for thing in reading.things for left in thing.lefts
    )
