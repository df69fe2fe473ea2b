"""What can go wrong with a project file, in sentences that say what to do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from idlib_gui.domain.records import DomainError

_FULL = "There is no room left where “{name}” lies: make room and try again, or save it elsewhere."
_OF_CODE: Final = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: "“{name}” can only be read: save the project elsewhere.",
    sqlite3.SQLITE_BUSY: "Another program keeps “{name}” busy: try again in a moment.",
    sqlite3.SQLITE_LOCKED: "Another program keeps “{name}” busy: try again in a moment.",
    sqlite3.SQLITE_CANTOPEN: "“{name}” cannot be opened: look whether it is there and may be read.",
    sqlite3.SQLITE_PERM: "“{name}” may not be opened: look at the rights to it.",
    sqlite3.SQLITE_NOMEM: "There is too little memory for “{name}”: close other programs.",
    sqlite3.SQLITE_IOERR: (
        "“{name}” cannot be reached or written: look whether its drive is connected and has room."
    ),
}
_DAMAGED = "“{name}” is damaged: in the window, what can be read of it is put into a new file."
NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_PRIMARY = 0xFF
"""The bits of an extended result code that say what sort of error it is."""


class ProjectError(DomainError):
    """A project file that cannot be read or written.

    Attributes:
        damaged: Whether `recover` may still read something of it.
    """

    def __init__(self, message: str, *, damaged: bool = False) -> None:
        super().__init__(message)
        self.damaged = damaged


def damaged(path: Path, what: str = "") -> ProjectError:
    """Return the error of a file that does not hold what it should, and what that is."""
    sentence = _DAMAGED.format(name=path.name)
    return ProjectError(f"{sentence} ({what})" if what else sentence, damaged=True)


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Tell errors of SQLite and of the system in a sentence about the file.

    Raises:
        ProjectError: Instead of them.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _of_sqlite(path, error) from error
    except UnicodeEncodeError as error:
        raise ProjectError(
            "A text holds half a character, which no file can hold: type it anew."
        ) from error
    except UnicodeDecodeError as error:  # what SQLite tells names things that the file defines
        raise damaged(path) from error
    except OSError as error:
        raise _of_system(path, error) from error


def _of_sqlite(path: Path, error: sqlite3.Error) -> ProjectError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY
    sentence = _OF_CODE.get(code)
    return damaged(path, str(error)) if sentence is None else _about(path, sentence)


def _of_system(path: Path, error: OSError) -> ProjectError:
    if error.errno in NO_ROOM:
        return _about(path, _FULL)
    if isinstance(error, FileNotFoundError):
        return _about(path, "“{name}” is not there: look for it where it was moved to.")
    return ProjectError(f"“{path.name}” cannot be used: {error.strerror or error}.")


def _about(path: Path, sentence: str) -> ProjectError:
    return ProjectError(sentence.format(name=path.name))
