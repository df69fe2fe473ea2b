"""The foot of the detail pane: steps through the events."""

from __future__ import annotations

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from idlib_gui.overriding import override

_MARGINS = (12, 8, 12, 10)


class StepFoot(QWidget):
    """Two buttons that do what the actions of the same name do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        previous, next_ = QPushButton(), QPushButton()
        self._full = (self.tr("← Previous event"), self.tr("Next event →"))
        self._short = (self.tr("← Previous"), self.tr("Next →"))
        previous.setAccessibleName(self.tr("Previous event"))
        next_.setAccessibleName(self.tr("Next event"))
        self.buttons = (previous, next_)
        self._actions: tuple[QAction, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(*_MARGINS)
        row.addWidget(previous)
        row.addStretch(1)
        row.addWidget(next_)
        self._row = row
        self._name(self._short)

    def _name(self, words: tuple[str, ...]) -> None:
        for button, text in zip(self.buttons, words, strict=True):
            button.setText(text)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say in full what the buttons do where there is room for it."""
        super().resizeEvent(event)
        self._name(self._full)
        if self._row.sizeHint().width() > self.width():
            self._name(self._short)

    def set_actions(self, previous: QAction, next_: QAction) -> None:
        """Make the buttons of these actions."""
        self._actions = (previous, next_)
        for button, action in zip(self.buttons, self._actions, strict=True):
            button.clicked.connect(action.trigger)
            action.changed.connect(self._follow_actions)
        self._follow_actions()

    def _follow_actions(self) -> None:
        for button, action in zip(self.buttons, self._actions, strict=True):
            button.setEnabled(action.isEnabled())
            button.setToolTip(action.toolTip())
