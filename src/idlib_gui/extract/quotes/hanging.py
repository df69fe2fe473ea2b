"""What hangs on a cue – where, when, through what it was said – and is no part of what it tells."""

from __future__ import annotations

from typing import Any

from .phrases import Party
from .reading import Reading

_STEPS = 10
_OTHER_CLAUSES = frozenset(("ccomp", "relcl", "conj", "csubj", "parataxis"))
_ABOUT = frozenset(
    ("of", "about", "over", "against", "after", "before", "since", "until", "regarding", "than")
)
_TOLD = frozenset(("tell", "inform", "remind", "assure", "notify", "brief", "address"))
_OBJECTS = frozenset(("dobj", "dative", "iobj"))
_UTTERING = frozenset(
    (
        *("address", "air", "appear", "brief", "broadcast", "carry", "circulate", "date", "give"),
        *("deliver", "hold", "interview", "issue", "make", "post", "print", "publish", "quote"),
        *("record", "release", "run", "send", "share", "speak", "talk", "tweet", "upload", "write"),
    )
)
_ASIDE = frozenset(("acl", "advcl"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_WITHIN = frozenset(("in", "on", "via", "during", "at", "to", "with", "through"))
_OWN = frozenset(("poss", "compound", "nmod", "amod", "npadvmod", "prep"))


def hangs_on(reading: Reading, token: Any, cue: Any, party: Party | None) -> bool:
    """Return whether a token tells of the act of saying: said in Bonn on Monday, in a letter.

    Args:
        reading: The text.
        token: The head of a name or a time.
        cue: The verb or noun that reports.
        party: Who speaks; what stands in their description tells of them.
    """
    heads = [child for child in cue.children if child.dep_ in _SUBJECTS]
    heads += [] if party is None else [party.head]
    for _ in range(_STEPS):
        above = token.head
        if above.i == token.i or reading.quoted[token.i] >= 0:
            return False
        if above.i == cue.i:
            return _is_circumstance(token, cue)
        if any(above.i == head.i for head in heads):
            return _is_of_utterance(reading, token, above, cue)
        if token.dep_ in _OTHER_CLAUSES or not _may_pass(token):
            return False
        token = above
    return False


def _is_circumstance(token: Any, cue: Any) -> bool:
    """Return whether a child of a cue tells how it was said, not what, or of what."""
    if token.dep_ in _OBJECTS:
        return bool(cue.lemma_ in _TOLD)
    if token.dep_ in _OTHER_CLAUSES or token.dep_ in _SUBJECTS or token.dep_ in ("xcomp", "attr"):
        return False
    return bool(_may_pass(token))


def _is_uttering(verb: Any) -> bool:
    """Return whether a participle tells how something was said: speaking in, published by."""
    return verb.dep_ in _ASIDE and verb.lemma_ in _UTTERING


def _may_pass(token: Any) -> bool:
    if token.pos_ in ("VERB", "AUX"):
        return bool(token.lower_ == "according" or _is_uttering(token))
    return token.lower_ not in _ABOUT and token.dep_ != "appos"


def _is_of_utterance(reading: Reading, token: Any, head: Any, cue: Any) -> bool:
    """Return whether what describes a speaker tells of what they say: Lee, speaking in Bonn."""
    if token.pos_ == "VERB":
        return _is_uttering(token)
    if is_utterance(reading, head):
        return token.dep_ in _OWN and token.lower_ not in _ABOUT
    if token.lower_ in _WITHIN and any(is_utterance(reading, below) for below in token.children):
        return True
    return bool(token.i == head.i + 1 and token.right_edge.i == cue.i - 1 and token.lower_ == "on")


def is_utterance(reading: Reading, noun: Any) -> bool:
    """Return whether a noun is something said or written: a statement, an interview, a report."""
    words = reading.words
    lemma = noun.lemma_.lower()
    known = lemma in words.nouns or lemma in words.things or lemma in words.occasions
    return bool(noun.pos_ == "NOUN" and (known or words.works.get(lemma) == "work"))
