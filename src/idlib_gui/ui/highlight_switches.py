"""Switches for the kinds of marks in the source; each wears the mark that it switches."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QToolButton

from idlib_gui.state.viewport import Highlight, View, Viewport

from .mark_painting import mark_look
from .style import role
from .theme import Looks, Theme

SWATCH = QSize(16, 12)
_EDGE = 8
"""Pixels beside the mark; in a narrow pane the words give way."""


class HighlightSwitches(QObject):
    """Four buttons that show and change which kinds of marks are painted."""

    def __init__(self, viewport: Viewport, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._viewport = viewport
        self._buttons = {kind: self._make(kind) for kind in Highlight}
        self._show_theme(looks.theme)
        self._show(viewport.view)
        viewport.changed.connect(self._show)
        looks.changed.connect(self._show_theme)
        for kind, button in self._buttons.items():
            button.clicked.connect(partial(self._switch, kind))

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """Return the buttons in the order that a header shows them."""
        return tuple(self._buttons.values())

    def _make(self, kind: Highlight) -> QToolButton:
        names = {
            Highlight.EVENTS: (self.tr("events"), self.tr("Mark the words that tell of events")),
            Highlight.QUOTES: (self.tr("quotes"), self.tr("Mark quotes")),
            Highlight.ACTORS: (self.tr("actors"), self.tr("Mark where actors are named")),
            Highlight.DATES: (self.tr("dates"), self.tr("Mark expressions of time")),
        }
        button = QToolButton()
        role(button, "tool")
        button.setText(names[kind][0])
        button.setToolTip(names[kind][1])
        button.setAccessibleName(names[kind][1])
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(SWATCH)
        button.setMinimumWidth(SWATCH.width() + 2 * _EDGE)
        return button

    def _show(self, view: View) -> None:
        for kind, button in self._buttons.items():
            button.setChecked(kind in view.highlights)

    def _show_theme(self, theme: Theme) -> None:
        for kind, button in self._buttons.items():
            button.setIcon(swatch(theme, kind, button.devicePixelRatioF()))

    def _switch(self, kind: Highlight) -> None:
        shown = self._viewport.view.highlights
        on = self._buttons[kind].isChecked()
        self._viewport.update(highlights=shown | {kind} if on else shown - {kind})


def swatch(theme: Theme, kind: Highlight, ratio: float) -> QIcon:
    """Return how a kind is marked in the text, and an empty box for when it is not."""
    look = mark_look(theme, kind)
    icon = QIcon()
    for state in (QIcon.State.Off, QIcon.State.On):
        pixmap = QPixmap(SWATCH * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        if state is QIcon.State.Off:
            painter.setPen(theme.faint)
            painter.drawRect(1, 1, 11, 9)
        elif look.ground is not None and look.line is not None:
            painter.fillRect(1, 1, 11, 9, look.ground)
            painter.setPen(look.line)
            painter.drawRect(1, 1, 11, 9)
            painter.fillRect(1, 9, 12, 2, look.line)
        painter.end()
        icon.addPixmap(pixmap, QIcon.Mode.Normal, state)
    return icon
