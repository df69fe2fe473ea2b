"""What the detail pane tells of each kind of record, and where its chips and links lead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from idlib_gui.domain import edits
from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Answer,
    Basis,
    DateMention,
    Event,
    EventType,
    Kind,
    Place,
    Quote,
    QuoteForm,
    Ref,
    Status,
    TimexType,
    When,
)
from idlib_gui.state.datasets import Shelf
from idlib_gui.state.selection import Selection
from idlib_gui.state.session import Session
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import Viewport
from idlib_gui.ui.detail_pane import DetailPane
from idlib_gui.ui.link_button import LinkButton
from idlib_gui.ui.sheet_widgets import ClassMark, FlowRow
from idlib_gui.ui.theme import Looks, ThemeName, load_theme

TEXT = "On Monday Ann & Co met Bob in Kyiv. Bob rejected “<b>all</b>”."


@pytest.fixture
def looks(qapp):
    return Looks(load_theme(ThemeName.LIGHT))


@pytest.fixture
def story(make_source, cite):
    text = make_source(TEXT, title="A story", outlet="Weekly", byline=("A. Writer",))
    monday = cite(text, "Monday")
    when = When("2020-02-03", Basis.RELATIVE, "The Monday before publication.", monday)
    return document_of(
        [
            text,
            Actor("ann", "Ann & Co", ActorKind.ORGANISATION, mentions=(cite(text, "Ann & Co"),)),
            Actor("bob", "Bob", ActorKind.PERSON, ("Bobby",), "ann", "UKR"),
            Place("kyiv", "Kyiv", 50.45, -30.52, mentions=(cite(text, "Kyiv"),)),
            DateMention(monday, "2020-02-03", "2020-02-03", TimexType.DATE, Basis.RELATIVE, "Why."),
            Event(
                "met",
                "They meet",
                EventType.CONSULT,
                when,
                ("ann",),
                ("bob",),
                ("kyiv",),
                evidence=(cite(text, "Ann & Co met Bob"),),
                claimed_by="bob",
                status=Status.DISPUTED,
                confidence=0.6,
                reason="Told so.",
            ),
            Event("bare", "<script>alert(1)</script>"),
            Quote(
                "q1",
                "<b>all</b>",
                QuoteForm.DIRECT,
                "bob",
                addressee="ann",
                outlet="ann",
                cue=cite(text, "rejected"),
                citations=(cite(text, "<b>all</b>"),),
                about=("met",),
                status=Status.ACCEPTED,
            ),
            Quote("q2", "no", QuoteForm.INDIRECT, answers=Answer("q1", "rejects")),
        ]
    )


@pytest.fixture
def open_pane(qtbot, looks):
    def show(document, select=None, *, size=(320, 900)):
        session = Session(DocumentStore(document), Selection(), Viewport(), Shelf())
        pane = DetailPane(session, looks)
        qtbot.addWidget(pane)
        pane.resize(*size)
        with qtbot.waitExposed(pane):
            pane.show()
        session.selection.select(select)
        return pane, session

    return show


def shown(pane, kind):
    return [w for w in pane.sheet.findChildren(kind) if w.isVisibleTo(pane.sheet)]


def lines(pane):
    """Return all text of the sheet, from top to bottom as far as labels and links go."""
    found = [*shown(pane, QLabel), *shown(pane, QPushButton)]
    return [w.words if isinstance(w, LinkButton) else w.text() for w in found]


def button(pane, name):
    """Return the chip or link that a screen reader calls `name`."""
    return next(b for b in shown(pane, QPushButton) if b.accessibleName() == name)


def press(qtbot, pane, name):
    qtbot.mouseClick(button(pane, name), Qt.MouseButton.LeftButton)


def test_an_event_says_when_who_what_where_and_how_it_is_known(open_pane, story):
    pane, _ = open_pane(story, Ref(Kind.EVENT, "met"))
    said = lines(pane)
    for words in (
        "They meet",
        "disputed",
        "claimed by Bob – not stated as fact",
        "3 Feb 2020",
        "resolved from “Monday”. The Monday before publication.",
        "WHO → WHOM",
        "→",
        "CONSULT · verbal cooperation",
        "¶ 1, sentence 1",
        "“Ann & Co met Bob”",
        "“Monday”",
        "Told so.",
        "Confidence 60 %",
        "Kyiv",
    ):
        assert words in said, words


def test_an_event_of_which_little_is_known_says_that(open_pane, story):
    pane, _ = open_pane(story, Ref(Kind.EVENT, "bare"))
    said = lines(pane)
    assert "<script>alert(1)</script>" in said
    assert "proposed by the program" in said
    assert "undated" in said
    assert "the text gives no date" in said
    assert "no PLOVER type fits" in said
    assert "No words of the source are given for it." in said
    assert not any(words.startswith(("WHO", "WHERE")) for words in said)


def test_chips_select_actors_and_places(qtbot, open_pane, story):
    pane, session = open_pane(story, Ref(Kind.EVENT, "met"))
    assert button(pane, "Ann & Co").text() == "Ann && Co", "one & would be taken for a key"
    press(qtbot, pane, "Ann & Co")
    assert session.selection.current == Ref(Kind.ACTOR, "ann")
    session.selection.back()
    press(qtbot, pane, "Kyiv")
    assert session.selection.current == Ref(Kind.PLACE, "kyiv")


def test_evidence_is_shown_in_the_source_on_request(qtbot, open_pane, story):
    pane, session = open_pane(story, Ref(Kind.EVENT, "met"))
    asked = []
    session.viewport.reveal_requested.connect(asked.append)
    press(qtbot, pane, "Show ¶ 1, sentence 1 in the source")
    assert asked == [story.events["met"].evidence[0]]
    assert session.selection.current == Ref(Kind.EVENT, "met")


def test_links_work_by_key(qtbot, open_pane, story):
    pane, session = open_pane(story, Ref(Kind.ACTOR, "bob"))
    link = button(pane, "3 Feb 2020 They meet")
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert session.selection.current == Ref(Kind.EVENT, "met")


def test_an_actor_says_its_names_its_whole_its_events_and_where_it_is_named(
    qtbot, open_pane, story
):
    pane, session = open_pane(story, Ref(Kind.ACTOR, "bob"))
    said = lines(pane)
    assert {"Bob", "Person · UKR", "Bobby", "1 EVENT, 1 QUOTE", "They meet"} <= set(said)
    press(qtbot, pane, "Ann & Co")
    assert session.selection.current == Ref(Kind.ACTOR, "ann")
    assert "PARTS" in lines(pane)
    assert "NAMED IN THE SOURCE · 1" in lines(pane)
    assert button(pane, "Show ¶ 1, sentence 1 in the source").isVisible()


def test_a_quote_says_who_to_whom_how_and_what_answers_it(qtbot, open_pane, story):
    pane, session = open_pane(story, Ref(Kind.QUOTE, "q1"))
    said = lines(pane)
    assert "“<b>all</b>”" in said
    assert "in their words, cue “rejected”" in said
    assert {"WHO → TO WHOM", "SAID TO", "ABOUT", "TAKEN UP BY"} <= set(said)
    press(qtbot, pane, "rejects unknown speaker: no")
    assert session.selection.current == Ref(Kind.QUOTE, "q2")
    assert "REFERS TO" in lines(pane)
    assert "unknown speaker" in lines(pane)
    press(qtbot, pane, "rejects Bob: “<b>all</b>”")
    assert session.selection.current == Ref(Kind.QUOTE, "q1")
    press(qtbot, pane, "3 Feb 2020 They meet")
    assert session.selection.current == Ref(Kind.EVENT, "met")


def test_a_place_says_where_it_is_and_what_happened_there(open_pane, story):
    pane, _ = open_pane(story, Ref(Kind.PLACE, "kyiv"))
    said = lines(pane)
    assert "50.450° N, 30.520° W" in said
    assert {"EVENTS · 1", "They meet", "NAMED IN THE SOURCE · 1"} <= set(said)


def test_a_place_without_coordinates_gives_none(open_pane, story):
    bare = document_of([Place("x", "Nowhere")])
    pane, _ = open_pane(bare, Ref(Kind.PLACE, "x"))
    assert {"Nowhere", "EVENTS · 0"} <= set(lines(pane))


def test_a_date_says_what_it_was_resolved_to_and_what_uses_it(open_pane, story):
    (key,) = story.dates
    pane, _ = open_pane(story, Ref(Kind.DATE, key))
    said = lines(pane)
    assert {"“Monday”", "3 Feb 2020", "resolved from the text", "Why.", "EDTF 2020-02-03"} <= set(
        said
    )
    assert {"EVENTS DATED BY IT · 1", "They meet"} <= set(said)


def test_a_date_that_was_not_resolved_says_so(open_pane, story):
    (date,) = story.dates.values()
    open_date = date._replace(edtf=None, basis=Basis.NONE)
    document = document_of([*story.sources.values(), open_date])
    pane, _ = open_pane(document, Ref(Kind.DATE, open_date.id))
    assert "not resolved to a date" in lines(pane)


def test_with_nothing_selected_it_tells_of_the_source(open_pane, story):
    pane, _ = open_pane(story)
    said = lines(pane)
    assert {"A story", "Weekly · A. Writer", "2 events · 2 actors · 2 quotes · 1 date"} <= set(said)
    assert "Select an event, an actor or words in the source." in said


def test_a_source_that_is_selected_and_no_document_at_all_have_a_sheet(open_pane, bundled):
    pane, session = open_pane(bundled, Ref(Kind.SOURCE, "s1"))
    assert "published about 13 Feb 2020" in lines(pane)
    session.store.open(Document())
    session.selection.forget()
    assert "Nothing is open." in lines(pane)


def test_a_record_that_is_gone_leaves_the_overview(open_pane, story):
    pane, _ = open_pane(story, Ref(Kind.EVENT, "gone"))
    assert "A story" in lines(pane)


def test_an_edit_shows_at_once(open_pane, story):
    pane, session = open_pane(story, Ref(Kind.EVENT, "met"))
    session.store.edit(edits.rename(story, Ref(Kind.EVENT, "met"), "They talk"))
    assert "They talk" in lines(pane)
    session.store.history.undo()
    assert "They meet" in lines(pane)


def test_long_lists_open_on_request(qtbot, open_pane):
    events = [Event(f"e{n}", f"event {n}", agents=("a",)) for n in range(230)]
    document = document_of([Actor("a", "A", ActorKind.PERSON), *events])
    pane, session = open_pane(document, Ref(Kind.ACTOR, "a"))
    links = [words for words in lines(pane) if words.startswith("event ")]
    assert len(links) == 8
    press(qtbot, pane, "222 more")
    assert "and 30 more: see the table of events" in lines(pane)
    assert len([words for words in lines(pane) if words.startswith("event ")]) == 200
    session.selection.select(Ref(Kind.EVENT, "e1"))
    session.selection.back()
    assert "222 more" in lines(pane)


def test_the_class_is_marked_by_a_shape_in_its_colour(qtbot, open_pane, story, looks):
    pane, _ = open_pane(story, Ref(Kind.EVENT, "met"))
    (mark,) = shown(pane, ClassMark)
    qtbot.waitUntil(lambda: mark.height() < 60)
    image = mark.grab().toImage()
    wanted = looks.theme.classes[story.events["met"].event_class].line.name()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(14)}
    assert wanted in colours


def test_the_buttons_at_the_foot_are_the_actions(qtbot, open_pane, story):
    pane, _ = open_pane(story)
    previous, following = QAction("p"), QAction("n")
    previous.setEnabled(False)
    pane.set_actions(previous, following, QAction("Edit"))
    done = []
    following.triggered.connect(lambda: done.append("next"))
    back, on = pane.step_buttons
    assert (back.text(), on.text()) == ("← Previous event", "Next event →")
    assert not back.isEnabled()
    qtbot.mouseClick(on, Qt.MouseButton.LeftButton)
    assert done == ["next"]
    previous.setEnabled(True)
    assert back.isEnabled()


def test_quotes_are_stepped_through_and_cited_from_outside(open_pane, story):
    pane, session = open_pane(story)
    pane.next_quote()
    pane.previous_quote()
    pane.copy_citation()
    assert session.selection.current.kind is Kind.QUOTE


@pytest.mark.parametrize("width", [220, 320, 600])
def test_nothing_is_wider_than_the_pane(qtbot, open_pane, make_source, width):
    title = "x" * 5000
    document = document_of(
        [
            make_source(title, title=title),
            Actor("a", title, ActorKind.PERSON, (title,)),
            Event("e", title, agents=("a",)),
            Quote("q", title, QuoteForm.DIRECT, "a"),
        ]
    )
    pane, session = open_pane(document, size=(width, 700))
    for ref in document.refs():
        session.selection.select(ref)
        widgets = [*shown(pane, QLabel), *shown(pane, QPushButton)]
        qtbot.waitUntil(lambda widgets=widgets: all(w.width() <= width for w in widgets))


def test_the_record_has_its_natural_height_and_leaves_the_quotes_their_share(
    qtbot, open_pane, bundled
):
    pane, session = open_pane(bundled, Ref(Kind.EVENT, "e8"), size=(320, 900))
    qtbot.waitUntil(lambda: pane.quotes.y() == pane.sheet.natural_height(320))
    session.selection.select(Ref(Kind.ACTOR, "a16"))
    qtbot.waitUntil(lambda: 0.35 < pane.quotes.height() / pane.height() < 0.45)


def test_every_button_has_a_name(open_pane, bundled):
    pane, session = open_pane(bundled)
    for ref in bundled.refs():
        session.selection.select(ref)
        assert all(b.accessibleName() for b in shown(pane, QPushButton)), ref


def test_the_tab_key_follows_the_order_of_the_sheet(qtbot, open_pane, story):
    pane, session = open_pane(story, Ref(Kind.ACTOR, "bob"))
    session.selection.select(Ref(Kind.EVENT, "met"))
    first = button(pane, "Ann & Co")
    first.setFocus()
    names = []
    for _ in range(3):
        qtbot.keyClick(pane.window().focusWidget(), Qt.Key.Key_Tab)
        names.append(pane.window().focusWidget().accessibleName())
    assert names == ["Bob", "Kyiv", "Show ¶ 1, sentence 1 in the source"]


def test_a_screen_reader_reads_the_sheet_from_top_to_bottom(open_pane, bundled):
    pane, session = open_pane(bundled)

    def told(widget):
        told = QAccessible.queryAccessibleInterface(widget)
        children = [told.child(number) for number in range(told.childCount())]
        return [child.rect() for child in children if not child.state().invisible]

    for key in ("a16", "e8", "q3", "e9", "a2", "e1"):
        kind = {"a": Kind.ACTOR, "e": Kind.EVENT, "q": Kind.QUOTE}[key[0]]
        session.selection.select(Ref(kind, key))
        tops = [area.top() for area in told(pane.sheet)]
        assert len(tops) > 4
        assert tops == sorted(tops), key
        for row in shown(pane, FlowRow):
            places = [(area.top(), area.left()) for area in told(row)]
            assert places == sorted(places), key


def test_a_selection_is_laid_out_before_it_is_painted(open_pane, bundled):
    pane, session = open_pane(bundled)
    for ref in bundled.refs():
        session.selection.select(ref)
        placed = [w.geometry() for w in shown(pane, QLabel)]
        QCoreApplication.sendPostedEvents()
        assert [w.geometry() for w in shown(pane, QLabel)] == placed, ref


def test_tooltips_are_not_read_out_as_markup(open_pane, bundled):
    pane, session = open_pane(bundled)
    for ref in bundled.refs():
        session.selection.select(ref)
        for widget in pane.findChildren(QWidget):
            told = QAccessible.queryAccessibleInterface(widget)
            assert "<" not in told.text(QAccessible.Text.Description), ref


def test_another_theme_repaints(open_pane, story, looks):
    pane, _ = open_pane(story, Ref(Kind.EVENT, "met"))
    light = pane.sheet.grab().toImage()
    looks.show(load_theme(ThemeName.DARK))
    assert pane.sheet.grab().toImage() != light


def test_an_earlier_version_of_a_text_is_no_source_of_its_own(
    qtbot, open_window, make_source, make_document
):
    later = make_source("It rained in Lima.", title="The rain")
    earlier = later._replace(id="s0", replaced_by=later.id)
    window = open_window(make_document(earlier, later))
    told = [label.text() for label in window.detail.findChildren(QLabel) if label.isVisible()]
    assert told.count("The rain") == 1
