"""Tells surnames from the towns that are called the same: "Valeska Paris … Paris said"."""

from __future__ import annotations

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.findings import Span

from .entries import Sort
from .folds import key_of
from .found import Found
from .hints import hints
from .kinds import kind_by_words, kind_of
from .words import Words

_IN = frozenset(
    {"in", "near", "at", "from", "to", "into", "around", "outside", "towards", "toward"}
)


def without_surnames(names: list[Found], analysis: Analysis, words: Words) -> list[Found]:
    """Return names, those of towns made persons that a person named before has as a surname.

    A name that but begins with the surname of a person is that person's.
    """
    text = analysis.text
    surnames: set[str] = set()
    kept = []
    for one in names:
        kept.append(_as_person(one, analysis) if _is_in(one, surnames, text) else one)
        if one.entry is None and _is_full(one, analysis, words):
            surnames.add(key_of(text[one.span.start : one.span.end]).split()[-1])
    return [_without_tail(one, surnames, text, words) for one in kept]


def _is_full(one: Found, analysis: Analysis, words: Words) -> bool:
    """Return whether a name of several words is a person's."""
    if " " not in analysis.text[one.span.start : one.span.end]:
        return False
    root = analysis.tokens(one.span).root
    return kind_of(hints(one, analysis.text, root, words)) is ActorKind.PERSON


def _without_tail(one: Found, surnames: set[str], text: str, words: Words) -> Found:
    """Return the surname that begins a name which tells no body or place: "Soto | Sonata"."""
    name = text[slice(*one.span)]
    first, _, tail = name.partition(" ")
    if one.entry is not None or one.label == "PERSON" or not tail or " " in tail:
        return one
    told = kind_by_words(name, words) is not None or key_of(first) not in surnames
    return one if told else Found(Span(one.span.start, one.span.start + len(first)), None, "PERSON")


def _is_in(one: Found, surnames: set[str], text: str) -> bool:
    if one.entry is None or one.entry.sort in {Sort.STATE, Sort.PEOPLE}:
        return False
    return key_of(text[one.span.start : one.span.end]) in surnames


def _as_person(one: Found, analysis: Analysis) -> Found:
    root = analysis.tokens(one.span).root
    if root.dep_ == "pobj" and root.head.lower_ in _IN:
        return one
    return Found(one.span, None, "PERSON", one.titled)
