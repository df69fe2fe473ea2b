"""The datasets on the shelf, as the timeline draws them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from idlib_gui.layout import sources
from idlib_gui.layout.columns import Flags
from idlib_gui.layout.index import EventIndex
from idlib_gui.layout.kept import Kept
from idlib_gui.state.datasets import Layer, Shelf
from idlib_gui.state.viewport import LanesBy, View

from .words import row_lines


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)


def drawn_layers(shelf: Shelf, view: View) -> Iterator[sources.Layer]:
    """Yield the datasets that are to be seen and are ready to be drawn.

    Lanes are given only to those that have the lanes which the view asks for.
    """
    for layer in shelf.visible:
        if layer.whole is not None:
            dataset = layer.dataset
            drawn = sources.Layer(
                layer.key,
                dataset.name,
                layer.whole,
                dataset.titles,
                keep=_keep(layer),
                colour=layer.colour,
                tell=partial(row_lines, dataset),
            )
            lanes = layer.lanes if layer.lanes_by is view.lanes_by else None
            if lanes is not None and view.lanes_by is not LanesBy.NONE:
                names = tuple(name or _tr("Others") for name in lanes.names)
                drawn = drawn._replace(inner=lanes.index, names=names)
            yield drawn


def _keep(layer: Layer) -> Callable[[EventIndex, Flags | None], Kept | None]:
    """Return what says which rows are looked at; of the index of all, that is known already."""

    def keep(index: EventIndex, classes: Flags | None) -> Kept | None:
        return layer.kept(classes) if index is layer.whole else index.kept(classes, layer.passing)

    return keep
