"""Which utterance answers which: rejects, denies, echoes, …."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from .drafts import Draft
from .phrases import subject_of
from .reading import Reading

_BACK = frozenset(("that", "this", "it", "these", "those"))
_NEAR_PARAGRAPHS = 2
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
    reading: Reading, drafts: Sequence[Draft], keys: Sequence[str]
) -> list[Reply | None]:
    """Return for each utterance which earlier one, of another speaker, it answers.

    Args:
        reading: The text.
        drafts: The utterances in order.
        keys: Who speaks each.
    """
    found: list[Reply | None] = []
    for number, draft in enumerate(drafts):
        relation = _relation(reading, draft)
        target = None if relation is None else _target(reading, drafts, keys, number)
        found.append(None if target is None or relation is None else Reply(target, relation))
    return found


def _relation(reading: Reading, draft: Draft) -> str | None:
    if draft.cue is None or draft.continues:
        return None
    answers = reading.words.answers
    if draft.cue.lemma_ in _CUES:
        return answers.get(draft.cue.lemma_)
    for token in draft.cue.sent:
        relation = answers.get(token.lemma_)
        if relation is None or token.pos_ != "VERB" or reading.quoted[token.i] >= 0:
            continue
        if _points_back(reading, token) and _same_speaker(draft, token):
            return relation
    return None


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
    """Return the last utterance before, near by, of another speaker."""
    here = reading.analysis.paragraph_number(drafts[number].spans[0].start)
    for earlier in range(number - 1, -1, -1):
        there = reading.analysis.paragraph_number(drafts[earlier].spans[-1].start)
        if here - there > _NEAR_PARAGRAPHS:
            return None
        if keys[earlier] and keys[earlier] != keys[number]:
            return earlier
    return None
