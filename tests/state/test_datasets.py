"""The shelf holds datasets beside the document, and a row of one can be selected."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from idlib_gui.domain.records import Kind, Ref
from idlib_gui.state.datasets import Layer, RowFilter, Shelf
from idlib_gui.state.selection import RowRef, Selection

A = Ref(Kind.EVENT, "a")
ROW = RowRef("k", 3)


def made(key="k"):
    return SimpleNamespace(key=key, rows=4)


def heard(signal):
    calls = []
    signal.connect(calls.append)
    return calls


@pytest.fixture
def shelf(qapp):
    return Shelf()


@pytest.fixture
def selection(qapp):
    return Selection()


def test_a_selected_row_is_no_record_of_the_document(selection, bundled):
    calls = heard(selection.changed)
    selection.select(A)
    selection.select(ROW)
    assert (selection.current, selection.row, selection.picked) == (None, ROW, ROW)
    assert bundled.get(selection.current) is None
    assert calls == [A, None]


def test_going_from_row_to_row_is_heard_and_going_back_finds_both(selection):
    selection.select(A)
    selection.select(ROW)
    selection.select(ROW._replace(row=4))
    selection.select(ROW._replace(row=4))
    selection.back()
    assert selection.row == ROW
    selection.back()
    assert (selection.current, selection.row) == (A, None)
    selection.forward()
    assert selection.row == ROW


def test_rows_of_a_dataset_that_is_put_away_are_let_go_of(selection):
    for picked in (A, ROW, RowRef("other", 1), ROW):
        selection.select(picked)
    selection.forget_rows("k")
    assert selection.picked is None
    selection.back()
    assert selection.row == RowRef("other", 1)
    selection.back()
    assert selection.current == A


def test_datasets_stand_in_the_order_they_were_opened(shelf):
    for key in "abc":
        shelf.put(Layer(made(key)))
    shelf.put(Layer(made("a"), visible=False))
    assert [layer.key for layer in shelf.layers] == ["a", "b", "c"]
    assert [layer.key for layer in shelf.visible] == ["b", "c"]


def test_another_look_is_another_layer_and_the_same_look_says_nothing(shelf):
    shelf.put(Layer(made()))
    before, calls = shelf.layer("k"), heard(shelf.changed)
    shelf.update("k", visible=True, filter=RowFilter())
    assert calls == []
    shelf.update("k", visible=False)
    shelf.update("k", filter=RowFilter(actors=frozenset({1})))
    assert (before.visible, shelf.layer("k").visible) == (True, False)
    assert [len(layers) for layers in calls] == [1, 1]


def test_what_is_not_on_the_shelf_is_neither_changed_nor_taken(shelf):
    calls = heard(shelf.changed)
    shelf.update("k", visible=False)
    shelf.take("k")
    assert (shelf.layer("k"), calls) == (None, [])
    shelf.put(Layer(made()))
    shelf.take("k")
    assert shelf.layers == ()


def test_each_dataset_gets_a_colour_of_its_own(shelf):
    for key in "abc":
        shelf.put(Layer(made(key), colour=shelf.free_colour()))
    assert [layer.colour for layer in shelf.layers] == [0, 1, 2]
    shelf.take("b")
    assert shelf.free_colour() == 1


@pytest.mark.parametrize(
    ("key", "instead_of", "keys"),
    [
        ("new", "b", ["a", "new", "c"]),
        ("c", "b", ["a", "c"]),
        ("b", "b", ["a", "b", "c"]),
        ("new", "gone", ["a", "b", "c", "new"]),
        ("new", "", ["a", "b", "c", "new"]),
    ],
)
def test_a_dataset_takes_the_place_of_another(shelf, key, instead_of, keys):
    for name in "abc":
        shelf.put(Layer(made(name)))
    shelf.put(Layer(made(key)), instead_of)
    assert [layer.key for layer in shelf.layers] == keys
