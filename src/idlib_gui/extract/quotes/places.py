"""Where a cue can stand beside a quoted passage, and which one does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from idlib_gui.extract.findings import Span
from idlib_gui.extract.marks import Passage

from .cues import Cue
from .phrases import Party, is_passive, nominal_after, nominal_before, party_of, subject_of
from .reading import Reading

_STOPS = frozenset((".", "!", "?", ";", "..."))
_SIGNED = re.compile(r"[ \n]{0,3}([―—–]|--?)[ ]?(?=[A-Z])")
_FARTHEST = 40
_TAGGED = frozenset(("say", "tell", "quote", "ask", "lead"))
_CLAUSAL = frozenset(("say", "tell", "to", "noun"))
_STRONG = frozenset(("say", "tell", "to", "name", "ask", "noun"))
_BESIDE = 5
_PAST = frozenset(("VBD", "VBZ", "VBP", "VBN"))
_HOSTS = frozenset(("CCONJ", "SCONJ"))
_LONGEST_SIGNATURE = 14
_HIGHEST = 12
_BREAKS = 3


class Place(NamedTuple):
    """How a passage is tied to who says it.

    Attributes:
        cue: The cue; None for a mere colon or dash, and for what only follows other words.
        cue_span: The words that tie them.
        party: Who speaks.
        reason: The rule, as a sentence.
        confidence: How sure it is.
        whole: Whether the passage is all that is said, so that the form is direct.
    """

    cue: Cue | None
    cue_span: Span | None
    party: Party | None
    reason: str
    confidence: float
    whole: bool


def place_of(reading: Reading, number: int, cues: Mapping[int, Cue]) -> Place | None:
    """Return what ties an outer passage to its speaker in the same sentence, None if nothing."""
    passage = reading.outer[number]
    start, end = reading.tokens_in(passage.whole)
    ahead = _region_before(reading, start)
    if ahead[0] == ahead[1]:
        ahead = _region_above(reading, passage, start)
    behind = _region_after(reading, end)
    for found in (
        _tag_after(
            reading, passage, behind, cues, starts_sentence=ahead[1] < start or ahead[0] == ahead[1]
        ),
        _lead_in(reading, ahead, cues),
        _signature(reading, passage),
        _governing(reading, (start, end), cues),
        _named_as(reading, start),
        _nearest_before(reading, ahead, cues),
        _tag_loose(reading, behind, cues),
    ):
        if found is not None:
            return found
    return None


def _region_before(reading: Reading, end: int) -> tuple[int, int]:
    """Return the tokens between the last sentence or passage and a mark."""
    doc, quoted = reading.doc, reading.quoted
    start = end
    while start > 0 and end - start < _FARTHEST:
        token = doc[start - 1]
        if quoted[start - 1] >= 0 or token.text in _STOPS or "\n" in token.text:
            break
        start -= 1
    return start, end


def _region_above(reading: Reading, passage: Passage, start: int) -> tuple[int, int]:
    """Return the last sentence of the paragraph above, if it leads in with a colon."""
    doc = reading.doc
    first = reading.paragraph_of(passage.span.start).start == passage.whole.start
    end = start
    while first and end > 0 and doc[end - 1].is_space:
        end -= 1
    if first and end > 0 and doc[end - 1].text == ":" and start - end <= _BREAKS:
        return _region_before(reading, end)
    return start, start


def _region_after(reading: Reading, start: int) -> tuple[int, int]:
    doc, quoted = reading.doc, reading.quoted
    end = start
    while end < len(doc) and end - start < _FARTHEST:
        token = doc[end]
        if quoted[end] >= 0 or token.text in _STOPS or "\n" in token.text:
            break
        end += 1
    return start, end


def _quoted_words(cue: Cue) -> str:
    return f"“{cue.token.text}”"


def _tag_after(
    reading: Reading,
    passage: Passage,
    region: tuple[int, int],
    cues: Mapping[int, Cue],
    *,
    starts_sentence: bool,
) -> Place | None:
    """Return “…,” she said."""
    start, end = region
    first = reading.doc[start] if start < end else None
    if first is None or not passage.closed:
        return None
    last = reading.text[passage.span.end - 1]
    if last not in ",?!—–-…" and first.text not in (",", "—", "–", "--"):
        return None
    found = _first_cue(reading, region, cues)
    if found is None:
        return None
    party = _tag_party(reading, found, region)
    reason = f"{_quoted_words(found)} follows the closing mark."
    sure = 0.96 if party is not None else 0.6
    return Place(found, found.span, party, reason, sure, starts_sentence)


def _tag_loose(reading: Reading, region: tuple[int, int], cues: Mapping[int, Cue]) -> Place | None:
    """Return “…” she said, where the comma is missing."""
    found = _first_cue(reading, region, cues)
    if found is None or found.token.i - region[0] > 4:
        return None
    party = _tag_party(reading, found, region)
    if party is None:
        return None
    return Place(found, found.span, party, f"{_quoted_words(found)} stands after it.", 0.75, False)


def _first_cue(reading: Reading, region: tuple[int, int], cues: Mapping[int, Cue]) -> Cue | None:
    for i in range(*region):
        token = reading.doc[i]
        cue = cues.get(i)
        if cue is not None and cue.kind == "to":
            return cue
        if cue is not None and cue.kind in _TAGGED and token.tag_ in _PAST:
            return cue
        if (
            token.lower_ != "as"
            and i <= region[0] + 1
            and (token.pos_ in _HOSTS or token.tag_ in ("WDT", "WP", "WRB"))
        ):
            return None
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.dep_ not in ("relcl", "acl", "aux"):
            return None
    return None


def _tag_party(reading: Reading, cue: Cue, region: tuple[int, int]) -> Party | None:
    if cue.kind == "to":
        return cue.party
    start, end = region
    verb = cue.token.i
    ahead = nominal_before(reading, start, verb)
    if ahead is None:
        head = nominal_after(reading, verb + 1, end)
        if head is not None and not (cue.kind == "tell" and head.dep_ == "dobj"):
            return party_of(reading, head)
        return cue.party
    if cue.party is not None and start <= cue.party.head.i < verb:
        return cue.party
    return party_of(reading, ahead)


def _lead_in(reading: Reading, region: tuple[int, int], cues: Mapping[int, Cue]) -> Place | None:
    """Return She said: “…”; the comma or colon must stand right before the mark."""
    start, end = region
    last = reading.doc[end - 1] if end > start else None
    if last is None or last.text not in (":", ","):
        return None
    found = _last_cue(region, cues)
    if found is None:
        return _colon_alone(reading, region) if last.text == ":" else None
    if last.text == "," and end - 1 - found.token.i > 12 and found.kind in ("do", "name"):
        return None
    reason = f"{_quoted_words(found)} leads in to it."
    party = found.party or _inverted(reading, found, end)
    party = party or _party_in(reading, start, found.token.i)
    sure = 0.95 if found.party is not None else 0.6
    return Place(found, found.span, party, reason, sure, True)


def _inverted(reading: Reading, cue: Cue, end: int) -> Party | None:
    """Return who stands after a verb without a subject: Said Lee: “…”."""
    head = nominal_after(reading, cue.token.i + 1, end)
    if head is None or head.dep_ in ("dobj", "dative", "npadvmod"):
        return None
    return party_of(reading, head)


def _colon_alone(reading: Reading, region: tuple[int, int]) -> Place | None:
    start, end = region
    party = _party_in(reading, start, end - 1)
    if party is None:
        return None
    colon = reading.doc[end - 1]
    span = Span(colon.idx, colon.idx + len(colon))
    return Place(None, span, party, "A colon after their name leads in to it.", 0.75, True)


def _party_in(reading: Reading, start: int, end: int) -> Party | None:
    named = [i for i in range(start, end) if reading.doc[i].ent_type_ == "PERSON"]
    if named:
        return party_of(reading, reading.doc[named[0]])
    head = nominal_before(reading, start, end)
    return None if head is None else party_of(reading, head)


def _last_cue(region: tuple[int, int], cues: Mapping[int, Cue]) -> Cue | None:
    start, end = region
    found = [
        cues[i]
        for i in range(end - 1, start - 1, -1)
        if i in cues and (cues[i].kind != "lead" or end - i <= _BESIDE or _put_it(cues[i].token))
    ]
    return next((cue for cue in found if cue.party is not None), found[0] if found else None)


def _put_it(verb: Any) -> bool:
    """Return whether a verb is that of "as she put it"."""
    return bool(verb.lemma_ == "put" and any(child.lower_ == "it" for child in verb.rights))


def _signature(reading: Reading, passage: Passage) -> Place | None:
    """Return “…” – Name, at the end of a line or on the next one."""
    dash = _SIGNED.match(reading.text, passage.whole.end)
    if dash is None:
        return None
    start = reading.tokens_in(Span(dash.end(), dash.end() + 1))[0]
    last = start
    while last < len(reading.doc) and "\n" not in reading.doc[last].text:
        if reading.doc[last].tag_ in _PAST or last - start > _LONGEST_SIGNATURE:
            return None
        if reading.quoted[last] >= 0:
            break
        last += 1
    head = nominal_after(reading, start, last)
    if head is None or head.pos_ != "PROPN":
        return None
    party = party_of(reading, head)
    span = Span(*dash.span(1))
    return Place(None, span, party, "A name is set under it after a dash.", 0.9, whole=True)


def _governing(reading: Reading, tokens: tuple[int, int], cues: Mapping[int, Cue]) -> Place | None:
    """Return the cue whose clause holds the passage: said that it was “…”."""
    found = [cue for token in _roots(reading, tokens) for cue in _cues_above(token, cues)]
    found = [cue for cue in found if reading.quoted[cue.token.i] < 0 and cue.party is not None]
    strong = [cue for cue in found if cue.kind in _STRONG]
    weak = [cue for cue in found if cue.kind in ("do", "quote")]
    for cue in (*strong[:1], *weak[:1]):
        reason = f"It stands in what {_quoted_words(cue)} reports."
        return Place(cue, cue.span, cue.party, reason, 0.9, False)
    return None


def _cues_above(token: Any, cues: Mapping[int, Cue]) -> list[Cue]:
    """Return the cues that govern a token; those that take a mere word only at first hand."""
    found = []
    direct = True
    for above in _ancestors(token):
        cue = cues.get(above.i)
        if cue is not None and (direct or cue.kind in _CLAUSAL):
            found.append(cue)
        direct = direct and above.pos_ != "VERB"
    return found


def _named_as(reading: Reading, start: int) -> Place | None:
    """Return who does something to somebody as “…”: the word is theirs, whatever the verb."""
    near = [reading.doc[i] for i in range(max(0, start - 3), start)]
    word = next((token for token in reversed(near) if token.lower_ == "as"), None)
    if word is None:
        return None
    verb = word.head if word.head.pos_ == "VERB" else word.head.head
    if verb.pos_ != "VERB" or is_passive(verb):
        return None
    head = subject_of(verb)
    if head is None or reading.quoted[head.i] >= 0 or reading.quoted[verb.i] >= 0:
        return None
    party = party_of(reading, head)
    if not (party.named or party.pronoun):
        return None
    cue = Cue(verb, Span(verb.idx, verb.idx + len(verb)), "name", party)
    reason = f"{_quoted_words(cue)} … as gives a word for somebody."
    return Place(cue, cue.span, party, reason, 0.7, whole=False)


def _roots(reading: Reading, tokens: tuple[int, int]) -> list[Any]:
    start, end = tokens
    doc = reading.doc
    inside = (doc[i] for i in range(start, end))
    return [t for t in inside if not start <= t.head.i < end and t.pos_ != "PUNCT"][:3]


def _ancestors(token: Any) -> list[Any]:
    found = []
    while token.head.i != token.i and len(found) < _HIGHEST:
        token = token.head
        found.append(token)
    return found


def _nearest_before(
    reading: Reading, region: tuple[int, int], cues: Mapping[int, Cue]
) -> Place | None:
    """Return the last cue before the passage in its sentence, whatever the grammar says."""
    found = _last_cue(region, cues)
    if found is None or found.party is None or found.kind not in (_STRONG | {"do", "quote"}):
        return None
    if found.token.tag_ == "VBN" and (is_passive(found.token) or found.token.dep_ == "acl"):
        return None
    reason = f"{_quoted_words(found)} is the last cue before it in the sentence."
    return Place(found, found.span, found.party, reason, 0.75, False)
