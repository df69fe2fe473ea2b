"""Measures opening articles in the real window, on made-up text of a given length.

- Click to timeline: from Build to the model on show, with the language model loaded on the way
  (`cold`, Build at once) and after a moment with the dialog (`ready`); beside it what
  `idlib-gui build` takes for the same text, since the machine may be busy with other things.
- The longest time that the window's thread was away until the result came (`pause`), how much of
  it that thread worked (`work`), and the step that shows the result (`show`; its work too).
- Cancel: from the click until the panel is gone, and until the process is.

    python benchmarks/opening.py [--words 1000] [--long 5000] [--times 3]

Needs no display: it sets QT_QPA_PLATFORM=offscreen unless it is set.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import active_children
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialogButtonBox, QToolButton

from idlib_gui.app import build_window, make_application
from idlib_gui.domain.document import Document
from idlib_gui.resources import resource_path
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.settings import Settings
from idlib_gui.storage.exchange import read_model
from idlib_gui.ui.article_dialog import ArticleDialog
from idlib_gui.ui.main_window import MainWindow

_PARAGRAPH = (
    "On {day} May 2021 the army of Ruritania shelled the port of Zenda, killing {day} people. "
    "“We will not give up the port,” said Anna Ritter, the foreign minister of Syldavia, who had "
    "met the envoys of Borduria in Geneva last week. Two days earlier, President Rudolf Elphberg "
    "signed an agreement with Syldavia on the return of refugees. The United Nations condemned the "
    "attack on Tuesday and demanded a truce. Bordurian officials denied that their forces had "
    "crossed the border, and accused Ruritania of breaking its promise.\n\n"
)
_WAIT = 120.0
_BEAT = 5
"""Milliseconds; a shorter one would keep a processor busy by itself."""


class Heartbeat(QObject):
    """Notes how long the window's thread was away, by a timer that should ring all the time."""

    def __init__(self) -> None:
        super().__init__()
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT)
        self._timer.timeout.connect(self._beat)
        self.longest = self.work = self._worked = 0.0

    def start(self) -> None:
        """Count from now on."""
        self.longest = self.work = 0.0
        self._worked = time.thread_time()
        self._clock.start()
        self._timer.start()

    def _beat(self) -> None:
        worked = time.thread_time()
        self.longest = max(self.longest, self._clock.nsecsElapsed() / 1e6)
        self.work = max(self.work, 1e3 * (worked - self._worked))
        self._worked = worked
        self._clock.start()


