"""Which keys belong to the widget that has the keyboard, not to a shortcut of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def takes_key(event: QEvent, *keys: Qt.Key) -> bool:
    """Return whether Qt asks who one of these keys belongs to, and take it for the widget."""
    taken = (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and event.key() in keys
    )
    if taken:
        event.accept()
    return taken
