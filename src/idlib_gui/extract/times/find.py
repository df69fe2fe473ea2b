"""Finds the expressions of the grammar in a text, joins what belongs together, resolves it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from idlib_gui.domain.edtf import EdtfError, parse_edtf
from idlib_gui.domain.records import Basis
from idlib_gui.extract.findings import Span, Time

from . import ago, clock, days, deictic, lengths, months, seasons, told, units, years
from .context import Context, Told, published_of
from .modify import Core, joined, limited, narrowed
from .rule import Rule
from .values import Value
from .words import WEEKDAY

_KINDS = (days, months, seasons, years, deictic, units, told, ago, lengths, clock)
_RULES = tuple(rule for kind in _KINDS for rule in kind.RULES)
"""Of two rules that match the same words, the earlier one is asked first."""
_SOME_DAY = "2012-06-15"
"""Stands for the day of publication where it counts that there is one, not which; it has a 29th
of February near it."""
_NOT_THEN = "it means nothing from the day of publication"
_ANY_YEAR = re.compile(r"(?<![\w$£€.,-])(1[0-9]\d\d|20[0-3]\d)(?![\w,.-]*\d)")
_NEWS = re.compile(rf"\b(?:{WEEKDAY}|yesterday|today|last\s+(?:week|month|year))\b", re.IGNORECASE)
_TOLD_YEARS = 5
_CHRONICLE = 5
"""How many years a text tells for each day word or weekday, if it is a chronicle."""
_LONG_PAST, _SOME_PAST = 0.7, 0.4
"""The share of a text's years that lie well before its publication, if it tells of the past."""


def find_times(text: str, published: str | None) -> tuple[Time, ...]:
    """Return the time expressions of a normalised text, in order.

    Which words they are does not depend on when the text came out: another date resolves the same
    expressions anew.

    Args:
        text: The whole text, normalised.
        published: EDTF of the day it came out; None if that is not known.
    """
    context = Context(text, published_of(published))
    context.narrative = _tells_of_the_past(context)
    chosen = list(_chosen(text))
    shapes = [choice.shape for choice in chosen]
    cores = list(_resolved(text, chosen, context))
    return tuple(
        _time(core, shape, context) for shape, core in joined(text, zip(shapes, cores, strict=True))
    )


def _tells_of_the_past(context: Context) -> bool:
    if context.published is None:
        return False
    years = [int(match[1]) for match in _ANY_YEAR.finditer(context.text)]
    long_past = sum(year < context.published.year - 1 for year in years)
    news = sum(1 for _ in _NEWS.finditer(context.text))
    share = _LONG_PAST if len(years) < _CHRONICLE * max(news, 3) else _SOME_PAST
    return len(years) >= max(_TOLD_YEARS, 2 * news) and long_past >= share * len(years)


class _Choice(NamedTuple):
    """A match that was chosen; `shape` is what it would mean had the text come out some day."""

    rule: Rule
    match: re.Match[str]
    shape: Core


def _chosen(text: str) -> Iterator[_Choice]:
    """Yield what is chosen of the rules' matches: at each place the longest that means something.

    That is asked as if the text had come out on a day that stands for any.
    """
    context = Context(text, published_of(_SOME_DAY))
    end = 0
    for start, _, _, rule, match in _candidates(text):
        if start < end:
            continue
        value = _value(rule, match, context)
        if value is not None:
            core = _noted(_core(text, rule, match, value, end), context)
            end = core.end
            yield _Choice(rule, match, core)


def _resolved(text: str, chosen: Iterable[_Choice], context: Context) -> Iterator[Core]:
    """Yield what was chosen, resolved from what is known of the publication."""
    end = 0
    for rule, match, shape in chosen:
        value = _value(rule, match, context)
        if value is None:
            value = Value(None, None, shape.value.type, Basis.NONE, _NOT_THEN, leans=True)
        core = _core(text, rule, match, value, end)
        end = shape.end
        yield _noted(core._replace(start=shape.start, end=shape.end), context)


def _value(rule: Rule, match: re.Match[str], context: Context) -> Value | None:
    context.start, context.end = match.span()
    return rule.resolve(match, context)


def _core(text: str, rule: Rule, match: re.Match[str], value: Value, begin: int) -> Core:
    core = Core(match.start(), match.end(), rule.name, value)
    return limited(text, narrowed(text, core, begin), begin)


def _noted(core: Core, context: Context) -> Core:
    """Return `core`, noted for what follows; what points back leans where that does."""
    value = core.value
    if value.anaphoric and context.told and context.told[-1].leans:
        value = value._replace(leans=True)
    quarter = _QUARTER.fullmatch(value.timex or "")
    if quarter:
        context.quarter = (int(quarter[1]), int(quarter[2]), core.end)
    if value.on is not None and ".." not in (value.edtf or ""):
        context.told.append(Told(value.on, core.end, value.leans))
    return core._replace(value=value)


_QUARTER = re.compile(r"(\d{4})-Q(\d)")
_Candidate = tuple[int, int, int, Rule, re.Match[str]]


def _candidates(text: str) -> list[_Candidate]:
    found: list[_Candidate] = []
    for number, rule in enumerate(_RULES):
        found.extend(
            (match.start(), -match.end(), number, rule, match)
            for match in rule.pattern.finditer(text)
        )
    found.sort(key=lambda candidate: candidate[:3])
    return found


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
        anaphoric=value.anaphoric,
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
