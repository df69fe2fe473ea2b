"""A menu of the events that lie one upon the other, and that no zoom brings apart."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from idlib_gui.layout.columns import one_line
from idlib_gui.state.selection import Picked

from .picking import picked_of
from .stage import Stage

_MOST = 30
"""Events that are listed; of the rest, only how many they are."""
_LONGEST = 70
"""Code points of an event in the menu."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)


def members_menu(
    parent: QWidget, stage: Stage, place: tuple[int, int, int], select: Callable[[Picked], None]
) -> QMenu:
    """Return a menu of the events active in a stretch of a lane: `place` is lane, begin, end."""
    board = stage.board
    layer, rows = board.source_of(place[0]).layer, board.members(*place, _MOST).tolist()
    titles = stage.layers[layer - 1].titles(rows) if layer else [stage.labels[row] for row in rows]
    menu = QMenu(parent)
    menu.setAccessibleName(_tr("Events at the same time"))
    for row, title in zip(rows, titles, strict=True):
        line = one_line(title)
        text = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
        picked = picked_of(stage, layer, row)
        menu.addAction(text.replace("&", "&&"), partial(select, picked))
    more = board.active(*place) - len(rows)
    if more > 0:
        menu.addAction(_tr("and {0} more").format(f"{more:n}")).setEnabled(False)
    return menu
