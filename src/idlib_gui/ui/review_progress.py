"""How far the review is, in the status bar; a click goes on with it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from idlib_gui.overriding import override
from idlib_gui.state.review_progress import ReviewProgress

from .style import role
from .theme import Looks
from .wording import number

_BAR, _GAP = QSize(48, 4), 6


class ProgressButton(QToolButton):
    """Says how many are reviewed, with a bar before the words."""

    def __init__(
        self, progress: ReviewProgress, looks: Looks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        role(self, "status")
        self._progress, self._looks = progress, looks
        progress.changed.connect(self._say)
        looks.changed.connect(self.update)
        self._say()

    def _say(self) -> None:
        now = self._progress.now
        text = self.tr("{0} of {1} reviewed").format(number(now.decided), number(now.total))
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(self.tr("{0}: go on with the review").format(text))
        self.setVisible(now.total > 0)

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        # No higher than the words beside it: the panes have the room.
        return QSize(words + _BAR.width() + 3 * _GAP, self.fontMetrics().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        theme, now = self._looks.theme, self._progress.now
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _BAR.height()) / 2
        bar = QRectF(_GAP, top, _BAR.width(), _BAR.height())
        painter.setPen(theme.border)
        painter.setBrush(theme.card)
        painter.drawRoundedRect(bar, 2, 2)
        if now.decided:
            bar.setWidth(max(_BAR.height(), _BAR.width() * now.decided / now.total))
            painter.setBrush(theme.accent)
            painter.drawRoundedRect(bar, 2, 2)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.accent if self.underMouse() else theme.muted)
        left = _BAR.width() + 2 * _GAP
        baseline = (
            self.height() + painter.fontMetrics().ascent() - painter.fontMetrics().descent()
        ) // 2
        painter.drawText(left, baseline, self.text())
        if self.hasFocus():
            painter.setPen(theme.accent)
            painter.setBrush(painter.brush().color().fromRgb(0, 0, 0, 0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()
