"""Finds the expressions of the grammar in a text, joins what belongs together, resolves it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from idlib_gui.domain.edtf import EdtfError, parse_edtf
from idlib_gui.domain.records import Basis
from idlib_gui.extract.findings import Span, Time

from . import ago, clock, days, deictic, lengths, months, seasons, told, units, years
from .context import Context, Told, published_of
from .modify import Core, joined, limited, narrowed
from .rule import Rule
from .words import WEEKDAY

_KINDS = (days, months, seasons, years, deictic, units, told, ago, lengths, clock)
_RULES = tuple(rule for kind in _KINDS for rule in kind.RULES)
"""Of two rules that match the same words, the earlier one is asked first."""
_ANY_YEAR = re.compile(r"(?<![\w$£€.,-])(1[0-9]\d\d|20[0-3]\d)(?![\w,.-]*\d)")
_NEWS = re.compile(rf"\b(?:{WEEKDAY}|yesterday|today|last\s+(?:week|month|year))\b", re.IGNORECASE)
_TOLD_YEARS = 5
_CHRONICLE = 5
"""How many years a text tells for each day word or weekday, if it is a chronicle."""
_LONG_PAST, _SOME_PAST = 0.7, 0.4
"""The share of a text's years that lie well before its publication, if it tells of the past."""


def find_times(text: str, published: str | None) -> tuple[Time, ...]:
    """Return the time expressions of a normalised text, in order.

    Args:
        text: The whole text, normalised.
        published: EDTF of the day it came out; None if that is not known.
    """
    context = Context(text, published_of(published))
    context.narrative = _tells_of_the_past(context)
    cores = joined(text, list(_cores(text, context)))
    return tuple(_time(core, context) for core in cores)


def _tells_of_the_past(context: Context) -> bool:
    if context.published is None:
        return False
    years = [int(match[1]) for match in _ANY_YEAR.finditer(context.text)]
    long_past = sum(year < context.published.year - 1 for year in years)
    news = sum(1 for _ in _NEWS.finditer(context.text))
    share = _LONG_PAST if len(years) < _CHRONICLE * max(news, 3) else _SOME_PAST
    return len(years) >= max(_TOLD_YEARS, 2 * news) and long_past >= share * len(years)


def _cores(text: str, context: Context) -> Iterator[Core]:
    """Yield what the rules match, in order: at each place the longest that means something."""
    end = 0
    for start, _, _, rule, match in _candidates(text):
        if start < end:
            continue
        context.start, context.end = start, match.end()
        value = rule.resolve(match, context)
        if value is None:
            continue
        core = limited(text, narrowed(text, Core(start, match.end(), rule.name, value), end), end)
        end = core.end
        yield _noted(core, context)


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


def _time(core: Core, context: Context) -> Time:
    value = core.value
    edtf, basis = value.edtf, value.basis
    try:
        if edtf is not None:
            parse_edtf(edtf)
    except EdtfError:
        edtf, basis = None, Basis.NONE
    if edtf is None:
        basis = Basis.NONE
    return Time(
        Span(core.start, core.end),
        edtf,
        value.timex,
        value.type,
        basis,
        _reason(core, context),
        needs_published=value.leans,
        anaphoric=value.anaphoric,
    )


def _reason(core: Core, context: Context) -> str:
    published = context.published
    dated = f" (published {published.edtf})" if core.value.leans and published else ""
    return f"Rule “{core.rule}”: {core.value.how}{dated}."
