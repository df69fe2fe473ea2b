"""What a turn of the wheel, or two fingers on a touchpad, asks for."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

_NOTCH = 120
"""Angle units of one step of a wheel (Qt counts eighths of a degree)."""
_ZOOM, _FINE, _FAST = 1.25, 1.06, 2.0
"""How much closer one step comes: as it is, with Ctrl, with Shift."""
_STEP = 54
"""Pixels that one step pans or scrolls."""
_PAUSE_MS = 220
"""A touchpad gesture keeps to one axis until it pauses this long."""


class Move(NamedTuple):
    """One of: a zoom factor other than 1, pixels across, pixels down."""

    zoom: float = 1.0
    across: float = 0.0
    down: float = 0.0


class Wheel:
    """Reads wheel events; remembers which axis the gesture under way has."""

    def __init__(self) -> None:
        self._sideways = False
        self._last = -_PAUSE_MS

    def read(self, event: QWheelEvent, *, over_names: bool) -> Move:
        """Return what an event asks for; over lane names, or with Alt, the lanes scroll."""
        across, down = event.angleDelta().x(), event.angleDelta().y()
        keys = event.modifiers()
        # Alt and, on some systems, Shift turn a wheel sideways before we see it.
        turned = keys & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
        if turned and not down:
            across, down = 0, across
        if event.timestamp() - self._last >= _PAUSE_MS:
            self._sideways = abs(across) > abs(down)
        self._last = event.timestamp()
        if self._sideways:
            return Move(across=-across / _NOTCH * _STEP)
        if over_names or keys & Qt.KeyboardModifier.AltModifier:
            return Move(down=-down / _NOTCH * _STEP)
        base = _ZOOM
        if keys & Qt.KeyboardModifier.ControlModifier:
            base = _FINE
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            base = _FAST
        return Move(zoom=base ** (down / _NOTCH))
