"""The source's text with everything marked that the model takes from it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from idlib_gui.domain.document import Patch
from idlib_gui.domain.records import Citation, Kind, Ref, Source, SourceId
from idlib_gui.domain.versions import current_sources, version_in_force
from idlib_gui.state.session import Session
from idlib_gui.state.viewport import View

from .earlier_words import EarlierWords
from .highlight_switches import HighlightSwitches
from .mark_painting import further_look, revealed_look, strong_look
from .record_words import describe_mark
from .source_marks import (
    HIGHLIGHT_OF,
    UNMARKED,
    Mark,
    Marks,
    all_citations,
    further_citations,
    main_citations,
    marks_of,
)
from .source_text import source_text
from .source_view import SourceView
from .source_words import SelectedWords
from .style import role
from .theme import Looks, Theme


class SourcePane(QWidget):
    """Shows the text that the selected record comes from; a click on a mark selects its record."""

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._looks = looks
        self._source: SourceId | None = None
        self._marks = UNMARKED
        self._revealed: Citation | None = None
        self._highlights = session.viewport.view.highlights
        self._clicked: list[Ref] = []
        """What lies under the last click: another click there takes the next of them."""
        self._view = SourceView(self._describe, self)
        self._view.setAccessibleName(self.tr("Text of the source"))
        self.words = SelectedWords(session, self._view, lambda: self._source)
        self._sources = QComboBox(self)
        self._sources.setAccessibleName(self.tr("Source"))
        self._place = QLabel()
        role(self._place, "small")
        self._place.setContentsMargins(0, 0, 6, 0)
        self._place.setMinimumWidth(1)
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self._place.setToolTip(self.tr("The paragraph at the top of the view"))
        self._switches = HighlightSwitches(session.viewport, looks, self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._sources)
        self.earlier = EarlierWords(session, self, rows)
        rows.addWidget(self._view)
        self.setFocusProxy(self._view)
        self._connect()
        self._start_over()

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets for the header of the card."""
        return (self._place, *self._switches.buttons)

    @property
    def view(self) -> SourceView:
        """Return the widget that shows the text."""
        return self._view

    @property
    def source(self) -> SourceId | None:
        """Return which source is shown."""
        return self._source

    @property
    def sources(self) -> QComboBox:
        """Return the list of sources, shown where there are several."""
        return self._sources

    @property
    def marks(self) -> Marks:
        """Return what is marked in the source that is shown."""
        return self._marks

    def _connect(self) -> None:
        session = self._session
        session.store.replaced.connect(self._start_over)
        session.store.patched.connect(self._follow_patch)
        session.selection.changed.connect(self._show_selection)
        session.viewport.changed.connect(self._show_highlights)
        session.viewport.reveal_requested.connect(self.reveal)
        self._looks.changed.connect(self._show_theme)
        self._sources.activated.connect(self._pick_source)
        self.earlier.asked.connect(self.show_source)
        self._view.clicked.connect(self._choose_at)
        self._view.stepped.connect(self._step)
        self._view.verticalScrollBar().valueChanged.connect(self._say_place)
        self._view.verticalScrollBar().rangeChanged.connect(self._say_place)

    # What is shown

    def _start_over(self) -> None:
        """Show the document from its beginning, because another one was opened."""
        sources = current_sources(self._session.store.document)
        self._sources.clear()
        for source in sources.values():
            self._sources.addItem(" ".join(source.title.split()) or source.id, source.id)
        self._sources.setVisible(len(sources) > 1)
        self._source = None
        self._show_source(next(iter(sources), None))
        self._show_highlights(self._session.viewport.view)
        self._show_selection(self._session.selection.current)

    def _show_source(self, key: SourceId | None) -> None:
        """Show a source from its beginning, unless it is shown already."""
        if key == self._source and key is not None:
            return
        self._source = key
        shown = version_in_force(self._session.store.document, key) if key else None
        self._sources.setCurrentIndex(self._sources.findData(shown))
        self._load()
        self.earlier.show_source(key)

    def show_source(self, key: SourceId) -> None:
        """Show the text of a source, an earlier version too."""
        if key in self._session.store.document.sources:
            self._show_source(key)
            self._strengthen()

    def _load(self) -> None:
        source = self._session.store.document.sources.get(self._source) if self._source else None
        text = source.text if source else ""
        if not text:
            self._view.setPlaceholderText(self.tr("There is no source text to show."))
        self._view.show_text(source_text(text), self._looks.theme)
        self._clicked = []
        self._collect_marks()
        self._say_place()

    def _collect_marks(self) -> None:
        self._marks = marks_of(self._session.store.document, self._source)
        self._highlights = self._session.viewport.view.highlights
        self._view.set_marks(self._marks, self._highlights)

    def _follow_patch(self, patch: Patch) -> None:
        if any(ref.kind is Kind.SOURCE for ref in patch.changes):
            self._start_over()
            return
        marks = marks_of(self._session.store.document, self._source)
        if marks is not self._marks:
            self._marks = marks
            self._view.set_marks(marks, self._highlights)
        self._strengthen()

    def _show_theme(self, theme: Theme) -> None:
        bar = self._view.verticalScrollBar()
        value = bar.value()
        last = self._view.visible_span()[1]
        self._view.show_text(self._view.source_text, theme)
        self._view.reach(last)
        self._strengthen()
        bar.setValue(value)

    def _show_highlights(self, view: View) -> None:
        if view.highlights != self._highlights:
            self._highlights = view.highlights
            self._view.set_marks(self._marks, view.highlights)

    def _say_place(self) -> None:
        text = self._view.source_text
        first = text.paragraph_at(self._view.visible_span()[0])
        words = self.tr("¶ {0} of {1}").format(first, text.paragraphs) if text.paragraphs else ""
        self._place.setText(words)

    # What is selected

    def _show_selection(self, ref: Ref | None) -> None:
        """Mark the words of the selected record, and go to the first of them."""
        self._revealed = None
        document = self._session.store.document
        record = document.get(ref)
        if isinstance(record, Source):
            self._show_source(record.id)
        citations = [c for c in all_citations(record) if c.source in document.sources]
        # A record told in several sources is shown in the one that is being read, if it is there.
        first = next((c for c in citations if self._here(c)), next(iter(citations), None))
        if first is not None:
            self._show_source(first.source)
        self._strengthen()
        if first is not None:
            self._view.bring_into_view(first.start, first.end)

    def _strengthen(self) -> None:
        ref = self._session.selection.current
        record = self._session.store.document.get(ref)
        theme = self._looks.theme
        strong = strong_look(theme, HIGHLIGHT_OF.get(ref.kind) if ref else None)
        spans = [((c.start, c.end), strong) for c in main_citations(record) if self._here(c)]
        look = further_look(theme)
        spans += [((c.start, c.end), look) for c in further_citations(record) if self._here(c)]
        if self._revealed is not None and self._here(self._revealed):
            spans.append(((self._revealed.start, self._revealed.end), revealed_look(theme)))
        self._view.set_strong(spans)

    def _here(self, citation: Citation) -> bool:
        return citation.source == self._source

    def reveal(self, citation: Citation) -> None:
        """Go to a citation and frame it until something else is selected."""
        if citation.source not in self._session.store.document.sources:
            return
        self._show_source(citation.source)
        self._revealed = citation
        self._strengthen()
        self._view.bring_into_view(citation.start, citation.end)

    # What the user does

    def _pick_source(self, index: int) -> None:
        key = self._sources.itemData(index)
        self._show_source(key)
        self._session.selection.select(Ref(Kind.SOURCE, key))

    def _marks_at(self, offset: int) -> list[Mark]:
        """Return what is marked at a character, the shortest first; a record only once."""
        found = self._marks.at(offset, self._session.viewport.view.highlights)
        return list({mark.ref: mark for mark in reversed(found)}.values())[::-1]

    def _describe(self, offset: int) -> str:
        document = self._session.store.document
        return "\n".join(describe_mark(document, mark.ref) for mark in self._marks_at(offset))

    def _choose_at(self, offset: int) -> None:
        """Select the record with the shortest mark here; clicking again takes the next one."""
        refs = [mark.ref for mark in self._marks_at(offset)]
        if not refs:
            self._clicked = []
            return
        current = self._session.selection.current
        again = refs == self._clicked and current in refs
        self._clicked = refs
        self._select(refs[(refs.index(current) + 1) % len(refs)] if again and current else refs[0])

    def _select(self, ref: Ref) -> None:
        """Select what the reader points at, without moving the page under their eyes."""
        bar = self._view.verticalScrollBar()
        value = bar.value()
        self._session.selection.select(ref)
        bar.setValue(value)

    def _step(self, step: int) -> None:
        """Go to the next or previous mark and select its record."""
        kinds = self._session.viewport.view.highlights
        mark = self._marks.next_to(self._view.caret(), kinds, step)
        if mark is not None:
            self._view.set_caret(mark.start)
            self._view.bring_into_view(mark.start, mark.end)
            self._clicked = [mark.ref for mark in self._marks_at(mark.start)]
            self._select(mark.ref)
