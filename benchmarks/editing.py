"""What an edit costs: from the edit to all visible panes painted, at 1,000 and at 50,000 events.

The real window is shown on made-up articles, an event of them is selected, and records are edited
through the store as dialogs and panes do it; an edit lasts until the window is painted and idle,
timers that it sets off included. The floor is a repaint of the whole window, in the same run:
absolute figures belong to this machine, the ratio to the floor travels. Opening is measured too:
the checks of what was read, what the job works out ahead, and from the document to the painted
window.

    xvfb-run -a -s "-noreset -screen 0 1920x1200x24" .venv/bin/python benchmarks/editing.py
        [--events 50000] [--sources 1] [--front table] [--only WORD] [--times 20] [--profile]
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import pstats
import random
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

from articles import articles
from measuring import Step, Stopwatch, summary
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from idlib_gui import app as program
from idlib_gui.domain.checks import problems
from idlib_gui.domain.document import Change, Document, Patch, ref_of
from idlib_gui.domain.records import Basis, Event, EventId, Kind, Record, Ref, Status, When
from idlib_gui.ui.looking_ahead import look_ahead

SIZE = (1600, 1000)
BULK = 1_000
_GOALS = ((1_000, 16.0), (50_000, 50.0), (1_000_000, 50.0))
"""Milliseconds that an edit may take, up to so many events."""
Edits = Iterator[Callable[[], object]]


def changed(document: Document, records: Iterable[Record]) -> Patch:
    """Return the patch that puts records in the places of those with their ids."""
    edited = {ref_of(record): record for record in records}
    return Patch(
        "Edit", {ref: Change(document.get(ref), record, 0) for ref, record in edited.items()}
    )


class Editor:
    """Edits of every sort, each a patch made for the document as it is then."""

    def __init__(self, window: program.MainWindow, seed: int) -> None:
        self._store = window.session.store
        self._draw = random.Random(seed)  # noqa: S311 - no secret
        self._made = 0

    @property
    def _document(self) -> Document:
        return self._store.document

    def _edit(self, *records: Record) -> Callable[[], object]:
        patch = changed(self._document, records)
        return lambda: self._store.edit(patch)

    def _any(self) -> Event:
        events = self._document.events
        return events[self._draw.choice(list(events))]

    def edits(self) -> dict[str, Callable[[], Edits]]:
        """Return all that is measured: what it is called, and the edits."""
        return {
            "rename an event": self._renames,
            "set a status": self._statuses,
            "move a date": self._dates,
            "change who acted": self._agents,
            "rename an actor": self._actors,
            "create an event": self._creations,
            "delete an event": self._deletions,
            "edit a quote": self._quotes,
            "undo any of these": self._undone,
            "redo any of these": self._redone,
            f"set {BULK:,} statuses": lambda: self._bulk(BULK),
            "set all statuses": lambda: self._bulk(len(self._document.events)),
        }

    def _renames(self) -> Edits:
        while True:
            event = self._any()
            yield self._edit(event._replace(title=f"Renamed {self._draw.random()}"))

    def _statuses(self) -> Edits:
        while True:
            event = self._any()
            status = self._draw.choice([one for one in Status if one is not event.status])
            yield self._edit(event._replace(status=status))

    def _dates(self) -> Edits:
        while True:
            day = f"{self._draw.randint(2012, 2020)}-0{self._draw.randint(1, 9)}-11"
            yield self._edit(self._any()._replace(when=When(day, Basis.INFERRED)))

    def _agents(self) -> Edits:
        while True:
            actors = self._draw.sample(list(self._document.actors), 2)
            yield self._edit(self._any()._replace(agents=tuple(actors)))

    def _actors(self) -> Edits:
        while True:
            actor = self._draw.choice(list(self._document.actors.values()))
            yield self._edit(actor._replace(name=f"Group {self._draw.randrange(10**6)}"))

    def _creations(self) -> Edits:
        while True:
            self._made += 1
            event = self._any()._replace(id=EventId(f"made{self._made}"))
            change = Change(None, event, len(self._document.events))
            patch = Patch("Create", {ref_of(event): change})
            yield lambda patch=patch: self._store.edit(patch)

    def _deletions(self) -> Edits:
        while True:
            event = self._any()
            position = list(self._document.events).index(event.id)
            changes = {ref_of(event): Change(event, None, position)}
            for quote in self._document.quotes.values():
                if event.id in quote.about:
                    about = tuple(key for key in quote.about if key != event.id)
                    changes[ref_of(quote)] = Change(quote, quote._replace(about=about), 0)
            patch = Patch("Delete", changes)
            yield lambda patch=patch: self._store.edit(patch)

    def _quotes(self) -> Edits:
        while True:
            quote = self._draw.choice(list(self._document.quotes.values()))
            speaker = self._draw.choice(list(self._document.actors))
            yield self._edit(quote._replace(speaker=speaker))

    def _mixed(self) -> Iterator[None]:
        """Make an edit of each sort in turn, without measuring it."""
        sorts = (self._renames, self._dates, self._agents, self._creations, self._deletions)
        for make in cycle(sorts):
            next(make())()
            yield

    def _undone(self) -> Edits:
        for _edit in self._mixed():
            yield self._store.history.undo

    def _redone(self) -> Edits:
        for _edit in self._mixed():
            self._store.history.undo()
            yield self._store.history.redo

    def _bulk(self, many: int) -> Edits:
        turn = 0
        while True:
            turn += 1
            status = (Status.ACCEPTED, Status.PROPOSED)[turn % 2]
            some = islice(self._document.events.values(), many)
            yield self._edit(*(event._replace(status=status) for event in some))


def repaints(window: program.MainWindow) -> list[Step]:
    """Return what it takes to paint the whole window."""
    watch = Stopwatch(profile=False)
    for _turn in range(30):
        watch.do(window.repaint)
    return watch.steps[5:]


def timed(edits: Edits, times: int, watch: Stopwatch) -> list[Step]:
    """Return what each edit took, with all that it set off."""
    taken = []
    for edit in islice(edits, times):
        before = len(watch.steps)
        watch.do(edit)
        steps = watch.steps[before:]
        taken.append(Step(sum(step.wall for step in steps), sum(step.cpu for step in steps)))
    return taken


def show(name: str, row: dict[str, float], base: float, goal: float) -> None:
    """Print one row; the ratio is that of CPU medians."""
    wall = f"{row['median']:9.1f}{row['p95']:8.1f}{row['worst']:8.1f}"
    cpu = f"{row['cpu_median']:9.1f}{row['cpu_p95']:8.1f}"
    over = "" if row["p95"] <= goal else "!"
    ratio = f"{row['cpu_median'] / base:8.2f}"
    print(f"{name:<22}{row['steps']:>4.0f}{wall}{cpu}{ratio}{over:>3}", flush=True)


def measure(window: program.MainWindow, options: argparse.Namespace) -> dict[str, dict[str, float]]:
    """Return the figures of each sort of edit; print functions by cost where asked."""
    base = summary(repaints(window))
    goal = next(ms for most, ms in _GOALS if options.events <= most)
    print(
        f"{'ms':<26}{'wall: median':>14}{'p95':>7}{'worst':>8}{'CPU: median':>13}{'p95':>5}", end=""
    )
    print(f"{'/floor':>8}   goal {goal:.0f}")
    rows = {"repaint the window": base}
    show("repaint the window", base, base["cpu_median"], goal)
    for name, make in Editor(window, options.seed).edits().items():
        if options.only not in name:
            continue
        watch = Stopwatch(profile=options.profile)
        rows[name] = summary(timed(make(), options.times, watch))
        show(name, rows[name], base["cpu_median"], goal)
        if watch.profile:
            pstats.Stats(watch.profile).sort_stats("cumulative").print_stats(options.lines)
    return rows


def opened(window: program.MainWindow, document: Document) -> dict[str, float]:
    """Return CPU milliseconds of what follows the reading of a file, until it is painted."""
    begun = time.thread_time()
    found = problems(document)
    checked = time.thread_time()
    look_ahead(document)  # as the job does that reads a file
    looked = time.thread_time()
    assert not found, found[:3]  # noqa: S101 - the made-up articles are to be sound
    window.session.store.open(document)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    shown = time.thread_time()
    parts = {"checks": checked - begun, "look ahead": looked - checked, "show": shown - looked}
    return {name: 1e3 * seconds for name, seconds in parts.items()}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=1_000)
    parser.add_argument("--sources", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=20, help="how often each edit is made")
    parser.add_argument("--front", default="source", help="the pane that is in front at the foot")
    parser.add_argument("--only", default="", metavar="WORD", help="edits with this word")
    parser.add_argument("--profile", action="store_true", help="print what the time is spent on")
    parser.add_argument("--lines", type=int, default=45, help="lines of a profile")
    parser.add_argument("--picture", type=Path, help="save what the window shows at the end")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def main() -> None:
    """Print the table, and keep it as JSON if asked."""
    options = _options()
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = program.make_application()
    document = articles(options.events, options.sources, seed=options.seed)
    bundled = program.read_model(program.resource_path(program.BUNDLED))
    with ThreadPoolExecutor(1) as pool:
        window = program.build_window(bundled, program.Settings(), "light", program.JobSlot(pool))
        window.resize(*SIZE)
        window.show()
        QTest.qWaitForWindowExposed(window)
        window.actions_by_name[f"pane_{options.front}"].trigger()
        gc.freeze()  # as the program does
        collector = program.GarbageCollector()
        program.spare_documents(window, collector)
        opening = opened(window, document)
        print(
            f"{options.events:,} events of {options.sources} sources; opening, ms of CPU: ", end=""
        )
        print(", ".join(f"{name} {value:.0f}" for name, value in opening.items()))
        event = next(iter(document.index.by_time[options.events // 2 :]))
        window.select(Ref(Kind.EVENT, event))
        QTest.qWait(300)
        rows = measure(window, options)
        if options.picture:
            window.grab().save(str(options.picture))
        collector.timer.stop()
        window.session.store.open(bundled)  # nothing is left to be saved
        window.close()
    app.quit()
    if options.json:
        options.json.write_text(json.dumps({"opening": opening, **rows}, indent=1) + "\n")


if __name__ == "__main__":
    main()
