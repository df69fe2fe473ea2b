"""The line below the panes: where one is, what marks mean, and that nothing leaves the machine."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from idlib_gui.overriding import override
from idlib_gui.state import stepping
from idlib_gui.state.session import Session

from .shapes import draw_shape
from .style import role
from .theme import SHAPES, Looks
from .wording import say_class, say_events

_MARK, _GAP, _SPACE = 9, 6, 16


class StatusBar(QStatusBar):
    """Says which event is selected, and holds the legend."""

    def __init__(
        self, session: Session, looks: Looks, work: QWidget, parent: QWidget | None = None
    ) -> None:
        """Make the bar; `work` shows how far something is, while anything is done."""
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 10, 0)
        self._session = session
        self._place = _small_label("")
        self._place.setMinimumWidth(100)
        self.addWidget(self._place)
        self.addWidget(work)
        self.addWidget(Legend(looks), 1)
        self.addPermanentWidget(
            _small_label(self.tr("dashed = claimed by a party, not stated as fact"))
        )
        self.addPermanentWidget(_small_label(self.tr("● Offline")))
        for signal in (session.selection.changed, session.viewport.changed, session.store.patched):
            signal.connect(self._say_place)
        session.store.replaced.connect(self._say_place)
        self._say_place()

    @Slot()
    def _say_place(self) -> None:
        total = len(self._session.shown.events)
        at = stepping.position(self._session)
        if at is None:
            self._place.setText(say_events(total))
        else:
            self._place.setText(self.tr("Event {0} of {1}").format(at + 1, total))


class Legend(QWidget):
    """The classes of events: shape, colour and name; the last ones go when it is narrow."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        looks.changed.connect(self.update)
        names = ", ".join(say_class(cls) for cls in SHAPES)
        self.setAccessibleName(self.tr("Legend: {0}").format(names))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, 18)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._looks.theme
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        metrics = painter.fontMetrics()
        x = 0
        for cls, look in theme.classes.items():
            name = say_class(cls)
            width = _MARK + _GAP + metrics.horizontalAdvance(name)
            if x + width > self.width():
                break
            middle = self.height() / 2
            draw_shape(painter, look.shape, QPointF(x + _MARK / 2, middle), _MARK, look.line)
            painter.setPen(theme.muted)
            painter.drawText(
                x + _MARK + _GAP, 0, width, self.height(), Qt.AlignmentFlag.AlignVCenter, name
            )
            x += width + _SPACE
        painter.end()


def _small_label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    role(label, "small")
    return label
