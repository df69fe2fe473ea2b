"""Arrays on disk as plain `.npy` files: written bit by bit, and mapped."""

from __future__ import annotations

import mmap
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.lib.format import open_memmap, write_array_header_1_0
from numpy.typing import DTypeLike, NDArray

_HEADER = 128
"""Bytes of the header that numpy writes for an array of one dimension."""
_ZEROS = 1 << 24


class ArrayWriter:
    """Writes an array of one dimension whose length is known at its end only.

    Leaving it as a context closes the file, whole or not.
    """

    def __init__(self, folder: Path, name: str, kind: DTypeLike) -> None:
        self._type = np.dtype(kind)
        self._length = 0
        self._file = (folder / f"{name}.npy").open("wb")
        self._file.write(bytes(_HEADER))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        with suppress(OSError):  # of what was not written yet; it is told where it is looked at
            self._file.close()

    def add(self, values: NDArray[Any]) -> None:
        """Write the next values."""
        self._length += len(values)
        self._file.write(np.ascontiguousarray(values, dtype=self._type).data)

    def close(self) -> None:
        """Write the header and end the file."""
        self._file.seek(0)
        shape = {"descr": self._type.str, "fortran_order": False, "shape": (self._length,)}
        write_array_header_1_0(self._file, shape)
        self._file.close()


def map_array(folder: Path, name: str) -> NDArray[Any]:
    """Return an array of a folder as it lies on disk; nothing of it is read yet.

    Raises:
        OSError: If there is no such file.
        ValueError: If it is no whole array.
    """
    path = folder / f"{name}.npy"
    try:
        # A plain array over the map: numpy takes elements of it several times faster.
        return np.asarray(open_memmap(path, mode="r"))
    except ValueError:
        empty = np.load(path)  # nothing can be mapped of an array without elements
        if len(empty):
            raise
        return np.asarray(empty)


def allocate(path: Path, shape: tuple[int, ...], kind: DTypeLike) -> NDArray[Any]:
    """Make a file of an array of zeros and map it to be written.

    Raises:
        OSError: If there is no room for it: found out now, since writing to a map without room
            ends the program.
    """
    made = open_memmap(path, mode="w+", dtype=np.dtype(kind), shape=shape)
    with path.open("r+b") as file:
        size = file.seek(0, 2)
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, size)
        else:  # every block has to be written once
            file.seek(_HEADER)
            while file.tell() < size:
                file.write(bytes(min(_ZEROS, size - file.tell())))
    return made


def release(array: NDArray[Any]) -> None:
    """Give back the memory of a mapped array; what is looked at again is read from disk again."""
    base: object = array
    while isinstance(base, np.ndarray):
        base = base.base
    if isinstance(base, mmap.mmap) and hasattr(base, "madvise"):
        base.madvise(mmap.MADV_DONTNEED)
