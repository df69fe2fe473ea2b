"""The timeline at 30, ten thousand, a million and ten million events: what its user waits for.

The real window is shown, with its timeline at 1,600 × 600 pixels, and moved by wheel and drag; a
step lasts from an event to the painted frame. 30 events are a document; more are a prepared
dataset beside the bundled document, collapsed to one lane and with all its lanes. The floor is an
empty `pg.PlotWidget` of that size that is moved and painted, in the same run: absolute figures
belong to this machine, the ratio to the floor travels.

    xvfb-run -a -s "-noreset -screen 0 2560x1440x24" .venv/bin/python benchmarks/timeline.py
        [--events 1000000] [--long] [--data FOLDER] [--only WORD] [--profile] [--json FILE]

The data is made from a seed and kept in FOLDER with what the program prepares of it.
"""

from __future__ import annotations

import argparse
import gc
import json
import pstats
import random
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import NamedTuple

import numpy as np
from interact import User
from measuring import Deed, Step, Stopwatch, floor, ninety_five, summary
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest
from start import measure, ratios_of
from synthetic import document, prepared

from idlib_gui import app as program
from idlib_gui.build.dataset_lanes import prepared_lanes
from idlib_gui.domain.records import EventClass
from idlib_gui.layout.window import fitted
from idlib_gui.state.datasets import Layer
from idlib_gui.state.kept_datasets import KeptDataset, keep_datasets, stamp_of
from idlib_gui.state.readying import work_ahead
from idlib_gui.state.settings import Settings
from idlib_gui.state.viewport import LanesBy

SIZE = (1600, 600)
SMALL = 30
BRUSHED = 100_000
_TURNS, _HITS = 40, 2_000
_SHARES = {"full": 1.0, "5 %": 0.05, "0.1 %": 0.001}
_GOALS = {
    "pan and zoom, worst p95": ("ms", (8, 12, 16, 16)),
    "toggle a class or lane, p95": ("ms", (8, 10, 20, 40)),
    "brush 100k events, p95": ("ms", (None, 10, 25, 40)),
    "hit test, p95": ("ms", (0.1, 0.2, 1, 5)),
    "index": ("bytes an event", (None, None, 40, 25)),
    "start, ratio to an empty plot": ("", (1.2, 1.2, 1.2, 1.3)),
    "resident memory": ("MB", (150, 150, 250, 700)),
}
"""Rows of the table, their unit, and the goals at 30, ten thousand, one and ten million."""
_SIZES = (SMALL, 10_000, 1_000_000, 10_000_000)


