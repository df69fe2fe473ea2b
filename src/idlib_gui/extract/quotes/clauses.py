"""Indirect speech: the clause that a cue reports."""

from __future__ import annotations

from typing import Any

from idlib_gui.extract.findings import Span

from .cues import Cue
from .ends import JOINING, SHORTEST, SUBJECTS, end_of, is_finite
from .phrases import Party
from .reading import Reading

_CLAUSES = frozenset(("ccomp", "acl", "relcl"))
_EDGES = frozenset((",", ";", ":", "-", "–", "—", "--", "(", ")", ".", "…", "...", "[", "]"))
_HIGHEST = 12
_NEAR, _FAR = 9, 16
"""Tokens to the "that" of a clause: told the paper in an interview in Ulan late on Monday that."""
_SOON = 15
_DATES = frozenset(("DATE", "TIME"))
_REASONS = frozenset(("since", "because", "although", "though", "after", "before", "until"))
_OBJECTS = frozenset(("dobj", "xcomp"))


def clause_of(reading: Reading, cue: Cue) -> Span | None:
    """Return the words of a clause that a cue reports, None if it reports none.

    Without the attribution where that stands at its edge; one covering span where it stands inside.
    """
    if cue.kind == "to":
        return _whole_clause(reading, cue)
    if cue.kind in ("do", "lead", "think"):
        return None
    verb = _content_verb(cue)
    if verb is not None and not _joined_before(reading, cue, verb):
        first = _after_date(cue, verb)
        return _trimmed(reading, cue, first, end_of(reading, cue, first, verb.right_edge.i + 1))
    start = _that_after(reading, cue) or _plain_after(reading, cue)
    if start is not None:
        return _trimmed(reading, cue, start, end_of(reading, cue, start, cue.token.sent.end))
    if cue.kind in ("say", "tell") and cue.token.dep_ in ("parataxis", "ccomp"):
        return _around(reading, cue)
    return None


def _after_date(cue: Cue, verb: Any) -> int:
    """Return where a clause begins, without the day before it on which it was said."""
    start: int = verb.left_edge.i
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), verb)
    before = verb.doc[start : subject.left_edge.i]
    dated = start > cue.token.i and any(token.ent_type_ in _DATES for token in before)
    return int(subject.left_edge.i) if dated else start


def _joined_before(reading: Reading, cue: Cue, verb: Any) -> bool:
    """Return whether "and" parts a clause from the cue after it, so that it is not its content."""
    if verb.i > cue.token.i or cue.party is None:
        return False
    first = min(cue.party.head.left_edge.i, cue.token.i)
    return first > 0 and reading.doc[first - 1].lower_ in JOINING


def _plain_after(reading: Reading, cue: Cue) -> int | None:
    """Return the noun phrase right after a cue that begins a clause the model did not see."""
    token = cue.token
    first = token.i + 1
    before = cue.party is not None and cue.party.head.i < token.i
    if cue.kind != "say" or not before or first >= token.sent.end:
        return None
    starts = reading.doc[first].pos_ in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM")
    if not starts or any(child.dep_ in _OBJECTS for child in token.children):
        return None
    later = range(first + 1, min(token.sent.end, first + _SOON))
    return first if any(_is_clause(reading.doc[i]) for i in later) else None


def _is_clause(verb: Any) -> bool:
    if verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("relcl", "acl", "aux", "auxpass"):
        return False
    return is_finite(verb) and any(child.dep_ in SUBJECTS for child in verb.children)


def _that_after(reading: Reading, cue: Cue) -> int | None:
    """Return the "that" soon after a cue, where the model saw no clause in what it opens."""
    if cue.kind == "noun":
        return None
    for i in range(cue.token.i + 1, min(cue.token.i + 1 + _reach(cue), cue.token.sent.end)):
        token = reading.doc[i]
        if token.lower_ == "that" and token.dep_ == "det":
            return None  # that claim
        if token.lower_ == "that" and (
            token.tag_ == "IN" or token.dep_ == "mark" or _is_no_relative(token, cue)
        ):
            later = reading.doc[i + 1 : min(cue.token.sent.end, i + 1 + _SOON)]
            return i + 1 if any(t.pos_ in ("VERB", "AUX") for t in later) else None
        if token.pos_ in ("VERB", "AUX", "PUNCT") or reading.quoted[i] >= 0:
            return None
    return None


def _reach(cue: Cue) -> int:
    """Return how far the "that" of a cue may be; one far from "stressed the danger" is of that."""
    stressed = cue.kind != "tell" and any(c.dep_ == "dobj" for c in cue.token.rights)
    return _NEAR if stressed else _FAR


