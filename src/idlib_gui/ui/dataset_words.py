"""The words of datasets: how many rows, from when to when, what passes and what is left out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from idlib_gui.domain.calendar import DAY, civil_from_days, day_start, month_start
from idlib_gui.domain.edtf import parse_edtf
from idlib_gui.domain.periods import Period, kept_in_time, whole_units
from idlib_gui.models.datasets_model import DatasetRow

from .plain import one_line
from .theme import DatasetLook, Shape
from .tips import plain_tip
from .wording import say_date


def _tr(text: str) -> str:
    return QCoreApplication.translate("datasets", text)


def number(count: int) -> str:
    """Return a number as the user's language writes it: "12,403"."""
    return QLocale().toString(count)


def say_rows(count: int) -> str:
    """Return a number of rows in words."""
    return _tr("1 row") if count == 1 else _tr("{0} rows").format(number(count))


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


def say_facts(row: DatasetRow) -> str:
    """Return how many rows a dataset has and from when to when; where it is filtered, how many."""
    rows = say_rows(row.rows)
    if row.passing is not None and row.passing != row.rows:
        rows = _tr("{0} of {1}").format(number(row.passing), rows)
    return f"{rows} · {say_extent(row.extent)}"


def say_seen(row: DatasetRow) -> str:
    """Return how many rows the timeline shows now; nothing of a dataset that is hidden."""
    if not row.visible:
        return ""
    return _tr("preparing…") if row.seen is None else _tr("{0} seen").format(number(row.seen))


def dataset_tip(row: DatasetRow) -> str:
    """Return the tooltip of a dataset."""
    return plain_tip(row.name, say_facts(row), _seen_sentence(row))


def dataset_spoken(row: DatasetRow) -> str:
    """Return a dataset's row for a screen reader."""
    parts = (one_line(row.name), say_facts(row), _seen_sentence(row))
    return ". ".join(part for part in parts if part)


def say_mark(look: DatasetLook) -> str:
    """Return the name of the mark of a dataset."""
    names = {
        Shape.PLUS: _tr("Plus"),
        Shape.HEXAGON: _tr("Hexagon"),
        Shape.STAR: _tr("Star"),
        Shape.CROSS: _tr("Cross"),
        Shape.HOURGLASS: _tr("Hourglass"),
        Shape.HOUSE: _tr("House"),
    }
    return names[look.shape]


def _seen_sentence(row: DatasetRow) -> str:
    if not row.visible:
        return _tr("hidden")
    if row.seen is None:
        return _tr("its lanes are being prepared")
    return _tr("{0} in what the timeline shows now").format(say_rows(row.seen))


def _minute(seconds: int) -> str:
    """Return the minute that a second is in, as EDTF."""
    year, month, day = civil_from_days(seconds // DAY)
    hour, minute = divmod(seconds % DAY // 60, 60)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}T{hour:02}:{minute:02}"
