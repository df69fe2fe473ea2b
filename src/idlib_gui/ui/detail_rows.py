"""What the detail pane tells of the selected row of a dataset, and how that row is cited."""

from __future__ import annotations

from idlib_gui.domain.citing import citation_text
from idlib_gui.state.datasets import Layer
from idlib_gui.state.row_columns import NOT_YET, RowColumns, Told
from idlib_gui.state.session import Session

from .sheet_items import Item


class SelectedRow:
    """The row of a dataset that is selected, if one is."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.columns: RowColumns | None = None

    @property
    def items(self) -> list[Item]:
        """Return its sheet; nothing if no row is selected."""
        row, layer = self._session.selection.row, self._layer
        if row is None or layer is None:
            return []
        # The start of the program need not wait for the words of datasets.
        from .row_sheet import row_sheet  # noqa: PLC0415

        return row_sheet(layer, row.row, self._told)

    @property
    def citation(self) -> str:
        """Return it as a citation; empty if no row is selected."""
        row, layer = self._session.selection.row, self._layer
        if row is None or layer is None:
            return ""
        from .row_sheet import row_reference  # noqa: PLC0415 - as above

        return citation_text(row_reference(layer, row.row, self._told))

    @property
    def _told(self) -> Told:
        return self.columns.told if self.columns else NOT_YET

    @property
    def _layer(self) -> Layer | None:
        row = self._session.selection.row
        return self._session.shelf.layer(row.dataset) if row is not None else None
