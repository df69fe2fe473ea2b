"""Cues: the verbs, nouns and "according to" that report what somebody says."""

from __future__ import annotations

from typing import Any, NamedTuple

from idlib_gui.extract.findings import Span

from .phrases import (
    Party,
    agree,
    is_passive,
    nominal_after,
    party_of,
    quoted_by,
    subject_of,
)
from .reading import Reading

PAST_OR_PRESENT = frozenset(("VBD", "VBZ", "VBP", "VBN"))
"""Tags of a verb that tells what somebody said; the model often takes one for a participle."""
STRONG = frozenset(("say", "tell", "to", "name", "ask", "noun"))
"""Kinds of cues that make quoted words in their clause speech."""
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
_NOMINATIVE = frozenset(("he", "she", "they", "we", "i", "each", "both", "some", "others"))
_MISREAD = frozenset(("conj", "appos", "npadvmod", "nmod", "dep", "ROOT", "compound", "dobj"))
_WHAT_CLAUSES = frozenset(("ccomp", "pcomp", "dobj", "pobj", "xcomp"))
_PARTICLES = frozenset(("prt",))
_PERSONAL_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP"))


class Cue(NamedTuple):
    """A word that reports speech.

    Attributes:
        token: The verb, noun or "according".
        span: Its words, "according to" being two.
        kind: What it takes (`say`, `tell`, `quote`, …); `to` for "according to", `noun` for nouns.
        party: Who speaks, None if the text does not name them.
    """

    token: Any
    span: Span
    kind: str
    party: Party | None


def find_cues(reading: Reading) -> tuple[Cue, ...]:
    """Return the cues of a text in order, those inside quotation marks too."""
    found = []
    words = reading.words
    for token in reading.doc:
        kind = words.verbs.get(token.lemma_)
        if kind is not None and token.pos_ in ("VERB", "AUX"):
            cue = _verb_cue(reading, token, kind)
        elif token.lower_ in ("according", "per"):
            cue = _according(reading, token)
        elif token.pos_ == "NOUN" and words.nouns.get(token.lemma_) == "say":
            cue = _noun_cue(reading, token)
        else:
            continue
        if cue is not None:
            found.append(cue)
    return tuple(found)


def _verb_cue(reading: Reading, verb: Any, kind: str) -> Cue | None:
    if verb.dep_ == "amod" or (verb.lemma_ == "ask" and verb.tag_ == "VBN" and _is_aside(verb)):
        return None  # asked about it, Lee said: it is others who ask
    party = _speaker(reading, verb)
    if party is not None and party.pronoun:
        party = _of_main_clause(reading, verb, party) or party
    return Cue(verb, _cue_span(verb), kind, party)


def _is_aside(verb: Any) -> bool:
    return verb.dep_ in ("advcl", "acl") and not any(
        child.dep_ in _SUBJECTS for child in verb.lefts
    )


def _of_main_clause(reading: Reading, verb: Any, party: Party) -> Party | None:
    """Return the subject that the pronoun of "what they called" stands for."""
    if not any(child.lower_ == "what" and child.i < verb.i for child in verb.children):
        return None
    above = verb.head if verb.dep_ in _WHAT_CLAUSES else verb
    while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
        above = above.head
    head = None if above.i == verb.i else subject_of(above)
    if head is None or head.i > verb.i or not _may_speak(head):
        return None
    subject = party_of(reading, head)
    return subject if agree(subject, party.head.lower_) else None


def _cue_span(verb: Any) -> Span:
    """Return a verb with the particle that belongs to it ("pointed out")."""
    following = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    last = following if following is not None and following.dep_ in _PARTICLES else verb
    return Span(verb.idx, last.idx + len(last))


def _speaker(reading: Reading, verb: Any) -> Party | None:
    head = quoted_by(verb) or _beside(verb) or subject_of(_outer(reading, verb))
    if head is None and verb.tag_ == "VBG":
        head = subject_of(verb.sent.root)
    if head is None or not _may_speak(head):
        return None
    same_side = reading.quoted[head.i] == reading.quoted[verb.i]
    if not same_side or (is_passive(verb) and head.dep_ == "nsubjpass"):
        return None
    return party_of(reading, head)


def _beside(verb: Any) -> Any | None:
    """Return the name or pronoun right before a finite verb that the model gave no subject."""
    if verb.tag_ not in _FINITE or any(_is_subject(child) for child in verb.children):
        return None
    place = verb.i - 1
    while place > verb.sent.start and verb.doc[place].pos_ == "ADV":
        place -= 1
    before = verb.doc[max(place, verb.sent.start)]
    nominative = before.pos_ == "PROPN" or before.lower_ in _NOMINATIVE
    misread = before.dep_ in _MISREAD or (before.dep_ == "pobj" and verb.dep_ == "ROOT")
    return before if nominative and misread else None


def _is_subject(child: Any) -> bool:
    return child.dep_ in _SUBJECTS and child.pos_ not in ("VERB", "AUX")


def _outer(reading: Reading, verb: Any) -> Any:
    """Return the verb that a cue without a subject goes on from.

    In "said that it had failed and promised to …" that is "said", not "had": who reports one
    thing goes on to report the next.
    """
    inner = verb.head
    if verb.dep_ != "conj" or any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return verb
    while inner.dep_ == "conj":
        inner = inner.head
    above = inner.head
    if inner.dep_ != "ccomp" or above.lemma_ not in reading.words.verbs or above.i > verb.i:
        return verb
    return above if above.tag_ == verb.tag_ else verb


def _may_speak(head: Any) -> bool:
    if head.tag_ == "EX":
        return False
    return head.tag_ in _PERSONAL_TAGS or head.pos_ in (
        "PRON",
        "PROPN",
        "NOUN",
        "DET",
        "NUM",
        "ADJ",
    )


def _according(reading: Reading, token: Any) -> Cue | None:
    """Return "according to them", or ", per them"."""
    to = token
    if token.lower_ == "according":
        to = token.nbor(1) if token.i + 1 < len(reading.doc) else token
    if to.lower_ != ("to" if token.lower_ == "according" else "per"):
        return None
    if to.lower_ == "per" and (token.i == 0 or token.nbor(-1).text not in (",", "”", '"')):
        return None
    head = next((child for child in to.children if child.dep_ == "pobj"), None)
    head = head or nominal_after(reading, to.i + 1, min(len(reading.doc), to.i + 8))
    party = None if head is None else party_of(reading, head)
    return Cue(token, Span(token.idx, to.idx + len(to)), "to", party)


def _noun_cue(reading: Reading, noun: Any) -> Cue | None:
    """Return a noun with a clause of its own ("the mayor’s claim that …"), with who made it."""
    if not any(child.dep_ in ("acl", "ccomp", "relcl") for child in noun.rights):
        return None
    head = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    for child in noun.rights:
        if head is None and child.lower_ in ("by", "from"):
            head = next((below for below in child.children if below.dep_ == "pobj"), None)
    party = None if head is None else party_of(reading, head)
    return Cue(noun, Span(noun.idx, noun.idx + len(noun)), "noun", party)
