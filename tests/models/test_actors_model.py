"""The list of actors follows document and view, row by row."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from idlib_gui.domain.document import Change, Document, Patch
from idlib_gui.domain.edits import delete, rename
from idlib_gui.domain.records import Actor, ActorKind, Event, Kind, Quote, QuoteForm, Ref
from idlib_gui.models.actors_model import ROW_ROLE, ActorRow, ActorsModel, ActorWords, Shown
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.state.datasets import Shelf
from idlib_gui.state.selection import Selection
from idlib_gui.state.session import Session
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import Viewport

WORDS = ActorWords(
    heading=str,
    tip=lambda document, row: f"tip of {row.name}",
    spoken=lambda row, shown: f"{row.name}, {'shown' if shown else 'hidden'}",
)
CHECK = Qt.ItemDataRole.CheckStateRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole

TURKEY = Actor("tr", "Turkey", ActorKind.STATE, ("Ankara",))
RUSSIA = Actor("ru", "Russia", ActorKind.STATE)
ERDOGAN = Actor("er", "Recep Tayyip Erdoğan", ActorKind.PERSON, ("Edrogan", ""))
VISIT = Event("e1", "Visit", agents=("tr", "er"))
SLOGAN = Quote("q1", "Glory", QuoteForm.DIRECT, speaker="er")


def build(document, view=None):
    store, viewport = DocumentStore(document), Viewport(view)
    model = ActorsModel(Session(store, Selection(), viewport, Shelf()), WORDS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model, store, viewport


def names(model):
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def plain(told):
    """Return what is told of a row but for its colour, which depends on who was there before."""
    return told._replace(colour=0) if isinstance(told, ActorRow) else told


def everything(model):
    roles = (Qt.ItemDataRole.DisplayRole, ROW_ROLE, ID_ROLE, CHECK, SPOKEN)
    rows = range(model.rowCount())
    return [[plain(model.index(row, 0).data(role)) for role in roles] for row in rows]


@pytest.fixture
def document(make_document):
    return make_document(ERDOGAN, TURKEY, RUSSIA, VISIT, SLOGAN)


def test_actors_stand_under_the_heading_of_their_kind_in_the_order_of_the_document(qapp, document):
    model, _, _ = build(document)
    assert names(model) == ["state", "Turkey", "Russia", "person", "Recep Tayyip Erdoğan"]


def test_headings_can_neither_be_selected_nor_ticked(qapp, document):
    model, _, _ = build(document)
    heading = model.index(0, 0)
    assert heading.flags() == Qt.ItemFlag.NoItemFlags
    assert not model.setData(heading, Qt.CheckState.Unchecked, CHECK)
    assert heading.data(ID_ROLE) is None
    assert heading.data(ROW_ROLE) is None


def test_a_row_counts_what_the_actor_did_and_said(qapp, document):
    model, _, _ = build(document)
    row = model.index_of_actor("er").data(ROW_ROLE)
    assert (row.events, row.quotes, row.position) == (1, 1, 0)


@pytest.mark.parametrize("needle", ["erdogan", "ERDOĞAN", "tayyip rec", "edrogan", "  Erdoğan "])
def test_the_filter_ignores_case_diacritics_and_order_and_knows_aliases(qapp, document, needle):
    model, _, _ = build(document)
    model.filter(needle)
    assert names(model) == ["person", "Recep Tayyip Erdoğan"]
    assert model.shown == Shown(1, 3)


def test_a_filter_that_nothing_passes_leaves_no_heading_and_clearing_brings_all_back(
    qapp, document
):
    model, _, _ = build(document)
    before = everything(model)
    model.filter("zzz")
    assert names(model) == []
    model.filter("")
    assert everything(model) == before


def test_the_numbers_are_told_even_when_no_listed_row_changes(qtbot, document):
    model, store, _ = build(document)
    model.filter("erdogan")
    with qtbot.waitSignal(model.counted) as told:
        iran = Actor("ir", "Iran", ActorKind.STATE)
        store.edit(Patch("Add", {Ref(Kind.ACTOR, "ir"): Change(None, iran, 0)}))
    assert told.args == [Shown(1, 4)]


def test_ticking_a_box_hides_and_shows_the_lane(qapp, document):
    model, _, viewport = build(document)
    turkey = model.index_of_actor("tr")
    assert turkey.data(CHECK) == Qt.CheckState.Checked
    assert model.setData(turkey, Qt.CheckState.Unchecked, CHECK)
    assert viewport.view.hidden == {"tr"}
    assert turkey.data(CHECK) == Qt.CheckState.Unchecked
    assert turkey.data(SPOKEN) == "Turkey, hidden"
    model.setData(turkey, Qt.CheckState.Checked, CHECK)
    assert viewport.view.hidden == frozenset()


def test_a_lane_hidden_elsewhere_unticks_just_its_row(qtbot, document):
    model, _, viewport = build(document)
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    viewport.update(hidden=frozenset({"ru", "nobody"}))
    viewport.update(folded=False)
    assert told == [(2, 2)]


def test_adding_and_taking_back_an_actor_leaves_the_others_in_place(qtbot, document):
    model, store, _ = build(document)
    before = everything(model)
    actor = Actor("un", "United Nations", ActorKind.ORGANISATION)
    store.edit(Patch("Add", {Ref(Kind.ACTOR, "un"): Change(None, actor, 3)}))
    assert names(model)[-2:] == ["organisation", "United Nations"]
    store.history.undo()
    assert everything(model) == before


def test_another_event_raises_the_counts_of_its_actors_only(qtbot, document):
    model, store, _ = build(document)
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    event = Event("e2", "Talks", agents=("er",))
    store.edit(Patch("Add", {Ref(Kind.EVENT, "e2"): Change(None, event, 1)}))
    assert told == [(4, 4)]
    assert model.index_of_actor("er").data(ROW_ROLE).events == 2


def test_renaming_an_event_does_not_touch_the_list(qtbot, document):
    model, store, _ = build(document)
    with qtbot.assertNotEmitted(model.dataChanged):
        store.edit(rename(document, Ref(Kind.EVENT, "e1"), "Other"))


def test_another_document_starts_the_list_over_and_keeps_the_filter(qtbot, document, make_document):
    model, store, _ = build(document)
    model.filter("ankara")
    with qtbot.waitSignal(model.modelReset):
        store.open(make_document(RUSSIA, TURKEY))
    assert names(model) == ["state", "Turkey"]
    assert model.shown == Shown(1, 2)


def test_no_actors_make_no_rows(qapp, make_document):
    model, _, _ = build(make_document())
    assert model.rowCount() == 0
    assert model.shown == Shown(0, 0)


def test_a_deleted_actor_leaves_its_heading_only_to_others(qapp, make_document):
    document = make_document(TURKEY, ERDOGAN)
    model, store, _ = build(document)
    store.edit(delete(document, Ref(Kind.ACTOR, "er")))
    assert names(model) == ["state", "Turkey"]


@settings(max_examples=60)
@given(data=st.data(), needle=st.sampled_from(["", "e", "ankara"]))
def test_any_edits_leave_the_list_as_if_built_anew(qapp, any_edits, patch_of, data, needle):
    model, store, viewport = build(Document())
    model.filter(needle)
    for edit in data.draw(any_edits):
        store.edit(patch_of(store.document, edit))
        _same_as_new(model, store, viewport, needle)
    while store.history.can_undo:
        store.history.undo()
        _same_as_new(model, store, viewport, needle)


def _same_as_new(model, store, viewport, needle):
    fresh = ActorsModel(Session(store, Selection(), viewport, Shelf()), WORDS)
    fresh.filter(needle)
    assert everything(model) == everything(fresh)
    assert model.shown == fresh.shown
    fresh.deleteLater()


def test_an_actor_keeps_its_colour_when_others_come_and_go(qapp, document):
    model, store, _ = build(document)

    def colours():
        rows = (model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount()))
        return {row.id: row.colour for row in rows if hasattr(row, "colour")}

    before = colours()
    assert sorted(before.values()) == [0, 1, 2]
    store.edit(delete(store.document, Ref(Kind.ACTOR, "er")))
    assert colours() == {key: before[key] for key in ("tr", "ru")}
    added = Actor("a9", "Syria", ActorKind.STATE)
    store.edit(Patch("Add", {Ref(Kind.ACTOR, "a9"): Change(None, added, 0)}))
    assert colours()["a9"] == 3
    store.history.go_to(0)
    assert colours() == before
