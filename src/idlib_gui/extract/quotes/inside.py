"""Clauses that a quoted passage is part of: said that it was “…”; hailed him as “…”."""

from __future__ import annotations

from typing import Any

from idlib_gui.extract.analysis import span_of

from .cues import STRONG, Cue
from .phrases import is_passive, owner_of, party_of, subject_of
from .reading import Reading
from .site import Place, Site, in_marks

_CLAUSAL = frozenset(("say", "tell", "to", "noun", "think"))
_HIGHEST = 12
_MOST_ROOTS = 3
_BESIDE = 3


def clause_around(site: Site) -> Place | None:
    """Return the cue whose clause holds the passage: said that it was “…”."""
    reading = site.reading
    found = [cue for token in _roots(reading, site.tokens) for cue in _cues_above(token, site)]
    found = [cue for cue in found if reading.quoted[cue.token.i] < 0 and _has_speaker(cue)]
    strong = [cue for cue in found if cue.kind in STRONG]
    weak = [cue for cue in found if cue.kind in ("do", "quote", "think")]
    if len(strong) > 1 and _is_told_of(strong[0]) and not _is_told_of(strong[1]):
        del strong[0]  # she says it shows that …, or that he will answer: it is she who speaks
    for cue in (*strong[:1], *weak[:1]):
        reason = f"It stands in what {in_marks(cue)} reports."
        return Place(cue, cue.span, cue.party, reason, 0.9)
    return None


def _has_speaker(cue: Cue) -> bool:
    """Return whether somebody speaks, named or not: "Calls them “losers”", in a list of points."""
    alone = cue.token.tag_ == "VBZ" and cue.token.dep_ in ("ROOT", "conj")
    return cue.party is not None or (cue.kind == "name" and alone and not is_passive(cue.token))


def _is_told_of(cue: Cue) -> bool:
    """Return whether a cue is itself only told of: what a thing says, what somebody will say."""
    thing = cue.party is not None and cue.party.pronoun and cue.party.head.lower_ == "it"
    return thing or any(child.tag_ == "MD" for child in cue.token.lefts)


def word_for(site: Site) -> Place | None:
    """Return who does something to somebody as “…”: the word is theirs, whatever the verb."""
    reading, start = site.reading, site.tokens[0]
    near = [reading.doc[i] for i in range(max(0, start - _BESIDE), start)]
    word = next((token for token in reversed(near) if token.lower_ == "as"), None)
    if word is None:
        return None
    verb = word.head if word.head.pos_ == "VERB" else word.head.head
    if verb.pos_ != "VERB" or is_passive(verb) or verb.i > word.i:
        return None
    head = subject_of(verb)
    if head is None or reading.quoted[head.i] >= 0 or reading.quoted[verb.i] >= 0:
        return None
    party = party_of(reading, head)
    if not (party.named or party.pronoun or head.pos_ == "PROPN"):
        return None
    cue = Cue(verb, span_of(verb), "name", party)
    reason = f"{in_marks(cue)} … as gives a word for somebody."
    return Place(cue, cue.span, party, reason, 0.7)


def word_used(site: Site) -> Place | None:
    """Return who uses a word or slogan: raised the slogan “…”."""
    reading, start = site.reading, site.tokens[0]
    last = start - 1 - (start > 0 and reading.doc[start - 1].text in (":", ","))
    noun = reading.doc[last] if last >= 0 else None
    if noun is None or noun.lemma_ not in reading.words.nouns or reading.quoted[last] >= 0:
        return None
    head = owner_of(noun) or _user(noun)
    if head is None or reading.quoted[head.i] >= 0:
        return None
    reason = f"“{noun.text}” says that somebody’s words follow."
    return Place(None, span_of(noun), party_of(reading, head), reason, 0.8)


def _user(noun: Any) -> Any | None:
    """Return the subject of the verb that a noun is the object of, at any remove."""
    verb = noun.head
    while verb.pos_ in ("ADP", "NOUN", "PROPN") and verb.head.i != verb.i:
        verb = verb.head
    if verb.pos_ != "VERB" or noun.dep_ in ("nsubj", "nsubjpass") or is_passive(verb):
        return None
    return subject_of(verb)


def _cues_above(token: Any, site: Site) -> list[Cue]:
    """Return the cues that govern a token; those that take a mere word only at first hand."""
    found = []
    direct = True
    for above in _ancestors(token):
        cue = site.cues.get(above.i)
        if cue is not None and (direct or cue.kind in _CLAUSAL):
            found.append(cue)
        direct = direct and above.pos_ != "VERB"
    return found


def _roots(reading: Reading, tokens: tuple[int, int]) -> list[Any]:
    start, end = tokens
    inside = (reading.doc[i] for i in range(start, end))
    roots = [t for t in inside if not start <= t.head.i < end and t.pos_ != "PUNCT"]
    return roots[:_MOST_ROOTS]


def _ancestors(token: Any) -> list[Any]:
    found: list[Any] = []
    while token.head.i != token.i and len(found) < _HIGHEST:
        token = token.head
        found.append(token)
    return found
