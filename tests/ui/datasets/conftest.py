"""Tables of made-up events, prepared once, and the real window with them beside the article."""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QDialog

from idlib_gui.build.datasets import prepare
from idlib_gui.storage.datasets.cache import Cache

SIDES = ("Government of Aland", "Government of Beland", "Grey Front", "Harbour Militia")
GED = (
    *("id", "relid", "year", "type_of_violence", "conflict_name", "side_a", "side_b"),
    *("adm_1", "country", "date_prec", "date_start", "date_end", "best"),
)


def write_ged_like(path, rows=300, wrong=7, seed=3):
    """Write a table with the columns of UCDP GED, of which the last rows have no readable date."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret is made
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(GED)
        for number in range(rows):
            day = date(2015, 1, 1) + timedelta(days=number * 7)
            end = day + timedelta(days=chance.choice((0, 0, 0, 2)))
            start = "one day" if number >= rows - wrong else day
            who = chance.sample(SIDES, 2)
            where = chance.choice(("North province", "South province"))
            kind = 1 + number % 3
            place = [where, "Aland", 1, start, end, number % 9]
            table.writerow([1000 + number, f"MADE-{number}", day.year, kind, "Aland", *who, *place])
    return path


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))


@pytest.fixture(scope="session")
def ged_file(tmp_path_factory):
    return write_ged_like(tmp_path_factory.mktemp("tables") / "made-ged.csv")


@pytest.fixture(scope="session")
def ged(ged_file, tmp_path_factory):
    """Return the table, prepared."""
    return prepare(ged_file, None, Cache(tmp_path_factory.mktemp("prepared")))


@pytest.fixture
def cached(ged, monkeypatch):
    """Return the prepared table, which lies in the user's cache."""
    folder = ged.folder.parent
    monkeypatch.setattr("idlib_gui.ui.dataset_opening.prepared_datasets", lambda: folder)
    return ged


@pytest.fixture
def table_file(tmp_path):
    """Return a table that is not recognised."""
    path = tmp_path / "talks.csv"
    path.write_text(
        "When,Party,Other,Kind,Said on\n"
        "3 Feb 2020,Aland,Beland,talks,13/02/2020\n"
        "Feb 2020,Beland,Aland,attack,14/02/2020\n"
        "nobody knows,Aland,Beland,talks,15/02/2020\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def window(open_window, bundled):
    return open_window(bundled, size=(1280, 900))


@pytest.fixture
def with_ged(qtbot, window_as_opened, ged, ged_file):
    """Return the window of the module with the prepared table beside the article."""
    window = window_as_opened
    window.resize(1280, 900)
    window.opening.datasets.keeper.put(ged, ged_file)
    qtbot.waitUntil(lambda: window.session.shelf.layers[0].ready)
    yield window
    for dialog in window.findChildren(QDialog):
        dialog.close()


@pytest.fixture
def shown(qtbot):
    """Return a function that waits for a dialog of the window by the name of its class."""

    def find(window, name):
        def there():
            found = [
                dialog
                for dialog in window.findChildren(QDialog)
                if type(dialog).__name__ == name and dialog.isVisible()
            ]
            return found[-1] if found else None

        qtbot.waitUntil(lambda: there() is not None, timeout=20_000)
        return there()

    return find
