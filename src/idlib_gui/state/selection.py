"""What the user has picked, shared by all panes, with the way they came."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from idlib_gui.domain.records import Ref

_REMEMBERED = 200


class Selection(QObject):
    """One selected record. Panes set it and listen to it, never to each other."""

    changed = Signal(object)
    """Another `Ref` is selected; None: nothing is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: Ref | None = None
        self._back: list[Ref | None] = []
        self._forward: list[Ref | None] = []

    @property
    def current(self) -> Ref | None:
        """Return what is selected."""
        return self._current

    @property
    def can_go_back(self) -> bool:
        """Return whether something was selected before."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Return whether the user went back from something."""
        return bool(self._forward)

    def select(self, ref: Ref | None) -> None:
        """Select `ref`; selecting it again says nothing, so panes cannot echo."""
        if ref != self._current:
            self._back = [*self._back, self._current][-_REMEMBERED:]
            self._forward = []
            self._show(ref)

    def back(self) -> None:
        """Select what was selected before."""
        if self._back:
            self._forward.append(self._current)
            self._show(self._back.pop())

    def forward(self) -> None:
        """Take one step back, back."""
        if self._forward:
            self._back.append(self._current)
            self._show(self._forward.pop())

    def forget(self) -> None:
        """Select nothing and forget the way, because another document was opened."""
        self._back, self._forward = [], []
        if self._current is not None:
            self._show(None)

    def _show(self, ref: Ref | None) -> None:
        self._current = ref
        self.changed.emit(ref)
