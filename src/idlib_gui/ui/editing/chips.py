"""Names as chips, with a line that finds more of them, or makes them, as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton, QWidget

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import DomainError
from idlib_gui.overriding import override
from idlib_gui.ui.flow_layout import FlowBox
from idlib_gui.ui.keys import takes_key
from idlib_gui.ui.name_finder import Choice, NameFinder
from idlib_gui.ui.plain import button_text, one_line
from idlib_gui.ui.sheet_widgets import in_order
from idlib_gui.ui.style import role, show_in_role
from idlib_gui.ui.tips import plain_tip

from .fields import Field, Keep
from .lines import EditLine

_NAME = 30
"""Characters of a name on a chip."""
_LINE = 78
"""Pixels of the line behind the chips."""
_ROW = 1 << 14
"""More pixels than any row has."""
_TAKING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)

Choices = Callable[[Document], Sequence[Choice]]
"""Returns what can be picked in a document, the likeliest first."""
Create = Callable[[str, Callable[[str], Any]], None]
"""Makes a record of a name, and what is worked out of its id the value; else a DomainError."""


class NameChip(QPushButton):
    """A name that is in the field; a click, Delete or Backspace takes it out."""

    taken_out = Signal()
    """It is to go."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(f"{button_text(name, _NAME)}  ×", parent)
        role(self, "chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = self.tr("Remove {0}").format(one_line(name))
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.clicked.connect(self.taken_out)

    @override
    def event(self, e: QEvent) -> bool:
        return takes_key(e, *_TAKING) or super().event(e)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in _TAKING:
            self.taken_out.emit()
        else:
            super().keyPressEvent(e)


class FindingLine(EditLine):
    """A line with a list of what can be picked below it."""

    picked = Signal(str, str)
    """The id of what was picked, and its name; without an id, what is to be made of the name."""
    emptied = Signal()
    """Backspace was pressed in the empty line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._make: Callable[[], NameFinder] | None = None
        self._finder: NameFinder | None = None
        self._alone = True
        self.textEdited.connect(self._find)
        self.returnPressed.connect(self.take)

    def set_source(self, make: Callable[[], NameFinder]) -> None:
        """Find names in what this makes, once something is typed; what was made before is stale."""
        self._make = make
        if self._finder is not None:
            self._hide()
            self._finder.deleteLater()
            self._finder = None

    def take_row(self, *, alone: bool) -> None:
        """Take a row of its own, or the little room that is left behind chips."""
        if alone != self._alone:
            self._alone = alone
            show_in_role(self, "" if alone else "add")

    @property
    def finder(self) -> NameFinder | None:
        """Return the list below the line; None where any text can be typed."""
        if self._finder is None and self._make is not None:
            self._finder = self._make()
            self._finder.setWidget(self)
            self._finder.taken.connect(self._take_row)
        return self._finder

    def take(self) -> None:
        """Pick what is marked in the list, or else what is best called what was typed."""
        finder = self.finder
        typed = one_line(self.text())
        if finder is None:
            if typed:
                self.picked.emit("", typed)
            return
        popup = finder.popup()
        marked = popup.currentIndex() if popup is not None and popup.isVisible() else QModelIndex()
        if not marked.isValid() and typed:
            finder.seek(typed)
            marked = finder.best
        if marked.isValid():
            self._take_row(marked)

    def _take_row(self, row: QModelIndex) -> None:
        key, typed = str(row.data(NameFinder.KEY) or ""), one_line(self.text())
        name = str(row.data() or "") if key else typed
        self._hide()
        self.picked.emit(key, name)

    def _find(self, text: str) -> None:
        finder = self.finder
        if finder is None:
            return
        finder.seek(text)
        if finder.completionCount():
            finder.complete()
            finder.mark_best()
        else:
            self._hide()

    def _hide(self) -> None:
        popup = self._finder.popup() if self._finder is not None else None
        if popup is not None:
            popup.hide()

    @override
    def event(self, arg__1: QEvent) -> bool:
        tab = isinstance(arg__1, QKeyEvent) and arg__1.key() == Qt.Key.Key_Tab
        if tab and arg__1.type() == QEvent.Type.KeyPress and self.text() and self._is_open:
            self.take()  # as Enter does, and then on to the next field
        return super().event(arg__1)

    @property
    def _is_open(self) -> bool:
        popup = self._finder.popup() if self._finder is not None else None
        return popup is not None and popup.isVisible()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_ROW if self._alone else _LINE, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LINE, super().minimumSizeHint().height())

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() == Qt.Key.Key_Down and self.finder is not None:
            self._find(self.text())
        elif arg__1.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(arg__1)

    @override
    def mouseReleaseEvent(self, arg__1: QMouseEvent) -> None:
        super().mouseReleaseEvent(arg__1)
        if arg__1.button() is Qt.MouseButton.LeftButton and not self.is_typed:
            self._find("")


class NamesOf(NamedTuple):
    """What can stand in a field of names.

    Attributes:
        hint: What stands in the empty line.
        many: Several can stand there; otherwise one takes the place of the other.
        choices: What can be picked; None: any text is a name.
        called: How a record is called by its id.
        creates: What the list offers for a name that nobody has: “Create actor “{0}””.
        create: Makes it.
    """

    hint: str
    many: bool = True
    choices: Choices | None = None
    called: Callable[[Document, str], str] = lambda _document, key: key
    creates: str = ""
    create: Create | None = None


class ChipsField(Field):
    """Records by their names, or plain names, each a chip; the line behind them takes more."""

    def __init__(self, name: str, keep: Keep, names: NamesOf) -> None:
        super().__init__(name, keep)
        self._names = names
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._document: Document | None = None
        self._flow = FlowBox(parent=self)
        self.line = FindingLine(self._flow)
        self.line.setAccessibleName(name)
        self.line.picked.connect(self._add)
        self.line.emptied.connect(self._take_last)
        self.line.left.connect(self.commit)
        self._lay_out(self._flow)
        self.setFocusProxy(self.line)

    @property
    def chips(self) -> list[NameChip]:
        """Return the chips in their order."""
        return [widget for widget in self._flow.flow.widgets if isinstance(widget, NameChip)]

    @property
    def keys(self) -> tuple[str, ...]:
        """Return what stands in the field: ids, or plain names."""
        return tuple(key for key, _ in self._shown or ())

    @override
    def show_value(self, document: Document, value: Any) -> None:
        keys = value if isinstance(value, tuple) else () if value is None else (value,)
        if self._names.choices is not None and document is not self._document:
            self.line.set_source(self._find)
        self._document = document
        shown = tuple((key, self._names.called(document, key)) for key in keys)
        if shown != self._shown:
            self._shown = shown
            self._fill()

    @property
    @override
    def typed(self) -> str:
        return self.line.text()

    @override
    def type_again(self, typed: str) -> None:
        self.line.setText(typed)

    @override
    def commit(self) -> bool:
        """Take the name that was typed, if somebody is called just that; else say so."""
        typed = one_line(self.line.text())
        if not typed:
            self.line.setText("")
            self.say("")
            return True
        finder = self.line.finder
        if finder is None:
            return self._add("", typed)
        key = finder.called(typed)
        if key:
            return self._add(key, typed)
        self.say(self.tr("Nothing here is called “{0}”: pick from the list.").format(typed))
        return False

    def _find(self) -> NameFinder:
        names = self._names
        choices = names.choices(self._document) if names.choices and self._document else ()
        return NameFinder(choices, self.line, names.creates if names.create else "")

    def _fill(self) -> None:
        """Show the chips, each in its place, the line behind them."""
        focused = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), None)
        while (item := self._flow.flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.line:
                widget.hide()
                widget.deleteLater()
        for key, name in self._shown or ():
            chip = NameChip(name, self._flow)
            chip.taken_out.connect(lambda key=key: self._take_out(key))
            self._flow.flow.addWidget(chip)
            chip.show()
        self._flow.flow.addWidget(self.line)
        self.line.take_row(alone=not self._shown)
        more = self.tr("add…") if self._names.many else self.tr("another…")
        self.line.setPlaceholderText(more if self._shown else self._names.hint)
        widgets = self._flow.flow.widgets
        in_order(self._flow, widgets)
        for first, second in pairwise(widgets):
            QWidget.setTabOrder(first, second)
        self._flow.fit()
        if focused is not None:
            (widgets[focused] if focused < len(self.chips) else self.line).setFocus()

    def _add(self, key: str, name: str) -> bool:
        kept = self._many_with(key, name)
        if kept:
            self.line.setText("")
        return kept

    def _many_with(self, key: str, name: str) -> bool:
        """Make the value that which stands here and one more; return whether that went well."""
        if not key and self._names.choices is not None:
            return self._make(name)
        added = key or name
        return added in self.keys or self._hand_over(self._with(added))

    def _make(self, name: str) -> bool:
        if self._names.create is None:
            return False
        try:
            self._names.create(name, self._with)
        except DomainError as error:
            self.say(str(error))
            return False
        self.say("")
        return True

    def _with(self, key: str) -> Any:
        return (*self.keys, key) if self._names.many else key

    def _take_out(self, key: str) -> None:
        rest = tuple(other for other in self.keys if other != key)
        self._hand_over(rest if self._names.many else None)

    def _take_last(self) -> None:
        if self.keys:
            self._take_out(self.keys[-1])
