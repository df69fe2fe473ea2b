"""What was done to a document, step by step: the lines of its history."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from .document import Act


class StepState(StrEnum):
    """Whether a step is part of the document as it is now."""

    MADE = "made"
    UNDONE = "undone"
    """Taken back, and can be made again."""
    LEFT = "left"
    """Taken back before something else was done: kept, but not made again."""


class Step(NamedTuple):
    """One edit in a history.

    Attributes:
        number: From 1, in the order in which the edits were made.
        label: What was done, in one line.
        act: What sort of edit it is.
        at: When, in seconds since 1970 (UTC), by the clock of the machine.
        author: Who did it.
        state: Whether it is part of the document now.
    """

    number: int
    label: str
    act: Act
    at: int
    author: str
    state: StepState
