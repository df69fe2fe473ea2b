"""Lays widgets out like words: side by side, and on the next line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from idlib_gui.overriding import override


class FlowLayout(QLayout):
    """A row that wraps. What is wider than the row is as wide as the row."""

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        """Heights by width: boxes ask for them again and again."""
        self.setContentsMargins(0, 0, 0, 0)

    @property
    def widgets(self) -> list[QWidget]:
        """Return what is laid out, in its order."""
        found = (item.widget() for item in self._items)
        return [widget for widget in found if widget is not None]

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        heights = [item.sizeHint().height() for item in self._items if not item.isEmpty()]
        return QSize(0, max(heights, default=0))

    def _arrange(self, area: QRect, *, place: bool) -> int:
        """Put the items into `area`, line by line, and return how high that is."""
        x, y, line = area.left(), area.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            width = min(hint.width(), area.width())
            if x > area.left() and x + width > area.right() + 1:
                x, y, line = area.left(), y + line + self._gap, 0
            if Qt.Orientation.Horizontal in item.expandingDirections():
                width = area.right() + 1 - x  # such as a line to type in: the rest of the row
            if place:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, hint.height())))
            x += width + self._gap
            line = max(line, hint.height())
        return y + line - area.top()


class FlowBox(QWidget):
    """Holds widgets in a row that wraps, and is never lower than its lines: docks ask for that."""

    def __init__(self, gap: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self, gap)

    def fit(self) -> None:
        """Take the height that the widgets need now."""
        self.flow.invalidate()
        self.setFixedHeight(self.flow.heightForWidth(self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
