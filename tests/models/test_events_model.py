"""The table of events follows the document, row by row, in whichever order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from idlib_gui.domain.document import Change, Document, Patch
from idlib_gui.domain.edits import delete
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    Event,
    EventType,
    Kind,
    Place,
    Ref,
    When,
)
from idlib_gui.models.event_order import Column
from idlib_gui.models.events_model import EventsModel, EventWords
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.state.datasets import Shelf
from idlib_gui.state.selection import Selection
from idlib_gui.state.session import Session
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import Viewport

EDIT = Qt.ItemDataRole.EditRole
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def _names(document, keys):
    return ", ".join(document.actors[key].name for key in keys if key in document.actors)


WORDS = EventWords(
    headers={column: column.name for column in Column},
    cells={
        Column.WHEN: lambda _, event: event.when.edtf if event.when else "undated",
        Column.EVENT: lambda _, event: event.title,
        Column.WHO: lambda document, event: _names(document, event.agents),
        Column.WHOM: lambda document, event: _names(document, event.targets),
        Column.TYPE: lambda _, event: event.type or "",
        Column.WHERE: lambda document, event: ", ".join(
            document.places[key].name for key in event.places if key in document.places
        ),
        Column.BASIS: lambda _, event: event.when.basis if event.when else "",
        Column.TOLD: lambda _, event: "",
        Column.STATUS: lambda _, event: event.status,
    },
    spoken={Column.TYPE: lambda _, event: f"of type {event.type}"},
    tip=lambda document, event, column: f"{column.name} of {event.id}",
)


def build(document):
    store = DocumentStore(document)
    model = EventsModel(Session(store, Selection(), Viewport(), Shelf()), WORDS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model, store


def ids(model):
    return [model.index(row, 0).data(ID_ROLE) for row in range(model.rowCount())]


def everything(model):
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in rows]


def dated(key, date, **known):
    return Event(key, known.pop("title", key), when=When(date, Basis.STATED), **known)


@pytest.fixture
def document(make_document):
    return make_document(
        Actor("tr", "Turkey", ActorKind.STATE),
        Event("never", "Undated talks"),
        dated("feb", "2020-02-03", title="attack", agents=("tr",), type=EventType.ASSAULT),
        dated("war", "2011", title="Çivil war", type=EventType.AID),
        dated("jan", "2020-01", title="Cease-fire"),
    )


def test_events_stand_in_time_order_with_the_undated_last(qapp, document):
    model, _ = build(document)
    assert ids(model) == ["war", "jan", "feb", "never"]


def test_sorted_backwards_in_time_the_undated_still_come_last(qapp, document):
    model, _ = build(document)
    model.sort(Column.WHEN, DOWN)
    assert ids(model) == ["feb", "jan", "war", "never"]


def test_titles_sort_as_people_read_them(qapp, document):
    model, _ = build(document)
    model.sort(Column.EVENT, UP)
    assert ids(model) == ["feb", "jan", "war", "never"]


@pytest.mark.parametrize("order", [UP, DOWN])
def test_blank_cells_come_last_and_stay_in_time_order(qapp, document, order):
    model, _ = build(document)
    model.sort(Column.WHO, order)
    assert ids(model) == ["feb", "war", "jan", "never"]


def test_types_sort_by_class_not_by_alphabet(qapp, document):
    model, _ = build(document)
    model.sort(Column.TYPE, UP)
    assert ids(model)[:2] == ["war", "feb"]


def test_what_the_text_tells_first_sorts_first(qapp, make_document, make_source, cite):
    source = make_source("One. Two. Three.")
    document = make_document(
        source,
        dated("b", "2011", evidence=(cite(source, "Two"),)),
        dated("c", "2012", evidence=(cite(source, "Three"),)),
        dated("a", "2013", trigger=cite(source, "One")),
        dated("nowhere", "2010"),
    )
    model, _ = build(document)
    model.sort(Column.TOLD, UP)
    assert ids(model) == ["a", "b", "c", "nowhere"]
    model.sort(Column.TOLD, DOWN)
    assert ids(model) == ["c", "b", "a", "nowhere"]


def test_basis_and_status_sort_in_the_order_of_trust(qapp, make_document):
    inferred = Event("i", "i", when=When("2011", Basis.INFERRED))
    model, _ = build(make_document(inferred, dated("s", "2012"), Event("n", "n")))
    model.sort(Column.BASIS, UP)
    assert ids(model) == ["s", "i", "n"]
    model.sort(Column.STATUS, UP)
    assert ids(model) == ["i", "s", "n"]


def test_a_held_row_moves_with_its_event_when_sorted(qapp, document):
    model, _ = build(document)
    held = QPersistentModelIndex(model.index_of("feb", 3))
    model.sort(Column.WHEN, DOWN)
    assert (held.row(), held.column()) == (0, 3)


def test_a_new_title_can_be_undone_and_takes_its_place_in_the_order(qapp, document):
    model, store = build(document)
    model.sort(Column.EVENT, UP)
    assert model.setData(model.index_of("feb", Column.EVENT), " Zero  hour ", EDIT)
    assert ids(model) == ["jan", "war", "never", "feb"]
    assert model.index_of("feb", Column.EVENT).data() == "Zero hour"
    store.history.undo()
    assert ids(model)[0] == "feb"


@pytest.mark.parametrize("title", ["", "  \n\t"])
def test_an_empty_title_is_refused(qapp, document, title):
    model, store = build(document)
    assert not model.setData(model.index_of("feb", Column.EVENT), title, EDIT)
    assert not store.history.can_undo


def test_the_same_title_is_no_edit(qapp, document):
    model, store = build(document)
    assert model.setData(model.index_of("feb", Column.EVENT), "attack", EDIT)
    assert not store.history.can_undo


def test_what_follows_from_the_text_cannot_be_edited(qapp, document):
    model, _ = build(document)
    for column in Column:
        index = model.index_of("feb", column)
        editable = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        assert editable == (column not in {Column.BASIS, Column.TOLD})
        if not editable:
            assert not model.setData(index, "x", EDIT)


def test_a_date_is_set_and_one_that_cannot_be_read_is_refused(qapp, document):
    model, store = build(document)
    assert model.setData(model.index_of("feb", Column.WHEN), "9 March 2020", EDIT)
    assert store.document.events["feb"].when.edtf == "2020-03-09"
    assert not model.setData(model.index_of("feb", Column.WHEN), "soon", EDIT)
    assert store.document.events["feb"].when.edtf == "2020-03-09"


def test_deleting_removes_one_row_and_undo_puts_it_back(qtbot, document):
    model, store = build(document)
    with qtbot.waitSignal(model.rowsRemoved, timeout=100):
        store.edit(delete(document, Ref(Kind.EVENT, "jan")))
    assert ids(model) == ["war", "feb", "never"]
    store.history.undo()
    assert ids(model) == ["war", "jan", "feb", "never"]


def test_an_actor_with_a_new_name_is_told_to_the_rows_that_name_it(qtbot, document):
    model, store = build(document)
    turkey = document.actors["tr"]
    renamed = Actor("tr", "Türkiye", ActorKind.STATE)
    with qtbot.waitSignal(model.dataChanged, timeout=100):
        store.edit(Patch("Rename", {Ref(Kind.ACTOR, "tr"): Change(turkey, renamed, 0)}))
    assert model.index_of("feb", Column.WHO).data() == "Türkiye"


def test_a_place_with_a_new_name_moves_its_events_when_sorted_by_place(qtbot, make_document):
    place = Place("p", "Aleppo")
    document = make_document(
        place,
        Place("q", "Idlib"),
        dated("a", "2011", places=("p",)),
        dated("b", "2012", places=("q",)),
    )
    model, store = build(document)
    model.sort(Column.WHERE, UP)
    assert ids(model) == ["a", "b"]
    store.edit(Patch("Rename", {Ref(Kind.PLACE, "p"): Change(place, Place("p", "Saraqib"), 0)}))
    assert ids(model) == ["b", "a"]


def test_a_cell_is_copied_as_the_words_given_say_or_else_as_it_is_shown(qapp, document):
    model, _ = build(document)
    row = model.index_of("feb").row()
    assert model.copied(row, Column.WHO) == model.index_of("feb", Column.WHO).data()
    assert model.ids_of([row]) == ["feb"]


def test_headers_tips_and_spoken_words_come_from_the_words_given(qapp, document):
    model, _ = build(document)
    assert model.headerData(Column.TYPE, Qt.Orientation.Horizontal) == "TYPE"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    index = model.index_of("feb", Column.TYPE)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "TYPE of feb"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "of type ASSAULT"
    assert model.index_of("feb", Column.EVENT).data(Qt.ItemDataRole.AccessibleTextRole) == "attack"


def test_another_document_starts_over_in_the_chosen_order(qtbot, document, make_document):
    model, store = build(document)
    model.sort(Column.EVENT, DOWN)
    with qtbot.waitSignal(model.modelReset):
        store.open(make_document(dated("x", "2011", title="a"), dated("y", "2010", title="b")))
    assert ids(model) == ["y", "x"]


def test_no_events_make_no_rows(qapp, make_document):
    model, _ = build(make_document())
    model.sort(Column.TOLD, DOWN)
    assert model.rowCount() == 0


@settings(max_examples=60)
@given(data=st.data(), by=st.tuples(st.sampled_from(Column), st.sampled_from([UP, DOWN])))
def test_any_edits_leave_the_table_as_if_built_anew(qapp, any_edits, patch_of, data, by):
    model, store = build(Document())
    model.sort(*by)
    for edit in data.draw(any_edits):
        store.edit(patch_of(store.document, edit))
        _same_as_new(model, store, by)
    while store.history.can_undo:
        store.history.undo()
        _same_as_new(model, store, by)


def _same_as_new(model, store, by):
    fresh = EventsModel(Session(store, Selection(), Viewport(), Shelf()), WORDS)
    fresh.sort(*by)
    assert everything(model) == everything(fresh)
    assert ids(model) == ids(fresh)
    fresh.deleteLater()
