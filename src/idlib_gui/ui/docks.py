"""Panes as cards: a heading, tools at its right, and the pane below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from idlib_gui.overriding import override

from .style import role

_HEADER = 38


class _Header(QFrame):
    """The heading of a card; a dock is dragged by it."""

    def __init__(self, title: str, tools: Iterable[QWidget]) -> None:
        super().__init__()
        role(self, "cardHeader")
        self.setFixedHeight(_HEADER)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(2)
        heading = QLabel(title)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        role(heading, "heading")
        heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(heading, 1)
        for tool in tools:
            row.addWidget(tool)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HEADER)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), _HEADER)


class _Body(QFrame):
    """What lies below the heading of a card."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__()
        role(self, "cardBody")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.addWidget(pane)


class Card(QWidget):
    """A pane that stays where it is, framed as a card."""

    def __init__(self, title: str, pane: QWidget, tools: Iterable[QWidget]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_Header(title, tools))
        column.addWidget(_Body(pane), 1)


class Dock(QDockWidget):
    """A card that can be moved, floated, stacked and hidden."""

    def __init__(self, name: str, title: str, pane: QWidget, tools: Iterable[QWidget]) -> None:
        super().__init__(title)
        self.setObjectName(name)
        self.pane = pane
        self.setTitleBarWidget(_Header(title, tools))
        body = _Body(pane)
        # To Qt, a dock behind another tab is as visible as the one in front. Its pane is not, so
        # that it does not work for nobody; its room stays its own.
        policy = body.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        body.setSizePolicy(policy)
        self.setWidget(body)
        self.visibilityChanged.connect(body.setVisible)

    @property
    def in_front(self) -> bool:
        """Return whether the pane can be seen."""
        return self.isVisible() and not self.visibleRegion().isEmpty()

    @property
    def has_keyboard(self) -> bool:
        """Return whether the keyboard is somewhere in the pane."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)
