"""Opening whatever the user has: projects and models at once, articles after a look at them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from idlib_gui.domain.document import Act, Patch
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.projects import is_project
from idlib_gui.state.session import Session
from idlib_gui.storage.exchange import looks_like_model

from .dataset_opening import DatasetOpening
from .files import Files
from .later import Later
from .notice_bar import NoticeBar
from .theme import Looks

build_panel = Later("build_panel")
_CORRECTING = frozenset({Act.RENAME, Act.MERGE, Act.DELETE})
_NEEDED = ("idlib_gui.storage.project.project", "idlib_gui.build.workers")


class Around(NamedTuple):
    """What of the window is used to open articles."""

    files: Files
    panel: Any
    notices: NoticeBar
    looks: Looks


class Opening(QObject):
    """Passes on what is to be opened; what opens articles is imported when it is first wanted."""

    panel_made = Signal(object)
    """There is a widget now that shows how far an article is."""

    def __init__(
        self, session: Session, jobs: JobSlot, files: Files, notices: NoticeBar, looks: Looks
    ) -> None:
        super().__init__(files)
        self.datasets = DatasetOpening(session, jobs, files, notices, looks)
        self._session = session
        self._jobs = jobs
        self.files, self.notices, self._looks = files, notices, looks
        self._preparing = jobs.another()
        self._made: Any = None
        self._rereading: Any = None
        self._ruling: Any = None
        session.store.patched.connect(self._follow_patch)
        self._retexting: Any = None
        files.other_chosen.connect(lambda path: self.open([path]))

    @property
    def articles(self) -> Any:
        """Return the `Articles` of the window."""
        if self._made is None:
            # The start of the program need not wait for it.
            from .articles import Articles  # noqa: PLC0415

            around = Around(self.files, self.panel, self.notices, self._looks)
            self._made = Articles(self._session, self._jobs, around)
        return self._made

    @property
    def window(self) -> QWidget:
        """Return the window that dialogs belong to."""
        return self.files.window

    @cached_property
    def panel(self) -> Any:
        """Return the `BuildPanel`, which shows how far an article is."""
        panel = build_panel.BuildPanel()
        self.panel_made.emit(panel)
        return panel

    @property
    def rereading(self) -> Any:
        """Return the `Rereading` of the window."""
        if self._rereading is None:
            # The start of the program need not wait for it.
            from .rereading import Rereading  # noqa: PLC0415

            self._rereading = Rereading(self._session, self, self._looks, self._jobs)
        return self._rereading

    @property
    def retexting(self) -> Any:
        """Return the `Retexting` of the window."""
        if self._retexting is None:
            # The start of the program need not wait for it.
            from .retexting import Retexting  # noqa: PLC0415

            self._retexting = Retexting(self._session, self, self._jobs)
        return self._retexting

    @property
    def ruling(self) -> Any:
        """Return the `Ruling` of the window."""
        if self._ruling is None:
            # The start of the program need not wait for it.
            from .ruling import Ruling  # noqa: PLC0415

            self._ruling = Ruling(self._session, self, self._looks, self._jobs)
        return self._ruling

    def prepare(self) -> None:
        """Import off the window's thread most of what opening a file will need."""
        self._preparing.start(
            lambda _stop: list(map(import_module, _NEEDED)), lambda _modules: None
        )

    def open(self, paths: Sequence[Path]) -> None:
        """Open a model, or datasets, or show what articles hold before they become models."""
        # The start of the program need not wait for it.
        from idlib_gui.storage.datasets.recognising import looks_like_dataset  # noqa: PLC0415

        tables = [path for path in paths if looks_like_dataset(path)]
        if tables:
            self.datasets.open(tables)
        paths = [path for path in paths if path not in tables]
        if not paths:
            return
        if len(paths) == 1 and (is_project(paths[0]) or looks_like_model(paths[0])):
            self.files.open(paths[0])
        else:
            self.articles.open(paths)

    def ask_article(self) -> None:
        """Let the user pick articles."""
        self.articles.ask_open()

    def ask_folder(self) -> None:
        """Let the user pick a folder of articles."""
        self.articles.ask_open_folder()

    def paste(self, text: str | None = None) -> None:
        """Show a text as an article; without one, what is in the clipboard."""
        self.articles.paste(text)

    def _follow_patch(self, patch: Patch) -> None:
        """Offer to keep a correction that was just made as a rule."""
        history = self._session.store.history
        if patch.act in _CORRECTING and history.at == len(history.steps()):
            self.ruling.offer(history.at)

    def cancel(self) -> None:
        """Stop what is being built or read."""
        if self._made is not None:
            self.panel.cancel()
        self.datasets.cancel()

    def keep_rule(self) -> None:
        """Keep the last correction as a rule."""
        self.ruling.keep_last()

    def show_rules(self) -> None:
        """Show the rules that the user keeps."""
        self.ruling.show_rules()

    def join_events(self) -> None:
        """Join the events that several articles tell."""
        self.articles.join_events()
