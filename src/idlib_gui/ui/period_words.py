"""A period, and what there is in it, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.calendar import DAY, civil_from_days
from idlib_gui.domain.edtf import Precision, Unit
from idlib_gui.domain.periods import Period, whole_units
from idlib_gui.state.narrowing import Counts, DatasetCount

from .wording import number, say_date, say_events, say_quotes, say_unit

_MINUTE, _HOUR = 60, 3_600


def _tr(text: str) -> str:
    return QCoreApplication.translate("period_words", text)


def say_period(period: Period) -> str:
    """Return a period in words: "3–9 Feb 2020", "2011–2015", "3 Feb 2020, 14:00–18:30"."""
    date = whole_units(period)
    if date is not None:
        return say_date(date)
    begin, end = period
    day, last = begin // DAY, (end - 1) // DAY
    if day == last:
        return f"{_say_day(day)}, {_say_clock(begin, day)}–{_say_clock(end, day)}"
    first, second = (f"{_say_day(d)}, {_say_clock(s, d)}" for s, d in ((begin, day), (end, last)))
    return f"{first} – {second}"


def _say_day(day: int) -> str:
    year, month, of_month = civil_from_days(day)
    begin = day * DAY
    return say_unit(Unit(begin, begin + DAY, Precision.DAY, year, month, of_month))


def _say_clock(seconds: int, day: int) -> str:
    """Return a time of that day; its end is 24:00."""
    passed = seconds - day * DAY
    clock = f"{passed // _HOUR:02}:{passed // _MINUTE % 60:02}"
    return f"{clock}:{passed % _MINUTE:02}" if passed % _MINUTE else clock


def say_dataset(dataset: DatasetCount) -> str:
    """Return how much of a dataset there is: "12,403 in UCDP GED"."""
    told = "…" if dataset.rows is None else number(dataset.rows)
    return _tr("{0} in {1}").format(told, dataset.name)


def say_counts_in(counts: Counts) -> str:
    """Return what there is: "7 events, 3 quotes; 12,403 in UCDP GED"."""
    article = f"{say_events(counts.events)}, {say_quotes(counts.quotes)}"
    return "; ".join([article, *map(say_dataset, counts.datasets)])
