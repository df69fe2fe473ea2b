"""What a key says whose action cannot be done now: why not, in the status bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from .actions import Actions

_SOON = 100
"""Milliseconds after which keys are taken."""


class Refusals(QObject):
    """Takes the keys of actions that are off, as Qt would let them pass without a word.

    Args:
        window: Whose keys they are.
        actions: The actions, with the part of the window that each belongs to.
        tell: Says something in the status bar.
    """

    def __init__(self, window: QWidget, actions: Actions, tell: Callable[[str], object]) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._tell = tell
        self._keys: dict[str, list[QShortcut]] = {}
        self._needs: Mapping[str, str] = {}
        self.takes_keys = False
        """Whether keys are taken yet: the first frame need not wait for that."""
        QTimer.singleShot(_SOON, self, self._begin)

    def show(self, needs: Mapping[str, str]) -> None:
        """Say from now on of actions that are off what they need; an empty sentence is not said."""
        self._needs = needs
        if self.takes_keys:
            self._take_keys()

    def _begin(self) -> None:
        self.takes_keys = True
        self._take_keys()

    def _take_keys(self) -> None:
        for name, need in self._needs.items():
            action = self._actions[name]
            refused = bool(need) and not action.isEnabled()
            if name not in self._keys and refused:
                self._keys[name] = [self._key(name, keys) for keys in action.shortcuts()]
            for key in self._keys.get(name, ()):
                key.setEnabled(refused)

    def _key(self, name: str, keys: QKeySequence) -> QShortcut:
        action = self._actions[name]
        made = QShortcut(keys, _home_of(action, self._window))
        made.setContext(action.shortcutContext())
        made.activated.connect(lambda: self._refuse(name, keys))
        return made

    def _refuse(self, name: str, keys: QKeySequence) -> None:
        # A letter that does nothing else looks for a name in the list that has the keyboard.
        focused, letter = QApplication.focusWidget(), keys.toString()
        if isinstance(focused, QAbstractItemView) and len(letter) == 1:
            focused.keyboardSearch(letter.lower())
        self._tell(self._needs[name])


def _home_of(action: QAction, window: QWidget) -> QWidget:
    """Return the part of the window that the keys of an action belong to."""
    if action.shortcutContext() is Qt.ShortcutContext.WindowShortcut:
        return window
    homes = (one for one in action.associatedObjects() if isinstance(one, QWidget))
    return next(homes, window)
