"""Which rows of a dataset are looked at: by actor, type, place and time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from idlib_gui.domain.periods import Period
from idlib_gui.layout.columns import Ints
from idlib_gui.overriding import override
from idlib_gui.state.datasets import NO_FILTER, Layer, RowFilter
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.passing import counts_of
from idlib_gui.state.session import Session

from . import messages
from .close_box import close_box
from .dataset_words import say_rows
from .labels import plain_label
from .names_page import NamesPage
from .period_page import PeriodPage
from .plain import shortened
from .theme import Looks
from .wording import number

_WIDTH, _HEIGHT = 520, 560
_NAME = 60


class DatasetFilter(QDialog):
    """Each tick counts at once; the timeline and the list of datasets follow."""

    def __init__(
        self, session: Session, looks: Looks, layer: Layer, jobs: JobSlot, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._shelf, self._key = session.shelf, layer.key
        dataset = layer.dataset
        self.setWindowTitle(self.tr("Filter rows"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))
        self._facts = plain_label("muted")
        self.tabs = QTabWidget()
        self.pages = {
            part: NamesPage(title, getattr(dataset, part), looks)
            for part, title in (
                ("actors", self.tr("Actors")),
                ("types", self.tr("Types")),
                ("places", self.tr("Places")),
            )
        }
        self.period = PeriodPage(session.viewport)
        self.clear = QPushButton(self.tr("Show all rows"))
        self._fill_tabs()
        self._lay_out(dataset.name)
        self.clear.clicked.connect(lambda: self._shelf.filter(self._key, NO_FILTER))
        self._shelf.changed.connect(self._follow)
        jobs.failed.connect(lambda error: messages.report(self, error))
        self._counting: RowFilter | None = None  # until all names are listed
        self._count(layer, NO_FILTER, self._list_names)
        self._follow()
        self.pages["actors"].setFocus()

    def _fill_tabs(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.tr("What the rows are filtered by"))
        for part, page in self.pages.items():
            self.tabs.addTab(page, page.windowTitle())
            page.ticked.connect(partial(self._choose, part))
        self.tabs.addTab(self.period, self.period.windowTitle())
        self.period.chosen.connect(partial(self._choose, "period"))

    def _lay_out(self, name: str) -> None:
        buttons = close_box(self)
        self.clear.setAutoDefault(False)
        buttons.addButton(self.clear, QDialogButtonBox.ButtonRole.ResetRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(plain_label("title", shortened(name, _NAME)))
        column.addWidget(self._facts)
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)

    @property
    def facts(self) -> str:
        """Return how many rows pass, in words."""
        return self._facts.text()

    def _count(self, layer: Layer, only: RowFilter, show: Callable[[list[Ints]], None]) -> None:
        """Count the rows of each name that the other parts of a filter let pass."""
        dataset, parts = layer.dataset, tuple(self.pages)
        self._jobs.start(lambda _stop: [counts_of(dataset, part, only) for part in parts], show)

    def _list_names(self, counts: Sequence[Ints]) -> None:
        for page, of_page in zip(self.pages.values(), counts, strict=True):
            page.show_counts(of_page)
        self._counting = NO_FILTER
        self._follow()

    def _show_counts(self, counts: Sequence[Ints]) -> None:
        for page, of_page in zip(self.pages.values(), counts, strict=True):
            page.change_counts(of_page)

    @override
    def done(self, arg__1: int) -> None:
        """Let go of what is being counted."""
        self._jobs.cancel()
        super().done(arg__1)

    def _choose(self, part: str, chosen: frozenset[int] | Period | None) -> None:
        layer = self._shelf.layer(self._key)
        if layer is not None:
            self._shelf.filter(self._key, layer.filter.choosing(part, chosen))

    def _follow(self) -> None:
        layer = self._shelf.layer(self._key)
        if layer is None:
            self.reject()
            return
        self._show(layer.filter)
        if self._counting is not None and self._counting != layer.filter:
            self._counting = layer.filter
            self._count(layer, layer.filter, self._show_counts)
        rows = say_rows(layer.dataset.rows)
        if layer.total is None:
            self._facts.setText(self.tr("Looking which of {0} pass…").format(rows))
        elif layer.total == layer.dataset.rows:
            self._facts.setText(self.tr("All {0} are shown.").format(rows))
        else:
            shown = self.tr("{0} of {1} are shown.")
            self._facts.setText(shown.format(number(layer.total), rows))
        self.clear.setEnabled(layer.filter != NO_FILTER)

    def _show(self, only: RowFilter) -> None:
        for place, (part, page) in enumerate(self.pages.items()):
            codes: frozenset[int] = getattr(only, part)
            page.tick(codes)
            # With a number from the first, or the tabs beside it would move at the first tick.
            self.tabs.setTabText(place, f"{page.windowTitle()} ({number(len(codes))})")
        self.period.show_period(only.period)
        periods = int(only.period is not None)
        self.tabs.setTabText(len(self.pages), f"{self.period.windowTitle()} ({periods})")
