"""The lanes of the document for a view, and how wide their names are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.document import Document
from idlib_gui.layout.columns import Columns
from idlib_gui.layout.frame import INDENT
from idlib_gui.layout.lanes import LaneTable, actor_lanes, place_lanes, single_lane, type_lanes
from idlib_gui.state.viewport import LanesBy, View
from idlib_gui.ui.wording import say_class

from .look import Look


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)


def lanes_of(document: Document, columns: Columns, view: View) -> LaneTable:
    """Return the lanes that the view asks for."""
    if view.lanes_by is LanesBy.ACTOR:
        return actor_lanes(document, columns, view.hidden, view.collapsed, _tr("No actor"))
    if view.lanes_by is LanesBy.TYPE:
        return type_lanes(document, columns, view.hidden, view.collapsed, say_class)
    if view.lanes_by is LanesBy.PLACE:
        return place_lanes(document, columns, view.hidden, _tr("No place"))
    return single_lane(document, columns, view.hidden, _tr("All events"))


def widest_name(table: LaneTable, look: Look) -> float:
    """Return the pixels that the longest name takes, with its indent."""
    return max(
        (
            (look.small if lane.depth else look.bold).ruler.width(lane.name)
            + (INDENT if lane.depth or lane.group else 0)
            for lane in table.lanes
        ),
        default=0.0,
    )
