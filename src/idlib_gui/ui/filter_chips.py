"""What a dataset is filtered by, a chip each; a click on one takes it away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from idlib_gui.state.datasets import NO_FILTER, Layer, RowFilter, Shelf

from .dataset_words import say_moment
from .flow_layout import FlowBox
from .plain import button_text, one_line
from .style import role
from .tips import plain_tip
from .wording import number

_NAME = 22
"""Characters of a name on a chip."""
_MOST = 5
"""Chips that are shown; more names are counted on one."""


class _Chip(NamedTuple):
    """A part of a filter: its words, and the filter without it."""

    words: str
    without: RowFilter


class FilterChips(FlowBox):
    """Shown while the rows of a dataset are filtered."""

    def __init__(self, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shelf = shelf
        self._shown: tuple[str, RowFilter] = ("", NO_FILTER)
        self.setAccessibleName(self.tr("What the rows are filtered by"))
        self.hide()

    @property
    def buttons(self) -> list[QPushButton]:
        """Return the chips."""
        return [widget for widget in self.flow.widgets if isinstance(widget, QPushButton)]

    def show_layer(self, layer: Layer | None) -> None:
        """Show what this layer is filtered by."""
        shown = (layer.key, layer.filter) if layer is not None else ("", NO_FILTER)
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self.flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if layer is not None:
            for chip in self._chips(layer):
                self._add(layer.key, chip)
        self.setVisible(bool(self.flow.count()))
        self.fit()

    def _chips(self, layer: Layer) -> list[_Chip]:
        dataset, only = layer.dataset, layer.filter
        chips = [
            *_named(self.tr("actor {0}"), dataset.actors, only, "actors"),
            *_named(self.tr("type {0}"), dataset.types, only, "types"),
            *_named(self.tr("place {0}"), dataset.places, only, "places"),
        ]
        if len(chips) > _MOST:
            chips = [
                _Chip(words.format(number(len(codes))), only.choosing(part, frozenset()))
                for part, words, codes in (
                    ("actors", self.tr("actors: {0}"), only.actors),
                    ("types", self.tr("types: {0}"), only.types),
                    ("places", self.tr("places: {0}"), only.places),
                )
                if codes
            ]
        if only.period is not None:
            chips.append(_Chip(say_moment(only.period), only.choosing("period", None)))
        return chips

    def _add(self, key: str, chip: _Chip) -> None:
        button = QPushButton(f"{button_text(chip.words, _NAME)}  ×", self)
        role(button, "chip")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        words = self.tr("Filter no more by {0}").format(one_line(chip.words))
        button.setAccessibleName(words)
        button.setToolTip(plain_tip(words))
        button.clicked.connect(lambda: self._shelf.filter(key, chip.without))
        self.flow.addWidget(button)
        button.show()


def _named(words: str, names: Sequence[str], only: RowFilter, part: str) -> Iterator[_Chip]:
    """Yield a chip for each code of one part of a filter."""
    codes: frozenset[int] = getattr(only, part)
    for code in sorted(codes):
        yield _Chip(words.format(names[code]), only.choosing(part, codes - {code}))
