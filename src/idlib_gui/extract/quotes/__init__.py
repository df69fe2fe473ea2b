"""Who says what: words between quotation marks, and clauses under verbs of saying."""

from __future__ import annotations

from collections.abc import Sequence

from idlib_gui.domain.records import QuoteForm
from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.findings import Named, Said, Time, Why
from idlib_gui.extract.lists import Lists

from .answers import Reply, answers_of
from .cues import find_cues
from .dating import Dating
from .direct import find_direct
from .drafts import Draft
from .hearers import Hearers, hearers_of
from .indirect import find_indirect
from .nested import find_nested
from .people import People
from .reading import Reading
from .speech import set_titles_apart
from .transcripts import find_spoken_lines
from .who import Meant, Resolver

_CARRIES = 1
"""Paragraphs over which the outlet of an utterance holds for what the same speaker adds."""


def find_quotes(
    analysis: Analysis, names: tuple[Named, ...], lists: Lists, times: tuple[Time, ...] = ()
) -> tuple[Said, ...]:
    """Return the utterances of a text, in order of their first words.

    Args:
        analysis: The text.
        names: Who is named in it.
        lists: The word lists.
        times: Its time expressions, by which utterances are dated.
    """
    reading = Reading(analysis, names, lists)
    people = People(reading)
    drafts = _drafts(reading, people)
    resolver = Resolver(reading, people)
    meant = [None if draft.party is None else resolver.meant(draft.party) for draft in drafts]
    keys = ["" if found is None else found.key for found in meant]
    replies = answers_of(reading, people, drafts, keys)
    heard = _hearers(reading, drafts, keys)
    dated = Dating(reading, times).times_of(drafts, keys)
    return tuple(map(_said, drafts, meant, replies, heard, dated))


def _drafts(reading: Reading, people: People) -> list[Draft]:
    set_titles_apart(reading)
    cues = {cue.token.i: cue for cue in find_cues(reading)}
    drafts = find_spoken_lines(reading, people)
    spoken = [draft.spans[0] for draft in drafts]
    drafts += find_direct(reading, cues, spoken)
    used = {draft.cue.i for draft in drafts if draft.cue is not None}
    drafts += find_indirect(reading, cues, used, spoken)
    drafts += find_nested(reading, cues)
    return sorted(drafts, key=lambda draft: draft.spans)


def _hearers(reading: Reading, drafts: Sequence[Draft], keys: Sequence[str]) -> list[Hearers]:
    """Return to whom each utterance was said; an outlet holds for what the speaker adds."""
    found: list[Hearers] = []
    latest: dict[str, tuple[int, Hearers]] = {}
    for draft, key in zip(drafts, keys, strict=True):
        here = reading.analysis.paragraph_number(draft.spans[0].start)
        own = Hearers() if draft.cue is None else hearers_of(reading, draft.cue, draft.party)
        if own.outlet is not None and draft.party is not None and own.outlet == draft.party.span:
            own = own._replace(outlet=None)
        paragraph, earlier = latest.get(key, (here, Hearers()))
        quoted = draft.form is not QuoteForm.INDIRECT
        if own.outlet is None and quoted and key and here - paragraph <= _CARRIES:
            own = own._replace(outlet=earlier.outlet)
        if own.outlet is not None:
            latest[key] = (here, own)
        found.append(own)
    return found


def _said(
    draft: Draft, meant: Meant | None, reply: Reply | None, heard: Hearers, time: int | None
) -> Said:
    party = draft.party
    reason = draft.reason if meant is None else f"{draft.reason} {meant.note}".strip()
    sure = draft.confidence if meant is None else draft.confidence * meant.sure
    return Said(
        draft.spans,
        draft.form,
        None if party is None else party.span,
        None if meant is None else meant.span,
        draft.cue_span,
        Why(reason, round(sure, 2)),
        heard.outlet,
        heard.addressee,
        None if reply is None else reply.number,
        "" if reply is None else reply.relation,
        time,
    )
