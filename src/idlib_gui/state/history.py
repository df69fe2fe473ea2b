"""What was done to the open document, and the way back and forth."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

from idlib_gui.domain.document import Document, Patch, apply_patch
from idlib_gui.domain.records import DomainError
from idlib_gui.domain.steps import Step, StepState


class Deed(NamedTuple):
    """What is done with the history: a step that is made, or steps that are gone along.

    Attributes:
        steps: The new step, or those that are taken back or made again, as they are then.
        is_new: Whether it is a new step.
        patch: What it changes, all in all.
        base: What the machine proposed, where the step comes from reading a text anew.
    """

    steps: tuple[Step, ...]
    is_new: bool
    patch: Patch
    base: Document | None = None


class Archive(Protocol):
    """Where the steps of former days are: the file of the project."""

    def patch_of(self, number: int) -> Patch:
        """Return what a step changed; raises DomainError where that cannot be read."""

    def base(self) -> Document:
        """Return what the machine proposed last; raises DomainError as `patch_of`."""


class Past(NamedTuple):
    """The history of a document that is opened; `read_only` says why it cannot be changed."""

    steps: Sequence[Step]
    archive: Archive | None
    read_only: str = ""


NO_PAST = Past((), None)


class History(QObject):
    """The steps of the open document. An edit is data, so undo is the edit inverted.

    Each is told to `note`, with the document after it, before it counts as done; if that raises,
    nothing was done. `read_only`
    says why nothing can be changed; empty if it can.
    """

    changed = Signal()
    """A step was made or taken back, or another document was opened."""

    def __init__(
        self,
        document: Callable[[], Document],
        show: Callable[[Document, Patch], None],
        past: Past = NO_PAST,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._show = document, show
        self.note: Callable[[Deed, Document], None] = lambda _deed, _after: None
        self.author: Callable[[], str] = str
        self.clock: Callable[[], float] = time.time
        self._begin(document(), past)

    def _begin(self, document: Document, past: Past) -> None:
        self.read_only = past.read_only
        self._first = document
        self._archive = past.archive
        self._steps = list(past.steps)
        # Steps are taken back newest first, and made again in the order in which they were made.
        self._made = [step.number for step in past.steps if step.state is StepState.MADE]
        self._undone = [step.number for step in past.steps if step.state is StepState.UNDONE][::-1]
        self._patches: dict[int, Patch] = {}
        self._bases: dict[int, Document] = {}

    def start_over(self, past: Past) -> None:
        """Forget all steps, because another document was opened, with those that led to it."""
        self._begin(self._document(), past)
        self.changed.emit()

    @property
    def archive(self) -> Archive | None:
        """Return where the steps of former days are, None if there are none."""
        return self._archive

    @property
    def at(self) -> int:
        """Return the number of the last step that is made; 0 if none is."""
        return self._made[-1] if self._made else 0

    @property
    def can_undo(self) -> bool:
        """Return whether there is a step to take back."""
        return bool(self._made) and not self.read_only

    @property
    def can_redo(self) -> bool:
        """Return whether there is a step to make again."""
        return bool(self._undone) and not self.read_only

    @property
    def undo_label(self) -> str:
        """Return what would be taken back; empty if nothing can be."""
        return self._steps[self._made[-1] - 1].label if self.can_undo else ""

    @property
    def redo_label(self) -> str:
        """Return what would be made again; empty if nothing can be."""
        return self._steps[self._undone[-1] - 1].label if self.can_redo else ""

    def steps(self) -> Sequence[Step]:
        """Return every step that was ever made, in that order; it follows what is done."""
        return self._steps

    def patch_of(self, number: int) -> Patch:
        """Return what a step changed.

        Raises:
            DomainError: If it has to be read from the file of the project, and cannot be.
        """
        if number in self._patches:
            return self._patches[number]
        if self._archive is None:
            raise DomainError(f"What step {number} changed is not known any more.")
        return self._archive.patch_of(number)

    @property
    def base(self) -> Document:
        """Return what the machine proposed last: where comparing with a new proposal starts.

        Raises:
            DomainError: If it has to be read from the file of the project, and cannot be.
        """
        number = next((number for number in reversed(self._made) if number in self._bases), None)
        if number is not None:
            return self._bases[number]
        return self._first if self._archive is None else self._archive.base()

    def follow(self, archive: Archive) -> None:
        """Read steps from another file from now on, and let it be changed: it went on there."""
        self._archive, self.read_only = archive, ""
        self.changed.emit()

    def make(self, patch: Patch, base: Document | None = None) -> None:
        """Make an edit; what was undone before it is left behind. One that changes nothing is none.

        Raises:
            DomainError: If nothing can be changed, saying why.
        """
        self.refuse_if_read_only()
        if not patch.changes and base is None:
            return
        after = apply_patch(self._document(), patch)
        number = len(self._steps) + 1
        now = int(self.clock())
        step = Step(number, patch.label, patch.act, now, self.author(), StepState.MADE)
        self.note(Deed((step,), is_new=True, patch=patch, base=base), after)
        for undone in self._undone:
            self._put(undone, StepState.LEFT)
        self._undone.clear()
        self._steps.append(step)
        self._made.append(number)
        self._patches[number] = patch
        if base is not None:
            self._bases[number] = base
        self._show(after, patch)
        self.changed.emit()

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        if self.can_undo:
            self._walk([self._made[-1]], undo=True)

    def redo(self) -> None:
        """Make the step again that was taken back last, if there is one."""
        if self.can_redo:
            self._walk([self._undone[-1]], undo=False)

    def can_go_to(self, number: int) -> bool:
        """Return whether a step can be the last that is made; one that was left behind cannot."""
        reachable = number == 0 or self._steps[number - 1].state is not StepState.LEFT
        return reachable and not self.read_only and number != self.at

    def go_to(self, number: int) -> None:
        """Undo or redo until this step is the last that is made; 0 is before all of them.

        Raises:
            DomainError: If one of the steps cannot be read; none is taken back then.
        """
        if self.can_go_to(number):
            self._walk([made for made in reversed(self._made) if made > number], undo=True)
            self._walk([step for step in reversed(self._undone) if step <= number], undo=False)

    def refuse_if_read_only(self) -> None:
        """Raise a DomainError that says why, if nothing can be changed."""
        if self.read_only:
            raise DomainError(self.read_only)

    def _walk(self, numbers: Sequence[int], *, undo: bool) -> None:
        """Take steps back or make them again, all at once, and show what that comes to."""
        if not numbers:
            return
        patches = [self.patch_of(number) for number in numbers]  # all of them, or nothing is done
        ways = [patch.inverted() if undo else patch for patch in patches]
        before = self._document()
        way = _one_of(ways, before)
        after = apply_patch(before, way)
        state = StepState.UNDONE if undo else StepState.MADE
        steps = tuple(self._steps[number - 1]._replace(state=state) for number in numbers)
        self.note(Deed(steps, is_new=False, patch=way), after)
        for step in steps:
            self._steps[step.number - 1] = step
        source, target = (self._made, self._undone) if undo else (self._undone, self._made)
        del source[-len(numbers) :]
        target.extend(numbers)
        self._show(after, way)
        self.changed.emit()

    def _put(self, number: int, state: StepState) -> None:
        self._steps[number - 1] = self._steps[number - 1]._replace(state=state)


def _one_of(ways: Sequence[Patch], before: Document) -> Patch:
    """Return one patch that does what several do, one after another."""
    if len(ways) == 1:
        return ways[0]
    # The start of the program need not wait for what edits.
    from idlib_gui.domain.combining import in_a_row  # noqa: PLC0415

    return in_a_row(ways[-1].label, before, ways)