class Bench:
    """A window, and what is measured in it."""

    def __init__(self, window: MainWindow, bundled: Document, folder: Path) -> None:
        self._window = window
        self._bundled = bundled
        self._folder = folder
        self._heart = Heartbeat()
        self._shown = 0
        window.session.store.replaced.connect(self._count)

    def _count(self) -> None:
        self._shown += 1

    def article(self, words: int) -> Path:
        """Write a made-up article of about so many words."""
        each = len(_PARAGRAPH.split())
        parts = (_PARAGRAPH.format(day=number % 28 + 1) for number in range(max(1, words // each)))
        path = self._folder / f"{words}.txt"
        path.write_text("Shelling of Zenda\n\n1 June 2021\n\n" + "".join(parts), encoding="utf-8")
        return path

    def dialog(self, path: Path, rest: float) -> ArticleDialog:
        """Open an article, and look at it for some seconds once it is read."""
        self._window.opening.open([path])
        shown = self._window.findChildren(ArticleDialog)[-1]
        until(lambda: shown.article is not None)
        pause(rest)
        return shown

    def build(self, path: Path, rest: float) -> tuple[float, ...]:
        """Return seconds from Build to the timeline, then milliseconds: pause, work, show twice."""
        shown = self.dialog(path, rest)
        before, step = self._shown, []
        store = self._window.session.store
        show = store.open

        def timed(*args: object, **kwargs: object) -> None:
            step.extend((self._heart.longest, self._heart.work))
            begun, worked = time.perf_counter(), time.thread_time()
            show(*args, **kwargs)  # type: ignore[arg-type]
            step.append(1e3 * (time.perf_counter() - begun))
            step.append(1e3 * (time.thread_time() - worked))

        store.open = timed  # type: ignore[method-assign]
        self._heart.start()
        begun = time.perf_counter()
        click_build(shown)
        until(lambda: self._shown > before)
        QCoreApplication.processEvents()  # until it is painted
        seconds = time.perf_counter() - begun
        store.open = show  # type: ignore[method-assign]
        store.open(self._bundled)  # nothing is left to be saved
        return (seconds, *step)

    def cancel(self, path: Path, after: float) -> tuple[float, float]:
        """Return milliseconds from Cancel until the panel is gone, and until the process is."""
        shown = self.dialog(path, 0)
        click_build(shown)
        pause(after)
        panel = self._window.opening.panel
        begun = time.perf_counter()
        panel.findChild(QToolButton).click()
        until(lambda: not panel.busy)
        gone = time.perf_counter()
        until(lambda: not active_children())
        return 1e3 * (gone - begun), 1e3 * (time.perf_counter() - begun)


def click_build(dialog: ArticleDialog) -> None:
    """Click the dialog's Build."""
    buttons = dialog.findChild(QDialogButtonBox).buttons()
    next(one for one in buttons if one.text() == "Build").click()


def until(ready: Callable[[], object]) -> None:
    """Let the window work until something is true."""
    loop, timer = QEventLoop(), QTimer()
    end = time.perf_counter() + _WAIT
    timer.timeout.connect(lambda: loop.quit() if ready() or time.perf_counter() > end else None)
    timer.start(_BEAT)
    loop.exec()
    timer.stop()
    if time.perf_counter() > end:
        sys.exit("it does not happen")


def pause(seconds: float) -> None:
    """Let the window work for some time."""
    end = time.perf_counter() + seconds
    until(lambda: time.perf_counter() > end)


def by_command(path: Path) -> float:
    """Return how many seconds the `build` command takes for an article."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "idlib_gui", "build", str(path), "-o"]
    subprocess.run([*command, str(path.with_suffix(".json"))], check=True)
    return time.perf_counter() - begun


def measure(bench: Bench, words: int, long: int, times: int) -> None:
    """Print the figures."""
    short, longer = bench.article(words), bench.article(long)
    heads = ("seconds", "command", "pause ms", "work ms", "show ms", "work ms")
    print(f"{'':34}" + "".join(f"{head:>9}" for head in heads))
    for name, path, rest in (
        (f"{words} words, Build at once (cold)", short, 0.0),
        (f"{words} words, after 4 s (ready)", short, 4.0),
        (f"{long} words, Build at once (cold)", longer, 0.0),
    ):
        runs = [bench.build(path, rest) for _ in range(times)]
        seconds, *steps = (list(column) for column in zip(*runs, strict=True))
        figures = "".join(f"{max(step):9.1f}" for step in steps)
        print(f"{name:34}{median(seconds):9.2f}{by_command(path):9.2f}{figures}")
    for after in (0.3, 3.0):
        runs = [bench.cancel(longer, after) for _ in range(times)]
        panel, process = max(run[0] for run in runs), max(run[1] for run in runs)
        print(f"Cancel after {after} s: panel gone {panel:.0f} ms, process gone {process:.0f} ms")


def main() -> None:
    """Measure in a window of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=1_000)
    parser.add_argument("--long", type=int, default=5_000)
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    app = make_application()
    bundled = read_model(resource_path("bundled/idlib-2020.json"))
    with ThreadPoolExecutor(6) as pool, TemporaryDirectory() as name:
        window = build_window(bundled, Settings(), "light", JobSlot(pool))
        window.resize(1280, 800)
        window.show()
        window.opening.prepare()
        pause(1)
        measure(Bench(window, bundled, Path(name)), options.words, options.long, options.times)
        window.close()
        app.aboutToQuit.emit()


if __name__ == "__main__":
    # As a module: processes that are begun import the main file, and with this one Qt.
    again = [sys.executable, "-c", "import opening; opening.main()", *sys.argv[1:]]
    sys.exit(subprocess.run(again, check=False, cwd=Path(__file__).parent).returncode)
