"""What the window lets another process do with tables of dated events: look at them, prepare them.

Only that process imports DuckDB, and its end takes all that was begun with it.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from threading import Event, Thread

from idlib_gui.storage.datasets.cache import Cache
from idlib_gui.storage.datasets.dataset import Dataset
from idlib_gui.storage.datasets.mapping import Mapping
from idlib_gui.storage.datasets.preview import Opened

from .datasets import look_again, prepare
from .progress import Progress
from .values import Tell

_GRACE = 3.0
"""Seconds that the work has to take away what it has half made, once the process is to end."""
_LOOK = 0.02
"""Seconds between two looks whether it has."""


def look_at(path: Path, cache: Path, _tell: Tell) -> Opened:
    """Return what a file or a folder holds, after a look at its first rows.

    What was said of its columns before is looked up in the folder `cache`.

    Raises:
        DomainError: If it is no table, or DuckDB is not installed.
    """
    return look_again(path, Cache(cache))


def prepare_dataset(path: Path, mapping: Mapping, cache: Path, tell: Tell) -> Dataset:
    """Prepare a table, or find it prepared in the folder `cache`; tell how far it is.

    A process that is told to end meanwhile leaves nothing in the cache.

    Raises:
        DomainError: If it cannot be read or written.
    """

    def watch(stage: str, done: float) -> None:
        tell(Progress(f"rows_{stage}", done))

    told_to_end, working = Event(), Event()
    working.set()
    _watch_for_the_end(told_to_end, working)
    try:
        return prepare(path, mapping, Cache(cache), watch, told_to_end.is_set)
    finally:
        working.clear()


def _watch_for_the_end(told_to_end: Event, working: Event) -> None:
    """Let a thread wait for the signal to end: in DuckDB, the main thread would not hear it."""
    if not hasattr(signal, "pthread_kill"):
        return  # where processes are ended without a signal
    heard, hear = os.pipe()
    os.set_blocking(hear, False)
    signal.signal(signal.SIGTERM, lambda _number, _frame: None)  # what is written counts
    signal.set_wakeup_fd(hear, warn_on_full_buffer=False)

    def wait() -> None:
        os.read(heard, 1)
        told_to_end.set()
        last = time.monotonic() + _GRACE
        while working.is_set() and time.monotonic() < last:
            time.sleep(_LOOK)
        os._exit(0)

    Thread(target=wait, name="end", daemon=True).start()
