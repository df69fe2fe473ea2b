"""The rows of a damaged database, read from its pages one by one (sqlite.org/fileformat2.html).

Nothing is asked of the pages that lead to others: each page that holds rows of a table is found by
its own first byte, so that what is damaged costs its own rows only.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, Final

_LEAF: Final = 0x0D
"""The first byte of a page that holds rows of a table."""
_HEAD_OF_FILE: Final = 100
_HEAD_OF_PAGE: Final = 8
_SIZES: Final = tuple(1 << power for power in range(9, 17))
_INTEGER_BYTES: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_MOST_FIELDS: Final = 50

Row = tuple[int, tuple[Any, ...]]
"""The number of a row, and its values."""


class _BrokenError(Exception):
    """A row cannot be read."""


def sizes_of(data: bytes) -> Iterator[int]:
    """Give how large its pages may be: what the file says, then all else that can be."""
    told = int.from_bytes(data[16:18], "big")
    yield from sorted(_SIZES, key=lambda size: (size & 0xFFFF | size >> 16) != told)


class Pages:
    """The pages of a database, each of `size` bytes."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data = data
        self._size = size
        self._count = len(data) // size
        self._left = 2 * len(data)
        """Bytes that may still be put together from several pages: a whole file has no more."""

    def rows(self) -> Iterator[Row]:
        """Give what rows the pages hold."""
        for number in range(self._count):
            page = self._data[number * self._size : (number + 1) * self._size]
            head = 0 if number else _HEAD_OF_FILE
            if page[head] != _LEAF:
                continue
            cells = int.from_bytes(page[head + 3 : head + 5], "big")
            begin = head + _HEAD_OF_PAGE
            for at in range(begin, min(begin + 2 * cells, self._size - 1), 2):
                try:
                    yield self._row(page, int.from_bytes(page[at : at + 2], "big"))
                except (_BrokenError, IndexError, ValueError, struct.error):
                    continue

    def _row(self, page: bytes, at: int) -> Row:
        length, at = _varint(page, at)
        number, at = _varint(page, at)
        payload = self._payload(page, at, length)
        head, at = _varint(payload, 0)
        kinds = []
        while at < head:
            kind, at = _varint(payload, at)
            kinds.append(kind)
            if len(kinds) > _MOST_FIELDS:
                raise _BrokenError
        values = []
        for kind in kinds:
            value, at = _value(payload, at, kind)
            values.append(value)
        return number, tuple(values)

    def _payload(self, page: bytes, at: int, length: int) -> bytes:
        """Return all bytes of a row, some of which may stand on pages of their own."""
        most = self._size - 35
        if length <= most:
            return page[at : at + length]
        self._left -= length
        if self._left < 0:
            raise _BrokenError
        least = (self._size - 12) * 32 // 255 - 23
        here = least + (length - least) % (self._size - 4)
        here = least if here > most else here
        parts, missing = [page[at : at + here]], length - here
        following = int.from_bytes(page[at + here : at + here + 4], "big")
        while missing > 0:
            if not 1 <= following <= self._count:
                raise _BrokenError
            begin = (following - 1) * self._size
            following = int.from_bytes(self._data[begin : begin + 4], "big")
            parts.append(self._data[begin + 4 : begin + 4 + min(missing, self._size - 4)])
            missing -= self._size - 4
        return b"".join(parts)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where the next value begins."""
    value = 0
    for nth in range(8):
        byte = data[at + nth]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the bit that says that more follows
            return value, at + nth + 1
    return value << 8 | data[at + 8], at + 9


def _value(data: bytes, at: int, kind: int) -> tuple[Any, int]:
    """Return a value of a row, and where the next one begins."""
    match kind:
        case 0:
            return None, at
        case 8 | 9:
            return kind - 8, at
        case 7:
            return struct.unpack_from(">d", data, at)[0], at + 8
        case _ if kind in _INTEGER_BYTES:
            end = at + _INTEGER_BYTES[kind]
            return int.from_bytes(data[at:end], "big", signed=True), end
        case _ if kind < 12:  # noqa: PLR2004 - the two that are for later use
            raise _BrokenError
    end = at + (kind - 12) // 2
    if end > len(data):
        raise _BrokenError
    return (data[at:end].decode() if kind % 2 else data[at:end]), end
