"""Made-up data of any size, the same for the same seed: what the measures are taken on."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from idlib_gui.build.dataset_lanes import lanes_of
from idlib_gui.build.datasets import prepare
from idlib_gui.domain.document import Document
from idlib_gui.domain.records import (
    Actor,
    ActorId,
    ActorKind,
    Basis,
    Event,
    EventId,
    EventType,
    When,
)
from idlib_gui.storage.datasets.cache import Cache
from idlib_gui.storage.datasets.dataset import Dataset
from idlib_gui.storage.datasets.engine import Engine, quoted

CACHE = Path("idlib-explorer", "datasets")
"""Where in the folder the program finds what is prepared, if it takes that for the user's cache."""
ACTORS, PLACES = 400, 900
"""Names there are; the first are much more frequent than the last."""
_BURSTS = 60
"""Most events are near one of so many days."""
_MAKE = """
COPY (
  WITH drawn AS (
    SELECT i, {draws} FROM range({rows}) AS numbers(i)
  ), placed AS (
    SELECT *, 599616000 + floor(1104537600 * CASE WHEN d0 < 0.35 THEN d1 ELSE least(greatest(
        (hash({seed}, floor(d1 * {bursts})::INT) % 1000000) / 1e6
        + (d2 + d3 + d4 - 1.5) * 0.03 * d5, 0), 0.999999) END) AS second
    FROM drawn
  )
  SELECT
    i AS id,
    epoch_ms((second * 1000)::BIGINT) AS "start",
    epoch_ms(((second + {seconds} - 1) * 1000)::BIGINT) AS "end",
    'Group ' || floor(d7 * d7 * d7 * {actors})::INT AS actor,
    'Group ' || floor(d8 * d8 * d8 * {actors})::INT AS target,
    'Kind ' || floor(d9 * 12)::INT AS type,
    1 + floor(d9 * 4)::INT AS class,
    'District ' || floor(d10 * d10 * {places})::INT AS place,
    'Event ' || i || ' of district ' || floor(d10 * d10 * {places})::INT AS title
  FROM placed
) TO {target} (FORMAT parquet)
"""
_SHORT = "CASE WHEN d6 < 0.5 THEN 1 WHEN d6 < 0.8 THEN 86400 ELSE 3600 + d11 * 5000000 END"
_LONG = "CASE WHEN d6 < 0.5 THEN 1 ELSE 86400 + d11 * d11 * 900000000 END"


def parquet(folder: Path, rows: int, *, long: bool = False, seed: int = 1) -> Path:
    """Return a Parquet file of made-up events from 1989 to 2023, made unless it is there.

    Half of them take a second, three in ten a day, the others up to two months; `long`: the other
    half takes up to three decades.
    """
    path = folder / f"events-{rows}{'-long' if long else ''}-{seed}.parquet"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draws = ", ".join(
            f"(hash(i, {seed * 100 + number}) % 1000003) / 1000003.0 AS d{number}"
            for number in range(12)
        )
        making = path.with_suffix(".making")
        with Engine() as engine:
            engine.rows(
                _MAKE.format(
                    draws=draws,
                    rows=rows,
                    seed=seed,
                    bursts=_BURSTS,
                    seconds=f"floor({_LONG if long else _SHORT})",
                    actors=ACTORS,
                    places=PLACES,
                    target=quoted(str(making)),
                )
            )
        making.rename(path)
    return path


def prepared(folder: Path, rows: int, *, long: bool = False, seed: int = 1) -> Dataset:
    """Return such a dataset prepared by the program, with two ways of making lanes.

    It is prepared in a process of its own, as the program does: what that needs is not held here.
    """
    given = [str(folder), str(rows), str(int(long)), str(seed)]
    command = [sys.executable, __file__, *given]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Dataset(folder / CACHE / done.stdout.strip())


def _prepare(folder: Path, rows: int, *, long: bool, seed: int) -> str:
    cache = Cache(folder / CACHE, limit=1 << 62)
    dataset = prepare(parquet(folder, rows, long=long, seed=seed), None, cache)
    for by in ("none", "actor"):
        lanes_of(dataset, by, cache)
    return dataset.key


def document(events: int, *, seed: int = 1) -> Document:
    """Return a document like that of an article: days and months of some years, a few actors."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    actors = [
        Actor(ActorId(f"a{number}"), f"Group {number}", ActorKind.ORGANISATION)
        for number in range(12)
    ]
    told = []
    for number in range(events):
        year = draw.choice((2011, 2018, 2019, 2020, 2020, 2020))
        day = f"-{draw.randint(1, 28):02}" if draw.random() < 0.7 else ""  # noqa: PLR2004
        when = When(f"{year}-{draw.randint(1, 3):02}{day}", Basis.STATED)
        sides = draw.sample(actors, 2)
        told.append(
            Event(
                EventId(f"e{number}"),
                f"{sides[0].name} meets {sides[1].name} for the {number}th time",
                draw.choice(list(EventType)),
                when,
                agents=(sides[0].id,),
                targets=(sides[1].id,),
            )
        )
    return Document(
        actors={actor.id: actor for actor in actors}, events={event.id: event for event in told}
    )


if __name__ == "__main__":
    place, total, lasting, drawn = sys.argv[1:]
    print(_prepare(Path(place), int(total), long=bool(int(lasting)), seed=int(drawn)))
