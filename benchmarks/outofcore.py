"""A corpus that is larger than memory becomes a dataset and its lanes, within a limit of memory.

    .venv/bin/python benchmarks/outofcore.py [--rows 50000000] [--limit 2000000000] [--json FILE]

Makes a folder of Parquet files first (not measured; `--seed` decides what is in them), then
prepares it in a process of its own whose private memory the system limits (RLIMIT_DATA on Linux),
and compares counts of the index with those that DuckDB gets from the Parquet files. The peak is
that of all pages the process had at once, mapped files among them; the private part is what cannot
be given back.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from idlib_gui.build.dataset_lanes import lanes_of
from idlib_gui.build.datasets import prepare
from idlib_gui.storage.datasets.cache import Cache
from idlib_gui.storage.datasets.engine import Engine, quoted, statement

IN_A_FILE = 5_000_000
FOR_DUCKDB = 0.4
"""The share of the limit that DuckDB may use for its own."""
ROWS = """
    SELECT i AS id,
        DATE '1989-01-01' + (hash(i, {seed}) % 12600)::INTEGER AS date_start,
        date_start + CASE WHEN hash(i, {seed} + 1) % 4 = 0
            THEN (hash(i, {seed} + 2) % 400)::INTEGER ELSE 0 END AS date_end,
        'Group ' || (10000 * pow((hash(i, {seed} + 3) % 10007) / 10007, 4))::INTEGER AS actor,
        'Group ' || (10000 * pow((hash(i, {seed} + 4) % 10007) / 10007, 4))::INTEGER AS target,
        (['attack', 'talks', 'aid', 'threat', 'rain'])[1 + (hash(i, {seed} + 5) % 5)::INT] AS type,
        'Town ' || hash(i, {seed} + 6) % 3000 AS place
    FROM range({begin}, {end}) AS r(i)
"""


def make_corpus(folder: Path, rows: int, seed: int) -> None:
    """Write Parquet files of events: a quarter lasts up to 400 days, the others a day."""
    with Engine() as duckdb:
        duckdb.run("SET preserve_insertion_order = false")
        for begin in range(0, rows, IN_A_FILE):
            made = ROWS.format(seed=seed, begin=begin, end=min(begin + IN_A_FILE, rows))
            part = folder / f"part-{begin // IN_A_FILE:04}.parquet"
            duckdb.run(f"COPY ({made}) TO {quoted(str(part))} (FORMAT parquet)")


class Peak:
    """Looks how much memory the process has, until it is left."""

    def __enter__(self) -> Self:
        self.private = 0
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look)
        self._watch.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._watch.join()

    def _look(self) -> None:
        while not self._over.wait(0.05):
            self.private = max(self.private, _status("RssAnon"))

    @property
    def all(self) -> int:
        """Return the most bytes that were ever there at once."""
        return _status("VmHWM")


def _status(name: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


def prepare_within(corpus: Path, cache_folder: Path, limit: int) -> dict[str, float]:
    """Prepare a corpus and its lanes within a limit of private memory; return the figures."""
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    cache = Cache(cache_folder, memory=int(limit * FOR_DUCKDB))
    stages: dict[str, float] = {}
    began = time.perf_counter()

    def tell(stage: str, done: float) -> None:
        stages[stage] = time.perf_counter() - began
        sys.stderr.write(f"\r{stage} {done:.0%}   ")

    with Peak() as peak:
        dataset = prepare(corpus, None, cache, tell)
        prepared = time.perf_counter() - began
        held = peak.private, peak.all
        index = lanes_of(dataset, "actor", cache).index
        built = time.perf_counter() - began - prepared
        figures = {
            "rows": dataset.rows,
            "prepare_s": prepared,
            "lanes_s": built,
            "prepare_private_mb": held[0] / 1e6,
            "prepare_peak_mb": held[1] / 1e6,
            "private_mb": peak.private / 1e6,
            "peak_mb": peak.all / 1e6,
            "index_bytes_an_event": index.nbytes / dataset.rows,
        }
    edges = index.snapped(np.linspace(*dataset.extent, 1_001).astype(np.int64))
    lanes = np.arange(index.lanes)
    before = time.perf_counter()
    index.active_counts(lanes, edges)
    figures["counts_ms"] = (time.perf_counter() - before) * 1_000
    some = edges[::100]
    figures["wrong_counts"] = _wrong(corpus, some, index.active_counts(lanes, some).sum(axis=0))
    return figures


def _wrong(corpus: Path, edges: NDArray[np.int64], counts: NDArray[np.int64]) -> int:
    """Return for how many stretches of time DuckDB counts other events than the index."""
    read = f"read_parquet({quoted(str(corpus / '*.parquet'))})"
    wrong = 0
    with Engine(memory=400_000_000) as duckdb:
        for (begin, end), count in zip(pairwise(edges), counts, strict=True):
            where = f"epoch(date_start) < {end} AND epoch(date_end) + 86400 > {begin}"
            found = duckdb.value(statement("SELECT count(*) FROM", read, "WHERE", where))
            wrong += int(found != count)
    return wrong


def main() -> None:
    """Make a corpus, prepare it in a process of its own and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=50_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=2_000_000_000, help="bytes")
    parser.add_argument("--folder", type=Path, help="where the files go; deleted at the end")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--prepare", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.prepare:
        figures = prepare_within(options.prepare, options.prepare.parent / "cache", options.limit)
        print(json.dumps(figures))
        return
    with tempfile.TemporaryDirectory(dir=options.folder, prefix="outofcore-") as place:
        corpus = Path(place, "corpus")
        corpus.mkdir()
        make_corpus(corpus, options.rows, options.seed)
        size = sum(part.stat().st_size for part in corpus.iterdir())
        run = subprocess.run(
            [sys.executable, __file__, "--prepare", str(corpus), "--limit", str(options.limit)],
            stdout=subprocess.PIPE,
            check=True,
        )
    figures = json.loads(run.stdout) | {"corpus_mb": size / 1e6, "limit_mb": options.limit / 1e6}
    sys.stderr.write("\r")
    for name, value in figures.items():
        print(f"{name:24}{value:16,.1f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
