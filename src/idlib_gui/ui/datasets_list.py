"""The list of datasets, what the chosen one is filtered by, and what can be done to it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QToolButton, QVBoxLayout, QWidget

from idlib_gui.models.datasets_model import DatasetsModel, DatasetWords
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.overriding import override
from idlib_gui.state.datasets import Layer
from idlib_gui.state.session import Session

from .datasets_delegate import ROW, DatasetsDelegate
from .datasets_list_words import dataset_spoken, dataset_tip, say_mark
from .filter_chips import FilterChips
from .flow_layout import FlowBox
from .row_list import TickList
from .shapes import shape_icon
from .style import role
from .theme import Looks, Theme
from .wording import number

_LEAST = 2
"""Rows that are to be seen at least."""


class DatasetsList(QWidget):
    """Ticks show and hide datasets; below the list stands what is known of the chosen one."""

    asked = Signal(str, str)
    """What is to be done, to which dataset."""

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._looks = session, looks
        self._left_out: dict[str, int] = {}
        self._told: tuple[str, int] | None = None
        self._model = DatasetsModel(session, DatasetWords(dataset_tip, dataset_spoken), self)
        self._delegate = DatasetsDelegate(looks.theme)
        self.list = _WholeRows(self._delegate)
        self.list.setModel(self._model)
        self.list.setAccessibleName(self.tr("Datasets"))
        self.list.setMinimumHeight(_LEAST * ROW)
        self.chips = FilterChips(session.shelf)
        self._foot = FlowBox(gap=4)
        self.buttons = {
            "filter": self._button(self.tr("Filter…"), "filter"),
            "rows": self._button(self.tr("Rows…"), "rows"),
            "left_out": self._button("", "left_out"),
        }
        for button in self.buttons.values():
            self._foot.flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.list, 1)
        below = QVBoxLayout()
        below.setContentsMargins(10, 2, 8, 0)
        below.setSpacing(4)
        below.addWidget(self.chips)
        below.addWidget(self._foot)
        column.addLayout(below)
        self._connect()
        self._choose_one()

    @property
    def chosen(self) -> Layer | None:
        """Return the layer that is chosen in the list."""
        key = self.list.currentIndex().data(ID_ROLE)
        return self._session.shelf.layer(key) if key else None

    def choose(self, key: str) -> None:
        """Choose a dataset in the list."""
        rows = (self._model.index(row, 0) for row in range(self._model.rowCount()))
        index = next((index for index in rows if index.data(ID_ROLE) == key), QModelIndex())
        self.list.setCurrentIndex(index)

    def _button(self, words: str, what: str) -> QToolButton:
        button = QToolButton()
        role(button, "act")
        button.setText(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.ask(what))
        return button

    def _connect(self) -> None:
        self._model.rowsInserted.connect(self._choose_newest)
        self._model.rowsRemoved.connect(self._choose_one)
        self.list.selectionModel().currentChanged.connect(self._show_chosen)
        self.list.activated.connect(lambda _index: self.ask("show"))
        self.list.customContextMenuRequested.connect(self._open_menu)
        self._session.shelf.changed.connect(self._show_chosen)
        self._looks.changed.connect(self._show_theme)

    def _choose_newest(self, _parent: QModelIndex, _first: int, last: int) -> None:
        self.list.setCurrentIndex(self._model.index(last, 0))

    def _choose_one(self) -> None:
        if not self.list.currentIndex().isValid() and self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(0, 0))
        self._show_chosen()

    def _show_chosen(self) -> None:
        layer = self.chosen
        self.chips.show_layer(layer)
        self._foot.setVisible(layer is not None)
        if layer is None:
            return
        told = layer.dataset.name, self._left_out_of(layer)
        if told != self._told:  # else all panes would be laid out anew for nothing
            self._told = told
            self._say(*told)

    def _say(self, name: str, left_out: int) -> None:
        """Say what can be done to the chosen dataset."""
        words = self.tr("{0} left out").format(number(left_out))
        self.buttons["left_out"].setText(words)
        self.buttons["left_out"].setEnabled(left_out > 0)
        self._foot.fit()
        for what, words in (
            ("filter", self.tr("Show only some rows of {0}")),
            ("rows", self.tr("List the rows of {0}")),
            ("left_out", self.tr("See which rows of {0} could not be read")),
        ):
            self.buttons[what].setToolTip(words.format(name))
            self.buttons[what].setAccessibleDescription(words.format(name))

    def _left_out_of(self, layer: Layer) -> int:
        """Return how many rows of a dataset were left out; it is looked up once."""
        if layer.key not in self._left_out:
            try:
                self._left_out[layer.key] = layer.dataset.left_out.total
            except OSError:  # the cache may be deleted at any time
                return 0
        return self._left_out[layer.key]

    def _show_theme(self, theme: Theme) -> None:
        self._delegate.show_theme(theme)
        self.list.viewport().update()

    def ask(self, what: str) -> None:
        """Ask for something to be done to the dataset that is chosen."""
        layer = self.chosen
        if layer is not None:
            self.asked.emit(what, layer.key)

    # The context menu

    def _open_menu(self, position: QPoint) -> None:
        index = self.list.indexAt(position)
        if index.isValid():
            self.list.setCurrentIndex(index)
        else:
            position = self.list.visualRect(self.list.currentIndex()).center()
        layer = self.chosen
        if layer is not None:
            self.menu_for(layer).popup(self.list.viewport().mapToGlobal(position))

    def menu_for(self, layer: Layer) -> QMenu:
        """Return the context menu of a dataset."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        only = menu.addAction(self.tr("Show only this dataset"))
        only.triggered.connect(lambda: self._show_only(layer.key))
        every = menu.addAction(self.tr("Show all datasets"))
        every.triggered.connect(lambda: self._show_only(None))
        self._add_colours(menu, layer)
        menu.addSeparator()
        left_out = self._left_out_of(layer) > 0
        for what, words, can in (
            ("show", self.tr("Show on the timeline"), True),
            ("filter", self.tr("Filter…"), True),
            ("rows", self.tr("Rows…"), True),
            ("left_out", self.tr("Rows left out…"), left_out),
            ("columns", self.tr("Columns…"), True),
            ("remove", self.tr("Remove from the window"), True),
            ("forget", self.tr("Remove, and delete the prepared index"), True),
        ):
            if what == "remove":
                menu.addSeparator()
            action = menu.addAction(words)
            action.setEnabled(can)
            action.triggered.connect(lambda _on=False, what=what: self.ask(what))
        return menu

    def _show_only(self, key: str | None) -> None:
        for layer in self._session.shelf.layers:
            self._session.shelf.update(layer.key, visible=key in {None, layer.key})

    def _add_colours(self, menu: QMenu, layer: Layer) -> None:
        colours = menu.addMenu(self.tr("Colour and mark"))
        for place, look in enumerate(self._looks.theme.datasets):
            icon = shape_icon(look.shape, look.colour, self.devicePixelRatioF())
            action = QAction(icon, say_mark(look), colours)
            action.setCheckable(True)
            action.setChecked(layer.colour % len(self._looks.theme.datasets) == place)
            action.triggered.connect(
                lambda _on=False, place=place: self._session.shelf.update(layer.key, colour=place)
            )
            colours.addAction(action)


class _WholeRows(TickList):
    """A list that shows rows as a whole: what is left of its height stays empty."""

    def __init__(self, delegate: DatasetsDelegate) -> None:
        super().__init__(delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        self.setViewportMargins(0, 0, 0, self.height() % ROW)
        super().resizeEvent(e)
