"""What follows a quoted passage: “…,” she said; “…” she said; “…” – Name."""

from __future__ import annotations

import re
from typing import Any

from idlib_gui.extract.findings import Span

from .cues import PAST_OR_PRESENT, Cue
from .hearers import is_medium
from .inside import clause_around
from .phrases import QUOTING, Party, nominal_after, nominal_before, party_of, quoting_verb
from .site import Place, Site, in_marks

_TAGGED = frozenset(("say", "tell", "quote", "ask", "lead"))
_PARTS = frozenset(("relcl", "acl"))
_HOSTS = frozenset(("CCONJ", "SCONJ"))
_RELATIVE = frozenset(("WDT", "WP", "WRB"))
_DASHED = re.compile(r"[ \n]{0,3}([―—–]|--?)[ ]?(?=[A-Z])")
_LONGEST_NAME = 14
_CLOSE_BY = 4
_SOON = 10


def tag_after(site: Site) -> Place | None:
    """Return “…,” she said."""
    start, end = site.after
    first = site.reading.doc[start] if start < end else None
    if first is None or not site.passage.closed:
        return None
    last = site.reading.text[site.passage.span.end - 1]
    if last not in ",?!—–-…" and first.text not in (",", "—", "–", "--"):
        return None
    found = _first_cue(site)
    if found is None:
        return None
    party = _party(site, found)
    inner = _reported_before(site, party)
    if inner is not None:
        return inner
    reason = f"{in_marks(found)} follows the closing mark."
    sure = 0.96 if party is not None else 0.6
    return Place(found, found.span, party, reason, sure, whole=site.begins)


def _reported_before(site: Site, party: Party | None) -> Place | None:
    """Return who says what a medium then reports: Lee said it was “…,” X reported."""
    if site.begins or party is None or not is_medium(site.reading, party.head):
        return None
    place = clause_around(site)
    if place is None or place.cue is None or place.cue.token.i > site.tokens[0]:
        return None
    return place


def tag_nearby(site: Site) -> Place | None:
    """Return “…” she said, where the comma is missing."""
    found = _first_cue(site)
    if found is None or found.token.i - site.after[0] > _CLOSE_BY:
        return None
    if site.reading.text[site.passage.span.end - 1] == "." and found.token.i + 1 < site.after[1]:
        return None  # a new sentence: “…” Lee said that it was late.
    party = _party(site, found)
    if party is None:
        return None
    return Place(found, found.span, party, f"{in_marks(found)} stands after it.", 0.75)


def said_to_be(site: Site) -> Place | None:
    """Return “…” is how she described it."""
    start, end = site.after
    doc = site.reading.doc
    if start >= end or doc[start].lemma_ != "be":
        return None
    for i in range(start + 1, min(end, start + _SOON)):
        cue = site.cues.get(i)
        if cue is not None and cue.party is not None and cue.token.tag_ in PAST_OR_PRESENT:
            asked = any(doc[before].lower_ in ("how", "what") for before in range(start, i))
            asked = asked and cue.party.head.lower_ != "it"
            reason = f"{in_marks(cue)} after “{doc[start].text}” tells whose words it is."
            return Place(cue, cue.span, cue.party, reason, 0.85) if asked else None
    return None


def _first_cue(site: Site) -> Cue | None:
    """Return the first cue after a passage, if no other clause comes before it."""
    if _begins_sentence(site):
        return None
    for i in range(*site.after):
        token = site.reading.doc[i]
        cue = site.cues.get(i)
        if cue is not None and (cue.kind == "to" or _is_tag(site, cue)):
            return cue
        if _goes_on(token, i - site.after[0]) or _is_other_verb(token):
            return None
    return None


def _is_tag(site: Site, cue: Cue) -> bool:
    """Return whether a verb may tell who says what stands before: she said; as she calls it."""
    token = cue.token
    if token.tag_ == "VBG" and quoting_verb(token) is not None:
        return True
    if token.tag_ not in PAST_OR_PRESENT or (cue.kind == "lead" and token.dep_ in _PARTS):
        return False
    start = site.after[0]
    as_named = any(word.lower_ == "as" for word in site.reading.doc[start : start + 2])
    named = cue.kind == "name" and as_named and token.i - start <= _SOON
    return cue.kind in _TAGGED or named


def _begins_sentence(site: Site) -> bool:
    """Return whether a pronoun in capitals begins a new sentence: “…!” It echoed."""
    start, end = site.after
    ends = site.reading.text[site.passage.span.end - 1] in ".!?"
    first = site.reading.doc[start] if start < end else None
    return bool(ends and first is not None and first.pos_ == "PRON" and first.text[0].isupper())


def _goes_on(token: Any, place: int) -> bool:
    """Return whether the sentence goes on after a passage, so that no tag comes: “…” and …."""
    if place > 1 or token.lower_ == "as":
        return False
    return token.pos_ in _HOSTS or token.tag_ in _RELATIVE


def _is_other_verb(token: Any) -> bool:
    finite = token.tag_ in ("VBD", "VBZ", "VBP", "MD")
    quoted = token.dep_ == "auxpass" and token.head.lemma_ in QUOTING
    return finite and not quoted and token.dep_ not in ("relcl", "acl", "aux")


def _party(site: Site, cue: Cue) -> Party | None:
    if cue.kind == "to":
        return cue.party
    start, end = site.after
    verb = cue.token.i
    ahead = nominal_before(site.reading, start, verb)
    if ahead is None:
        head = nominal_after(site.reading, verb + 1, end)
        if head is not None and not (cue.kind == "tell" and head.dep_ == "dobj"):
            return party_of(site.reading, head)
        return cue.party
    if cue.party is not None and start <= cue.party.head.i < verb:
        return cue.party
    return party_of(site.reading, ahead)


def name_under(site: Site) -> Place | None:
    """Return “…” – Name, at the end of a line or on the next one."""
    reading = site.reading
    dash = _DASHED.match(reading.text, site.passage.whole.end)
    if dash is None:
        return None
    start = reading.tokens_in(Span(dash.end(), dash.end() + 1))[0]
    last = start
    while last < len(reading.doc) and "\n" not in reading.doc[last].text:
        if reading.doc[last].tag_ in PAST_OR_PRESENT or last - start > _LONGEST_NAME:
            return None
        if reading.quoted[last] >= 0:
            break
        last += 1
    head = nominal_after(reading, start, last)
    if head is None or head.pos_ != "PROPN":
        return None
    span = Span(*dash.span(1))
    reason = "A name is set under it after a dash."
    return Place(None, span, party_of(reading, head), reason, 0.9, whole=True)
