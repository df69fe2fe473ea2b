"""Whom a pronoun stands for, by rules: agreement, nearness, subjects first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.findings import Span

from .grammar import conjuncts, is_verb, subject
from .mentions import Mentions
from .utterances import Utterances
from .words import Words, lemma_of

_SPEAKER = frozenset({"i", "we", "me", "us", "my", "our"})
_HE = {"he": "he", "him": "he", "his": "he", "himself": "he"} | dict.fromkeys(
    ("she", "her", "hers", "herself"), "she"
)
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_REACH = 3
"""Sentences back in which a pronoun looks for its name."""
_PLURAL = frozenset({"NNS", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LEAST = -2.0
_STEPS = 12
_DOERS = frozenset({"troops", "arms", "aircraft", "fire", "official", "diplomat", "protesters"})
"""Kinds of things that act for somebody: "Peru's jets came. *They* bombed the town"."""


class _Candidate(NamedTuple):
    """Somebody whom a pronoun may stand for; `number` is of the named finding."""

    head: Any
    span: Span
    kind: ActorKind
    many: bool
    number: int | None
    sex: str


class Pronouns:
    """Finds whom the pronouns of one text stand for."""

    def __init__(self, mentions: Mentions, words: Words, utterances: Utterances) -> None:
        self._mentions = mentions
        self._words = words
        self._utterances = utterances
        self._known: dict[int, list[_Candidate]] = {}

    def meant_by(self, pronoun: Any) -> list[Span]:
        """Return whom a pronoun stands for; more than one for "they", none if nobody fits."""
        word = pronoun.lower_
        said = self._utterances.direct_at(Span(pronoun.idx, pronoun.idx + len(pronoun)))
        speaker = None if said is None else said.speaker
        if word in _SPEAKER:
            return [] if speaker is None else [speaker]
        if word not in _HE and word not in _IT and word not in _THEY:
            return []
        if word not in _HE and _stands_for_thing(pronoun, self._mentions, self._words):
            return []
        best = max(self._scored(pronoun, speaker), key=lambda pair: pair[0], default=None)
        if best is None or best[0] < _LEAST:
            return []
        return self._row(best[1]) if word in _THEY else [best[1].span]

    def _row(self, first: _Candidate) -> list[Span]:
        """Return a candidate and those that "and" joins to it."""
        row = {token.i for token in (*conjuncts(first.head), *_met_by(first.head))}
        here = self._candidates(self._mentions.analysis.sentence_of(first.head))
        return list(dict.fromkeys(one.span for one in here if one.head.i in row)) or [first.span]

    def _scored(self, pronoun: Any, speaker: Span | None) -> Iterator[tuple[float, _Candidate]]:
        here = self._mentions.analysis.sentence_of(pronoun)
        barred = _barred(pronoun)
        coming = _coming(pronoun)
        sentence = here
        for distance in range(_REACH):
            for one in self._candidates(sentence):
                is_before = one.head.i < pronoun.i or one.head.i == coming
                is_speaker = speaker is not None and one.span == speaker
                if is_before and one.head.i not in barred and not is_speaker:
                    fit = _fit(one, pronoun.lower_)
                    if fit is not None:
                        fit += 1.0 if one.head.i == coming else 0.0
                        yield fit + self._score(one, distance, pronoun), one
            if sentence.start == 0:
                break
            sentence = self._mentions.analysis.sentence_of(
                self._mentions.analysis.doc[sentence.start - 1]
            )

    def _score(self, one: _Candidate, distance: int, pronoun: Any) -> float:
        nearness = float(one.head.i) / (1.0 + pronoun.i)
        score: float = -1.0 * distance + (0.2 * nearness if distance == 0 else -0.2 * nearness)
        if one.head.dep_ in _SUBJECTS:
            score += 1.2
        if one.head.dep_ in {"poss", "compound"}:
            score -= 0.7
        if one.head.dep_ == "dobj" and pronoun.tag_ == "PRP$" and _is_ground(pronoun, one.head):
            score += 1.5
        quoted = self._utterances.direct_at(one.span)
        place = Span(pronoun.idx, pronoun.idx + len(pronoun))
        if quoted is not None and quoted is not self._utterances.direct_at(place):
            score -= 2.5
        return score

    def _candidates(self, sentence: Any) -> list[_Candidate]:
        found = self._known.get(sentence.start)
        if found is None:
            found = self._known[sentence.start] = list(self._in(sentence))
        return found

    def _in(self, sentence: Any) -> Iterator[_Candidate]:
        taken: set[int] = set()
        for mention in self._mentions.within(Span(sentence.start_char, sentence.end_char)):
            tokens = self._mentions.analysis.tokens(mention.span)
            named = self._mentions.names[mention.number]
            taken.update(token.i for token in tokens)
            if mention.acts and named.kind is not None and len(tokens):
                head = tokens.root
                many = head.tag_ in _PLURAL and named.kind is not ActorKind.STATE
                sex = self._words.sexes.get(named.name.split(" ", 1)[0], "")
                yield _Candidate(head, mention.span, named.kind, many, mention.number, sex)
        for token in sentence:
            if token.tag_.startswith("NN") and token.i not in taken:
                kind = self._words.agents.get(lemma_of(token))
                if kind is not None and token.dep_ not in {"compound", "amod"}:
                    span = self._mentions.group(token)
                    yield _Candidate(token, span, kind, token.tag_ in _PLURAL, None, "")


def _stands_for_thing(pronoun: Any, mentions: Mentions, words: Words) -> bool:
    """Return whether "it" or "they" may as well be the thing that the last sentence is of.

    In "The treaty was signed by Peru. It failed." nobody knows but who understands it.
    """
    here = mentions.analysis.sentence_of(pronoun)
    if pronoun.dep_ not in _SUBJECTS or here.start == 0 or pronoun.i > here.start + 1:
        return False
    before = mentions.analysis.sentence_of(mentions.analysis.doc[here.start - 1])
    own = next((c for c in before.root.children if c.dep_ in _SUBJECTS), None)
    if own is None or own.tag_ not in {"NN", "NNS"} or mentions.at(own) is not None:
        return False
    if words.things.get(lemma_of(own), _DOERS) & _DOERS:
        return False
    agrees = (own.tag_ == "NNS") is (pronoun.lower_ in _THEY)
    return agrees and lemma_of(own) not in words.agents


def _met_by(person: Any) -> Iterator[Any]:
    """Yield whom somebody does something to or with, who may be "they" together: "A met B"."""
    verb = person.head
    if person.dep_ == "nsubj" and is_verb(verb):
        found = [c for c in verb.children if c.dep_ == "dobj"]
        found += [n for c in verb.children if c.lower_ == "with" for n in c.children]
        yield from (one for one in found if one.ent_type_ == "PERSON")


def _coming(pronoun: Any) -> int | None:
    """Return the subject that follows a clause that leads in: "When *they* met, Peru and …"."""
    clause = pronoun.head
    if pronoun.dep_ not in _SUBJECTS or clause.dep_ != "advcl" or clause.head.i < clause.i:
        return None
    own = subject(clause.head)
    return int(own.i) if own is not None and own.i > pronoun.i else None


def _is_ground(pronoun: Any, whom: Any) -> bool:
    """Return whether a pronoun stands in what somebody is blamed for: "for *its* war"."""
    token = pronoun
    for _ in range(_STEPS):
        if token.dep_ == "prep" and token.lower_ in {"for", "over"}:
            return bool(token.head == whom.head)
        token = token.head
    return False


def _barred(pronoun: Any) -> frozenset[int]:
    """Return the subject of the verb that a pronoun is an object of: "Ann saw *her*" is not Ann."""
    if pronoun.tag_ == "PRP$" or pronoun.dep_ in _SUBJECTS:
        return frozenset()
    verb = pronoun
    for _ in range(_STEPS):
        if is_verb(verb) or verb.head is verb:
            break
        verb = verb.head
    own = subject(verb) if is_verb(verb) else None
    return frozenset() if own is None else frozenset(token.i for token in conjuncts(own))


def _fit(one: _Candidate, word: str) -> float | None:
    """Return how well somebody goes with a pronoun; None for not at all."""
    person = one.kind is ActorKind.PERSON
    if word in _HE:
        if one.many or not (person or one.number is None):
            return None
        if one.sex and one.sex != _HE[word]:
            return None
        return (0.0 if person else -1.8) + (0.3 if one.sex else 0.0)
    if person:
        many = any(c.dep_ == "conj" for c in one.head.children) or any(_met_by(one.head))
        return 0.5 if word in _THEY and many else None
    if word in _IT:
        return None if one.many else 0.0
    joined = one.many or any(c.dep_ == "conj" for c in one.head.children)
    return 1.0 if joined else -0.6
