"""What of the sources is not read yet: no quotation, date or name shall be overlooked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from idlib_gui.domain.reading import Coverage, Item, Sort
from idlib_gui.domain.records import Citation
from idlib_gui.models.items_model import ROW_ROLE, ItemsModel, ItemWords, place_of
from idlib_gui.overriding import override
from idlib_gui.state.reading import Reading
from idlib_gui.state.session import Session
from idlib_gui.state.viewport import View

from . import messages
from .highlight_switches import swatch
from .labels import plain_label
from .open_view import HIGHLIGHT_OF, OpenDelegate, OpenList
from .open_words import OpenTexts
from .style import role
from .theme import Looks, Theme
from .wording import number

_ICON = QSize(16, 12)
_FIRST = QSize(380, 200)
"""The size that the pane likes: words are seen among those around them."""


class OpenPane(QWidget):
    """Lists what no record tells of; going to an item shows it in the source.

    Nothing is looked for before the pane is seen, or a step is asked for.
    """

    stepped = Signal(str)
    """A step led somewhere, or nowhere: what the user is told of it."""

    def __init__(
        self, session: Session, looks: Looks, reading: Reading, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reading = reading
        self._texts = OpenTexts(session, self)
        self._left_out = session.viewport.view.left_out
        self._at: Citation | None = None
        """Where the user went last; steps go on from there, even if that is read by now."""
        self._asked = 0
        """A step that waits until it is known what is open."""
        words = ItemWords(self._texts.line, self._texts.tip, self._texts.spoken)
        self._model = ItemsModel(words, place_of, self)
        self._delegate = OpenDelegate(looks.theme, self._texts)
        self._list = OpenList(self._model, self._delegate)
        self._list.setAccessibleName(self.tr("What is not read"))
        self._number = plain_label("muted", wrapped=False)
        self._counts = plain_label("small", wrapped=False)
        self._nothing = plain_label("muted")
        self._buttons = {sort: self._make_button(sort) for sort in Sort}
        self._lay_out()
        self._connect(looks)
        self._show_theme(looks.theme)
        self._refresh()

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets for the header of the card: how many items are listed."""
        return (self._number,)

    @property
    def list(self) -> OpenList:
        """Return the list."""
        return self._list

    @property
    def items(self) -> tuple[Item, ...]:
        """Return what is listed."""
        return self._model.items

    @property
    def counts(self) -> str:
        """Return what is said of how much is read."""
        return self._counts.text()

    def step(self, by: int) -> None:
        """Go to the next item that is open (1), or the one before (-1); around the end."""
        self._reading.want()
        if self._reading.coverage is None:
            self._asked = by
            return
        items = self._model.items
        if not items:
            self.stepped.emit(self._nothing.text())
            return
        number = self._beside(by)
        index = self._model.index(number, 0)
        self._list.setCurrentIndex(index)
        self._go(index)
        self.stepped.emit(self._texts.stepped(items[number], number + 1, len(items)))

    def _beside(self, by: int) -> int:
        """Return the number of the next item in the order of the texts, seen from the last one."""
        items = self._model.items
        if self._at is None:
            return 0 if by > 0 else len(items) - 1
        numbers = {key: n for n, key in enumerate(self._session.store.document.sources)}
        at = numbers.get(self._at.source, 0), self._at.start

        def place(item: Item) -> tuple[int, int]:
            return numbers.get(item.citation.source, 0), item.citation.start

        if by > 0:
            return bisect_right(items, at, key=place) % len(items)
        return (bisect_left(items, at, key=place) - 1) % len(items)

    def _make_button(self, sort: Sort) -> QToolButton:
        button = QToolButton()
        role(button, "tool")
        button.setToolTip(self._texts.filter_tip(sort))
        button.setCheckable(True)
        button.setChecked(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(_ICON)
        button.setMinimumWidth(2 * _ICON.width())
        return button

    def _lay_out(self) -> None:
        self._counts.setContentsMargins(12, 2, 12, 6)
        self._counts.setWordWrap(True)
        switches = QHBoxLayout()
        switches.setContentsMargins(8, 6, 8, 0)
        switches.setSpacing(2)
        for button in self._buttons.values():
            switches.addWidget(button)
        switches.addStretch()
        self._nothing.setContentsMargins(12, 4, 12, 8)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        column.addLayout(switches)
        column.addWidget(self._counts)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._list, 1)
        self.setFocusProxy(self._list)
        self.setMinimumWidth(180)

    def _connect(self, looks: Looks) -> None:
        self._reading.changed.connect(self._refresh)
        self._reading.failed.connect(lambda error: messages.report(self.window(), error))
        self._session.store.replaced.connect(self._start_over)
        self._session.viewport.settled.connect(self._follow_view)
        self._list.went.connect(self._go)
        for button in self._buttons.values():
            button.clicked.connect(self._refresh)
        looks.changed.connect(self._show_theme)

    @override
    def sizeHint(self) -> QSize:
        return _FIRST

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.want()

    def _start_over(self) -> None:
        self._at = None
        self._asked = 0

    def _follow_view(self, view: View) -> None:
        if view.left_out != self._left_out:
            self._left_out = view.left_out
            self._refresh()

    def _refresh(self) -> None:
        """List what is open and wanted, and say how much is read."""
        coverage = self._reading.coverage
        shown = () if coverage is None else self._wanted(coverage)
        current = self._list.currentIndex().data(ROW_ROLE)
        self._model.show_items(shown)
        if current is not None:
            self._list.setCurrentIndex(self._model.row_of(current))
        counts = self.tr("Looking through the text…")
        self._counts.setText(self._texts.counted(coverage) if coverage else counts)
        nothing = self._texts.nothing(coverage, len(shown)) if coverage else ""
        self._nothing.setText(nothing)
        self._nothing.setVisible(not shown)
        self._list.setVisible(bool(shown))
        self._number.setText(str(len(shown)) if coverage else "")
        self._number.setAccessibleName(self.tr("{0} listed").format(number(len(shown))))
        self._count_buttons(coverage)
        if coverage is not None and self._asked:
            by, self._asked = self._asked, 0
            self.step(by)

    def _wanted(self, coverage: Coverage) -> tuple[Item, ...]:
        sorts = {sort for sort, button in self._buttons.items() if button.isChecked()}
        if len(sorts) == len(Sort) and not self._left_out:
            return coverage.open
        return tuple(
            item
            for item in coverage.open
            if item.sort in sorts and item.citation.source not in self._left_out
        )

    def _count_buttons(self, coverage: Coverage | None) -> None:
        for sort, button in self._buttons.items():
            tally = coverage.tally(sort, self._left_out) if coverage else None
            left = f" {tally.total - tally.linked}" if tally else ""
            button.setText(f"{self._texts.sorts(sort)}{left}")
            button.setAccessibleName(f"{self._texts.filter_tip(sort)}{left and ':'}{left}")

    def _go(self, index: QModelIndex) -> None:
        """Show the words of an item in the source."""
        item: Item = index.data(ROW_ROLE)
        self._at = item.citation
        self._session.viewport.reveal(item.citation)

    def _show_theme(self, theme: Theme) -> None:
        self._delegate.show_theme(theme)
        for sort, button in self._buttons.items():
            button.setIcon(swatch(theme, HIGHLIGHT_OF[sort], button.devicePixelRatioF()))
        self._list.viewport().update()
