"""Shows a sheet of items one below the other; its widgets are used again from record to record."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from idlib_gui.overriding import override

from .link_button import LinkRow, MoreRow
from .sheet_items import Chips, ClassLine, Evidence, Item, Line, LinkLine, More, Places, Tone
from .sheet_widgets import ClassMark, FlowRow, TextLine
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
    more_wanted = Signal()
    """The user asks for the rest of a list."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        role(self, "sheet")
        self._looks = looks
        self._kept: dict[object, list[Any]] = {}
        self._used: dict[object, int] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(_SIDE, _TOP, _SIDE, _BOTTOM)
        self._rows.setSpacing(0)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.resized.emit()
        return done

    def natural_height(self, width: int) -> int:
        """Return how high all items are in a width."""
        return max(self._rows.heightForWidth(width), 0)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show other items."""
        while self._rows.takeAt(0):
            pass
        self._used = dict.fromkeys(self._kept, 0)
        widgets = [self._take(item) for item in items]
        for kind, kept in self._kept.items():
            for widget in kept[self._used[kind] :]:
                widget.hide()
        # Showing a widget makes Qt lay out all that its parents hold: so nothing, as yet.
        for widget, item in zip(widgets, items, strict=True):
            widget.show_item(item)
            if widget.isHidden():
                widget.show()
        for number, (widget, item) in enumerate(zip(widgets, items, strict=True)):
            if number:
                self._rows.addSpacing(_space_above(item))
            self._rows.addWidget(widget)
        self._rows.addStretch(1)
        self._order_keys()

    def _order_keys(self) -> None:
        """Let the Tab key go through the links as they stand, whenever they were made."""
        items = (self._rows.itemAt(index) for index in range(self._rows.count()))
        buttons: list[QWidget] = []
        for widget in (item.widget() for item in items if item is not None):
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
    return _LINK if isinstance(item, LinkLine) else _LINE
