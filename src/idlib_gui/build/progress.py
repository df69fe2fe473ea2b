"""How far something is; a module of its own, since the start of the window waits for it."""

from __future__ import annotations

from typing import NamedTuple


class Progress(NamedTuple):
    """How far a task is: its stage, and how much of all is done, from 0 to 1.

    `file` names the article that is begun, `number` counts it from 1 among `of`; of a single
    article they are empty.
    """

    stage: str
    done: float
    file: str = ""
    number: int = 0
    of: int = 0
