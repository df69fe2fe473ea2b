"""Reading the source: marks, clicks on them, keys, copying, and what follows the selection."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QToolTip

from idlib_gui.domain import edits
from idlib_gui.domain.document import Change, Document, Patch, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    Citation,
    DateMention,
    Event,
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
from idlib_gui.state.viewport import Highlight, View, Viewport
from idlib_gui.ui.mark_painting import mark_look
from idlib_gui.ui.source_pane import SourcePane
from idlib_gui.ui.theme import Looks, ThemeName, load_theme

TEXT = "😀 Ann met Bob on Monday. “We agree 👍,” she said.\r\n\r\nLater they left."
EVERYTHING = frozenset(Highlight)


@pytest.fixture
def looks(qapp):
    return Looks(load_theme(ThemeName.LIGHT))


@pytest.fixture
def meeting(make_source, cite):
    """Return a meeting, a quote inside it, who took part and when, over a text with emoji."""
    text = make_source(TEXT, title="<b>Meeting</b>")
    monday = cite(text, "on Monday")
    return document_of(
        [
            text,
            Actor("ann", "Ann", ActorKind.PERSON, mentions=(cite(text, "Ann"),)),
            Place("there", "There", mentions=(cite(text, "left"),)),
            DateMention(monday, "2020-02-03", "2020-02-03", TimexType.DATE, Basis.STATED),
            Event(
                "meet",
                "<i>A meeting</i>",
                when=When("2020-02-03", Basis.STATED, phrase=monday),
                trigger=cite(text, "met"),
                evidence=(cite(text, "Ann met Bob on Monday. “We agree 👍,” she said"),),
            ),
            Event("leave", "They leave", trigger=cite(text, "left")),
            Quote(
                "q",
                "We agree 👍",
                QuoteForm.DIRECT,
                "ann",
                cue=cite(text, "said"),
                citations=(cite(text, "We agree 👍,"),),
            ),
        ]
    )


@pytest.fixture
def open_pane(qtbot, looks):
    def show(document, *, highlights=EVERYTHING, size=(640, 260)):
        session = Session(
            DocumentStore(document), Selection(), Viewport(View(highlights=highlights)), Shelf()
        )
        pane = SourcePane(session, looks)
        qtbot.addWidget(pane)
        pane.resize(*size)
        pane.show()
        return pane, session

    return show


def point_of(pane, offset):
    """Return the middle of a character on the screen."""
    return pane.view.rects_of(offset, offset + 1)[0].center().toPoint()


def click(qtbot, pane, words, text=TEXT):
    place = point_of(pane, text.index(words))
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def colour_at(pane, offset):
    """Return the colour just left of a character's middle, on the ground above its letters."""
    rect = pane.view.rects_of(offset, offset + 1)[0]
    image = pane.view.viewport().grab().toImage()
    place = QPointF(rect.center().x(), rect.top() + 0.5).toPoint() * image.devicePixelRatio()
    return image.pixelColor(place).name()


def test_a_click_on_a_mark_selects_its_record(qtbot, open_pane, meeting):
    pane, session = open_pane(meeting)
    click(qtbot, pane, "Bob")
    assert session.selection.current == Ref(Kind.EVENT, "meet")


def test_the_shortest_mark_under_the_pointer_wins(qtbot, open_pane, meeting):
    pane, session = open_pane(meeting)
    click(qtbot, pane, "We agree")
    assert session.selection.current == Ref(Kind.QUOTE, "q")
    click(qtbot, pane, "Monday")
    assert session.selection.current.kind is Kind.DATE


def test_clicking_again_goes_through_what_overlaps(qtbot, open_pane, meeting):
    pane, session = open_pane(meeting)
    picked = []
    for _ in range(3):
        click(qtbot, pane, "We agree")
        picked.append(session.selection.current.id)
    assert picked == ["q", "meet", "q"]


