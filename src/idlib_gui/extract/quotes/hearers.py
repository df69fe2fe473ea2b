"""To whom something was said: an outlet, reporters, another person."""

from __future__ import annotations

from typing import Any, NamedTuple

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.analysis import span_of
from idlib_gui.extract.findings import Span

from .hanging import hangs_on
from .phrases import Party, party_of, quoting_verb
from .reading import Reading

_THROUGH = frozenset(("on", "in", "with", "to", "for", "at", "by", "of", "via"))
_OBJECTS = frozenset(("dobj", "dative", "iobj", "pobj"))
_TOLD = frozenset(("tell", "inform", "remind", "assure"))
_REACH = 30
"""Tokens from a cue within which its outlet stands."""
_REPORTING = frozenset(("report", "say", "write"))
_SPEAKING = frozenset(("speak", "talk"))
_KINDS_OF_MEDIA = frozenset(
    (
        *("agency", "broadcaster", "channel", "daily", "magazine", "newspaper", "outlet", "radio"),
        *("station", "television", "tv", "website", "weekly", "tabloid", "broadsheet", "media"),
    )
)
_NOUNS = frozenset(("NOUN", "PROPN"))


class Hearers(NamedTuple):
    """To whom something was said, as mentions."""

    outlet: Span | None = None
    addressee: Span | None = None


def hearers_of(reading: Reading, cue: Any, party: Party | None = None) -> Hearers:
    """Return the outlet and the addressee that a cue verb names, or a "told" after it.

    Args:
        reading: The text.
        cue: The verb or noun that reports.
        party: Who speaks.
    """
    told = next((c for c in cue.rights if _is_hearer(reading, c, cue)), None)
    told = told or _was_told(cue) or _told_visitor(cue) or _spoken_to(reading, cue, party)
    outlet = None if told is None or not is_medium(reading, told) else told
    addressee = told if outlet is None else None
    if addressee is not None and addressee.lemma_.lower() in reading.words.occasions:
        addressee = None
    outlet = outlet or _quoter(reading, cue) or _through(reading, cue, party)
    outlet = outlet or _told_later(reading, cue) or _reporter(reading, cue)
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
    capital = token.text[0].isupper()
    listed = capital and token.text.removesuffix(".") in reading.words.media
    if kind is not None and capital:
        return kind is ActorKind.MEDIA or (listed and kind is ActorKind.ORGANISATION)
    if listed:
        return True
    return token.lemma_.lower() in _KINDS_OF_MEDIA


def _is_named_medium(reading: Reading, token: Any) -> bool:
    named = token.text[0].isupper() or any(child.pos_ == "PROPN" for child in token.children)
    return named and is_medium(reading, token)


def _told_visitor(cue: Any) -> Any | None:
    """Return whom the model did not see to be told: told visiting envoy Lee that …."""
    if cue.lemma_ not in _TOLD or cue.i + 1 >= len(cue.doc):
        return None
    visiting = cue.nbor(1)
    if visiting.tag_ != "VBG" or visiting.head.i != cue.i:
        return None
    return next((child for child in visiting.rights if child.dep_ == "dobj"), None)


def _spoken_to(reading: Reading, cue: Any, party: Party | None) -> Any | None:
    """Return to whom somebody speaks who says something: Lee, speaking to reporters, said."""
    for token in reading.objects_near(cue.i, _REACH):
        if token.head.lower_ != "to" or token.pos_ not in _NOUNS:
            continue
        verb = token.head.head
        speaking = verb.lemma_ in _SPEAKING and verb.tag_ == "VBG"
        if speaking and hangs_on(reading, token, cue, party):
            return token
    return None


def _through(reading: Reading, cue: Any, party: Party | None) -> Any | None:
    """Return the medium in "said on", "in an interview with", "in a piece published by"."""
    fits = [
        token
        for token in reading.objects_near(cue.i, _REACH)
        if token.head.lower_ in _THROUGH and _is_named_medium(reading, token)
        if hangs_on(reading, token, cue, party)
    ]
    return min(fits, key=lambda token: abs(token.i - cue.i), default=None)


def _told_later(reading: Reading, cue: Any) -> Any | None:
    """Return the medium of a second cue: said A, a fellow at B, told the C."""
    for i in range(cue.i + 1, min(cue.sent.end, cue.i + 40)):
        token = reading.doc[i]
        if token.lemma_ in _TOLD and reading.quoted[i] < 0:
            objects = (c for c in token.rights if c.dep_ in _OBJECTS)
            return next((c for c in objects if is_medium(reading, c)), None)
    return None


def _reporter(reading: Reading, cue: Any) -> Any | None:
    """Return the medium that reports what is told before: Lee said it was late, X reported."""
    sentence = reading.analysis.sentences[reading.sentence_number(cue.i)]
    for verb in reading.doc[cue.i + 1 : min(sentence.end, cue.i + _REACH)]:
        if verb.lemma_ not in _REPORTING or reading.quoted[verb.i] >= 0:
            continue
        heads = [child for child in verb.lefts if child.dep_ == "nsubj" and child.i > cue.i]
        further = any(child.dep_ == "ccomp" for child in verb.rights)
        if heads and not further and is_medium(reading, heads[0]):
            return heads[0]
    return None


def _span(reading: Reading, token: Any | None) -> Span | None:
    if token is None:
        return None
    span = party_of(reading, token).span
    ends = token.text.endswith(".") and token.text.removesuffix(".") in reading.words.media
    return Span(span.start, span.end - 1) if ends else span  # the full stop after “X”
