"""The menus of the window, filled from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from .actions import ACTIONS, Actions, Menu, translated
from .files import Files

_OPENING = ("open_article", "open_folder", "paste_article", "open_dataset", "open", "open_bundled")


class Menus(QObject):
    """The menu bar's menus, and the one of the Open button with the recent files."""

    about_to_show = Signal()
    """A menu is about to be seen."""
    recent_chosen = Signal(object)
    """The `Path` of a file that was opened before."""

    def __init__(self, actions: Actions, files: Files, bar: QMenuBar, window: QWidget) -> None:
        super().__init__(window)
        self._actions = actions
        self._files = files
        self.open_menu = QMenu(self.tr("Open"), window)
        self.by_name = {menu: QMenu(translated(menu), window) for menu in Menu}
        self._fill()
        for menu in self.by_name.values():
            bar.addMenu(menu)
        for menu in (*self.by_name.values(), self.open_menu):
            menu.aboutToShow.connect(self.about_to_show)
        files.recent_changed.connect(self.fill_open_menu)
        self.fill_open_menu()

    def _fill(self) -> None:
        group: dict[Menu, str] = {}
        for spec in ACTIONS:
            menu = self.by_name[spec.menu]
            if group.setdefault(spec.menu, spec.group) != spec.group:
                menu.addSeparator()
                group[spec.menu] = spec.group
            menu.addAction(self._actions[spec.name])

    @Slot()
    def fill_open_menu(self) -> None:
        """List what can be opened, and what was opened last."""
        menu, recent = self.open_menu, self._files.recent
        menu.clear()
        for name in _OPENING:
            menu.addAction(self._actions[name])
        if recent:
            menu.addSection(self.tr("Recent"))
        for path in recent:
            entry = menu.addAction(path.name.replace("&", "&&"))
            entry.setToolTip(str(path))
            entry.triggered.connect(lambda _checked, path=path: self.recent_chosen.emit(path))
        menu.addSeparator()
        menu.addAction(self._actions["save_copy"])
