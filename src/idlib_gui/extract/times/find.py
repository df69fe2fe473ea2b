"""Finds the expressions of the grammar in a text, joins what belongs together, resolves it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from idlib_gui.domain.edtf import EdtfError, parse_edtf
from idlib_gui.domain.records import Basis
from idlib_gui.extract.findings import Span, Time
from idlib_gui.extract.lists import Lists, shipped_lists

from .context import Context, Told, published_of
from .grammar import Grammar, candidates, grammar_of
from .join import joined
from .modify import Core, limited, narrowed
from .narrative import tells_of_the_past
from .rule import Rule
from .values import Value

_QUARTER = re.compile(r"(\d{4})-Q(\d)")
_NOT_TOLD = frozenset({"a year earlier", "so long ago", "quarter of a year"})
"""Rules whose quarter is one that figures are compared with, not the one that is told of."""


_SOME_DAY = "2012-06-15"
"""Stands for the day of publication where it counts that there is one, not which; it has a 29th
of February near it."""
_NOT_THEN = "it means nothing from the day of publication"


def find_times(text: str, published: str | None, lists: Lists | None = None) -> tuple[Time, ...]:
    """Return the time expressions of a normalised text, in order.

    Which words they are does not depend on when the text came out: another date resolves the same
    expressions anew.

    Args:
        text: The whole text, normalised.
        published: EDTF of the day it came out; None if that is not known.
        lists: The word lists; those that ship if None.

    Raises:
        DomainError: If a line of a user's list cannot be read.
    """
    grammar = grammar_of(lists or shipped_lists())
    narrative = tells_of_the_past(text)
    some_day = Context(text, published_of(_SOME_DAY), grammar.vocabulary, narrative)
    context = Context(text, published_of(published), grammar.vocabulary, narrative)
    chosen = list(_chosen(some_day, grammar))
    found: list[Time] = []
    end = 0
    for shape, core in joined(text, _resolved(chosen, context)):
        bounded = limited(text, shape, end)
        whole = limited(text, core, end)._replace(start=bounded.start, end=bounded.end)
        end = whole.end
        if not grammar.is_none(text[whole.start : whole.end]):
            found.append(_time(whole, bounded, context))
    return tuple(found)


class _Choice(NamedTuple):
    """A match that was chosen; `shape` is what it would mean had the text come out some day."""

    rule: Rule
    match: re.Match[str]
    shape: Core


def _chosen(context: Context, grammar: Grammar) -> Iterator[_Choice]:
    """Yield what is chosen of the rules' matches: at each place the longest that means something.

    That is asked as if the text had come out on a day that stands for any.
    """
    end = 0
    for candidate in candidates(context.text, grammar):
        if candidate.start < end:
            continue
        rule, match = candidate.rule, candidate.match
        value = _value(rule, match, context)
        if value is not None:
            core = _noted(Core(*match.span(), rule.name, value), end, context)
            end = core.end
            yield _Choice(rule, match, core)


def _resolved(chosen: Iterable[_Choice], context: Context) -> Iterator[tuple[Core, Core]]:
    """Yield what was chosen in its shape, and resolved from what is known of the publication."""
    end = 0
    for rule, match, shape in chosen:
        value = _value(rule, match, context)
        if value is None:
            value = Value(None, None, shape.value.type, Basis.NONE, _NOT_THEN, leans=True)
        elif shape.value.leans:  # though it be only by what it points back to
            value = value._replace(leans=True)
        core = _noted(Core(*match.span(), rule.name, value), end, context)
        if shape.value.on is not None and value.on is None:
            context.lose()
        end = shape.end
        yield shape, core._replace(start=shape.start, end=shape.end)


def _value(rule: Rule, match: re.Match[str], context: Context) -> Value | None:
    context.start, context.end = match.span()
    return rule.resolve(match, context)


def _noted(match: Core, begin: int, context: Context) -> Core:
    """Return a match, narrowed by the words before; it is kept for what is counted from it."""
    core = narrowed(context.text, match, begin)
    _note(core, context, bounds=".." in (limited(context.text, core, begin).value.edtf or ""))
    return core


def _note(core: Core, context: Context, *, bounds: bool) -> None:
    value = core.value
    quarter = _QUARTER.fullmatch(value.timex or "")
    if quarter and core.rule not in _NOT_TOLD:
        context.quarter = (int(quarter[1]), int(quarter[2]), core.end)
    if value.on is not None:
        context.note(Told(value.on, core.end, value.leans, bounds))


def _time(core: Core, shape: Core, context: Context) -> Time:
    value = core.value
    edtf = _readable(value.edtf)
    return Time(
        Span(core.start, core.end),
        edtf,
        value.timex,
        value.type,
        Basis.NONE if edtf is None else value.basis,
        _reason(core, context),
        needs_published=value.leans,
        anaphoric=shape.value.anaphoric,
        shape=_readable(shape.value.edtf),
    )


def _readable(edtf: str | None) -> str | None:
    """Return a date unless it is none, as when it would end before it begins."""
    try:
        if edtf is not None:
            parse_edtf(edtf)
    except EdtfError:
        return None
    return edtf


def _reason(core: Core, context: Context) -> str:
    published = context.published
    dated = f" (published {published.edtf})" if core.value.leans and published else ""
    return f"Rule “{core.rule}”: {core.value.how}{dated}."
