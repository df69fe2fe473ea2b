"""A line above the panes that tells of what was just done, until it is closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from .labels import plain_label
from .style import role

_Offers = Mapping[str, Callable[[], object]]


class _Notice(NamedTuple):
    words: str
    offers: _Offers
    key: str = ""


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
        self._kept: list[_Notice] = []
        self._shown: _Notice | None = None
        close = QToolButton()
        role(close, "tool")
        close.setText("✕")
        close.setToolTip(self.tr("Close"))
        close.setAccessibleName(self.tr("Close the notice"))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self._close)
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

    def say(self, words: str, offers: _Offers | None = None) -> None:
        """Say something, and offer to do something about it: a button each."""
        self._show(_Notice(words, offers or {}))

    def keep(self, words: str, offers: _Offers, key: str = "") -> None:
        """Say something that is said again after anything else, until it is closed or taken up.

        With a key, it takes the place of what was said under it, and can be taken back.
        """
        self.take_back(key)
        notice = _Notice(words, offers, key)
        self._kept.append(notice)
        self._show(notice)

    def take_back(self, key: str) -> None:
        """Say no longer what was said under a key."""
        said = [notice for notice in self._kept if key and notice.key == key]
        self._kept = [notice for notice in self._kept if notice not in said]
        if self._shown in said:
            self.clear()

    def clear(self) -> None:
        """Say nothing any more, except what is kept."""
        self._empty()
        if self._kept:
            self._show(self._kept[-1])

    def _close(self) -> None:
        if self._shown in self._kept:
            self._kept.remove(self._shown)
        self.clear()

    def _take_up(self, notice: _Notice, act: Callable[[], object]) -> None:
        if notice in self._kept:
            self._close()
        act()

    def _show(self, notice: _Notice) -> None:
        self._empty()
        self._shown = notice
        words, offers, _ = notice
        self._words.setText(words)
        self._words.setAccessibleName(self.tr("Notice: {0}").format(words))
        for text, act in offers.items():
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, act=act: self._take_up(notice, act))
            self._buttons.append(button)
            self._row.insertWidget(self._row.count() - 1, button)
        self.show()

    def _empty(self) -> None:
        self._shown = None
        self.hide()
        for button in self._buttons:
            button.deleteLater()
        self._buttons = []
