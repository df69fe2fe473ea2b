"""Finds the expressions of the grammar in a text, joins what belongs together, resolves it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from idlib_gui.domain.edtf import EdtfError, parse_edtf
from idlib_gui.domain.records import Basis
from idlib_gui.extract.findings import Span, Time
from idlib_gui.extract.lists import Lists, shipped_lists

from .context import Context, Told, published_of
from .grammar import Grammar, candidates, grammar_of
from .join import joined
from .modify import Core, limited, narrowed
from .narrative import tells_of_the_past

_QUARTER = re.compile(r"(\d{4})-Q(\d)")
_NOT_TOLD = frozenset({"a year earlier", "so long ago", "quarter of a year"})
"""Rules whose quarter is one that figures are compared with, not the one that is told of."""


def find_times(text: str, published: str | None, lists: Lists | None = None) -> tuple[Time, ...]:
    """Return the time expressions of a normalised text, in order.

    Args:
        text: The whole text, normalised.
        published: EDTF of the day it came out; None if that is not known.
        lists: The word lists; those that ship if None.

    Raises:
        DomainError: If a line of a user's list cannot be read.
    """
    grammar = grammar_of(lists or shipped_lists())
    context = Context(text, published_of(published), grammar.vocabulary)
    context.narrative = tells_of_the_past(text)
    found: list[Time] = []
    end = 0
    for core in joined(text, list(_cores(text, context, grammar))):
        bounded = limited(text, core, end)
        end = bounded.end
        found.append(_time(bounded, context))
    return tuple(found)


def _cores(text: str, context: Context, grammar: Grammar) -> Iterator[Core]:
    """Yield what the rules match, in order: at each place the longest that means something."""
    end = 0
    for candidate in candidates(text, grammar):
        if candidate.start < end:
            continue
        match = candidate.match
        context.start, context.end = match.span()
        value = candidate.rule.resolve(match, context)
        if value is None:
            continue
        core = narrowed(text, Core(*match.span(), candidate.rule.name, value), end)
        _note(core, context, bounds=".." in (limited(text, core, end).value.edtf or ""))
        end = core.end
        yield core


def _note(core: Core, context: Context, *, bounds: bool) -> None:
    """Keep what later expressions may be counted from."""
    value = core.value
    quarter = _QUARTER.fullmatch(value.timex or "")
    if quarter and core.rule not in _NOT_TOLD:
        context.quarter = (int(quarter[1]), int(quarter[2]), core.end)
    if value.on is not None:
        context.note(Told(value.on, core.end, value.leans, bounds))


def _time(core: Core, context: Context) -> Time:
    value = core.value
    edtf = value.edtf if value.edtf and _is_edtf(value.edtf) else None
    return Time(
        Span(core.start, core.end),
        edtf,
        value.timex,
        value.type,
        Basis.NONE if edtf is None else value.basis,
        _reason(core, context),
        needs_published=value.leans,
        anaphoric=value.anaphoric,
    )


def _is_edtf(text: str) -> bool:
    try:
        parse_edtf(text)
    except EdtfError:
        return False
    return True


def _reason(core: Core, context: Context) -> str:
    published = context.published
    dated = f" (published {published.edtf})" if core.value.leans and published else ""
    return f"Rule “{core.rule}”: {core.value.how}{dated}."
