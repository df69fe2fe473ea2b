"""Tooltips of several lines that came from outside: shown as text, never read as HTML."""

from __future__ import annotations

from PySide6.QtGui import Qt

from .plain import shortened

_LONGEST = 400
"""Characters of a line; more would cover the screen."""


def plain_tip(*lines: str) -> str:
    """Return a tooltip that shows these lines as they are, empty ones left out.

    Qt reads any tooltip that looks like HTML as HTML. So it gets HTML in which the words are
    escaped; a long line then also wraps.
    """
    shown = "\n".join(shortened(line, _LONGEST) for line in lines if line.strip())
    return str(Qt.convertFromPlainText(shown, Qt.WhiteSpaceMode.WhiteSpaceNormal)) if shown else ""
