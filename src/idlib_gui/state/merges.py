"""What was merged into which actor or place, as the history tells, and can be split off again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from idlib_gui.domain.document import Act, Patch
from idlib_gui.domain.records import Actor, DomainError, Place, Ref
from idlib_gui.domain.splitting import merged_in
from idlib_gui.domain.steps import Step, StepState

from .store import DocumentStore


class Merged(NamedTuple):
    """One that was merged into another.

    Attributes:
        ref: What it was.
        name: What it was called.
        step: The number of the step that merged it.
    """

    ref: Ref
    name: str
    step: int


class Merges:
    """What was merged into which record. Of the history only merges are read, each once."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self._steps: Sequence[Step] = ()
        self._known: dict[int, Mapping[Ref, Ref]] = {}

    def of(self, ref: Ref) -> list[Merged]:
        """Return what was merged into a record and is not there again, in the order of that."""
        found = []
        for number, into in self._merging().items():
            for back, holder in into.items():
                name = self._name(number, back)
                if holder == ref and not self._is_back(back, name):
                    found.append(Merged(back, name, number))
        return found

    def patch_of(self, merged: Merged) -> Patch:
        """Return the edit that merged it; raises DomainError if it cannot be read any more."""
        return self._store.history.patch_of(merged.step)

    def _merging(self) -> Mapping[int, Mapping[Ref, Ref]]:
        """Return by step what went into what, of the merges that are made."""
        history = self._store.history
        if self._steps is not history.steps():
            self._steps, self._known = history.steps(), {}
        made: dict[int, Mapping[Ref, Ref]] = {}
        for step in self._steps:
            if step.act is Act.MERGE and step.state is StepState.MADE:
                made[step.number] = self._into(step.number)
        return made

    def _into(self, number: int) -> Mapping[Ref, Ref]:
        if number not in self._known:
            try:
                self._known[number] = merged_in(self._store.history.patch_of(number))
            except DomainError:  # the file of the project cannot be read there
                return {}
        return self._known[number]

    def _name(self, number: int, back: Ref) -> str:
        before = self._store.history.patch_of(number).changes[back].before
        return before.name if isinstance(before, Actor | Place) else back.id

    def _is_back(self, back: Ref, name: str) -> bool:
        """Return whether it is there again; somebody else may have its id by now."""
        now = self._store.document.get(back)
        return isinstance(now, Actor | Place) and now.name == name
