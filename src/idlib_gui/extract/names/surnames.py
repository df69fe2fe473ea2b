"""Tells surnames from the towns that are called the same: "Valeska Paris … Paris said"."""

from __future__ import annotations

from idlib_gui.extract.analysis import Analysis

from .entries import Sort
from .folds import key_of
from .found import Found

_IN = frozenset(
    {"in", "near", "at", "from", "to", "into", "around", "outside", "towards", "toward"}
)


def without_surnames(names: list[Found], analysis: Analysis) -> list[Found]:
    """Return names, those of towns made persons that a person of the text has as a surname."""
    text = analysis.text
    surnames = {
        key_of(text[one.span.start : one.span.end]).split()[-1]
        for one in names
        if one.label == "PERSON"
        and one.entry is None
        and " " in text[one.span.start : one.span.end]
    }
    return [_as_person(one, analysis) if _is_in(one, surnames, text) else one for one in names]


def _is_in(one: Found, surnames: set[str], text: str) -> bool:
    if one.entry is None or one.entry.sort not in {Sort.PLACE, Sort.BODY}:
        return False
    return key_of(text[one.span.start : one.span.end]) in surnames


def _as_person(one: Found, analysis: Analysis) -> Found:
    root = analysis.tokens(one.span).root
    if root.dep_ == "pobj" and root.head.lower_ in _IN:
        return one
    return Found(one.span, None, "PERSON", one.titled)
