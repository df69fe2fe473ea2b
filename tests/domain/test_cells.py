"""Cells of the table of events: what is typed or pasted becomes one edit, or nothing at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.cell_edits import MOST_NEW, Typed, UnreadCellsError, fill_cells
from idlib_gui.domain.cells import Field, Unknown, UnknownNamesError, read_cell
from idlib_gui.domain.checks import problems
from idlib_gui.domain.document import Act, Document, apply_patch, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    DomainError,
    Event,
    EventType,
    Kind,
    Place,
    Status,
    When,
)
from idlib_gui.domain.sheets import rows_of, text_of

TURKEY = Actor("tr", "Türkiye", ActorKind.STATE, aliases=("Turkey", "Ankara"))
RUSSIA = Actor("ru", "Russia", ActorKind.STATE)
COUNCIL = Actor("un", "Council, Security", ActorKind.ORGANISATION, aliases=("Russia",))
IDLIB, SOCHI = Place("p", "Idlib"), Place("q", "Sochi")
DEAL = Event("deal", "Deal", when=When("2018-09-17", Basis.STATED, "As written."), agents=("ru",))
WAR = Event("war", "War", claimed_by="tr")
DOCUMENT = document_of((TURKEY, RUSSIA, COUNCIL, IDLIB, SOCHI, DEAL, WAR))


@pytest.mark.parametrize(
    ("field", "text", "values"),
    [
        (Field.WHEN, "3 Feb 2020", {"when": "2020-02-03"}),
        (Field.WHEN, "2020-02~", {"when": "2020-02~"}),
        (Field.WHEN, " Undated ", {"when": None}),
        (Field.WHEN, "", {"when": None}),
        (Field.TITLE, " A  new\ntitle ", {"title": "A new title"}),
        (Field.AGENTS, "turkiye; RUSSIA", {"agents": ("tr", "ru")}),
        (Field.AGENTS, "Turkey;Ankara; ;Turkey", {"agents": ("tr",)}),
        (Field.AGENTS, "Turkey, Russia", {"agents": ("tr", "ru")}),
        (Field.AGENTS, "Council, Security", {"agents": ("un",)}),
        (Field.AGENTS, "claimed by Russia: Turkey", {"agents": ("tr",), "claimed_by": "ru"}),
        (Field.AGENTS, "Claimed by Russia", {"agents": (), "claimed_by": "ru"}),
        (Field.TARGETS, "", {"targets": ()}),
        (Field.PLACES, "sochi; idlib", {"places": ("q", "p")}),
        (Field.TYPE, "aid", {"type": EventType.AID}),
        (Field.TYPE, "", {"type": None}),
        (Field.STATUS, "Disputed", {"status": Status.DISPUTED}),
    ],
)
def test_a_cell_is_read_as_people_write_it(field, text, values):
    assert read_cell(DOCUMENT, field, text) == values


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        (Field.WHEN, "soon", "write it as 13 Feb 2020"),
        (Field.TITLE, "  ", "write a few words"),
        (Field.TYPE, "WAR", "write one of AGREE"),
        (Field.STATUS, "", "write one of proposed"),
        (Field.AGENTS, "claimed by Russia; Turkey: Turkey", "name just one"),
        (Field.AGENTS, "Turkey, Iran", "No actor is called “Turkey, Iran”"),
        (Field.PLACES, "Turkey", "No place is called “Turkey”"),
    ],
)
def test_a_cell_that_cannot_be_read_says_what_to_write(field, text, why):
    with pytest.raises(DomainError, match=why):
        read_cell(DOCUMENT, field, text)


def test_a_name_that_several_have_is_not_guessed():
    twins = document_of((RUSSIA, Actor("r2", "russia", ActorKind.POPULATION)))
    with pytest.raises(DomainError, match="is what 2 actors are called"):
        read_cell(twins, Field.AGENTS, "Russia")


def test_unknown_names_are_told_each_once():
    with pytest.raises(UnknownNamesError) as raised:
        read_cell(DOCUMENT, Field.TARGETS, "Iran; Russia; HTS; Iran")
    assert raised.value.names == (Unknown(Kind.ACTOR, "Iran"), Unknown(Kind.ACTOR, "HTS"))
    assert str(raised.value) == "No actor is called “Iran”, “HTS”."


# Many cells as one edit


def test_one_cell_is_labelled_as_any_edit_of_its_field():
    patch = fill_cells(DOCUMENT, [Typed("deal", Field.TITLE, "Truce")])
    assert (patch.label, patch.act) == ("Rename “Deal” to “Truce”", Act.RENAME)


def test_a_date_that_is_typed_is_set_by_hand_and_one_that_stays_keeps_its_reason():
    patch = fill_cells(DOCUMENT, [Typed("deal", Field.WHEN, "2019"), Typed("war", Field.WHEN, "")])
    after = apply_patch(DOCUMENT, patch)
    assert after.events["deal"].when == When("2019", Basis.INFERRED, "Set by hand.")
    assert after.events["war"] == WAR
    same = [Typed("deal", Field.WHEN, "17 Sept 2018"), Typed("deal", Field.TITLE, "Truce")]
    kept = apply_patch(DOCUMENT, fill_cells(DOCUMENT, same)).events["deal"]
    assert kept == DEAL._replace(title="Truce")


def test_what_stands_there_already_is_no_edit():
    cells = [Typed("deal", Field.AGENTS, "Russia"), Typed("war", Field.STATUS, "proposed")]
    assert fill_cells(DOCUMENT, cells) is None


def test_the_same_field_of_several_events_is_one_edit_with_their_count():
    cells = [Typed(key, Field.STATUS, "accepted") for key in ("deal", "war")]
    patch = fill_cells(DOCUMENT, cells)
    assert (patch.label, patch.act) == ("Set the status of 2 events", Act.STATUS)
    after = apply_patch(DOCUMENT, patch)
    assert {event.status for event in after.events.values()} == {Status.ACCEPTED}


def test_all_that_is_wrong_is_told_cell_by_cell():
    cells = [
        Typed("deal", Field.TYPE, "WAR"),
        Typed("deal", Field.TITLE, "Fine"),
        Typed("war", Field.AGENTS, "Iran", 1),
        Typed(None, Field.TYPE, "AID", 2),
        Typed(None, Field.STATUS, "accepted", 2),
    ]
    with pytest.raises(UnreadCellsError) as raised:
        fill_cells(DOCUMENT, cells)
    assert [wrong.cell for wrong in raised.value.wrong] == [cells[0], cells[2], cells[3]]
    assert raised.value.unknown == (Unknown(Kind.ACTOR, "Iran"),)
    assert not raised.value.mendable
    assert str(raised.value) == raised.value.wrong[0].why


def test_only_names_nobody_has_can_be_mended_by_creating_them():
    cells = [
        Typed("deal", Field.AGENTS, "Iran; Russia"),
        Typed("war", Field.PLACES, "Aleppo"),
        Typed("war", Field.TARGETS, "Iran"),
    ]
    with pytest.raises(UnreadCellsError) as raised:
        fill_cells(DOCUMENT, cells)
    assert raised.value.mendable
    patch = fill_cells(DOCUMENT, cells, create=True)
    assert patch.label == "Set 3 columns of 2 events, add 1 actor, add 1 place"
    after = apply_patch(DOCUMENT, patch)
    (iran,) = set(after.actors) - set(DOCUMENT.actors)
    (aleppo,) = set(after.places) - set(DOCUMENT.places)
    assert after.actors[iran].kind is ActorKind.ORGANISATION
    assert after.events["deal"].agents == (iran, "ru")
    assert (after.events["war"].targets, after.events["war"].places) == ((iran,), (aleppo,))
    assert apply_patch(after, patch.inverted()) == DOCUMENT


def test_rows_of_their_own_become_events_in_their_order():
    cells = [
        Typed(None, Field.TITLE, "Second", 5),
        Typed(None, Field.TITLE, "First", 4),
        Typed(None, Field.WHEN, "2020", 4),
        Typed(None, Field.AGENTS, "Iran", 4),
    ]
    patch = fill_cells(DOCUMENT, cells, create=True)
    assert (patch.label, patch.act) == ("Add 1 actor, add 2 events", Act.CREATE)
    after = apply_patch(DOCUMENT, patch)
    made = list(after.events.values())[2:]
    assert [event.title for event in made] == ["First", "Second"]
    assert made[0].when.edtf == "2020"
    assert made[1].when is None
    assert problems(after) == []


def test_too_many_events_are_not_created_at_once():
    cells = [Typed(None, Field.TITLE, f"Event {row}", row) for row in range(MOST_NEW + 1)]
    with pytest.raises(DomainError, match="paste fewer rows"):
        fill_cells(DOCUMENT, cells)


def test_an_event_that_is_gone_is_said_to_be():
    with pytest.raises(DomainError, match="select them again"):
        fill_cells(DOCUMENT, [Typed("gone", Field.TITLE, "x")])


def test_creating_names_does_not_hide_what_else_is_wrong():
    cells = [Typed("deal", Field.AGENTS, "Iran"), Typed("deal", Field.TYPE, "WAR")]
    with pytest.raises(UnreadCellsError, match="is no type"):
        fill_cells(DOCUMENT, cells, create=True)


NAMES = st.sampled_from(["Russia", "Turkey", "Iran", "HTS"])
TEXTS = st.one_of(
    st.sampled_from(["", "2020", "aid", "accepted", "Idlib", "soon", "Council, Security"]),
    st.lists(NAMES, max_size=3).map("; ".join),
    st.text(max_size=8),
)
CELLS = st.builds(
    Typed,
    st.sampled_from(["deal", "war", None]),
    st.sampled_from(Field),
    TEXTS,
    st.integers(0, 3),
)


@given(cells=st.lists(CELLS, max_size=6), create=st.booleans())
def test_any_cells_are_an_edit_that_leaves_no_problem_and_can_be_undone(cells, create):
    try:
        patch = fill_cells(DOCUMENT, cells, create=create)
    except DomainError:
        return
    if patch is None:
        return
    assert patch.label
    assert patch.changes
    after = apply_patch(DOCUMENT, patch)
    assert problems(after) == []
    back = apply_patch(after, patch.inverted())
    assert list(back.events.items()) == list(DOCUMENT.events.items())
    assert isinstance(back, Document)


# Tables as text


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("a", [["a"]]),
        ("a\tb\r\nc\t\r\n", [["a", "b"], ["c", ""]]),
        ("a\rb\n\n", [["a"], ["b"], [""]]),
        ("\t", [["", ""]]),
        ('"a\tb\nc"\td', [["a\tb\nc", "d"]]),
        ('"say ""no"""\n', [['say "no"']]),
        ('"No", he said\t"x', [['"No", he said', '"x']]),
    ],
)
def test_lines_of_a_spreadsheet_are_read_cell_by_cell(text, rows):
    assert rows_of(text) == rows


@given(rows=st.lists(st.lists(st.text(max_size=6), min_size=1, max_size=4), max_size=4))
def test_what_is_copied_is_read_as_it_was(rows):
    assert rows_of(text_of(rows)) == rows


def test_a_cell_with_tabs_lines_or_marks_is_written_between_quotation_marks():
    cells = ["two\nlines", "a\ttab", '"so" it begins', 'a "word" within']
    written = '"two\nlines"\t"a\ttab"\t"""so"" it begins"\ta "word" within\n'
    assert text_of([cells]) == written
    assert rows_of(written) == [cells]
