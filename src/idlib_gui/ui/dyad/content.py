"""What stands below the heading of the pane: pairs, ribbon, and the balance in words."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QHelpEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from idlib_gui.domain.document import Document
from idlib_gui.domain.dyads import Dealing, Pair, balance
from idlib_gui.domain.records import Kind
from idlib_gui.layout.columns import Flags
from idlib_gui.layout.ribbon import active, moments_of
from idlib_gui.overriding import override
from idlib_gui.state.datasets import Layer
from idlib_gui.state.dyad_rows import Found, RowsBetween, together, when_of
from idlib_gui.state.dyads import Between, looked_at, top_pairs
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.session import Session
from idlib_gui.state.viewport import Dyad, View
from idlib_gui.ui import messages
from idlib_gui.ui.dataset_words import say_rows
from idlib_gui.ui.labels import ElidedLabel, plain_label
from idlib_gui.ui.theme import Looks, Theme
from idlib_gui.ui.timeline.layers import drawn_layers
from idlib_gui.ui.timeline.look import Look
from idlib_gui.ui.tips import plain_tip

from .access import accessibility_of
from .painting import Standing
from .pairs import PairChips
from .picking import Picking
from .stage import AXIS_FROM, Stage
from .view import RibbonView
from .words import (
    name_of,
    say_balance,
    say_beside,
    say_events_of,
    say_found,
    say_nothing,
    say_pair,
    say_place,
    say_stretch,
)

_AROUND = 24
"""Pixels between and around the parts, from above to below."""


class DyadContent(QWidget):
    """Shows what happened between two actors."""

    def __init__(
        self, session: Session, looks: Looks, jobs: JobSlot, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._shown = shown = looked_at(session)
        self._rows = RowsBetween(session.shelf, jobs, self)
        self._found: tuple[Found, ...] = ()
        self._layers: tuple[Layer, ...] = ()
        look = Look(looks.theme)
        self.stage = Stage(shown.document, session.viewport.view, look)
        self.ribbon = RibbonView(self.stage, session.viewport, look)
        # At once: whoever listens asks for the widget as soon as it has a place, and only once.
        self.access = accessibility_of(self.ribbon, self.stage)
        self.chips = PairChips(self.ribbon)
        self.nothing = plain_label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.told = ElidedLabel(fills=True)
        self.seen, self.beside = (ElidedLabel("muted", fills=True) for _ in range(2))
        self.seen.hide()
        self.beside.hide()
        self._lay_out()
        self._picking = Picking(session, self.stage, looks, self)
        self.rows_asked = self._picking.rows_asked
        self.ribbon.opened.connect(self._picking.open_mark)
        self.ribbon.ground_clicked.connect(self._picking.pick_row)
        self.ribbon.told.connect(self._tell)
        self.chips.picked.connect(self._pick)
        self.ribbon.moved.connect(self.access.tell_selection)
        session.selection.changed.connect(self._stand_out)
        looks.changed.connect(self._dress)
        self._rows.changed.connect(self._show_rows)
        self._rows.failed.connect(lambda error: messages.report(self.window(), error))
        self.setFocusProxy(self.ribbon)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(4)
        pairs = QVBoxLayout()
        pairs.setContentsMargins(10, 0, 10, 0)
        pairs.addWidget(self.chips)
        words = QVBoxLayout()
        words.setContentsMargins(10, 0, 10, 0)
        words.setSpacing(1)
        for label in (self.told, self.seen, self.beside):
            words.addWidget(label)
        column.addLayout(pairs)
        column.addWidget(self.ribbon, 1)
        column.addWidget(self.nothing, 1)
        column.addLayout(words)

    # Showing

    def look(self) -> tuple[Document, Dyad]:
        """Show what the view asks for now; return the document and whom it is of."""
        shown = looked_at(self._session)
        self._show(shown)
        self._rows.ask(shown, self._session.viewport.view.classes_off)
        return shown.document, shown.dyad

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Return the pairs between which most happened."""
        return top_pairs(self._shown.document, alone=self._shown.dyad.alone)

    def _show(self, shown: Between) -> None:
        self._shown = shown
        document = shown.document
        self.stage.show(document, shown.dealings)
        if self._layers is not self._session.shelf.layers:
            self._layers = self._session.shelf.layers
            view = self._session.viewport.view
            self.stage.show_layers(list(drawn_layers(self._session.shelf, view)))
        self._moments = moments_of(self.stage.columns)
        self.chips.show_pairs(shown.pairs, lambda pair: say_pair(document, pair.first, pair.second))
        self._show_ribbon()
        self.nothing.setText(say_nothing(shown))
        self._stand_out()
        self._say()

    def _show_rows(self, found: tuple[Found, ...]) -> None:
        """Show the rows of datasets behind the events; those datasets that have any come first."""
        found = tuple(sorted(found, key=lambda one: not len(one.rows)))
        self._found = self._picking.found = found
        self.stage.show_context(together(found) if found else None)
        names = self._names()
        text, *self.beside.shorter = say_beside(found, *names) or ("",)
        self.beside.say(text, plain_tip(*(say_found(one, *names) for one in found)))
        self._show_ribbon()
        self._stand_out()
        self._say()

    def show_view(self, view: View) -> None:
        """Show another stretch of time."""
        self.stage.show_view(view)
        self._stand_out()
        self._say()

    def _dress(self, theme: Theme) -> None:
        look = Look(theme)
        self.stage.dress(look)
        self.ribbon.dress(look)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_chips()

    def _show_ribbon(self) -> None:
        """Show the ribbon where there is anything, and else the sentence."""
        anything = bool(self._shown.dealings) or any(len(one.rows) for one in self._found)
        self.ribbon.setVisible(anything)
        self.nothing.setVisible(not anything)

    def _show_chips(self) -> None:
        """Show the chips where the ribbon has room for its axis all the same, or is empty."""
        labels = (self.told, self.seen, self.beside)
        words = sum(label.sizeHint().height() for label in labels if not label.isHidden())
        spare = self.height() - words - self.chips.sizeHint().height() - _AROUND
        room = spare >= AXIS_FROM or not self._shown.dealings
        self.chips.setVisible(room and bool(self._shown.pairs))

    def _names(self) -> tuple[str, str]:
        document, dyad = self._shown.document, self._shown.dyad
        return name_of(document, dyad.first), name_of(document, dyad.second)

    def _say(self) -> None:
        """Say the balance, of all and of what is seen."""
        shown, view = self._shown, self._session.viewport.view
        whole = self._balance(shown.dealings)
        if shown.hidden:
            whole += self.tr(" · {0} hidden by the filter").format(shown.hidden)
        parts = []
        if view.window is not None:
            parts.append(self.tr("In view: {0}").format(self._balance_in(*view.window)))
        if view.period is not None:
            parts.append(self.tr("In the period: {0}").format(self._balance_in(*view.period)))
        self.told.say(whole if shown.dealings else "", plain_tip(whole))
        anything = bool(shown.dealings or self._found)
        self.seen.say("    ".join(parts) if anything else "", plain_tip(*parts))
        names = say_pair(shown.document, shown.dyad.first, shown.dyad.second)
        self.ribbon.setAccessibleName(self.tr("Events between {0}").format(names))
        self.ribbon.setAccessibleDescription(whole)
        self._show_chips()

    def _balance(self, dealings: tuple[Dealing, ...]) -> str:
        return say_balance(balance(self._shown.document, dealings), *self._names())

    def _balance_in(self, begin: float, end: float) -> str:
        found = {self.stage.columns.ids[row] for row in self._rows_in(begin, end)}
        told = self._balance(tuple(d for d in self._shown.dealings if d.event in found))
        beside = ((one.name, int(active(one.moments, begin, end).sum())) for one in self._found)
        return " · ".join([told, *(f"{name}: {say_rows(count)}" for name, count in beside)])

    def _rows_in(self, begin: float, end: float) -> list[int]:
        """Return which rows of the columns may have been in a stretch of time."""
        dated: Flags = self.stage.columns.dated
        rows: list[int] = np.flatnonzero(dated)[active(self._moments, begin, end)].tolist()
        return rows

    def _stand_out(self) -> None:
        """Ring the selected event, and let those step back that were not in the period."""
        ref, columns = self._session.selection.current, self.stage.columns
        ids = list(columns.ids)
        chosen = ref.id if ref is not None and ref.kind is Kind.EVENT else ""
        period = self._session.viewport.view.period
        dimmed = frozenset(range(len(ids))) - frozenset(self._rows_in(*period)) if period else ()
        self.ribbon.standing = Standing(
            selected=ids.index(chosen) if chosen in ids else None,
            dimmed=frozenset(dimmed),
            row=when_of(self._found, self._session.selection.row),
        )
        self.ribbon.refresh()

    # What the user asks for

    def _pick(self, pair: Pair) -> None:
        viewport = self._session.viewport
        viewport.update(dyad=Dyad(pair.first, pair.second, viewport.view.dyad.alone))

    def _tell(self, event: QHelpEvent) -> None:
        point = event.pos().toPointF()
        number = self.ribbon.mark_at(point)
        if number is None:
            lines = self.told_at(point.x())
        else:
            events = self._picking.events(self.ribbon.marks[number])
            lines = say_events_of(self._shown, events)
        self.ribbon.tell(plain_tip(*lines), event)

    def told_at(self, x: float) -> tuple[str, ...]:
        """Return what there is at a place of the ribbon: exact counts, and when that is."""
        picture = self.stage.picture
        if not picture.left <= x < picture.left + picture.width:
            return ()
        stretch = picture.seconds_at(x), picture.seconds_at(x + 1)
        beside = [(one.name, one.moments) for one in self._found]
        return say_stretch(*stretch), *say_place(self._moments, beside, stretch)