def test_a_selection_from_elsewhere_does_not_count_as_a_first_click(qtbot, open_pane, meeting):
    pane, session = open_pane(meeting)
    session.selection.select(Ref(Kind.QUOTE, "q"))
    click(qtbot, pane, "We agree")
    assert session.selection.current.id == "q"


def test_a_click_beside_every_mark_changes_nothing(qtbot, open_pane, meeting):
    pane, session = open_pane(meeting)
    session.selection.select(Ref(Kind.QUOTE, "q"))
    click(qtbot, pane, "they")
    assert session.selection.current.id == "q"


def test_marks_that_are_switched_off_answer_no_click(qtbot, open_pane, meeting):
    pane, session = open_pane(meeting, highlights=frozenset())
    click(qtbot, pane, "We agree")
    assert session.selection.current is None


def test_dragging_over_words_marks_them_and_selects_no_record(qtbot, open_pane, meeting):
    pane, session = open_pane(meeting)
    area, left = pane.view.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(area, left, pos=point_of(pane, TEXT.index("Ann")))
    qtbot.mouseMove(area, point_of(pane, TEXT.index("Monday")))
    qtbot.mouseRelease(area, left, pos=point_of(pane, TEXT.index("Monday")))
    assert pane.view.textCursor().hasSelection()
    assert session.selection.current is None


