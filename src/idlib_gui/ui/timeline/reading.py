"""What assistive technology reads of the timeline: events, rows of datasets, clusters, strips."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QRect

from idlib_gui.domain.records import EventId, Kind, Ref
from idlib_gui.layout.hit import LayerRow
from idlib_gui.state.selection import Picked, RowRef, Selection

from .accessible import Source, Thing
from .canvas import Canvas
from .picking import picked_of
from .picture import Picture
from .stretches import Stretch, StretchKey
from .words import event_name, say_stretch


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)


class Reader:
    """Answers what is in view, by name and place, and what pressing it does."""

    def __init__(
        self, canvas: Canvas, selection: Selection, show: Callable[[Stretch], None]
    ) -> None:
        self._canvas = canvas
        self._seen: tuple[Picture, Sequence[Thing]] | None = None
        self._selection = selection
        self._show = show

    def source(self) -> Source:
        """Return where the list of assistive technology gets its items from."""
        return Source(
            _tr("Timeline"), self._visible, self._name, self._rect, self._selected, self._press
        )

    def _visible(self) -> Sequence[Thing]:
        """Return what is seen; asked for each item, so it is worked out once a picture."""
        picture, stage = self._canvas.picture, self._canvas.stage
        if self._seen is None or self._seen[0] is not picture:
            spots = [*(LayerRow(0, row) for row in picture.events()), *picture.rows()]
            found = [picked_of(stage, layer, row) for layer, row in spots]
            self._seen = picture, (*found, *self._canvas.stretches)
        return self._seen[1]

    def _name(self, thing: Thing) -> str:
        stage = self._canvas.stage
        if isinstance(thing, Ref):
            event = stage.document.events.get(EventId(thing.id))
            return event_name(stage.document, event) if event else ""
        if isinstance(thing, RowRef):
            spot = self.spot_of(thing)
            return "" if spot is None else ", ".join(stage.layers[spot.layer - 1].tell(spot.row))
        stretch = self._stretch(thing)
        if stretch is None:
            return ""
        name = stage.table.lanes[stretch.lane].name
        return say_stretch(name, (stretch.begin, stretch.end), stretch.total)

    def _rect(self, thing: Thing) -> QRect:
        if isinstance(thing, Ref | RowRef):
            spot = self.spot_of(thing)
            rects = [] if spot is None else self._canvas.picture.rects_of(spot.row, spot.layer)
            return next(iter(rects), QRect())
        stretch = self._stretch(thing)
        return QRect() if stretch is None else stretch.rect

    def _stretch(self, thing: Thing) -> Stretch | None:
        return self._canvas.stretches.get(thing) if isinstance(thing, StretchKey) else None

    def _selected(self) -> Thing | None:
        current = self._canvas.current
        return self._selection.picked if current is None else current.key

    def _press(self, thing: Thing) -> None:
        if isinstance(thing, Ref | RowRef):
            self._selection.select(thing)
            return
        stretch = self._stretch(thing)
        if stretch is not None:
            self._show(stretch)

    def spot_of(self, picked: Picked) -> LayerRow | None:
        """Return where the timeline has what is selected; None: it is no event, or not there."""
        stage = self._canvas.stage
        if isinstance(picked, RowRef):
            keys = [layer.key for layer in stage.layers]
            return (
                LayerRow(keys.index(picked.dataset) + 1, picked.row)
                if picked.dataset in keys
                else None
            )
        if picked is None or picked.kind is not Kind.EVENT:
            return None
        row = stage.row_of(EventId(picked.id))
        return None if row is None else LayerRow(0, row)
