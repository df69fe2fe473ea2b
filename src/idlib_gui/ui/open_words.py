"""What is not read yet, in words."""

from __future__ import annotations

from PySide6.QtCore import QObject

from idlib_gui.domain.document import Document
from idlib_gui.domain.reading import Coverage, Item, Sort, State, Tally
from idlib_gui.domain.records import Citation
from idlib_gui.domain.versions import current_sources
from idlib_gui.state.session import Session

from .plain import one_line, shortened
from .tips import plain_tip
from .wording import number, say_place_briefly, say_told

_TITLE = 40
_SPOKEN = 200


class OpenTexts(QObject):
    """Says what the list of what is not read shows."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    @property
    def _document(self) -> Document:
        return self._session.store.document

    def sort(self, sort: Sort) -> str:
        """Return what one item of a sort is called."""
        names = {
            Sort.QUOTATION: self.tr("quotation"),
            Sort.DATE: self.tr("date"),
            Sort.NAME: self.tr("name"),
        }
        return names[sort]

    def sorts(self, sort: Sort) -> str:
        """Return what the items of a sort are called."""
        names = {
            Sort.QUOTATION: self.tr("quotations"),
            Sort.DATE: self.tr("dates"),
            Sort.NAME: self.tr("names"),
        }
        return names[sort]

    def filter_tip(self, sort: Sort) -> str:
        """Return what the button of a sort does."""
        return self.tr("List the {0} that are not read").format(self.sorts(sort))

    def why(self, item: Item) -> str:
        """Return in a sentence why an item is open."""
        if item.state is State.LISTED:
            return self.tr("It is among the dates, but dates no event and no quote.")
        sentences = {
            Sort.QUOTATION: self.tr("No quote has words of it."),
            Sort.DATE: self.tr("It is not among the dates."),
            Sort.NAME: self.tr("No actor and no place is named by it."),
        }
        return sentences[item.sort]

    def note(self, item: Item) -> str:
        """Return what a row says of an item beside its words, in one or two words."""
        return self.tr("dates nothing") if item.state is State.LISTED else ""

    def place(self, citation: Citation) -> str:
        """Return where words stand, as short as it goes: "¶ 3·2", with the title of several."""
        source = self._document.sources.get(citation.source)
        place = say_place_briefly(self._document, citation)
        if source is None or len(current_sources(self._document)) == 1:
            return place
        return f"{shortened(source.title, _TITLE)} {place}".strip()

    def line(self, item: Item) -> str:
        """Return a row as tab-separated text: sort, words, why it is open, where it stands."""
        cited = item.citation
        cells = (self.sort(item.sort), cited.exact, self.why(item), self.place(cited))
        return "\t".join(map(one_line, cells))

    def tip(self, item: Item) -> str:
        """Return the tooltip of a row: the words with those around them, why, and where."""
        cited = item.citation
        context = f"… {cited.prefix}{cited.exact}{cited.suffix} …"
        return plain_tip(context, self.why(item), say_told(self._document, cited))

    def spoken(self, item: Item) -> str:
        """Return a row for a screen reader."""
        words = shortened(item.citation.exact, _SPOKEN)
        told = say_told(self._document, item.citation)
        return f"{self.sort(item.sort)}: {words}. {self.why(item)} {told}"

    def counted(self, coverage: Coverage) -> str:
        """Return how much is read: "41 of 46 quotations, 12 of 14 dates, 88 of 97 names read"."""
        left_out = self._session.viewport.view.left_out
        parts = [self._tally(sort, coverage.tally(sort, left_out)) for sort in Sort]
        return self.tr("{0} read").format(", ".join(parts))

    def _tally(self, sort: Sort, tally: Tally) -> str:
        words = self.sort(sort) if tally.total == 1 else self.sorts(sort)
        return self.tr("{0} of {1} {2}").format(number(tally.linked), number(tally.total), words)

    def stepped(self, item: Item, number: int, total: int) -> str:
        """Return what the status bar says once a step has led to an item."""
        words = shortened(item.citation.exact, _TITLE)
        place = self.tr("Not read, {0} of {1}").format(number, total)
        return f"{place}: {self.sort(item.sort)} “{words}”. {self.why(item)}"

    def nothing(self, coverage: Coverage, shown: int) -> str:
        """Return what stands in the place of an empty list; nothing where the list is not empty."""
        if shown:
            return ""
        if coverage.open:
            return self.tr("Nothing of the chosen sorts is open.")
        if not any(tally.total for tally in coverage.tallies.values()):
            return self.tr("No quotations, dates or names are found in the text.")
        return self.tr("Everything is read: each quotation, date and name is linked to a record.")
