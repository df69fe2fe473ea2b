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
from pathlib import Path

FLOOR = """
import sys, time
import pyqtgraph as pg
app = pg.mkQApp()
window = pg.PlotWidget()
window.resize(1280, 800)
def done():
    print(time.time(), flush=True)
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
PROGRAM = """
import sys, time
from idlib_gui import cli
program = cli.load_app()
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QGraphicsView
def done():
    print(time.time(), flush=True)
    program.QApplication.quit()
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, done)
        return False
painted = Painted()
build = program.build_window
def build_and_watch(*parts):
    window = build(*parts)
    window.timeline.findChild(QGraphicsView).viewport().installEventFilter(painted)
    return window
program.build_window = build_and_watch
cli.main([])
"""


def seconds_to_first_frame(code: str, home: str) -> float:
    """Return the seconds from process start to the first paint that `code` reports."""
    # An installed program runs from byte code; without it each start would compile the source anew.
    environment = os.environ | {"XDG_CONFIG_HOME": home, "PYTHONDONTWRITEBYTECODE": ""}
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    return float(done.stdout.split()[0]) - began


def measure(rounds: int) -> dict[str, list[float]]:
    """Return both times of each round, in seconds; one round before it warms the disk."""
    times: dict[str, list[float]] = {"floor": [], "program": []}
    with tempfile.TemporaryDirectory() as home:
        for number in range(rounds + 1):
            for name, code in (("floor", FLOOR), ("program", PROGRAM)):
                seconds = seconds_to_first_frame(code, home)
                if number:
                    times[name].append(seconds)
    return times


def main() -> None:
    """Print the table, and keep it as JSON if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    times = measure(options.rounds)
    ratios = [ours / floor for floor, ours in zip(times["floor"], times["program"], strict=True)]
    ratio = statistics.median(ratios)
    for name, seconds in times.items():
        print(f"{name:<8} median {statistics.median(seconds) * 1000:6.0f} ms")
    spread = f"rounds from {min(ratios):.2f} to {max(ratios):.2f}"
    print(f"ratio    median {ratio:6.2f}      (goal: at most 1.20; {spread})")
    if options.json:
        options.json.write_text(json.dumps(times | {"ratio": ratio}, indent=1) + "\n")


if __name__ == "__main__":
    main()
