"""The parts of a field of names: a chip, and the line that finds more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton, QWidget

from idlib_gui.overriding import override
from idlib_gui.ui.keys import takes_key
from idlib_gui.ui.name_finder import Choice, NameFinder
from idlib_gui.ui.plain import button_text, one_line
from idlib_gui.ui.style import role, show_in_role
from idlib_gui.ui.tips import plain_tip

from .lines import EditLine

_NAME = 30
"""Characters of a name on a chip."""
_LINE = 78
"""Pixels of the line at least."""
_FRAME = 26
"""Pixels of the line that are no text."""
_TAKING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


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
    sought_in_vain = Signal()
    """Enter was pressed behind a name that nobody has."""
    emptied = Signal()
    """Backspace was pressed in the empty line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._make: Callable[[], NameFinder] | None = None
        self._narrow: Callable[[str], Sequence[Choice]] | None = None
        self._finder: NameFinder | None = None
        self._alone = True
        self.textEdited.connect(self._find)
        self.returnPressed.connect(self.take)

    def set_source(
        self, make: Callable[[], NameFinder], narrow: Callable[[str], Sequence[Choice]] | None
    ) -> None:
        """Find names in what `make` returns, once something is typed; what was there is stale.

        Where there are too many to list, `narrow` returns those that what is typed can mean.
        """
        self._make, self._narrow = make, narrow
        if self._finder is not None:
            self._hide()
            self._finder.deleteLater()
            self._finder = None

    def take_row(self, *, alone: bool) -> None:
        """Take a row of its own, or the room that is left behind chips."""
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
            self._seek(finder, typed)
            marked = finder.best
        if marked.isValid():
            self._take_row(marked)
        elif typed:
            self.sought_in_vain.emit()

    def _take_row(self, row: QModelIndex) -> None:
        key, typed = str(row.data(NameFinder.KEY) or ""), one_line(self.text())
        name = str(row.data() or "") if key else typed
        self._hide()
        self.picked.emit(key, name)

    def _find(self, text: str) -> None:
        finder = self.finder
        if finder is None:
            return
        self._seek(finder, text)
        if finder.completionCount():
            finder.complete()
            finder.mark_best()
        else:
            self._hide()

    def called(self, finder: NameFinder, name: str) -> str:
        """Return the id of what is called just that, empty if nothing is."""
        self._seek(finder, name)
        return finder.called(name)

    def _seek(self, finder: NameFinder, typed: str) -> None:
        if self._narrow is not None:
            finder.show_choices(self._narrow(typed))
        finder.seek(typed)

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
        hint = self.fontMetrics().horizontalAdvance(self.placeholderText()) + _FRAME
        return QSize(_LINE if self._alone else max(_LINE, hint), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LINE, super().minimumSizeHint().height())

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() == Qt.Key.Key_Escape and self._is_open:
            self._hide()
        elif arg__1.key() == Qt.Key.Key_Down and self.finder is not None:
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