class Bench:
    """A window on so many events, and what is done with it."""

    def __init__(self, window: program.MainWindow, options: argparse.Namespace) -> None:
        self.window, self._options = window, options
        self.user = User(window)
        self._draw = random.Random(options.seed)  # noqa: S311 - no secret
        self._stage = window.timeline.view.canvas.stage
        self._rows: dict[str, dict[str, float]] = {}
        self.layer: Layer | None = None

    def open(self) -> None:
        """Put the dataset beside the document."""
        if self._options.events > SMALL:
            made = prepared(
                self._options.data,
                self._options.events,
                long=self._options.long,
                seed=self._options.seed,
            )
            whole, lanes = prepared_lanes(made, "none"), prepared_lanes(made, "actor")
            self.layer = Layer(
                made, whole=whole.index, lanes=lanes, lanes_by=LanesBy.ACTOR, ready=True
            )
            self.window.session.shelf.put(self.layer)
        _settle()

    def loops(self) -> dict[str, Callable[[], Iterator[Deed]]]:
        """Return all that is measured by steps."""
        found: dict[str, Callable[[], Iterator[Deed]]] = {}
        for name, share in _SHARES.items():
            for state in ("one lane", "all lanes") if self.layer else ("lanes",):
                wide = state == "all lanes"
                found[f"pan, {name}, {state}"] = lambda s=share, w=wide: self._pan(s, wide=w)
                found[f"zoom, {name}, {state}"] = lambda s=share, w=wide: self._zoom(s, wide=w)
        found["toggle a class"] = self._toggle_class
        found["toggle a lane"] = self._toggle_lane
        if self.layer is not None:
            found["brush a period"] = self._brush
            found["filter to 100k rows"] = self._filter
        return found

    def measure(self, base: float) -> dict[str, dict[str, float]]:
        """Measure each loop and print its row."""
        print(
            f"{'ms':<33}{'steps':>6}{'wall: median p95 worst':>23}{'CPU: median p95':>17}", end=""
        )
        print(f"{'p95/floor':>10}{'MB':>6}")
        for name, deeds in self.loops().items():
            if self._options.only not in name:
                continue
            self.window.session.viewport.update(
                period=None, classes_off=frozenset(), hidden=frozenset(), expanded=frozenset()
            )
            watch = Stopwatch(profile=self._options.profile)
            for deed in deeds():
                watch.do(deed)
            self._rows[name] = row = summary(watch.steps)
            show(name, row, base)
            if watch.profile:
                pstats.Stats(watch.profile).sort_stats("cumulative").print_stats(60)
        return self._rows

    def _look_at(self, share: float, *, wide: bool) -> None:
        """Show that share of the time and the lane of the dataset, or all its lanes if `wide`."""
        viewport = self.window.session.viewport
        expanded = frozenset({self.layer.lane_key} if self.layer and wide else ())
        viewport.update(window=None, expanded=expanded)
        scale = self._stage.scale
        middle, half = 0.62 * scale.room, share * scale.room / 2
        if share < 1:
            viewport.update(window=fitted(scale, middle - half, middle + half, 0.0))
        _settle()
        if self.layer is not None:
            self.window.timeline.show_lane(self.layer.lane_key)
            _settle()

    def _pan(self, share: float, *, wide: bool) -> Iterator[Deed]:
        self._look_at(share, wide=wide)
        if share >= 1:
            self.window.timeline.zoom_in()
            _settle()
        yield from self.user.drag(4)

    def _zoom(self, share: float, *, wide: bool) -> Iterator[Deed]:
        self._look_at(share, wide=wide)
        yield from self.user.wheel(72)

    def _toggle_class(self) -> Iterator[Deed]:
        self._look_at(1.0, wide=True)
        viewport = self.window.session.viewport
        for turn in range(_TURNS):
            off = frozenset({list(EventClass)[turn // 2 % 4]} if turn % 2 == 0 else ())
            yield lambda off=off: viewport.update(classes_off=off)

    def _toggle_lane(self) -> Iterator[Deed]:
        self._look_at(1.0, wide=True)
        viewport = self.window.session.viewport
        actors = [actor.id for actor in self.window.session.store.document.actors.values()]
        for turn in range(_TURNS):
            hidden = frozenset({actors[turn // 2 % len(actors)]} if turn % 2 == 0 else ())
            yield lambda hidden=hidden: viewport.update(hidden=hidden)
        expanded = viewport.view.expanded
        for turn in range(_TURNS if expanded else 0):
            open_ = frozenset() if turn % 2 == 0 else expanded
            yield lambda open_=open_: viewport.update(expanded=open_)

    def _brush(self) -> Iterator[Deed]:
        """Brush periods in which a hundred thousand events start, or half of all."""
        self._look_at(1.0, wide=True)
        rows = self.layer.dataset.rows
        thin = max(rows // BRUSHED, 1)
        starts = np.sort(self.layer.dataset.start[::thin])
        viewport, size = self.window.session.viewport, min(BRUSHED, rows // 2) // thin
        for _turn in range(_TURNS):
            first = self._draw.randrange(len(starts) - size)
            period = int(starts[first]), int(starts[first + size]) + 1
            yield lambda period=period: viewport.update(period=period)

    def _filter(self) -> Iterator[Deed]:
        """Let only a hundred thousand rows pass, as a job has worked them out, and all again."""
        self._look_at(1.0, wide=True)
        shelf, rows = self.window.session.shelf, self.layer.dataset.rows
        for turn in range(_TURNS // 2):
            passing = np.zeros(rows, dtype=bool)
            passing[self._draw.randrange(7) :: max(rows // BRUSHED, 1)] = True
            now = replace(self.layer, passing=passing if turn % 2 == 0 else None)
            work_ahead(now, lanes=True)  # as the job does
            yield lambda now=now: shelf.put(now)

    def hits(self) -> list[Step]:
        """Return what it takes to find what lies under a point, at each share of the time."""
        view, steps = self.window.timeline.view, []
        for share in _SHARES.values():
            self._look_at(share, wide=self.layer is not None)
            for _turn in range(_HITS):
                across, down = self._draw.random() * SIZE[0], self._draw.random() * SIZE[1]
                wall, cpu = time.perf_counter(), time.thread_time()
                view.hit_at(QPointF(across, down))
                steps.append(
                    Step((time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000)
                )
        return steps


class Figure(NamedTuple):
    """A row of the table."""

    name: str
    value: float | None
    detail: str = ""


def show(name: str, row: dict[str, float], base: float) -> None:
    """Print one loop; the ratio is that of CPU times."""
    wall = f"{row['median']:9.1f}{row['p95']:7.1f}{row['worst']:7.1f}"
    cpu = f"{row['cpu_median']:10.1f}{row['cpu_p95']:7.1f}"
    ratio = f"{row['cpu_p95'] / base:10.2f}"
    print(f"{name:<33}{row['steps']:>6.0f}{wall}{cpu}{ratio}{resident():6.0f}", flush=True)


def figures(bench: Bench, rows: dict[str, dict[str, float]]) -> list[Figure]:
    """Return what the goals are about."""
    found = []
    for name, words in (
        ("pan and zoom, worst p95", ("pan", "zoom")),
        ("toggle a class or lane, p95", ("toggle",)),
        ("brush 100k events, p95", ("brush", "filter")),
    ):
        mine = {key: row for key, row in rows.items() if key.startswith(words)}
        worst = max(mine, key=lambda key: mine[key]["p95"], default="")
        value = mine[worst]["p95"] if worst else None
        found.append(Figure(name, value, worst))
    hits = bench.hits()
    found.append(Figure("hit test, p95", ninety_five([step.wall for step in hits])))
    index = None if bench.layer is None else bench.layer.lanes.index
    found.append(Figure("index", None if index is None else index.nbytes / index.total))
    return found


def starts(bench: Bench, options: argparse.Namespace) -> list[Figure]:
    """Return how long the program takes to its first frame with the data, and what it holds."""
    with TemporaryDirectory() as home:
        settings = {"XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": str(options.data)}
        if bench.layer is not None:
            dataset = bench.layer.dataset
            kept = KeptDataset(dataset.key, dataset.path, stamp_of(dataset.path) or (0, 0))
            keep_datasets(Settings(Path(home, "idlib-explorer", "settings.ini")), [kept])
            settings["DATASETS"] = "1"
        found = measure(options.start, settings)
    ratios = ratios_of(found)
    spread = f"rounds from {min(ratios):.2f} to {max(ratios):.2f}"
    memory = statistics.median(start.memory for start in found["program"])
    return [
        Figure("start, ratio to an empty plot", statistics.median(ratios), spread),
        Figure("resident memory", memory, "at the first frame"),
    ]


def resident() -> float:
    """Return the megabytes of memory that this process has in use now."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _settle() -> None:
    QTest.qWait(60)


def shape(window: program.MainWindow) -> None:
    """Give the timeline its size."""
    window.resize(*SIZE)
    window.show()
    window.activateWindow()  # no window manager may be there to do it
    QTest.qWaitForWindowExposed(window)
    view = window.timeline.view
    for _turn in range(4):
        wide, high = SIZE[0] - view.width(), SIZE[1] - view.height()
        window.resize(window.width() + wide, window.height() + high)
        _settle()
    print(f"timeline {view.width()} × {view.height()} in a window of {window.width()}", end="")
    print(f" × {window.height()}")


def table(found: list[Figure], events: int, base: dict[str, float]) -> None:
    """Print the figures beside their goals."""
    column = max(number for number, size in enumerate(_SIZES) if size <= max(events, SMALL))
    print(f"\n{events:,} events; an empty plot moves in {base['p95']:.1f} ms (p95)")
    print(f"{'':<33}{'is':>9}{'goal':>8}{'':>3}{'to the floor':>14}")
    for figure in found:
        unit, goals = _GOALS[figure.name]
        goal = goals[column]
        if figure.value is None:
            continue
        told = f"{figure.value:9.2f}{goal if goal is not None else '–':>8}"
        over = "!" if goal is not None and figure.value > goal else ""
        ratio = f"{figure.value / base['p95']:10.2f}" if unit == "ms" else " " * 10
        print(f"{figure.name:<33}{told}{over:>3}{ratio:>14}  {unit} {figure.detail}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--long", action="store_true", help="half of them last up to decades")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, default=Path(gettempdir(), "idlib-benchmarks"))
    parser.add_argument("--start", type=int, default=0, metavar="ROUNDS", help="start as often")
    parser.add_argument("--only", default="", metavar="WORD", help="loops with this word")
    parser.add_argument("--profile", action="store_true", help="print what the time is spent on")
    parser.add_argument("--picture", type=Path, help="save what the window shows at the end")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def main() -> None:
    """Print the table, and keep it as JSON if asked."""
    options = _options()
    app = program.make_application()
    small = options.events <= SMALL
    shown = (
        document(options.events, seed=options.seed)
        if small
        else program.read_model(program.resource_path(program.BUNDLED))
    )
    with ThreadPoolExecutor(1) as pool:
        window = program.build_window(shown, program.Settings(), "light", program.JobSlot(pool))
        window.session.viewport.lag = program.LAG
        shape(window)
        bench = Bench(window, options)
        bench.open()
        gc.freeze()  # as the program does
        collector = program.GarbageCollector()
        base = summary(floor(SIZE))
        show("an empty plot moves", base, base["cpu_p95"])
        rows = bench.measure(base["cpu_p95"])
        found = figures(bench, rows)
        found.append(Figure("resident memory", resident(), "when all this was done"))
        if options.picture:
            window.grab().save(str(options.picture))
        collector.timer.stop()
        window.close()
    app.quit()
    if options.start:
        found += starts(bench, options)
    table(found, options.events, base)
    if options.json:
        told = {figure.name: figure.value for figure in found}
        options.json.write_text(json.dumps({"floor": base, **told, "loops": rows}, indent=1) + "\n")


if __name__ == "__main__":
    main()
