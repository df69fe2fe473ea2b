"""What was done to the open document, and the way back and forth."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from idlib_gui.domain.document import Patch
from idlib_gui.domain.steps import Step, StepState


class History(QObject):
    """The steps of the open document. An edit is data, so undo is the edit inverted."""

    changed = Signal()
    """A step was made or taken back, or another document was opened."""

    def __init__(self, apply: Callable[[Patch], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._apply = apply
        self._steps: list[Step] = []
        self._patches: dict[int, Patch] = {}
        self._kept: int | None = 0
        """The last step that was made when the document was last saved; None if that is gone."""

    @property
    def can_undo(self) -> bool:
        """Return whether there is a step to take back."""
        return self._last(StepState.MADE) is not None

    @property
    def can_redo(self) -> bool:
        """Return whether there is a step to make again."""
        return self._first_undone() is not None

    @property
    def undo_label(self) -> str:
        """Return what would be taken back; empty if nothing can be."""
        step = self._last(StepState.MADE)
        return "" if step is None else step.label

    @property
    def redo_label(self) -> str:
        """Return what would be made again; empty if nothing can be."""
        step = self._first_undone()
        return "" if step is None else step.label

    @property
    def is_clean(self) -> bool:
        """Return whether all that was done is saved."""
        return self._kept == self._at()

    def steps(self) -> Sequence[Step]:
        """Return every step that was ever made, in that order."""
        return tuple(self._steps)

    def patch_of(self, number: int) -> Patch:
        """Return what a step changed."""
        return self._patches[number]

    def make(self, patch: Patch) -> None:
        """Make an edit; what was undone before it is left behind."""
        self._apply(patch)
        if self._kept is not None and self._kept > self._at():
            self._kept = None
        for step in self._steps:
            if step.state is StepState.UNDONE:
                self._put(step, StepState.LEFT)
        number = len(self._steps) + 1
        self._patches[number] = patch
        now = int(time.time())
        self._steps.append(Step(number, patch.label, patch.act, now, "", StepState.MADE))
        self.changed.emit()

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        step = self._last(StepState.MADE)
        if step is not None:
            self._apply(self._patches[step.number].inverted())
            self._put(step, StepState.UNDONE)
            self.changed.emit()

    def redo(self) -> None:
        """Make the step again that was taken back last, if there is one."""
        step = self._first_undone()
        if step is not None:
            self._apply(self._patches[step.number])
            self._put(step, StepState.MADE)
            self.changed.emit()

    def go_to(self, number: int) -> None:
        """Undo or redo until this step is the last that is made; 0 is before all of them."""
        while self.can_undo and self._at() > number:
            self.undo()
        while self.can_redo and self._at() < number:
            self.redo()

    def set_clean(self) -> None:
        """Say that all that was done is saved now."""
        self._set_kept(self._at())

    def start_over(self, *, saved: bool) -> None:
        """Forget all steps, because another document was opened."""
        self._steps, self._patches = [], {}
        self._set_kept(0 if saved else None)

    def _set_kept(self, number: int | None) -> None:
        self._kept = number
        self.changed.emit()

    def _at(self) -> int:
        step = self._last(StepState.MADE)
        return 0 if step is None else step.number

    def _last(self, state: StepState) -> Step | None:
        return next((step for step in reversed(self._steps) if step.state is state), None)

    def _first_undone(self) -> Step | None:
        return next((step for step in self._steps if step.state is StepState.UNDONE), None)

    def _put(self, step: Step, state: StepState) -> None:
        self._steps[step.number - 1] = step._replace(state=state)
