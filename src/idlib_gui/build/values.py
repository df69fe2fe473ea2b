"""What passes between the window and the processes beside it; importing this is cheap.

The window names what is to be done (`task`) without importing it: only the process that does it
waits for the libraries that read articles.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from idlib_gui.domain.document import Document, Patch
from idlib_gui.storage.articles.article import Article

Tell = Callable[[Any], None]
"""Told how far a task is; raises to end the work."""
Task = Callable[[Tell], Any]
"""Something to do that another process finds by its name."""
_TASKS = "idlib_gui.build.tasks"
_DATASETS = "idlib_gui.build.dataset_tasks"
_READINGS = "idlib_gui.build.rereading"


@dataclass(frozen=True)
class Call:
    """A task by name, and what it is called with before what it tells."""

    module: str
    function: str
    arguments: tuple[Any, ...]

    def __call__(self, tell: Tell) -> Any:
        """Import the function and call it."""
        return getattr(import_module(self.module), self.function)(*self.arguments, tell)


def task(name: str, *arguments: Any) -> Call:
    """Return one of the tasks in `build.tasks`."""
    return Call(_TASKS, name, arguments)


def dataset_task(name: str, *arguments: Any) -> Call:
    """Return one of the tasks in `build.dataset_tasks`."""
    return Call(_DATASETS, name, arguments)


def reading_task(name: str, *arguments: Any) -> Call:
    """Return one of the tasks in `build.rereading`."""
    return Call(_READINGS, name, arguments)


class Given(NamedTuple):
    """What the user says of an article; None is left to the file itself.

    `published` is EDTF; an empty one says that it is not known, whatever the file says.
    """

    published: str | None = None
    title: str | None = None
    outlet: str | None = None


class Built(NamedTuple):
    """A document, and sentences that the user should read."""

    document: Document
    notes: tuple[str, ...] = ()


class Glance(NamedTuple):
    """What a look at an article shows before it is built; `failure` says why it cannot be read."""

    article: Article | None
    words: int = 0
    failure: str = ""


class Remark(NamedTuple):
    """What is to be said of one file of several; `failed`: there is nothing of it in the model."""

    path: Path
    sentence: str
    failed: bool = False


class Collected(NamedTuple):
    """One document of several articles, the edit that joins their events, and what was not read."""

    document: Document
    joining: Patch
    remarks: tuple[Remark, ...]
