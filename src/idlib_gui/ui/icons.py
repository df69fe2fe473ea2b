"""One-colour SVG icons, tinted by the theme and sharp at every scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from idlib_gui.resources import resource_path

_DRAWN_IN = b"#000000"
_SIZE = 20


@cache
def icon(name: str, colour: str, scale: float) -> QIcon:
    """Return the icon `name` in a colour such as "#1b1f27", drawn for a screen's pixel ratio."""
    drawing = resource_path(f"icons/{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(drawing.replace(_DRAWN_IN, colour.encode())))
    pixmap = QPixmap(QSize(_SIZE, _SIZE) * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return QIcon(pixmap)
