"""Opening articles: asks what they are, lets a process build the model, and opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import Any, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from idlib_gui.build.entries import Entry, Failure
from idlib_gui.build.progress import Progress
from idlib_gui.build.values import Built, Collected, Task, task
from idlib_gui.build.workers import Worker
from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.joining import join_events
from idlib_gui.domain.records import DomainError
from idlib_gui.state.helper import Helper
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.session import Session
from idlib_gui.state.viewport import View
from idlib_gui.storage.articles import SUFFIXES, Article

from . import messages
from .article_dialog import ArticleDialog
from .build_words import report_of, say_files, say_found, say_joined, say_undated
from .folder_dialog import FolderDialog
from .looking_ahead import look_ahead
from .opening import Around
from .plain import shortened
from .report_page import ReportPage
from .wording import number, say_document

_NAME = 24
"""Characters of a name in the status bar."""


class _Build(NamedTuple):
    """What is to be built, and what begins that; `doing` says it where it is something else."""

    name: str
    begin: Callable[[], None]
    doing: str = ""


class Articles(QObject):
    """What the user does with article files, in one window."""

    def __init__(self, session: Session, jobs: JobSlot, around: Around) -> None:
        super().__init__(around.files)
        self._session = session
        self._looks = around.looks
        self._files, self._panel, self._notices = around.files, around.panel, around.notices
        self._window = around.files.window
        self._name = self._doing = ""
        self._waiting: list[_Build] = []
        self._jobs = jobs.another()
        self._jobs.failed.connect(self._show_failure)
        # The reader makes ready to build while the user looks at what it read.
        self._reader = Helper(_begin_reader, jobs.another(), self)
        self.builder = Helper(_begin_reader, jobs.another(), self)
        self._collector = Helper(_begin_collector, jobs.another(), self)
        for helper in (self.builder, self._collector):
            helper.told.connect(self._show_progress)
            helper.failed.connect(self._show_failure)
        self._panel.cancelled.connect(self.cancel)

    def ask_open(self) -> None:
        """Let the user pick article files."""
        self._pick(self.open)

    def ask_open_folder(self) -> None:
        """Let the user pick a folder of articles."""
        dialog = self._files.picker(self.tr("Open folder of articles"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.open([Path(name)]))
        dialog.open()

    def open(self, paths: Sequence[Path]) -> None:
        """Show what is in an article file, or in several and in folders."""
        if len(paths) == 1 and not paths[0].is_dir():
            self._make_dialog().read_file(paths[0])
            return
        dialog = FolderDialog(self._reader, self._looks.theme, self._window)
        dialog.build_asked.connect(lambda entries, failures: self.collect(paths, entries, failures))
        dialog.open()
        dialog.look_through(paths)

    def paste(self, text: str | None = None) -> None:
        """Show a text, or what is in the clipboard, as an article."""
        shown = QGuiApplication.clipboard().text() if text is None else text
        self._make_dialog().read_text(shown)

    def build(self, article: Article, path: Path | None) -> None:
        """Build the model of an article that was read, perhaps from a file, and open it."""
        wanted = task("build_article", article)

        def begin() -> None:
            self.builder.take_over(self._reader)
            self.builder.ask(wanted, lambda built: self._show(path, built), _look_ahead)

        self._queue(_Build(article.title, begin))

    def collect(
        self, paths: Sequence[Path], entries: Sequence[Entry], failures: Sequence[Failure]
    ) -> None:
        """Build one model of several articles, and open it."""
        wanted = task("build_collection", tuple(entries), tuple(failures))

        def begin() -> None:
            self._collector.ask(wanted, lambda made: self._show_several(paths, made), _look_ahead)

        self._queue(_Build(self.tr("{0} articles").format(number(len(entries))), begin))

    def work(self, name: str, doing: str, wanted: Task, done: Callable[[Any], None]) -> None:
        """Let the process that builds do something else, when it is its turn.

        Args:
            name: What it is done to.
            doing: What is done, in words.
            wanted: What the process is to do.
            done: Is given the result.
        """

        def finish(made: Any) -> None:
            self._finish()
            done(made)

        self._queue(_Build(name, lambda: self.builder.ask(wanted, finish), doing))

    def cancel(self) -> None:
        """Let go of what is being built, and go on with what waits for it."""
        if self._panel.busy:
            self._finish(self.tr("Cancelled: {0}.").format(shortened(self._name, _NAME)))

    def join_events(self) -> None:
        """Join the events of the open document that several articles tell."""
        document = self._session.store.document

        def work(_stop: Event) -> Patch:
            return join_events(document)

        def join(patch: Patch) -> None:
            if self._session.store.document is not document:
                self.join_events()  # it was changed meanwhile
            elif patch.changes:
                self._session.store.edit(patch)
                self._notices.say(say_joined(patch))
            else:
                self._notices.say(self.tr("No event is surely told by several of the articles."))

        self._jobs.start(work, join)

    # What becomes of it

    def _queue(self, wanted: _Build) -> None:
        """Begin to build, or wait for what is being built."""
        if self._panel.busy:
            self._waiting.append(wanted)
            words = self.tr("“{0}” will be built as soon as “{1}” is done.")
            self._notices.say(words.format(wanted.name, self._name))
        else:
            self._notices.clear()
            self._begin(wanted)

    def _begin(self, wanted: _Build) -> None:
        self._name = wanted.name
        self._doing = wanted.doing
        if wanted.doing:
            self._panel.begin_with(wanted.doing, wanted.doing)
        else:
            self._panel.begin(wanted.name)
        wanted.begin()

    def _finish(self, words: str = "") -> None:
        """Let go of the processes that built, and begin what waits."""
        self.builder.end()
        self._collector.end()
        self._panel.end(words)
        if self._waiting:
            self._notices.clear()
            self._begin(self._waiting.pop(0))

    def _show_progress(self, progress: Progress) -> None:
        if self._panel.busy:
            self._panel.show_progress(progress)

    def _show_failure(self, error: Exception) -> None:
        name = self._name
        self._finish()
        if isinstance(error, DomainError):
            nothing = self.tr("No model of “{0}” was built.")
            head = (self.tr("“{0}” was not read.") if self._doing else nothing).format(name)
            messages.say(self._window, head, str(error))
        else:
            messages.report(self._window, error)

    def _show(self, path: Path | None, built: Built) -> None:
        found = self.tr("Built: {0}.").format(say_found(built.document))
        self._finish(found)

        def show() -> None:
            self._open(built.document, path)
            notes = list(filter(None, (*built.notes, say_undated(built.document))))
            if notes:
                self._notices.say(" ".join((found, *notes)))

        self._offer(built.document, show)

    def _show_several(self, paths: Sequence[Path], made: Collected) -> None:
        self._finish()

        def show() -> None:
            self._open(made.document, paths[0] if len(paths) == 1 else None)
            store = self._session.store
            if made.joining.changes:
                store.edit(made.joining)
            report = report_of(store.document, made.remarks, made.joining)
            said = (say_files(store.document, made.remarks), say_joined(made.joining))
            offers = {self.tr("Report…"): lambda: self._show_report(report)}
            self._notices.say(" ".join(filter(None, said)), offers)

        self._offer(made.document, show)

    def _offer(self, document: Document, show: Callable[[], None]) -> None:
        """Show what was built; if the user keeps what is open, it stays at hand."""
        name = say_document(document)

        def keep() -> None:
            words = self.tr("“{0}” is built.").format(name)
            self._notices.keep(words, {self.tr("Open it"): lambda: self._offer(document, show)})

        self._files.when_free(show, name, keep)

    def _open(self, document: Document, path: Path | None) -> None:
        """Show a document that was built; all of it, however it was looked at before."""
        self._session.store.open(document, saved=False)
        self._session.viewport.show(View())
        if path is not None:
            self._files.remember(path)

    def _show_report(self, report: str) -> None:
        ReportPage(self.tr("What became of each file"), report, self._window).open()

    # Dialogs

    def _make_dialog(self) -> ArticleDialog:
        dialog = ArticleDialog(self._reader, self._window)
        dialog.build_asked.connect(self.build)
        dialog.files_asked.connect(lambda: self._pick(lambda paths: self._reopen(dialog, paths)))
        dialog.open()
        return dialog

    def _reopen(self, dialog: ArticleDialog, paths: Sequence[Path]) -> None:
        """Show other files in place of what a dialog shows."""
        if len(paths) == 1:
            dialog.read_file(paths[0])
        else:
            dialog.reject()
            self.open(paths)

    def _pick(self, then: Callable[[list[Path]], None]) -> None:
        dialog = self._files.picker(self.tr("Open article"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog.setNameFilters(
            [self.tr("Articles ({0})").format(patterns), self.tr("All files (*)")]
        )
        dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
        dialog.open()


def _look_ahead(built: Built | Collected) -> None:
    look_ahead(built.document)


def _begin_reader() -> Worker:
    return Worker(task("prepare"))


def _begin_collector() -> Worker:
    return Worker(parent=True)
