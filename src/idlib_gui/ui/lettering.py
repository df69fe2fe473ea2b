"""Words that are laid out once and drawn at each repaint."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QStaticText, QTransform

from .plain import shortened

_CUT = 300
"""Characters that are measured at most; no row has room for more."""
_KEPT = 4_096


class Lettering:
    """Draws lines of text in one font, cut with an ellipsis where there is no room.

    Shaping and eliding cost ten times as much as drawing, and a list repaints the same words.
    """

    def __init__(self, font: QFont) -> None:
        self._font = font
        self.metrics = QFontMetrics(font)
        self._laid_out = lru_cache(maxsize=_KEPT)(self._lay_out)

    def width(self, text: str) -> int:
        """Return how wide `text` is, uncut, in whole pixels that hold it at any scale."""
        return ceil(QFontMetricsF(self._font).horizontalAdvance(shortened(text, _CUT)))

    def cut(self, text: str, width: int) -> str:
        """Return what there is room for in `width` pixels."""
        line = shortened(text, _CUT)
        return self.metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(width, 0))

    def baseline(self, height: int) -> int:
        """Return where the letters stand in a row of this height, from its top."""
        return (height + self.metrics.ascent() - self.metrics.descent()) // 2

    def draw(
        self,
        painter: QPainter,
        place: QRect,
        baseline: int,
        text: str,
        direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
    ) -> None:
        """Write `text` from where lines start in `place`; `baseline` is counted from its top."""
        words = self._laid_out(text, place.width())
        left: float = place.left()
        if direction == Qt.LayoutDirection.RightToLeft:
            left = place.right() + 1 - words.size().width()
        painter.setFont(self._font)
        painter.drawStaticText(QPointF(left, place.top() + baseline - self.metrics.ascent()), words)

    def _lay_out(self, text: str, width: int) -> QStaticText:
        words = QStaticText(self.cut(text, width))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.prepare(QTransform(), self._font)
        return words
