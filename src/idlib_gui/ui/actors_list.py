"""The list of actors, in which one can be dragged onto another that is the same."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

from idlib_gui.overriding import override

from .row_list import TickList
from .tick_delegate import TickDelegate

_BESIDE = QPoint(-14, -14)
"""Where the pointer is in the picture that is dragged: outside, so that it hides no row."""


class ActorsList(TickList):
    """Rows are dropped on rows, never between two."""

    def __init__(self, delegate: TickDelegate, parent: QWidget | None = None) -> None:
        super().__init__(delegate, parent)
        self.setDragDropMode(self.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.LinkAction)
        self.setDragDropOverwriteMode(True)

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData([index]))
        drag.setPixmap(self.viewport().grab(self.visualRect(index)))
        drag.setHotSpot(_BESIDE)
        drag.exec(Qt.DropAction.LinkAction)
