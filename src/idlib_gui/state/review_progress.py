"""How far the review is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from idlib_gui.domain.deciding import DECIDED, Progress, is_decided, progress
from idlib_gui.domain.document import Patch

from .store import DocumentStore


class ReviewProgress(QObject):
    """How far the review of the open document is; follows each edit."""

    changed = Signal()
    """Another number is decided, or there is another number of proposals."""

    def __init__(self, store: DocumentStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.now = progress(store.document)
        store.replaced.connect(self._start_over)
        store.patched.connect(self._follow)

    def _start_over(self) -> None:
        self._show(progress(self._store.document))

    def _follow(self, patch: Patch) -> None:
        changes = [change for ref, change in patch.changes.items() if ref.kind in DECIDED]
        decided = sum(is_decided(one.after) - is_decided(one.before) for one in changes)
        total = sum((one.after is not None) - (one.before is not None) for one in changes)
        self._show(Progress(self.now.decided + decided, self.now.total + total))

    def _show(self, now: Progress) -> None:
        if now != self.now:
            self.now = now
            self.changed.emit()
