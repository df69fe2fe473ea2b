"""Many short texts as one file that is mapped: a text is decoded only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Self, overload

import numpy as np
from numpy.typing import NDArray

from idlib_gui.overriding import override

from .arrays import ArrayWriter, map_array, release


class Texts(Sequence[str]):
    """A read-only sequence of texts over the files `NAME-text.npy` and `NAME-ends.npy`."""

    def __init__(self, text: NDArray[np.uint8], ends: NDArray[np.int64]) -> None:
        self._text = text
        self._ends = ends

    @classmethod
    def open(cls, folder: Path, name: str) -> Texts:
        """Map the texts that `write_texts` wrote."""
        return cls(map_array(folder, f"{name}-text"), map_array(folder, f"{name}-ends"))

    def release(self) -> None:
        """Give back the memory of the texts until they are looked at again."""
        release(self._text)

    @override
    def __len__(self) -> int:
        return len(self._ends)

    @override
    def __iter__(self) -> Iterator[str]:
        text, begin = memoryview(self._text), 0
        for end in self._ends.tolist():
            yield str(text[begin:end], "utf-8")
            begin = end

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    @override
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        place = range(len(self))[index]
        begin = int(self._ends[place - 1]) if place else 0
        return self._text[begin : int(self._ends[place])].tobytes().decode()


class TextWriter:
    """Writes texts bit by bit, so that no more than a chunk is held in memory."""

    def __init__(self, folder: Path, name: str) -> None:
        self._text = ArrayWriter(folder, f"{name}-text", np.uint8)
        self._ends = ArrayWriter(folder, f"{name}-ends", np.int64)
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._text.__exit__(*error)
        self._ends.__exit__(*error)

    def add(self, texts: Iterable[str]) -> None:
        """Write the next texts."""
        encoded = [text.encode(errors="replace") for text in texts]
        ends = self._end + np.cumsum([len(text) for text in encoded], dtype=np.int64)
        self._end = int(ends[-1]) if encoded else self._end
        self._text.add(np.frombuffer(b"".join(encoded), dtype=np.uint8))
        self._ends.add(ends)

    def close(self) -> None:
        """End the files."""
        self._text.close()
        self._ends.close()


def write_texts(folder: Path, name: str, texts: Sequence[str]) -> None:
    """Write all texts at once."""
    with TextWriter(folder, name) as writer:
        writer.add(texts)
        writer.close()
