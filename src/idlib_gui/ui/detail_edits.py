"""What the detail pane tells of what was done to a record: its history, and what it took in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.document import Act
from idlib_gui.domain.records import Kind, Ref
from idlib_gui.state.record_steps import RecordSteps
from idlib_gui.state.session import Session

from .plain import one_line
from .sheet_items import Item, SplitLine
from .sheet_parts import section


class EditedRecord:
    """The selected record, as far as the history tells of it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.touched: RecordSteps | None = None
        self.merged_into: Callable[[Ref], Sequence[Any]] | None = None

    def items(self, ref: Ref | None, *, everything: bool) -> list[Item]:
        """Return the lines for the sheet of a record; nothing if nothing was done to it."""
        history = self._session.store.history
        if ref is None or self.touched is None or not history.steps():
            return []
        # The start of the program need not wait for what is told of edits.
        from .history.record import history_items  # noqa: PLC0415

        document = self._session.store.document
        told = history_items(document, history, self.touched, ref, all_of_it=everything)
        return [*self._took_in(ref), *told]

    def _took_in(self, ref: Ref) -> list[Item]:
        """Return what was merged into a record, each with the way to split it off."""
        steps = self._session.store.history.steps()
        merged = ref.kind in {Kind.ACTOR, Kind.PLACE} and any(
            step.act is Act.MERGE for step in steps
        )
        found = self.merged_into(ref) if merged and self.merged_into is not None else ()
        if not found:
            return []
        lines = [
            SplitLine(_tr("Split back {0}").format(one_line(one.name)), one.ref) for one in found
        ]
        return [section(_tr("Merged into it")), *lines]


def _tr(text: str) -> str:
    return QCoreApplication.translate("detail_edits", text)
