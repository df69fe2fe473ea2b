"""The words of the list of datasets: what a row of it says, and reads out."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from idlib_gui.models.datasets_model import DatasetRow

from .dataset_words import say_extent, say_rows
from .plain import one_line
from .theme import DatasetLook, Shape
from .tips import plain_tip
from .wording import number


def _tr(text: str) -> str:
    return QCoreApplication.translate("datasets", text)


def say_facts(row: DatasetRow) -> str:
    """Return from when to when a dataset reaches and how many rows; if it is filtered, of how many.

    The years come first, since what does not fit is cut at the end.
    """
    return f"{say_extent(row.extent)} · {_of_all(row, say_rows(row.rows))}"


def second_lines(row: DatasetRow) -> Iterator[tuple[str, str]]:
    """Yield what the second line of a row says at its two ends: in full, then in less room.

    Sooner than how many rows are seen or pass, the years are left out: they seldom change.
    """
    years, seen = say_extent(row.extent), say_seen(row)
    short = _of_all(row, number(row.rows))
    yield say_facts(row), seen
    if seen and row.seen == row.passing:
        seen = ""
        yield say_facts(row), seen
    yield f"{years} · {short}", seen
    yield _of_all(row, say_rows(row.rows)), seen
    yield short, seen


def _of_all(row: DatasetRow, rows: str) -> str:
    """Return how many rows pass, of how many if not all do."""
    if row.passing is None or row.passing == row.rows:
        return rows
    return _tr("{0} of {1}").format(number(row.passing), rows)


def say_seen(row: DatasetRow) -> str:
    """Return how many rows the timeline shows now; nothing of a dataset that is hidden."""
    if not row.visible:
        return ""
    if not row.lanes_open:
        return _tr("preparing lanes…")
    if row.seen is None:
        return _tr("preparing…")
    return _tr("all seen") if row.seen == row.passing else _tr("{0} seen").format(number(row.seen))


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
    if row.seen is None or not row.lanes_open:
        return _tr("its lanes are being prepared")
    return _tr("{0} in what the timeline shows now").format(say_rows(row.seen))
