"""The menu in which one of several things at a place of the ribbon is picked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from idlib_gui.domain.records import EventClass, Ref
from idlib_gui.state.selection import RowRef
from idlib_gui.ui.plain import button_text
from idlib_gui.ui.shapes import shape_icon
from idlib_gui.ui.theme import Theme
from idlib_gui.ui.wording import number, say_class

_TITLE, _NAME = 64, 40


class Choice(NamedTuple):
    """What can be picked, what it is called, when it was, and of which class it is."""

    picked: Ref | RowRef
    title: str
    when: str
    cls: EventClass | None


class Group(NamedTuple):
    """Choices of one dataset under its name; None: of the article.

    `more` rows of it are not listed.
    """

    dataset: str | None
    name: str
    choices: Sequence[Choice]
    more: int


class ChoicesMenu(QMenu):
    """Lists choices in groups, each with the mark of its class."""

    picked = Signal(object)
    """What was picked."""
    rest_asked = Signal(str)
    """The key of a dataset whose rows are to be listed."""

    def __init__(
        self, heading: str, groups: Sequence[Group], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Events at this place"))
        self._theme = theme
        if heading:
            self._add_heading(heading)
        for group in groups:
            if group.choices:
                self._add_group(group)
        self.setActiveAction(next(one for one in self.actions() if one.isEnabled()))

    def _add_heading(self, words: str) -> None:
        self.addAction(words).setEnabled(False)

    def _add_group(self, group: Group) -> None:
        """Add a group under its name, and the way to what of it is not listed."""
        self._add_heading(button_text(group.name, _NAME))
        for choice in group.choices:
            look = self._theme.classes[choice.cls]
            icon = shape_icon(look.shape, look.line, self.devicePixelRatioF())
            action = self.addAction(icon, f"{button_text(choice.title, _TITLE)}\t{choice.when}")
            action.setStatusTip(say_class(choice.cls))
            action.triggered.connect(lambda _on, choice=choice: self.picked.emit(choice.picked))
        if group.more and group.dataset is not None:
            words = self.tr("{0} more in Rows…").format(number(group.more))
            action = self.addAction(words)
            action.triggered.connect(lambda: self.rest_asked.emit(group.dataset))
