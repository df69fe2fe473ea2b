"""To whom something was said: an outlet, reporters, another person."""

from __future__ import annotations

from typing import Any, NamedTuple

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.analysis import span_of
from idlib_gui.extract.findings import Span

from .phrases import party_of, quoting_verb
from .reading import Reading

_THROUGH = frozenset(("on", "in", "with", "to", "for", "at", "by", "of"))
_OBJECTS = frozenset(("dobj", "dative", "iobj", "pobj"))
_TOLD = frozenset(("tell", "inform", "remind", "assure"))
_DEEPEST = 4
_NOUNS = frozenset(("NOUN", "PROPN"))


class Hearers(NamedTuple):
    """To whom something was said, as mentions."""

    outlet: Span | None = None
    addressee: Span | None = None


def hearers_of(reading: Reading, cue: Any) -> Hearers:
    """Return the outlet and the addressee that a cue verb names, or a "told" after it."""
    told = next((c for c in cue.rights if _is_hearer(reading, c, cue)), None)
    told = told or _was_told(cue)
    outlet = None if told is None or not is_medium(reading, told) else told
    addressee = told if outlet is None else None
    outlet = outlet or _quoter(reading, cue) or _through(reading, cue) or _told_later(reading, cue)
    return Hearers(_span(reading, outlet), _span(reading, addressee))


def _is_hearer(reading: Reading, child: Any, cue: Any) -> bool:
    if child.pos_ not in _NOUNS or reading.quoted[child.i] >= 0:
        return False
    if cue.lemma_ in _TOLD:
        return bool(child.dep_ in _OBJECTS)
    return bool(child.dep_ == "dative")


def _was_told(cue: Any) -> Any | None:
    """Return who "was told" something."""
    if cue.lemma_ not in _TOLD:
        return None
    return next((child for child in cue.lefts if child.dep_ == "nsubjpass"), None)


def _quoter(reading: Reading, cue: Any) -> Any | None:
    """Return the medium that quotes somebody "as saying"."""
    quoting = quoting_verb(cue)
    if quoting is None:
        return None
    agents = [child for child in quoting.children if child.dep_ == "agent"]
    heads = [child for child in quoting.lefts if child.dep_ == "nsubj"]
    heads += [below for agent in agents for below in agent.children if below.dep_ == "pobj"]
    return next((head for head in heads if is_medium(reading, head)), None)


def is_medium(reading: Reading, token: Any) -> bool:
    """Return whether a token ends the name of a newspaper, agency, broadcaster or the like."""
    kind = reading.kind_at(span_of(token))
    if kind is not None:
        return kind is ActorKind.MEDIA
    return token.pos_ == "PROPN" and token.text in reading.words.media


def _through(reading: Reading, cue: Any) -> Any | None:
    """Return the medium in "said on", "wrote in", "in an interview with"."""
    level = [cue]
    for _ in range(_DEEPEST):
        level = [
            below
            for token in level
            for below in token.rights
            if below.lower_ in _THROUGH or below.dep_ == "pobj"
            if reading.quoted[below.i] < 0
        ]
        for token in level:
            if token.dep_ == "pobj" and is_medium(reading, token):
                return token
    return None


def _told_later(reading: Reading, cue: Any) -> Any | None:
    """Return the medium of a second cue: said A, a fellow at B, told the C."""
    for i in range(cue.i + 1, min(cue.sent.end, cue.i + 40)):
        token = reading.doc[i]
        if token.lemma_ in _TOLD and reading.quoted[i] < 0:
            objects = (c for c in token.rights if c.dep_ in _OBJECTS)
            return next((c for c in objects if is_medium(reading, c)), None)
    return None


def _span(reading: Reading, token: Any | None) -> Span | None:
    return None if token is None else party_of(reading, token).span
