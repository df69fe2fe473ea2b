"""The actors' pane, used with mouse and keys."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QKeySequence,
    QPaintEvent,
    QRegion,
    QShortcut,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QMenu

from idlib_gui.domain.document import Change, Patch
from idlib_gui.domain.edits import delete
from idlib_gui.domain.records import Actor, ActorKind, Event, Kind, Quote, QuoteForm, Ref
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.overriding import override
from idlib_gui.state.datasets import Shelf
from idlib_gui.state.selection import Selection
from idlib_gui.state.session import Session
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import Viewport
from idlib_gui.ui.actors_pane import ActorsPane
from idlib_gui.ui.style import style_sheet
from idlib_gui.ui.theme import Looks, ThemeName, load_theme

TIP, SPOKEN = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole


def seen(tip):
    """Return a tooltip as it is read."""
    return QTextDocumentFragment.fromHtml(tip).toPlainText()


MENU = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
"""What the offscreen platform says of every menu."""

TURKEY = Actor("tr", "Turkey", ActorKind.STATE, ("Ankara",), country="TUR")
RUSSIA = Actor("ru", "Russia", ActorKind.STATE)
KREMLIN = Actor("kr", "Kremlin", ActorKind.GOVERNMENT_BODY, part_of="ru")
ERDOGAN = Actor("er", "Recep Tayyip Erdoğan", ActorKind.PERSON, ("Edrogan",))
VISIT = Event("e1", "Visit", agents=("tr", "er"), targets=("ru",))
SLOGAN = Quote("q1", "Glory", QuoteForm.DIRECT, speaker="er")


@pytest.fixture
def show(qtbot, make_document):
    """Return the function that shows the pane over some records."""

    def build(*records, size=(235, 500)):
        session = Session(DocumentStore(make_document(*records)), Selection(), Viewport(), Shelf())
        looks = Looks(load_theme(ThemeName.LIGHT))
        pane = ActorsPane(session, looks)
        qtbot.addWidget(pane)
        pane.resize(*size)
        with qtbot.waitExposed(pane):
            pane.show()
        found = SimpleNamespace(
            pane=pane,
            session=session,
            looks=looks,
            list=pane.findChild(QListView),
            filter=pane.findChild(QLineEdit),
            said=pane.findChild(QLabel),
        )
        qtbot.addWidget(pane.tools[0])
        return found

    return build


@pytest.fixture
def shown(show):
    return show(TURKEY, RUSSIA, KREMLIN, ERDOGAN, VISIT, SLOGAN)


def names(shown):
    model = shown.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def row(shown, name):
    return shown.list.model().index(names(shown).index(name), 0)


def click(qtbot, shown, name, x=60, button=Qt.MouseButton.LeftButton):
    place = shown.list.visualRect(row(shown, name))
    point = QPoint(place.left() + x, place.center().y())
    qtbot.mouseClick(shown.list.viewport(), button, pos=point)


def selected(shown):
    return [index.data() for index in shown.list.selectedIndexes()]


def actor(key):
    return Ref(Kind.ACTOR, key)


def test_clicking_a_row_selects_the_actor(qtbot, shown):
    click(qtbot, shown, "Kremlin")
    assert shown.session.selection.current == actor("kr")


def test_clicking_a_heading_selects_nothing(qtbot, shown):
    click(qtbot, shown, "States")
    assert shown.session.selection.current is None


def test_clicking_the_dot_hides_the_lane_and_selects_nothing(qtbot, shown):
    click(qtbot, shown, "Russia", x=16)
    assert shown.session.viewport.view.hidden == {"ru"}
    assert shown.session.selection.current is None
    click(qtbot, shown, "Russia", x=16)
    assert shown.session.viewport.view.hidden == frozenset()


def test_arrows_pass_over_headings(qtbot, shown):
    click(qtbot, shown, "Russia")
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    assert shown.session.selection.current == actor("kr")
    qtbot.keyClick(shown.list, Qt.Key.Key_Up)
    assert shown.session.selection.current == actor("ru")


def test_home_and_end_reach_the_first_and_last_actor(qtbot, shown):
    click(qtbot, shown, "Kremlin")
    qtbot.keyClick(shown.list, Qt.Key.Key_Home)
    assert shown.session.selection.current == actor("tr")
    qtbot.keyClick(shown.list, Qt.Key.Key_End)
    assert shown.session.selection.current == actor("er")
    qtbot.keyClick(shown.list, Qt.Key.Key_PageUp)
    assert shown.session.selection.current == actor("tr")


def test_space_hides_and_shows_the_lane_of_the_current_row(qtbot, shown):
    click(qtbot, shown, "Turkey")
    qtbot.keyClick(shown.list, Qt.Key.Key_Space)
    assert shown.session.viewport.view.hidden == {"tr"}
    qtbot.keyClick(shown.list, Qt.Key.Key_Space)
    assert shown.session.viewport.view.hidden == frozenset()


def test_enter_selects_the_current_row_again_after_something_else_was_selected(qtbot, shown):
    click(qtbot, shown, "Turkey")
    shown.session.selection.select(Ref(Kind.EVENT, "e1"))
    assert selected(shown) == []
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    assert shown.session.selection.current == actor("tr")
    assert selected(shown) == ["Turkey"]


def test_typing_a_name_goes_to_it(qtbot, shown):
    click(qtbot, shown, "Turkey")
    qtbot.keyClicks(shown.list, "krem")
    assert shown.session.selection.current == actor("kr")


def test_an_actor_selected_elsewhere_is_marked_and_scrolled_to(show):
    many = [Actor(f"a{n}", f"Actor {n}", ActorKind.PERSON) for n in range(60)]
    shown = show(*many)
    shown.session.selection.select(actor("a55"))
    assert selected(shown) == ["Actor 55"]
    assert shown.list.viewport().rect().contains(shown.list.visualRect(row(shown, "Actor 55")))


def test_going_back_marks_what_was_selected_before(qtbot, shown):
    click(qtbot, shown, "Turkey")
    click(qtbot, shown, "Kremlin")
    shown.session.selection.back()
    assert selected(shown) == ["Turkey"]


@pytest.mark.parametrize(
    ("ref", "marked"),
    [
        (Ref(Kind.EVENT, "e1"), {"Turkey", "Recep Tayyip Erdoğan"}),
        (Ref(Kind.QUOTE, "q1"), {"Recep Tayyip Erdoğan"}),
        (Ref(Kind.EVENT, "no such event"), set()),
    ],
)
def test_the_actors_of_what_is_selected_get_a_bar_and_the_current_row_stays(
    qtbot, shown, ref, marked
):
    click(qtbot, shown, "Kremlin")
    shown.session.selection.select(ref)
    assert shown.list.currentIndex().data() == "Kremlin"
    assert {name for name in names(shown) if _has_bar(shown, name)} == marked


def _has_bar(shown, name):
    place = shown.list.visualRect(row(shown, name))
    image = shown.list.viewport().grab().toImage()
    return image.pixelColor(place.left() + 1, place.center().y()) == shown.looks.theme.accent


def test_a_marked_event_that_gets_another_agent_moves_the_bar(qtbot, shown):
    shown.session.selection.select(Ref(Kind.EVENT, "e1"))
    other = Event("e1", "Visit", agents=("kr",))
    change = Change(VISIT, other, 0)
    shown.session.store.edit(Patch("Edit", {Ref(Kind.EVENT, "e1"): change}))
    assert _has_bar(shown, "Kremlin")
    assert not _has_bar(shown, "Turkey")


def test_filtering_finds_a_name_typed_plainly_and_counts_it(qtbot, shown):
    shown.pane.focus_filter()
    qtbot.keyClicks(shown.filter, "erdogan")
    assert names(shown) == ["People", "Recep Tayyip Erdoğan"]
    assert shown.pane.tools[0].text() == "1 of 4"
    assert shown.pane.tools[0].accessibleName() == "1 of 4 actors listed"


def test_esc_clears_the_filter(qtbot, shown):
    qtbot.keyClicks(shown.filter, "kremlin")
    qtbot.keyClick(shown.filter, Qt.Key.Key_Escape)
    assert shown.filter.text() == ""
    assert shown.pane.tools[0].text() == "4"


def test_esc_clears_the_filter_before_it_lets_go_of_the_selection(qtbot, shown):
    let_go = []
    QShortcut(QKeySequence("Esc"), shown.pane, activated=lambda: let_go.append("deselect"))
    shown.pane.activateWindow()
    shown.pane.focus_filter()
    qtbot.keyClicks(shown.filter, "kremlin")
    qtbot.keyClick(shown.filter, Qt.Key.Key_Escape)
    assert (shown.filter.text(), let_go) == ("", [])
    qtbot.keyClick(shown.filter, Qt.Key.Key_Escape)
    assert let_go == ["deselect"]


def test_down_goes_from_the_filter_into_the_list(qtbot, shown):
    shown.pane.activateWindow()
    shown.filter.setFocus()
    qtbot.keyClicks(shown.filter, "ankara")
    qtbot.keyClick(shown.filter, Qt.Key.Key_Down)
    assert shown.list.hasFocus()
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    assert shown.session.selection.current == actor("tr")


def test_when_nothing_matches_a_sentence_says_so(qtbot, shown):
    qtbot.keyClicks(shown.filter, "<b>zz")
    assert shown.said.isVisible()
    assert shown.said.text() == "No actor is called “<b>zz”."
    assert shown.said.textFormat() == Qt.TextFormat.PlainText
    assert not shown.list.isVisible()
    qtbot.keyClick(shown.filter, Qt.Key.Key_Down)


def test_filtering_away_the_selected_actor_selects_no_other_and_it_comes_back_marked(qtbot, shown):
    click(qtbot, shown, "Turkey")
    qtbot.keyClicks(shown.filter, "russia")
    assert shown.session.selection.current == actor("tr")
    assert selected(shown) == []
    shown.filter.clear()
    assert selected(shown) == ["Turkey"]


def test_deleting_the_selected_actor_selects_no_neighbour(qtbot, show):
    shown = show(TURKEY, RUSSIA)
    click(qtbot, shown, "Turkey")
    store = shown.session.store
    store.edit(delete(store.document, actor("tr")))
    assert shown.session.selection.current == actor("tr")
    assert selected(shown) == []


def _menu_of(qtbot, shown, name):
    place = shown.list.visualRect(row(shown, name))
    shown.list.customContextMenuRequested.emit(place.center())
    return {action.text(): action for action in shown.pane.findChild(QMenu).actions()}


@MENU
def test_the_menu_shows_one_lane_then_all_again(qtbot, shown):
    menu = _menu_of(qtbot, shown, "Russia")
    assert not menu["Show all lanes"].isEnabled()
    menu["Show only this lane"].trigger()
    assert shown.session.viewport.view.hidden == {"tr", "kr", "er"}
    shown.pane.findChild(QMenu).close()
    qtbot.waitUntil(lambda: shown.pane.findChild(QMenu) is None)
    _menu_of(qtbot, shown, "Russia")["Show all lanes"].trigger()
    assert shown.session.viewport.view.hidden == frozenset()


@MENU
def test_the_menu_hides_the_lane_of_its_row(qtbot, shown):
    _menu_of(qtbot, shown, "Russia")["Hide lane"].trigger()
    assert shown.session.viewport.view.hidden == {"ru"}


@MENU
def test_on_a_heading_without_a_current_row_the_menu_offers_all_lanes_only(qtbot, shown):
    assert list(_menu_of(qtbot, shown, "States")) == ["Show all lanes"]


def test_a_screen_reader_hears_the_whole_row(shown):
    assert row(shown, "Turkey").data(SPOKEN) == "Turkey, state, 1 event, 0 quotes, lane shown"
    shown.session.viewport.update(hidden=frozenset({"er"}))
    heard = row(shown, "Recep Tayyip Erdoğan").data(SPOKEN)
    assert heard == "Recep Tayyip Erdoğan, person, 1 event, 1 quote, lane hidden"
    reader = QAccessible.queryAccessibleInterface(shown.list)
    rows = [reader.child(n) for n in range(reader.childCount())]
    assert "Turkey, state, 1 event, 0 quotes, lane shown" in [
        one.text(QAccessible.Text.Name) for one in rows
    ]
    assert shown.list.accessibleName() == "Actors"
    assert shown.filter.accessibleName() == "Filter actors"


def test_the_tooltip_tells_all_names_and_what_it_belongs_to(shown):
    assert seen(row(shown, "Kremlin").data(TIP)) == (
        "Kremlin\nGovernment body · part of Russia\n0 events · 0 quotes"
    )
    tip = row(shown, "Turkey").data(TIP)
    assert "also: Ankara" in tip
    assert "country: TUR" in tip


ODD = [
    "<img src=x onerror=y><h1>big</h1>",
    "name " * 5_000,
    "رجب طيب أردوغان",
    "line\nbreak\tand \x00 control",
]


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_odd_names_are_shown_as_text_in_a_narrow_pane(show, name, direction):
    odd = Actor("x", name, ActorKind.MEDIA, ("", "<b>"), part_of="gone")
    shown = show(odd, size=(180, 300))
    shown.list.setLayoutDirection(direction)
    assert not shown.list.viewport().grab().isNull()
    tip = row(shown, name).data(TIP)
    assert "<img" not in tip
    assert "<b>" not in tip
    assert len(tip) < 1_000
    assert len(row(shown, name).data(SPOKEN)) < 500


def test_a_document_without_actors_says_so(show):
    shown = show()
    assert shown.said.text() == "No actors yet."
    assert shown.pane.tools[0].text() == "0"


def test_another_document_starts_over(qtbot, shown, make_document):
    click(qtbot, shown, "Turkey")
    shown.session.store.open(make_document(RUSSIA))
    assert names(shown) == ["States", "Russia"]
    assert shown.pane.tools[0].text() == "1"
    assert shown.pane.tools[0].accessibleName() == "1 actor"


@pytest.mark.parametrize("theme", ThemeName)
def test_the_pane_follows_the_theme(shown, theme):
    shown.pane.setStyleSheet(style_sheet(load_theme(theme)))
    shown.looks.show(load_theme(theme))
    shown.session.selection.select(actor("er"))
    place = shown.list.visualRect(row(shown, "Recep Tayyip Erdoğan"))
    image = shown.list.viewport().grab().toImage()
    ground = image.pixelColor(place.right() - 4, place.top() + 4)
    assert ground == load_theme(theme).accent_soft


def test_the_bundled_model_fits_and_every_row_is_an_actor_or_a_heading(show, bundled):
    shown = show(*bundled.actors.values(), *bundled.places.values(), *bundled.events.values())
    ids = [shown.list.model().index(n, 0).data(ID_ROLE) for n in range(len(names(shown)))]
    assert {key for key in ids if key} == set(bundled.actors)
    assert shown.pane.minimumSizeHint().width() <= 180


def test_hiding_a_lane_paints_the_row_of_the_actor_alone(qtbot, shown):
    painted = QRegion()

    class Watch(QObject):
        @override
        def eventFilter(self, _watched, event):
            if isinstance(event, QPaintEvent):
                nonlocal painted
                painted = painted.united(event.region())
            return False

    watch = Watch()
    qtbot.wait(50)
    shown.list.viewport().installEventFilter(watch)
    shown.session.viewport.update(hidden=frozenset({"tr"}))
    qtbot.waitUntil(lambda: not painted.isEmpty())
    qtbot.wait(20)
    assert painted.boundingRect() == shown.list.visualRect(row(shown, "Turkey"))
