"""Shared fixtures: small documents, the bundled model, and a session over them."""

from __future__ import annotations

import gc
import hashlib
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import Citation, Source
from idlib_gui.resources import resource_path
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

_MUCH_GARBAGE = 20_000


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
