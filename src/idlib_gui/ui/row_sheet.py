"""What the detail pane says of a row of a dataset, and how such a row is cited."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.citing import Reference
from idlib_gui.layout.columns import CLASSES
from idlib_gui.state.datasets import Layer, name_of
from idlib_gui.state.row_columns import Told

from .dataset_words import say_moment, say_precision
from .plain import one_line, shortened
from .sheet_items import Chip, Chips, ClassLine, Item, Line, Tone
from .sheet_parts import head, section
from .wording import number, say_class

_CELL, _TITLE = 2_000, 600
"""Characters of a cell and of a title that are shown."""
_IDS = ("event_id_cnty", "globaleventid", "event_id", "id", "relid", "data_id", "eventid")
"""Columns, in lower case, by which datasets number their events."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("row_sheet", text)


def row_sheet(layer: Layer, row: int, told: Told) -> list[Item]:
    """Return the sheet of a row; `told` is what is known of its columns."""
    dataset = layer.dataset
    title = shortened(dataset.titles([row])[0], _TITLE)
    items = head(_tr("Row of {0}").format(one_line(dataset.name)), title, "")
    moment = int(dataset.start[row]), int(dataset.end[row])
    items += [section(_tr("When")), Line(say_moment(moment), Tone.STRONG)]
    items.append(Line(say_precision(moment), Tone.MUTED))
    items += _who(layer, row)
    cls = CLASSES[int(dataset.cls[row])]
    kind = one_line(name_of(dataset.types, dataset.type[row]))
    words = " · ".join(part for part in (kind, say_class(cls)) if part)
    items += [section(_tr("What")), ClassLine(words, cls)]
    place = one_line(name_of(dataset.places, dataset.place[row]))
    if place:
        items += [section(_tr("Where")), Line(place)]
    return items + _columns(told)


def row_reference(layer: Layer, row: int, told: Told) -> Reference:
    """Return how a row is cited: its title, date, dataset and number there."""
    dataset = layer.dataset
    moment = int(dataset.start[row]), int(dataset.end[row])
    return Reference(
        (shortened(dataset.titles([row])[0], _TITLE),),
        verbatim=False,
        date=say_moment(moment),
        title=dataset.name,
        locator=_locator(row, told),
    )


def _locator(row: int, told: Told) -> str:
    """Return which row it is: by the dataset's own number, or counted among those that are read."""
    by_name = {name.lower(): cell for name, cell in told.columns.items() if cell}
    for name in _IDS:
        if name in by_name:
            return _tr("event {0}").format(one_line(by_name[name]))
    return _tr("row {0}").format(number(row + 1))


def _who(layer: Layer, row: int) -> list[Item]:
    dataset = layer.dataset
    agent, target = (
        one_line(name_of(dataset.actors, codes[row])) for codes in (dataset.actor, dataset.target)
    )
    if not agent and not target:
        return []
    chips = [Chip(agent or _tr("not named"))]
    mutual = dataset.is_mutual(row)
    if target:
        chips += [Chip("–" if mutual else "→"), Chip(target)]
    both = _tr("Between") if mutual else _tr("Who → whom")
    return [section(both if target else _tr("Who")), Chips(tuple(chips))]


def _columns(told: Told) -> list[Item]:
    items: list[Item] = [section(_tr("In the file"))]
    if told.failure:
        return [*items, Line(told.failure, Tone.MUTED)]
    if not told.columns:
        return [*items, Line(_tr("Looking it up…"), Tone.MUTED)]
    for name, cell in told.columns.items():
        if cell.strip():
            items.append(Line(f"{one_line(name)}: {shortened(cell, _CELL)}"))
    empty = [one_line(name) for name, cell in told.columns.items() if not cell.strip()]
    if empty:
        items.append(Line(_tr("Empty: {0}").format(", ".join(empty)), Tone.MUTED))
    return items
