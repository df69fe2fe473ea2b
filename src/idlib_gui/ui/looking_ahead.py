"""What panes ask of a document first, worked out before it is shown: they need only paint."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

from idlib_gui.domain.document import Document
from idlib_gui.domain.versions import current_sources
from idlib_gui.layout.casts import cast_of
from idlib_gui.layout.columns import columns_of
from idlib_gui.layout.owners import owners_of, tellers_of
from idlib_gui.layout.rivals import other_dates
from idlib_gui.layout.timetable import timetable_of
from idlib_gui.state.projects import Opened, is_project, open_project
from idlib_gui.storage.exchange import read_model

from .source_marks import marks_of
from .source_text import source_text


def read_ahead(path: Path) -> Opened | Document:
    """Return what a project or a model file holds, ready to be shown; it may take a second.

    Raises:
        DomainError: If it cannot be read.
    """
    if is_project(path):
        opened = open_project(path)
        look_ahead(opened.document)
        return opened
    model = read_model(path)
    look_ahead(model)
    return model


def look_ahead(document: Document) -> None:
    """Work out of a document, which nothing shows yet, what is the slow part of showing it."""
    _spare()
    for make in _ASKED:
        document.derived(make)
    sources = current_sources(document)
    if len(sources) > 1:
        document.derived(tellers_of)
    first = next(iter(sources.values()), None)
    if first is not None:
        marks_of(document, first.id)
        source_text(first.text)
    _spare()


_ASKED: tuple[Callable[[Document], object], ...] = (
    columns_of,
    cast_of,
    other_dates,
    timetable_of,
    owners_of,
)


def _spare() -> None:
    """Let the window not wait for a look through what was made, which has no cycles.

    Where garbage is collected by Python itself, that looks away while a file is read.
    """
    if not gc.isenabled():
        gc.freeze()
