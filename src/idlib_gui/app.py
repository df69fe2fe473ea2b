"""The only place that builds and connects long-lived objects."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QStandardPaths,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QCursor, QIcon
from PySide6.QtWidgets import QApplication

from idlib_gui import __version__
from idlib_gui.domain.document import Document
from idlib_gui.domain.records import DomainError, Ref
from idlib_gui.resources import RESOURCES, resource_path
from idlib_gui.state.datasets import Shelf
from idlib_gui.state.history import NO_PAST
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.projects import Opened, is_project
from idlib_gui.state.selection import Selection
from idlib_gui.state.session import Session
from idlib_gui.state.settings import Settings
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import Viewport
from idlib_gui.storage.exchange import ModelFileError, looks_like_model, read_model
from idlib_gui.ui.files import BUNDLED
from idlib_gui.ui.later import Later
from idlib_gui.ui.looking_ahead import read_ahead
from idlib_gui.ui.main_window import MainWindow
from idlib_gui.ui.plotting import GarbageCollector
from idlib_gui.ui.theming import ThemeSwitch

messages = Later("messages")
_JOBS = 6
LAG = 40
"""Milliseconds by which lists follow the timeline, so that each of its steps is seen at once."""
_SETTLED = 1_500
"""Milliseconds after which the start is over."""
_PICTURED = 150
"""Milliseconds after which a window that is to be pictured shows all."""
_ROUNDS = 20
"""Rounds of the event loop that follow: a batch of a long list is laid out in each."""
_log = logging.getLogger("idlib_gui.qt")


class Picture(NamedTuple):
    """What `--screenshot` asks for: size in pixels before scaling."""

    file: Path
    size: tuple[int, int]
    select: Ref | None


def open_window(
    path: Path | None,
    theme: str = "",
    picture: Picture | None = None,
    datasets: Sequence[Path] = (),
) -> int:
    """Show the window until it is closed, or save a picture of it; return the exit code.

    Args:
        path: A model file, or an article or a folder of them to build a model of.
        theme: The name of a theme; empty takes the user's.
        picture: What picture to save.
        datasets: Tables of dated events to open beside it.
    """
    qInstallMessageHandler(_to_log_or_refuse)
    app = make_application()
    qInstallMessageHandler(_to_log)
    settings = Settings() if picture else Settings(_settings_file(), _drafts_folder())
    article = None if path is None or picture or _is_ours(path) else path
    found, wrong = read_named(None if article else path)
    if wrong is not None and picture is not None:
        sys.stderr.write("".join(f"{path}: {line}\n" for line in _lines(wrong)))
        return 1
    # Several, since a job may wait for a process of its own; no other need wait with it.
    with ThreadPoolExecutor(max_workers=_JOBS, thread_name_prefix="job") as pool:
        window = build_window(found, settings, theme, JobSlot(pool))
        if picture is not None:
            code = take_picture(window, picture, datasets)
            window.files.keeper.close()
            return code
        if wrong is not None and path is not None:
            window.files.tell_wrong(path, wrong)
        elif path is not None and article is None:
            settings.opened(path.absolute())
        return _run(app, window, article, datasets)


def _is_ours(path: Path) -> bool:
    return is_project(path) or looks_like_model(path)


def read_named(path: Path | None) -> tuple[Document | Opened, DomainError | None]:
    """Return what a file holds, or the bundled model and what is wrong with the file."""
    try:
        if path is not None:
            return read_ahead(path), None
        return read_model(resource_path(BUNDLED)), None
    except DomainError as error:
        return read_model(resource_path(BUNDLED)), error


def _lines(wrong: DomainError) -> list[str]:
    """Return what is wrong with a file, a line each."""
    if isinstance(wrong, ModelFileError):
        return [problem.line for problem in wrong.problems]
    return [str(wrong)]


def _run(
    app: QApplication, window: MainWindow, article: Path | None, datasets: Sequence[Path]
) -> int:
    """Show the window until it is closed, and open in it what is named; return the exit code."""
    sys.excepthook = lambda _type, error, _trace: messages.report(window, error)
    window.session.viewport.lag = LAG
    window.show()
    if article is not None:
        QTimer.singleShot(0, lambda: window.opening.open([article]))
    if datasets:
        QTimer.singleShot(0, lambda: window.opening.datasets.open(datasets))
    QTimer.singleShot(_SETTLED, window.opening.prepare)
    QTimer.singleShot(_SETTLED, window.keeping.look_for_drafts)
    gc.freeze()  # what the start has made stays: it need not be looked at again
    collector = GarbageCollector()  # a Qt object that dies on a job's thread ends the process
    spare_documents(window, collector)
    code = app.exec()
    collector.timer.stop()
    return code


def spare_documents(window: MainWindow, collector: GarbageCollector) -> None:
    """Let no search for garbage look through the documents that are opened: they have no cycles.

    It would keep the window waiting soon after a large one is opened, and then again; while one is
    read it would hold up the reading.
    """
    timer = collector.timer
    window.files.reading.connect(lambda name: timer.stop() if name else timer.start())
    window.session.store.replaced.connect(gc.freeze)


def make_application() -> QApplication:
    """Return the Qt application, made as this program needs it."""
    app = QApplication(["idlib-gui"])
    app.setApplicationName("Idlib Explorer")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("idlib-explorer")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(RESOURCES / "icons" / "idlib-explorer-128.png")))
    return app


def build_window(
    found: Document | Opened, settings: Settings, theme: str, jobs: JobSlot
) -> MainWindow:
    """Return the window on a document or a project, all its parts connected."""
    opened = None if isinstance(found, Document) else found
    document = found if isinstance(found, Document) else found.document
    viewport = Viewport(settings.view_of(document))
    store = DocumentStore(document, NO_PAST if opened is None else opened.past)
    session = Session(store, Selection(), viewport, Shelf())
    themes = ThemeSwitch(settings, theme)
    window = MainWindow(session, settings, themes, jobs)
    if opened is not None:
        window.files.keeper.take(opened)
    themes.dress()
    return window


def take_picture(window: MainWindow, picture: Picture, datasets: Sequence[Path] = ()) -> int:
    """Save a picture of the window as it is first seen, with datasets once they are prepared."""
    try:
        _put_datasets(window, datasets)
    except DomainError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    window.resize(*picture.size)
    QCursor.setPos(-1, -1)  # so that nothing is shown as under the pointer
    window.show()
    _settle()
    while not all(layer.ready for layer in window.session.shelf.visible):
        _settle()
    if picture.select is not None:
        window.select(picture.select)
        _settle()
    if not window.grab().save(str(picture.file)):
        sys.stderr.write(f"{picture.file} could not be written\n")
        return 1
    return 0


def _put_datasets(window: MainWindow, datasets: Sequence[Path]) -> None:
    """Prepare tables as they are recognised or guessed, and show them.

    Raises:
        DomainError: If one cannot be read.
    """
    if datasets:
        # Only a picture with datasets needs what reads them in this process.
        from idlib_gui.build.datasets import prepare  # noqa: PLC0415

        keeper = window.opening.datasets.keeper
        for path in datasets:
            keeper.put(prepare(path, None, keeper.cache), path)


def _settle() -> None:
    """Let the window do all that it does by and by: long lists are laid out in batches.

    Where the machine is busy the time may be over before anything was done: some rounds follow.
    """
    waiting = QEventLoop()
    for milliseconds in (_PICTURED, *[1] * _ROUNDS):
        QTimer.singleShot(milliseconds, waiting.quit)
        waiting.exec()


def _settings_file() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "idlib-explorer" / "settings.ini"


def _drafts_folder() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(folder) / "idlib-explorer" / "drafts"


def _to_log_or_refuse(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Do what `_to_log` does, but leave with a sentence where Qt would abort.

    Qt raises nothing for a display that answers and then refuses (another user's, one on a machine
    that is off, an Xvfb that starts over after its last client): it says so as a fatal message, and
    aborts the process when this returns.
    """
    _to_log(kind, context, message)
    if kind is QtMsgType.QtFatalMsg:
        sys.stderr.write(
            "No window can be opened on this display (--verbose says why): start it from a desktop "
            "session, or use --screenshot FILE.\n"
        )
        sys.stderr.flush()
        os._exit(2)


def _to_log(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Keep Qt's own noise out of the terminal; `--verbose` shows it."""
    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
    }
    _log.log(levels.get(kind, logging.ERROR), message)
