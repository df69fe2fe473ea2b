"""What the types of a record leave open: no control characters in a line, numbers within bounds.

All records of a table are looked at in one go, and only those that may be wrong are held against
the shapes of the model file, which say exactly what is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final

from idlib_gui.domain.checks import Problem
from idlib_gui.domain.document import TABLE_OF
from idlib_gui.domain.records import Kind, Record
from idlib_gui.storage.codec import Reading
from idlib_gui.storage.tables import TABLES

_LINES: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.SOURCE: ("id", "title", "outlet", "language", "url"),
    Kind.ACTOR: ("id", "name", "country"),
    Kind.PLACE: ("id", "name"),
    Kind.DATE: ("timex", "reason"),
    Kind.EVENT: ("id", "title", "reason"),
    Kind.QUOTE: ("id", "reason"),
}
_FILLED: Final = frozenset({"id", "name", "title"})
_NUMBERS: Final[Mapping[Kind, tuple[tuple[str, float, float], ...]]] = {
    Kind.PLACE: (("lat", -90, 90), ("lon", -180, 180)),
    Kind.EVENT: (("confidence", 0, 1),),
    Kind.QUOTE: (("confidence", 0, 1),),
}
_DATED: Final = frozenset({Kind.EVENT, Kind.QUOTE})


def unsound(kind: Kind, records: Sequence[Record]) -> list[Problem]:
    """Return what is wrong with the values of these records, all of one kind."""
    suspects: dict[str, Record] = {}
    for name in _LINES[kind]:
        take = attrgetter(name)
        if not _are_lines(map(take, records), filled=name in _FILLED and kind is not Kind.SOURCE):
            suspects.update(_those(records, take, _is_odd))
    for name, low, high in _NUMBERS.get(kind, ()):
        take = attrgetter(name)
        for record in records:
            if not low <= (take(record) or 0) <= high:
                suspects[record.id] = record
    if kind in _DATED:
        suspects.update(_those(records, attrgetter("when"), _is_odd_when))
    reading = Reading()
    for key, record in suspects.items():
        TABLES[kind].read(TABLES[kind].write(record), f"{TABLE_OF[kind]}: {key}", reading)
    return reading.problems


def _are_lines(texts: Iterable[str | None], *, filled: bool) -> bool:
    given = [text or "" for text in texts]
    return "".join(given).isprintable() and not (filled and "" in given)


def _is_odd(text: str | None) -> bool:
    return text is not None and not (text and text.isprintable())


def _is_odd_when(when: Any) -> bool:
    return when is not None and not when.reason.isprintable()


def _those(
    records: Sequence[Record], take: Callable[[Any], Any], is_odd: Callable[[Any], Any]
) -> dict[str, Record]:
    return {record.id: record for record in records if is_odd(take(record))}
