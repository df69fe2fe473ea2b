"""What a new reading changes, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.document import Document
from idlib_gui.domain.field_changes import FieldChange
from idlib_gui.domain.merged_fields import QUIET
from idlib_gui.domain.records import Actor, DateMention, Kind, Place, Quote, Record
from idlib_gui.domain.three_way import Fate, Line
from idlib_gui.models.diff_model import DiffWords

from .history.record import say_field
from .plain import shortened
from .tips import plain_tip
from .wording import counted, number

_WORDS = 80
"""Characters of a name."""


def diff_words(before: Document, after: Document) -> DiffWords:
    """Return how the lines are worded; the documents name whom their values point at."""

    def change(line: Line) -> str:
        return "; ".join(_changes(before, after, line))

    def tip(line: Line) -> str:
        return plain_tip(
            say_record(line.record), say_fate(line.fate), *_changes(before, after, line)
        )

    headings = (_tr("Record"), _tr("What becomes of it"), _tr("What changes"))
    cells = (lambda line: say_record(line.record), lambda line: say_fate(line.fate), change)
    return DiffWords(headings, cells, tip)


def say_record(record: Record) -> str:
    """Return what kind of record it is and what it is called."""
    match record:
        case Actor():
            words = _tr("Actor: {0}").format(record.name)
        case Place():
            words = _tr("Place: {0}").format(record.name)
        case DateMention():
            words = _tr("Date: “{0}”").format(record.citation.exact)
        case Quote():
            words = _tr("Quote: “{0}”").format(record.text)
        case _:
            names = {True: _tr("Event: {0}"), False: _tr("Source: {0}")}
            words = names[hasattr(record, "evidence")].format(record.title)
    return shortened(words, _WORDS)


def say_fate(fate: Fate) -> str:
    """Return what becomes of a record."""
    names = {
        Fate.NEW: _tr("new"),
        Fate.CHANGED: _tr("changed"),
        Fate.GONE: _tr("no longer proposed"),
        Fate.KEPT: _tr("kept, since you decided"),
        Fate.STAYS: _tr("kept, though no longer proposed"),
        Fate.DELETED: _tr("stays deleted"),
    }
    return names[fate]


def say_counts(lines: Sequence[Line]) -> str:
    """Return how many records are new, changed, gone and kept."""
    counts = Counter(line.fate for line in lines)
    kept = counts[Fate.KEPT] + counts[Fate.STAYS] + counts[Fate.DELETED]
    parts = (
        (counts[Fate.NEW], _tr("{0} new")),
        (counts[Fate.CHANGED], _tr("{0} changed")),
        (counts[Fate.GONE], _tr("{0} no longer proposed")),
        (kept, _tr("{0} kept since you decided")),
    )
    said = [words.format(number(count)) for count, words in parts if count]
    return ", ".join(said) or _tr("nothing changes")


def say_taken(count: int) -> str:
    """Return how many changes will be made."""
    return counted(count, _tr("1 change"), _tr("{0} changes"))


def say_kind(kind: Kind) -> str:
    """Return what a filter calls the records of a kind."""
    names = {
        Kind.SOURCE: _tr("Sources"),
        Kind.ACTOR: _tr("Actors"),
        Kind.PLACE: _tr("Places"),
        Kind.DATE: _tr("Dates"),
        Kind.EVENT: _tr("Events"),
        Kind.QUOTE: _tr("Quotes"),
    }
    return names[kind]


def _changes(before: Document, after: Document, line: Line) -> list[str]:
    changes = [field for field in line.changes if field.name not in QUIET] or line.changes
    said = [say_field(before, after, field) for field in changes]
    return said + [_say_kept(before, after, field) for field in line.kept]


def _say_kept(before: Document, after: Document, field: FieldChange) -> str:
    return _tr("yours stays, though proposed – {0}").format(say_field(before, after, field))


def _tr(text: str) -> str:
    return QCoreApplication.translate("diff", text)
