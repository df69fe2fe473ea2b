"""What is done to a dataset that is open: shown, filtered, listed, put away and put back."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from idlib_gui.state.dataset_keeper import DatasetKeeper
from idlib_gui.state.datasets import Layer
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.kept_datasets import KeptDataset
from idlib_gui.state.session import Session
from idlib_gui.storage.datasets.dataset import Dataset

from . import messages
from .build_panel import BuildPanel
from .dataset_filter import DatasetFilter
from .dataset_rows_page import DatasetRowsPage
from .files import Files
from .left_out_words import report_of
from .notice_bar import NoticeBar
from .plain import shortened
from .report_page import ReportPage
from .theme import Looks

_NAME = 48


class Around(NamedTuple):
    """What of the window is used to open datasets and to look at them."""

    files: Files
    panel: BuildPanel
    notices: NoticeBar
    looks: Looks


class DatasetActs(QObject):
    """Does to datasets, by their keys, what the list of them and the menu ask for."""

    lane_asked = Signal(str)
    """The key of a lane of the timeline that is to be seen."""

    def __init__(
        self, session: Session, jobs: JobSlot, keeper: DatasetKeeper, around: Around
    ) -> None:
        super().__init__(around.files)
        self._session, self._jobs, self._keeper = session, jobs, keeper
        self._notices, self._looks = around.notices, around.looks
        self._window = around.files.window

    def do(self, what: str, key: str) -> None:
        """Do something to a dataset; nothing if it is not open."""
        layer = self._session.shelf.layer(key)
        if layer is None:
            return
        match what:
            case "show":
                self._session.shelf.update(key, visible=True)
                self.lane_asked.emit(layer.lane_key)
            case "hide":
                self._session.shelf.update(key, visible=not layer.visible)
            case "filter":
                jobs = self._jobs.another()
                DatasetFilter(self._session, self._looks, layer, jobs, self._window).show()
            case "rows":
                DatasetRowsPage(self._session, layer, self._jobs.another(), self._window).show()
            case "left_out":
                self._show_left_out(layer)
            case "remove" | "forget":
                self._remove(layer, forget=what == "forget")

    def _remove(self, layer: Layer, *, forget: bool) -> None:
        """Take a dataset out of the window; it can be put back unless it is to be deleted."""
        place = self._session.shelf.layers.index(layer)
        kept = self._keeper.take(layer.key, forget=forget)
        words = self.tr("{0} was removed from the window.")
        offers = {}
        if not forget and kept is not None:
            offers[self.tr("Put back")] = lambda: self._put_back(layer, kept, place)
        self._notices.say(words.format(shortened(layer.dataset.name, _NAME)), offers)

    def _put_back(self, layer: Layer, kept: KeptDataset, place: int) -> None:
        self._keeper.put_back(layer, kept, place)
        self._notices.clear()  # what it says is no longer so

    def _show_left_out(self, layer: Layer) -> None:
        if not isinstance(layer.dataset, Dataset):
            return
        name = shortened(layer.dataset.name, _NAME)
        head = self.tr("Rows of {0} that were left out").format(name)
        try:
            report = report_of(layer.dataset.left_out)
        except OSError:  # the cache may be deleted at any time
            gone = self.tr("{0} is no longer there: open the dataset again.")
            messages.say(self._window, head, gone.format(layer.dataset.folder))
        else:
            ReportPage(head, report, self._window).open()
