"""A search finds the names in datasets with the rows they stand in."""

from __future__ import annotations

from threading import Event

import pytest

from idlib_gui.state.dataset_names import NameSearch
from idlib_gui.state.datasets import Layer


@pytest.fixture
def layers(make_dataset):
    """Return two datasets: PKK stands in three rows of the first, once on both sides."""
    first = make_dataset(
        4, "a", name="A", actors=("PKK", "Türkiye", "nobody of it"), types=("PKK attack",),
        actor=[0, 0, 1, 1], target=[0, 1, 0, 1], type=[0, 0, -1, -1], place=[-1] * 4,
    )  # fmt: skip
    second = make_dataset(
        2, "b", name="B", actors=("Turkiye",), actor=[0, 0], target=[-1, -1], place=[-1] * 2
    )
    return Layer(first), Layer(second)


def found(layers, query, limit=6):
    return [
        (names.title, [(one.part, one.name, one.rows) for one in names.found], names.total)
        for names in NameSearch().find(layers, query, limit, Event())
    ]


def test_names_are_found_by_part_with_their_rows_the_most_first(layers):
    assert found(layers, "pkk") == [
        ("A", [("actors", "PKK", 3), ("types", "PKK attack", 2)], 2),
    ]
    assert found(layers, "ATTACK pkk") == [("A", [("types", "PKK attack", 2)], 1)]


def test_case_and_accents_do_not_count(layers):
    assert [title for title, *_ in found(layers, "turkiye")] == ["A", "B"]


def test_only_the_first_are_returned_and_all_are_counted(layers):
    assert found(layers, "pkk", 1) == [("A", [("actors", "PKK", 3)], 2)]


@pytest.mark.parametrize("query", ["", "  ", "nothing like it", "nobody of it"])
def test_nothing_is_found_where_no_row_has_it(layers, query):
    assert found(layers, query) == []


def test_a_search_that_is_no_longer_wanted_ends_and_leaves_nothing_half_known(layers):
    search, stop = NameSearch(), Event()
    stop.set()
    assert search.find(layers, "pkk", 6, stop) == ()
    assert len(search.find(layers, "pkk", 6, Event())) == 1
