"""What is on show: the layout of the open document for this view and this size, kept up to date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.records import EventId, Kind
from idlib_gui.layout.article_source import ArticleSource, Before
from idlib_gui.layout.board import Board, board_of, dataset_key
from idlib_gui.layout.columns import Columns, Flags, Ints, Labels
from idlib_gui.layout.context import extent_with, scale_of
from idlib_gui.layout.frame import NAME_LEFT, Frame, frame_of
from idlib_gui.layout.lanes import Lane, LaneTable
from idlib_gui.layout.lettering import Lettering
from idlib_gui.layout.rivals import Rivals
from idlib_gui.layout.scale import TimeScale
from idlib_gui.layout.scene import Glance, compose
from idlib_gui.layout.sources import Layer
from idlib_gui.layout.titles import Titles
from idlib_gui.layout.units import Words
from idlib_gui.layout.window import rooms_of
from idlib_gui.state.viewport import View
from idlib_gui.ui.wording import MONTHS

from .histograms import Histograms
from .laid import Laid, LastLaid
from .lanes import lanes_of, widest_name
from .look import Look
from .picture import Picture
from .rows import Rows
from .rules import Rules
from .told import told_of

_TOLD = {Kind.EVENT, Kind.QUOTE}
"""What is no lane and no date of its own: an edit of these moves no more than its own events."""
_VERY_MANY = 1 << 40


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)


class Stage:
    """Makes pictures, and keeps of the steps before what has not changed."""

    def __init__(self, document: Document, view: View, look: Look) -> None:
        self._size = (640, 480)
        self._rows = Rows()
        self._view = view
        self._look = look
        self._layers: tuple[Layer, ...] = ()
        self._titles: dict[str, Titles] = {}
        self._table: tuple[tuple[object, ...], LaneTable] | None = None
        """The lanes of the document, and for which way of looking at it."""
        self._kept = LastLaid()
        self._laid: Laid | None = None
        self._article: tuple[tuple[object, ...], ArticleSource] | None = None
        """The events of the document as they were drawn last, and in which way."""
        self._changed = 0
        """Events that were changed since."""
        self._histograms = Histograms()
        self._rules = Rules(_lettering(look))
        self._last: TimeScale | None = None
        self._picture: Picture | None = None
        self.open(document)

    def open(self, document: Document) -> None:
        """Show another document, or another state of it."""
        self._told = told_of(document)
        self._changed = _VERY_MANY
        self._scales: dict[bool, TimeScale] = {}
        self._forget_lanes()

    def follow(self, document: Document, patch: Patch) -> None:
        """Show the document after an edit; as little as can be is worked out again."""
        before, self._told = self._told, told_of(document)
        kinds = Counter(ref.kind for ref in patch.changes)
        self._changed += kinds[Kind.EVENT] if kinds.keys() <= _TOLD else _VERY_MANY
        if not before.keeps_units(self._told):
            self._scales = {}
        if not before.keeps_lanes(self._told, patch):
            self._forget_lanes()
        elif self._told.columns is not before.columns or self._told.others is not before.others:
            self._forget_board()

    @property
    def document(self) -> Document:
        """Return the document that is shown."""
        return self._told.document

    @property
    def columns(self) -> Columns:
        """Return its events."""
        return self._told.columns

    @property
    def labels(self) -> Labels:
        """Return what each row of the columns is called."""
        return self._told.labels

    def show(self, view: View) -> None:
        """Show the document another way."""
        before, self._view = self._view, view
        self._picture = None
        if _looked_at(before) != _looked_at(view):
            self._lay_anew()

    def show_layers(self, layers: Sequence[Layer]) -> None:
        """Show these datasets below the lanes of the document."""
        self._layers = tuple(layers)
        known = self._titles
        self._titles = {
            layer.key: Titles.of(layer.titles, known.get(layer.key)) for layer in layers
        }
        self._scales = {}
        self._forget_board()

    def dress(self, look: Look) -> None:
        """Use other fonts."""
        self._look, self._rules = look, Rules(_lettering(look))
        self._forget_lanes()

    def resize(self, width: int, height: int) -> None:
        """Use another size."""
        if (width, height) != self._size:
            self._size = (width, height)
            self._picture = None

    def _forget_lanes(self) -> None:
        self._table = None
        self._forget_board()

    def _forget_board(self) -> None:
        self._kept.forget()
        self._lay_anew()

    def _lay_anew(self) -> None:
        self._laid = None
        self._rows.forget_lanes()
        self._picture = None

    @property
    def scale(self) -> TimeScale:
        """Return how time is mapped now."""
        folded = self._view.folded
        if folded not in self._scales:
            made = scale_of(self.columns, self._layers, folded=folded, rivals=self.rivals)
            # One that is alike stays the one it was, so that what was made for it stays too.
            if self._last is None or not made.is_like(self._last):
                self._last = made
            self._scales[folded] = self._last
        return self._scales[folded]

    @property
    def rivals(self) -> Rivals | None:
        """Return the other dates that events are said to have."""
        return self._told.rivals

    @property
    def look(self) -> Look:
        """Return the fonts and colours that are used now."""
        return self._look

    @property
    def lettering(self) -> Lettering:
        """Return how times are written on the axis."""
        return self._rules.lettering

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Return the datasets below the lanes of the document; the first has the number 1."""
        return self._layers

    def layer_of(self, lane: Lane) -> Layer | None:
        """Return the dataset that a lane holds all of, or is the heading of."""
        return next((layer for layer in self._layers if dataset_key(layer) == lane.key), None)

    @property
    def table(self) -> LaneTable:
        """Return the lanes there are now."""
        return self.board.table

    @property
    def board(self) -> Board:
        """Return the lanes there are now, and what is in them."""
        return self._now.board

    @property
    def _now(self) -> Laid:
        if self._laid is None:
            self._laid = self._kept.of(_looked_at(self._view), self._lay_out)
        return self._laid

    def _lay_out(self) -> Laid:
        way = _way_of(self._view)
        if self._table is None or self._table[0] != way:
            self._table = way, lanes_of(self.document, self.columns, self._view)
        board = board_of(
            self.columns,
            self._table[1],
            self.labels,
            self._look.label.ruler.width,
            layers=[one._replace(titles=self._titles[one.key]) for one in self._layers],
            expanded=self._view.expanded,
            off=self._view.classes_off,
            before=self._before(),
        )
        self._article, self._changed = (_looked_at(self._view), board.article), 0
        return Laid(board, widest_name(board.table, self._look))

    def _before(self) -> Before | None:
        """Return the events as they were drawn last, and how many of them may be others now."""
        if self._article is None:
            return None
        way, source = self._article
        alike = way == _looked_at(self._view) and self._changed < _VERY_MANY
        return Before(source, self._changed if alike else None)

    @property
    def counts(self) -> Ints:
        """Return how many events each lane has, of those that are looked at."""
        return self._now.counts

    @property
    def picture(self) -> Picture:
        """Return what is to be seen now."""
        if self._picture is None:
            self._picture = self._painted()
        return self._picture

    def scroll_to(self, key: int, top: float) -> bool:
        """Move the lanes of a panel so that `top` is at its top; return whether they moved."""
        panel = self.picture.panel(key)
        moved = panel is not None and self._rows.scroll(panel, top)
        if moved:
            self._picture = None
        return moved

    def foresee(self) -> bool:
        """Lay out what a zoom will show next, if anything is left to do of that now."""
        picture = self.picture
        return self._now.plans(self.scale).foresee(picture.frame, picture.rooms)

    def bars(self, width: int) -> Ints:
        """Return the histogram of the document for an overview of this width."""
        return self._counted.bars(width)

    def context_bars(self, width: int) -> Ints:
        """Return the histogram of all datasets for an overview of this width."""
        return self._counted.context_bars(width)

    @property
    def _counted(self) -> Histograms:
        off = self._view.classes_off
        self._histograms.show(self.board, self._layers, self.scale, off)
        return self._histograms

    def row_of(self, event: EventId) -> int | None:
        """Return which row of the columns an event is, None if it is not shown."""
        return self._told.row_of(event)

    def rows_of(self, events: frozenset[EventId]) -> Flags:
        """Return which rows of the columns are these events."""
        return self._told.rows_of(events)

    def _frame(self) -> Frame:
        undated = self.board.article.undated.size > 0
        return frame_of(
            *self._size,
            self._now.names + NAME_LEFT,
            undated=undated,
            published=len(self.columns.published) > 0,
        )

    def _painted(self) -> Picture:
        frame, scale = self._frame(), self.scale
        rooms = rooms_of(scale, self._view.window)
        plan = self._now.plans(scale).at(frame, rooms)
        panels = self._rows.panels(self.board, plan.packing, frame.height)
        period, rivals = self._view.period, self.rivals
        scene = compose(plan, Glance(rooms, frame.width, panels, frame.bay, period, rivals))
        named = len(self.columns.named) > 0
        dated = named or extent_with(self.columns.extent, self._layers) is not None
        axis = self._rules.axis(scale, self._view.window, frame.width, dated=dated)
        return Picture(frame, scale, plan, scene, tuple(scene.parts()), axis, rooms)


def _way_of(view: View) -> tuple[object, ...]:
    """Return what decides the lanes of the document."""
    return view.lanes_by, view.hidden, view.collapsed


def _looked_at(view: View) -> tuple[object, ...]:
    """Return what decides all lanes and what is in them."""
    return *_way_of(view), view.expanded, view.classes_off


def _lettering(look: Look) -> Lettering:
    return Lettering(look.small.ruler, Words(MONTHS, _tr("{0} BC")))
