"""The timeline beside vis-timeline in a headless browser: the same events, the same steps, in turn.

    xvfb-run -a -s "-noreset -screen 0 1920x1200x24" .venv/bin/python benchmarks/peers.py \
        vis-timeline-graph2d.min.js [--browser chromium] [--rounds 3] [--json FILE]

The file is in the npm package `vis-timeline` (standalone/umd) and is not part of this project;
nothing is fetched. `peers.md` tells what is compared.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from browser import Page, Took, browser
from measuring import Stopwatch
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from synthetic import document

from idlib_gui import app as program
from idlib_gui.domain.document import Document
from idlib_gui.layout.columns import columns_of
from idlib_gui.state.datasets import Shelf
from idlib_gui.state.selection import Selection
from idlib_gui.state.session import Session
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import Viewport
from idlib_gui.ui.theming import ThemeSwitch
from idlib_gui.ui.timeline.pane import TimelinePane

SIZE = (1600, 600)
COUNTS = (30, 1_000, 10_000)
FIRST, STEP = "first render", "zoom step"
_GOALS = {FIRST: 20, STEP: 3}
"""How many times faster, and how many times cheaper, at the most events."""
_STEPS = 12
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PAGE = """<!doctype html><meta charset="utf-8"><style>body {{ margin: 0 }}</style>
<div id="place"></div><script src="{bundle}"></script><script src="{data}"></script><script>
const place = document.getElementById("place");
// The task that comes once what a frame's callbacks have changed is laid out and painted.
const painted = () => new Promise(done => requestAnimationFrame(() => {{
  const channel = new MessageChannel();
  channel.port1.onmessage = done;
  channel.port2.postMessage(0);
}}));
const settled = async () => {{ await painted(); await painted(); }};
let timeline = null;
async function first() {{
  const began = performance.now();
  timeline = new vis.Timeline(place, new vis.DataSet(items), new vis.DataSet(groups), {{
    height: "{height}px", verticalScroll: true, zoomKey: "ctrlKey",
  }});
  await settled();
  return performance.now() - began;
}}
async function step(factor) {{
  const began = performance.now();
  const window = timeline.getWindow(), middle = (+window.start + +window.end) / 2;
  const half = (+window.end - +window.start) / 2 / factor;
  timeline.setWindow(middle - half, middle + half, {{ animation: false }});
  await settled();
  return performance.now() - began;
}}
</script>"""


def factors() -> list[float]:
    """Return the steps: in, and out again."""
    return [1.5] * (_STEPS // 2) + [1 / 1.5] * (_STEPS // 2)


def theirs(options: argparse.Namespace, events: Document, folder: Path) -> dict[str, list[Took]]:
    """Return what the steps take in the browser."""
    columns = columns_of(events)
    items = [
        {
            "id": row,
            "content": columns.titles[row],
            "start": _iso(int(columns.start_lo[row])),
            "end": _iso(int(columns.end_hi[row])),
            "group": events.events[key].agents[0],
        }
        for row, key in enumerate(columns.ids)
    ]
    groups = [{"id": key, "content": actor.name} for key, actor in events.actors.items()]
    data = f"const items = {json.dumps(items)}, groups = {json.dumps(groups)};"
    (folder / "data.js").write_text(data, "utf-8")
    page = _PAGE.format(bundle=options.bundle.resolve().as_uri(), data="data.js", height=SIZE[1])
    (folder / "page.html").write_text(page, "utf-8")
    with browser(options.browser, SIZE) as shown:
        shown.open(folder / "page.html")
        return _steps(shown)


def _steps(shown: Page) -> dict[str, list[Took]]:
    first = shown.do("first()")
    return {FIRST: [first], STEP: [shown.do(f"step({factor})") for factor in factors()]}


def _iso(seconds: int) -> str:
    return (_EPOCH + timedelta(seconds=seconds)).isoformat()


def ours(events: Document) -> dict[str, list[Took]]:
    """Return what the same steps take here: a pane is made, shown and painted, then zoomed."""
    session = Session(DocumentStore(Document()), Selection(), Viewport(), Shelf())
    themes = ThemeSwitch(program.Settings(), "light")
    watch = Stopwatch(profile=False)
    wall, cpu = time.perf_counter(), time.thread_time()
    session.store.open(events)
    pane = TimelinePane(session, themes.looks)
    pane.resize(*SIZE)
    pane.show()
    QTest.qWaitForWindowExposed(pane)
    QApplication.processEvents()
    first = Took((time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000)
    for factor in factors():
        watch.do(pane.zoom_in if factor > 1 else pane.zoom_out)
    pane.close()
    return {FIRST: [first], STEP: [Took(step.wall, step.cpu) for step in watch.steps]}


def show(count: int, name: str, mine: list[Took], other: list[Took]) -> dict[str, float]:
    """Print a row and return its figures, in milliseconds."""
    row = {
        "ours": statistics.median(took.wall for took in mine),
        "ours_busy": statistics.median(took.busy for took in mine),
        "theirs": statistics.median(took.wall for took in other),
        "theirs_busy": statistics.median(took.busy for took in other),
    }
    ratio, cheaper = row["theirs"] / row["ours"], row["theirs_busy"] / row["ours_busy"]
    goal = f"goal: {_GOALS[name]}" if count == COUNTS[-1] else ""
    told = "".join(f"{value:10.1f}" for value in row.values())
    print(f"{count:>7,} {name:<13}{told}{ratio:9.1f}{cheaper:9.1f}  {goal}", flush=True)
    return row | {"faster": ratio, "cheaper": cheaper}


def main() -> None:
    """Print the table, and keep it as JSON if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bundle", type=Path, help="vis-timeline-graph2d.min.js")
    parser.add_argument("--browser", default="chromium")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    app = program.make_application()
    found: dict[str, dict[str, float]] = {}
    print(
        f"{'':21}{'ours, ms':>10}{'busy':>10}{'theirs':>10}{'busy':>10}{'faster':>9}{'cheaper':>9}"
    )
    for count in COUNTS:
        events = document(count)
        mine: dict[str, list[Took]] = {FIRST: [], STEP: []}
        other: dict[str, list[Took]] = {FIRST: [], STEP: []}
        for _round in range(options.rounds):
            with TemporaryDirectory() as folder:
                for into, steps in (
                    (mine, ours(events)),
                    (other, theirs(options, events, Path(folder))),
                ):
                    for name, took in steps.items():
                        into[name] += took
        for name, steps in mine.items():
            found[f"{count} {name}"] = show(count, name, steps, other[name])
    app.quit()
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
