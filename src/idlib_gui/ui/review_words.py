"""The review queue in words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QObject

from idlib_gui.domain.document import Document
from idlib_gui.domain.outline import sentence_at
from idlib_gui.domain.reading import Item
from idlib_gui.domain.records import Citation, Event, Kind, Quote
from idlib_gui.domain.review import Doubt, Proposal
from idlib_gui.domain.versions import Uncertain
from idlib_gui.state.review import Entry
from idlib_gui.state.session import Session

from .open_words import OpenTexts
from .plain import one_line, shortened
from .record_words import actor_name, describe_mark, quoted
from .tips import plain_tip
from .uncertain_words import say_uncertain
from .wording import (
    number,
    say_actors,
    say_events,
    say_quotes,
    say_told,
    say_type,
    say_when,
)

_NAME, _SPOKEN = 120, 300
_CONTEXT = 600
"""Characters of a sentence that are shown at most, around the words that are cited."""


class ReviewTexts(QObject):
    """Says what the review pane shows."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._open = OpenTexts(session, self)

    @property
    def _document(self) -> Document:
        return self._session.store.document

    def sort(self, entry: Entry) -> str:
        """Return what sort of row it is, in a word."""
        match entry:
            case Proposal():
                return self.tr("event") if entry.ref.kind is Kind.EVENT else self.tr("quote")
            case Uncertain():
                return self.tr("words lost")
            case _:
                return self.tr("not read")

    def name(self, entry: Entry) -> str:
        """Return what a row is about."""
        match entry:
            case Proposal():
                record = self._document.get(entry.ref)
                if isinstance(record, Quote):
                    return f"{actor_name(self._document, record.speaker)}: {quoted(record, _NAME)}"
                return shortened(record.title, _NAME) if isinstance(record, Event) else ""
            case Uncertain():
                return f"“{shortened(entry.citation.exact, _NAME)}”"
            case _:
                words = shortened(entry.citation.exact, _NAME)
                return f"{self._open.sort(entry.sort)} “{words}”"

    def why(self, entry: Entry) -> str:
        """Return why a row stands where it does, in a few words."""
        match entry:
            case Proposal():
                record = self._document.get(entry.ref)
                words = [self._doubt(doubt, record) for doubt in entry.doubts]
                return ", ".join(filter(None, words)) or self.tr("no doubts")
            case Uncertain():
                return say_uncertain(self._document, entry)
            case Item():
                return self._open.note(entry) or self.tr("no record tells of it")

    def _doubt(self, doubt: Doubt, record: object) -> str:
        if doubt is Doubt.UNSURE and isinstance(record, Event | Quote):
            return self.tr("confidence {0} %").format(round(record.confidence * 100))
        if doubt is Doubt.NOBODY and isinstance(record, Quote):
            return self.tr("nobody is known to say it")
        if doubt is Doubt.HUNG_ON and isinstance(record, Quote):
            return self.tr("answers another quote")
        if doubt is Doubt.CLAIMED and isinstance(record, Event):
            return self.tr("only {0} says so").format(actor_name(self._document, record.claimed_by))
        names = {
            Doubt.CONTESTED: self.tr("contested"),
            Doubt.VIOLENT: self.tr("material conflict"),
            Doubt.HUNG_ON: self.tr("quotes are about it"),
            Doubt.NOBODY: self.tr("nobody acts"),
            Doubt.UNDATED: self.tr("no date"),
            Doubt.INFERRED: self.tr("date inferred"),
        }
        return names.get(doubt, "")

    def line(self, entry: Entry) -> str:
        """Return a row as tab-separated text."""
        cells = (self.sort(entry), self.name(entry), self.why(entry))
        return "\t".join(map(one_line, cells))

    def tip(self, entry: Entry) -> str:
        """Return the tooltip of a row."""
        return plain_tip(
            self.name(entry),
            self.why(entry),
            say_told(self._document, _cited(self._document, entry)),
        )

    def spoken(self, entry: Entry) -> str:
        """Return a row for a screen reader."""
        return shortened(f"{self.sort(entry)}: {self.name(entry)}. {self.why(entry)}", _SPOKEN)

    def facts(self, entry: Entry) -> str:
        """Return who did it to whom and when; what else is to be said of other rows."""
        if isinstance(entry, Item):
            return self._open.why(entry)
        if isinstance(entry, Uncertain):
            stands = self.tr(
                "These words stand in an earlier version of the text. Select where they are now, "
                "or take the citation off."
            )
            return f"{describe_mark(self._document, entry.ref)}. {stands}"
        document, record = self._document, self._document.get(entry.ref)
        if isinstance(record, Quote):
            when = say_when(record.when) if record.when else ""
            return " · ".join(filter(None, (actor_name(document, record.speaker), when)))
        if not isinstance(record, Event):
            return ""
        sides = [say_actors(document, ids) for ids in (record.agents, record.targets) if ids]
        return " · ".join(
            (
                " → ".join(sides) or self.tr("nobody named"),
                say_type(record.type),
                say_when(record.when),
            )
        )

    def context(self, entry: Entry) -> str:
        """Return the sentence that tells it as HTML, what is cited in bold."""
        cited = _cited(self._document, entry)
        source = None if cited is None else self._document.sources.get(cited.source)
        if cited is None or source is None:
            return escape(self.tr("No words of the source are given for it."))
        sentence = sentence_at(source.text, cited.start)
        begin = max(sentence.start, cited.start - _CONTEXT) if sentence else cited.start
        end = min(max(sentence.end, cited.end), cited.end + _CONTEXT) if sentence else cited.end
        pieces = (
            source.text[begin : cited.start],
            source.text[cited.start : cited.end],
            source.text[cited.end : end],
        )
        before, words, after = (escape(" ".join(p.split())) for p in pieces)
        gap = (" " if pieces[0][-1:].isspace() else "", " " if pieces[2][:1].isspace() else "")
        return f"{before}{gap[0]}<b>{words}</b>{gap[1]}{after}"

    def place(self, entry: Entry) -> str:
        """Return where it is told."""
        return say_told(self._document, _cited(self._document, entry))

    def left(self, entries: Sequence[Entry]) -> str:
        """Return how many rows are left: "39 to decide · 3 not read"."""
        unread = sum(isinstance(entry, Item) for entry in entries)
        words = [self.tr("{0} to decide").format(number(len(entries) - unread))]
        if unread:
            words.append(self.tr("{0} not read").format(number(unread)))
        return " · ".join(words)


def say_proposals(events: int, quotes: int) -> str:
    """Return how many events and quotes there are: "34 events and 5 quotes"."""
    parts = [say_events(events)] if events else []
    if quotes:
        parts.append(say_quotes(quotes))
    return QCoreApplication.translate("review_words", " and ").join(parts)


def _cited(document: Document, entry: Entry) -> Citation | None:
    """Return the words that a row is about."""
    if not isinstance(entry, Proposal):
        return entry.citation
    record = document.get(entry.ref)
    cited: tuple[Citation | None, ...] = ()
    if isinstance(record, Event):
        cited = (record.trigger, *record.evidence)
    elif isinstance(record, Quote):
        cited = record.citations
    return next((one for one in cited if one is not None), None)
