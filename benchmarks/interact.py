"""How long the window keeps its user waiting: every step on its thread, against one frame.

A step is an event (a press, a key, a turn of the wheel) with all that it brings about until the
window is painted and idle again; what comes later, by a timer, counts as a step of its own. The
floor is an empty `pg.PlotWidget` of the same size that is moved and painted, in the same run:
absolute figures belong to this machine, the ratio to the floor travels. Wall time is what the user
feels, CPU time (of this thread) what a busy machine does not spoil.

    xvfb-run -a .venv/bin/python benchmarks/interact.py [--only WORD] [--profile] [--json FILE]

Without a display the offscreen platform is used.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import pstats
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, cycle, islice
from pathlib import Path

import pyqtgraph as pg
from measuring import GOAL, Deed, Stopwatch, floor, summary
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QWidget

from idlib_gui import app as program

SIZE = (1280, 800)
LEFT = Qt.MouseButton.LeftButton


class User:
    """What a user does with the window, as deeds that are one event each."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._timeline = window.timeline.findChild(pg.GraphicsView)
        self._area = self._timeline.viewport()

    def keys(self, *keys: str, times: int = 1) -> Iterator[Deed]:
        """Press keys while the timeline has the keyboard; `Alt+1`, `Ctrl+F` and the like."""
        self._timeline.setFocus()
        for key in islice(cycle(keys), times * len(keys)):
            yield from self._typed(self._timeline, key)

    def _typed(self, target: QWidget, keys: str) -> Iterator[Deed]:
        alt = keys.startswith("Alt+")
        held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
        key = keys.removeprefix("Alt+")
        yield lambda: QTest.keyPress(target, key, held)
        yield lambda: QTest.keyRelease(target, key, held)

    def typing(self, field: QLineEdit, texts: Iterable[str]) -> Iterator[Deed]:
        """Type words into a field letter by letter, then take them away again."""
        field.setFocus()
        for text in texts:
            for letter in text:
                yield lambda letter=letter: QTest.keyClicks(field, letter)
            for _letter in text:
                yield lambda: QTest.keyClick(field, Qt.Key.Key_Backspace)

    def clicks(self, area: QWidget, places: Iterable[QPoint]) -> Iterator[Deed]:
        """Press and release the left button."""
        none = Qt.KeyboardModifier.NoModifier
        for place in places:
            yield lambda place=place: QTest.mousePress(area, LEFT, none, place)
            yield lambda place=place: QTest.mouseRelease(area, LEFT, none, place)

    def events(self, times: int) -> Iterator[Deed]:
        """Click each event that is in view."""
        told = QAccessible.queryAccessibleInterface(self._timeline)
        for _time in range(times):
            for number in range(told.childCount()):
                middle = self._area.mapFromGlobal(told.child(number).rect().center())
                if self._area.rect().contains(middle):
                    yield from self.clicks(self._area, [middle])

    def rows(self, view: QAbstractItemView, times: int, x: int | None = None) -> Iterator[Deed]:
        """Click each row of a list, scrolled to as a user would."""
        model, area = view.model(), view.viewport()
        for row in islice(cycle(range(model.rowCount())), times):
            index = model.index(row, 0)
            yield lambda index=index: view.scrollTo(index)
            place = view.visualRect(index).center()
            yield from self.clicks(area, [place if x is None else QPoint(x, place.y())])

    def drag(self, times: int) -> Iterator[Deed]:
        """Drag time to and fro."""
        none, middle = Qt.KeyboardModifier.NoModifier, self._area.rect().center()
        for turn in range(times):
            way = 1 if turn % 2 else -1
            yield lambda: QTest.mousePress(self._area, LEFT, none, middle)
            for step in range(1, 21):
                to = middle + QPoint(way * step * 9, 0)
                yield lambda to=to: self._move(to, LEFT)
            yield lambda to=to: QTest.mouseRelease(self._area, LEFT, none, to)

    def hover(self, times: int) -> Iterator[Deed]:
        """Move the pointer over the timeline."""
        size = self._area.size()
        for step in range(times):
            across, down = (step * 0.137) % 1, (step * 0.071) % 1
            place = QPoint(int(size.width() * across), int(size.height() * down))
            yield lambda place=place: self._move(place, Qt.MouseButton.NoButton)

    def _move(self, place: QPoint, held: Qt.MouseButton) -> None:
        there = QPointF(place)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            there,
            QPointF(self._area.mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self._area, event)

    def wheel(self, times: int) -> Iterator[Deed]:
        """Zoom in at a place far enough, and out again; then somewhere else."""
        size = self._area.size()
        for step in range(times):
            across = 0.35 + 0.6 * ((step // 24) * 0.37 % 1)
            place = QPointF(size.width() * across, size.height() * 0.5)
            turn = 120 if step // 12 % 2 == 0 else -120
            yield lambda place=place, turn=turn: self._turn(place, turn)

    def _turn(self, place: QPointF, turn: int) -> None:
        event = QWheelEvent(
            place,
            QPointF(self._area.mapToGlobal(place.toPoint())),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - inverted
        )
        QApplication.sendEvent(self._area, event)


def called(window: QWidget, kind: type[QWidget], name: str) -> QWidget:
    """Return the widget of a kind that assistive technology knows by this name."""
    return next(widget for widget in window.findChildren(kind) if widget.accessibleName() == name)


def deeds(window: QWidget) -> dict[str, Callable[[], Iterator[Deed]]]:
    """Return all that is measured: what it is called, and the deeds."""
    user = User(window)
    actors = called(window, QAbstractItemView, "Actors")
    quotes = called(window, QAbstractItemView, "Quotes")
    table = called(window, QAbstractItemView, "Events as a table")
    search = called(window, QLineEdit, "Search")
    names = called(window, QLineEdit, "Filter actors")
    return {
        "select events by click": lambda: user.events(5),
        "select actors by click": lambda: user.rows(actors, 80),
        "hide and show lanes": lambda: user.rows(actors, 80, x=actors.viewport().x() + 16),
        "step through events": lambda: user.keys(*"." * 32, *"," * 32, times=2),
        "select nothing": lambda: user.keys(".", "\x1b", times=30),
        "select quotes by click": lambda: _all_quotes(window, user, quotes),
        "filter the actors": lambda: user.typing(names, ("erdogan", "turkish", "m", "zzz") * 3),
        "search as one types": lambda: user.typing(
            search, ("erdogan idlib", "turk", "e", "zq") * 3
        ),
        "lanes by actor, type, place, one": lambda: user.keys(
            "Alt+2", "Alt+3", "Alt+4", "Alt+1", times=15
        ),
        "fold and unfold time": lambda: user.keys("z", times=50),
        "zoom by key": lambda: user.keys(*"w" * 12, *"s" * 12, times=4),
        "move by key": lambda: user.keys("w", "w", *"d" * 40, *"a" * 40, "0"),
        "zoom by wheel": lambda: user.wheel(192),
        "move by drag": lambda: chain(user.keys("w", "w"), user.drag(8)),
        "hover": lambda: user.hover(200),
        "select events in the table": lambda: _in_table(window, user, table),
    }


def _all_quotes(window: QWidget, user: User, quotes: QAbstractItemView) -> Iterator[Deed]:
    every = called(window, QAbstractButton, "List all quotes, whatever is selected")
    yield every.click
    yield from user.rows(quotes, 51)
    yield every.click


def _in_table(window: QWidget, user: User, table: QAbstractItemView) -> Iterator[Deed]:
    yield window.actions_by_name["pane_table"].trigger
    yield from user.rows(table, 64)
    yield window.actions_by_name["pane_source"].trigger


def show(name: str, row: dict[str, float], base: float) -> None:
    """Print one row; the ratio is that of CPU medians."""
    wall = f"{row['median']:7.1f}{row['p95']:7.1f}{row['worst']:7.1f}"
    cpu = f"{row['cpu_median']:7.1f}{row['cpu_p95']:7.1f}{row['cpu_worst']:7.1f}"
    over = f"{row['over']:6.0f}{row['cpu_over']:6.0f}"
    print(f"{name:<33}{row['steps']:>6.0f}{wall}  {cpu}{row['cpu_p95'] / base:8.2f}{over}")


def measure(window: QWidget, options: argparse.Namespace) -> dict[str, dict[str, float]]:
    """Return the figures of each action; print functions by cost where asked."""
    rows: dict[str, dict[str, float]] = {}
    base = summary(floor(SIZE))
    rows["an empty plot moves"] = base
    print(f"{'ms':<39}{'wall: median p95 worst':>21}  {'CPU: median p95 worst':>21}", end="")
    print(f"{'p95/floor':>10}{f'over {GOAL:.0f}: wall, CPU':>19}")
    show("an empty plot moves", base, base["cpu_p95"])
    for name, make in deeds(window).items():
        if options.only not in name:
            continue
        window.session.selection.select(None)
        window.timeline.fit_all()
        watch = Stopwatch(profile=options.profile)
        QApplication.processEvents()
        for deed in make():
            watch.do(deed)
        rows[name] = summary(watch.steps)
        show(name, rows[name], base["cpu_p95"])
        if watch.profile:
            pstats.Stats(watch.profile).sort_stats("cumulative").print_stats(45)
    return rows


def main() -> None:
    """Print the table, and keep it as JSON if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", metavar="WORD", help="actions with this word")
    parser.add_argument("--profile", action="store_true", help="print what the time is spent on")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = program.make_application()
    document = program.read_model(program.resource_path(program.BUNDLED))
    with ThreadPoolExecutor(1) as pool:
        window = program.build_window(document, program.Settings(), "light", program.JobSlot(pool))
        window.session.viewport.lag = program.LAG
        window.resize(*SIZE)
        window.show()
        window.activateWindow()  # no window manager may be there to do it
        if not QTest.qWaitForWindowActive(window):
            sys.exit("the window does not get the keyboard: its shortcuts cannot be measured")
        gc.freeze()  # as the program does
        collector = program.GarbageCollector()
        rows = measure(window, options)
        collector.timer.stop()
        window.close()
    app.quit()
    ours = [row for name, row in rows.items() if name != "an empty plot moves"]
    for kind, word in (("worst", "wall"), ("cpu_worst", "CPU")):
        value = max(row[kind] for row in ours)
        print(f"worst step, {word}: {value:.1f} ms (goal: at most {GOAL:.0f})")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
