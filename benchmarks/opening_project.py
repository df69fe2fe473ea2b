"""From the click until a project is on show: read, worked out ahead, shown and painted.

Each round opens the project in a window of a new process, which shows the bundled model until then,
and in another takes the floor: the rows of the records out of the database and into records, with
nothing checked, nothing put in order and nothing shown. Medians of the rounds are told; absolute
figures belong to this machine, the ratio to the floor travels.

    python benchmarks/opening_project.py [--events 50000] [--sources 1] [--rounds 5]

Needs no display: it sets QT_QPA_PLATFORM=offscreen unless it is set.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from articles import articles
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest

from idlib_gui import app as program
from idlib_gui.domain.records import Kind
from idlib_gui.state.projects import create_project
from idlib_gui.storage.project.bodies import TYPE_OF, decoded
from idlib_gui.ui import looking_ahead

SIZE = (1600, 1000)
_SETTLED = 2_500
"""Milliseconds after which a window has made ready for what may come."""


def floor(path: Path) -> dict[str, float]:
    """Return milliseconds of CPU that the records alone take."""
    gc.disable()
    kinds = {kind.value: kind for kind in TYPE_OF if kind is not Kind.SOURCE}
    connection = sqlite3.connect(path)
    begun = time.process_time()
    rows = connection.execute("SELECT kind, body FROM records").fetchall()
    kept = [decoded(kinds[kind], body, None) for kind, body in rows if kind in kinds]
    taken = 1e3 * (time.process_time() - begun)
    connection.close()
    return {"floor": taken} if kept else {}


class Parts(dict[str, float]):
    """Milliseconds of CPU that parts of opening took, on whichever thread."""

    def timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that notes what each call of it takes."""

        def noted(*args: Any, **kwargs: Any) -> Any:
            begun = time.thread_time()
            try:
                return work(*args, **kwargs)
            finally:
                self[name] = self.get(name, 0.0) + 1e3 * (time.thread_time() - begun)

        return noted


def opened(path: Path) -> dict[str, float]:
    """Return what it takes to open a project in a window that shows the bundled model."""
    parts = Parts()
    looking_ahead.open_project = parts.timed("read", looking_ahead.open_project)
    looking_ahead.look_ahead = parts.timed("look ahead", looking_ahead.look_ahead)
    app = program.make_application()
    bundled = program.read_model(program.resource_path(program.BUNDLED))
    with ThreadPoolExecutor(6) as pool:
        window = program.build_window(bundled, program.Settings(), "light", program.JobSlot(pool))
        window.resize(*SIZE)
        window.show()
        QTimer.singleShot(0, window.opening.prepare)
        gc.freeze()  # as the program does
        collector = program.GarbageCollector()
        program.spare_documents(window, collector)
        QTest.qWait(_SETTLED)
        waiting, store = QEventLoop(), window.session.store
        store.open = parts.timed("show", store.open)
        store.replaced.connect(waiting.quit)
        begun, worked = time.perf_counter(), time.process_time()
        window.files.open(path)
        waiting.exec()
        parts.timed("paint", app.processEvents)()
        parts["all"] = 1e3 * (time.process_time() - worked)
        parts["wall"] = 1e3 * (time.perf_counter() - begun)
        collector.timer.stop()
        store.open(bundled)
        window.close()
    return parts


def measure(path: Path, rounds: int) -> None:
    """Print the medians of some rounds."""
    found: dict[str, list[float]] = {}
    for _round in range(rounds):
        for what in ("floor", "opened"):
            command = [sys.executable, __file__, f"--{what}", str(path)]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            for name, value in json.loads(told).items():
                found.setdefault(name, []).append(value)
    base = statistics.median(found["floor"])
    for name, values in found.items():
        middle = statistics.median(values)
        print(f"{name:<12}{middle:8.0f} ms{middle / base:8.2f} of the floor")


def main() -> None:
    """Measure, or do what one round asks for in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--sources", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--floor", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--opened", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.floor:
        print(json.dumps(floor(options.floor)))
    elif options.opened:
        print(json.dumps(opened(options.opened)))
    else:
        with TemporaryDirectory() as folder:
            path = Path(folder, "made-up.idlib")
            create_project(path, articles(options.events, options.sources)).close()
            measure(path, options.rounds)


if __name__ == "__main__":
    main()
