"""Above the text: words of the selected record that were not found again for sure."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from idlib_gui.domain.document import Patch
from idlib_gui.domain.records import Citation, DomainError, Ref, SourceId
from idlib_gui.domain.versions import (
    Uncertain,
    current_sources,
    places_now,
    put_citation,
    take_off,
    uncertain_citations,
    uncertain_of,
    version_in_force,
)
from idlib_gui.state.session import Session

from . import messages
from .flow_layout import FlowLayout
from .labels import plain_label
from .plain import shortened
from .style import role
from .wording import number

_WORDS = 120
"""Characters of the words."""


class UncertainBar(QWidget):
    """Says what is uncertain, shows the version that has it, and lets its place be set by hand."""

    source_asked = Signal(object)
    """Show the text of this source."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._all: tuple[Uncertain, ...] = ()
        self._source: SourceId | None = None
        self._ref: Ref | None = None
        self._looked_at: Citation | None = None
        self._places: tuple[Citation, ...] = ()
        self.words = plain_label("small")
        self.turn = self._button("", self._turn)
        self.step = self._button(self.tr("Next such place"), self._step)
        self.put = self._button(self.tr("This is where it is now"), self._put)
        self.put.setToolTip(self.tr("Select the right words in the text as it is now first"))
        self.drop = self._button(self.tr("Take this citation off"), self._take_off)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 6)
        column.setSpacing(6)
        column.addWidget(self.words)
        self._buttons = QWidget()
        row = FlowLayout(self._buttons)
        for button in (self.turn, self.step, self.put, self.drop):
            row.addWidget(button)
        column.addWidget(self._buttons)
        session.selection.words_changed.connect(self._follow_words)
        session.viewport.reveal_requested.connect(self._look_at)

    def _button(self, words: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        role(button, "act")
        button.setText(words)
        button.clicked.connect(lambda _checked: act())
        return button

    @property
    def current(self) -> Uncertain | None:
        """Return the citation that is asked about: the one that was gone to, else the first."""
        return next(
            (one for one in self._all if self._is_looked_at(one)), next(iter(self._all), None)
        )

    def _is_looked_at(self, one: Uncertain) -> bool:
        return one.citation == self._looked_at

    def show_record(self, ref: Ref | None, source: SourceId | None) -> None:
        """Show what is uncertain of a record, while the text of a source is shown."""
        document = self._session.store.document
        if ref != self._ref:
            self._ref, self._looked_at = ref, None
        self._all = uncertain_of(document, ref)
        if not any(map(self._is_looked_at, self._all)):
            # What was gone to need not be of the selected record: a time expression cannot be.
            asked = filter(self._is_looked_at, uncertain_citations(document))
            self._all = tuple(asked) or self._all
        self._source = source
        earlier = source is not None and source not in current_sources(document)
        self.setVisible(bool(self._all) or earlier)
        self.words.setText(self._say(earlier=earlier))
        self.turn.setVisible(earlier or self.current is not None)
        self.turn.setText(
            self.tr("Show the text as it is now")
            if earlier
            else self.tr("Show the earlier version")
        )
        for button in (self.put, self.drop):
            button.setVisible(self.current is not None)
        self._places = () if self.current is None else places_now(document, self.current)
        self.step.setVisible(bool(self._places))
        self.step.setText(self.tr("Next of {0} such places").format(number(len(self._places))))
        self.step.setToolTip(self.tr("Select where these words stand in the text as it is now"))
        self._follow_words(self._session.selection.words)

    def _look_at(self, citation: Citation) -> None:
        """Ask about the citation that is gone to, as from the review, if it is uncertain."""
        uncertain = uncertain_citations(self._session.store.document)
        if any(one.citation == citation for one in uncertain):
            self._looked_at = citation
        self.show_record(self._session.selection.current, self._source)

    def _say(self, *, earlier: bool) -> str:
        said = [self.tr("This is an earlier version of the text.")] if earlier else []
        if self.current is not None:
            words = shortened(self.current.citation.exact, _WORDS)
            said.append(
                self.tr("Not found for sure in the text as it is now: “{0}”.").format(words)
            )
        if len(self._all) > 1:
            said.append(self.tr("{0} more of this record.").format(len(self._all) - 1))
        return " ".join(said)

    def _follow_words(self, words: Citation | None) -> None:
        current, may = self.current, not self._session.store.history.read_only
        fits = current is not None and words is not None and words.source == current.source
        self.put.setEnabled(fits and may)
        self.drop.setEnabled(may)

    def _turn(self) -> None:
        """Go to the other version of the text."""
        document = self._session.store.document
        if self._source is not None and self._source not in current_sources(document):
            self.source_asked.emit(version_in_force(document, self._source))
        elif self.current is not None:
            self._session.viewport.reveal(self.current.citation)

    def _step(self) -> None:
        """Select the next place in the text as it is now where just these words stand."""
        at = self._session.selection.words
        later = (one for one in self._places if at is not None and one.start > at.start)
        place = next(later, self._places[0])
        self._session.viewport.reveal(place)
        self._session.selection.select_words(place)

    def _put(self) -> None:
        current, words = self.current, self._session.selection.words
        if current is not None and words is not None:
            self._edit(lambda: put_citation(self._session.store.document, current, words))

    def _take_off(self) -> None:
        current = self.current
        if current is not None:
            self._edit(lambda: take_off(self._session.store.document, current))

    def _edit(self, make: Callable[[], Patch]) -> None:
        try:
            self._session.store.edit(make())
        except DomainError as error:
            messages.say(self.window(), str(error))
