"""Between two: what a user sees and does in the pane, with mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QHelpEvent,
    QTextDocumentFragment,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QListView, QMainWindow, QMenu, QToolTip, QWidget

from idlib_gui.domain.document import Change, Patch, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    Event,
    EventClass,
    EventType,
    Kind,
    Ref,
    When,
)
from idlib_gui.state.datasets import Layer, Shelf
from idlib_gui.state.dyad_rows import RowsBetween
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.selection import RowRef, Selection
from idlib_gui.state.session import Session
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import Dyad, Viewport
from idlib_gui.ui.docks import Dock
from idlib_gui.ui.dyad.content import DyadContent
from idlib_gui.ui.dyad.pane import DyadPane
from idlib_gui.ui.dyad.partners_menu import PartnersMenu
from idlib_gui.ui.style import style_sheet
from idlib_gui.ui.theme import Looks, ThemeName, load_theme

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


class Hands:
    """A pane on the screen with its tools, and what a user does to it."""

    def __init__(self, qtbot, pool, document, size, **view):
        self.qtbot = qtbot
        self.session = Session(DocumentStore(document), Selection(), Viewport(), Shelf())
        self.session.viewport.update(**view)
        self.looks = Looks(load_theme(ThemeName.LIGHT))
        self.pane = DyadPane(self.session, self.looks, JobSlot(pool))
        self.first, self.second = self.pane.boxes
        self.dock = Dock("between", "Between two", self.pane, self.pane.tools)
        qtbot.addWidget(self.dock)
        self.dock.resize(*size)
        with qtbot.waitExposed(self.dock):
            self.dock.show()
        qtbot.waitUntil(lambda: self.content is not None and self.content.isVisible())

    @property
    def content(self):
        """Return what is below the heading."""
        return self.pane.findChild(DyadContent)

    @property
    def rows(self):
        """Return what looks up the rows of datasets."""
        return self.pane.findChild(RowsBetween)

    @property
    def ribbon(self):
        """Return the ribbon."""
        return self.content.ribbon

    @property
    def dyad(self):
        """Return whom the view asks for."""
        return self.session.viewport.view.dyad

    @property
    def names(self):
        """Return what both boxes say."""
        return self.first.text(), self.second.text()

    @property
    def chips(self):
        """Return what the chips say."""
        return [chip.text() for chip in self.content.chips.chips]

    @property
    def selected(self):
        """Return the id of what is selected."""
        ref = self.session.selection.current
        return ref and ref.id

    def marked(self):
        """Return the ids of the events of each mark."""
        ids = self.content.stage.columns.ids
        return [tuple(ids[row] for row in mark.members) for mark in self.ribbon.marks]

    def place(self, *events):
        """Return the middle of the mark of just these events."""
        return self.ribbon.marks[self.marked().index(events)].place.center().toPoint()

    def click(self, point):
        """Click on the ribbon."""
        self.qtbot.mouseClick(self.ribbon, LEFT, NO_KEY, point)

    def key(self, key, widget=None):
        """Press a key, on the ribbon if nothing else is named."""
        self.qtbot.keyClick(widget or self.ribbon, key)

    def wheel(self, point, x=0, y=0, at=0):
        """Turn the wheel by `x` and `y` eighths of a degree, `at` milliseconds."""
        place = QPointF(point)
        event = QWheelEvent(
            place, self.ribbon.mapToGlobal(place), QPoint(), QPoint(x, y),
            Qt.MouseButton.NoButton, NO_KEY, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
        )  # fmt: skip
        event.setTimestamp(at)
        QApplication.sendEvent(self.ribbon, event)

    def tip(self, point):
        """Return the tool tip at a point of the ribbon."""
        place = self.ribbon.mapToGlobal(point)
        QApplication.sendEvent(self.ribbon, QHelpEvent(QHelpEvent.Type.ToolTip, point, place))
        return QTextDocumentFragment.fromHtml(QToolTip.text()).toPlainText()

    def menu(self):
        """Return the menu that is open."""
        return next(menu for menu in self.content.findChildren(QMenu) if menu.isVisible())


@pytest.fixture
def hands(qtbot, pool, bundled):
    return lambda document=None, size=(900, 260), **view: Hands(
        qtbot, pool, document or bundled, size, **view
    )


def event(key, agents, targets=(), kind=None, edtf="2020-02-03"):
    when = When(edtf, Basis.STATED) if edtf else None
    return Event(key, f"It is {key}", kind, when, tuple(agents), tuple(targets))


A, B, C = (Actor(k, n, ActorKind.STATE) for k, n in (("a", "Äland"), ("b", "Borduria"), ("c", "C")))
CROWD = [
    event("old", "a", "b", EventType.ACCUSE, "2000"),
    *(event(f"e{n}", "a", "b", EventType.ACCUSE) for n in range(12)),
]


@pytest.fixture
def small(hands):
    """Return a function that shows three actors and these events."""
    return lambda *events, **known: hands(document_of((A, B, C, *events)), **known)


def test_those_between_whom_most_happened_are_shown_at_once(hands):
    shown = hands()
    assert shown.names == ("Russia", "Turkey")
    assert shown.chips[0] == "Russia – Turkey  18"
    assert shown.content.told.text() == (
        "18 events: 10 co-operation, 7 conflict, 1 neither · "
        "Russia → Turkey 3, Turkey → Russia 9, both ways 6"
    )


def test_lines_that_say_nothing_take_no_room(hands):
    shown = hands()
    assert shown.content.told.isVisible()
    assert not shown.content.seen.isVisible()
    assert not shown.content.beside.isVisible()


def test_nothing_is_worked_out_before_the_pane_is_seen(qtbot, pool, bundled):
    session = Session(DocumentStore(bundled), Selection(), Viewport(), Shelf())
    pane = DyadPane(session, Looks(load_theme(ThemeName.LIGHT)), JobSlot(pool))
    qtbot.addWidget(pane)
    session.viewport.update(dyad=Dyad("a1", "a3"))
    assert pane.findChild(DyadContent) is None


def test_nor_while_it_is_behind_another_tab(qtbot, pool, bundled):
    window = QMainWindow()
    session = Session(DocumentStore(bundled), Selection(), Viewport(), Shelf())
    pane = DyadPane(session, Looks(load_theme(ThemeName.LIGHT)), JobSlot(pool))
    docks = [Dock("front", "Front", QWidget(), ()), Dock("between", "Between", pane, pane.tools)]
    for dock in docks:
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
    window.tabifyDockWidget(*docks)
    docks[0].raise_()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.wait(50)
    assert pane.findChild(DyadContent) is None
    docks[1].raise_()
    qtbot.waitUntil(lambda: pane.findChild(DyadContent) is not None)
    assert pane.isVisible()
    docks[0].raise_()
    qtbot.waitUntil(lambda: not pane.isVisible())


def test_a_chip_shows_its_pair(hands):
    shown = hands()
    chip = next(chip for chip in shown.content.chips.chips if "Syria – Turkey" in chip.text())
    shown.qtbot.mouseClick(chip, LEFT)
    assert shown.names == ("Syria", "Turkey")
    assert shown.content.told.text().startswith("2 events: 2 conflict")
    assert chip.accessibleName() == "Between Syria – Turkey: 2 events"


def test_chips_without_room_are_not_shown_and_take_no_keyboard(hands):
    wide, narrow = hands(size=(1_400, 260)), hands(size=(320, 260))
    assert len(wide.chips) > len(narrow.chips) >= 1
    assert not hands(size=(900, 130)).content.chips.isVisible()


def test_an_actor_is_picked_by_typing_any_part_of_any_of_its_names(hands):
    shown = hands()
    shown.second.setFocus()
    shown.second.selectAll()
    shown.qtbot.keyClicks(shown.second, "edrogan")
    shown.key(Qt.Key.Key_Return, shown.second)
    assert shown.names == ("Russia", "Recep Tayyip Erdoğan")
    assert shown.dyad == Dyad("a2", "a16")


@pytest.mark.parametrize(("typed", "actor"), [("syria", "a3"), ("russian f", "a9"), ("us", "a5")])
def test_who_is_called_just_so_comes_before_who_only_has_it_in_a_name(hands, typed, actor):
    shown = hands()
    shown.second.setFocus()
    shown.second.selectAll()
    shown.qtbot.keyClicks(shown.second, typed)
    popup = shown.second.finder.popup()
    marked = popup.currentIndex().data()
    shown.key(Qt.Key.Key_Return, popup)
    assert shown.dyad.second == actor
    assert shown.second.text() == marked


def test_a_name_that_does_not_fit_is_cut_at_its_end(hands):
    shown = hands(dyad=Dyad("a14", "a2"))
    shown.first.setFixedWidth(90)
    assert shown.first.cursorPosition() == 0
    assert "Syrian government forces" in shown.first.toolTip()
    shown.second.setFocus()
    elided = shown.first.grab().toImage()
    shown.first.setText("Syri")  # shorter than what has room in any style
    assert elided != shown.first.grab().toImage()
    shown.first.setText("Syrian government forces and more")
    assert elided == shown.first.grab().toImage()


def test_typing_takes_no_heed_of_case_and_accents(small):
    shown = small(event("e", "a", "b"))
    shown.second.selectAll()
    shown.qtbot.keyClicks(shown.second, "ALAND")
    shown.key(Qt.Key.Key_Return, shown.second)
    assert shown.dyad.second == "a"


def test_what_is_no_actor_brings_back_the_one_before(hands):
    shown = hands()
    shown.first.selectAll()
    shown.qtbot.keyClicks(shown.first, "nobody at all")
    shown.key(Qt.Key.Key_Return, shown.first)
    assert shown.names == ("Russia", "Turkey")
    shown.first.selectAll()
    shown.qtbot.keyClicks(shown.first, "Sy")
    assert shown.first.finder.popup().isVisible()
    shown.key(Qt.Key.Key_Escape, shown.first)
    assert shown.names == ("Russia", "Turkey")
    assert not shown.first.finder.popup().isVisible()


def test_down_opens_the_list_and_return_takes_from_it(hands):
    shown = hands()
    shown.first.setFocus()
    shown.key(Qt.Key.Key_Down, shown.first)
    popup = shown.first.finder.popup()
    shown.qtbot.waitUntil(popup.isVisible)
    for _ in range(4):
        shown.key(Qt.Key.Key_Down, popup)
    name = popup.currentIndex().data()
    assert name == "Turkish military"
    shown.key(Qt.Key.Key_Return, popup)
    assert shown.first.text() == name
    assert not popup.isVisible()


def test_a_click_lists_all_actors_those_with_most_events_first(hands):
    shown = hands()
    shown.qtbot.mouseClick(shown.first, LEFT)
    popup = shown.first.finder.popup()
    assert popup.isVisible()
    assert popup.model().rowCount() == 33
    assert popup.model().index(0, 0).data() == "Russia"
    popup.hide()


def test_leaving_a_box_brings_back_its_actor(hands):
    shown = hands()
    shown.first.setFocus()
    shown.first.setText("half a na")
    shown.second.setFocus()
    shown.pane.setFocus()
    shown.qtbot.waitUntil(lambda: shown.first.text() == "Russia")


def test_swapping_turns_the_directions_round(hands):
    shown = hands()
    shown.qtbot.mouseClick(shown.pane.swap, LEFT)
    assert shown.names == ("Turkey", "Russia")
    assert "Turkey → Russia 9, Russia → Turkey 3" in shown.content.told.text()


def test_only_themselves_leaves_out_people_and_bodies(hands):
    shown = hands()
    shown.qtbot.mouseClick(shown.pane.alone, LEFT)
    assert shown.dyad == Dyad("a2", "a1", alone=True)
    assert shown.content.told.text().startswith("8 events")
    shown.qtbot.mouseClick(shown.pane.alone, LEFT)
    assert shown.content.told.text().startswith("18 events")


def test_a_narrow_pane_has_that_in_its_menu(hands):
    shown = hands(size=(320, 200))
    assert not shown.pane.alone.isVisible()
    menu = shown.pane.pairs.menu()
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert shown.dyad.alone


def test_the_menu_lists_the_pairs(hands):
    shown = hands()
    menu = shown.pane.pairs.menu()
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert "Syria – Turkey\t2" in texts
    menu.actions()[texts.index("Syria – Turkey\t2")].trigger()
    assert shown.names == ("Syria", "Turkey")


def test_a_click_on_a_mark_selects_its_event_and_rings_it(hands):
    shown = hands()
    before = shown.ribbon.grab().toImage()
    shown.click(shown.place("e4"))
    assert shown.selected == "e4"
    assert shown.ribbon.grab().toImage() != before


def test_an_event_selected_elsewhere_is_ringed_here_too(hands):
    shown = hands()
    before = shown.ribbon.grab().toImage()
    shown.session.selection.select(Ref(Kind.EVENT, "e4"))
    ringed = shown.ribbon.grab().toImage()
    assert ringed != before
    shown.session.selection.select(Ref(Kind.EVENT, "e12"))
    assert shown.ribbon.grab().toImage() == before


def test_a_mark_of_several_lists_them(small):
    shown = small(*CROWD, size=(300, 200), folded=False)
    crowd = next(mark for mark in shown.marked() if len(mark) > 1)
    shown.click(shown.place(*crowd))
    menu = shown.menu()
    heading, *entries = menu.actions()
    assert heading.text() == f"{len(crowd)} events"
    assert len(entries) == len(crowd)
    assert entries[1].text() == "It is e1\t3 Feb 2020"
    entries[1].trigger()
    menu.close()
    assert shown.selected == "e1"


def test_a_click_beside_all_marks_lets_go(hands):
    shown = hands()
    shown.click(shown.place("e4"))
    shown.click(QPoint(800, shown.ribbon.height() - 3))
    assert shown.selected is None


def test_keys_walk_from_mark_to_mark_and_open(hands):
    shown = hands()
    shown.ribbon.setFocus(Qt.FocusReason.TabFocusReason)
    shown.key(Qt.Key.Key_Home)
    assert shown.ribbon.current == shown.ribbon.marks[0]
    shown.key(Qt.Key.Key_Left)
    assert shown.ribbon.current == shown.ribbon.marks[0]
    shown.key(Qt.Key.Key_Right)
    assert shown.ribbon.current == shown.ribbon.marks[1]
    shown.key(Qt.Key.Key_End)
    assert shown.ribbon.current == shown.ribbon.marks[-1]
    shown.key(Qt.Key.Key_Home)
    shown.key(Qt.Key.Key_Return)
    assert (shown.selected,) == shown.marked()[0]


def test_keys_that_mean_nothing_here_are_left_to_the_window(small):
    shown = small(event("e", "a", "b"))
    shown.key(Qt.Key.Key_Q)
    assert shown.selected is None


def test_undated_events_wait_in_their_bay(hands):
    shown = hands()
    bay = shown.place("e29")
    assert bay.x() < shown.content.stage.picture.left
    assert "undated" in shown.tip(bay)


def test_a_tip_tells_the_event_or_the_events_of_a_mark(small):
    shown = small(*CROWD, size=(300, 200), folded=False)
    crowd = next(mark for mark in shown.marked() if len(mark) > 1)
    words = shown.tip(shown.place(*crowd))
    assert words.startswith(f"{len(crowd)} events")
    assert "It is e0" in words
    assert "more" in words


def test_a_tip_on_the_ribbon_counts_exactly(hands):
    shown = hands()
    picture = shown.content.stage.picture
    x = int(picture.x_of(1581465600 + 43200))  # noon of 12 February 2020
    words = shown.tip(QPoint(x, picture.height - 3))
    assert "12 Feb 2020" in words
    assert "verbal conflict" in words
    assert not shown.content.told_at(3)


def test_the_wheel_zooms_and_pans_the_view_that_all_panes_share(hands):
    shown = hands()
    middle = shown.ribbon.rect().center()
    shown.wheel(middle, y=480)
    window = shown.session.viewport.view.window
    assert window is not None
    assert shown.content.seen.text().startswith("In view: ")
    shown.wheel(middle, x=-240, at=1_000)
    assert shown.session.viewport.view.window != window
    shown.wheel(middle, y=-2_400, at=2_000)
    assert shown.session.viewport.view.window is None


def test_dragging_pans(hands):
    shown = hands()
    shown.wheel(shown.ribbon.rect().center(), y=480)
    before = shown.session.viewport.view.window
    start = shown.ribbon.rect().center()
    shown.qtbot.mousePress(shown.ribbon, LEFT, NO_KEY, start)
    for step in (20, 60, 90):
        shown.qtbot.mouseMove(shown.ribbon, start + QPoint(step, 0))
    shown.qtbot.mouseRelease(shown.ribbon, LEFT, NO_KEY, start + QPoint(90, 0))
    assert shown.session.viewport.view.window[0] < before[0]
    assert shown.selected is None


def test_a_brushed_period_is_told_and_the_rest_steps_back(hands):
    shown = hands()
    shown.session.viewport.update(period=(1577836800, 1580515200))
    assert "In the period: 3 events: 2 co-operation, 1 conflict" in shown.content.seen.text()
    columns = shown.content.stage.columns
    dimmed = {columns.ids[row] for row in shown.ribbon.standing.dimmed}
    assert "e28" not in dimmed
    assert {"e29", "e19"} <= dimmed


def test_classes_that_are_off_are_hidden_and_it_says_so(hands):
    shown = hands(classes_off=frozenset({EventClass.VERBAL_CONFLICT}))
    assert shown.content.told.text().endswith("· 7 hidden by the filter")
    off = frozenset(EventClass) | {None}
    shown.session.viewport.update(classes_off=off)
    assert "hidden by the filter" in shown.content.nothing.text()
    assert not shown.ribbon.isVisible()


def test_two_with_nothing_between_them_get_a_sentence_and_better_pairs(small):
    shown = small(event("e", "a", "b", EventType.ACCUSE), dyad=Dyad("a", "c"))
    assert "between Äland and C" in shown.content.nothing.text()
    assert shown.chips == ["Äland – Borduria  1"]


def test_one_actor_asks_for_the_other(small):
    shown = small(event("e", "a", "b"), dyad=Dyad("a", None))
    assert shown.names == ("Äland", "")
    assert shown.content.nothing.text() == "Pick who else, or one of the pairs above."
    shown.pane.take_keyboard()
    assert shown.second.hasFocus()


@pytest.mark.parametrize(
    ("events", "dyad", "words"),
    [
        ((), Dyad(), "No event tells what one actor did to another."),
        ((), Dyad("a", None), "No event tells what one actor did to another."),
        ((), Dyad("a", "c"), "Nothing is told that happened between Äland and C."),
        ((event("e", "a", "b"),), Dyad("a", "a"), "Pick two different actors."),
    ],
)
def test_there_is_a_sentence_where_there_is_nothing(small, events, dyad, words):
    shown = small(*events, dyad=dyad)
    assert shown.content.nothing.isVisible()
    assert shown.content.nothing.text() == words


def test_an_edit_is_followed(hands):
    shown = hands()
    old = shown.session.store.document.events["e4"]
    change = Change(old, old._replace(agents=()), 0)
    shown.session.store.edit(Patch("nobody asked", {Ref(Kind.EVENT, "e4"): change}))
    assert shown.content.told.text().startswith("17 events")


def test_another_document_starts_over(hands):
    shown = hands()
    shown.session.store.open(document_of((A, B, C, event("e", "b", "c", EventType.AID))))
    assert shown.names == ("Borduria", "C")
    shown.session.store.open(document_of(()))
    assert shown.names == ("", "")
    assert not shown.content.chips.isVisible()


def test_a_hidden_pane_catches_up_when_it_is_seen_again(hands):
    shown = hands()
    shown.pane.hide()
    shown.session.viewport.update(dyad=Dyad("a3", "a1"))
    assert shown.names == ("Russia", "Turkey")
    shown.pane.show()
    assert shown.names == ("Syria", "Turkey")


def test_assistive_technology_hears_what_is_what(hands):
    shown = hands()
    assert [box.accessibleName() for box in shown.pane.boxes] == ["First actor", "Second actor"]
    assert shown.ribbon.accessibleName() == "Events between Russia – Turkey"
    assert shown.ribbon.accessibleDescription().startswith("18 events")
    assert shown.pane.swap.accessibleName() == "Swap the two actors"


@pytest.mark.parametrize("theme", list(ThemeName))
def test_it_is_painted_in_every_theme_and_changes_with_it(hands, theme):
    shown = hands()
    shown.pane.setStyleSheet(style_sheet(load_theme(theme)))
    before = shown.ribbon.grab().toImage()
    shown.looks.show(load_theme(theme))
    after = shown.ribbon.grab().toImage()
    assert (before == after) == (theme is ThemeName.LIGHT)


def test_cooperation_is_painted_above_the_line_and_conflict_below(small):
    kinds = (EventType.AID, EventType.CONSULT, EventType.ASSAULT, EventType.ACCUSE)
    shown = small(*(event(kind, "a", "b", kind) for kind in kinds), folded=False)
    image, picture = shown.ribbon.grab().toImage(), shown.content.stage.picture
    x = int(picture.x_of(1580688000 + 43200)) + 40
    x = min(x, picture.left + picture.width - 2)
    above = image.pixelColor(x, int(picture.middle) - 4)
    below = image.pixelColor(x, int(picture.middle) + 4)
    assert above.blue() > above.red()
    assert below.red() > below.blue()


def test_names_in_markup_and_with_ampersands_are_shown_as_they_are(hands):
    odd = Actor("odd", "<b>A & B</b>", ActorKind.STATE)
    shown = hands(document_of((odd, B, event("e", ["odd"], "b", EventType.ACCUSE))))
    assert "<b>A & B</b>" in shown.content.told.text()
    assert shown.chips == ["<b>A && B</b> – Borduria  1"]


def test_hovering_a_mark_says_that_it_can_be_clicked(hands):
    shown = hands()
    shown.qtbot.mouseMove(shown.ribbon, shown.place("e4"))
    assert shown.ribbon.cursor().shape() is Qt.CursorShape.PointingHandCursor
    shown.qtbot.mouseMove(shown.ribbon, QPoint(2, 2))
    assert shown.ribbon.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_the_window_leads_from_a_selected_actor_to_the_other_and_to_a_pair(qtbot, window):
    window.select(Ref(Kind.ACTOR, "a3"))
    window.actions_by_name["between"].trigger()
    assert window.panes.between.isVisible()
    assert window.session.viewport.view.dyad == Dyad("a3", None)
    assert window.panes.between.boxes[1].hasFocus()
    window.select(Ref(Kind.EVENT, "e4"))
    window.actions_by_name["between"].trigger()
    assert [box.text() for box in window.panes.between.boxes] == ["Russia", "Turkey"]
    assert window.panes.between.findChild(DyadContent).ribbon.hasFocus()
    window.select(Ref(Kind.SOURCE, next(iter(window.session.store.document.sources))))
    assert not window.actions_by_name["between"].isEnabled()


def test_the_list_of_actors_lists_with_whom_one_had_to_do(qtbot, window):
    lines = window.actors.findChild(QListView)
    lines.setCurrentIndex(lines.model().index_of_actor("a1"))
    lines.customContextMenuRequested.emit(lines.visualRect(lines.currentIndex()).center())
    menu = window.actors.findChild(PartnersMenu)
    assert menu.title() == "Between Turkey and"
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "Russia\t18"
    assert texts[-1] == "Somebody else…"
    menu.actions()[0].trigger()
    menu.parentWidget().close()
    assert window.session.viewport.view.dyad == Dyad("a1", "a2")
    assert window.panes.between.isVisible()


@pytest.fixture
def beside(hands, make_dataset, make_lanes):
    """Return a function that shows the pane with a dataset beside the article."""

    def show(rows=40, key="ged", **columns):
        codes = {"actor": [0, 1] * (rows // 2), "target": [1, 0] * (rows // 2)}
        names = ("Government of Turkey", "Military Forces of Russia (2000-)", "Greece")
        made = make_dataset(rows, key, name="GED", **{"actors": names, **codes, **columns})
        shown = hands()
        with shown.qtbot.waitSignal(shown.rows.changed):
            whole = make_lanes(made, "none").index
            shown.session.shelf.put(Layer(made, whole=whole, ready=True))
        return shown

    return show


def test_rows_of_datasets_stand_behind_the_events_and_it_says_whom_they_name(beside):
    shown = beside()
    assert shown.content.stage.picture.context is not None
    assert shown.content.beside.text() == (
        "GED: 40 rows (Russia is “Military Forces of Russia (2000-)”; "
        "Turkey is “Government of Turkey”)"
    )


def test_it_says_if_a_dataset_does_not_name_one_of_the_two(beside):
    shown = beside(actor=[0] * 40, target=[2] * 40, actors=("Turkey", "x", "Greece"))
    assert "GED: 0 rows (Russia is nobody there; Turkey is “Turkey”)" in shown.content.beside.text()


def test_datasets_that_have_rows_are_told_first(beside, make_dataset, make_lanes):
    shown = beside(actor=[0] * 40, target=[2] * 40, actors=("Turkey", "x", "Greece"))
    made = make_dataset(2, "b", name="B", actors=("TUR", "RUS"), actor=[0, 1], target=[1, 0])
    with shown.qtbot.waitSignal(shown.rows.changed):
        whole = make_lanes(made, "none").index
        shown.session.shelf.put(Layer(made, whole=whole, ready=True))
    shown.qtbot.waitUntil(lambda: "B" in shown.content.beside.text())
    assert shown.content.beside.text().startswith("B: 2 rows")
    assert "GED: 0 rows" in shown.content.beside.text()
    shorter = shown.content.beside.shorter
    assert list(shorter) == ["B: 2 rows · GED: 0 rows", "2 rows in 2 datasets"]


def test_in_little_room_it_leaves_out_whom_a_dataset_names(beside):
    shown = beside()
    label = shown.content.beside
    assert list(label.shorter) == ["GED: 40 rows"]
    wide = label.fontMetrics().horizontalAdvance(label.shorter[0])
    label.resize(wide, label.height())
    short = label.grab().toImage()
    label.setText(label.shorter[0])
    assert label.grab().toImage() == short


def test_a_click_on_the_ribbon_selects_the_row_there_or_lists_several(beside):
    shown = beside()
    picture = shown.content.stage.picture
    begin = 1577836800  # the first row is that of 1 January 2020
    shown.session.viewport.update(window=(begin, begin + 86_400))
    picture = shown.content.stage.picture
    shown.click(QPoint(int(picture.x_of(begin + 43_200)), picture.head + 3))
    assert shown.session.selection.row == RowRef("ged", 0)
    shown.session.viewport.update(window=(begin, begin + 30 * 86_400), folded=False)
    picture = shown.content.stage.picture
    shown.click(QPoint(int(picture.x_of(begin + 2 * 86_400)), int(picture.middle)))
    menu = shown.menu()
    texts = [action.text() for action in menu.actions()]
    assert texts == ["2 rows · 2 Jan 2020", "GED", "row 1\t2 Jan 2020", "row 2\t3 Jan 2020"]
    assert [action.isEnabled() for action in menu.actions()] == [False, False, True, True]
    menu.actions()[3].trigger()
    menu.close()
    assert shown.session.selection.row == RowRef("ged", 2)


@pytest.fixture
def crowded(beside):
    """Return a pane with 300 rows of one day, of every class in turn, and its two sides."""
    day = 1577836800 + 5 * 86_400
    shown = beside(300, start=[day] * 300, end=[day + 86_400] * 300, cls=[0, 1, 2, 3, 4] * 60)
    picture = shown.content.stage.picture
    x = int(picture.x_of(day + 43_200))
    return shown, QPoint(x, picture.head + 3), QPoint(x, picture.height - 3)


@pytest.mark.parametrize(("side", "name"), [(1, "Co-operation"), (2, "Conflict")])
def test_only_the_side_that_was_clicked_is_listed(crowded, side, name):
    shown = crowded[0]
    shown.click(crowded[side])
    menu = shown.menu()
    heading, dataset, *rows, more = menu.actions()
    assert heading.text().startswith(f"120 rows · {name} · ")
    assert dataset.text() == "GED"
    assert len(rows) == 20
    assert all(not row.icon().isNull() for row in rows)
    numbers = [int(row.text().split("\t")[0].removeprefix("row ")) for row in rows]
    assert {number % 5 for number in numbers} == ({0, 1} if side == 1 else {2, 3})
    assert more.text() == "100 more in Rows…"
    menu.close()


def test_the_rest_is_listed_in_the_rows_of_the_dataset(crowded):
    shown, above, _ = crowded
    shown.click(above)
    menu = shown.menu()
    with shown.qtbot.waitSignal(shown.pane.asked) as asked:
        menu.actions()[-1].trigger()
    menu.close()
    assert asked.args == ["rows", "ged"]


def test_a_click_beside_the_time_lets_go(crowded):
    shown, above, _ = crowded
    shown.session.selection.select(RowRef("ged", 1))
    shown.click(QPoint(1, above.y()))
    assert shown.session.selection.row is None


def test_a_tip_counts_the_rows_of_each_dataset_too(beside):
    shown = beside()
    picture = shown.content.stage.picture
    told = shown.content.told_at(picture.x_of(1577836800 + 43_200))
    assert told[-1] == "GED: 1 verbal cooperation"


def test_taking_the_dataset_away_leaves_the_events(beside):
    shown = beside()
    with shown.qtbot.waitSignal(shown.rows.changed):
        shown.session.shelf.take("ged")
    assert shown.content.stage.picture.context is None
    assert not shown.content.beside.isVisible()


def test_rows_alone_have_a_ribbon_too(beside):
    shown = beside()
    with shown.qtbot.waitSignal(shown.rows.changed):
        shown.session.store.open(document_of((
            Actor("t", "Turkey", ActorKind.STATE), Actor("r", "Russia", ActorKind.STATE),
        )))  # fmt: skip
    with shown.qtbot.waitSignal(shown.rows.changed):
        shown.session.viewport.update(dyad=Dyad("t", "r"))
    assert shown.ribbon.isVisible()
    assert shown.content.beside.text().startswith("GED: 40 rows")


def test_the_marks_are_a_list_for_assistive_technology(hands):
    shown = hands()
    listed = QAccessible.queryAccessibleInterface(shown.ribbon)
    assert listed.role() is QAccessible.Role.List
    assert listed.text(QAccessible.Text.Name) == "Events between two actors"
    assert listed.childCount() == len(shown.ribbon.marks)
    names = [listed.child(n).text(QAccessible.Text.Name) for n in range(listed.childCount())]
    assert any(name.startswith("Turkey asks Moscow to halt the offensive, ") for name in names)
    number = next(n for n, name in enumerate(names) if name.startswith("Turkey asks"))
    item = listed.child(number)
    assert item.rect().size() == shown.ribbon.marks[number].place.toAlignedRect().size()
    item.actionInterface().doAction(QAccessibleActionInterface.pressAction())
    assert shown.selected == "e4"
    source = shown.content.access.list.source
    assert source.selected() == ("e4",)
    assert source.name(("gone",)) == ""
    assert source.rect(("gone",)).isNull()
    source.press(("gone",))
    assert shown.selected == "e4"


def test_a_mark_of_several_is_read_out_with_its_events(small):
    shown = small(*CROWD, size=(300, 200), folded=False)
    listed = QAccessible.queryAccessibleInterface(shown.ribbon)
    names = [listed.child(n).text(QAccessible.Text.Name) for n in range(listed.childCount())]
    assert any("events • It is e0" in name for name in names)
    empty = small(dyad=Dyad("a", "b"))
    assert empty.content.access.list is None
    assert empty.ribbon.current is None


def test_tab_goes_from_the_actors_to_the_ribbon_and_the_chips(qtbot, open_window, bundled):
    window = open_window(bundled, size=(1_600, 1_000))
    window.actions_by_name["pane_between"].trigger()
    qtbot.waitUntil(lambda: window.panes.between.findChild(DyadContent) is not None)
    content = window.panes.between.findChild(DyadContent)
    qtbot.waitUntil(content.chips.isVisible)
    window.panes.between.boxes[0].setFocus()
    way = []
    for _ in range(7):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        way.append(QApplication.focusWidget())
    pane = window.panes.between
    assert way[:5] == [pane.swap, pane.boxes[1], pane.alone, pane.pairs, content.ribbon]
    assert way[5:] == content.chips.chips[:2]


def test_what_began_before_the_view_is_marked_at_its_left_edge(hands):
    shown = hands()
    shown.session.viewport.update(window=(1580500000.0, 1581900000.0))  # February 2020
    picture = shown.content.stage.picture
    mark = next(mark for mark in shown.marked() if "e22" in mark)  # under way since 2017
    assert shown.place(*mark).x() < picture.left + 30


def test_a_tip_says_who_acted(hands):
    shown = hands()
    assert "Turkey → Russia" in shown.tip(shown.place("e4"))
    assert "Russia ↔ Turkey" in shown.tip(shown.place("e28"))


def test_the_rows_of_datasets_are_counted_in_the_view_and_in_the_period(beside):
    shown = beside()
    begin = 1577836800
    shown.session.viewport.update(period=(begin, begin + 3 * 86_400))
    assert shown.content.seen.text().startswith("In the period: ")
    assert shown.content.seen.text().endswith(" · GED: 3 rows")


def test_few_rows_have_a_line_each_and_the_selected_one_is_framed(beside):
    shown = beside(4_000)
    assert not shown.content.stage.picture.rows
    begin = 1577836800
    shown.session.viewport.update(window=(begin, begin + 10 * 86_400), folded=False)
    assert len(shown.content.stage.picture.rows) == 10
    before = shown.ribbon.grab().toImage()
    shown.session.selection.select(RowRef("ged", 2))
    assert shown.ribbon.standing.row == (begin + 2 * 86_400, begin + 3 * 86_400)
    assert shown.ribbon.grab().toImage() != before
    shown.session.selection.select(RowRef("other", 2))
    assert shown.ribbon.standing.row is None


def test_the_list_follows_the_document(hands):
    shown = hands()
    assert shown.first.finder.completionModel().rowCount() == 33
    shown.session.store.open(document_of((A, B, C, event("e", "b", "c", EventType.AID))))
    shown.first.selectAll()
    shown.qtbot.keyClicks(shown.first, "la")
    popup = shown.first.finder.popup()
    names = [popup.model().index(n, 0).data() for n in range(popup.model().rowCount())]
    assert names == ["Äland"]
    popup.hide()


def test_other_buttons_than_the_left_one_do_nothing(hands):
    shown = hands()
    place = shown.place("e4")
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        shown.qtbot.mouseClick(shown.ribbon, button, NO_KEY, place)
    assert shown.selected is None
    shown.qtbot.mouseClick(shown.first, Qt.MouseButton.MiddleButton)
    assert not shown.first.finder.popup().isVisible()
    shown.qtbot.mouseRelease(shown.ribbon, LEFT, NO_KEY, place)
    assert shown.selected is None


def test_a_brushed_period_is_painted(hands):
    shown = hands()
    before = shown.ribbon.grab().toImage()
    shown.session.viewport.update(period=(1577836800, 1580515200))
    picture = shown.content.stage.picture
    point = QPoint(int(picture.x_of(1579000000)), picture.height - 3)
    assert shown.ribbon.grab().toImage().pixelColor(point) != before.pixelColor(point)


def test_a_click_with_ctrl_takes_a_second_actor_from_the_list(qtbot, window):
    lines = window.actors.findChild(QListView)

    def click(key, keys=NO_KEY):
        place = lines.visualRect(lines.model().index_of_actor(key)).center()
        qtbot.mouseClick(lines.viewport(), LEFT, keys, place)

    click("a1")
    click("a1", Qt.KeyboardModifier.ControlModifier)
    assert window.session.viewport.view.dyad == Dyad()
    click("a3", Qt.KeyboardModifier.ControlModifier)
    assert window.session.viewport.view.dyad == Dyad("a1", "a3")
    assert window.session.selection.current == Ref(Kind.ACTOR, "a1")
    assert window.panes.between.isVisible()
    window.select(Ref(Kind.EVENT, "e4"))
    click("a2", Qt.KeyboardModifier.ControlModifier)
    assert window.session.viewport.view.dyad == Dyad("a1", "a3")


@pytest.mark.parametrize("name", ThemeName)
def test_datasets_behind_the_ribbon_are_seen_in_every_theme(beside, name):
    shown = beside(actor=[0] * 40, target=[1] * 40, cls=[3] * 40)
    shown.session.viewport.update(window=(1577836800.0, 1577836800.0 + 39 * 86_400))
    shown.looks.show(load_theme(name))
    picture, ground = shown.content.stage.picture, load_theme(name).card.lightnessF()
    image = shown.ribbon.grab().toImage()
    x, y = picture.left + 20, int(picture.middle) + 12
    seen = image.pixelColor(x, y).lightnessF()
    assert abs(seen - ground) > (0.2 if name is ThemeName.CONTRAST else 0.03)


def test_both_sides_are_named_the_same_way_with_their_counts(hands):
    words = []
    for width in (900, 420):
        shown = hands(size=(width, 260))
        picture = shown.content.stage.picture
        names = picture.left - picture.bay
        image = shown.ribbon.grab().toImage().copy(0, picture.head + 1, names, 200)
        # A count stands at the right end of each half, wherever there is room for the name.
        half = (picture.height - picture.head) // 2
        ground = shown.looks.theme.card
        words.append([
            any(
                image.pixelColor(x, y) != ground
                for x in range(names - 26, names - 8)
                for y in range(top + half // 2 - 6, top + half // 2 + 6)
            )
            for top in (0, half)
        ])  # fmt: skip
    assert words == [[True, True], [True, True]]
