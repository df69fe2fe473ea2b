"""What is known of the selected record, and the quotes that belong to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QToolButton, QWidget

from idlib_gui.domain.records import Ref
from idlib_gui.overriding import override
from idlib_gui.state.narrowing import is_other_part
from idlib_gui.state.record_steps import RecordSteps
from idlib_gui.state.row_columns import RowColumns
from idlib_gui.state.session import Session
from idlib_gui.state.viewport import View

from .detail_edits import EditedRecord
from .detail_foot import StepFoot
from .detail_rows import SelectedRow
from .later import Later
from .quotes_list import QuotesList
from .record_sheets import sheet_of
from .sheet_items import Item
from .sheet_parts import LONG_LIST, SHORT_LIST
from .sheet_view import SheetView
from .style import role
from .theme import Looks

messages = Later("messages")
_SHARE = 0.42
"""The share of the height that quotes can claim from a long record."""
_NARROWEST, _WIDTH, _LOWEST = 200, 300, 240
_ICON = QSize(16, 16)


class DetailPane(QWidget):
    """Shows the selected record with its evidence, quote cards below, and steps through events."""

    asked = Signal(str, str)
    """What is to be done, and the key of the dataset it is to be done to."""
    split_wanted = Signal(object)
    """The `Ref` of what is to be split off the selected record."""
    edit_wanted = Signal(str)
    """The field of the selected record that the user wants to change."""

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._looks = looks
        self._view = session.viewport.view
        self._limit = SHORT_LIST
        self._shown: tuple[list[Item], bool] | None = None
        self._row = SelectedRow(session)
        self._instead: QWidget | None = None
        self._edited = EditedRecord(session)
        self._sheet = SheetView(looks)
        self._scroll = QScrollArea(self)
        self._scroll.setAccessibleName(self.tr("Details of what is selected"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._sheet)
        self._quotes = QuotesList(session, looks, self)
        self._foot = StepFoot(self)
        self._pencil = QToolButton(self)
        role(self._pencil, "tool")
        self._pencil.setIconSize(_ICON)
        self._pencil.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._connect()
        self._show_selection()

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets for the header of the card; the quotes have their own."""
        return (self._pencil,)

    @property
    def sheet(self) -> SheetView:
        """Return the part that tells of the record."""
        return self._sheet

    @property
    def quotes(self) -> QuotesList:
        """Return the list of quotes."""
        return self._quotes

    @property
    def step_buttons(self) -> tuple[QPushButton, QPushButton]:
        """Return the buttons at the foot."""
        return self._foot.buttons

    def _connect(self) -> None:
        session = self._session
        session.store.replaced.connect(self._show_selection)
        session.store.patched.connect(lambda _patch: self._show_record())
        session.selection.changed.connect(self._show_selection)
        session.viewport.settled.connect(self._follow_view)
        session.shelf.changed.connect(self._follow_shelf)
        self._looks.changed.connect(self._sheet.update)
        self._sheet.resized.connect(self._fit)
        self._quotes.listed.connect(self._fit_soon)
        self._sheet.picked.connect(session.selection.select)
        self._sheet.cited.connect(session.viewport.reveal)
        self._sheet.rows_wanted.connect(lambda key: self.asked.emit("rows", key))
        self._sheet.more_wanted.connect(self._show_more)
        self._sheet.edit_wanted.connect(self.edit_wanted)
        self._sheet.split_wanted.connect(self.split_wanted)

    def set_actions(self, previous: QAction, next_: QAction, edit: QAction) -> None:
        """Make the two buttons at the foot and the pencil in the heading of these actions."""
        self._pencil.setDefaultAction(edit)
        self._foot.set_actions(previous, next_)

    def set_columns(self, columns: RowColumns) -> None:
        """Show of the rows of datasets what these tell."""
        self._row.columns = columns
        columns.changed.connect(self._show_record)
        columns.failed.connect(lambda error: messages.report(self, error))

    def set_history(self, touched: RecordSteps) -> None:
        """Tell of each record what was done to it."""
        self._edited.touched = touched
        touched.changed.connect(self._show_record)

    def set_merges(self, merged_into: Callable[[Ref], Sequence[Any]]) -> None:
        """Tell of each record what was merged into it."""
        self._edited.merged_into = merged_into

    # What is shown

    def put_instead(self, widget: QWidget | None) -> None:
        """Show a widget in the place of the record and its quotes; None: these again."""
        if self._instead is not None:
            self._instead.hide()
        self._instead = widget
        self._scroll.setVisible(widget is None)
        if widget is not None:
            widget.setParent(self)
            widget.show()
        self._show_record()
        self._fit()

    def _show_selection(self) -> None:
        """Show the selected record from its beginning."""
        self._limit = SHORT_LIST
        self._show_record(from_start=True)

    def _follow_view(self, view: View) -> None:
        before, self._view = self._view, view
        if view.left_out != before.left_out:
            self._show_record()
        elif self._session.selection.picked is None and is_other_part(view, before):
            self._show_record(from_start=True)

    def _follow_shelf(self) -> None:
        """Tell of a period what datasets have in it now: they are counted when they are ready."""
        if self._session.selection.picked is None and self._view.period is not None:
            self._show_record()

    def _show_record(self, *, from_start: bool = False) -> None:
        row_items = self._row.items
        items = row_items or self._record_items()
        # No quote is about a row of a dataset: its columns have the room.
        with_quotes = not row_items and self._instead is None
        if not from_start and (items, with_quotes) == self._shown:
            return  # most edits are of something else
        self._shown = items, with_quotes
        self._quotes.setVisible(with_quotes)
        self._scroll.setUpdatesEnabled(False)
        if from_start:
            self._scroll.verticalScrollBar().setValue(0)
        self._sheet.show_items(items)
        self._scroll.setUpdatesEnabled(True)

    def _record_items(self) -> list[Item]:
        document = self._session.store.document
        record = document.get(self._session.selection.current)
        if record is None and self._view.period is not None:
            # The start of the program need not wait for what is seldom brushed by then.
            from .period_sheet import period_sheet  # noqa: PLC0415

            return period_sheet(self._session, self._limit)
        items = sheet_of(self._session.told if record is None else document, record, self._limit)
        if record is None:
            return items
        everything = self._limit > SHORT_LIST
        return [*items, *self._edited.items(self._session.selection.current, everything=everything)]

    def _show_more(self) -> None:
        self._limit = LONG_LIST
        self._show_record()

    def _fit_soon(self) -> None:
        """Make room for other quotes, once for all that a selection changes."""
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Give the record its natural height, as long as the quotes keep their share.

        Placed by hand: what a box would do in rounds of layout is here one step.
        """
        QCoreApplication.removePostedEvents(self, QEvent.Type.LayoutRequest.value)
        width, foot = self.width(), self._foot.sizeHint().height()
        height = self.height() - foot
        self._foot.setGeometry(0, height, width, foot)
        if self._instead is not None:
            self._instead.setGeometry(0, 0, width, height)
            return
        share = round(height * _SHARE)
        quotes = min(self._quotes.height_wanted(share), share)
        natural = self._sheet.natural_height(width)
        record = max(height if self._quotes.isHidden() else min(natural, height - quotes), 0)
        # Said outright: a bar that is there narrows the sheet, and so would keep itself needed.
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        if natural <= record:
            bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setVerticalScrollBarPolicy(bar)
        self._scroll.setGeometry(0, 0, width, record)
        # The scroll area looks how much room the sheet needs when either gets another size.
        inner = self._scroll.viewport().width()
        self._sheet.resize(inner, max(self._sheet.heightForWidth(inner), record))
        self._quotes.setGeometry(0, record, width, height - record)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(max(_NARROWEST, self._foot.minimumSizeHint().width()), _LOWEST)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _LOWEST * 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # What the user does

    def next_quote(self) -> None:
        """Select the next quote of the selected quote's speaker."""
        self._quotes.next_quote()

    def previous_quote(self) -> None:
        """Select the previous quote of the selected quote's speaker."""
        self._quotes.previous_quote()

    def copy_citation(self) -> None:
        """Put the selected quote, event or row of a dataset on the clipboard as a citation."""
        row = self._row.citation
        if row:
            QGuiApplication.clipboard().setText(row)
        else:
            self._quotes.copy_citation()
