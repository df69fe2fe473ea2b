"""By what a file is known again: its content, looked at anew only when it changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from .cache import Cache
from .dialect import unreadable
from .engine import Stop, Stopped

_BLOCK = 1 << 20
_WHOLE = 1 << 30
"""Bytes up to which a file is read whole; of a larger one, blocks at even distances."""
_BLOCKS = 128


def known_digest(files: Iterable[Path], cache: Cache) -> str:
    """Return what `digest_of` does if no file need be read for it; else nothing."""
    total = hashlib.sha256()
    for file in files:
        try:
            known = cache.digest(_stamp(file, file.stat()))
        except OSError:
            return ""
        if not known:
            return ""
        total.update(known.encode())
    return total.hexdigest()


def digest_of(files: Iterable[Path], cache: Cache, stop: Stop) -> str:
    """Return the SHA-256 of the content of files, from the cache where size and time are as then.

    Raises:
        DomainError: If one cannot be read.
        Stopped: If it is to end.
    """
    total = hashlib.sha256()
    for file in files:
        try:
            total.update(_digest(file, cache, stop).encode())
        except OSError as error:
            raise unreadable(file, error) from error
    return total.hexdigest()


def _digest(file: Path, cache: Cache, stop: Stop) -> str:
    status = file.stat()
    stamp = _stamp(file, status)
    known = cache.digest(stamp)
    if known:
        return known
    made = hashlib.sha256(str(status.st_size).encode())
    with file.open("rb") as opened:
        for place in _places(status.st_size):
            if stop():
                raise Stopped
            opened.seek(place)
            made.update(opened.read(_BLOCK))
    cache.keep_digest(stamp, made.hexdigest())
    return made.hexdigest()


def _stamp(file: Path, status: os.stat_result) -> str:
    return f"{file.absolute()} {status.st_size} {status.st_mtime_ns}"


def _places(size: int) -> Iterable[int]:
    if size <= _WHOLE:
        return range(0, size, _BLOCK)
    return (place * (size - _BLOCK) // (_BLOCKS - 1) for place in range(_BLOCKS))
