"""Actors, places, events and other names in a form: chips, found and made as one types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from idlib_gui.domain import edits
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import Event, Kind, Quote, QuoteForm, Ref

from .conftest import BOB, MET, SAID


def names(field):
    return [chip.text().removesuffix("  ×") for chip in field.chips]


def listed(field):
    model = field.line.finder.completionModel()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_who_takes_part_stands_there_as_chips_by_name(user):
    field = user.edit(MET, "agents")
    assert names(field) == ["Bob"]
    assert field.chips[0].accessibleName() == "Remove Bob"


def test_the_line_behind_chips_takes_the_rest_of_their_row_and_says_all_of_its_hint(user):
    field = user.edit(MET, "agents")
    line, hint = field.line, field.line.fontMetrics().horizontalAdvance("add…")
    assert line.width() > hint
    assert line.geometry().right() == line.parentWidget().rect().right()


def test_typing_finds_by_any_name_and_enter_takes_the_best(user):
    field = user.edit(MET, "targets")
    user.qtbot.keyClicks(field.line, "bobb")
    assert listed(field) == ["Bob", "Create actor “bobb”"]
    user.key(Qt.Key.Key_Return)
    assert user.document.events["e1"].targets == ("a1", "a2")
    assert names(field) == ["Ann", "Bob"]
    assert field.line.text() == ""
    assert QApplication.focusWidget() is field.line
    assert len(user.steps) == 1


def test_tab_takes_what_is_marked_and_goes_on(user):
    field = user.edit(MET, "targets")
    user.qtbot.keyClicks(field.line, "ce")
    user.key(Qt.Key.Key_Tab)
    assert user.document.events["e1"].targets == ("a1", "a3")


def test_a_whole_name_is_taken_when_the_line_is_left(user):
    field = user.edit(MET, "targets")
    field.line.setText("cem")
    user.form.fields["title"].setFocus()
    assert user.document.events["e1"].targets == ("a1", "a3")


def test_a_piece_of_a_name_that_is_left_is_not_guessed_at(user):
    field = user.edit(MET, "targets")
    field.line.setText("ce")
    user.form.fields["title"].setFocus()
    assert user.document.events["e1"].targets == ("a1",)
    assert "Nothing here is called “ce”" in field.problem
    assert field.line.text() == "ce"


def test_the_same_twice_changes_nothing(user):
    field = user.edit(MET, "agents")
    user.qtbot.keyClicks(field.line, "Bob")
    user.key(Qt.Key.Key_Return)
    assert user.steps == []
    assert names(field) == ["Bob"]


def test_the_last_row_of_the_list_makes_an_actor_in_one_step(user):
    field = user.edit(MET, "agents")
    user.qtbot.keyClicks(field.line, "Dora Doe")
    assert listed(field) == ["Create actor “Dora Doe”"]
    user.key(Qt.Key.Key_Return)
    made = next(a for a in user.document.actors.values() if a.name == "Dora Doe")
    assert user.document.events["e1"].agents == ("a2", made.id)
    assert len(user.steps) == 1
    user.do("undo")
    assert names(field) == ["Bob"]
    assert made.id not in user.document.actors


def test_a_place_can_be_made_too(user):
    field = user.edit(MET, "places")
    user.qtbot.keyClicks(field.line, "Odesa")
    user.key(Qt.Key.Key_Return)
    assert names(field) == ["Kyiv", "Odesa"]
    assert "Odesa" in {place.name for place in user.document.places.values()}


def test_a_name_that_somebody_has_is_not_offered_to_be_made(user):
    field = user.edit(MET, "agents")
    user.qtbot.keyClicks(field.line, "ANN")
    assert listed(field) == ["Ann"]


def test_backspace_in_the_empty_line_takes_the_last_chip(user):
    field = user.edit(MET, "agents")
    user.key(Qt.Key.Key_Backspace)
    assert user.document.events["e1"].agents == ()
    assert names(field) == []
    user.key(Qt.Key.Key_Backspace)
    assert len(user.steps) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space])
def test_a_chip_is_taken_out_with_keys(user, key):
    field = user.edit(MET, "targets")
    field.chips[0].setFocus()
    user.key(key)
    assert user.document.events["e1"].targets == ()
    assert "e1" in user.document.events


def test_a_click_takes_a_chip_out_and_the_keyboard_stays_near(user):
    user.session.store.edit(edits.set_fields(user.document, MET, agents=("a2", "a3")))
    field = user.edit(MET, "agents")
    field.chips[0].setFocus()
    user.qtbot.mouseClick(field.chips[0], Qt.MouseButton.LeftButton)
    assert names(field) == ["Cem"]
    assert QApplication.focusWidget() is field.chips[0]


def test_of_who_claims_it_there_is_one_that_another_replaces(user):
    field = user.edit(MET, "claimed_by")
    for typed, key in (("Ann", "a1"), ("Cem", "a3")):
        user.qtbot.keyClicks(field.line, typed)
        user.key(Qt.Key.Key_Return)
        assert user.document.events["e1"].claimed_by == key
    assert names(field) == ["Cem"]
    user.key(Qt.Key.Key_Backspace)
    assert user.document.events["e1"].claimed_by is None


def test_down_opens_the_list_and_a_click_picks(user):
    field = user.edit(SAID, "speaker")
    user.key(Qt.Key.Key_Down)
    popup = field.line.finder.popup()
    assert popup.isVisible()
    row = next(r for r, name in enumerate(listed(field)) if name == "Bob")
    place = popup.visualRect(popup.model().index(row, 0)).center()
    user.qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert user.document.quotes["q1"].speaker == "a2"
    assert not popup.isVisible()


def test_a_click_into_the_empty_line_opens_the_list(user):
    field = user.edit(MET, "agents")
    user.qtbot.mouseClick(field.line, Qt.MouseButton.LeftButton)
    assert field.line.finder.popup().isVisible()
    user.key(Qt.Key.Key_Escape)
    assert not field.line.finder.popup().isVisible()
    assert user.form is not None


def test_what_a_quote_is_about_is_found_by_title(user):
    field = user.edit(SAID, "about")
    assert names(field) == ["They meet"]
    user.qtbot.keyClicks(field.line, "denies")
    user.key(Qt.Key.Key_Return)
    assert user.document.quotes["q1"].about == ("e1", "e2")


def test_of_many_events_the_first_are_listed_that_what_is_typed_can_mean(user):
    many = [Event(f"m{n}", f"Meeting {n}") for n in range(200)]
    text = user.document.sources["s1"]
    quote = Quote("q1", "words", QuoteForm.INDIRECT)
    user.session.store.open(document_of([text, *many, quote]))
    field = user.edit(SAID, "about")
    user.qtbot.keyClicks(field.line, "meeting")
    assert 10 < len(listed(field)) < 200
    user.qtbot.keyClicks(field.line, " 199")
    assert listed(field) == ["Meeting 199 · undated"]
    user.key(Qt.Key.Key_Escape)  # the list only
    user.form.fields["form"].setFocus()
    assert user.document.quotes["q1"].about == ("m199",)


def test_nothing_is_made_of_a_title_that_no_event_has(user):
    field = user.edit(SAID, "about")
    user.qtbot.keyClicks(field.line, "Nothing such")
    assert listed(field) == []
    user.key(Qt.Key.Key_Return)
    assert len(user.steps) == 0
    assert "Nothing here is called" in field.problem


def test_other_names_are_plain_words(user):
    field = user.edit(BOB, "aliases")
    user.qtbot.keyClicks(field.line, "Rob")
    user.key(Qt.Key.Key_Return)
    assert user.document.actors["a2"].aliases == ("Bobby", "Rob")
    field.chips[0].click()
    assert user.document.actors["a2"].aliases == ("Rob",)


def test_an_actor_cannot_be_part_of_what_is_part_of_it(user):
    user.session.store.edit(edits.set_fields(user.document, Ref(Kind.ACTOR, "a1"), part_of="a2"))
    field = user.edit(BOB, "part_of")
    user.qtbot.keyClicks(field.line, "Ann")
    user.key(Qt.Key.Key_Return)
    assert "cannot be the other way" in field.problem
    assert user.document.actors["a2"].part_of is None


def test_a_new_name_shows_on_chips_at_once(user):
    field = user.edit(MET, "agents")
    user.session.store.edit(edits.rename(user.document, BOB, "Robert"))
    assert names(field) == ["Robert"]
