"""The table of events as a sheet: cells are edited, copied, pasted and filled, many at once."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QTableView

from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    Event,
    EventType,
    Kind,
    Place,
    Quote,
    QuoteForm,
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
from idlib_gui.ui.events_delegate import CellLine
from idlib_gui.ui.table_pane import TablePane
from idlib_gui.ui.theme import Looks, ThemeName, load_theme

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
HEAD = "When\tEvent\tWho\tTo whom\tType\tWhere\tHow known\tTold\tStatus\n"


def dated(key, date, title, **known):
    return Event(key, title, when=When(date, Basis.STATED, "As written."), **known)


RECORDS = (
    Actor("tr", "Turkey", ActorKind.STATE, aliases=("Ankara",)),
    Actor("ru", "Russia", ActorKind.STATE),
    Place("p", "Idlib"),
    dated("war", "2011", "War begins"),
    dated("deal", "2020-01", "Cease-fire", type=EventType.AGREE, agents=("ru", "tr")),
    dated("attack", "2020-02-03", "Attack", agents=("ru",), targets=("tr",), places=("p",)),
    Event("claim", "Promise broken", agents=("tr",), claimed_by="ru"),
)


class Sheet(SimpleNamespace):
    """The table, and what hands do to it."""

    @property
    def model(self):
        """Return the model of the table."""
        return self.table.model()

    @property
    def events(self):
        """Return the events of the document."""
        return self.session.store.document.events

    @property
    def history(self):
        """Return the history of the document."""
        return self.session.store.history

    def ids(self):
        """Return the events from the top down."""
        return [self.model.index(row, 0).data(ID_ROLE) for row in range(self.model.rowCount())]

    def chosen(self):
        """Return the events of selected rows."""
        return {index.data(ID_ROLE) for index in self.table.selectedIndexes()}

    def cell(self, key, column):
        """Return the index of a cell."""
        return self.model.index(self.ids().index(key), column)

    def middle(self, key, column):
        """Return the middle of a cell."""
        return self.table.visualRect(self.cell(key, column)).center()

    def click(self, key, column=Column.EVENT, keys=Qt.KeyboardModifier.NoModifier):
        """Click a cell."""
        area = self.table.viewport()
        self.qtbot.mouseClick(area, Qt.MouseButton.LeftButton, keys, self.middle(key, column))

    def drag(self, start, end):
        """Drag from a cell to another."""
        area = self.table.viewport()
        first, last = self.middle(*start), self.middle(*end)
        self.qtbot.mousePress(area, Qt.MouseButton.LeftButton, pos=first)
        for step in (first + QPoint(6, 0), last - QPoint(1, 0), last):
            QTest.mouseMove(area, step)
            QGuiApplication.processEvents()
        self.qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, pos=last)

    def key(self, key, keys=Qt.KeyboardModifier.NoModifier):
        """Press a key in the table."""
        self.qtbot.keyClick(self.table, key, keys)

    def line(self):
        """Return the line that a cell is edited in, None if none is."""
        lines = [line for line in self.table.findChildren(CellLine) if line.isVisible()]
        return lines[-1] if lines else None

    def type(self, text, end=Qt.Key.Key_Return):
        """Open the current cell, write this instead of what is there, and end."""
        self.key(Qt.Key.Key_F2)
        line = self.line()
        line.selectAll()
        if text:
            self.qtbot.keyClicks(line, text)
        else:
            self.qtbot.keyClick(line, Qt.Key.Key_Backspace)
        if line.completer():
            line.completer().popup().hide()
        self.qtbot.keyClick(line, end)
        return line

    def paste(self, text):
        """Paste a text."""
        QGuiApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, CTRL)

    def copied(self):
        """Copy, and return the text."""
        self.key(Qt.Key.Key_C, CTRL)
        return QGuiApplication.clipboard().text()

    def box(self):
        """Return the dialog that is open."""
        return self.pane.window().findChild(QMessageBox)

    def said(self):
        """Return the sentences below lines."""
        roles = {"cellNote", "cellProblem"}
        labels = self.table.findChildren(QLabel)
        return [one.text() for one in labels if one.property("role") in roles and one.isVisible()]


@pytest.fixture
def show(qtbot, make_document):
    def build(*records):
        session = Session(DocumentStore(make_document(*records)), Selection(), Viewport(), Shelf())
        pane = TablePane(session, Looks(load_theme(ThemeName.LIGHT)))
        qtbot.addWidget(pane)
        qtbot.addWidget(pane.tools[0])
        pane.resize(1000, 300)
        with qtbot.waitExposed(pane):
            pane.show()
        pane.activateWindow()
        table = pane.findChild(QTableView)
        table.setFocus()
        return Sheet(qtbot=qtbot, pane=pane, session=session, table=table)

    return build


@pytest.fixture
def sheet(show):
    return show(*RECORDS)


# One cell


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        (Column.EVENT, "Truce", "title", "Truce"),
        (Column.WHO, "ankara", "agents", ("tr",)),
        (Column.WHOM, "Russia; Turkey; russia", "targets", ("ru", "tr")),
        (Column.WHOM, "", "targets", ()),
        (Column.TYPE, "threaten", "type", EventType.THREATEN),
        (Column.WHERE, "idlib", "places", ("p",)),
        (Column.STATUS, "Accepted", "status", Status.ACCEPTED),
    ],
)
def test_a_cell_is_edited_in_place_and_undone(sheet, column, text, field, value):
    before = getattr(sheet.events["deal"], field)
    sheet.click("deal", column)
    sheet.type(text)
    assert sheet.line() is None
    assert getattr(sheet.events["deal"], field) == value
    if value != before:
        sheet.history.undo()
        assert getattr(sheet.events["deal"], field) == before
    assert not sheet.history.can_undo


def test_a_date_is_understood_while_it_is_typed_and_set_by_hand(sheet):
    sheet.click("deal", Column.WHEN)
    sheet.key(Qt.Key.Key_F2)
    line = sheet.line()
    assert line.text() == "Jan 2020"
    line.selectAll()
    sheet.qtbot.keyClicks(line, "3 feb 2020")
    assert sheet.said() == ["3 Feb 2020, written 2020-02-03."]
    sheet.qtbot.keyClick(line, Qt.Key.Key_Return)
    when = sheet.events["deal"].when
    assert (when.edtf, when.basis, when.reason) == ("2020-02-03", Basis.INFERRED, "Set by hand.")


def test_what_cannot_be_read_stays_in_the_line_with_the_reason(sheet):
    sheet.click("deal", Column.WHEN)
    line = sheet.type("soon")
    assert line.text() == "soon"
    assert sheet.said() == [f"⚠ {line.accessibleDescription()[2:]}"]
    assert "write it as 13 Feb 2020" in line.accessibleDescription()
    sheet.click("war", Column.EVENT)
    assert sheet.line() is line
    assert line.text() == "soon"
    sheet.qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert sheet.line() is None
    assert sheet.said() == []
    assert not sheet.history.can_undo


def test_a_wrong_type_names_those_there_are_and_can_be_mended_in_the_line(sheet):
    sheet.click("deal", Column.TYPE)
    line = sheet.type("FIGHT")
    assert "“FIGHT” is no type of event: write one of AGREE, CONSULT" in sheet.said()[0]
    line.selectAll()
    sheet.qtbot.keyClicks(line, "ASSAULT")
    line.completer().popup().hide()
    sheet.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert sheet.events["deal"].type is EventType.ASSAULT


def test_a_name_that_nobody_has_is_created_by_a_second_enter_only(sheet):
    sheet.click("deal", Column.WHO)
    line = sheet.type("Turkey; HTS")
    assert sheet.said() == [
        "⚠ No actor is called “HTS”. Press Enter again to create an organisation of that name."
    ]
    sheet.table.setFocus()
    assert not sheet.history.can_undo
    line.setFocus()
    sheet.qtbot.keyClick(line, Qt.Key.Key_Return)
    (made,) = (a for a in sheet.session.store.document.actors.values() if a.name == "HTS")
    assert made.kind is ActorKind.ORGANISATION
    assert sheet.events["deal"].agents == ("tr", made.id)
    sheet.history.undo()
    assert made.id not in sheet.session.store.document.actors
    assert sheet.events["deal"].agents == ("ru", "tr")


def test_a_name_is_completed_after_the_ones_before_it(sheet):
    sheet.click("war", Column.WHO)
    sheet.key(Qt.Key.Key_F2)
    line = sheet.line()
    sheet.qtbot.keyClicks(line, "Turkey; rus")
    popup = line.completer().popup()
    assert popup.isVisible()
    sheet.qtbot.keyClick(popup, Qt.Key.Key_Down)
    sheet.qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "Turkey; Russia"


def test_enter_stores_what_is_typed_though_a_list_of_names_is_open(sheet):
    sheet.click("war", Column.TYPE)
    sheet.key(Qt.Key.Key_F2)
    line = sheet.line()
    sheet.qtbot.keyClicks(line, "aid")
    popup = line.completer().popup()
    assert popup.isVisible()
    sheet.qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert sheet.line() is None
    assert not popup.isVisible()
    assert sheet.events["war"].type is EventType.AID


def test_typing_begins_to_edit_though_the_window_has_a_shortcut_on_the_letter(qtbot, sheet):
    asked = []
    QShortcut(QKeySequence("S"), sheet.pane, activated=lambda: asked.append("zoom"))
    sheet.click("deal", Column.EVENT)
    sheet.key(Qt.Key.Key_S)
    assert asked == []
    assert sheet.line().text() == "s"
    sheet.qtbot.keyClick(sheet.line(), Qt.Key.Key_Escape)
    sheet.click("deal", Column.TOLD)
    sheet.key(Qt.Key.Key_S)
    assert asked == ["zoom"]


def test_a_claim_is_kept_where_only_who_acted_is_typed(sheet):
    sheet.click("claim", Column.WHO)
    sheet.type("Russia")
    event = sheet.events["claim"]
    assert (event.agents, event.claimed_by) == (("ru",), "ru")


def test_f2_in_a_column_that_follows_from_the_text_edits_the_title(sheet):
    sheet.click("deal", Column.BASIS)
    sheet.key(Qt.Key.Key_F2)
    assert sheet.line().text() == "Cease-fire"


# Several rows


def test_shift_and_ctrl_select_several_rows_and_the_pane_counts_them(sheet):
    sheet.click("war")
    sheet.click("attack", keys=SHIFT)
    assert sheet.chosen() == {"war", "deal", "attack"}
    sheet.click("deal", keys=CTRL)
    assert sheet.chosen() == {"war", "attack"}
    assert sheet.pane.tools[0].text() == "2 selected"
    sheet.click("war")
    assert sheet.chosen() == {"war"}
    assert sheet.pane.tools[0].text() == "4"


def test_what_another_pane_selects_is_selected_alone_though_ctrl_is_held_down(sheet):
    sheet.click("war")
    sheet.qtbot.keyPress(sheet.table, Qt.Key.Key_Control, CTRL)
    assert QGuiApplication.keyboardModifiers() == CTRL
    sheet.session.selection.select(Ref(Kind.EVENT, "deal"))
    assert sheet.chosen() == {"deal"}
    sheet.qtbot.keyRelease(sheet.table, Qt.Key.Key_Control)


def test_the_cell_of_all_selected_rows_is_set_in_one_step_with_the_count_said(sheet):
    sheet.click("war", Column.TYPE)
    sheet.click("attack", Column.TYPE, keys=SHIFT)
    sheet.key(Qt.Key.Key_F2)
    assert sheet.line().text() == ""
    assert sheet.line().placeholderText() == "3 events"
    assert sheet.said() == ["Sets it for 3 events."]
    sheet.qtbot.keyClick(sheet.line(), Qt.Key.Key_Escape)
    sheet.type("coerce")
    assert [event.type for event in sheet.events.values()] == [EventType.COERCE] * 3 + [None]
    assert sheet.history.undo_label == "Set the type of 3 events"
    assert sheet.chosen() == {"war", "deal", "attack"}
    sheet.history.undo()
    assert [event.type for event in sheet.events.values()] == [None, EventType.AGREE, None, None]
    assert sheet.chosen() == {"war", "deal", "attack"}


def test_enter_without_typing_leaves_different_values_as_they_are(sheet):
    sheet.click("war", Column.EVENT)
    sheet.click("attack", Column.EVENT, keys=SHIFT)
    sheet.key(Qt.Key.Key_F2)
    sheet.qtbot.keyClick(sheet.line(), Qt.Key.Key_Return)
    assert sheet.line() is None
    assert not sheet.history.can_undo


def test_rows_stay_selected_when_their_dates_or_the_order_change(sheet):
    sheet.click("war", Column.WHEN)
    sheet.click("attack", Column.WHEN, keys=CTRL)
    sheet.type("2024")
    assert sheet.ids() == ["deal", "war", "attack", "claim"]
    assert sheet.chosen() == {"war", "attack"}
    sheet.table.sortByColumn(Column.EVENT, Qt.SortOrder.DescendingOrder)
    assert sheet.chosen() == {"war", "attack"}


def test_rows_stay_selected_when_so_many_change_that_all_are_made_anew(show):
    sheet = show(*(dated(f"e{n:02}", f"20{n:02}", f"Event {n}") for n in range(60)))
    sheet.table.choose(range(0, 60, 2))
    kept = sheet.chosen()
    sheet.model.beginResetModel()
    sheet.model.endResetModel()
    assert sheet.chosen() == kept


def test_delete_takes_all_selected_events_out_in_one_step(sheet):
    sheet.click("war")
    sheet.click("deal", keys=SHIFT)
    sheet.key(Qt.Key.Key_Delete)
    assert sheet.ids() == ["attack", "claim"]
    assert sheet.history.undo_label == "Delete 2 events"
    assert sheet.chosen() == set()
    sheet.key(Qt.Key.Key_Down)
    assert sheet.session.selection.current == Ref(Kind.EVENT, "claim")
    sheet.history.undo()
    assert sheet.ids() == ["war", "deal", "attack", "claim"]


def test_selected_events_are_joined_into_one_by_hand(sheet):
    told = []
    sheet.pane.told.connect(told.append)
    sheet.click("war")
    sheet.key(Qt.Key.Key_J, ALT | CTRL)
    assert told == ["Select at least two events to join."]
    sheet.click("deal", keys=SHIFT)
    sheet.key(Qt.Key.Key_J, ALT | CTRL)
    (label,) = told[1:]
    assert label.startswith("Join 2 events into")
    assert len(sheet.ids()) == 3
    assert len(sheet.chosen()) == 1
    sheet.history.undo()
    assert sheet.ids() == ["war", "deal", "attack", "claim"]
    sheet.history.read_only = "It is open in another window."
    sheet.key(Qt.Key.Key_J, ALT | CTRL)
    assert told[-1] == "It is open in another window."
    sheet.history.read_only = ""


def test_delete_says_what_else_told_of_the_events(show):
    sheet = show(*RECORDS, Quote("q", "It is broken.", QuoteForm.DIRECT, about=("claim", "deal")))
    told = []
    sheet.pane.told.connect(told.append)
    sheet.click("deal")
    sheet.key(Qt.Key.Key_Delete)
    assert told == ["Delete “Cease-fire”, which 1 quote told of."]
    assert sheet.session.store.document.quotes["q"].about == ("claim",)


def test_delete_belongs_to_the_table_while_it_has_the_keyboard(sheet):
    asked = []
    QShortcut(QKeySequence("Del"), sheet.pane, activated=lambda: asked.append("delete"))
    sheet.key(Qt.Key.Key_Delete)
    sheet.click("deal")
    sheet.key(Qt.Key.Key_Delete)
    assert asked == []
    assert sheet.ids() == ["war", "attack", "claim"]


def test_what_was_done_is_told_and_so_is_why_nothing_can_be(sheet):
    told = []
    sheet.pane.told.connect(told.append)
    sheet.click("war", Column.TYPE)
    sheet.click("deal", Column.TYPE, keys=SHIFT)
    sheet.type("aid")
    sheet.key(Qt.Key.Key_Down, ALT | SHIFT)
    sheet.key(Qt.Key.Key_Delete)
    sheet.click("attack", Column.TYPE)
    sheet.paste("AID")
    assert told == [
        "Set the type of 2 events.",
        "Delete 2 events.",
        "Set the type of “Attack” to AID.",
    ]
    sheet.history.read_only = "It is open in another window."
    told.clear()
    sheet.key(Qt.Key.Key_F2)
    sheet.key(Qt.Key.Key_Delete)
    sheet.key(Qt.Key.Key_Down, ALT | SHIFT)
    sheet.paste("COERCE")
    assert set(told) == {"It is open in another window."}
    assert len(told) == 4
    asked = []
    QShortcut(QKeySequence("S"), sheet.pane, activated=lambda: asked.append("zoom"))
    sheet.key(Qt.Key.Key_S)
    assert asked == ["zoom"]
    assert sheet.line() is None
    assert sheet.events["attack"].type is EventType.AID


def test_a_line_that_is_open_when_nothing_can_be_changed_any_more_says_why(sheet):
    sheet.click("deal", Column.EVENT)
    sheet.key(Qt.Key.Key_F2)
    sheet.history.read_only = "It is open in another window."
    line = sheet.line()
    sheet.qtbot.keyClicks(line, "Truce")
    sheet.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert sheet.said() == ["⚠ It is open in another window."]
    assert line.text() == "Truce"


# Cells and the clipboard


def test_whole_rows_are_copied_with_the_headings_of_their_columns(sheet):
    sheet.click("deal")
    line = "Jan 2020\tCease-fire\tRussia; Turkey\t\tAGREE\t\tstated in the text\t\tproposed\n"
    assert sheet.copied() == HEAD + line


def test_a_claim_is_never_copied_as_a_fact(sheet):
    sheet.click("claim")
    assert "\tclaimed by Russia: Turkey\t" in sheet.copied()


def test_dragging_selects_cells_and_copies_just_these(sheet):
    sheet.drag(("war", Column.WHEN), ("deal", Column.EVENT))
    assert sheet.copied() == "2011\tWar begins\nJan 2020\tCease-fire\n"


def test_shift_with_arrows_sideways_selects_cells(sheet):
    sheet.click("deal", Column.WHEN)
    sheet.key(Qt.Key.Key_Right, SHIFT)
    sheet.key(Qt.Key.Key_Down, SHIFT)
    assert sheet.copied() == "Jan 2020\tCease-fire\n3 Feb 2020\tAttack\n"
    sheet.key(Qt.Key.Key_Down)
    assert len(sheet.table.selectedIndexes()) == len(Column)


def test_whole_rows_that_are_copied_and_pasted_back_change_nothing(sheet):
    sheet.table.selectAll()
    sheet.paste(sheet.copied())
    assert sheet.box() is None
    assert not sheet.history.can_undo


def test_cells_of_a_spreadsheet_are_pasted_from_the_current_one_on_as_one_step(sheet):
    sheet.click("war", Column.WHO)
    sheet.paste("Russia\tTurkey\tassault\r\nTurkey\t\tAID\r\n")
    war, deal = sheet.events["war"], sheet.events["deal"]
    assert (war.agents, war.targets, war.type) == (("ru",), ("tr",), EventType.ASSAULT)
    assert (deal.agents, deal.targets, deal.type) == (("tr",), (), EventType.AID)
    assert sheet.history.undo_label == "Set 3 columns of 2 events"
    sheet.history.undo()
    assert not sheet.history.can_undo


def test_pasted_headings_say_which_columns_are_meant(sheet):
    sheet.click("deal", Column.STATUS)
    sheet.paste("Status\tEvent\naccepted\tTruce\n")
    event = sheet.events["deal"]
    assert (event.status, event.title) == (Status.ACCEPTED, "Truce")


def test_one_line_is_pasted_into_all_selected_rows(sheet):
    sheet.click("war", Column.TYPE)
    sheet.click("attack", Column.TYPE, keys=SHIFT)
    sheet.paste("AID\tIdlib")
    assert {event.type for event in sheet.events.values()} == {EventType.AID, None}
    assert [event.places for event in sheet.events.values()] == [("p",)] * 3 + [()]


def test_a_refused_paste_says_cell_by_cell_what_is_wrong_and_changes_nothing(sheet):
    sheet.click("war", Column.WHEN)
    sheet.paste("2012\tWar\nsoon\t\n")
    assert sheet.box().text() == "Nothing was pasted."
    told = sheet.box().informativeText().splitlines()
    assert told[0].startswith("Line 2, When: “soon” is no date")
    assert told[1] == "Line 2, Event: An event needs a title: write a few words."
    assert not sheet.history.can_undo


@pytest.mark.parametrize(
    ("column", "text", "told"),
    [
        (Column.STATUS, "accepted\tmore", "2 columns are copied, but only 1"),
        (Column.BASIS, "guessed", "Line 1, How known: this column cannot be written into."),
    ],
)
def test_a_paste_into_no_column_that_can_be_typed_into_is_refused(sheet, column, text, told):
    sheet.click("deal", column)
    sheet.paste(text)
    assert sheet.box().informativeText().startswith(told)
    assert not sheet.history.can_undo


def test_unknown_names_are_listed_and_created_if_that_is_wanted(sheet):
    sheet.click("war", Column.WHO)
    sheet.paste("HTS; Turkey\tHTS\nIran\t\n")
    box = sheet.box()
    assert box.informativeText() == "Organisation: HTS\nOrganisation: Iran"
    assert not sheet.history.can_undo
    box.defaultButton().click()
    names = {actor.id: actor.name for actor in sheet.session.store.document.actors.values()}
    assert [names[key] for key in sheet.events["war"].agents] == ["HTS", "Turkey"]
    assert [names[key] for key in sheet.events["deal"].agents] == ["Iran"]
    assert sheet.history.undo_label == "Set 2 columns of 2 events, add 2 actors"
    sheet.history.undo()
    assert len(sheet.session.store.document.actors) == 2


def test_rows_beyond_the_last_one_become_events_if_that_is_wanted(sheet):
    sheet.click("claim", Column.WHEN)
    sheet.paste("5 Feb 2020\tPromise\n6 Feb 2020\tTalks\n")
    assert sheet.box().informativeText() == "1 event, as the table has no row there"
    sheet.box().defaultButton().click()
    made = next(event for event in sheet.events.values() if event.title == "Talks")
    assert made.when.edtf == "2020-02-06"
    assert sheet.events["claim"].title == "Promise"
    assert sheet.history.undo_label == "Set 2 columns of 1 event, add 1 event"


def test_a_row_beyond_the_last_one_needs_a_title(sheet):
    sheet.click("claim", Column.TYPE)
    sheet.paste("AID\nAID\n")
    assert "An event to be created needs a title" in sheet.box().informativeText()
    assert not sheet.history.can_undo


def test_an_empty_clipboard_pastes_nothing(sheet):
    sheet.click("war")
    sheet.paste("")
    assert sheet.box() is None
    assert not sheet.history.can_undo


def test_fill_down_puts_the_first_selected_row_into_the_others(sheet):
    sheet.click("deal", Column.TYPE)
    sheet.click("claim", Column.TYPE, keys=SHIFT)
    sheet.key(Qt.Key.Key_Down, ALT | SHIFT)
    assert [event.type for event in sheet.events.values()] == [None] + [EventType.AGREE] * 3
    sheet.drag(("war", Column.WHEN), ("deal", Column.EVENT))
    sheet.key(Qt.Key.Key_Down, ALT | SHIFT)
    deal = sheet.events["deal"]
    assert (deal.when.edtf, deal.title) == ("2011", "War begins")


def test_fill_down_of_a_single_row_does_nothing(sheet):
    sheet.click("deal", Column.TYPE)
    sheet.key(Qt.Key.Key_Down, ALT | SHIFT)
    assert not sheet.history.can_undo


def test_a_document_without_events_takes_keys_and_a_paste_of_events(show):
    sheet = show(*RECORDS[:3])
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
        sheet.key(key)
    assert sheet.copied() == QGuiApplication.clipboard().text()
    sheet.paste("2011\tWar begins\n2012\tIt goes on\n")
    sheet.box().defaultButton().click()
    assert [event.title for event in sheet.events.values()] == ["War begins", "It goes on"]
