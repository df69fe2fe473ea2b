"""What sort of actor a name is, by its words and those around it, without the language model."""

from __future__ import annotations

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.findings import Span
from idlib_gui.extract.lists import Lists

from .found import Found
from .gazetteer import gazetteer_of
from .hints import hints_in_words
from .kinds import kind_of
from .words import words_of

_ARTICLES = ("the ", "The ")


def guess_kind(text: str, span: Span, lists: Lists) -> ActorKind | None:
    """Return what sort of actor some words of a text name; None if nothing tells.

    A place that acts is taken for a body there, as it is no actor itself.
    """
    start, end = _without_article(text, span)
    entry = gazetteer_of(lists).known_as(text[start:end])
    if entry is not None:
        return entry.kind or ActorKind.ORGANISATION
    words = words_of(lists)
    votes = hints_in_words(Found(Span(start, end)), text, words)
    if votes:
        return kind_of(votes) or ActorKind.ORGANISATION
    last = text[start:end].lower().split()[-1:]
    told = words.institutions.get(*last) if last else None
    return None if told is None else ActorKind(told)


def _without_article(text: str, span: Span) -> Span:
    start, end = span
    written = text[start:end]
    begin = start + len(written) - len(written.lstrip())
    begin += next((len(one) for one in _ARTICLES if text.startswith(one, begin, end)), 0)
    return Span(begin, max(begin, start + len(written.rstrip())))
