"""A line above the panes that tells of what was just done, until it is closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from .labels import plain_label
from .style import role


class NoticeBar(QFrame):
    """Says a few sentences beside the work, where a box would be in its way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        role(self, "notice")
        self._words = plain_label()
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._buttons: list[QPushButton] = []
        close = QToolButton()
        role(close, "tool")
        close.setText("✕")
        close.setToolTip(self.tr("Close"))
        close.setAccessibleName(self.tr("Close the notice"))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 5, 8, 5)
        self._row.setSpacing(8)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(close)
        self.hide()

    @property
    def words(self) -> str:
        """Return what is said; empty if the bar is closed."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, offers: Mapping[str, Callable[[], object]] | None = None) -> None:
        """Say something, and offer to do something about it: a button each."""
        self.clear()
        self._words.setText(words)
        self._words.setAccessibleName(self.tr("Notice: {0}").format(words))
        for text, act in (offers or {}).items():
            button = QPushButton(text)
            button.clicked.connect(act)
            self._buttons.append(button)
            self._row.insertWidget(self._row.count() - 1, button)
        self.show()

    def clear(self) -> None:
        """Say nothing any more."""
        self.hide()
        for button in self._buttons:
            button.deleteLater()
        self._buttons = []
