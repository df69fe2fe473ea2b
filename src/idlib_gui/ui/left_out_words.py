"""The rows of a dataset that could not be read: how many, which, and why."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from idlib_gui.storage.datasets.left_out import LeftOut, Reason

from .dataset_words import say_rows
from .wording import number


def _tr(text: str) -> str:
    return QCoreApplication.translate("left_out", text)


def say_left_out(left_out: LeftOut) -> str:
    """Return how many rows were left out and why, in one sentence."""
    if not left_out.total:
        return _tr("No row was left out.")
    counts = sorted(left_out.counts.items(), key=lambda entry: -entry[1])
    told = [(number(count), say_reason(reason, count)) for reason, count in counts if count]
    if len(told) == 1:
        all_of_them = _tr("it {0}") if left_out.total == 1 else _tr("they {0}")
        reasons = [all_of_them.format(told[0][1])]
    else:
        reasons = [" ".join(parts) for parts in told]
    return _tr("{0} left out: {1}.").format(say_rows(left_out.total), "; ".join(reasons))


def report_of(left_out: LeftOut) -> str:
    """Return the list of rows that were left out, each with what stands in it."""
    lines = [say_left_out(left_out), ""]
    for row in left_out.first:
        lines.append(_tr("line {0}: {1}").format(number(row.line), row.sentence))
        lines += [f"    {row.cells}"] if row.cells else []
    more = left_out.total - len(left_out.first)
    if more > 0:
        lines += ["", _tr("… and {0} more").format(number(more))]
    return "\n".join(lines)


def say_reason(reason: Reason, count: int) -> str:
    """Return why rows were left out, after their number."""
    alone = {
        Reason.NO_DATE: _tr("has no date"),
        Reason.UNREADABLE: _tr("has a date that cannot be read"),
        Reason.AMBIGUOUS: _tr("has a date that could be day/month or month/day"),
        Reason.BACKWARDS: _tr("ends before it begins"),
        Reason.BEYOND: _tr("lies outside the years -9999 to 9999"),
        Reason.BROKEN: _tr("is broken"),
    }
    several = {
        Reason.NO_DATE: _tr("have no date"),
        Reason.UNREADABLE: _tr("have a date that cannot be read"),
        Reason.AMBIGUOUS: _tr("have a date that could be day/month or month/day"),
        Reason.BACKWARDS: _tr("end before they begin"),
        Reason.BEYOND: _tr("lie outside the years -9999 to 9999"),
        Reason.BROKEN: _tr("are broken"),
    }
    return (alone if count == 1 else several)[reason]
