"""Arrays on disk as plain `.npy` files: written bit by bit, and mapped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.format import open_memmap, write_array_header_1_0
from numpy.typing import DTypeLike, NDArray

_HEADER = 128
"""Bytes of the header that numpy writes for an array of one dimension."""


class ArrayWriter:
    """Writes an array of one dimension whose length is known at its end only."""

    def __init__(self, folder: Path, name: str, kind: DTypeLike) -> None:
        self._type = np.dtype(kind)
        self._length = 0
        self._file = (folder / f"{name}.npy").open("wb")
        self._file.write(bytes(_HEADER))

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
        return open_memmap(path, mode="r")
    except ValueError:
        empty = np.load(path)  # nothing can be mapped of an array without elements
        if len(empty):
            raise
        return np.asarray(empty)