def _is_no_relative(that: Any, cue: Cue) -> bool:
    """Return whether a "that" that the model took for a subject opens a clause with its own."""
    if cue.kind != "tell" or that.dep_ not in SUBJECTS:
        return False
    return any(token.dep_ in SUBJECTS for token in that.doc[that.i + 1 : that.head.i])


def _content_verb(cue: Cue) -> Any | None:
    """Return the verb of the clause that a cue takes: one after it, or one that leads to it."""
    found = [
        child
        for child in cue.token.children
        if child.dep_ in _CLAUSES and (cue.kind == "noun" or child.dep_ == "ccomp")
        if child.left_edge.dep_ != "mark" or child.left_edge.lower_ not in _REASONS
        if _has_that(child) or (is_finite(child) and cue.kind in ("say", "tell", "show"))
    ]
    after = [child for child in found if child.i > cue.token.i]
    return next(iter(after or (child for child in found if not _is_apart(child, cue))), None)


def _is_apart(verb: Any, cue: Cue) -> bool:
    """Return whether a colon or semicolon stands between a clause and the cue after it."""
    return any(token.text in (":", ";") for token in verb.doc[verb.i : cue.token.i])


def _has_that(verb: Any) -> bool:
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in verb.children)


def _around(reading: Reading, cue: Cue) -> Span | None:
    """Return the clause that a parenthesis like "he said" stands in or after."""
    host = cue.token.head
    if cue.party is None or not is_finite(host) or host.i == cue.token.i:
        return None
    beside = reading.doc[cue.party.head.left_edge.i - 1] if cue.party.head.left_edge.i else None
    if cue.token.dep_ != "parataxis" and (beside is None or beside.text != ","):
        return None
    return _trimmed(reading, cue, host.left_edge.i, host.right_edge.i + 1)


def _whole_clause(reading: Reading, cue: Cue) -> Span | None:
    """Return the clause that "according to" stands in or beside."""
    token = cue.token
    for _ in range(_HIGHEST):
        if token.head.i == token.i:
            break
        token = token.head
        if token.pos_ in ("VERB", "AUX") and is_finite(token):
            break
    if token.i == cue.token.i or token.pos_ not in ("VERB", "AUX"):
        return None
    return _trimmed(reading, cue, token.left_edge.i, token.right_edge.i + 1)


def _trimmed(reading: Reading, cue: Cue, start: int, end: int) -> Span | None:
    """Return a range of tokens without the attribution and punctuation at its edges."""
    doc = reading.doc
    start = max(start, reading.after_dateline(start))
    first, last = _attribution(reading, cue)
    if start <= first < end or start < last <= end:
        if _blank(doc, start, first):
            start = max(start, last)
        elif _blank(doc, last, end):
            end = min(end, first)
    while start < end and (doc[start].text in _EDGES or doc[start].is_space):
        start += 1
    if start < end and _opens_clause(doc[start]):
        start += 1
    while end > start and _loose(doc[end - 1]):
        end -= 1
    if end - start < SHORTEST:
        return None
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def _opens_clause(token: Any) -> bool:
    """Return whether a token is the "that" before a clause, which is no part of it."""
    if token.lower_ != "that":
        return False
    return token.dep_ in ("mark", "prep", "advmod") or token.tag_ == "WDT"


def _loose(token: Any) -> bool:
    return bool(token.text in _EDGES or token.is_space or token.lower_ in JOINING)


def _blank(doc: Any, start: int, end: int) -> bool:
    return all(doc[i].text in _EDGES or doc[i].is_space for i in range(start, end))


def _attribution(reading: Reading, cue: Cue) -> tuple[int, int]:
    """Return the tokens of a cue and, right beside it, of who speaks."""
    first, last = cue.token.i, cue.token.i + 1
    if cue.kind == "to":
        return first, max(last + 1, cue.token.right_edge.i + 1)
    party: Party | None = cue.party
    if party is None:
        return first, last
    start, end = reading.tokens_in(Span(party.span.start, party.span.end))
    start = min(start, party.head.left_edge.i)
    end = max(end, party.head.i + 1)
    gap = (reading.doc[i] for i in (range(end, first) if end <= first else range(last, start)))
    if any(token.pos_ in ("NOUN", "PROPN", "VERB") and token.dep_ != "npadvmod" for token in gap):
        return first, last
    return min(first, start), max(last, end)
