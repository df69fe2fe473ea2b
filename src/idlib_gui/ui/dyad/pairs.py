"""The pairs between which most happened, one click each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from idlib_gui.domain.dyads import Pair
from idlib_gui.overriding import override
from idlib_gui.ui.plain import button_text
from idlib_gui.ui.style import role
from idlib_gui.ui.wording import say_events

_GAP = 6


class PairChips(QWidget):
    """Chips on one line; those that there is no room for are not shown."""

    picked = Signal(object)
    """The `Pair` of a chip that was clicked."""

    def __init__(self, before: QWidget, parent: QWidget | None = None) -> None:
        """Make the line; `before` comes before it with Tab."""
        super().__init__(parent)
        self._before = before
        self._chips: list[QPushButton] = []
        self._pairs: tuple[Pair, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def chips(self) -> list[QPushButton]:
        """Return the chips that are shown."""
        return [chip for chip in self._chips if not chip.isHidden()]

    def show_pairs(self, pairs: Sequence[Pair], say: Callable[[Pair], str]) -> None:
        """Show other pairs in these words."""
        self._pairs = tuple(pairs)
        while len(self._chips) < len(self._pairs):
            chip = self._make(len(self._chips))
            QWidget.setTabOrder(self._chips[-1] if self._chips else self._before, chip)
            self._chips.append(chip)
        for chip, pair in zip(self._chips, self._pairs, strict=False):
            words = say(pair)
            chip.setText(f"{button_text(words)}  {pair.events}")
            chip.setAccessibleName(
                self.tr("Between {0}: {1}").format(words, say_events(pair.events))
            )
        self._place()
        self.updateGeometry()

    def _make(self, number: int) -> QPushButton:
        chip = QPushButton(self)
        role(chip, "chip")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the ribbon is what the pane is for
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.clicked.connect(lambda: self.picked.emit(self._pairs[number]))
        return chip

    @override
    def sizeHint(self) -> QSize:
        heights = [chip.sizeHint().height() for chip in self._chips]
        return QSize(0, max(heights, default=0))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        x = 0
        for number, chip in enumerate(self._chips):
            hint = chip.sizeHint()
            fits = number < len(self._pairs) and x + hint.width() <= self.width()
            chip.setVisible(fits)
            if fits:
                chip.setGeometry(x, 0, hint.width(), hint.height())
            x += hint.width() + _GAP
