"""A choice of a column for each thing that a table can say of an event."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from idlib_gui.storage.datasets.mapping import COLUMN_ROLES, Mapping
from idlib_gui.storage.datasets.preview import Opened

from .plain import one_line, shortened

_IN_A_ROW = 2
"""Choices that stand side by side."""
_NAME, _EXAMPLE = 40, 24
_ORDERS = {None: 0, True: 1, False: 2}


class MappingForm(QWidget):
    """What stands in the columns is guessed; each choice shows an example of its column."""

    changed = Signal()
    """Another column was chosen."""

    def __init__(self, opened: Opened, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._examples = _examples(opened)
        self.boxes = {role: QComboBox() for role in COLUMN_ROLES}
        self.order = QComboBox()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for place, (role, words) in enumerate(self._labels().items()):
            box = self.boxes[role]
            self._fill(box, opened, getattr(opened.mapping, role), needed=role == "start")
            self._add(grid, place, words, box)
        for words in (
            self.tr("as the column shows"),
            self.tr("day first: 3/4 is 3 April"),
            self.tr("month first: 3/4 is 4 March"),
        ):
            self.order.addItem(words)
        self.order.setCurrentIndex(_ORDERS[opened.mapping.day_first])
        self._add(grid, len(self.boxes), self.tr("D&ates in figures"), self.order)
        for column in range(_IN_A_ROW):
            grid.setColumnStretch(2 * column + 1, 1)
        for box in (*self.boxes.values(), self.order):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())

    @property
    def mapping(self) -> Mapping:
        """Return what was chosen."""
        chosen = {role: str(box.currentData() or "") for role, box in self.boxes.items()}
        order = {place: day_first for day_first, place in _ORDERS.items()}
        return Mapping(**chosen, day_first=order[self.order.currentIndex()])

    def _labels(self) -> dict[str, str]:
        return {
            "start": self.tr("&Date or start"),
            "end": self.tr("&End"),
            "actor": self.tr("&Who"),
            "target": self.tr("To who&m"),
            "type": self.tr("T&ype"),
            "place": self.tr("&Place"),
            "title": self.tr("&Title"),
            "cls": self.tr("C&lass"),
            "precision": self.tr("How e&xact the date is"),
        }

    def _add(self, grid: QGridLayout, place: int, words: str, box: QComboBox) -> None:
        label = QLabel(words)
        label.setBuddy(box)
        box.setAccessibleName(words.replace("&", ""))
        row, column = divmod(place, _IN_A_ROW)
        grid.addWidget(label, row, 2 * column)
        grid.addWidget(box, row, 2 * column + 1)

    def _fill(self, box: QComboBox, opened: Opened, chosen: str, *, needed: bool) -> None:
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.setMaxVisibleItems(16)
        box.addItem(self.tr("choose…") if needed else self.tr("no column"), "")
        for name in opened.columns:
            example = self._examples[name]
            words = shortened(name, _NAME)
            box.addItem(f"{words} – {example}" if example else words, name)
            box.setItemData(box.count() - 1, one_line(name), Qt.ItemDataRole.AccessibleTextRole)
        box.setCurrentIndex(max(box.findData(chosen), 0))


def _examples(opened: Opened) -> dict[str, str]:
    """Return of each column the first cell with something in it."""
    columns = zip(*opened.rows, strict=True) if opened.rows else ([] for _ in opened.columns)
    return {
        name: shortened(next((cell for cell in cells if cell.strip()), ""), _EXAMPLE)
        for name, cells in zip(opened.columns, columns, strict=True)
    }
