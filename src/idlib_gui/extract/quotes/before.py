"""What leads in to a quoted passage: she said: “…”; Lee: “…”; said … “…”."""

from __future__ import annotations

from typing import Any

from idlib_gui.extract.findings import Span

from .cues import STRONG, Cue
from .phrases import Party, is_passive, nominal_after, nominal_before, party_of
from .site import Place, Site, in_marks

_BESIDE = 5
_FAR = 12


def lead_in(site: Site) -> Place | None:
    """Return She said: “…”; the comma or colon must stand right before the mark."""
    reading = site.reading
    start, end = site.before
    last = reading.doc[end - 1] if end > start else None
    if last is None or last.text not in (":", ","):
        return None
    found = _last_cue(site)
    if found is None:
        return _colon_alone(site) if last.text == ":" else None
    if last.text == "," and end - 1 - found.token.i > _FAR and found.kind in ("do", "name"):
        return None
    party = found.party or _inverted(site, found) or _party_in(site, found.token.i)
    sure = 0.6 if found.party is None else 0.95 if found.party.named else 0.85
    reason = f"{in_marks(found)} leads in to it."
    return Place(found, found.span, party, reason, sure, whole=True)


def nearest_before(site: Site) -> Place | None:
    """Return the last cue before the passage in its sentence, whatever the grammar says."""
    found = _last_cue(site)
    if found is None or found.party is None or found.kind not in STRONG | {"do", "quote"}:
        return None
    if found.token.tag_ == "VBN" and (is_passive(found.token) or found.token.dep_ == "acl"):
        return None
    reason = f"{in_marks(found)} is the last cue before it in the sentence."
    return Place(found, found.span, found.party, reason, 0.75)


def _inverted(site: Site, cue: Cue) -> Party | None:
    """Return who stands after a verb without a subject: Said Lee: “…”."""
    head = nominal_after(site.reading, cue.token.i + 1, site.before[1])
    if head is None or head.dep_ in ("dobj", "dative", "npadvmod"):
        return None
    return party_of(site.reading, head)


def _colon_alone(site: Site) -> Place | None:
    colon = site.reading.doc[site.before[1] - 1]
    party = _party_in(site, colon.i)
    if party is None:
        return None
    span = Span(colon.idx, colon.idx + len(colon))
    return Place(None, span, party, "A colon after their name leads in to it.", 0.75, whole=True)


def _party_in(site: Site, end: int) -> Party | None:
    """Return who is named before token `end`: the first person, else the first noun phrase."""
    doc, start = site.reading.doc, site.before[0]
    named = [i for i in range(start, end) if doc[i].ent_type_ == "PERSON"]
    if named:
        return party_of(site.reading, doc[named[0]])
    head = nominal_before(site.reading, start, end)
    return None if head is None else party_of(site.reading, head)


def _last_cue(site: Site) -> Cue | None:
    """Return the last cue before the passage, one with a speaker if there is any."""
    start, end = site.before
    found = [
        cue
        for i in range(end - 1, start - 1, -1)
        if (cue := site.cues.get(i)) is not None
        and (cue.kind != "lead" or end - i <= _BESIDE or _put_it(cue.token))
    ]
    return next((cue for cue in found if cue.party is not None), found[0] if found else None)


def _put_it(verb: Any) -> bool:
    """Return whether a verb is that of "as she put it"."""
    return bool(verb.lemma_ == "put" and any(child.lower_ == "it" for child in verb.rights))
