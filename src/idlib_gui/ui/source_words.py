"""The words that are selected in the source, and what can be done with them where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from idlib_gui.domain.citing import cited
from idlib_gui.domain.records import Citation, SourceId
from idlib_gui.state.session import Session

from .actions import Actions
from .source_view import SourceView

WORD_ACTIONS = (
    ("new_event", "new_quote", "new_actor", "new_place"),
    ("add_evidence", "add_contradicting"),
    ("set_cue", "set_phrase"),
)
"""The actions on selected words, in groups."""


class SelectedWords(QObject):
    """Tells the selection which words are selected, and offers at them what can be done.

    Space at both ends does not count. The bar is made when words are first selected.
    """

    def __init__(
        self, session: Session, view: SourceView, source: Callable[[], SourceId | None]
    ) -> None:
        super().__init__(view)
        self._session, self._view, self._source = session, view, source
        self._actions: Actions | None = None
        self.bar: Any = None
        view.selectionChanged.connect(self._follow)
        view.released.connect(self._select)
        view.verticalScrollBar().valueChanged.connect(self._place_bar)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)
        session.selection.words_changed.connect(self._show_bar)
        session.store.patched.connect(self._hide_bar)

    def set_actions(self, actions: Actions) -> None:
        """Offer these."""
        self._actions = actions

    def _follow(self) -> None:
        """Take what is selected with keys at once, with the mouse once its button is up again."""
        if not self._view.is_pressed:
            self._select()

    def _select(self) -> None:
        self._session.selection.select_words(self._citation())
        self._place_bar()

    def _citation(self) -> Citation | None:
        key = self._source()
        source = self._session.store.document.sources.get(key) if key else None
        start, end = self._view.selected_span()
        text = source.text[start:end] if source else ""
        words = text.strip()
        if source is None or not words:
            return None
        start += len(text) - len(text.lstrip())
        return cited(source, start, start + len(words))

    # The bar and the menu

    def _show_bar(self, words: Citation | None) -> None:
        if words is None or self._actions is None or words.source != self._source():
            self._hide_bar()
            return
        if self.bar is None:
            # The start of the program need not wait for it.
            from .selection_bar import SelectionBar  # noqa: PLC0415

            self.bar = SelectionBar(self._actions, self._view)
        self.bar.adjustSize()
        self.bar.show()
        self._place_bar()

    def _hide_bar(self) -> None:
        if self.bar is not None:
            self.bar.hide()

    def _place_bar(self) -> None:
        """Put the bar below the selected words, or above them where there is no room below."""
        words = self._session.selection.words
        if self.bar is None or self.bar.isHidden() or words is None:
            return
        rects = self._view.rects_of(words.start, words.end)
        if rects:
            self.bar.place(rects[0], rects[-1])

    def _open_menu(self, place: QPoint) -> None:
        """Show what can be done with the text, and with the selected words."""
        menu = self._view.createStandardContextMenu(place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._actions is not None:
            fill_menu(menu, self._actions)
        menu.popup(self._view.viewport().mapToGlobal(place))


def fill_menu(menu: QMenu, actions: Actions) -> None:
    """Add what can be done with selected words to a menu."""
    for group in WORD_ACTIONS:
        menu.addSeparator()
        for name in group:
            menu.addAction(actions[name])
