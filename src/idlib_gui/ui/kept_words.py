"""What is said of datasets that were open and are not as they were."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from idlib_gui.state.dataset_keeper import NotAsBefore
from idlib_gui.state.kept_datasets import KeptDataset

from .plain import shortened

_NAME = 40


def _tr(text: str) -> str:
    return QCoreApplication.translate("datasets", text)


def say_not_as_before(found: NotAsBefore) -> str:
    """Return in sentences what has become of datasets; empty if all are as they were."""
    lost, changed = ([*those] for those in found)
    sentences = (
        (_tr("{0} is no longer there."), [kept for kept in lost if not kept.path.exists()]),
        (
            _tr("{0} is no longer there; what was prepared of it is shown."),
            [kept for kept in changed if not kept.path.exists()],
        ),
        (
            _tr("What was prepared of {0} is gone: it has to be read again."),
            [kept for kept in lost if kept.path.exists()],
        ),
        (
            _tr("{0} has changed since it was read."),
            [kept for kept in changed if kept.path.exists()],
        ),
    )
    return " ".join(sentence.format(_names(those)) for sentence, those in sentences if those)


def to_read_again(found: NotAsBefore) -> list[KeptDataset]:
    """Return the datasets whose files are there to be read again."""
    return [kept for kept in (*found.lost, *found.changed) if kept.path.exists()]


def _names(those: Sequence[KeptDataset]) -> str:
    return ", ".join(shortened(kept.path.name, _NAME) for kept in those)
