"""Cells of the table of events as one edit, however many of them, and however many events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .cells import Field, Unknown, UnknownNamesError, Values, read_cell
from .changing import patch_of
from .document import Act, Change, Document, Patch, drafted
from .edits import create_actor, create_event, create_place, set_fields
from .hand_dates import BY_HAND, dated_by_hand
from .records import ActorKind, DomainError, Event, EventId, Kind, Ref, When

MADE_KIND = ActorKind.ORGANISATION
"""What sort of actor is made of a name, until somebody says better."""
MOST_NEW = 1_000
"""Events that one edit may create."""
_SAID = {
    Field.WHEN: "date",
    Field.TITLE: "title",
    Field.AGENTS: "who acted",
    Field.TARGETS: "to whom",
    Field.TYPE: "type",
    Field.PLACES: "place",
    Field.STATUS: "status",
}


class Typed(NamedTuple):
    """What is to stand in a cell.

    Attributes:
        event: Whose cell it is; None: that of an event to be created.
        field: What the cell tells of it.
        text: What was typed.
        row: Which row of what was typed it is, from 0.
    """

    event: EventId | None
    field: Field
    text: str
    row: int = 0


class Wrong(NamedTuple):
    """A cell that cannot be read, and the sentence why."""

    cell: Typed
    why: str


class UnreadCellsError(DomainError):
    """Some cells cannot be read: nothing is changed.

    Attributes:
        wrong: Each cell with the sentence why.
        unknown: The names in them that nobody goes by, each once.
        mendable: Whether creating those would mend all of it.
    """

    def __init__(
        self, wrong: Sequence[Wrong], unknown: Iterable[Unknown], *, mendable: bool
    ) -> None:
        self.wrong = tuple(wrong)
        self.unknown = tuple(dict.fromkeys(unknown))
        self.mendable = mendable
        super().__init__(self.wrong[0].why)


def fill_cells(document: Document, cells: Sequence[Typed], *, create: bool = False) -> Patch | None:
    """Return the edit that puts texts into cells; None if all of it stands there already.

    Args:
        document: The document as it is.
        cells: What is to stand where; for a cell named twice the later text counts.
        create: Whether actors and places are to be created for names that nobody goes by.

    Raises:
        UnreadCellsError: If any cell cannot be read, or a new event would have no title.
    """
    known, made = _with_names(document, cells) if create else (document, {})
    rows = _read_all(known, cells)
    after = [_changed(known, event, values) for (event, _), values in rows.items() if event]
    made.update(_created(known, [values for (event, _), values in rows.items() if not event]))
    edited = [event for event in after if event is not None]
    fields = tuple(dict.fromkeys(cell.field for cell in cells))
    if made:
        label = _label(fields, len(edited), made)
        act = Act.CREATE if any(ref.kind is Kind.EVENT for ref in made) else _act(fields)
        return Patch(label, {**made, **patch_of(known, label, edited).changes}, act)
    if len(edited) == 1 and len(fields) == 1:
        (event,) = edited
        values = {field: getattr(event, field) for field in rows[event.id, 0]}
        return set_fields(document, Ref(Kind.EVENT, event.id), **values)
    if not edited:
        return None
    return patch_of(known, _label(fields, len(edited), made), edited, act=_act(fields))


_Row = tuple[EventId | None, int]
"""An event, or the row of one to be created."""
_Changes = dict[Ref, Change]


def _read_all(document: Document, cells: Sequence[Typed]) -> Mapping[_Row, dict[str, Any]]:
    """Return the fields that the cells set, by row, those to be created from the top down."""
    known: dict[tuple[Field, str], Values | DomainError] = {}
    rows: dict[_Row, dict[str, Any]] = {}
    wrong: list[tuple[Wrong, DomainError]] = []
    for cell in cells:
        key = cell.field, cell.text
        if key not in known:
            known[key] = _read(document, *key)
        values = known[key]
        if isinstance(values, DomainError):
            wrong.append((Wrong(cell, str(values)), values))
        else:
            rows.setdefault((cell.event, 0 if cell.event else cell.row), {}).update(values)
    wrong += _untitled(cells)
    if wrong:
        unknown = [error for _, error in wrong if isinstance(error, UnknownNamesError)]
        raise UnreadCellsError(
            [what for what, _ in wrong],
            [name for error in unknown for name in error.names],
            mendable=len(unknown) == len(wrong),
        )
    return dict(sorted(rows.items(), key=lambda row: row[0][1]))


def _read(document: Document, field: Field, text: str) -> Values | DomainError:
    try:
        return read_cell(document, field, text)
    except DomainError as error:
        return error


def _untitled(cells: Sequence[Typed]) -> list[tuple[Wrong, DomainError]]:
    """Return the first cell of each row of a new event that no cell gives a title."""
    new = [cell for cell in cells if cell.event is None]
    titled = {cell.row for cell in new if cell.field is Field.TITLE}
    first = {cell.row: cell for cell in reversed(new) if cell.row not in titled}
    error = DomainError("An event to be created needs a title: paste a column with titles too.")
    return [(Wrong(cell, str(error)), error) for cell in first.values()]


def _changed(document: Document, key: EventId, values: Values) -> Event | None:
    """Return an event with other values; None if it has these already."""
    event = document.events.get(key)
    if event is None:
        raise DomainError("An event among these is not there any more: select them again.")
    fields = dict(values)
    if "when" in fields:
        fields["when"] = _dated(event.when, fields["when"])
    after = event._replace(**fields)
    return None if after == event else after


def _dated(when: When | None, edtf: str | None) -> When | None:
    known = when.edtf if when else None
    return when if edtf == known else dated_by_hand(when, edtf, BY_HAND, None)


def _created(document: Document, rows: Sequence[Values]) -> _Changes:
    """Return the changes that create events with these fields."""
    if len(rows) > MOST_NEW:
        raise DomainError(f"{len(rows)} events are too many to create at once: paste fewer rows.")
    changes: _Changes = {}
    for values in rows:
        fields = dict(values)
        fields["when"] = _dated(None, fields.get("when"))
        patch, _ = create_event(document, None, fields.pop("title"), **fields)
        document = drafted(document, patch)
        changes.update(patch.changes)
    return changes


def _with_names(document: Document, cells: Sequence[Typed]) -> tuple[Document, _Changes]:
    """Return the document with all whom cells name and nobody goes by, and what creates them."""
    changes: _Changes = {}
    for field, text in dict.fromkeys((cell.field, cell.text) for cell in cells):
        error = _read(document, field, text)
        for kind, name in error.names if isinstance(error, UnknownNamesError) else ():
            if kind is Kind.ACTOR:
                patch, _ = create_actor(document, name, MADE_KIND)
            else:
                patch, _ = create_place(document, name)
            document = drafted(document, patch)
            changes.update(patch.changes)
    return document, changes


def _label(fields: Sequence[Field], edited: int, made: Iterable[Ref]) -> str:
    """Return the line of the history for cells of several events."""
    what = f"the {_SAID[fields[0]]}" if len(fields) == 1 else f"{len(fields)} columns"
    parts = [f"Set {what} of {_counted(edited, Kind.EVENT)}"] if edited else []
    kinds = [ref.kind for ref in made]
    for kind in dict.fromkeys(kinds):
        add = "add" if parts else "Add"
        parts.append(f"{add} {_counted(kinds.count(kind), kind)}")
    return ", ".join(parts)


def _counted(count: int, kind: Kind) -> str:
    return f"1 {kind}" if count == 1 else f"{count} {kind}s"


def _act(fields: Sequence[Field]) -> Act:
    return Act.STATUS if fields == (Field.STATUS,) else Act.EDIT
