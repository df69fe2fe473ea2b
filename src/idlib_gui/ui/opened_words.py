"""What is said of a dataset once it is open."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from idlib_gui.storage.datasets.dataset import Dataset
from idlib_gui.storage.datasets.mapping import DatasetKind

from .dataset_words import say_extent, say_rows
from .left_out_words import say_left_out
from .plain import shortened
from .wording import number

_NAME = 60


def _tr(text: str) -> str:
    return QCoreApplication.translate("datasets", text)


def say_opened(dataset: Dataset) -> str:
    """Return what a dataset is, how many rows it has, and how many were left out."""
    name = shortened(dataset.name, _NAME)
    words = _tr("{0}: {1}, {2}.").format(name, say_kind(dataset.kind), say_rows(dataset.rows))
    if dataset.rows:
        what, rows = say_kind(dataset.kind), say_rows(dataset.rows)
        words = _tr("{0}: {1}, {2}, {3}.").format(name, what, rows, say_extent(dataset.extent))
    left_out = dataset.left_out
    sentences = [words, _say_above(dataset.above), say_left_out(left_out) if left_out.total else ""]
    return " ".join(filter(None, sentences))


def _say_above(lines: int) -> str:
    if lines == 1:
        return _tr("1 line above the header was skipped.")
    words = _tr("{0} lines above the header were skipped.")
    return words.format(number(lines)) if lines else ""


def say_kind(kind: DatasetKind) -> str:
    """Return the name of a known dataset."""
    names = {
        DatasetKind.ACLED: _tr("ACLED events"),
        DatasetKind.GED: _tr("UCDP georeferenced events (GED)"),
        DatasetKind.GDELT: _tr("GDELT events"),
        DatasetKind.TABLE: _tr("a table of events"),
    }
    return names[kind]
