"""What a click on the ribbon selects: an event or a row of a dataset; one is picked of several."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, Signal
from PySide6.QtWidgets import QWidget

from idlib_gui.domain.records import EventId, Kind, Ref
from idlib_gui.layout.columns import CLASSES
from idlib_gui.layout.ribbon import SIDES
from idlib_gui.state.dyad_rows import Found, found_at
from idlib_gui.state.selection import Picked, RowRef
from idlib_gui.state.session import Session
from idlib_gui.ui.theme import Looks
from idlib_gui.ui.wording import say_events, say_when

from .choices import Choice, ChoicesMenu, Group
from .picture import Mark
from .stage import Stage, side_names
from .words import say_place_of, say_stretch

_REACH = 3
"""Pixels to each side of the pointer in which rows of datasets are meant."""
_LISTED = 20
"""Rows that are listed at most."""
_LINE = 4
"""Pixels beside the middle line that belong to no side."""


class Picking(QObject):
    """Selects what is clicked."""

    rows_asked = Signal(str)
    """The key of a dataset whose rows are to be listed."""

    def __init__(self, session: Session, stage: Stage, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._stage = stage
        self._looks = looks
        self._parent = parent
        self.found: tuple[Found, ...] = ()
        """The rows of datasets that are behind the events."""

    def events(self, mark: Mark) -> list[EventId]:
        """Return the events of a mark."""
        return [EventId(self._stage.columns.ids[row]) for row in mark.members]

    def open_mark(self, mark: Mark, place: QPoint) -> None:
        """Select the event of a mark, or let one of several be picked."""
        events = [self._stage.document.events[key] for key in self.events(mark)]
        choices = [
            Choice(Ref(Kind.EVENT, one.id), one.title, say_when(one.when), one.event_class)
            for one in events
        ]
        self._pick([Group(None, say_events(len(events)), choices, 0)], "", place)

    def pick_row(self, at: QPointF, place: QPoint) -> None:
        """Select the row of a dataset at a place, or let one of several be picked.

        Those of the side that was clicked are meant; at the middle line, all.
        """
        picture = self._stage.picture
        if not picture.left <= at.x() < picture.left + picture.width:
            self._select(None)
            return
        begin, end = (picture.seconds_at(at.x() + reach) for reach in (-_REACH, _REACH))
        below = at.y() - picture.middle
        side = None if abs(below) <= _LINE else int(below > 0)
        near = found_at(
            self.found, begin, end, range(len(CLASSES)) if side is None else SIDES[side]
        )
        share = max(_LISTED // max(len(near), 1), 1)
        groups = [self._group(one, share) for one in near]
        kind = "" if side is None else side_names()[side][0]
        total = sum(len(one.rows) for one in near)
        self._pick(groups, say_place_of(total, kind, say_stretch(begin, end)), place)

    def _group(self, found: Found, limit: int) -> Group:
        """Return the first rows of a dataset, with what they are called."""
        layer = self._session.shelf.layer(found.key)
        if layer is None:  # it was put away meanwhile
            return Group(None, "", [], 0)
        rows = found.rows[:limit].tolist()
        parts = zip(
            rows,
            layer.dataset.titles(rows),
            zip(*(column[:limit].tolist() for column in found.moments), strict=True),
            strict=True,
        )
        choices = [
            Choice(RowRef(found.key, row), title, say_stretch(begin, end), CLASSES[cls])
            for row, title, (begin, end, cls) in parts
        ]
        return Group(found.key, found.name, choices, len(found.rows) - len(rows))

    def _pick(self, groups: list[Group], heading: str, place: QPoint) -> None:
        """Select the one there is, nothing if there is none, or ask."""
        choices = [choice for group in groups for choice in group.choices]
        if len(choices) <= 1:
            self._select(choices[0].picked if choices else None)
            return
        menu = ChoicesMenu(heading, groups, self._looks.theme, self._parent)
        menu.picked.connect(self._select)
        menu.rest_asked.connect(self.rows_asked)
        menu.popup(place)

    def _select(self, picked: Picked) -> None:
        self._session.selection.select(picked)