def test_copying_gives_the_words_of_the_source_without_numbers(qtbot, open_pane, meeting):
    pane, _ = open_pane(meeting)
    qtbot.keyClick(pane.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(pane.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert pane.view.createMimeDataFromSelection().text() == TEXT
    assert "1·1" in pane.view.toPlainText()
    assert QGuiApplication.clipboard().text() == TEXT


def test_the_pointer_becomes_a_hand_over_a_mark(qtbot, open_pane, meeting):
    pane, _ = open_pane(meeting)
    area = pane.view.viewport()
    qtbot.mouseMove(area, point_of(pane, TEXT.index("We agree")))
    assert area.cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(area, point_of(pane, TEXT.index("they")))
    assert area.cursor().shape() is Qt.CursorShape.IBeamCursor


def test_a_tooltip_says_what_is_marked_as_text(qtbot, open_pane, meeting):
    pane, _ = open_pane(meeting)
    area, place = pane.view.viewport(), point_of(pane, TEXT.index("Bob"))
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, area.mapToGlobal(place))
    pane.view.viewportEvent(event)
    assert "&lt;i&gt;A meeting&lt;/i&gt; · 3 Feb 2020" in QToolTip.text()
    QToolTip.hideText()


def test_the_switches_show_and_change_which_marks_are_painted(qtbot, open_pane, meeting, looks):
    pane, session = open_pane(meeting, highlights=frozenset({Highlight.EVENTS}))
    events, quotes, *_ = pane.tools[1:]
    assert events.isChecked()
    assert not quotes.isChecked()
    offset = TEXT.index("agree")
    look = mark_look(looks.theme, Highlight.EVENTS)
    assert colour_at(pane, offset) == look.ground.name()
    qtbot.mouseClick(quotes, Qt.MouseButton.LeftButton)
    assert session.viewport.view.highlights == {Highlight.EVENTS, Highlight.QUOTES}
    assert colour_at(pane, offset) == mark_look(looks.theme, Highlight.QUOTES).ground.name()
    session.viewport.update(highlights=frozenset())
    assert not events.isChecked()
    grounds = {mark_look(looks.theme, kind).ground.name() for kind in Highlight}
    assert colour_at(pane, offset) not in grounds


def test_the_selected_record_stands_out_even_when_its_kind_is_switched_off(
    open_pane, meeting, looks
):
    pane, session = open_pane(meeting, highlights=frozenset())
    offset = TEXT.index("agree")
    plain = colour_at(pane, offset)
    session.selection.select(Ref(Kind.QUOTE, "q"))
    assert colour_at(pane, offset) != plain
    session.selection.select(Ref(Kind.PLACE, "there"))
    assert colour_at(pane, offset) == plain
    assert colour_at(pane, TEXT.index("left")) == looks.theme.accent_soft.name()


def test_the_page_goes_to_the_words_of_the_selected_record(open_pane, bundled):
    pane, session = open_pane(bundled)
    session.selection.select(Ref(Kind.QUOTE, "q17"))
    quote = bundled.quotes["q17"].citations[0]
    first, last = pane.view.visible_span()
    assert first <= quote.start < quote.end <= last
    assert pane.tools[0].text() in {"¶ 6 of 7", "¶ 7 of 7"}


def test_the_page_stays_still_under_a_click(qtbot, open_pane, bundled):
    pane, session = open_pane(bundled)
    session.selection.select(Ref(Kind.EVENT, "e21"))
    before = pane.view.verticalScrollBar().value()
    actor = next(
        m for m in bundled.actors["a16"].mentions if m.start > pane.view.visible_span()[0] + 200
    )
    place = point_of(pane, actor.start)
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.selection.current == Ref(Kind.ACTOR, "a16")
    assert pane.view.verticalScrollBar().value() == before


def test_a_citation_that_another_pane_asks_for_is_shown(open_pane, bundled):
    pane, session = open_pane(bundled)
    session.selection.select(Ref(Kind.QUOTE, "q1"))
    session.viewport.reveal(bundled.quotes["q17"].citations[0])
    assert pane.view.visible_span()[1] >= bundled.quotes["q17"].citations[0].end
    assert session.selection.current == Ref(Kind.QUOTE, "q1")


def test_a_citation_of_a_missing_source_is_let_be(open_pane, meeting):
    pane, session = open_pane(meeting)
    session.viewport.reveal(Citation("nowhere", 0, 1, "x"))
    assert pane.source == "s1"


def test_the_label_says_which_paragraph_is_at_the_top(open_pane, bundled):
    pane, _ = open_pane(bundled)
    assert pane.tools[0].text() == "¶ 1 of 7"
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert pane.tools[0].text() in {"¶ 6 of 7", "¶ 7 of 7"}


def test_enter_selects_what_the_caret_is_on(qtbot, open_pane, meeting):
    pane, session = open_pane(meeting)
    pane.view.set_caret(TEXT.index("agree"))
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert session.selection.current == Ref(Kind.QUOTE, "q")


def test_alt_and_arrows_walk_through_the_marks(qtbot, open_pane, meeting):
    pane, session = open_pane(meeting, highlights=frozenset({Highlight.EVENTS, Highlight.QUOTES}))
    alt = Qt.KeyboardModifier.AltModifier
    walked = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(pane.view, key, alt)
        walked.append(session.selection.current.id)
    assert walked == ["meet", "q", "leave", "leave", "q"]


def test_the_page_scrolls_by_keys(qtbot, open_pane, bundled):
    pane, _ = open_pane(bundled)
    qtbot.keyClick(pane.view, Qt.Key.Key_PageDown)
    assert pane.view.verticalScrollBar().value() > 0


def test_several_sources_are_picked_from_a_list(qtbot, open_pane, make_source, cite):
    one = make_source("First text.", "s1", title="One & all")
    two = make_source("Second text.", "s2", title="Two")
    event = Event("e", "x", evidence=(cite(two, "Second"),))
    both = Actor("a", "Text", ActorKind.PERSON, mentions=(cite(one, "text"), cite(two, "text")))
    pane, session = open_pane(document_of([one, two, event, both]))
    assert pane.sources.isVisible()
    session.selection.select(Ref(Kind.EVENT, "e"))
    assert (pane.source, pane.sources.currentText()) == ("s2", "Two")
    session.selection.select(Ref(Kind.ACTOR, "a"))
    assert pane.source == "s2", "what is in the text being read is shown there"
    qtbot.keyClick(pane.sources, Qt.Key.Key_Up)
    assert pane.source == "s1"
    assert session.selection.current == Ref(Kind.SOURCE, "s1")
    session.viewport.reveal(cite(two, "Second"))
    assert pane.source == "s2"


def test_one_source_needs_no_list(open_pane, meeting):
    pane, _ = open_pane(meeting)
    assert not pane.sources.isVisible()


def test_another_document_takes_the_place_of_the_old_one(open_pane, meeting, bundled):
    pane, session = open_pane(meeting)
    session.store.open(bundled)
    assert pane.view.source_text.text == bundled.sources["s1"].text
    session.store.open(Document())
    assert pane.view.toPlainText() == ""
    assert pane.source is None
    assert pane.tools[0].text() == ""


def test_an_edit_changes_marks_and_keeps_the_page(open_pane, bundled):
    pane, session = open_pane(bundled)
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    value = bar.value()
    session.store.edit(edits.set_status(bundled, Ref(Kind.QUOTE, "q17"), Status.DISPUTED))
    event = bundled.events["e1"]
    at = list(bundled.events).index("e1")
    session.store.edit(Patch("x", {Ref(Kind.EVENT, "e1"): Change(event, None, at)}))
    assert bar.value() == value
    found = pane.marks.within(0, 10**9, {Highlight.EVENTS})
    assert all(mark.ref.id != "e1" for mark in found)


def test_a_change_of_the_source_shows_the_new_text(open_pane, meeting, make_source):
    pane, session = open_pane(meeting)
    after = meeting.sources["s1"]._replace(title="Other")
    ref = Ref(Kind.SOURCE, "s1")
    session.store.edit(Patch("x", {ref: Change(meeting.sources["s1"], after, 0)}))
    assert pane.sources.itemText(0) == "Other"


def test_another_theme_repaints_and_keeps_the_page(open_pane, bundled, looks):
    pane, session = open_pane(bundled)
    session.selection.select(Ref(Kind.QUOTE, "q12"))
    value = pane.view.verticalScrollBar().value()
    light = pane.view.viewport().grab().toImage()
    looks.show(load_theme(ThemeName.DARK))
    assert pane.view.verticalScrollBar().value() == value > 0
    assert pane.view.viewport().grab().toImage() != light


@pytest.mark.parametrize(
    "text",
    ["", "\n", "<h1>Big</h1><img src='http://x/y.png'>", "\x00\x01 a\u2028b\x0c\r", "w" * 30_000],
)
def test_any_text_is_shown_as_text(open_pane, make_source, text):
    pane, _ = open_pane(document_of([make_source(text)]))
    pane.view.selectAll()
    assert pane.view.createMimeDataFromSelection().text() == text
    if text.startswith("<"):
        assert "<h1>Big</h1>" in pane.view.toPlainText()


def test_everything_has_a_name_for_assistive_technology(open_pane, meeting):
    pane, _ = open_pane(meeting)
    assert pane.view.accessibleName()
    assert pane.sources.accessibleName()
    assert all(tool.accessibleName() or tool.text() for tool in pane.tools)


def test_an_offset_outside_the_words_is_under_no_pointer(open_pane, meeting):
    pane, _ = open_pane(meeting)
    assert pane.view.offset_at(QPointF(QPoint(630, 250))) is None
    number = pane.view.rects_of(0, 1)[0].left() - 10
    assert pane.view.offset_at(QPointF(number, pane.view.rects_of(0, 1)[0].center().y())) is None


def test_marks_follow_the_words_when_the_pane_gets_narrower(qtbot, open_pane, bundled):
    pane, _ = open_pane(bundled)
    wide = pane.view.rects_of(0, 400)
    pane.resize(pane.width() // 2, pane.height())
    qtbot.waitUntil(lambda: len(pane.view.rects_of(0, 400)) > len(wide))
