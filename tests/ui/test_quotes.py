"""Quote cards: what they say, clicks and keys on them, stepping and citing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QMenu

from idlib_gui.domain.document import Change, Document, Patch, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Answer,
    Basis,
    Event,
    Kind,
    Quote,
    QuoteForm,
    Ref,
    Status,
    When,
)
from idlib_gui.models.quotes_model import QuoteRow
from idlib_gui.state.datasets import Shelf
from idlib_gui.state.selection import Selection
from idlib_gui.state.session import Session
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import Viewport
from idlib_gui.ui.quote_card import CardText, card_pieces
from idlib_gui.ui.quotes_list import QuotesList
from idlib_gui.ui.theme import Looks, ThemeName, load_theme

TEXT = (
    "Ann told the Post: “We shall & must <b>go</b>”. "
    "Bob retorted that this was untrue. She added “Now”."
)


@pytest.fixture
def looks(qapp):
    return Looks(load_theme(ThemeName.LIGHT))


@pytest.fixture
def dispute(make_source, cite):
    """Return Ann's two quotes (q1, q3) and Bob's denial of the first (q2)."""
    text = make_source(TEXT, title="A dispute", outlet="Weekly", published="2020-02-13~")
    return document_of(
        [
            text,
            Actor("ann", "Ann Smith", ActorKind.PERSON, mentions=(cite(text, "Ann"),)),
            Actor("bob", "Bob", ActorKind.PERSON),
            Actor("post", "The Post", ActorKind.MEDIA),
            Event("go", "They go", agents=("bob",), evidence=(cite(text, "We shall"),)),
            Event("stay", "They stay", agents=("ann",)),
            Quote(
                "q1",
                "We shall & must <b>go</b>",
                QuoteForm.DIRECT,
                "ann",
                cue=cite(text, "told"),
                outlet="post",
                when=When("2020-02-12", Basis.STATED),
                citations=(cite(text, "We shall & must <b>go</b>"),),
                about=("go",),
                status=Status.ACCEPTED,
            ),
            Quote(
                "q2",
                "this was untrue",
                QuoteForm.INDIRECT,
                "bob",
                cue=cite(text, "retorted"),
                citations=(cite(text, "this was untrue"),),
                answers=Answer("q1", "rejects"),
            ),
            Quote("q3", "Now", QuoteForm.DIRECT, "ann", citations=(cite(text, "Now"),)),
        ]
    )


@pytest.fixture
def open_list(qtbot, looks):
    def show(document, *, size=(300, 460)):
        session = Session(DocumentStore(document), Selection(), Viewport(), Shelf())
        quotes = QuotesList(session, looks)
        qtbot.addWidget(quotes)
        quotes.resize(*size)
        quotes.show()
        return quotes, session

    return show


def row_of(document, key):
    quote = document.quotes[key]
    answered = document.quotes.get(quote.answers.quote) if quote.answers else None
    actors = document.actors
    return QuoteRow(
        quote,
        actors.get(quote.speaker),
        actors.get(quote.outlet),
        answered,
        actors.get(answered.speaker) if answered else None,
    )


def card(document, key):
    return "".join(
        ("\n" if piece.breaks else "") + piece.text
        for piece in card_pieces(document, row_of(document, key))
    ).replace("\u00a0", " ")


def middle(quotes, key):
    return quotes.view.visualRect(quotes.model.index_of(key)).center()


def click(qtbot, quotes, place):
    qtbot.mouseClick(quotes.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def link_place(quotes, key):
    """Return a point on what a quote answers: the last line of its card."""
    return QPoint(40, quotes.view.visualRect(quotes.model.index_of(key)).bottom() - 22)


def test_a_card_says_the_words_who_said_them_when_and_where(dispute):
    assert card(dispute, "q1") == (
        "“We shall & must <b>go</b>”\nAnn Smith · told\n12 Feb 2020 · The Post · ¶ 1, sentence 1"
    )


def test_reported_words_bear_no_marks_and_say_what_they_answer(dispute):
    assert card(dispute, "q2") == (
        "this was untrue\nBob · retorted · reported · proposed by the program\n"
        "undated · ¶ 1, sentence 2\nrejects ▸ Ann Smith: “We shall & must <b>go</b>”"
    )


def test_a_quote_of_nobody_with_nothing_known_has_a_card(dispute):
    lone = Quote("x", "words", QuoteForm.MIXED, status=Status.REJECTED)
    pieces = card_pieces(dispute, QuoteRow(lone, answered=dispute.quotes["q1"]))
    assert [piece.text.replace("\u00a0", " ") for piece in pieces] == [
        "“words”",
        "unknown speaker",
        " · rejected",
        "undated",
    ]


def test_a_narrow_card_is_higher_and_never_wider(dispute, looks):
    pieces = card_pieces(dispute, row_of(dispute, "q2"))
    wide, narrow = (CardText(pieces, looks.theme, width) for width in (500, 150))
    assert narrow.height > wide.height
    assert narrow.layout.boundingRect().width() <= 150
    assert not wide.link_at(QPointF(5, 5))
    assert wide.link_at(QPointF(5, wide.height - 8))


def test_the_heading_says_whose_quotes_are_listed(open_list, dispute):
    quotes, session = open_list(dispute)
    assert (quotes.heading, quotes.model.ids) == ("All quotes", ("q1", "q2", "q3"))
    session.selection.select(Ref(Kind.EVENT, "go"))
    assert (quotes.heading, quotes.model.ids) == ("Quotes about it", ("q1",))
    session.selection.select(Ref(Kind.EVENT, "stay"))
    assert (quotes.heading, quotes.model.ids) == ("Quotes · Ann", ("q1", "q3"))
    session.selection.select(Ref(Kind.ACTOR, "post"))
    assert (quotes.heading, quotes.model.ids) == ("Quotes · The Post", ())
    assert not quotes.view.isVisible()


def test_the_switch_lists_all_whatever_is_selected(qtbot, open_list, dispute):
    quotes, session = open_list(dispute)
    session.selection.select(Ref(Kind.ACTOR, "bob"))
    qtbot.mouseClick(quotes.scope_switch, Qt.MouseButton.LeftButton)
    assert quotes.model.ids == ("q1", "q2", "q3")
    qtbot.mouseClick(quotes.scope_switch, Qt.MouseButton.LeftButton)
    assert quotes.model.ids == ("q2",)


def test_a_click_on_a_card_selects_its_quote(qtbot, open_list, dispute):
    quotes, session = open_list(dispute)
    click(qtbot, quotes, middle(quotes, "q3"))
    assert session.selection.current == Ref(Kind.QUOTE, "q3")
    assert quotes.model.ids == ("q1", "q3")
    assert quotes.view.currentIndex().data(Qt.ItemDataRole.UserRole) == "q3"


def test_a_press_alone_selects_nothing(qtbot, open_list, dispute):
    quotes, session = open_list(dispute)
    area = quotes.view.viewport()
    qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=middle(quotes, "q3"))
    assert session.selection.current is None
    qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=middle(quotes, "q3"))
    assert session.selection.current == Ref(Kind.QUOTE, "q3")


def test_arrow_keys_walk_through_the_cards(qtbot, open_list, dispute):
    quotes, session = open_list(dispute)
    session.selection.select(Ref(Kind.QUOTE, "q1"))
    quotes.view.setFocus()
    qtbot.keyClick(quotes.view, Qt.Key.Key_Down)
    assert session.selection.current == Ref(Kind.QUOTE, "q3")


def test_what_a_quote_answers_is_one_click_away(qtbot, open_list, dispute):
    quotes, session = open_list(dispute)
    place = link_place(quotes, "q2")
    qtbot.mouseMove(quotes.view.viewport(), place)
    assert quotes.view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    click(qtbot, quotes, place)
    assert session.selection.current == Ref(Kind.QUOTE, "q1")


def test_steps_go_round_the_quotes_of_one_speaker(qtbot, open_list, dispute):
    quotes, session = open_list(dispute)
    previous, following = quotes.step_buttons
    walked = []
    for button in (following, following, following, previous):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        walked.append(session.selection.current.id)
    assert walked == ["q1", "q3", "q1", "q3"]


def test_stepping_where_nothing_is_listed_stays(open_list, dispute):
    quotes, session = open_list(dispute)
    session.selection.select(Ref(Kind.ACTOR, "post"))
    quotes.next_quote()
    assert session.selection.current == Ref(Kind.ACTOR, "post")
    assert not any(button.isEnabled() for button in quotes.step_buttons)


def test_the_selected_quote_is_cited_with_its_source(open_list, dispute):
    quotes, session = open_list(dispute)
    session.selection.select(Ref(Kind.QUOTE, "q1"))
    quotes.copy_citation()
    assert QGuiApplication.clipboard().text() == (
        "“We shall & must <b>go</b>”, Ann Smith (to The Post), 12 Feb 2020, “A dispute”, "
        "Weekly, published about 13 Feb 2020, ¶ 1, sentence 1"
    )


def test_a_split_quote_is_cited_with_all_its_places(open_list, make_source, cite, make_document):
    text = make_source("“We saw it,” Ann said. “And we slept,” she said.", title="Night")
    cited = (cite(text, "We saw it,"), cite(text, "And we slept,"))
    quote = Quote("q1", "We saw it, And we slept,", QuoteForm.DIRECT, citations=cited)
    quotes, session = open_list(make_document(text, quote))
    session.selection.select(Ref(Kind.QUOTE, "q1"))
    quotes.copy_citation()
    assert QGuiApplication.clipboard().text() == (
        "“We saw it … And we slept”, unknown speaker, “Night”, ¶ 1, sentence 1; ¶ 1, sentence 2"
    )


def test_a_selected_event_is_cited_by_its_evidence(open_list, dispute):
    quotes, session = open_list(dispute)
    session.selection.select(Ref(Kind.EVENT, "go"))
    quotes.copy_citation()
    assert QGuiApplication.clipboard().text() == (
        "“We shall” (They go), “A dispute”, Weekly, published about 13 Feb 2020, ¶ 1, sentence 1"
    )


def test_where_there_is_nothing_to_cite_the_clipboard_keeps_what_it_has(open_list, dispute):
    quotes, session = open_list(dispute)
    QGuiApplication.clipboard().setText("kept")
    for ref in (None, Ref(Kind.ACTOR, "ann"), Ref(Kind.EVENT, "stay")):
        session.selection.select(ref)
        quotes.copy_citation()
    assert QGuiApplication.clipboard().text() == "kept"


@pytest.mark.parametrize("words", ["سنذهب غدا إلى هناك", "We shall “go”", "Мы пойдём"])
def test_the_words_of_a_card_are_written_in_fonts_that_have_their_letters(words, looks):
    quote = Quote("q1", words, QuoteForm.DIRECT)
    pieces = card_pieces(document_of([quote]), QuoteRow(quote))
    layout = CardText(pieces, looks.theme, 300).layout
    fonts = QFontDatabase.families(QFontDatabase.WritingSystem.Arabic)
    if not fonts and not words.isascii():
        pytest.skip("no font has Arabic letters")
    assert not [run for run in layout.glyphRuns() if 0 in run.glyphIndexes()]


def test_the_menu_of_a_card_copies_shows_and_goes_on(qtbot, open_list, dispute):
    quotes, session = open_list(dispute)
    shown = []
    session.viewport.reveal_requested.connect(shown.append)
    cite, words, show, onward = quotes.menu_for("q2").actions()
    cite.trigger()
    assert (
        QGuiApplication.clipboard()
        .text()
        .startswith("this was untrue (reported, not verbatim), Bob, “A dispute”")
    )
    words.trigger()
    assert QGuiApplication.clipboard().text() == "this was untrue"
    show.trigger()
    assert shown == [dispute.quotes["q2"].citations[0]]
    assert session.selection.current is None
    onward.trigger()
    assert session.selection.current == Ref(Kind.QUOTE, "q2")


def test_the_menu_opens_on_a_card_and_not_beside_one(open_list, dispute):
    quotes, _ = open_list(dispute)

    def open_menus():
        return [menu for menu in quotes.findChildren(QMenu) if menu.isVisible()]

    quotes.view.customContextMenuRequested.emit(QPoint(5, 400))
    assert open_menus() == []
    quotes.view.customContextMenuRequested.emit(middle(quotes, "q1"))
    (menu,) = open_menus()
    menu.close()


def test_an_edit_shows_at_once(open_list, dispute):
    quotes, session = open_list(dispute)
    session.selection.select(Ref(Kind.ACTOR, "ann"))
    ref = Ref(Kind.QUOTE, "q3")
    before = dispute.quotes["q3"]
    session.store.edit(Patch("x", {ref: Change(before, before._replace(speaker="bob"), 2)}))
    assert quotes.model.ids == ("q1",)
    session.store.history.undo()
    assert quotes.model.ids == ("q1", "q3")


def test_a_deleted_quote_is_not_followed_by_a_selection_nobody_made(open_list, dispute):
    quotes, session = open_list(dispute)
    session.selection.select(Ref(Kind.QUOTE, "q3"))
    at = list(dispute.quotes).index("q3")
    ref = Ref(Kind.QUOTE, "q3")
    session.store.edit(Patch("x", {ref: Change(dispute.quotes["q3"], None, at)}))
    assert session.selection.current == ref
    assert not quotes.view.currentIndex().isValid()


def test_another_document_brings_its_own_quotes(open_list, dispute, bundled):
    quotes, session = open_list(dispute)
    session.store.open(bundled)
    assert len(quotes.model.ids) == len(bundled.quotes)
    session.store.open(Document())
    assert quotes.model.ids == ()
    assert not quotes.view.isVisible()


def test_cards_have_their_height_where_only_the_width_changes(qtbot, open_list, bundled):
    quotes, _ = open_list(bundled)
    model = quotes.view.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]

    def are_as_high_as_they_need():
        wanted = [quotes.view.sizeHintForIndex(index).height() for index in rows]
        assert [quotes.view.visualRect(index).height() for index in rows] == wanted

    for width in (420, 260):
        quotes.resize(width, quotes.height())
        qtbot.waitUntil(are_as_high_as_they_need)


def test_cards_follow_the_width_and_the_theme(qtbot, open_list, bundled, looks):
    quotes, _ = open_list(bundled, size=(600, 500))
    index = quotes.model.index(3, 0)
    wide = quotes.view.visualRect(index).height()
    quotes.resize(220, 500)
    assert quotes.view.visualRect(index).height() > wide
    light = quotes.view.viewport().grab().toImage()
    looks.show(load_theme(ThemeName.DARK))
    assert quotes.view.viewport().grab().toImage() != light


def test_thousands_of_cards_are_laid_out_in_steps_and_found_all_the_same(qtbot, open_list):
    many = [Quote(f"q{n}", f"words {n} " * (n % 9 + 1), QuoteForm.DIRECT) for n in range(1500)]
    quotes, session = open_list(document_of(many))
    session.selection.select(Ref(Kind.QUOTE, "q1499"))

    def seen():
        area = quotes.view.visualRect(quotes.model.index_of("q1499"))
        assert area.height() > 20
        assert quotes.view.viewport().rect().intersects(area)

    qtbot.waitUntil(seen, timeout=10_000)


def test_every_control_has_a_name(open_list, dispute):
    quotes, _ = open_list(dispute)
    controls = (quotes.view, quotes.scope_switch, *quotes.step_buttons)
    assert all(control.accessibleName() for control in controls)
    spoken = quotes.model.index_of("q2").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "this was untrue Bob" in spoken
