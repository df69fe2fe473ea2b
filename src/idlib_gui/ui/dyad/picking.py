"""What a click on the ribbon selects: an event or a row of a dataset; one is picked of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from idlib_gui.domain.records import EventId, Kind, Ref
from idlib_gui.state.dyad_rows import Found, rows_at
from idlib_gui.state.selection import Picked, RowRef
from idlib_gui.state.session import Session
from idlib_gui.ui.dataset_words import say_moment
from idlib_gui.ui.plain import button_text
from idlib_gui.ui.wording import say_when

from .picture import Mark
from .stage import Stage

_REACH = 3
"""Pixels to each side of the pointer in which rows of datasets are meant."""
_LISTED = 200
"""Rows that are listed at most."""
_TITLE = 80


class _Choice(NamedTuple):
    """What can be picked, what it is called, and when it was."""

    picked: Ref | RowRef
    title: str
    when: str


class Picking(QObject):
    """Selects what is clicked."""

    def __init__(self, session: Session, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._stage = stage
        self._parent = parent
        self.found: tuple[Found, ...] = ()
        """The rows of datasets that are behind the events."""

    def events(self, mark: Mark) -> list[EventId]:
        """Return the events of a mark."""
        return [EventId(self._stage.columns.ids[row]) for row in mark.members]

    def open_mark(self, mark: Mark, place: QPoint) -> None:
        """Select the event of a mark, or let one of several be picked."""
        events = self._stage.document.events
        choices = [
            _Choice(Ref(Kind.EVENT, key), events[key].title, say_when(events[key].when))
            for key in self.events(mark)
        ]
        self._pick(choices, place)

    def pick_row(self, x: float, place: QPoint) -> None:
        """Select the row of a dataset at a place, or let one of several be picked."""
        picture = self._stage.picture
        begin, end = (picture.seconds_at(x + reach) for reach in (-_REACH, _REACH))
        in_time = picture.left <= x < picture.left + picture.width
        refs = rows_at(self.found, begin, end, _LISTED + 1) if in_time else []
        choices = [choice for ref in refs[:_LISTED] for choice in self._row(ref)]
        self._pick(choices, place, more=len(refs) > _LISTED)

    def _row(self, ref: RowRef) -> Iterator[_Choice]:
        """Yield a row of a dataset with what it is called, unless it was put away meanwhile."""
        layer = self._session.shelf.layer(ref.dataset)
        if layer is not None:
            begin, end = int(layer.dataset.start[ref.row]), int(layer.dataset.end[ref.row])
            yield _Choice(ref, layer.dataset.titles([ref.row])[0], say_moment((begin, end)))

    def _pick(self, choices: Sequence[_Choice], place: QPoint, *, more: bool = False) -> None:
        """Select the one there is, nothing if there is none, or ask."""
        if len(choices) <= 1:
            self._select(choices[0].picked if choices else None)
            return
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Events at this place"))
        for picked, title, when in choices:
            entry = menu.addAction(f"{button_text(title, _TITLE)}\t{when}")
            entry.triggered.connect(lambda _on, picked=picked: self._select(picked))
        if more:
            menu.addAction(self.tr("There are more: come closer to see them")).setEnabled(False)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(place)

    def _select(self, picked: Picked) -> None:
        self._session.selection.select(picked)
