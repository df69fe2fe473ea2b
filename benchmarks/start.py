"""From process start to the first painted frame with data, beside an empty plot window.

Each round starts the program and the floor (an empty `pg.PlotWidget`) in turn, so that both meet
the same machine; the median of the rounds' ratios is what counts. Needs a display; without one:

    xvfb-run -a -s -noreset .venv/bin/python benchmarks/start.py [--rounds 10] [--json FILE]

(Without `-noreset` the server starts over whenever the last window has closed, and the next window
may knock too early.)
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

_TELL = """
import time
def tell():
    held = next(line for line in open("/proc/self/status") if line.startswith("VmRSS"))
    print(time.time(), int(held.split()[1]) / 1024, flush=True)
"""
FLOOR = (
    _TELL
    + """
import pyqtgraph as pg
app = pg.mkQApp()
window = pg.PlotWidget()
window.resize(1280, 800)
def done():
    tell()
    app.quit()
class Painted(pg.QtCore.QObject):
    def eventFilter(self, watched, event):
        if event.type() == pg.QtCore.QEvent.Type.Paint:
            pg.QtCore.QTimer.singleShot(0, done)
        return False
painted = Painted()
window.viewport().installEventFilter(painted)
window.show()
app.exec()
"""
)
PROGRAM = (
    _TELL
    + """
import os
from idlib_gui import cli
program = cli.load_app()
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QGraphicsView
def done():
    tell()
    program.QApplication.quit()
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            ready = sum(layer.ready for layer in self.window.session.shelf.visible)
            if ready >= int(os.environ.get("DATASETS", "0")):
                QTimer.singleShot(0, done)
        return False
painted = Painted()
build = program.build_window
def build_and_watch(*parts):
    window = painted.window = build(*parts)
    window.timeline.findChild(QGraphicsView).viewport().installEventFilter(painted)
    return window
program.build_window = build_and_watch
cli.main([])
"""
)


class Start(NamedTuple):
    """One start: the seconds from process start to the first paint, and the megabytes held then."""

    seconds: float
    memory: float


def started(code: str, settings: Mapping[str, str]) -> Start:
    """Return what `code` reports of its start."""
    # An installed program runs from byte code; without it each start would compile the source anew.
    environment = os.environ | settings | {"PYTHONDONTWRITEBYTECODE": ""}
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    painted, memory = map(float, done.stdout.split()[:2])
    return Start(painted - began, memory)


def measure(rounds: int, settings: Mapping[str, str] | None = None) -> dict[str, list[Start]]:
    """Return both starts of each round; one round before it warms the disk.

    Args:
        rounds: How many there are.
        settings: What is added to the environment: where settings lie, and under `DATASETS`, how
            many datasets the first frame has to show.
    """
    found: dict[str, list[Start]] = {"floor": [], "program": []}
    with tempfile.TemporaryDirectory() as home:
        for number in range(rounds + 1):
            for name, code in (("floor", FLOOR), ("program", PROGRAM)):
                start = started(code, settings or {"XDG_CONFIG_HOME": home})
                if number:
                    found[name].append(start)
    return found


def ratios_of(found: dict[str, list[Start]]) -> list[float]:
    """Return how much longer than the floor the program takes in each round."""
    pairs = zip(found["floor"], found["program"], strict=True)
    return [ours.seconds / floor.seconds for floor, ours in pairs]


def main() -> None:
    """Print the table, and keep it as JSON if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    found = measure(options.rounds)
    ratios = ratios_of(found)
    ratio = statistics.median(ratios)
    for name, starts in found.items():
        seconds, memory = (statistics.median(values) for values in zip(*starts, strict=True))
        print(f"{name:<8} median {seconds * 1000:6.0f} ms {memory:6.0f} MB")
    spread = f"rounds from {min(ratios):.2f} to {max(ratios):.2f}"
    print(f"ratio    median {ratio:6.2f}      (goal: at most 1.20; {spread})")
    if options.json:
        times = {name: [start.seconds for start in starts] for name, starts in found.items()}
        options.json.write_text(json.dumps(times | {"ratio": ratio}, indent=1) + "\n")


if __name__ == "__main__":
    main()
