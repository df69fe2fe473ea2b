"""The page of shortcuts: every action, and what the mouse does on the timeline."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from .actions import ACTIONS, Menu, keys_of, translated
from .labels import plain_label
from .style import role

_WIDTH, _HEIGHT = 960, 640


class ShortcutsPage(QDialog):
    """Lists every action with its keys, menu by menu, in two columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width()), min(_HEIGHT, parent.height() - 40))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._sheet())
        scroll.setAccessibleName(self.tr("List of shortcuts"))
        column = QVBoxLayout(self)
        column.addWidget(scroll)
        column.addWidget(buttons)

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        role(sheet, "sheet")
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        left = self._sections([Menu.VIEW])
        right = self._sections([Menu.GO, Menu.EDIT, Menu.FILE, Menu.HELP])
        right += [(self.tr("MOUSE ON THE TIMELINE"), ""), *self._gestures()]
        for column, rows in ((0, left), (2, right)):
            for row, (what, keys) in enumerate(rows):
                grid.addWidget(
                    plain_label("" if keys else "section", what, wrapped=False), row, column
                )
                grid.addWidget(plain_label("keys", keys, wrapped=False), row, column + 1)
        grid.setRowStretch(max(len(left), len(right)), 1)
        return sheet

    def _sections(self, menus: list[Menu]) -> list[tuple[str, str]]:
        rows: list[tuple[str, str]] = []
        for menu in menus:
            rows.append((translated(menu).upper(), ""))
            specs = [spec for spec in ACTIONS if spec.menu is menu]
            rows += [(translated(spec.text), keys_of(spec)) for spec in specs]
        return rows

    def _gestures(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Zoom at the pointer"), self.tr("wheel")),
            (self.tr("… finely, fast"), self.tr("Ctrl, Shift + wheel")),
            (self.tr("Move in time and rows"), self.tr("drag")),
            (self.tr("Zoom to a stretch of time"), self.tr("Shift + drag")),
            (self.tr("Zoom to an event"), self.tr("double click")),
            (self.tr("Move the selected event in time"), self.tr("drag its mark")),
            (self.tr("Change when it began or ended"), self.tr("drag its end")),
            (self.tr("IN THE TABLE OF EVENTS"), ""),
            (self.tr("Edit a cell of all selected rows"), self.tr("F2, or type")),
            (self.tr("Select rows"), self.tr("Shift, Ctrl + click")),
            (self.tr("Select cells"), self.tr("drag, Shift+Right")),
            (self.tr("Copy, paste cells"), self.tr("Ctrl+C, Ctrl+V")),
            (self.tr("Fill the rows below like the first"), self.tr("Alt+Shift+Down")),
            (self.tr("Delete the selected events"), self.tr("Del")),
            (self.tr("IN A PANE"), ""),
            (self.tr("Back to the timeline"), self.tr("the keys of the pane again")),
            (self.tr("IN THE LISTS"), ""),
            (self.tr("Sort the table by its column"), self.tr("Alt+Up, Alt+Down")),
            (self.tr("Next mark in the source"), self.tr("Alt+Up, Alt+Down")),
            (self.tr("Show or hide an actor's lane"), self.tr("Space")),
        ]
