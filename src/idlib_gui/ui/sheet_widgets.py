"""The widgets of a sheet: each shows one kind of item, and can be given another of the kind."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from .flow_layout import FlowLayout
from .plain import breakable, button_text, one_line
from .shapes import draw_shape
from .sheet_items import Chip, Chips, ClassLine, Evidence, Line, LinkLine, More, Places, Tone
from .style import role
from .theme import Looks
from .tips import plain_tip

_MARK = 10
_CHIP = 34
"""Characters of a chip; the rest is in its tooltip."""


class TextLine(QLabel):
    """Text in one of the sheet's tones; wraps, even inside words that are too long."""

    def __init__(self, looks: Looks, tone: Tone) -> None:
        super().__init__()
        role(self, tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if tone is Tone.WORDS:
            self.setFont(looks.theme.font("body", serif=True))

    def show_item(self, item: Line) -> None:
        """Show another text."""
        self.setText(breakable(item.text))


class ClassMark(QLabel):
    """A class of events by its mark, in colour and shape, and its name."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self._item: ClassLine | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setContentsMargins(_MARK + 7, 0, 0, 0)

    def show_item(self, item: ClassLine) -> None:
        """Show another class."""
        self._item = item
        self.setText(one_line(item.text))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._item is not None:
            look = self._looks.theme.classes[self._item.event_class]
            middle = self.fontMetrics().height() / 2
            centre = QPointF(_MARK / 2 + 1, middle + 0.5)
            draw_shape(QPainter(self), look.shape, centre, _MARK, look.line)


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
        self._words, self._lead = breakable(words), breakable(lead)
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
    """A link to a record."""

    picked = Signal(object)
    """Its `Ref`."""

    def __init__(self, looks: Looks) -> None:
        super().__init__(looks)
        self._item: LinkLine | None = None
        self.clicked.connect(self._pick)

    def show_item(self, item: LinkLine) -> None:
        """Lead to another record."""
        self._item = item
        self.show_words(item.text, item.lead)

    def _pick(self) -> None:
        if self._item is not None:
            self.picked.emit(self._item.ref)


class MoreRow(LinkButton):
    """Asks for the rest of a list."""

    def show_item(self, item: More) -> None:
        """Say what is left out."""
        self.show_words(item.text)


class FlowRow(QWidget):
    """Chips, links and words side by side; those that are there are used again."""

    picked = Signal(object)
    """A `Ref` whose chip was clicked."""
    cited = Signal(object)
    """A `Citation` that the user wants to see."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self._flow = FlowLayout(self)
        self._kept: dict[str, list[Any]] = {"chip": [], "word": [], "link": []}
        self._used = dict.fromkeys(self._kept, 0)
        self._what: dict[QWidget, Any] = {}

    @property
    def buttons(self) -> list[QPushButton]:
        """Return the chips and links that are shown, in their order."""
        shown = (self._flow.itemAt(index) for index in range(self._flow.count()))
        widgets = (item.widget() for item in shown if item is not None)
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def show_item(self, item: Chips | Evidence | Places) -> None:
        """Show other chips or links."""
        self._used = dict.fromkeys(self._kept, 0)
        while self._flow.takeAt(0):
            pass
        match item:
            case Chips():
                for chip in item.chips:
                    self._add_chip(chip)
            case Evidence():
                self._add_word(item.place)
                self._add_link(self.tr("show in source"), item)
            case Places():
                for place in item.places:
                    self._add_link(place.place, place)
        for name, kept in self._kept.items():
            for widget in kept[self._used[name] :]:
                widget.hide()
        self._flow.invalidate()

    def _add_chip(self, chip: Chip) -> None:
        if chip.ref is None:
            self._add_word(chip.text)
            return
        button = self._take("chip")
        button.setText(button_text(chip.text, _CHIP))
        button.setAccessibleName(one_line(chip.text))
        button.setToolTip(plain_tip(chip.text) if len(chip.text) > _CHIP else "")
        self._what[button] = chip.ref

    def _add_word(self, text: str) -> None:
        self._take("word").setText(one_line(text))

    def _add_link(self, text: str, evidence: Evidence) -> None:
        link = self._take("link")
        link.show_words(text)
        link.setAccessibleName(self.tr("Show {0} in the source").format(evidence.place))
        link.setToolTip(plain_tip(evidence.citation.exact))
        self._what[link] = evidence.citation

    def _take(self, name: str) -> Any:
        """Return a widget that is not in use, in the row."""
        kept = self._kept[name]
        if self._used[name] == len(kept):
            kept.append(self._make(name))
        widget = kept[self._used[name]]
        self._used[name] += 1
        if widget.isHidden():
            widget.show()
        self._flow.addWidget(widget)
        return widget

    def _make(self, name: str) -> QWidget:
        if name == "word":
            label = QLabel(self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            return label
        button = QPushButton(self) if name == "chip" else LinkButton(self._looks)
        button.setParent(self)
        if name == "chip":
            role(button, "chip")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda: self.picked.emit(self._what[button]))
        else:
            button.clicked.connect(lambda: self.cited.emit(self._what[button]))
        return button
