"""Records some of whose references are lost, made right again or left out, with a line for each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from idlib_gui.domain.checks import problems
from idlib_gui.domain.document import TABLE_OF, Document, document_of
from idlib_gui.domain.edtf import EdtfError, parse_edtf
from idlib_gui.domain.records import (
    Answer,
    Citation,
    DateMention,
    Event,
    Kind,
    Quote,
    Record,
    Rival,
    Source,
    When,
)

_POINTS: Final[Mapping[str, Kind]] = {
    "part_of": Kind.ACTOR,
    "distinct_from": Kind.ACTOR,
    "agents": Kind.ACTOR,
    "targets": Kind.ACTOR,
    "claimed_by": Kind.ACTOR,
    "speaker": Kind.ACTOR,
    "outlet": Kind.ACTOR,
    "addressee": Kind.ACTOR,
    "claimant": Kind.ACTOR,
    "places": Kind.PLACE,
    "about": Kind.EVENT,
    "replaced_by": Kind.SOURCE,
}
"""The fields that hold ids, and of what; the outlet of a source is a name."""
_SHOWN = 60
_PLACE = re.compile(r"(\w+)\[(\d+)\]")


def mended(document: Document) -> tuple[Document, list[str]]:
    """Return a document in which nothing is wrong, and a line for each record that was changed."""
    lines: list[str] = []
    while problems(document):
        mender = _Mender(document)
        kept: list[Record] = []
        for ref in document.refs():
            record = document.table(ref.kind)[ref.id]
            better = mender.mend(record)
            kept.append(better)
            if better != record:
                lines.append(f"{named(record)}: what it said of lost or damaged records is gone")
        document = document_of(kept)
        document, left_out = _without_wrong(document)
        lines += left_out
    return document, lines


def named(record: Record) -> str:
    """Return what a line calls a record."""
    match record:
        case Source() | Event():
            kind, name = type(record).__name__, record.title
        case DateMention():
            kind, name = "Date", record.citation.exact
        case Quote():
            kind, name = "Quote", record.text
        case _:
            kind, name = type(record).__name__, record.name
    short = " ".join(name.split())
    return f"{kind} “{short if len(short) <= _SHOWN else short[: _SHOWN - 1] + '…'}”"


def _without_wrong(document: Document) -> tuple[Document, list[str]]:
    """Return the document without the records that still have problems, and a line for each."""
    tables = {TABLE_OF[kind]: list(document.table(kind).values()) for kind in Kind}
    wrong: dict[tuple[str, int], str] = {}
    for problem in problems(document):
        found = _PLACE.match(problem.place)
        if found is not None:
            wrong.setdefault((found[1], int(found[2])), problem.message)
    lines = [
        f"{named(tables[table][number])}: left out ({message})"
        for (table, number), message in wrong.items()
    ]
    kept = [
        record
        for table, records in tables.items()
        for number, record in enumerate(records)
        if (table, number) not in wrong
    ]
    return document_of(kept), lines


class _Mender:
    """Takes off records what they say of others that are not there, or not so."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def mend(self, record: Any) -> Any:
        """Return a record, or a part of one, without what does not hold."""
        changed = {
            name: self._value(name, value)
            for name, value in zip(record._fields, record, strict=True)
            if not (isinstance(record, Source) and name == "outlet")
        }
        if isinstance(record, DateMention):  # it is nothing without its words
            changed["citation"] = record.citation
        return record._replace(**changed)

    def _value(self, name: str, value: Any) -> Any:
        match value:
            case Citation() | Answer():
                return value if self._holds(value) else None
            case When():
                return self.mend(value) if _is_date(value.edtf) else None
            case Rival():
                return self.mend(value)
            case tuple():
                parts = (self._value(name, part) for part in value)
                return tuple(part for part in parts if part is not None)
            case str() if name in _POINTS:
                return value if value in self._document.table(_POINTS[name]) else None
            case _:
                return value

    def _holds(self, value: Citation | Answer) -> bool:
        if isinstance(value, Answer):
            return value.quote in self._document.quotes
        citation, source = value, self._document.sources.get(value.source)
        if source is None:
            return False
        start, end, text = citation.start, citation.end, source.text
        return (
            0 <= start < end <= len(text)
            and text[start:end] == citation.exact
            and text.endswith(citation.prefix, 0, start)
            and text.startswith(citation.suffix, end)
        )


def _is_date(edtf: str | None) -> bool:
    try:
        return edtf is None or parse_edtf(edtf) is not None
    except EdtfError:
        return False
