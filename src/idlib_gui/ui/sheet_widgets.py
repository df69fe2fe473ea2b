"""The widgets of a sheet: each shows one kind of item, and can be given another of the kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from idlib_gui.overriding import override

from .flow_layout import FlowLayout
from .link_button import LinkButton
from .plain import breakable, button_text, one_line
from .shapes import draw_shape
from .sheet_items import Chip, Chips, ClassLine, Evidence, Line, Places, Tone
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
        self._heights: dict[int, int] = {}
        """Heights by width: measuring text costs far more than all else about it."""
        self.yields = False
        """Whether a double click is for the sheet, not for selecting a word."""
        role(self, tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if tone is Tone.WORDS:
            self.setFont(looks.theme.font("body", serif=True))

    def show_item(self, item: Line) -> None:
        """Show another text."""
        text = breakable(item.text)
        if text != self.text():
            self._heights.clear()
            self.setText(text)

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._heights.clear()

    @override
    def mouseDoubleClickEvent(self, ev: QMouseEvent) -> None:
        if self.yields:
            ev.ignore()
        else:
            super().mouseDoubleClickEvent(ev)


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
        return [widget for widget in self._flow.widgets if isinstance(widget, QPushButton)]

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
        in_order(self, self._flow.widgets)
        self._flow.invalidate()
        self._flow.activate()

    @override
    def heightForWidth(self, width: int) -> int:
        return self._flow.heightForWidth(width)

    def _add_chip(self, chip: Chip) -> None:
        if chip.ref is None:
            self._add_word(chip.text)
            return
        button = self._take("chip")
        button.setText(button_text(chip.text, _CHIP))
        button.setAccessibleName(one_line(chip.text))
        _explain(button, chip.text if len(chip.text) > _CHIP else "")
        self._what[button] = chip.ref

    def _add_word(self, text: str) -> None:
        self._take("word").setText(one_line(text))

    def _add_link(self, text: str, evidence: Evidence) -> None:
        link = self._take("link")
        link.show_words(text)
        link.setAccessibleName(self.tr("Show {0} in the source").format(evidence.place))
        _explain(link, evidence.citation.exact)
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


def _explain(widget: QWidget, words: str) -> None:
    """Give a widget a tooltip, of which a screen reader would read the markup; so it gets words."""
    widget.setToolTip(plain_tip(words))
    widget.setAccessibleDescription(one_line(words))


def in_order(parent: QWidget, widgets: Sequence[QWidget]) -> None:
    """Let assistive technology, which follows the order of children, read these in their order."""
    shown = set(widgets)
    if [child for child in parent.children() if child in shown] != list(widgets):
        for widget in widgets:
            widget.raise_()
