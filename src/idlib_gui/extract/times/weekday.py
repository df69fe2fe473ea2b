"""A weekday that is told with a day of a month: both must be true of the year that is meant."""

from __future__ import annotations

import calendar
import datetime as dt

from idlib_gui.domain.records import Basis

from .context import Context
from .day import Day, valid
from .values import Value, relative

_NEAR = 3
"""Years to either side among which the one is sought in which day and weekday agree."""


def on_weekday(value: Value, date: tuple[int, int], weekday: int, context: Context) -> Value:
    """Return the value of a day of a month beside which a weekday stands.

    A year that the words carry stays; any other is the nearest in which the day is that weekday.

    Args:
        value: What the day is without the weekday.
        date: The month and the day of it.
        weekday: Monday is 0.
        context: Where it stands.
    """
    on = value.on
    if on is not None and on.first.weekday() == weekday:
        return value
    if on is not None and value.basis is Basis.STATED:
        return value._replace(how=f"{value.how}; {_misfit(on, weekday)}")
    anchor = _anchor(value, context)
    if anchor is None:
        return value
    years = range(anchor.year - _NEAR, anchor.year + _NEAR + 1)
    days = [day for year in years if (day := valid(year, *date))]
    fits = [day for day in days if day.first.weekday() == weekday]
    if not fits:
        return value if on is None else value._replace(how=f"{value.how}; {_misfit(on, weekday)}")
    best = min(fits, key=lambda day: abs((day.first - anchor).days))
    how = f"the nearest year in which that day is a {calendar.day_name[weekday]}"
    return relative(best, how)._replace(leans=value.leans, anaphoric=value.anaphoric)


def _anchor(value: Value, context: Context) -> dt.date | None:
    """Return the day from which the nearest year is sought: publication, or the one told."""
    if value.on is not None and value.anaphoric:
        return value.on.first
    return context.published.upper if context.published else None


def _misfit(on: Day, weekday: int) -> str:
    named, is_then = calendar.day_name[weekday], calendar.day_name[on.first.weekday()]
    return f"the weekday told with it, {named}, does not fit, since the day is a {is_then}"
