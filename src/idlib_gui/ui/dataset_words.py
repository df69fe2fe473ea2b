"""The words of datasets: how many rows, from when to when, and how exactly that is known."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.calendar import DAY, civil_from_days, day_start, month_start
from idlib_gui.domain.edtf import parse_edtf
from idlib_gui.domain.periods import Period, kept_in_time, whole_units

from .wording import counted, say_date


def _tr(text: str) -> str:
    return QCoreApplication.translate("datasets", text)


def say_rows(count: int) -> str:
    """Return a number of rows in words."""
    return counted(count, _tr("1 row"), _tr("{0} rows"))


def say_moment(period: Period) -> str:
    """Return when something was, as exactly as it is known: a year, a day, a minute, from – to."""
    period = kept_in_time(period)
    units = whole_units(period)
    if units is not None:
        return say_date(units)
    begin, last = _minute(period[0]), _minute(period[1] - 1)
    return say_date(parse_edtf(begin if begin == last else f"{begin}/{last}"))


def say_extent(period: Period) -> str:
    """Return from when to when something reaches, in the largest unit that still says it."""
    begin, end = kept_in_time(period)
    first, last = civil_from_days(begin // DAY), civil_from_days((end - 1) // DAY)
    if first[0] != last[0]:
        rounded = day_start(first[0]), day_start(last[0] + 1)
    elif first[1] != last[1]:
        rounded = month_start(*first[:2]), month_start(last[0], last[1] + 1)
    else:
        rounded = day_start(*first), day_start(*last) + DAY
    units = whole_units(rounded)
    return say_date(units) if units is not None else ""


def say_ends(period: Period) -> str:
    """Return the first and the last day of a stretch; of less than two days, its exact ends."""
    begin, end = kept_in_time(period)
    if end - begin < 2 * DAY:
        return say_moment(period)
    return say_moment((begin - begin % DAY, end + -end % DAY))


def say_precision(period: Period) -> str:
    """Return how exactly a moment is known."""
    units = whole_units(period)
    length = period[1] - period[0]
    if units is None:
        return _tr("exact to the second") if length == 1 else _tr("from one time to another")
    if units.first == units.last and units.first is not None:
        names = {
            1: _tr("some time in the year, or all of it"),
            2: _tr("some time in the month, or all of it"),
            3: _tr("exact to the day"),
        }
        parts = 1 + (units.first.part is not None) + (units.first.day is not None)
        return names[parts]
    return _tr("some time between these days, or all of it")


def _minute(seconds: int) -> str:
    """Return the minute that a second is in, as EDTF."""
    year, month, day = civil_from_days(seconds // DAY)
    hour, minute = divmod(seconds % DAY // 60, 60)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}T{hour:02}:{minute:02}"
