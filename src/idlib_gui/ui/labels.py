"""Labels that show text as it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from idlib_gui.overriding import override

from .style import role


def plain_label(look: str = "", text: str = "", *, wrapped: bool = True) -> QLabel:
    """Return a label in the look of a role, whose text is never read as HTML."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrapped)
    if look:
        role(label, look)
    return label


class ElidedLabel(QLabel):
    """A line of text that gives way: to shorter words if it has some, in the end to an ellipsis.

    It takes the room that its text needs, or, if it `fills`, all that there is.
    """

    def __init__(self, look: str = "", *, fills: bool = False) -> None:
        super().__init__()
        self.shorter: Sequence[str] = ()
        """Words that can stand for the text where it does not fit, the fullest first."""
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Ignored if fills else policy.Maximum, policy.Preferred)
        if look:
            role(self, look)

    def say(self, text: str, tip: str) -> None:
        """Say something; without words the label takes no room."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(tip)
        self.setVisible(bool(text))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics, ways = self.fontMetrics(), (self.text(), *self.shorter)
        fitting = (words for words in ways if metrics.horizontalAdvance(words) <= self.width())
        words = next(fitting, ways[-1])
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
