"""Labels that show text as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from .style import role


def plain_label(look: str = "", text: str = "", *, wrapped: bool = True) -> QLabel:
    """Return a label in the look of a role, whose text is never read as HTML."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrapped)
    if look:
        role(label, look)
    return label
