"""The `dataset` command: tables of dated events are prepared, and it is said what was read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from idlib_gui.domain.calendar import DAY, civil_from_days
from idlib_gui.domain.records import DomainError
from idlib_gui.storage.datasets.cache import Cache
from idlib_gui.storage.datasets.dataset import Dataset
from idlib_gui.storage.datasets.left_out import LeftOut, Reason
from idlib_gui.storage.datasets.mapping import COLUMN_ROLES, DatasetKind, Mapping

from .datasets import look, prepare
from .report import Report

_KINDS = {
    DatasetKind.ACLED: "ACLED",
    DatasetKind.GED: "UCDP GED",
    DatasetKind.GDELT: "GDELT",
    DatasetKind.TABLE: "a table",
}
_REASONS = {
    Reason.NO_DATE: "without a date",
    Reason.UNREADABLE: "with a date that cannot be read",
    Reason.AMBIGUOUS: "with a date that could be day/month or month/day",
    Reason.BACKWARDS: "with an end before the begin",
    Reason.BEYOND: "outside the years -9999 to 9999",
    Reason.BROKEN: "with cells that cannot be told apart",
}
_LISTED = 20


def prepare_each(paths: Sequence[Path], given: Mapping, cache: Cache, report: Report) -> int:
    """Prepare datasets and say of each what was read and what was left out.

    Args:
        paths: The files, or folders of them.
        given: Columns that the user names; the others are known or guessed.
        cache: Where prepared datasets go.
        report: Is told what became of each.

    Returns:
        The exit code: 0, or 1 if one of them cannot be read.
    """
    for number, path in enumerate(paths, 1):
        report.file(path, number, len(paths))
        try:
            mapping = merged(look(path).mapping, given)
            dataset = prepare(path, mapping, cache, report.stage)
        except DomainError as error:
            report.failed(path, str(error))
            continue
        for sentence in told(dataset):
            report.note(sentence, path)
    return 1 if report.failures else 0


def merged(guessed: Mapping, given: Mapping) -> Mapping:
    """Return a mapping with what the user names, and the rest as it was guessed."""
    named = {role: value for role, value in given._asdict().items() if value not in {"", None}}
    return guessed._replace(**named)


def told(dataset: Dataset) -> list[str]:
    """Return sentences on what was read of a dataset, by which columns, and what was left out."""
    sentences = [f"{_KINDS[dataset.kind]}, {_events(dataset)}"]
    columns = [
        f"{role} from {getattr(dataset.mapping, role)}"
        for role in COLUMN_ROLES
        if getattr(dataset.mapping, role)
    ]
    sentences.append(f"read {', '.join(columns)}")
    if dataset.above:
        lines = "1 line" if dataset.above == 1 else f"{dataset.above:,} lines"
        sentences.append(f"{lines} above the header skipped")
    if dataset.left_out.total > dataset.rows:
        sentences.append(
            "most rows were left out: if another column is the date, name it by --start"
        )
    return sentences + _left_out(dataset.left_out)


def _events(dataset: Dataset) -> str:
    if not dataset.rows:
        return "no events"
    begin, end = dataset.extent
    events = "1 event" if dataset.rows == 1 else f"{dataset.rows:,} events"
    return f"{events} from {_day(begin)} to {_day(end - 1)}"


def _day(seconds: int) -> str:
    year, month, day = civil_from_days(seconds // DAY)
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"


def _left_out(left_out: LeftOut) -> list[str]:
    if not left_out.total:
        return ["no row was left out"]
    rows_were = "1 row was" if left_out.total == 1 else f"{left_out.total:,} rows were"
    reasons = ", ".join(f"{count:,} {_REASONS[why]}" for why, count in left_out.counts.items())
    rows = [f"line {row.line:,}: {row.sentence}" for row in left_out.first[:_LISTED]]
    more = left_out.total - len(rows)
    rest = [f"and {more:,} more"] if more > 0 else []
    return [f"{rows_were} left out: {reasons}", *rows, *rest]
