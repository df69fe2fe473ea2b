"""Shows a sheet of items one below the other; its widgets are used again from record to record."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from idlib_gui.overriding import override

from .link_button import LinkRow, MoreRow, RowsRow
from .sheet_items import (
    Chips,
    ClassLine,
    Evidence,
    Item,
    Line,
    LinkLine,
    More,
    Places,
    RowsLine,
    SplitLine,
    Tone,
)
from .sheet_widgets import ClassMark, FlowRow, TextLine, in_order
from .style import role
from .theme import Looks

_SIDE, _TOP, _BOTTOM = 13, 12, 12
_ABOVE = {Tone.SECTION: 11, Tone.TITLE: 0}
_LINE, _LINK = 3, 6
"""Pixels above a line, above a link; more above a section."""


class SheetView(QWidget):
    """A column of items. Making widgets costs far more than giving them other words."""

    picked = Signal(object)
    """A `Ref` that the user clicked."""
    cited = Signal(object)
    """A `Citation` that the user wants to see in the source."""
    resized = Signal()
    """The items have other heights now."""
    rows_wanted = Signal(str)
    """The key of a dataset whose rows are to be listed."""
    more_wanted = Signal()
    """The user asks for the rest of a list."""
    split_wanted = Signal(object)
    """The `Ref` of what is to be split off the record."""
    edit_wanted = Signal(str)
    """The field that was double-clicked."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        role(self, "sheet")
        self._looks = looks
        self._kept: dict[object, list[Any]] = {}
        self._used: dict[object, int] = {}
        self._rows: list[tuple[int, Any]] = []
        """What is shown from top to bottom: pixels above it, and its widget."""
        self._fields: dict[QWidget, str] = {}
        """The field that each row tells of."""
        self._heights: dict[int, list[int]] = {}
        """The heights of the rows in the widths that were asked for."""
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # Until it is shown, its rows have not the fonts of the style sheet yet.
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._check()
        return done

    @override
    def heightForWidth(self, width: int) -> int:
        return _TOP + sum(self._measured(width)) + sum(space for space, _ in self._rows) + _BOTTOM

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        field = next((f for row, f in self._fields.items() if row.geometry().contains(place)), "")
        if field and event.button() is Qt.MouseButton.LeftButton:
            self.edit_wanted.emit(field)

    def natural_height(self, width: int) -> int:
        """Return how high all items are in a width."""
        return self.heightForWidth(width)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show other items."""
        self._used = dict.fromkeys(self._kept, 0)
        widgets = [self._take(item) for item in items]
        self._rows = [
            (_space_above(item) if number else 0, widget)
            for number, (item, widget) in enumerate(zip(items, widgets, strict=True))
        ]
        for kind, kept in self._kept.items():
            for widget in kept[self._used[kind] :]:
                widget.hide()
        self._fields.clear()
        field = ""
        for widget, item in zip(widgets, items, strict=True):
            if isinstance(item, Line) and item.tone is Tone.SECTION:
                field = item.field
            self._fields[widget] = field
            if isinstance(widget, TextLine):
                widget.yields = bool(field)
            widget.show_item(item)
            widget.show()
        in_order(self, widgets)
        self._order_keys()
        self._heights.clear()
        self.resized.emit()
        self._place()
        # What the widgets asked for meanwhile is done.
        QCoreApplication.removePostedEvents(self, QEvent.Type.LayoutRequest.value)

    def _check(self) -> None:
        """Lay the rows out anew if they have other heights now, as after a change of theme."""
        known, self._heights = self._heights, {}
        if any(self._measured(width) != heights for width, heights in known.items()):
            self.resized.emit()
            self._place()

    def _measured(self, width: int) -> list[int]:
        """Return the heights of the rows in a width of the sheet."""
        if width not in self._heights:
            inner = width - 2 * _SIDE
            self._heights[width] = [widget.heightForWidth(inner) for _, widget in self._rows]
        return self._heights[width]

    def _place(self) -> None:
        """Put each row where it belongs. A box would do it in rounds of layout and painting."""
        top, inner = _TOP, self.width() - 2 * _SIDE
        for (space, widget), height in zip(self._rows, self._measured(self.width()), strict=True):
            top += space
            widget.setGeometry(_SIDE, top, inner, height)
            top += height

    def _order_keys(self) -> None:
        """Let the Tab key go through the links as they stand, whenever they were made."""
        buttons: list[QWidget] = []
        for _, widget in self._rows:
            if isinstance(widget, FlowRow):
                buttons += widget.buttons
            elif isinstance(widget, QPushButton):
                buttons.append(widget)
        for first, second in pairwise(buttons):
            QWidget.setTabOrder(first, second)

    def _take(self, item: Item) -> Any:
        """Return a widget for an item, one that is not in use if there is one."""
        kind: object = item.tone if isinstance(item, Line) else type(item)
        if isinstance(item, Chips | Evidence | Places):
            kind = FlowRow
        kept = self._kept.setdefault(kind, [])
        used = self._used.get(kind, 0)
        if used == len(kept):
            kept.append(self._make(item))
        self._used[kind] = used + 1
        return kept[used]

    def _make(self, item: Item) -> QWidget:
        match item:
            case Line():
                made: QWidget = TextLine(self._looks, item.tone)
            case ClassLine():
                made = ClassMark(self._looks)
            case LinkLine():
                made = LinkRow(self._looks)
                made.picked.connect(self.picked)
            case SplitLine():
                made = LinkRow(self._looks)
                made.picked.connect(self.split_wanted)
            case RowsLine():
                made = RowsRow(self._looks)
                made.asked.connect(self.rows_wanted)
            case More():
                made = MoreRow(self._looks)
                made.clicked.connect(self.more_wanted)
            case _:
                made = FlowRow(self._looks)
                made.picked.connect(self.picked)
                made.cited.connect(self.cited)
        made.setParent(self)
        return made


def _space_above(item: Item) -> int:
    if isinstance(item, Line):
        return _ABOVE.get(item.tone, _LINE)
    return _LINK if isinstance(item, LinkLine | SplitLine) else _LINE
