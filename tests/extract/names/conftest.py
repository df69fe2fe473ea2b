"""Names of made-up sentences, looked up by name or by their words."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from idlib_gui.extract.analysis import analyse
from idlib_gui.extract.findings import Named
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.names import find_names


class Names(NamedTuple):
    """What was found in a text."""

    text: str
    found: tuple[Named, ...]

    def __getitem__(self, name: str) -> Named:
        """Return the only finding that goes by a name."""
        (one,) = [one for one in self.found if name in (one.name, *one.aliases)]
        return one

    def __contains__(self, name: str) -> bool:
        """Return whether anything goes by a name."""
        return any(name in (one.name, *one.aliases) for one in self.found)

    def acts(self, name: str) -> list[str]:
        """Return the words of the mentions where somebody acts."""
        return [self.text[span.start : span.end] for span in self[name].mentions]

    def places(self, name: str) -> list[str]:
        """Return the words of the mentions where something is a place."""
        return [self.text[span.start : span.end] for span in self[name].place_mentions]


@pytest.fixture(scope="session")
def named():
    """Return what finds the names of a text."""
    return lambda text: Names(text, find_names(analyse(text), shipped_lists()))
