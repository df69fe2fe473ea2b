"""What the source pane says where words stand on an earlier version of a text, made when needed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from idlib_gui.domain.records import Ref, SourceId
from idlib_gui.domain.versions import current_sources
from idlib_gui.state.session import Session


class EarlierWords(QObject):
    """Watches for records with citations that were not found again, and shows a bar for them."""

    asked = Signal(object)
    """Show the text of this source."""

    def __init__(self, session: Session, pane: QWidget, rows: QVBoxLayout) -> None:
        super().__init__(pane)
        self._session, self._pane, self._rows = session, pane, rows
        self._source: SourceId | None = None
        self.bar: Any = None
        session.selection.changed.connect(self._follow)
        session.store.patched.connect(self._follow_document)
        session.store.replaced.connect(self._follow_document)

    def show_source(self, source: SourceId | None) -> None:
        """Take note of which text is shown."""
        self._source = source
        self._follow(self._session.selection.current)

    def _follow_document(self) -> None:
        self._follow(self._session.selection.current)

    def _follow(self, ref: Ref | None) -> None:
        document = self._session.store.document
        if self.bar is None:
            if current_sources(document) is document.sources:
                return
            # Most documents need none, and the start of the program does not.
            from .uncertain_bar import UncertainBar  # noqa: PLC0415

            self.bar = UncertainBar(self._session, self._pane)
            self.bar.source_asked.connect(self.asked)
            self._rows.insertWidget(1, self.bar)
        self.bar.show_record(ref, self._source)
