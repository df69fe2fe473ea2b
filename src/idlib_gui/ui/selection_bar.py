"""A small bar at selected words of the source: what can be made of them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from .actions import Actions
from .source_view import SourceView
from .source_words import fill_menu
from .style import role

_GAP = 4
"""Pixels between the words and the bar."""


class SelectionBar(QFrame):
    """Buttons for what is done most with words; the rest is in a menu."""

    def __init__(self, actions: Actions, view: SourceView) -> None:
        super().__init__(view.viewport())
        self._view = view
        role(self, "popup")
        self.setAccessibleName(self.tr("What can be made of the selected words"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 4, 3)
        row.setSpacing(2)
        self._shown = {
            actions[name]: self._button(words, actions[name])
            for name, words in (
                ("new_event", self.tr("Event")),
                ("new_quote", self.tr("Quote")),
                ("new_actor", self.tr("Actor")),
                ("add_evidence", self.tr("Evidence")),
            )
        }
        self.more = self._more(actions)
        before: QWidget = view
        for button in (*self._shown.values(), self.more):
            row.addWidget(button)
            QWidget.setTabOrder(before, button)
            before = button
        self._follow_actions()

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """Return the buttons, without that of the menu."""
        return tuple(self._shown.values())

    def _follow_actions(self) -> None:
        for action, button in self._shown.items():
            button.setEnabled(action.isEnabled())
            button.setToolTip(action.toolTip())

    def _button(self, words: str, action: QAction) -> QToolButton:
        button = QToolButton()
        role(button, "tool")
        button.setText(words)
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)
        action.changed.connect(self._follow_actions)
        return button

    def _more(self, actions: Actions) -> QToolButton:
        button = QToolButton()
        role(button, "tool")
        button.setText(self.tr("More ▾"))
        button.setAccessibleName(self.tr("More that can be done with the selected words"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        fill_menu(menu, actions)
        button.setMenu(menu)
        return button

    def place(self, first: QRectF, last: QRectF) -> None:
        """Stand below the last line of the words; above the first where that has no room."""
        area = self._view.viewport().rect()
        size = self.sizeHint()
        top = round(last.bottom()) + _GAP
        if top + size.height() > area.height():
            top = round(first.top()) - size.height() - _GAP
        seen = last.bottom() > 0 and first.top() < area.height()
        top = max(min(top, area.height() - size.height()), 0)
        left = max(min(round(last.left()), area.width() - size.width() - _GAP), _GAP)
        self.setGeometry(left, top if seen else -size.height() * 2, size.width(), size.height())
