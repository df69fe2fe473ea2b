"""The form of a record: opened and left with keys, each field an edit of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCloseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox, QWidget

from idlib_gui.domain import edits
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import ActorKind, Basis, EventType, Kind, QuoteForm, Ref, Status
from idlib_gui.ui.theme import ThemeName, load_theme

from .conftest import BOB, KYIV, MET, SAID

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_e_opens_the_form_with_the_keyboard_in_it_and_esc_leads_back(user):
    user.select(MET)
    user.key(Qt.Key.Key_E)
    assert user.form.isAncestorOf(QApplication.focusWidget())
    assert not user.window.detail.sheet.isVisible()
    user.key(Qt.Key.Key_Escape)
    assert user.form is None
    assert user.window.detail.sheet.isVisible()
    assert user.window.timeline.isAncestorOf(QApplication.focusWidget())
    assert user.session.selection.current == MET


def test_done_leads_back_and_nothing_was_changed(user):
    user.edit(MET)
    user.press("Done")
    assert user.form is None
    assert user.steps == []


def test_nothing_opens_where_there_is_nothing_to_edit(user, story):
    assert not user.can("edit_record")
    user.select(Ref(Kind.SOURCE, "s1"))
    assert not user.can("edit_record")
    user.window.detail.edit_wanted.emit("title")
    assert user.form is None


def test_a_double_click_on_a_value_opens_its_field(user):
    user.select(MET)
    sheet = user.window.detail.sheet
    row = next(w for w in sheet.children() if getattr(w, "text", str)() == "3 Feb 2020")
    user.qtbot.mouseDClick(row, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert QApplication.focusWidget() is user.form.fields["when"].line
    user.qtbot.mouseRelease(user.window, Qt.MouseButton.LeftButton)


def test_a_double_click_on_what_cannot_be_edited_selects_a_word(user, story):
    user.select(Ref(Kind.SOURCE, "s1"))
    sheet = user.window.detail.sheet
    row = next(w for w in sheet.children() if getattr(w, "text", str)() == "A text")
    user.qtbot.mouseDClick(row, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert row.selectedText() == "A"
    assert user.form is None


def test_enter_keeps_a_title_as_one_step_and_the_form_stays(user):
    user.edit(MET, "title")
    user.enter("They talk")
    assert user.document.events["e1"].title == "They talk"
    assert user.steps == ["Rename “They meet” to “They talk”"]
    assert user.form is not None


def test_leaving_a_field_keeps_it(user):
    user.edit(MET, "title")
    user.type("They talk")
    assert user.steps == []
    user.key(Qt.Key.Key_Tab)
    assert user.document.events["e1"].title == "They talk"


def test_esc_in_a_field_takes_back_what_was_typed_and_only_then_leaves(user):
    field = user.edit(MET, "title")
    user.type("Nonsense")
    user.key(Qt.Key.Key_Escape)
    assert field.line.text() == "They meet"
    user.key(Qt.Key.Key_Escape)
    assert user.form is None
    assert user.steps == []


def test_space_around_a_title_is_left_out(user):
    field = user.edit(MET, "title")
    user.enter("  They   talk ")
    assert field.line.text() == "They talk"


def test_an_empty_title_is_refused_with_a_sentence_and_nothing_is_lost(user):
    field = user.edit(MET, "title")
    user.enter("  ")
    assert "write a few words" in field.problem
    assert user.document.events["e1"].title == "They meet"
    user.key(Qt.Key.Key_Tab)
    user.press("Done")
    assert QApplication.focusWidget() is field.line
    assert user.form is not None
    user.key(Qt.Key.Key_Escape)
    assert not field.problem
    assert field.line.text() == "They meet"


def test_selecting_something_else_keeps_what_was_typed_first(user):
    user.edit(MET, "title")
    user.type("They talk")
    user.select(BOB)
    assert user.document.events["e1"].title == "They talk"
    assert user.form is None
    assert user.session.selection.current == BOB


def test_what_could_not_be_kept_is_there_again_when_the_form_is_opened_next(user):
    user.edit(MET, "when")
    user.type("3/4/2020")
    user.select(BOB)
    assert "still there when you edit it again" in user.said
    field = user.edit(MET, "when")
    assert field.line.text() == "3/4/2020"
    assert "could be" in field.problem


def test_undo_is_that_of_the_window_while_nothing_is_typed_and_the_form_follows(user):
    field = user.edit(MET, "title")
    user.enter("They talk")
    user.key(Qt.Key.Key_Z, CTRL)
    assert user.document.events["e1"].title == "They meet"
    assert field.line.text() == "They meet"
    user.key(Qt.Key.Key_Z, CTRL, SHIFT)
    assert field.line.text() == "They talk"


def test_undo_takes_back_letters_while_something_is_typed(user):
    field = user.edit(MET, "title")
    user.enter("They talk")
    user.qtbot.keyClicks(field.line, "!")
    user.key(Qt.Key.Key_Z, CTRL)
    assert user.document.events["e1"].title == "They talk"
    assert "!" not in field.line.text()


def test_an_edit_made_elsewhere_is_shown_without_losing_what_is_typed(user):
    user.edit(MET, "title")
    user.type("They ta")
    store = user.session.store
    store.edit(edits.set_status(store.document, MET, Status.DISPUTED))
    store.edit(edits.set_fields(store.document, MET, title="Elsewhere"))
    form = user.form
    assert form.fields["status"].box.currentText() == "Disputed"
    assert form.fields["title"].line.text() == "They ta"
    user.qtbot.keyClicks(form.fields["title"].line, "lk")
    user.key(Qt.Key.Key_Return)
    assert user.document.events["e1"].title == "They talk"


def test_the_form_closes_when_its_record_is_gone_and_undo_leaves_the_sheet(user):
    user.edit(MET, "title")
    user.session.store.edit(edits.delete(user.document, MET))
    assert user.form is None
    user.do("undo")
    assert user.document.events["e1"].title == "They meet"


def test_another_document_closes_the_form(user):
    user.edit(MET, "title")
    user.session.store.open(document_of([]))
    assert user.form is None


def test_type_and_status_count_as_soon_as_they_are_chosen(user):
    field = user.edit(MET, "type")
    assert field.box.currentText() == "CONSULT"
    user.choose(field.box, Qt.Key.Key_Down)
    chosen = user.document.events["e1"].type
    assert chosen is EventType.SUPPORT
    assert user.steps == ["Set the type of “They meet” to SUPPORT"]
    user.choose(user.form.fields["status"].box, Qt.Key.Key_Down)
    assert user.document.events["e1"].status is Status.ACCEPTED


def test_going_through_a_list_is_one_step_and_esc_chooses_nothing(user):
    box = user.edit(MET, "type").box
    user.choose(box, *[Qt.Key.Key_Down] * 4)
    assert len(user.steps) == 1
    user.key(Qt.Key.Key_Space)
    assert box.view().isVisible()
    user.qtbot.keyClick(box.view(), Qt.Key.Key_Down)
    user.qtbot.keyClick(box.view(), Qt.Key.Key_Escape)
    assert len(user.steps) == 1
    assert user.form is not None


def test_a_letter_finds_a_type_and_the_wheel_over_it_changes_nothing(user):
    box = user.edit(MET, "type").box
    user.key(Qt.Key.Key_T)
    user.qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert user.document.events["e1"].type is EventType.THREATEN
    middle = QPointF(box.rect().center())
    turned = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003
    )
    QApplication.sendEvent(box, turned)
    assert len(user.steps) == 1


def test_the_class_of_a_type_is_said_in_words_and_headings_cannot_be_chosen(user):
    field = user.edit(MET, "type")
    box = field.box
    words = [box.itemText(row) for row in range(box.count())]
    heading = words.index("material conflict")
    assert not box.model().item(heading).isEnabled()
    assert field.more.text() == "verbal cooperation"
    assert not box.itemIcon(box.currentIndex()).isNull()
    before = box.itemIcon(box.currentIndex()).cacheKey()
    looks = user.window.themes.looks  # without the style sheet of the whole program
    looks.show(load_theme(ThemeName.DARK))
    assert box.itemIcon(box.currentIndex()).cacheKey() != before
    looks.show(load_theme(ThemeName.LIGHT))


def test_keys_in_the_form_do_not_reach_the_window(user):
    user.edit(MET, "type")
    assert isinstance(QApplication.focusWidget(), QComboBox)
    user.key(Qt.Key.Key_Delete)
    assert "e1" in user.document.events
    user.key(Qt.Key.Key_B)
    assert user.session.viewport.view.period is None


@pytest.mark.parametrize(
    ("typed", "edtf", "said"),
    [
        ("4 Feb 2020", "2020-02-04", "4 Feb 2020, written 2020-02-04."),
        ("2020-02", "2020-02", "Feb 2020, written 2020-02."),
        ("between 3 and 9 Feb 2020", "[2020-02-03..2020-02-09]", "between 3 and 9 Feb 2020"),
        ("about 2018", "2018~", "about 2018, written 2018~."),
        ("early January 2020", "2020-01-01~/2020-01-10~", ""),
        ("before 2019", "", ""),
    ],
)
def test_a_date_says_at_once_what_it_understood_and_is_kept_as_set_by_hand(user, typed, edtf, said):
    field = user.edit(MET, "when")
    user.type(typed)
    assert field.date.said.startswith(said)
    user.key(Qt.Key.Key_Return)
    when = user.document.events["e1"].when
    assert when.edtf == (edtf or field.date.edtf)
    assert when.edtf
    assert when.phrase.exact == "Monday"
    assert "by hand" in when.reason.casefold()
    assert when.basis is not Basis.STATED


def test_a_bad_date_says_why_and_the_old_one_stays(user):
    field = user.edit(MET, "when")
    user.enter("31 February 2020")
    assert "is no day of the calendar" in field.date.said
    assert user.document.events["e1"].when.edtf == "2020-02-03"
    user.key(Qt.Key.Key_Escape)
    assert field.line.text() == "3 Feb 2020"
    assert not field.problem


@pytest.mark.parametrize("typed", ["", "undated"])
def test_an_emptied_date_makes_an_event_undated(user, typed):
    field = user.edit(MET, "when")
    user.enter(typed)
    assert user.document.events["e1"].when.edtf is None
    assert "Undated" in field.date.said


def test_tab_goes_through_all_fields_in_their_order(user):
    user.edit(MET, "title")
    form, reached = user.form, []
    for _ in range(60):
        focus = QApplication.focusWidget()
        name = next((n for n, field in form.fields.items() if field.isAncestorOf(focus)), None)
        if name is not None and (not reached or reached[-1] != name):
            reached.append(name)
        if not form.isAncestorOf(focus):
            break
        user.key(Qt.Key.Key_Tab)
    assert reached == list(form.fields)
    assert user.steps == []


def test_a_note_keeps_its_lines_and_is_told_in_the_sheet(user):
    user.edit(MET, "note")
    user.type("First.\nSecond.")
    user.key(Qt.Key.Key_Return, CTRL)
    assert user.document.events["e1"].note == "First.\nSecond."
    user.key(Qt.Key.Key_Escape)
    texts = [getattr(w, "text", str)() for w in user.window.detail.sheet.children()]
    assert texts[-2:] == ["First.", "Second."] or {"First.", "Second."} <= set(texts)


def test_esc_in_a_note_takes_it_back(user):
    field = user.edit(MET, "note")
    user.type("Nonsense")
    user.key(Qt.Key.Key_Escape)
    assert field.edit.toPlainText() == ""
    user.key(Qt.Key.Key_Escape)
    assert user.form is None


def test_a_long_note_grows_but_not_without_end(user):
    field = user.edit(MET, "note")
    low = field.edit.height()
    user.type("\n".join("abc"))
    higher = field.edit.height()
    user.type("\n".join("abcdefghijklmnopqrstuvwxyz"))
    assert low < higher < field.edit.height() < 300


@pytest.mark.parametrize("ref", [MET, SAID, BOB, KYIV])
def test_every_part_that_takes_the_keyboard_has_a_name(user, ref):
    user.edit(ref)
    if "rivals" in user.form.fields:
        user.form.fields["rivals"].add.click()
    nameless = [
        part
        for part in user.form.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.isVisible()
        and part.focusProxy() is None
        and not (part.accessibleName() or getattr(part, "text", str)())
    ]
    assert nameless == []


def test_an_actor_has_a_name_a_kind_other_names_and_a_country(user):
    user.edit(BOB, "name")
    user.enter("Robert")
    kind = user.form.fields["kind"].box
    kind.setCurrentIndex(kind.findText("Organisation"))
    kind.activated.emit(kind.currentIndex())
    user.form.fields["country"].setFocus()
    user.enter("turkey")
    assert "three letters" in user.form.fields["country"].problem
    user.enter("tur")
    bob = user.document.actors["a2"]
    assert (bob.name, bob.kind, bob.country) == ("Robert", ActorKind.ORGANISATION, "TUR")
    assert len(user.steps) == 3


def test_a_place_has_a_position(user):
    field = user.edit(KYIV, "position")
    assert field.line.text() == "50.45, 30.52"
    user.enter("Kyiv")
    assert "is no position" in field.problem
    user.enter("50.4, -30.5")
    place = user.document.places["p1"]
    assert (place.lat, place.lon) == (50.4, -30.5)
    user.enter("")
    assert user.document.places["p1"].lat is None


def test_the_words_of_a_quote_are_shown_and_its_form_can_be_chosen(user):
    field = user.edit(SAID, "form")
    assert field.box.currentText() == "in their words"
    user.choose(field.box, Qt.Key.Key_Down)
    assert user.document.quotes["q1"].form is QuoteForm.INDIRECT
    assert user.form.words.text() == "We 👍 agree"


def test_delete_goes_at_once_where_nothing_else_changes_and_undo_brings_it_back(user):
    user.select(SAID)
    user.key(Qt.Key.Key_Delete)
    assert "q1" not in user.document.quotes
    assert "Undo brings it back" in user.said
    assert user.session.selection.current is None
    user.do("undo")
    assert "q1" in user.document.quotes
    assert user.session.selection.current == SAID


def test_delete_says_what_else_changes_before_it_does(user, qtbot):
    user.select(BOB)
    user.key(Qt.Key.Key_Delete)
    box = next(b for b in user.window.findChildren(QMessageBox) if b.isVisible())
    assert box.informativeText().startswith("1 event will point at it no more")
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert "a2" in user.document.actors
    user.key(Qt.Key.Key_Delete)
    box = next(b for b in user.window.findChildren(QMessageBox) if b.isVisible())
    box.defaultButton().click()
    assert "a2" not in user.document.actors
    assert user.document.events["e1"].agents == ()
    assert user.said == "“Bob” is deleted: Undo brings it back."
    user.do("undo")
    assert user.document.events["e1"].agents == ("a2",)


def test_a_record_that_is_gone_by_the_time_the_user_is_sure_is_no_trouble(user):
    user.select(BOB)
    user.key(Qt.Key.Key_Delete)
    box = next(b for b in user.window.findChildren(QMessageBox) if b.isVisible())
    user.session.store.edit(edits.delete(user.document, BOB))
    box.defaultButton().click()
    assert len(user.steps) == 1


def test_deleting_is_refused_with_a_sentence_where_nothing_can_be_written_meanwhile(
    user, monkeypatch
):
    user.select(BOB)
    user.key(Qt.Key.Key_Delete)
    box = next(b for b in user.window.findChildren(QMessageBox) if b.isVisible())
    monkeypatch.setattr(user.session.store.history, "read_only", "It is open elsewhere.")
    box.defaultButton().click()
    (told,) = (b for b in user.window.findChildren(QMessageBox) if b.isVisible())
    assert told.text() == "It is open elsewhere."
    told.close()
    assert "a2" in user.document.actors


def test_a_project_that_can_only_be_read_cannot_be_edited(user, monkeypatch):
    monkeypatch.setattr(user.session.store.history, "read_only", "It is open elsewhere.")
    user.select(MET)
    assert not user.can("edit_record")
    assert not user.can("delete_record")
    assert "It is open elsewhere." in user.window.actions_by_name["edit_record"].toolTip()
    user.window.detail.edit_wanted.emit("title")
    assert user.form is None
    assert user.said == "It is open elsewhere."


def test_closing_the_window_keeps_what_was_typed_into_a_pane_that_floats(user, monkeypatch):
    dock = next(d for d in user.window.workspace.docks if d.pane is user.window.detail)
    dock.setFloating(True)
    field = user.edit(MET, "title")
    field.line.setText("They talk")
    monkeypatch.setattr(user.window.files, "may_close", lambda _close: False)
    QApplication.sendEvent(user.window, QCloseEvent())
    dock.setFloating(False)
    assert user.document.events["e1"].title == "They talk"


def test_closing_the_window_keeps_what_was_typed(user, monkeypatch):
    user.edit(MET, "title")
    user.type("They talk")
    monkeypatch.setattr(user.window.files, "may_close", lambda _close: False)
    QApplication.sendEvent(user.window, QCloseEvent())
    assert user.document.events["e1"].title == "They talk"
