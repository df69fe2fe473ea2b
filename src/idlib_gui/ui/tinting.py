"""The icons of actions and buttons in the colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from .actions import ACTIONS, Actions
from .icons import icon
from .menus import Menus
from .theme import Looks
from .top_bar import TopBar


class Tinting(QObject):
    """Gives the bar its icons at once, and menus theirs when one opens: the start need not wait."""

    def __init__(
        self, actions: Actions, menus: Menus, bar: TopBar, looks: Looks, window: QWidget
    ) -> None:
        super().__init__(window)
        self._actions, self._bar, self._looks, self._window = actions, bar, looks, window
        looks.changed.connect(self._tint_bar)
        menus.about_to_show.connect(self._tint_menus)
        self._tint_bar()

    @Slot()
    def _tint_bar(self) -> None:
        self._bar.theme_button.setIcon(self._icon(f"theme-{self._looks.theme.name}"))
        self._bar.menu_button.setIcon(self._icon("menu"))
        for name in ("undo", "redo", "edit_record"):
            self._actions[name].setIcon(self._icon(name))

    @Slot()
    def _tint_menus(self) -> None:
        for spec in ACTIONS:
            if spec.icon:
                self._actions[spec.name].setIcon(self._icon(spec.icon))

    def _icon(self, name: str) -> QIcon:
        return icon(name, self._looks.theme.muted.name(), self._window.devicePixelRatio())
