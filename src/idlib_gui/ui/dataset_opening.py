"""Passes on what is done with datasets; what does it is imported when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from idlib_gui.build.folders import prepared_datasets
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.session import Session
from idlib_gui.state.settings import DATASETS

from .files import Files
from .later import Later
from .notice_bar import NoticeBar
from .theme import Looks

messages = Later("messages")


class DatasetOpening(QObject):
    """Most windows never open a dataset, and need not wait for what would."""

    panel_made = Signal(object)
    """There is a widget now that shows how far a dataset is."""

    lane_asked = Signal(str)
    """The key of a lane of the timeline that is to be seen."""

    def __init__(
        self, session: Session, jobs: JobSlot, files: Files, notices: NoticeBar, looks: Looks
    ) -> None:
        super().__init__(files)
        self._session, self._jobs = session, jobs
        self._files, self._notices, self._looks = files, notices, looks
        self._kept: Any = None
        self._made: Any = None

    @property
    def keeper(self) -> Any:
        """Return the `DatasetKeeper` of the window."""
        if self._kept is None:
            from idlib_gui.state.dataset_keeper import DatasetKeeper  # noqa: PLC0415
            from idlib_gui.storage.datasets.cache import Cache  # noqa: PLC0415

            cache, jobs = Cache(prepared_datasets()), self._jobs.another()
            self._kept = DatasetKeeper(self._session, self._files.settings, jobs, cache)
            self._kept.failed.connect(lambda error: messages.report(self._files.window, error))
            self._tell(self._kept.restore())
        return self._kept

    @property
    def datasets(self) -> Any:
        """Return the `Datasets` of the window."""
        if self._made is None:
            from .build_panel import BuildPanel  # noqa: PLC0415
            from .dataset_acts import Around  # noqa: PLC0415
            from .datasets import Datasets  # noqa: PLC0415

            panel = BuildPanel()
            around = Around(self._files, panel, self._notices, self._looks)
            self._made = Datasets(self._session, self._jobs, self.keeper, around)
            self._made.lane_asked.connect(self.lane_asked)
            self.panel_made.emit(panel)
        return self._made

    def restore(self) -> None:
        """Open the datasets that were open when the program ended."""
        if self._files.settings.text(DATASETS):
            _ = self.keeper

    def open(self, paths: Sequence[Path]) -> None:
        """Open tables of dated events."""
        self.datasets.open(paths)

    def ask(self) -> None:
        """Let the user pick tables."""
        self.datasets.ask_open()

    def ask_folder(self) -> None:
        """Let the user pick a folder of tables."""
        self.datasets.ask_open_folder()

    def do(self, what: str, key: str) -> None:
        """Do to a dataset what the list of them asks for."""
        self.datasets.do(what, key)

    def cancel(self) -> None:
        """Let go of what is being read."""
        if self._made is not None:
            self._made.cancel()

    def _tell(self, found: Any) -> None:
        """Say which datasets are not as they were, and offer to read them again."""
        if not any(found):
            return
        from .kept_words import say_not_as_before, to_read_again  # noqa: PLC0415

        again = to_read_again(found)
        offers: dict[str, Callable[[], object]] = {}
        if again:
            offers[self.tr("Read again")] = lambda: self.datasets.read_again(again)
        if any(kept in found.lost for kept in again):
            offers[self.tr("Do not open them again")] = self.keeper.let_go_of_lost
        self._notices.keep(say_not_as_before(found), offers)
