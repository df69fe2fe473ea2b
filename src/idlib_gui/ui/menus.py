"""The menus of the window, filled from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from .actions import ACTIONS, Actions, Menu, translated
from .files import Files
from .keeping import Keeping, say_draft
from .plain import button_text

_OPENING = ("open", "open_article", "open_folder", "paste_article", "open_dataset", "open_bundled")
_SAVING = ("save_as", "save_copy", "export")

_LINE = 120
"""Characters of a file in the menu."""


class Menus(QObject):
    """The menu bar's menus, and the one of the Open button with the recent files."""

    about_to_show = Signal()
    """A menu is about to be seen."""
    recent_chosen = Signal(object)
    """The `Path` of a file that was opened before."""

    def __init__(
        self, actions: Actions, files: Files, keeping: Keeping, bar: QMenuBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._keeping = keeping
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
        keeping.drafts_changed.connect(self.fill_open_menu)
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
        drafts = [(say_draft(draft), draft.path) for draft in self._keeping.drafts]
        for head, entries in (
            (self.tr("Recent"), [(path.name, path) for path in recent]),
            (self.tr("Drafts"), drafts),
        ):
            if entries:
                menu.addSection(head)
            for words, path in entries:
                entry = menu.addAction(button_text(words, _LINE))
                entry.setToolTip(str(path))
                entry.triggered.connect(lambda _checked, path=path: self.recent_chosen.emit(path))
        menu.addSeparator()
        for name in _SAVING:
            menu.addAction(self._actions[name])
