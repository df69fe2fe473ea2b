"""DuckDB, as far as datasets need it: one place that imports it and words what went wrong."""

from __future__ import annotations

import errno
import importlib
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Any, Self

from numpy.typing import NDArray

from idlib_gui.domain.records import DomainError

from .machine import spare_memory, spare_threads

Watch = Callable[[float], None]
"""Is told how much of a step is done, from 0 to 1."""
Stop = Callable[[], bool]
"""Says whether the work is to end."""

MISSING = (
    "Datasets are read by DuckDB, which is not installed: "
    'install it with  pip install "idlib-gui[datasets]".'
)
NO_ROOM = "There is no room left on the disk for the prepared dataset: free some, then try again."
_SETTINGS = {
    "TimeZone": "'UTC'",
    "preserve_insertion_order": "true",
    "enable_progress_bar": "true",
    "enable_progress_bar_print": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
"""Rows keep their order, and nothing is ever fetched from a network."""
_EVERY = 0.1
"""Seconds between two looks at `Stop`."""
_FULL = ("no space left", "disk full", "could not write", "max_temp_directory_size")


class Stopped(Exception):  # noqa: N818 - no error: somebody asked for it
    """The work was ended on demand."""


def load_duckdb() -> Any:
    """Return the module.

    Raises:
        DomainError: If it is not installed; the sentence says how to get it.
    """
    try:
        return importlib.import_module("duckdb")
    except ImportError as error:
        raise DomainError(MISSING) from error


class Engine:
    """A database in memory, and in a folder what memory does not hold; a stop interrupts it."""

    def __init__(
        self, folder: Path | None = None, *, memory: int = 0, stop: Stop | None = None
    ) -> None:
        self._duckdb = load_duckdb()
        with worded():
            self._link = self._duckdb.connect(":memory:")
        self._over = Event()
        self._stop = stop or _never
        self._watch: Watch = _nobody
        self._telling = Lock()
        self._done = self._share = self._told = 0.0
        settings = dict(_SETTINGS)
        if folder is not None:
            settings["temp_directory"] = quoted(str(folder))
        settings["threads"] = str(spare_threads())
        memory = memory or spare_memory()
        if memory:
            settings["memory_limit"] = f"'{memory // 1_000_000}MB'"
        self.run("; ".join(f"SET {name} = {value}" for name, value in settings.items()))
        self._guard = Thread(target=self._look, name="dataset guard", daemon=True)
        if stop is not None:
            self._guard.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        if self._guard.is_alive():
            self._guard.join()
        self._link.close()

    @contextmanager
    def watched(self, watch: Watch) -> Iterator[None]:
        """Tell how far it is while this lasts, from a thread of its own: see `share`."""
        with self._telling:
            self._done = self._share = self._told = 0.0
            self._watch = watch
        try:
            yield
        finally:
            with self._telling:
                self._watch = _nobody

    @contextmanager
    def share(self, part: float) -> Iterator[None]:
        """Let the statement that is carried out meanwhile be a part of what is watched, up to 1."""
        begin, self._share = self._done, part
        try:
            yield
        finally:
            self._done, self._share = begin + part, 0.0

    def stopped(self) -> bool:
        """Return whether the work is to end."""
        return self._stop()

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            if self._stop():
                self._link.interrupt()
            with self._telling:
                done = max(0.0, self._link.query_progress()) / 100
                # At the begin of a statement it may still be told of the one before.
                self._told = max(self._told, min(1.0, self._done + self._share * done))
                self._watch(self._told)

    def register(self, name: str, columns: Mapping[str, NDArray[Any]]) -> None:
        """Let statements read arrays as a table."""
        with worded():
            self._link.register(name, dict(columns))

    def run(self, statement: str) -> None:
        """Carry out a statement."""
        self.rows(statement)

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Return all rows of a result."""
        with worded(self._stop):
            found: list[tuple[Any, ...]] = self._link.execute(statement).fetchall()
        return found

    def arrays(self, statement: str) -> dict[str, NDArray[Any]]:
        """Return the columns of a result, which has no NULL."""
        with worded(self._stop):
            found: dict[str, NDArray[Any]] = self._link.execute(statement).fetchnumpy()
        return found

    def value(self, statement: str) -> Any:
        """Return the only cell of a result."""
        return self.rows(statement)[0][0]


@contextmanager
def worded(stop: Stop | None = None) -> Iterator[None]:
    """Turn what DuckDB and the disk say into a sentence.

    Raises:
        DomainError: For what is wrong with the file or the disk.
        Stopped: If it was interrupted.
    """
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DomainError(NO_ROOM) from error
        raise
    except Exception as error:
        if not type(error).__module__.startswith(("duckdb", "_duckdb")):
            raise
        if stop is not None and stop():
            raise Stopped from error
        raise DomainError(_sentence(str(error))) from error


def _sentence(told: str) -> str:
    if any(word in told.casefold() for word in _FULL):
        return NO_ROOM
    if "out of memory" in told.casefold():
        return "There is not enough memory to prepare the dataset: close other programs."
    first = next(filter(None, map(str.strip, told.splitlines())), "no reason given")
    return f"DuckDB cannot read it: {first}"


def statement(*parts: str) -> str:
    """Return a statement of its parts."""
    return " ".join(parts)


def quoted(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def file_named(path: Path) -> str:
    """Return a path as SQL writes it where a pattern may stand: it stands for itself only."""
    return quoted(re.sub(r"([\[*?])", r"[\1]", str(path)))


def named(column: str) -> str:
    """Return the name of a column as SQL writes it."""
    return '"' + column.replace('"', '""') + '"'


def _never() -> bool:
    return False


def _nobody(_done: float) -> None:
    pass
