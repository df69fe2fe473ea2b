"""Search as you type: a field, and what was found below it in groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from idlib_gui.domain.records import Event, Kind, Quote, QuoteForm
from idlib_gui.domain.search import Hit, search
from idlib_gui.overriding import override
from idlib_gui.state.datasets import Layer
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.session import Session

from .keys import takes_key
from .later import Later
from .plain import shortened
from .wording import counted, say_when

search_results = Later("search_results")
_MOST_HEIGHT = 460
_NAMES = 6
"""Names of a dataset that are listed."""
_NAME, _LONGEST = 30, 40
"""Characters of the name of a dataset, and of a name in it."""


class SearchBox(QLineEdit):
    """Finds events, actors, quotes, words of the source and names in datasets.

    Enter goes to the first, Esc clears.
    """

    left = Signal()
    """The user is done here: the keyboard belongs elsewhere."""
    filtered = Signal(str)
    """The key of a dataset of which only the rows with a name are shown now."""

    def __init__(self, session: Session, jobs: JobSlot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._names: Any = None
        self._keys: tuple[str, ...] = ()
        """Of the datasets that were looked through."""
        self._results: Any = None
        self.setPlaceholderText(self.tr("Search events, actors, quotes   Ctrl+F"))
        self.setAccessibleName(self.tr("Search"))
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._find)
        session.store.replaced.connect(self.clear)
        session.store.patched.connect(self._find)
        session.shelf.changed.connect(self._follow_shelf)

    @property
    def _list(self) -> Any:
        """Return the `Results` below the field."""
        if self._results is None:
            self._results = search_results.Results()
            self._results.view.clicked.connect(self._go_to)
        return self._results

    @property
    def _is_listing(self) -> bool:
        return self._results is not None and self._results.isVisible()

    def _hide_results(self) -> None:
        if self._results is not None:
            self._results.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self._is_listing:
            self._results.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_to(self._list.view.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        # Esc and Enter belong to this field while it has the keyboard, not to actions.
        if takes_key(event, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return True
        if event.type() == QEvent.Type.FocusOut and not (
            self._is_listing and self._results.underMouse()
        ):
            self._hide_results()
        elif event.type() == QEvent.Type.FocusIn and self.text().strip():
            self._find()
        return super().event(event)

    @Slot()
    def _find(self) -> None:
        self._jobs.cancel()
        if not self.text().strip():
            self._hide_results()
            return
        headings = self._headings()
        groups = [
            search_results.Listed(
                headings[group.kind], [(self._say(hit), hit) for hit in group.hits], group.total
            )
            for group in search(self._session.store.document, self.text())
        ]
        layers, query = self._session.shelf.layers, self.text()
        self._keys = tuple(layer.key for layer in layers)
        if layers:
            names = self._names = self._names or self._make_names()
            self._jobs.start(
                lambda stop: names.find(layers, query, _NAMES, stop),
                lambda found: self._show([*groups, *map(_listed, found)], more=False),
            )
        self._show(groups, more=bool(layers))

    def _follow_shelf(self, layers: Sequence[Layer]) -> None:
        """Look through other datasets too, if any came while what was found is to be seen."""
        keys = tuple(layer.key for layer in layers)
        if keys != self._keys and self._is_listing:
            self._find()

    def _make_names(self) -> Any:
        # The start of the program need not wait for it where there is no dataset.
        from idlib_gui.state.dataset_names import NameSearch  # noqa: PLC0415

        return NameSearch()

    def _show(self, groups: Sequence[Any], *, more: bool) -> None:
        """Show what was found; `more`: datasets are still being looked through."""
        nothing = self.tr("Looking through the datasets…") if more else self.tr("Nothing found")
        self._list.show_groups(groups, nothing)
        self._place_results()

    def _place_results(self) -> None:
        window = self.window()
        if window is not self._results.parentWidget():
            self._results.setParent(window)
        width = max(self.width(), 380)
        corner = self.mapTo(window, QPoint(self.width() - width, self.height() + 4))
        room = window.height() - corner.y() - 12
        height = min(self._results.wanted_height(), _MOST_HEIGHT, room)
        self._results.setGeometry(corner.x(), corner.y(), width, height)
        self._results.show()
        self._results.raise_()

    def _say(self, hit: Hit) -> str:
        """Return a hit with what tells it from others: when, or who said it."""
        document = self._session.store.document
        record = document.get(hit.ref)
        text = " ".join(hit.text.split())
        if isinstance(record, Event):
            return f"{text}  ·  {say_when(record.when)}"
        if isinstance(record, Quote):
            words = text if record.form is QuoteForm.INDIRECT else f"“{text}”"
            speaker = document.actors.get(record.speaker) if record.speaker else None
            return f"{speaker.name}: {words}" if speaker else words
        return text

    def _headings(self) -> dict[Kind, str]:
        return {
            Kind.EVENT: self.tr("Events"),
            Kind.ACTOR: self.tr("Actors"),
            Kind.QUOTE: self.tr("Quotes"),
            Kind.SOURCE: self.tr("Source"),
        }

    @Slot(QModelIndex)
    def _go_to(self, index: QModelIndex) -> None:
        hit = index.data(search_results.HIT)
        if hit is None:
            return
        self._jobs.cancel()
        self._hide_results()
        self.left.emit()
        if not isinstance(hit, Hit):
            self._filter_by(hit)
        elif hit.citation is None:
            self._session.selection.select(hit.ref)
        else:
            self._session.viewport.reveal(hit.citation)

    def _filter_by(self, name: Any) -> None:
        """Show of a dataset only the rows with a name that was found."""
        shelf = self._session.shelf
        layer = shelf.layer(name.dataset)
        if layer is not None:
            shelf.update(layer.key, visible=True)
            shelf.filter(layer.key, layer.filter.choosing(name.part, frozenset({name.code})))
            self.filtered.emit(layer.key)

    def _leave(self) -> None:
        """Clear the field and give the keyboard back to the window."""
        self.clear()
        self.left.emit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("search", text)


def _listed(names: Any) -> Any:
    """Return the names that were found in a dataset, with how many rows each has."""
    parts = {"actors": _tr("actor"), "types": _tr("type"), "places": _tr("place")}
    hits = [
        (
            _tr("{0}  ·  {1}  ·  show {2}").format(
                shortened(one.name, _LONGEST),
                parts[one.part],
                counted(one.rows, _tr("its only row"), _tr("only its {0} rows")),
            ),
            one,
        )
        for one in names.found
    ]
    return search_results.Listed(
        _tr("In {0}").format(shortened(names.title, _NAME)), hits, names.total
    )
