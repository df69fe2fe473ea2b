"""What the tests of dates read their sentences with."""

from __future__ import annotations

import pytest

from idlib_gui.extract.normalise import normalise
from idlib_gui.extract.times import find_times

PUBLISHED = "2021-05-20"
"""A Thursday."""


@pytest.fixture
def times():
    """Return a function from a text to the times that are found in it."""

    def read(text, published=PUBLISHED):
        return find_times(normalise(text), published)

    return read


@pytest.fixture
def dates(times):
    """Return a function from a text to its time expressions and their EDTF."""

    def read(text, published=PUBLISHED):
        found = times(text, published)
        return {text[time.span.start : time.span.end]: time.edtf for time in found}

    return read


@pytest.fixture
def date(times):
    """Return a function from a text to the one time that is found in it."""

    def read(text, published=PUBLISHED):
        (time,) = times(text, published)
        return time

    return read
