"""Opening datasets: looks at them and prepares them in a process, and shows them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from idlib_gui.build.datasets import prepared
from idlib_gui.build.progress import Progress
from idlib_gui.build.values import dataset_task
from idlib_gui.build.workers import Worker
from idlib_gui.domain.records import DomainError
from idlib_gui.state.dataset_keeper import DatasetKeeper
from idlib_gui.state.helper import Helper
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.kept_datasets import KeptDataset
from idlib_gui.state.session import Session
from idlib_gui.storage.datasets.dataset import Dataset
from idlib_gui.storage.datasets.mapping import DatasetKind, Mapping
from idlib_gui.storage.datasets.preview import Opened
from idlib_gui.storage.datasets.suffixes import SUFFIXES, ZIP

from . import messages
from .dataset_acts import Around, DatasetActs
from .dataset_dialog import DatasetDialog
from .opened_words import say_opened
from .plain import shortened

_NAME = 24
"""Characters of a name in the status bar."""


class Wanted(NamedTuple):
    """A table that is to be read; the dataset of the key `instead_of` stays until it is.

    `mapping` is what was said of its columns, if that is to be looked at and corrected.
    """

    path: Path
    instead_of: str = ""
    mapping: Mapping | None = None


class Datasets(QObject):
    """What the user does with datasets, in one window; files are read one after the other."""

    lane_asked = Signal(str)
    """The key of a lane of the timeline that is to be seen."""

    def __init__(
        self, session: Session, jobs: JobSlot, keeper: DatasetKeeper, around: Around
    ) -> None:
        super().__init__(around.files)
        self._session, self._jobs, self._keeper = session, jobs, keeper
        self._files, self.panel, self._notices, self._looks = around
        self._window = around.files.window
        self._doing: Wanted | None = None
        self._waiting: list[Wanted] = []
        self._reader = Helper(Worker, jobs.another(), self)
        self._finder = jobs.another()
        self._finder.failed.connect(self._show_failure)
        self._reader.told.connect(self._show_progress)
        self._reader.failed.connect(self._show_failure)
        self._acts = DatasetActs(session, jobs, keeper, around)
        self._acts.lane_asked.connect(self.lane_asked)
        self.panel.cancelled.connect(self.cancel)

    # What is opened

    def ask_open(self) -> None:
        """Let the user pick tables."""
        dialog = self._files.picker(self.tr("Open dataset"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        patterns = " ".join(f"*{suffix} *{suffix}.gz" for suffix in SUFFIXES) + f" *{ZIP}"
        dialog.setNameFilters(
            [self.tr("Tables of events ({0})").format(patterns), self.tr("All files (*)")]
        )
        dialog.filesSelected.connect(lambda names: self.open([Path(name) for name in names]))
        dialog.open()

    def ask_open_folder(self) -> None:
        """Let the user pick a folder of tables, which is one dataset."""
        dialog = self._files.picker(self.tr("Open folder of tables"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.open([Path(name)]))
        dialog.open()

    def open(self, paths: Sequence[Path]) -> None:
        """Open tables, one after the other; those that are not recognised are asked about."""
        self._read([Wanted(path) for path in paths])

    def read_again(self, those: Sequence[KeptDataset]) -> None:
        """Read tables anew; a dataset that is shown stays until what takes its place is there."""
        self._read([Wanted(kept.path, kept.key) for kept in those])

    def _read(self, those: Sequence[Wanted]) -> None:
        self._waiting += those
        if self._doing is None:
            self._begin_next()

    def _begin_next(self) -> None:
        if not self._waiting:
            return
        wanted = self._waiting.pop(0)
        self._begin(wanted, self.tr("Looking at {0}"))
        cache = self._keeper.cache
        if wanted.mapping is not None:
            self._look(wanted)
        else:
            self._finder.start(
                lambda _stop: prepared(wanted.path, cache),
                lambda dataset: self._go_on(wanted, dataset),
            )

    def _go_on(self, wanted: Wanted, dataset: Dataset | None) -> None:
        """Show what is prepared at once; but what lies there already may be mapped anew."""
        if dataset is not None and self._session.shelf.layer(dataset.key) is None:
            self._show(wanted, dataset)
        else:
            self._look(wanted)

    def _look(self, wanted: Wanted) -> None:
        task = dataset_task("look_at", wanted.path, self._keeper.cache.folder)
        self._reader.ask(task, lambda opened: self._ask_columns(wanted, opened))

    def _begin(self, wanted: Wanted, words: str) -> None:
        self._doing = wanted
        doing = words.format(shortened(wanted.path.name, _NAME))
        self.panel.begin_with(doing, self.tr("{0}…").format(doing))

    def _ask_columns(self, wanted: Wanted, opened: Opened) -> None:
        """Ask which column says what, where that is not known or is to be corrected."""
        if opened.kind is not DatasetKind.TABLE and wanted.mapping is None:
            self.prepare(wanted, opened.mapping)
            return
        if wanted.mapping is not None and wanted.mapping.fits(opened.columns):
            opened = opened._replace(mapping=wanted.mapping)
        self.panel.end()
        name = wanted.path.name
        dialog = DatasetDialog(name, opened, self._jobs.another(), self._looks, self._window)
        if wanted.instead_of:
            dialog.read_again()
        dialog.prepare_asked.connect(lambda mapping: self.prepare(wanted, mapping))
        dialog.rejected.connect(lambda: self._finish(""))
        dialog.open()

    def prepare(self, wanted: Wanted, mapping: Mapping) -> None:
        """Prepare a table by a mapping, and show it beside the document."""
        self._begin(wanted, self.tr("Preparing {0}"))
        task = dataset_task("prepare_dataset", wanted.path, mapping, self._keeper.cache.folder)
        self._reader.ask(task, lambda dataset: self._show(wanted, dataset))

    def _show(self, wanted: Wanted, dataset: Dataset) -> None:
        again = bool(wanted.instead_of)
        done = self.tr("Read again: {0}.") if again else self.tr("Opened: {0}.")
        self._finish(done.format(shortened(wanted.path.name, _NAME)))
        self._keeper.put(dataset, wanted.path, wanted.instead_of)
        left_out = dataset.left_out
        offers: dict[str, Callable[[], object]] = {
            self.tr("Show on the timeline"): partial(self.do, "show", dataset.key)
        }
        if left_out.total:
            offers[self.tr("What was left out…")] = partial(self.do, "left_out", dataset.key)
        words = self.tr("Read again: {0}") if again else "{0}"
        self._notices.say(words.format(say_opened(dataset)), offers)

    def cancel(self) -> None:
        """Let go of the table that is being read, and go on with the next."""
        if self._doing is not None:
            name = shortened(self._doing.path.name, _NAME)
            self._finish(self.tr("Cancelled: {0}.").format(name))

    def _finish(self, words: str) -> None:
        self._finder.cancel()
        self._reader.end()
        self.panel.end(words)
        self._doing = None
        self._begin_next()

    def _show_progress(self, progress: Progress) -> None:
        if self.panel.busy:
            self.panel.show_progress(progress)

    def _show_failure(self, error: Exception) -> None:
        name = self._doing.path.name if self._doing is not None else ""
        self._finish("")
        if isinstance(error, DomainError):
            head = self.tr("{0} was not opened.").format(shortened(name, 2 * _NAME))
            messages.say(self._window, head, str(error))
        else:
            messages.report(self._window, error)

    # What is done to one

    def do(self, what: str, key: str) -> None:
        """Do to a dataset what the list of them asks for."""
        if what == "columns":
            self._correct(key)
        else:
            self._acts.do(what, key)

    def _correct(self, key: str) -> None:
        """Show which column of a dataset says what, and read it anew if another is to."""
        layer = self._session.shelf.layer(key)
        if layer is not None and isinstance(layer.dataset, Dataset):
            self._read([Wanted(layer.dataset.path, key, layer.dataset.mapping)])
