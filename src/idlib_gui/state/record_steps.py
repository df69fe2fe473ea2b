"""Which steps touched which record, found by and by once somebody wants to know."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from idlib_gui.domain.records import DomainError, Ref
from idlib_gui.domain.steps import Step

from .history import History

_SLICE = 0.006
"""Seconds of looking through steps at a time: what they changed may have to be read."""


class RecordSteps(QObject):
    """An index of the history by record; nothing is looked through before it is asked."""

    changed = Signal()
    """More is known, or another document is open."""

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._wanted = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._look_further)
        history.changed.connect(self._follow)
        self._start_over()

    def _start_over(self) -> None:
        self._steps: Sequence[Step] = self._history.steps()
        self._seen = 0
        self._of: dict[Ref, list[int]] = {}

    @property
    def is_complete(self) -> bool:
        """Return whether all steps are looked through."""
        return self._seen == len(self._history.steps())

    def of(self, ref: Ref) -> Sequence[int]:
        """Return the numbers of the steps that touched a record, as far as is known, in order."""
        if not self._wanted or not self.is_complete:
            self._wanted = True
            self._look_on()
        return self._of.get(ref, ())

    @Slot()
    def _follow(self) -> None:
        if self._steps is not self._history.steps():
            self._start_over()
        if self._wanted and not self.is_complete:
            self._look_further()
        elif self._wanted:
            self.changed.emit()  # a step was taken back, or made again

    @Slot()
    def _look_further(self) -> None:
        self._look_on()
        if self.is_complete:
            self.changed.emit()

    def _look_on(self) -> None:
        """Look through some more steps, and leave the others for later."""
        end = time.perf_counter() + _SLICE
        while not self.is_complete:
            self._seen += 1
            with suppress(DomainError):  # what it changed cannot be read any more
                for ref in self._history.patch_of(self._seen).changes:
                    self._of.setdefault(ref, []).append(self._seen)
            if time.perf_counter() > end:
                break
        if not self.is_complete:
            self._timer.start()
