"""How long steps on the window's thread take, and the floor to hold them against."""

from __future__ import annotations

import cProfile
import math
import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

GOAL = 16.0
"""Milliseconds of a frame."""
IDLE = 0.06
"""Seconds without work after which what an event brought about counts as over."""
Deed = Callable[[], object]


class Step(NamedTuple):
    """What one step took, in milliseconds."""

    wall: float
    cpu: float


class Stopwatch:
    """Does deeds and notes what each took."""

    def __init__(self, *, profile: bool) -> None:
        self.steps: list[Step] = []
        self.profile = cProfile.Profile() if profile else None

    def do(self, deed: Deed) -> None:
        """Do one thing, and all that follows from it."""
        self._note(deed)
        quiet = time.perf_counter() + IDLE
        while time.perf_counter() < quiet:
            before = time.perf_counter()
            step = self._timed(lambda: None)
            if step.wall > 1:  # a timer fired: less than this is the loop's own
                self.steps.append(step)
                quiet = before + IDLE
            time.sleep(0.002)

    def _note(self, deed: Deed) -> None:
        self.steps.append(self._timed(deed))

    def _timed(self, deed: Deed) -> Step:
        wall, cpu = time.perf_counter(), time.thread_time()
        if self.profile:
            self.profile.enable()
        deed()
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        if self.profile:
            self.profile.disable()
        return Step((time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000)


def floor(size: tuple[int, int]) -> list[Step]:
    """Return what it takes to move an empty plot and paint it."""
    plot = pg.PlotWidget()
    plot.resize(*size)
    plot.show()
    watch = Stopwatch(profile=False)
    QTest.qWaitForWindowExposed(plot)
    box = plot.getViewBox()
    for step in range(110):
        watch.do(lambda step=step: box.translateBy(x=0.01 if step // 10 % 2 else -0.01))
    plot.close()
    return watch.steps[10:]


def ninety_five(values: list[float]) -> float:
    """Return the value that 95 of a hundred do not pass."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def summary(steps: list[Step]) -> dict[str, float]:
    """Return the figures of one row."""
    wall, cpu = [step.wall for step in steps], [step.cpu for step in steps]
    return {
        "steps": len(steps),
        "median": statistics.median(wall),
        "p95": ninety_five(wall),
        "worst": max(wall),
        "cpu_median": statistics.median(cpu),
        "cpu_p95": ninety_five(cpu),
        "cpu_worst": max(cpu),
        "over": sum(value > GOAL for value in wall),
        "cpu_over": sum(value > GOAL for value in cpu),
    }
