"""What the window lets another process do with tables of dated events: look at them, prepare them.

Only that process imports DuckDB, and its end takes all that was begun with it.
"""

from __future__ import annotations

from pathlib import Path

from idlib_gui.storage.datasets.cache import Cache
from idlib_gui.storage.datasets.dataset import Dataset
from idlib_gui.storage.datasets.mapping import Mapping
from idlib_gui.storage.datasets.preview import Opened

from .datasets import look, prepare
from .progress import Progress
from .values import Tell


def look_at(path: Path, _tell: Tell) -> Opened:
    """Return what a file or a folder holds, after a look at its first rows.

    Raises:
        DomainError: If it is no table, or DuckDB is not installed.
    """
    return look(path)


def prepare_dataset(path: Path, mapping: Mapping, cache: Path, tell: Tell) -> Dataset:
    """Prepare a table, or find it prepared in the folder `cache`; tell how far it is.

    Raises:
        DomainError: If it cannot be read or written.
    """

    def watch(stage: str, done: float) -> None:
        tell(Progress(f"rows_{stage}", done))

    return prepare(path, mapping, Cache(cache), watch)
