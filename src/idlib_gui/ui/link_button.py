"""Links whose words wrap like text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from idlib_gui.overriding import override

from .plain import breakable, one_line
from .sheet_items import LinkLine, More, RowsLine, SplitLine
from .style import role
from .theme import Looks


class LinkButton(QPushButton):
    """A link whose words wrap like text, after a quieter beginning."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        role(self, "link")
        self._looks = looks
        self._lead = self._words = ""
        self._heights: dict[int, int] = {}
        """Heights by width: layouts ask for them again and again."""
        self._advance: int | None = None
        """Width of the words on one line, once it is known."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def words(self) -> str:
        """Return what the link says."""
        return self._words

    def show_words(self, words: str, lead: str = "") -> None:
        """Say something else."""
        shown = breakable(words), breakable(lead)
        if shown == (self._words, self._lead):
            return
        self._words, self._lead = shown
        self._measure_anew()
        self.setAccessibleName(one_line(f"{lead} {words}"))
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            words = _area(self.fontMetrics(), self._words, width).height()
            self._heights[width] = self._lead_height(width) + words + 2
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        if self._advance is None:
            self._advance = metrics.horizontalAdvance(self._words) + 6
        return QSize(self._advance, metrics.height() * (2 if self._lead else 1) + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height() + 2)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._measure_anew()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._looks.theme
        lead = self._lead_height(self.width())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.muted)
        painter.drawText(QRect(1, 1, self.width() - 2, lead), _WRAP, self._lead)
        font = self.font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(theme.accent)
        area = QRect(1, 1 + lead, self.width() - 2, self.height() - lead)
        painter.drawText(area, _WRAP, self._words)
        if self.hasFocus():
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)

    def _measure_anew(self) -> None:
        self._advance = None
        self._heights.clear()

    def _lead_height(self, width: int) -> int:
        if not self._lead:
            return 0
        return _area(QFontMetrics(self._looks.theme.font("small")), self._lead, width).height()


def _area(metrics: QFontMetrics, text: str, width: int) -> QRect:
    """Return how much room wrapped text takes in a width."""
    return metrics.boundingRect(QRect(0, 0, width - 2, 10_000), _WRAP, text)


_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)


class LinkRow(LinkButton):
    """A link to a record, or to what is done with it."""

    picked = Signal(object)
    """Its `Ref`."""

    def __init__(self, looks: Looks) -> None:
        super().__init__(looks)
        self._item: LinkLine | SplitLine | None = None
        self.clicked.connect(self._pick)

    def show_item(self, item: LinkLine | SplitLine) -> None:
        """Lead to another record."""
        self._item = item
        self.show_words(item.text, item.lead)

    def _pick(self) -> None:
        if self._item is not None:
            self.picked.emit(self._item.ref)


class RowsRow(LinkButton):
    """A link to the rows of a dataset."""

    asked = Signal(str)
    """The key of the dataset."""

    def __init__(self, looks: Looks) -> None:
        super().__init__(looks)
        self._dataset = ""
        self.clicked.connect(lambda: self.asked.emit(self._dataset))

    def show_item(self, item: RowsLine) -> None:
        """Lead to the rows of another dataset."""
        self._dataset = item.dataset
        self.show_words(item.text)


class MoreRow(LinkButton):
    """Asks for the rest of a list."""

    def show_item(self, item: More) -> None:
        """Say what is left out."""
        self.show_words(item.text)
