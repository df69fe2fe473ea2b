"""Fields of a form: each shows a value of the record, and gives it back as an edit of its own."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon, QStandardItemModel
from PySide6.QtWidgets import QVBoxLayout, QWidget

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import DomainError
from idlib_gui.overriding import override
from idlib_gui.ui.labels import plain_label

from .calm_box import CalmBox
from .lines import EditLine, NoteEdit

Keep = Callable[[Any], None]
"""Makes a value that of the record; raises a DomainError if it cannot be."""
_GAP = 3
_ICON = QSize(13, 13)


class Field(QWidget):
    """Shows a value and hands back another one, the moment that it is left or Enter is pressed."""

    rearranged = Signal()
    """It has other parts now, that the Tab key has to go through."""

    def __init__(self, name: str, keep: Keep) -> None:
        super().__init__()
        self.name = name
        self._keep = keep
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(_GAP)
        self._problem = plain_label("problem")
        self._problem.hide()

    def _lay_out(self, *widgets: QWidget) -> None:
        """Put the parts of the field above what is said of a problem with them."""
        for widget in (*widgets, self._problem):
            self.column.addWidget(widget)
        self.setFocusProxy(widgets[0])

    @abstractmethod
    def show_value(self, document: Document, value: Any) -> None:
        """Show a value of a record; what is being typed stays."""

    @property
    def stops(self) -> Sequence[QWidget]:
        """Return its parts that take the keyboard, in the order of the Tab key."""
        proxy = self.focusProxy()
        return () if proxy is None else (proxy,)

    @property
    def typed(self) -> str:
        """Return what was typed and is not kept; empty if there is nothing."""
        return ""

    def type_again(self, typed: str) -> None:
        """Let this stand here as if the user had just typed it."""

    def commit(self) -> bool:
        """Make what was typed the value; return whether nothing is left that is not kept."""
        return True

    @property
    def problem(self) -> str:
        """Return the sentence why what was typed is not kept."""
        return "" if self._problem.isHidden() else self._problem.text().removeprefix("⚠ ")

    def say(self, problem: str) -> None:
        """Say why what was typed is not kept; an empty sentence says that all is well."""
        self._problem.setText(f"⚠ {problem}" if problem else "")
        self._problem.setVisible(bool(problem))
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.setAccessibleDescription(problem)

    def _hand_over(self, value: Any) -> bool:
        try:
            self._keep(value)
        except DomainError as error:
            self.say(str(error))
            return False
        self.say("")
        return True


class TextField(Field):
    """A line of text, such as a title or a name. `written` and `read` are for what is no text."""

    def __init__(
        self,
        name: str,
        keep: Keep,
        *,
        hint: str = "",
        written: Callable[[Any], str] = lambda value: value or "",
        read: Callable[[str], Any] = lambda text: text,
    ) -> None:
        super().__init__(name, keep)
        self._written, self._read = written, read
        self.line = EditLine()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self.line.left.connect(self.commit)
        self.line.returnPressed.connect(self.commit)
        self.line.textChanged.connect(self._forget_problem)
        self._lay_out(self.line)

    @override
    def show_value(self, document: Document, value: Any) -> None:
        self.line.show_text(self._written(value))

    @property
    @override
    def typed(self) -> str:
        return self.line.text() if self.line.is_typed else ""

    @override
    def type_again(self, typed: str) -> None:
        self.line.setText(typed)

    @override
    def commit(self) -> bool:
        if not self.line.is_typed:
            return True
        try:
            value = self._read(self.line.text())
        except DomainError as error:
            self.say(str(error))
            return False
        if not self._hand_over(value):
            return False
        if self.line.is_typed:  # it is kept in another spelling
            self.line.take_back()
        return True

    def _forget_problem(self) -> None:
        if self.problem:
            self.say("")


class NoteField(Field):
    """A text of several lines that a person wrote about the record."""

    def __init__(self, name: str, keep: Keep) -> None:
        super().__init__(name, keep)
        self.edit = NoteEdit()
        self.edit.setAccessibleName(name)
        self.edit.left.connect(self.commit)
        self._lay_out(self.edit)

    @override
    def show_value(self, document: Document, value: Any) -> None:
        self.edit.show_text(value)

    @property
    @override
    def typed(self) -> str:
        return self.edit.toPlainText() if self.edit.is_typed else ""

    @override
    def type_again(self, typed: str) -> None:
        self.edit.setPlainText(typed)

    @override
    def commit(self) -> bool:
        if not self.edit.is_typed:
            return True
        kept = self._hand_over(self.edit.toPlainText())
        if kept and self.edit.is_typed:
            self.edit.take_back()
        return kept


class Option(NamedTuple):
    """A value that can be chosen, in words.

    Attributes:
        value: What is kept.
        words: What it is called.
        more: What is said below the field while it is chosen.
        mark: Which icon stands before it.
        heading: It cannot be chosen; it stands over those that can.
    """

    value: Any
    words: str
    more: str = ""
    mark: Any = None
    heading: bool = False


class ChoiceField(Field):
    """One of few values, kept as soon as it is chosen."""

    def __init__(
        self,
        name: str,
        keep: Keep,
        options: Sequence[Option],
        marks: Callable[[Any], QIcon] | None = None,
    ) -> None:
        super().__init__(name, keep)
        self._options = tuple(options)
        self._marks = marks
        self.box = CalmBox()
        self.box.setAccessibleName(name)
        self.box.setSizeAdjustPolicy(CalmBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self.box.setMaxVisibleItems(21)
        self.box.setIconSize(_ICON)
        for row, option in enumerate(self._options):
            self.box.addItem(option.words)
            items = self.box.model()
            if option.heading and isinstance(items, QStandardItemModel):
                items.item(row).setEnabled(False)
        self.more = plain_label("small")
        self.show_marks()
        self.box.activated.connect(self._choose)
        self._lay_out(self.box, self.more)

    def show_marks(self) -> None:
        """Show the icons in the colours of the theme in force."""
        if self._marks is not None:
            for row, option in enumerate(self._options):
                if not option.heading:
                    self.box.setItemIcon(row, self._marks(option.mark))

    @override
    def show_value(self, document: Document, value: Any) -> None:
        rows = [n for n, one in enumerate(self._options) if one.value == value and not one.heading]
        self.box.setCurrentIndex(rows[0] if rows else -1)
        more = self._options[rows[0]].more if rows else ""
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.say("")

    def _choose(self, row: int) -> None:
        self._hand_over(self._options[row].value)
