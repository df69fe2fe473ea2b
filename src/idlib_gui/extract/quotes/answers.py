"""Which utterance answers which: rejects, denies, echoes, …."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from idlib_gui.domain.records import QuoteForm

from .drafts import Draft
from .people import People
from .phrases import owner_of, party_of, subject_of
from .reading import Reading

_DEFINITE = frozenset(("the", "that", "this", "these", "those", "such", "both"))
_BACK = frozenset(("that", "this", "it", "these", "those"))
_NEAR_PARAGRAPHS = 2
_MOST_BETWEEN = 30
"""Utterances between a question and its answer."""
_MOST_AFTER = 3
_SAME_MATTER = 2
_BESIDE = 12
"""Tokens around a fragment that tell what it is about."""
_LIGHT = frozenset(("be", "do", "get", "have", "make", "take"))
"""Verbs that say little of what one speaks about."""
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
    return any(
        one.lower_ in _BACK or (one.lemma_ in reading.words.things and _is_known(one))
        for one in objects
    )


def _is_known(thing: Any) -> bool:
    """Return whether a word for something said means what was told: the claim; not a claim that."""
    definite = any(child.dep_ == "poss" or child.lower_ in _DEFINITE for child in thing.lefts)
    told = any(child.dep_ in ("acl", "ccomp", "relcl") for child in thing.rights)
    return not told and (definite or owner_of(thing) is not None)


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

    A mere "denied that" must deny what that one said; a mere "replied" must come right after it.
    Words within the words of another are none that somebody answers.
    """
    cue = drafts[number].cue
    here = reading.analysis.paragraph_number(drafts[number].spans[0].start)
    for earlier in range(number - 1, max(-1, number - 1 - _MOST_BETWEEN), -1):
        there = reading.analysis.paragraph_number(drafts[earlier].spans[-1].start)
        if here - there > _NEAR_PARAGRAPHS or (cue.lemma_ in _REPLIES and earlier < number - 1):
            return None
        other = keys[earlier] and keys[earlier] != keys[number]
        if not other or (earlier and _is_within(drafts[earlier], drafts[earlier - 1])):
            continue
        if cue.lemma_ != "deny" or _shares(reading, drafts[earlier], drafts[number]):
            return earlier
    return None


def _is_within(draft: Draft, other: Draft) -> bool:
    return any(span.holds(draft.spans[0]) for span in other.spans)


def _shares(reading: Reading, earlier: Draft, later: Draft) -> bool:
    """Return whether two utterances are about the same: two words, or one and who denies it."""
    told = {form for pair in _matters(reading, earlier) for form in pair}
    shared = sum(lemma in told or word in told for lemma, word in _matters(reading, later))
    denier = None if later.party is None else later.party.head.lower_
    return shared + (denier in told) >= _SAME_MATTER


def _matters(reading: Reading, draft: Draft) -> set[tuple[str, str]]:
    """Return what an utterance is about, as lemma and word: less cues.

    Fragments in quotation marks are about what stands beside them.
    """
    found: set[tuple[str, str]] = set()
    for span in draft.spans:
        first, end = reading.tokens_in(span)
        if draft.form is not QuoteForm.INDIRECT:
            sentence = reading.analysis.sentences[reading.sentence_number(first)]
            first, end = max(first - _BESIDE, sentence.start), min(end + _BESIDE, sentence.end)
        for token in reading.doc[first:end]:
            lemma = token.lemma_.lower()
            bare = lemma in _LIGHT or reading.words.verbs.get(lemma) in ("say", "tell")
            if token.pos_ in _MATTERS and not bare:
                found.add((lemma, token.lower_))
    return found
