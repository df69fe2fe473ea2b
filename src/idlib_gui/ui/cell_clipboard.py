"""Cells of the table of events to the clipboard and back, and from one row to those below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from idlib_gui.domain.cell_edits import UnreadCellsError
from idlib_gui.domain.cells import Unknown
from idlib_gui.domain.records import DomainError, Kind
from idlib_gui.domain.sheets import rows_of, text_of
from idlib_gui.models.event_cells import Cell, fill, patch_for
from idlib_gui.models.event_order import Column
from idlib_gui.models.events_model import FIELDS, EventsModel
from idlib_gui.state.store import DocumentStore

from . import messages
from .events_view import EventsTable
from .wording import say_events

_ALL = len(Column)


def _tr(text: str) -> str:
    return QCoreApplication.translate("cells", text)


# Copying


def copy_cells(table: EventsTable, model: EventsModel) -> None:
    """Copy the selected cells as lines with tabs; whole rows with the headings of their columns."""
    chosen = table.chosen
    if not chosen:
        return
    columns = sorted(set().union(*chosen.values()))
    lines = [
        [model.copied(row, Column(column)) if column in cells else "" for column in columns]
        for row, cells in sorted(chosen.items())
    ]
    if all(len(cells) == _ALL for cells in chosen.values()):
        lines.insert(0, list(_headings(model)))
    QGuiApplication.clipboard().setText(text_of(lines))


def _headings(model: EventsModel) -> dict[str, Column]:
    across = Qt.Orientation.Horizontal
    return {str(model.headerData(column, across)): column for column in Column}


# Filling


def fill_down(table: EventsTable, model: EventsModel, store: DocumentStore) -> str:
    """Put what stands in the first selected row into the others: the cells that are selected.

    Where whole rows are, the column that the keyboard is in. What was done is returned in a line.
    """
    chosen = table.chosen
    if len(chosen) < 2:  # noqa: PLR2004 - there is nothing below to be filled
        return ""
    first, *others = sorted(chosen)
    columns = chosen[first]
    if len(columns) == _ALL:
        columns = {table.currentIndex().column()}
    return fill(store, [
        Cell(event, Column(column), model.copied(first, Column(column)))
        for event in model.ids_of(others)
        for column in sorted(columns & FIELDS.keys())
    ])  # fmt: skip


# Pasting


class _Pasted(NamedTuple):
    """What a paste would put where."""

    cells: list[Cell]
    new: int
    """How many lines stand for no event yet."""
    problems: list[str]
    """What is wrong before any cell is read."""


def paste_cells(
    table: EventsTable, model: EventsModel, store: DocumentStore, tell: Callable[[str], None]
) -> None:
    """Put what a spreadsheet copied into the cells from the current one on, all or nothing.

    What it would create besides is asked first. `tell` gets what was done, in a line.
    """
    lines = rows_of(QGuiApplication.clipboard().text())
    if not lines:
        return
    pasted = _placed(table, model, lines)
    unknown: tuple[Unknown, ...] = ()
    problems = pasted.problems
    try:
        patch_for(store.document, pasted.cells)
    except UnreadCellsError as error:
        unknown = error.unknown
        problems += [] if error.mendable else _told(model, error)
    except DomainError as error:
        problems.append(str(error))
    if problems:
        messages.list_lines(table, _tr("Nothing was pasted."), problems)
    elif unknown or pasted.new:
        make = partial(fill, store, pasted.cells, create=True)
        _ask(table, _creating(pasted.new, unknown), lambda: tell(make()))
    else:
        tell(fill(store, pasted.cells))


def _placed(table: EventsTable, model: EventsModel, lines: list[list[str]]) -> _Pasted:
    """Return where the cells of these lines go."""
    headings, width = _headings(model), max(map(len, lines))
    if len(lines) > 1 and all(name in headings for name in lines[0]):
        columns = [headings[name] for name in lines.pop(0)]
    else:
        columns = list(Column)[_left(table) if width < _ALL else 0 :]
    rows = _rows(table, len(lines))
    if len(rows) > len(lines):
        lines = lines * len(rows)
    problems = []
    if width > len(columns):
        wide = _tr("{0} columns are copied, but only {1} are there from the current one on.")
        problems.append(wide.format(width, len(columns)))
    total = model.rowCount()
    ids = model.ids_of(row for row in rows if row < total)
    cells = []
    for number, (row, line) in enumerate(zip(rows, lines, strict=True)):
        event = ids[number] if row < total else None
        for column, text in zip(columns, line, strict=False):
            if column in FIELDS:
                cells.append(Cell(event, column, text, number))
            elif text and (event is None or text != model.copied(row, column)):
                name = model.headerData(column, Qt.Orientation.Horizontal)
                fixed = _tr("Line {0}, {1}: this column cannot be written into.")
                problems.append(fixed.format(number + 1, name))
    return _Pasted(cells, len(rows) - len(ids), problems)


def _left(table: EventsTable) -> int:
    """Return the first column that is pasted into."""
    chosen = table.chosen
    columns = set().union(*chosen.values()) if chosen else set()
    whole = len(columns) in {0, _ALL}
    return max(table.currentIndex().column(), 0) if whole else min(columns)


def _rows(table: EventsTable, lines: int) -> list[int]:
    """Return the rows for so many lines: one line is for all that are selected."""
    chosen = sorted(table.chosen)
    if lines == 1 and len(chosen) > 1:
        return chosen
    top = chosen[0] if chosen else max(table.currentIndex().row(), 0)
    return list(range(top, top + lines))


def _told(model: EventsModel, error: UnreadCellsError) -> list[str]:
    """Return what is wrong, cell by cell."""
    names = {FIELDS[column]: name for name, column in _headings(model).items() if column in FIELDS}
    line = _tr("Line {0}, {1}: {2}")
    return [line.format(cell.row + 1, names[cell.field], why) for cell, why in error.wrong]


def _creating(new: int, unknown: tuple[Unknown, ...]) -> list[str]:
    """Return what a paste would create, one a line."""
    actor, place = _tr("Organisation: {0}"), _tr("Place: {0}")
    lines = [(actor if kind is Kind.ACTOR else place).format(name) for kind, name in unknown]
    if new:
        lines.insert(0, _tr("{0}, as the table has no row there").format(say_events(new)))
    return lines


def _ask(table: EventsTable, lines: list[str], done: Callable[[], None]) -> None:
    """Ask whether to create this, and paste then."""

    def paste() -> None:
        try:
            done()
        except DomainError as error:
            messages.say(table, _tr("Nothing was pasted."), str(error))

    messages.ask(table, _tr("Create these and paste?"), lines, _tr("Create and paste"), paste)
