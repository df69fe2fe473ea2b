"""Panes as cards: a heading, tools at its right, and the pane below."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
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
_SAID = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
"""Whether a widget was told to show or to hide itself."""
_LINE = 1
"""Pixels of the line around a heading, which the style sheet draws."""
_LEFT, _RIGHT, _GAP = 12, 8, 2
"""Pixels before and after what is in a heading, and between its parts."""


class _Header(QFrame):
    """The heading of a card; a dock is dragged by it."""

    def __init__(self, title: str, tools: Iterable[QWidget]) -> None:
        super().__init__()
        role(self, "cardHeader")
        self.setFixedHeight(_HEADER)
        row = self._row = QHBoxLayout(self)
        row.addStrut(_HEADER - 2 * _LINE)  # docks ask what it would like, not how high it is
        row.setContentsMargins(_LEFT, 0, _RIGHT, 0)
        row.setSpacing(_GAP)
        self._tools: tuple[QWidget, ...] = ()
        heading = self._heading = QLabel(title)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        role(heading, "heading")
        heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(heading, 1)
        row.addStretch()
        self.add_tools(tools)

    def add_tools(self, tools: Iterable[QWidget]) -> None:
        """Put more tools at the right."""
        added = tuple(tools)
        self._tools += added
        for tool in added:
            self._row.addWidget(tool)
            if self.isVisible() and not tool.testAttribute(_SAID):
                tool.show()  # at once: it may be asked for the keyboard

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the heading out where no more than a piece of it has room beside the tools."""
        super().resizeEvent(event)
        tools = [tool for tool in self._tools if not tool.isHidden()]
        taken = sum(tool.sizeHint().width() + _GAP for tool in tools) + _LEFT + _RIGHT
        self._heading.setVisible(self.width() - taken >= self._heading.sizeHint().width())


class _Body(QFrame):
    """What lies below the heading of a card."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__()
        role(self, "cardBody")
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.addWidget(pane)

    def show_pane(self, before: QWidget, pane: QWidget) -> None:
        """Put a pane in the place of the one before."""
        self._column.replaceWidget(before, pane)
        pane.show()  # not only once the layout comes to it: it may be asked for the keyboard
        before.deleteLater()


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
        self._pane = pane
        self._header = _Header(title, tools)
        self.setTitleBarWidget(self._header)
        body = self._body = _Body(pane)
        # To Qt, a dock behind another tab is as visible as the one in front. Its pane is not, so
        # that it does not work for nobody; its room stays its own.
        policy = body.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        body.setSizePolicy(policy)
        self.setWidget(body)
        self.visibilityChanged.connect(body.setVisible)

    @property
    def pane(self) -> Any:
        """Return what the dock shows."""
        return self._pane

    @property
    def in_front(self) -> bool:
        """Return whether the pane can be seen."""
        return self.isVisible() and not self.visibleRegion().isEmpty()

    @property
    def has_keyboard(self) -> bool:
        """Return whether the keyboard is somewhere in the pane."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)


class LaterDock(Dock):
    """A dock whose pane is made when it is first seen or asked for: the start need not wait for it.

    `make` returns the pane; its property `tools` gives the widgets for the heading.
    """

    def __init__(self, name: str, title: str, make: Callable[[], Any]) -> None:
        super().__init__(name, title, QWidget(), ())
        self._make = make
        self._made = False
        self._waiting: list[Callable[[Any], object]] = []
        # At the start, docks are shown before it shows which is behind another.
        self.visibilityChanged.connect(lambda: QTimer.singleShot(0, self, self._show_pane))

    @property
    @override
    def pane(self) -> Any:
        if not self._made:
            self._made = True
            pane = self._make()
            # First the tools: a pane that shows one as it is laid out would show it as a window.
            self._header.add_tools(pane.tools)
            self._body.show_pane(self._pane, pane)
            self._pane = pane
            for act in self._waiting:
                act(pane)
        return self._pane

    def then(self, act: Callable[[Any], object]) -> None:
        """Do something with the pane, now or once it is made."""
        if self._made:
            act(self._pane)
        else:
            self._waiting.append(act)

    def _show_pane(self) -> None:
        if self.in_front:
            self.pane.show()
