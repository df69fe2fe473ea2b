"""The quotes that go with what is selected, as cards."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from idlib_gui.domain.citing import citation_text
from idlib_gui.domain.document import Patch
from idlib_gui.domain.records import Kind, Quote, QuoteId, Ref
from idlib_gui.models.quote_scope import beside, every_quote, quotes_for
from idlib_gui.models.quotes_model import QuoteRow, QuotesModel
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.state.narrowing import listed
from idlib_gui.state.session import Session
from idlib_gui.state.viewport import View

from .icons import icon
from .labels import ElidedLabel, plain_label
from .plain import one_line
from .quote_card import card_pieces
from .quotes_delegate import QuotesDelegate
from .quotes_head import (
    HeadStrip,
    say_no_quotes,
    say_part,
    say_scope,
    shorter_scopes,
)
from .quotes_view import QuotesView
from .references import reference_of
from .style import role
from .theme import Looks, Theme
from .tips import plain_tip

_ICON = QSize(14, 14)
_HEAD, _ABOVE = 36, 8
"""Pixels of the heading, and below it."""


class QuotesList(QWidget):
    """Lists the quotes of the selection, or all of them; a click on a card selects its quote."""

    listed = Signal()
    """Other quotes are listed, or they are of other heights."""

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._looks = looks
        self._looked_at = session.viewport.view
        self._model = QuotesModel(session.store, self._say, self)
        delegate = QuotesDelegate(lambda: session.store.document, looks)
        self._delegate = delegate
        self._view = QuotesView(delegate, self)
        self._view.setAccessibleName(self.tr("Quotes"))
        self._view.setModel(self._model)
        self._heading = ElidedLabel("heading", fills=True)
        self._count = plain_label("muted", wrapped=False)
        self._previous = self._make_button(self.tr("Previous quote by the same speaker"))
        self._next = self._make_button(self.tr("Next quote by the same speaker"))
        self._all = self._make_button(self.tr("List all quotes, whatever is selected"))
        self._all.setText(self.tr("all"))
        self._all.setCheckable(True)
        self._empty = QLabel()
        role(self._empty, "muted")
        self._empty.setMargin(8)
        self._empty.setIndent(5)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._lay_out()
        self._connect()
        self._show_theme(looks.theme)
        self._refresh()

    @property
    def view(self) -> QuotesView:
        """Return the list of cards."""
        return self._view

    @property
    def model(self) -> QuotesModel:
        """Return the quotes that are listed."""
        return self._model

    @property
    def heading(self) -> str:
        """Return what the heading says."""
        return self._heading.text()

    @property
    def scope_switch(self) -> QToolButton:
        """Return the button that lists all quotes while it is down."""
        return self._all

    @property
    def step_buttons(self) -> tuple[QToolButton, QToolButton]:
        """Return the buttons that go to the previous and the next quote of a speaker."""
        return self._previous, self._next

    def _make_button(self, words: str) -> QToolButton:
        button = QToolButton()
        role(button, "tool")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setIconSize(_ICON)
        return button

    def _lay_out(self) -> None:
        head = HeadStrip(self._looks)
        head.setFixedHeight(_HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(13, 0, 8, 0)
        row.setSpacing(2)
        row.addWidget(self._heading, 1)
        for widget in (self._all, self._previous, self._next, self._count):
            row.addWidget(widget)
        row.insertSpacing(row.indexOf(self._count), 4)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(head)
        rows.addSpacing(_ABOVE)
        rows.addWidget(self._empty)
        rows.addWidget(self._view, 1)

    def _connect(self) -> None:
        session = self._session
        session.store.replaced.connect(self._start_over)
        session.store.patched.connect(self._follow_patch)
        session.selection.changed.connect(self._refresh)
        session.viewport.settled.connect(self._follow_view)
        self._looks.changed.connect(self._show_theme)
        self._all.clicked.connect(self._refresh)
        self._previous.clicked.connect(self.previous_quote)
        self._next.clicked.connect(self.next_quote)
        self._view.picked.connect(self._select)
        self._view.answer_clicked.connect(self._select_answered)
        self._view.customContextMenuRequested.connect(self._open_menu)

    def height_wanted(self, limit: int) -> int:
        """Return how high the heading and all cards are, or something above `limit`."""
        height = _HEAD + 2 * _ABOVE
        for number in range(self._model.rowCount()):
            if height > limit:
                break
            height += self._view.sizeHintForIndex(self._model.index(number, 0)).height()
        return height

    # What is shown

    def _follow_view(self, view: View) -> None:
        before, self._looked_at = self._looked_at, view
        if (view.left_out, view.period) != (before.left_out, before.period):
            self._refresh()

    def _start_over(self) -> None:
        self._delegate.forget()
        self._refresh()

    def _follow_patch(self, patch: Patch) -> None:
        if any(
            ref.kind in {Kind.QUOTE, Kind.ACTOR, Kind.EVENT, Kind.SOURCE} for ref in patch.changes
        ):
            self._refresh()

    def _refresh(self) -> None:
        """List the quotes that go with the selection, and mark the selected one."""
        document = self._session.shown
        ref = self._session.selection.current
        scope = every_quote(document) if self._all.isChecked() else quotes_for(document, ref)
        quotes = self._in_period(scope.quotes)
        self._model.show_quotes(quotes)
        brushed = self._session.viewport.view.period is not None
        self._heading.shorter = shorter_scopes(scope, brushed=brushed)
        self._show_heading(say_scope(self._session.store.document, scope, brushed=brushed))
        self._count.setText(say_part(len(quotes), len(scope.quotes)))
        self._empty.setText(say_no_quotes(scope, brushed=brushed))
        self._empty.setVisible(not quotes)
        self._view.setVisible(bool(quotes))
        chosen = ref.id if ref is not None and ref.kind is Kind.QUOTE else None
        self._view.show_current(self._model.index_of(chosen))
        for button in self.step_buttons:
            button.setEnabled(bool(quotes))
        self.listed.emit()

    def _in_period(self, quotes: tuple[QuoteId, ...]) -> tuple[QuoteId, ...]:
        """Return those quotes that were said in the period, or are about what happened in it."""
        if self._session.viewport.view.period is None:
            return quotes
        active = listed(self._session).quote_ids
        return tuple(key for key in quotes if key in active)

    def _show_heading(self, words: str) -> None:
        if words != self._heading.text():
            self._heading.setText(words)
            self._heading.setToolTip(plain_tip(words))
            # A screen reader would read the markup of the tooltip.
            self._heading.setAccessibleDescription(words)

    def _show_theme(self, theme: Theme) -> None:
        self._delegate.forget()
        scale = self.devicePixelRatioF()
        self._previous.setIcon(icon("previous", theme.muted.name(), scale))
        self._next.setIcon(icon("next", theme.muted.name(), scale))
        self._view.scheduleDelayedItemsLayout()

    def _say(self, row: QuoteRow) -> str:
        """Return a card for a screen reader."""
        pieces = card_pieces(self._session.store.document, row)
        return one_line("".join(("\n" if piece.breaks else "") + piece.text for piece in pieces))

    # What the user does

    def _select(self, key: str) -> None:
        self._session.selection.select(Ref(Kind.QUOTE, key))

    def _select_answered(self, key: str) -> None:
        quote = self._session.store.document.quotes[QuoteId(key)]
        if quote.answers is not None:
            self._select(quote.answers.quote)

    def next_quote(self) -> None:
        """Select the next quote of the selected one's speaker, the first listed if none is."""
        self._step(1)

    def previous_quote(self) -> None:
        """Select the previous quote of that speaker, the first listed if none is selected."""
        self._step(-1)

    def _step(self, step: int) -> None:
        record = self._session.store.document.get(self._session.selection.current)
        if isinstance(record, Quote):
            self._select(beside(self._session.shown, record.id, step))
        elif self._model.ids:
            self._select(self._model.ids[0])

    def copy_citation(self, ref: Ref | None = None) -> None:
        """Put a record (the selected one, if none is given) on the clipboard as a citation."""
        document = self._session.store.document
        reference = reference_of(document, document.get(ref or self._session.selection.current))
        if reference is not None:
            QGuiApplication.clipboard().setText(citation_text(reference))

    def _open_menu(self, place: QPoint) -> None:
        index = self._view.indexAt(place)
        if index.isValid():
            menu = self.menu_for(QuoteId(index.data(ID_ROLE)))
            menu.popup(self._view.viewport().mapToGlobal(place))

    def menu_for(self, key: QuoteId) -> QMenu:
        """Return the context menu of a quote's card."""
        document = self._session.store.document
        quote = document.quotes[key]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        cite = menu.addAction(self.tr("Copy as citation"))
        cite.triggered.connect(lambda: self.copy_citation(Ref(Kind.QUOTE, key)))
        words = menu.addAction(self.tr("Copy words"))
        words.triggered.connect(lambda: QGuiApplication.clipboard().setText(quote.text))
        show = menu.addAction(self.tr("Show in source"))
        show.setEnabled(bool(quote.citations))
        show.triggered.connect(lambda: self._session.viewport.reveal(quote.citations[0]))
        onward = menu.addAction(self.tr("Next by this speaker"))
        onward.triggered.connect(lambda: self._select(beside(self._session.shown, key, 1)))
        return menu
