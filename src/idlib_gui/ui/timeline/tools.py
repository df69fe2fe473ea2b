"""The few controls that stand in the header of the timeline."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from idlib_gui.state.viewport import LanesBy, View
from idlib_gui.ui.style import role


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)


def lane_words() -> Mapping[LanesBy, str]:
    """Return what each way of making lanes is called."""
    return {
        LanesBy.ACTOR: _tr("Actor"),
        LanesBy.TYPE: _tr("Type"),
        LanesBy.PLACE: _tr("Place"),
        LanesBy.NONE: _tr("One lane"),
    }


class TimelineTools(QObject):
    """Tool buttons that say what was asked for, and show how the view is."""

    lanes_asked = Signal(object)
    """Another `LanesBy` was picked."""
    fold_asked = Signal(bool)
    """Empty time is to be folded, or not."""
    fit_asked = Signal()
    """All of the time is to be seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lanes = QToolButton(parent)
        self._fold = QToolButton(parent)
        self._fit = QToolButton(parent)
        self.buttons = (self._lanes, self._fold, self._fit)
        for button in self.buttons:
            role(button, "tool")
        self._ways = self._add_menu()
        self._fold.setCheckable(True)
        self._fold.setText(_tr("Fold empty time"))
        self._fold.setToolTip(_tr("Fold long stretches in which nothing happened"))
        self._fit.setText(_tr("Fit"))
        self._fit.setToolTip(_tr("Show all of the time"))
        self._fold.clicked.connect(self.fold_asked)
        self._fit.clicked.connect(self.fit_asked)

    def _add_menu(self) -> Mapping[LanesBy, QAction]:
        menu = QMenu(self._lanes)
        group = QActionGroup(menu)
        ways: dict[LanesBy, QAction] = {}
        for way, words in lane_words().items():
            action = QAction(words, group)
            action.setCheckable(True)
            action.setData(way)
            menu.addAction(action)
            ways[way] = action
        group.triggered.connect(lambda action: self.lanes_asked.emit(LanesBy(action.data())))
        self._lanes.setMenu(menu)
        self._lanes.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lanes.setAccessibleName(_tr("Lanes of the timeline"))
        return ways

    def show_view(self, view: View) -> None:
        """Show how the lanes are made and whether time is folded."""
        self._lanes.setText(_tr("Lanes: {0} ▾").format(lane_words()[view.lanes_by]))
        self._ways[view.lanes_by].setChecked(True)
        self._fold.setChecked(view.folded)
