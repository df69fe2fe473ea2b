"""Shared fixtures: small documents, the bundled model, and a session over them."""

from __future__ import annotations

import gc
import hashlib
import os
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from idlib_gui.domain.calendar import DAY, day_start
from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import Citation, Source
from idlib_gui.layout.index import EventIndex
from idlib_gui.resources import resource_path
from idlib_gui.storage.datasets.left_out import LeftOut
from idlib_gui.storage.exchange import read_model

# A slow machine fails no test, and no example of an earlier run is brought up again.
settings.register_profile(
    "idlib",
    deadline=None,
    print_blob=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("idlib")
# For a check of everything: whether a change may land does not depend on the examples' luck.
settings.register_profile("repeatable", settings.get_profile("idlib"), derandomize=True)

_MUCH_GARBAGE = 20_000
FIRST_DAY = day_start(2020)


@pytest.fixture(autouse=True)
def _collect_on_this_thread():
    """As in the program: garbage that holds Qt objects must not be met by a job's thread."""
    gc.disable()
    yield
    if gc.get_count()[0] > _MUCH_GARBAGE:
        gc.collect()


BUNDLED = resource_path("bundled/idlib-2020.json")


def a_source(text: str, key: str = "s1", **known) -> Source:
    """Return a source whose SHA-256 is right."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Source(key, known.pop("title", "A text"), text, digest, **known)


def cited(source: Source, words: str) -> Citation:
    """Return the citation of the first place where these words stand."""
    start = source.text.index(words)
    end = start + len(words)
    text = source.text
    return Citation(
        source.id, start, end, words, text[max(0, start - 8) : start], text[end : end + 8]
    )


@pytest.fixture
def make_source():
    return a_source


@pytest.fixture
def cite():
    return cited


@pytest.fixture
def make_document():
    return lambda *records: document_of(records)


@pytest.fixture(scope="session")
def bundled_path() -> Path:
    return BUNDLED


@pytest.fixture(scope="session")
def bundled(bundled_path) -> Document:
    return read_model(bundled_path)


class MadeDataset:
    """A dataset in memory: a row a day from 1 January 2020 on unless told otherwise."""

    def __init__(self, rows: int = 12, key: str = "made", **columns) -> None:
        self.key, self.name, self.rows = key, columns.pop("name", "Made up"), rows
        self.actors = columns.pop("actors", ("Alpha", "Beta", "Gámma"))
        self.types = columns.pop("types", ("battle", "talks"))
        self.places = columns.pop("places", ("Northtown", "Southtown"))
        self.left_out = columns.pop("left_out", LeftOut({}, ()))
        self._mutual = columns.pop("mutual", ())
        number = np.arange(rows)
        self.start = FIRST_DAY + number * DAY
        self.end = self.start + DAY
        self.cls = (number % 2 * 3).astype(np.int8)
        self.actor = (number % 3).astype(np.int32)
        self.target = ((number + 1) % 3).astype(np.int32)
        self.type = (number % 2).astype(np.int32)
        self.place = (number // 2 % 2).astype(np.int32)
        for name, values in columns.items():
            setattr(self, name, np.asarray(values, dtype=getattr(self, name).dtype))
        self.extent = (int(self.start.min()), int(self.end.max())) if rows else (0, 0)

    def titles(self, rows):
        """Return what rows are called."""
        return [f"row {int(row)}" for row in rows]

    def is_mutual(self, row):
        """Return whether a row is one of those that were said to have no direction."""
        return row in self._mutual

    def row(self, number):
        """Return all columns of a row."""
        return {"id": f"X{number}", "date": f"day {number}", "note": ""}


class MadeLanes(NamedTuple):
    """The lanes of a dataset, worked out at once."""

    index: EventIndex
    names: tuple[str, ...]


def lanes_of_made(dataset, by="actor") -> MadeLanes:
    """Return the lanes of a dataset by actor, type, place, or one for all."""
    if by == "none":
        lane, names = np.zeros(dataset.rows, dtype=np.int32), ("all",)
    else:
        lane, names = getattr(dataset, by), getattr(dataset, f"{by}s")
    index = EventIndex.build(lane, dataset.start, dataset.end, dataset.cls, len(names))
    return MadeLanes(index, tuple(names))


@pytest.fixture
def make_dataset():
    return MadeDataset


@pytest.fixture
def make_lanes():
    return lanes_of_made
