"""The rows of a damaged project file that are as they were written, whatever is around them."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, field
from typing import Any

from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import Kind, Record

from .bodies import Broken, Texts, decoded
from .contents import Entry
from .pages import Pages, sizes_of
from .reading import base_of, entry_of
from .sound import unsound


@dataclass
class Salvaged:
    """What rows could be read.

    Attributes:
        texts: By SHA-256.
        records: Place and body by kind and id.
        entries: Steps by number.
        bases: What the machine proposed, compressed, by step.
        has_own_texts: Whether sources have their texts within them, as in layout 0.
        broken: How many rows were not as they were written.
    """

    texts: Texts = field(default_factory=dict)
    records: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    entries: dict[int, Entry] = field(default_factory=dict)
    bases: dict[int, bytes] = field(default_factory=dict)
    has_own_texts: bool = False
    broken: int = 0

    def take(self, number: int, values: tuple[Any, ...]) -> None:
        """Keep a row if it is as it was written; which table it is of shows in its values."""
        match values:
            case (None, str(kind), str(key), int(place), str(body), int(total)):
                if zlib.crc32(body.encode()) + place != total:
                    raise ValueError("a record is not as it was written")
                self.records[kind, key] = (place, body)
            case (None, int(), str(), str(), str(), str(), bytes(), int()):
                self.entries[number] = entry_of((number, *values[1:]))
            case (None, bytes(), int()):
                step, packed = base_of((number, *values[1:]))
                self.bases[step] = packed
            case (str(key), str(text)) if len(key) == len(hashlib.sha256().hexdigest()):
                if hashlib.sha256(text.encode()).hexdigest() != key:
                    raise ValueError("a text is not as it was written")
                self.texts[key] = text
            case (str(kind), str(key), int(place), str(body)):  # layout 0
                self.records[kind, key] = (place, body)
                self.has_own_texts = True

    def document(self) -> Document:
        """Return the document of the records that can be read, references to others and all."""
        records: list[Record] = []
        for kind in Kind:
            of_kind = [
                (place, key, body)
                for (other, key), (place, body) in self.records.items()
                if other == kind
            ]
            records += filter(None, (self._record(kind, *row) for row in sorted(of_kind)))
        return document_of(records)

    def _record(self, kind: Kind, _place: int, key: str, body: str) -> Record | None:
        try:
            texts = None if self.has_own_texts else self.texts
            record: Record = decoded(kind, body.encode(), texts)
        except Broken:
            self.broken += 1
            return None
        if record.id != key or unsound(kind, [record]):
            self.broken += 1
            return None
        return record


def salvage(data: bytes) -> Salvaged:
    """Return what can be read in the bytes of a damaged file."""
    for size in sizes_of(data):
        found = Salvaged()
        for number, values in Pages(data, size).rows():
            try:
                found.take(number, values)
            except Broken:
                found.broken += 1
        if found.records or found.bases:
            return found
    return Salvaged()
