"""The events as a table, used with mouse and keys."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QGuiApplication,
    QKeySequence,
    QShortcut,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QLineEdit, QTableView

from idlib_gui.domain.edits import delete
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    Event,
    EventType,
    Kind,
    Place,
    Ref,
    Status,
    When,
)
from idlib_gui.models.event_order import Column
from idlib_gui.models.rows import ID_ROLE
from idlib_gui.state.datasets import Shelf
from idlib_gui.state.selection import Selection
from idlib_gui.state.session import Session
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import Viewport
from idlib_gui.ui.style import style_sheet
from idlib_gui.ui.table_pane import TablePane
from idlib_gui.ui.theme import Looks, ThemeName, load_theme
from idlib_gui.ui.theming import palette_of

TIP = Qt.ItemDataRole.ToolTipRole


def seen(tip):
    """Return a tooltip as it is read."""
    return QTextDocumentFragment.fromHtml(tip).toPlainText()


TURKEY = Actor("tr", "Turkey", ActorKind.STATE)
RUSSIA = Actor("ru", "Russia", ActorKind.STATE)
IDLIB = Place("p", "Idlib")


def dated(key, date, title, **known):
    return Event(key, title, when=When(date, Basis.STATED, "As written."), **known)


WAR = dated("war", "2011", "War begins")
DEAL = dated(
    "deal", "2020-01", "Cease-fire", type=EventType.AGREE, agents=("ru", "tr"), places=("p",)
)
ATTACK = dated(
    "attack", "2020-02-03", "Attack", agents=("ru",), targets=("tr",), status=Status.DISPUTED
)
CLAIM = Event("claim", "Promise broken", agents=("tr",), claimed_by="ru")


@pytest.fixture
def show(qtbot, make_document):
    """Return the function that shows the table over some records."""

    def build(*records):
        session = Session(DocumentStore(make_document(*records)), Selection(), Viewport(), Shelf())
        looks = Looks(load_theme(ThemeName.LIGHT))
        pane = TablePane(session, looks)
        qtbot.addWidget(pane)
        qtbot.addWidget(pane.tools[0])
        pane.resize(1000, 300)
        with qtbot.waitExposed(pane):
            pane.show()
        table = pane.findChild(QTableView)
        return SimpleNamespace(pane=pane, session=session, looks=looks, table=table)

    return build


@pytest.fixture
def shown(show):
    return show(TURKEY, RUSSIA, IDLIB, ATTACK, WAR, CLAIM, DEAL)


def ids(shown):
    model = shown.table.model()
    return [model.index(row, 0).data(ID_ROLE) for row in range(model.rowCount())]


def cell(shown, key, column):
    return shown.table.model().index(ids(shown).index(key), column)


def click(qtbot, shown, key, column=Column.EVENT):
    point = shown.table.visualRect(cell(shown, key, column)).center()
    qtbot.mouseClick(shown.table.viewport(), Qt.MouseButton.LeftButton, pos=point)


def click_header(qtbot, shown, column):
    header = shown.table.horizontalHeader()
    point = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)


def selected(shown):
    return {index.data(ID_ROLE) for index in shown.table.selectedIndexes()}


def event(key):
    return Ref(Kind.EVENT, key)


def test_clicking_any_cell_selects_the_event_and_the_whole_row(qtbot, shown):
    click(qtbot, shown, "deal", Column.TYPE)
    assert shown.session.selection.current == event("deal")
    assert len(shown.table.selectedIndexes()) == len(Column)


def test_arrows_step_through_events_in_the_order_shown(qtbot, shown):
    click(qtbot, shown, "war")
    qtbot.keyClick(shown.table, Qt.Key.Key_Down)
    assert shown.session.selection.current == event("deal")
    qtbot.keyClick(shown.table, Qt.Key.Key_Right)
    assert shown.session.selection.current == event("deal")


def test_an_event_selected_elsewhere_is_marked_and_scrolled_to_in_the_same_column(qtbot, show):
    shown = show(*(dated(f"e{n:02}", "2011", f"Event {n}") for n in range(60)))
    click(qtbot, shown, "e03", Column.TYPE)
    shown.session.selection.select(event("e55"))
    assert selected(shown) == {"e55"}
    assert shown.table.currentIndex().column() == Column.TYPE
    assert (
        shown.table.viewport()
        .rect()
        .contains(shown.table.visualRect(cell(shown, "e55", Column.TYPE)).center())
    )


def test_selecting_an_actor_leaves_no_row_selected_and_marks_its_events(qtbot, shown):
    click(qtbot, shown, "war")
    shown.session.selection.select(Ref(Kind.ACTOR, "tr"))
    assert selected(shown) == set()
    image = shown.table.viewport().grab().toImage()
    accent = shown.looks.theme.accent
    barred = set()
    for key in ids(shown):
        place = shown.table.visualRect(cell(shown, key, 0))
        if image.pixelColor(place.left() + 1, place.center().y()) == accent:
            barred.add(key)
    assert barred == {"deal", "attack", "claim"}


def test_the_row_of_an_event_without_the_selected_actor_steps_back(qtbot, shown):
    shown.pane.setPalette(palette_of(shown.looks.theme))
    shown.pane.setStyleSheet(style_sheet(shown.looks.theme))

    def darkest(key):
        image = (
            shown.table.viewport()
            .grab(shown.table.visualRect(cell(shown, key, Column.EVENT)).adjusted(4, 4, -4, -4))
            .toImage()
        )
        pixels = [(x, y) for x in range(image.width()) for y in range(image.height())]
        return min(image.pixelColor(*pixel).lightness() for pixel in pixels)

    before = darkest("war")
    shown.session.selection.select(Ref(Kind.ACTOR, "tr"))
    assert darkest("war") > before
    assert darkest("deal") <= before


def test_a_header_click_sorts_and_another_turns_the_order(qtbot, shown):
    assert ids(shown) == ["war", "deal", "attack", "claim"]
    click_header(qtbot, shown, Column.WHEN)
    assert ids(shown) == ["attack", "deal", "war", "claim"]
    click_header(qtbot, shown, Column.EVENT)
    assert ids(shown) == ["attack", "deal", "claim", "war"]


def test_keys_sort_by_the_column_of_the_current_cell_and_keep_the_selection(qtbot, shown):
    click(qtbot, shown, "deal", Column.EVENT)
    qtbot.keyClick(shown.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert ids(shown) == ["war", "claim", "deal", "attack"]
    assert selected(shown) == {"deal"}
    qtbot.keyClick(shown.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert ids(shown) == ["attack", "deal", "claim", "war"]
    assert shown.session.selection.current == event("deal")


@pytest.mark.parametrize("start", ["F2", "double click"])
def test_a_title_is_changed_in_place_and_undone(qtbot, shown, start):
    click(qtbot, shown, "deal", Column.EVENT)
    if start == "F2":
        qtbot.keyClick(shown.table, Qt.Key.Key_F2)
    else:
        place = shown.table.visualRect(cell(shown, "deal", Column.EVENT)).center()
        qtbot.mouseDClick(shown.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    editor = shown.table.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "Truce")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cell(shown, "deal", Column.EVENT).data() == "Truce")
    assert shown.session.store.history.undo_label == "Rename “Cease-fire” to “Truce”"
    shown.session.store.history.undo()
    assert cell(shown, "deal", Column.EVENT).data() == "Cease-fire"


def test_f2_edits_in_place_though_the_window_has_a_shortcut_on_it(qtbot, shown):
    asked = []
    QShortcut(QKeySequence("F2"), shown.pane, activated=lambda: asked.append("rename"))
    shown.pane.activateWindow()
    shown.table.setFocus()
    click(qtbot, shown, "deal", Column.WHEN)
    qtbot.keyClick(shown.table, Qt.Key.Key_F2)
    assert shown.table.findChild(QLineEdit) is not None
    assert asked == []


def test_an_empty_title_leaves_the_old_one(qtbot, shown):
    click(qtbot, shown, "deal", Column.EVENT)
    qtbot.keyClick(shown.table, Qt.Key.Key_F2)
    editor = shown.table.findChild(QLineEdit)
    editor.clear()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.accessibleDescription() == "⚠ An event needs a title: write a few words."
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown.table.state() != QTableView.State.EditingState)
    assert cell(shown, "deal", Column.EVENT).data() == "Cease-fire"
    assert not shown.session.store.history.can_undo


def test_without_a_current_row_keys_do_nothing(qtbot, show):
    shown = show()
    QGuiApplication.clipboard().setText("before")
    qtbot.keyClick(shown.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(shown.table, Qt.Key.Key_F2)
    qtbot.keyClick(shown.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert QGuiApplication.clipboard().text() == "before"
    assert shown.pane.tools[0].text() == "0"


def test_a_claim_says_whose_it_is(shown):
    assert cell(shown, "claim", Column.WHO).data() == "claimed by Russia: Turkey"


def test_cells_tell_places_status_and_that_there_is_no_date(shown):
    assert cell(shown, "deal", Column.WHERE).data() == "Idlib"
    assert cell(shown, "attack", Column.STATUS).data() == "disputed"
    assert cell(shown, "attack", Column.WHOM).data() == "Turkey"
    assert cell(shown, "claim", Column.WHEN).data() == "undated"


def test_told_names_paragraph_and_sentence(show, make_source, cite):
    source = make_source("First one. Second one.\n\nThird one.")
    shown = show(source, dated("e", "2011", "x", evidence=(cite(source, "Third"),)))
    told = cell(shown, "e", Column.TOLD)
    assert told.data() == "¶ 2·1"
    assert seen(told.data(TIP)) == "¶ 2, sentence 1"
    assert seen(cell(shown, "e", Column.EVENT).data(TIP)) == "x\n“Third”"


def test_tooltips_tell_the_reason_and_the_class(shown):
    assert seen(cell(shown, "deal", Column.WHEN).data(TIP)) == (
        "Jan 2020\nstated in the text\nAs written."
    )
    assert "verbal cooperation" in cell(shown, "deal", Column.TYPE).data(TIP)
    assert seen(cell(shown, "deal", Column.WHO).data(TIP)) == "Russia, Turkey"


@pytest.mark.parametrize("title", ["<h1>big</h1><img src=x>", "long " * 5_000, "إدلب", "a\x00b"])
def test_odd_titles_are_shown_as_text(show, title):
    shown = show(dated("e", "2011", title, agents=("gone",), claimed_by="gone"))
    tip = cell(shown, "e", Column.EVENT).data(TIP)
    assert "<h1>" not in tip
    assert len(tip) < 1_000
    assert not shown.table.viewport().grab().isNull()


def test_deleting_the_selected_event_selects_no_neighbour(qtbot, shown):
    click(qtbot, shown, "deal")
    store = shown.session.store
    store.edit(delete(store.document, event("deal")))
    assert shown.session.selection.current == event("deal")
    assert selected(shown) == set()
    assert shown.pane.tools[0].accessibleName() == "3 events"


def test_widths_that_the_user_chose_stay_when_another_document_opens(shown, make_document):
    shown.table.setColumnWidth(Column.WHO, 77)
    shown.session.store.open(make_document(WAR))
    assert shown.table.columnWidth(Column.WHO) == 77
    assert shown.pane.tools[0].text() == "1"
    assert shown.pane.tools[0].accessibleName() == "1 event"


def test_a_screen_reader_finds_headers_cells_and_the_name_of_the_table(shown):
    reader = QAccessible.queryAccessibleInterface(shown.table)
    assert reader.text(QAccessible.Text.Name) == "Events as a table"
    heard = {reader.child(n).text(QAccessible.Text.Name) for n in range(reader.childCount())}
    assert {"To whom", "Cease-fire", "AGREE · verbal cooperation"} <= heard


def test_another_theme_repaints(shown):
    shown.looks.show(load_theme(ThemeName.DARK))
    shown.session.selection.select(Ref(Kind.ACTOR, "tr"))
    place = shown.table.visualRect(cell(shown, "deal", 0))
    image = shown.table.viewport().grab().toImage()
    bar = image.pixelColor(place.left() + 1, place.center().y())
    assert bar == load_theme(ThemeName.DARK).accent
