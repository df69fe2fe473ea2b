"""Records and patches as JSON: a record is the array of its fields, in their order.

Reading checks the type of each value. The text of a source stands once in a table of its own, so
that its body, also in patches and bases, has the SHA-256 of the text in its place.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

from idlib_gui.domain.document import Change, Document, Patch, document_of, ref_of
from idlib_gui.domain.records import (
    Actor,
    DateMention,
    Event,
    Kind,
    Place,
    Quote,
    Record,
    Ref,
    Source,
)

TYPE_OF: Final[Mapping[Kind, type]] = {
    Kind.SOURCE: Source,
    Kind.ACTOR: Actor,
    Kind.PLACE: Place,
    Kind.DATE: DateMention,
    Kind.EVENT: Event,
    Kind.QUOTE: Quote,
}
Broken = (msgspec.MsgspecError, zlib.error, LookupError, ValueError, TypeError, RecursionError)
"""What reading damaged bytes can raise."""
MOST_BYTES: Final = 1 << 30
"""What one patch or base may hold when it is no longer compressed."""
_LEVEL = 1

Texts = dict[str, str]
"""The texts of sources by their SHA-256."""

_encode = msgspec.json.Encoder().encode
_decode: Final[Mapping[str, Callable[[bytes | str | msgspec.Raw], Any]]] = {
    kind: msgspec.json.Decoder(made).decode for kind, made in TYPE_OF.items()
}
_Changed = tuple[Kind, int, msgspec.Raw, msgspec.Raw]
_decode_changes = msgspec.json.Decoder(list[_Changed]).decode
_decode_records = msgspec.json.Decoder(list[tuple[Kind, list[msgspec.Raw]]]).decode
_NOTHING = b"null"


def encoded(record: Record | None, texts: Texts) -> bytes:
    """Return the body of a record; the text of a source is put with `texts`."""
    if isinstance(record, Source):
        digest = hashlib.sha256(record.text.encode()).hexdigest()
        texts[digest] = record.text
        record = record._replace(text=digest)
    return _encode(record)


def decoded(kind: str, body: bytes | str | msgspec.Raw, texts: Mapping[str, str] | None) -> Any:
    """Return the record of a body; with no `texts`, a source has its own.

    Raises:
        Broken: If it is none, or its text is missing.
    """
    record = _decode[kind](body)
    if texts is None or kind != Kind.SOURCE:
        return record
    return record._replace(text=texts[record.text])


def decoded_all(kind: str, bodies: Iterable[bytes], texts: Mapping[str, str]) -> Iterator[Any]:
    """Give the records of bodies that are all of one kind.

    Raises:
        Broken: If one of them is none, or its text is missing.
    """
    if kind == Kind.SOURCE:
        return (decoded(kind, body, texts) for body in bodies)
    return map(_decode[kind], bodies)


def encoded_changes(patch: Patch, texts: Texts) -> bytes:
    """Return what a patch changes: compressed, each with kind, place, before and after."""
    changes = [
        (
            ref.kind.value,
            change.position,
            msgspec.Raw(encoded(change.before, texts)),
            msgspec.Raw(encoded(change.after, texts)),
        )
        for ref, change in patch.changes.items()
    ]
    return zlib.compress(_encode(changes), _LEVEL)


def decoded_changes(packed: bytes, texts: Mapping[str, str]) -> dict[Ref, Change]:
    """Return what `encoded_changes` was given.

    Raises:
        Broken: If it is damaged.
    """
    return changes_of(unpacked(packed), texts)


def changes_of(data: bytes | str, texts: Mapping[str, str] | None) -> dict[Ref, Change]:
    """Return the changes that stand in JSON; with no `texts`, sources have their own.

    Raises:
        Broken: If it is damaged.
    """
    changes: dict[Ref, Change] = {}
    for kind, position, *bodies in _decode_changes(data):
        before, after = (
            None if bytes(body) == _NOTHING else decoded(kind, body, texts) for body in bodies
        )
        record = before if after is None else after
        if record is None:
            raise ValueError("a change of nothing")
        changes[ref_of(record)] = Change(before, after, position)
    return changes


def encoded_document(document: Document, texts: Texts) -> bytes:
    """Return all records of a document, compressed."""
    tables = [
        (kind.value, [msgspec.Raw(encoded(record, texts)) for record in table.values()])
        for kind, table in ((kind, document.table(kind)) for kind in Kind)
    ]
    return zlib.compress(_encode(tables), _LEVEL)


def decoded_document(packed: bytes, texts: Mapping[str, str]) -> Document:
    """Return the document that `encoded_document` was given.

    Raises:
        Broken: If it is damaged.
        DomainError: If two of its records share an id.
    """
    tables = _decode_records(unpacked(packed))
    return document_of(_all(tables, texts))


def _all(
    tables: Iterable[tuple[Kind, list[msgspec.Raw]]], texts: Mapping[str, str]
) -> Iterator[Record]:
    for kind, bodies in tables:
        for body in bodies:
            yield decoded(kind, body, texts)


def unpacked(packed: bytes) -> bytes:
    """Return what was compressed, if it is not more than a file of ours holds.

    Raises:
        Broken: If it is damaged or too much.
    """
    machine = zlib.decompressobj()
    data = machine.decompress(packed, MOST_BYTES)
    if not machine.eof:
        raise ValueError("it is cut off, or too much")
    return data
