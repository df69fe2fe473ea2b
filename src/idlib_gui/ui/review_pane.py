"""The review pane: the queue of what is to be decided, and one key for each decision."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from idlib_gui.overriding import override
from idlib_gui.state.reading import Reading
from idlib_gui.state.session import Session

from .labels import plain_label
from .style import role
from .theme import Looks

_LEAST = QSize(180, 90)


class _Content(Protocol):
    """What is made when the pane is first seen."""

    @property
    def left(self) -> str:
        """Return how many rows are left."""

    def ask_many(self) -> None:
        """Let the user decide many at once."""

    def take_keyboard(self) -> None:
        """Go to what is to be decided."""

    def show(self) -> None:
        """Be seen."""


class ReviewPane(QWidget):
    """Shows what is to be decided; nothing is sorted before it is seen."""

    edit_asked = Signal(object)
    """The `Ref` of a record that is to be edited."""

    def __init__(
        self, session: Session, looks: Looks, reading: Reading, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._looks, self._reading = session, looks, reading
        self._content: _Content | None = None
        self._left = plain_label("muted", wrapped=False)
        self.many = QToolButton()
        role(self.many, "tool")
        self.many.setText(self.tr("Accept many…"))
        self.many.setToolTip(self.tr("Accept or reject by filter and confidence"))
        self.many.clicked.connect(self.ask_many)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumSize(_LEAST)

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets for the header of the card."""
        return (self.many, self._left)

    @property
    def content(self) -> _Content:
        """Return what is in the pane, made when it is first wanted."""
        if self._content is None:
            # The start of the program need not wait for it.
            from .review_content import ReviewContent  # noqa: PLC0415

            content = ReviewContent(self._session, self._looks, self._reading)
            self._content = content
            self._column.addWidget(content)
            self.setFocusProxy(content)
            content.left_changed.connect(self._show_left)
            content.edit_asked.connect(self.edit_asked)
            self._show_left()
        return self._content

    def ask_many(self) -> None:
        """Let the user decide many at once."""
        self.content.ask_many()

    def take_keyboard(self) -> None:
        """Go to the proposal that is to be decided."""
        self.content.take_keyboard()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._content is None:  # at the start, docks are shown before it shows which is behind
            QTimer.singleShot(0, self, self._catch_up)
        else:
            self._reading.want()

    def _catch_up(self) -> None:
        if self.isVisible() and not self.visibleRegion().isEmpty():
            self._reading.want()
            self.content.show()

    def _show_left(self) -> None:
        self._left.setText(self.content.left)
