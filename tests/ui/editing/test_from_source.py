"""Words selected in the source: what they become, and that their offsets are right."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from idlib_gui.build import folders
from idlib_gui.domain.checks import problems
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import ActorKind, Kind, QuoteForm, Ref, Source, Status

from .conftest import BOB, KYIV, MET, SAID, TEXT

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def bar(user):
    made = user.window.source.words.bar
    return made if made is not None and made.isVisible() else None


@pytest.mark.parametrize("words", ["Bob met Ann", "We 👍 agree", "Cem denied it.", "😀 On"])
def test_offsets_count_code_points_whatever_stands_before(user, words):
    cited = user.select_words(words)
    assert (cited.start, cited.end) == (TEXT.index(words), TEXT.index(words) + len(words))
    assert cited.exact == words
    assert TEXT.endswith(cited.prefix, 0, cited.start)


def test_words_over_a_line_break_and_numbers_of_sentences_are_whole(user):
    words = "Kyiv.\r\n\r\n“We 👍 agree"
    assert user.select_words(words).exact == words


def test_space_around_the_words_does_not_count_and_space_alone_is_nothing(user):
    assert user.select_words(" Bob met ").exact == "Bob met"
    assert user.select_words("\r\n\r\n") is None


def test_without_words_nothing_can_be_made(user):
    for name in ("new_event", "new_quote", "new_actor", "new_place", "add_evidence"):
        assert not user.can(name)
    user.do("new_event")
    assert user.steps == []


def test_what_is_off_says_what_it_needs(user):
    tips = user.window.actions_by_name
    assert tips["new_event"].toolTip().endswith("(N)\nSelect words in the source first.")
    assert "Select an event, a quote" in tips["edit_record"].toolTip()
    user.select_words("Bob")
    assert tips["new_event"].toolTip().endswith("(N)")
    assert "Select the quote" in tips["set_cue"].toolTip()


def test_n_makes_an_event_of_the_words_and_opens_it_with_its_title_selected(user):
    user.window.source.view.setFocus()
    user.select_words("Bob met Ann in Kyiv")
    user.key(Qt.Key.Key_N)
    ref = user.session.selection.current
    event = user.document.get(ref)
    assert event.evidence[0].exact == "Bob met Ann in Kyiv"
    assert (event.agents, event.targets, event.places) == (("a2",), ("a1",), ("p1",))
    assert event.when.edtf == "2020-02-03"
    assert event.status is Status.ACCEPTED
    line = user.form.fields["title"].line
    assert QApplication.focusWidget() is line
    assert line.selectedText() == "Bob met Ann in Kyiv"
    assert "proposed" in user.form.hint.text()
    assert len(user.steps) == 1
    assert problems(user.document) == []
    user.enter("They come together")
    assert user.document.get(ref).title == "They come together"
    user.do("undo")
    user.do("undo")
    assert user.document.get(ref) is None
    assert user.form is None


def test_an_event_is_made_dated_and_left_with_keys_alone(user):
    user.key(Qt.Key.Key_3, CTRL)
    view = user.window.source.view
    assert QApplication.focusWidget() is view
    user.key(Qt.Key.Key_Home, CTRL)
    for _ in range(len("1·1  😀 On Monday")):
        user.key(Qt.Key.Key_Right, SHIFT)
    assert user.session.selection.words.exact.startswith("😀 On Mon")
    user.key(Qt.Key.Key_N)
    ref = user.session.selection.current
    user.type("It begins")
    user.key(Qt.Key.Key_Tab)
    user.key(Qt.Key.Key_Tab)
    user.enter("before 5 Feb 2020")
    user.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Remove Bob"
    user.key(Qt.Key.Key_Tab)
    user.qtbot.keyClicks(QApplication.focusWidget(), "cem")
    user.key(Qt.Key.Key_Return)
    user.key(Qt.Key.Key_Escape)
    event = user.document.get(ref)
    assert event.title == "It begins"
    assert event.when.date.last is not None
    assert "a3" in event.agents
    assert user.form is None
    assert QApplication.focusWidget() is view


def test_q_makes_a_quote_without_its_marks_and_proposes_who_said_it(user):
    user.window.source.view.setFocus()
    user.select_words("“We 👍 agree,”")
    user.key(Qt.Key.Key_Q)
    quote = user.document.get(user.session.selection.current)
    assert quote.citations[0].exact.startswith("We 👍 agree")
    assert quote.form is QuoteForm.DIRECT
    assert quote.speaker == "a1"
    assert QApplication.focusWidget() is user.form.fields["speaker"].line


@pytest.mark.parametrize(("name", "kind"), [("new_actor", Kind.ACTOR), ("new_place", Kind.PLACE)])
def test_an_actor_and_a_place_are_named_by_the_words(user, name, kind):
    user.select_words("Cem")
    user.do(name)
    made = user.document.get(user.session.selection.current)
    assert user.session.selection.current.kind is kind
    assert made.name == "Cem"
    assert made.mentions[0].exact == "Cem"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the Kenyan army", ActorKind.GOVERNMENT_BODY),
        ("Norway", ActorKind.STATE),
        ("Nobody Known", ActorKind.PERSON),
    ],
)
def test_an_actor_is_of_the_kind_that_its_words_tell(user, words, kind):
    text = f"On Monday {words} gave way."
    user.session.store.open(document_of([Source("s1", "One", text, "")]))
    user.select_words(words)
    user.do("new_actor")
    assert user.document.get(user.session.selection.current).kind is kind


def test_a_word_list_that_cannot_be_read_keeps_no_actor_from_being_made(
    user, monkeypatch, tmp_path
):
    (tmp_path / "names-heads.tsv").write_bytes(b"\xff\xfe\xff")
    monkeypatch.setattr(folders, "user_lists", lambda: tmp_path)
    user.select_words("Cem")
    user.do("new_actor")
    assert user.document.get(user.session.selection.current).kind is ActorKind.PERSON


def test_words_become_evidence_or_contradict_the_selected_event(user):
    user.select(MET)
    user.select_words("Cem denied it")
    user.key(Qt.Key.Key_C, SHIFT)
    assert [c.exact for c in user.document.events["e1"].contradicting] == ["Cem denied it"]
    assert "contradicts" in user.said
    user.do("add_evidence")
    assert [c.exact for c in user.document.events["e1"].evidence][-1] == "Cem denied it"
    assert user.document.events["e1"].contradicting == ()
    user.do("add_evidence")
    assert len(user.steps) == 2
    assert user.said == "It is so already."


def test_words_become_the_cue_of_the_selected_quote(user):
    user.select(SAID)
    user.select_words("said")
    user.do("set_cue")
    assert user.document.quotes["q1"].cue.exact == "said"


def test_words_that_give_the_date_date_what_is_undated_as_they_are_read(user):
    denied = Ref(Kind.EVENT, "e2")
    user.select(denied)
    user.select_words("on 4 February")
    user.do("set_phrase")
    when = user.document.events["e2"].when
    assert (when.edtf, when.phrase.exact, when.reason) == (
        "2020-02-04",
        "on 4 February",
        "So it says.",
    )


def test_words_that_give_the_date_leave_another_date_as_it_is(user):
    user.select(MET)
    user.select_words("in Kyiv")
    user.do("set_phrase")
    when = user.document.events["e1"].when
    assert (when.edtf, when.phrase.exact) == ("2020-02-03", "in Kyiv")


def test_what_cannot_be_done_to_the_selected_record_is_off(user):
    user.select_words("Bob")
    for ref, able in (
        (MET, {"add_evidence", "add_contradicting", "set_phrase"}),
        (SAID, {"set_cue", "set_phrase"}),
        (BOB, {"add_evidence"}),
        (KYIV, {"add_evidence"}),
        (None, set()),
    ):
        user.select(ref)
        names = ("add_evidence", "add_contradicting", "set_cue", "set_phrase")
        assert {name for name in names if user.can(name)} == able


def test_a_bar_stands_at_the_words_and_its_buttons_make_records(user):
    user.select_words("Bob met Ann")
    shown = bar(user)
    assert shown is not None
    rect = user.window.source.view.rects_of(*user.window.source.view.selected_span())[-1]
    assert not shown.geometry().intersects(rect.toRect())
    assert user.window.source.view.viewport().rect().contains(shown.geometry())
    user.select(MET)
    evidence = next(b for b in shown.buttons if b.text() == "Evidence")
    assert evidence.isEnabled()
    user.select(SAID)
    assert not evidence.isEnabled()
    shown.buttons[0].click()
    assert user.form is not None
    assert bar(user) is None


def test_the_bar_goes_with_the_selection(user):
    user.select_words("Bob met Ann")
    assert bar(user) is not None
    cursor = user.window.source.view.textCursor()
    cursor.clearSelection()
    user.window.source.view.setTextCursor(cursor)
    assert bar(user) is None
    assert user.session.selection.words is None


def test_esc_lets_go_of_the_words_first_and_then_of_the_record(user):
    user.select(MET)
    user.window.source.view.setFocus()
    user.select_words("Cem denied it")
    user.key(Qt.Key.Key_Escape)
    assert user.session.selection.words is None
    assert bar(user) is None
    assert user.session.selection.current == MET
    user.key(Qt.Key.Key_Escape)
    assert user.session.selection.current is None


def test_a_double_click_selects_a_word_once_the_button_is_up(user):
    view = user.window.source.view
    start = TEXT.index("denied")
    view.bring_into_view(start, start + 6)
    place = view.rects_of(start, start + 6)[0].center().toPoint()
    user.qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert user.session.selection.words.exact == "denied"
    assert bar(user) is not None


def test_the_menu_of_the_text_offers_the_same(user):
    user.select_words("Bob met Ann")
    view = user.window.source.view
    view.customContextMenuRequested.emit(QPoint(20, 20))
    menu = next(m for m in view.findChildren(QMenu) if m.isVisible())
    offered = {action.objectName() for action in menu.actions()}
    assert {"new_event", "new_quote", "new_actor", "new_place", "add_evidence"} <= offered
    menu.close()


def test_words_of_a_text_that_is_gone_say_so_and_change_nothing(user, story):
    cited = user.select_words("Bob met Ann")
    user.session.selection.select_words(cited._replace(exact="Something else"))
    user.do("new_event")
    box = next(b for b in user.window.findChildren(QMessageBox) if b.isVisible())
    assert "does not stand there" in box.text()
    box.close()
    assert user.steps == []


def test_another_document_forgets_the_words(user, story):
    user.select_words("Bob met Ann")
    user.session.store.open(story)
    assert user.session.selection.words is None
