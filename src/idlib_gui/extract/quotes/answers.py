"""Which utterance answers which: rejects, denies, echoes, …."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .drafts import Draft
from .people import People
from .phrases import owner_of, party_of, subject_of
from .reading import Reading

_BACK = frozenset(("that", "this", "it", "these", "those"))
_NEAR_PARAGRAPHS = 2
_MOST_BETWEEN = 30
"""Utterances between a question and its answer."""
_MOST_AFTER = 3
_REPLIES = frozenset(("answer", "reply", "respond", "retort", "rejoin"))
_MATTERS = frozenset(("NOUN", "PROPN", "VERB", "ADJ"))
_PREDICATES = frozenset(("acomp", "attr"))
_CUES = frozenset(
    (
        "deny",
        "reply",
        "respond",
        "retort",
        "counter",
        "rebut",
        "agree",
        "concur",
        "echo",
        "disagree",
    )
)


class Reply(NamedTuple):
    """That an utterance answers the one of that number, and how."""

    number: int
    relation: str


def answers_of(
    reading: Reading, people: People, drafts: Sequence[Draft], keys: Sequence[str]
) -> list[Reply | None]:
    """Return for each utterance which one, of another speaker, it answers.

    Args:
        reading: The text.
        people: Who is named in it.
        drafts: The utterances in order.
        keys: Who speaks each.
    """
    found: list[Reply | None] = []
    judged = _judgements(reading)
    for number, draft in enumerate(drafts):
        relation = _relation(reading, draft, judged)
        target = None if relation is None else _target(reading, drafts, keys, number)
        found.append(None if target is None or relation is None else Reply(target, relation))
    for number, reply in _answers_to_named(reading, people, drafts, keys):
        found[number] = reply
    return found


def _answers_to_named(
    reading: Reading, people: People, drafts: Sequence[Draft], keys: Sequence[str]
) -> Iterator[tuple[int, Reply]]:
    """Yield what answers somebody by name: the ministry rejected an allegation made by Lee.

    It is the ministry's utterance there, or its last one before, that answers Lee's.
    """
    starts = [draft.spans[0].start for draft in drafts]
    for verb in reading.doc:
        relation = reading.words.answers.get(verb.lemma_)
        if relation is None or reading.quoted[verb.i] >= 0:
            continue
        owner = _accused(reading, verb)
        speaker = None if owner is None else _judge(verb)
        if owner is None or speaker is None:
            continue
        asked = people.key_at(party_of(reading, owner).span)
        asker = people.key_at(party_of(reading, speaker).span)
        first = bisect_left(starts, verb.sent.start_char)
        until = bisect_left(starts, verb.sent.end_char)
        paragraph = reading.paragraph_of(verb.idx)
        here = range(until - 1, first - 1, -1)
        earlier = range(first - 1, max(-1, first - 1 - _MOST_BETWEEN), -1)
        later = range(until, min(bisect_left(starts, paragraph.end), until + _MOST_AFTER))
        answer = next((n for n in (*here, *later, *earlier) if keys[n] == asker), None)
        question = next((n for n in (*here, *earlier, *later) if keys[n] == asked), None)
        if answer is not None and question is not None and asker != asked:
            yield answer, Reply(question, relation)


def _accused(reading: Reading, verb: Any) -> Any | None:
    """Return whose words a verb answers, if they are named: Lee’s claim, a claim made by Lee."""
    if verb.pos_ == "VERB":
        objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    else:
        objects = [c for c in verb.head.children if c.dep_ == "nsubj" and verb.dep_ in _PREDICATES]
    for child in objects:
        things = reading.words.things | reading.words.nouns.keys()
        if child.lemma_ in things:
            made = [below for below in child.rights if below.dep_ == "acl"]
            agents = (t for below in made for t in below.children if t.dep_ == "agent")
            by = next((t for agent in agents for t in agent.children if t.dep_ == "pobj"), None)
            return by if by is not None else owner_of(child)
    return None


def _judge(word: Any) -> Any | None:
    """Return who rejects something, or who says that it is untrue."""
    if word.pos_ == "VERB":
        return subject_of(word)
    clause = word.head
    return subject_of(clause.head) if clause.dep_ == "ccomp" else None


def _relation(
    reading: Reading, draft: Draft, judged: Mapping[int, Sequence[tuple[Any, str]]]
) -> str | None:
    if draft.cue is None or draft.continues:
        return None
    if draft.cue.lemma_ in _CUES:
        asked = any(token.lemma_ == "ask" for token in draft.cue.sent)
        return None if asked else reading.words.answers.get(draft.cue.lemma_)
    here = judged.get(reading.sentence_number(draft.cue.i), ())
    return next((relation for verb, relation in here if _same_speaker(draft, verb)), None)


def _judgements(reading: Reading) -> dict[int, list[tuple[Any, str]]]:
    """Return the verbs of each sentence that answer something said before, with the relation."""
    found: dict[int, list[tuple[Any, str]]] = {}
    for token in reading.doc:
        if token.pos_ != "VERB" or reading.quoted[token.i] >= 0:
            continue
        relation = reading.words.answers.get(token.lemma_) or _same(token)
        if relation is not None and _points_back(reading, token):
            found.setdefault(reading.sentence_number(token.i), []).append((token, relation))
    return found


def _same(verb: Any) -> str | None:
    """Return `echoes` for a verb that makes "the same point"."""
    objects = (child for child in verb.rights if child.dep_ == "dobj")
    same = any(child.lower_ == "same" for noun in objects for child in noun.lefts)
    return "echoes" if same else None


def _points_back(reading: Reading, verb: Any) -> bool:
    """Return whether what a verb answers is something said: "that view", "the claim"."""
    objects = (child for child in verb.children if child.dep_ in ("dobj", "nsubjpass"))
    return any(one.lower_ in _BACK or one.lemma_ in reading.words.things for one in objects)


def _same_speaker(draft: Draft, verb: Any) -> bool:
    """Return whether the one who answers is the one who speaks."""
    if draft.party is None:
        return False
    head = subject_of(verb)
    if head is None:
        return False
    speaker = draft.party.span
    return bool(speaker.start <= head.idx < speaker.end or head.i == draft.party.head.i)


def _target(
    reading: Reading, drafts: Sequence[Draft], keys: Sequence[str], number: int
) -> int | None:
    """Return the last utterance before, near by, of another speaker.

    A mere "denied that" must deny something of what that one said; a mere "replied" must come
    right after it.
    """
    cue = drafts[number].cue
    here = reading.analysis.paragraph_number(drafts[number].spans[0].start)
    for earlier in range(number - 1, max(-1, number - 1 - _MOST_BETWEEN), -1):
        there = reading.analysis.paragraph_number(drafts[earlier].spans[-1].start)
        if here - there > _NEAR_PARAGRAPHS or (cue.lemma_ in _REPLIES and earlier < number - 1):
            return None
        if keys[earlier] and keys[earlier] != keys[number]:
            shared = cue.lemma_ != "deny" or _matters(reading, drafts[earlier]) & _matters(
                reading, drafts[number]
            )
            if shared:
                return earlier
    return None


def _matters(reading: Reading, draft: Draft) -> set[str]:
    """Return what the sentences of an utterance are about: their nouns and verbs, less cues."""
    found: set[str] = set()
    for span in draft.spans:
        first, _ = reading.tokens_in(span)
        for token in reading.doc[first].sent:
            if token.pos_ in _MATTERS and token.lemma_ not in reading.words.verbs:
                found.add(token.lemma_.lower())
    return found
