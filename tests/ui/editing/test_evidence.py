"""What is cited, for and against, and competing values: in the form and in the sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from idlib_gui.domain import edits
from idlib_gui.domain.citing import cited
from idlib_gui.domain.records import Basis, Kind, Ref, Rival
from idlib_gui.ui.source_marks import further_citations

from .conftest import BOB, MET, SAID

DENIED = Ref(Kind.EVENT, "e2")


def texts(user):
    found = user.window.detail.sheet.children()
    return [w.text() for w in found if hasattr(w, "text") and w.isVisible()]


def test_words_can_be_turned_from_evidence_into_what_contradicts(user):
    field = user.edit(MET, "evidence")
    (row,) = field.rows
    assert row.stance.currentText() == "supports"
    user.choose(row.stance, Qt.Key.Key_Down)
    event = user.document.events["e1"]
    assert event.evidence == ()
    assert [cited.exact for cited in event.contradicting] == ["Bob met Ann"]
    assert field.rows[0].stance.currentText() == "contradicts"
    user.press("Done")
    assert "WHAT CONTRADICTS IT" in texts(user)


def test_cited_words_can_be_taken_off(user):
    field = user.edit(MET, "evidence")
    field.rows[0].remove.click()
    assert user.document.events["e1"].evidence == ()
    assert field.rows == []


def test_the_link_shows_the_words_in_the_source(user):
    field = user.edit(MET, "evidence")
    with user.qtbot.waitSignal(user.session.viewport.reveal_requested):
        field.rows[0].link.click()
    assert user.form is not None


def test_the_selected_words_can_be_added(user):
    field = user.edit(MET, "evidence")
    assert not field.add.isEnabled()
    assert "Select words in the source first" in field.add.toolTip()
    user.select_words("Cem denied it")
    assert field.add.isEnabled()
    field.add.click()
    assert [c.exact for c in user.document.events["e1"].evidence] == [
        "Bob met Ann",
        "Cem denied it",
    ]
    assert user.form is not None


def test_the_words_of_a_quote_cannot_all_be_taken_off(user):
    field = user.edit(SAID, "evidence")
    (row,) = field.rows
    assert not row.stance.isVisible()
    row.remove.click()
    assert "delete the quote instead" in field.problem


def test_the_cue_of_a_quote_is_taken_from_the_selected_words_and_off_again(user):
    field = user.edit(SAID, "cue")
    assert field.row is None
    assert not field.use.isEnabled()
    user.select_words("said")
    field.use.click()
    assert user.document.quotes["q1"].cue.exact == "said"
    with user.qtbot.waitSignal(user.session.viewport.reveal_requested):
        field.row.link.click()
    field.row.remove.click()
    assert user.document.quotes["q1"].cue is None
    assert field.row is None


def test_a_place_where_an_actor_is_named_can_be_added(user):
    field = user.edit(BOB, "evidence")
    user.select_words("Cem")
    field.add.click()
    assert [c.exact for c in user.document.actors["a2"].mentions] == ["Bob", "Cem"]


def test_of_many_places_a_few_are_shown_until_more_are_asked_for(user, make_source):
    source = user.document.sources["s1"]
    many = tuple(cited(source, n, n + 3) for n in range(40))
    user.session.store.edit(edits.set_fields(user.document, BOB, mentions=many))
    field = user.edit(BOB, "evidence")
    assert len(field.rows) < 40
    assert field.more.text() == f"{40 - len(field.rows)} more"
    field.more.click()
    assert len(field.rows) == 40
    assert not field.more.isVisible()


def test_the_source_marks_what_speaks_against_the_selected_event(user):
    source = user.document.sources["s1"]
    words = cited(source, 0, 4)
    patch = edits.cite(user.document, MET, words, edits.Stance.CONTRADICTS)
    user.session.store.edit(patch)
    assert words in further_citations(user.document.events["e1"])
    (rival,) = user.document.events["e2"].rivals
    assert rival.citation in further_citations(user.document.events["e2"])


def test_the_sheet_says_plainly_what_other_dates_are_given_and_by_whom(user):
    user.select(DENIED)
    said = texts(user)
    assert "OTHER DATES GIVEN" in said
    assert "2 Feb 2020 – says Ann" in said
    assert "“on 4 February”" in said


def test_a_rival_can_be_made_the_main_one_and_the_former_stays(user):
    field = user.edit(DENIED, "rivals")
    (row,) = field.rows
    row.prefer.click()
    event = user.document.events["e2"]
    assert event.when.edtf == "2020-02-02"
    assert event.when.basis is not Basis.NONE
    assert len(user.steps) == 1
    assert user.form.fields["when"].line.text() == "2 Feb 2020"


def test_of_several_tolls_only_a_later_one_can_be_made_the_main_one(user):
    for value in ("8", "12"):
        rival = Rival("killed", value)
        user.session.store.edit(edits.add_rival(user.document, MET, rival))
    field = user.edit(MET, "rivals")
    first, second = field.rows
    assert not first.prefer.isVisible()
    second.prefer.click()
    assert [rival.value for rival in user.document.events["e1"].rivals] == ["12", "8"]


def test_a_rival_can_be_taken_off(user):
    field = user.edit(DENIED, "rivals")
    field.rows[0].remove.click()
    assert user.document.events["e2"].rivals == ()
    assert field.rows == []


def test_another_date_is_noted_with_who_says_so_and_the_selected_words(user):
    user.select_words("on 4 February")
    field = user.edit(MET, "rivals")
    field.add.click()
    box = field.box
    assert QApplication.focusWidget() is box.date.field
    user.type("4 Feb 2020")
    assert box.date.said.startswith("4 Feb 2020, written 2020-02-04")
    user.qtbot.keyClicks(box.who.line, "Ann")
    box.date.field.setFocus()
    user.key(Qt.Key.Key_Return)
    (rival,) = user.document.events["e1"].rivals
    assert (rival.field, rival.value, rival.claimant) == ("when", "2020-02-04", "a1")
    assert rival.citation.exact == "on 4 February"
    assert field.box is None
    assert len(field.rows) == 1


def test_a_toll_has_a_name_that_is_typed(user):
    field = user.edit(MET, "rivals")
    field.add.click()
    box = field.box
    box.field.setCurrentIndex(box.field.findText("something else"))
    box.value.setFocus()
    user.enter("8")
    assert "what has this value" in box.problem
    box.name.setFocus()
    user.enter("killed")
    (rival,) = user.document.events["e1"].rivals
    assert (rival.field, rival.value, rival.citation) == ("killed", "8", None)


def test_a_rival_without_a_value_or_with_a_bad_date_is_refused(user):
    field = user.edit(MET, "rivals")
    field.add.click()
    box = field.box
    box.date.field.setFocus()
    user.key(Qt.Key.Key_Return)
    assert box.problem == "Write the other value first."
    user.enter("3/4/2020")
    assert "could be" in box.problem
    assert user.steps == []
    user.key(Qt.Key.Key_Escape)
    user.key(Qt.Key.Key_Escape)
    assert field.box is None
    assert user.form is not None


def test_done_notes_the_value_that_was_typed(user):
    field = user.edit(MET, "rivals")
    field.add.click()
    field.box.date.field.setText("5 Feb 2020")
    user.press("Done")
    assert user.form is None
    assert [rival.value for rival in user.document.events["e1"].rivals] == ["2020-02-05"]


def test_a_bad_value_is_there_again_when_the_form_is_opened_next(user):
    field = user.edit(MET, "rivals")
    field.add.click()
    field.box.field.setCurrentIndex(field.box.field.findText("something else"))
    field.box.value.setText("8")
    user.press("Done")
    assert "what has this value" in field.problem
    user.select(BOB)
    field = user.edit(MET, "rivals")
    assert field.box.value.text() == "8"
    assert field.box.field.currentText() == "something else"
    assert user.steps == []


def test_a_rival_that_is_there_already_is_refused_and_what_was_typed_stays(user):
    field = user.edit(DENIED, "rivals")
    for _ in range(2):
        field.add.click()
        field.box.date.field.setFocus()
        user.enter("5 Feb 2020")
    assert "noted already" in field.problem
    assert field.box.date.field.text() == "5 Feb 2020"


def test_the_lines_for_a_rival_follow_people_who_come_later(user):
    field = user.edit(MET, "rivals")
    field.add.click()
    user.form.fields["agents"].line.setFocus()
    user.qtbot.keyClicks(QApplication.focusWidget(), "Dora")
    user.key(Qt.Key.Key_Return)
    user.qtbot.keyClicks(field.box.who.line, "Dora")
    assert field.box.who.line.finder.best.data() == "Dora"
