"""Another publication date: asked for, shown with what it changes, made in one step."""

from __future__ import annotations

import hashlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QTableView

from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import (
    DateMention,
    Event,
    EventId,
    Kind,
    Quote,
    QuoteForm,
    QuoteId,
    Ref,
    Source,
    SourceId,
    When,
)
from idlib_gui.extract.assemble import cite
from idlib_gui.extract.times import find_times
from idlib_gui.state.redating import Redatings
from idlib_gui.ui.redate_dialog import RedateDialog

TEXT = "On Monday rebels left. In 2011 they had come. “It is over,” she said yesterday."


def told(key, published, text=TEXT, title="A story"):
    """Return the records of a source: its dates, an event on Monday and a quote of yesterday."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(SourceId(key), title, text, digest, published=published)
    times = find_times(text, published)
    dates = [
        DateMention(cite(source, t.span), t.edtf, t.timex, t.type, t.basis, t.reason) for t in times
    ]
    whens = [When(date.edtf, date.basis, date.reason, date.citation) for date in dates]
    event = Event(EventId(f"{key}e"), "Rebels leave", when=whens[0], evidence=(dates[0].citation,))
    quote = Quote(
        QuoteId(f"{key}q"),
        "It is over,",
        QuoteForm.DIRECT,
        when=whens[2],
        citations=(dates[2].citation,),
    )
    return source, *dates, event, quote


@pytest.fixture
def ask(open_window, qtbot):
    """Return what opens the dialog on a window of these records."""

    def opened(*records):
        window = open_window(document_of(records))
        window.actions_by_name["publication_date"].trigger()
        dialog = window.findChild(RedateDialog)
        qtbot.waitUntil(lambda: dialog.findChild(QTableView) is not None)
        return window, dialog

    return opened


def rows(dialog):
    model = dialog.findChild(QTableView).model()
    return [
        tuple(model.index(row, column).data().strip() for column in range(3))
        for row in range(model.rowCount())
    ]


def labels(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def button(dialog, text):
    buttons = dialog.findChild(QDialogButtonBox).buttons()
    return next(one for one in buttons if one.text() == text)


def published(window, key="s1"):
    return window.session.store.document.sources[SourceId(key)].published


def test_what_changes_is_listed_while_the_date_is_typed_and_nothing_is_made_yet(ask, qtbot):
    window, dialog = ask(*told("s1", "2020-02-13"))
    before = window.session.store.document
    dialog.date.field.setText("20 Feb 2020")
    qtbot.waitUntil(lambda: len(rows(dialog)) == 4)
    assert rows(dialog) == [
        ("“Monday”", "10 Feb 2020", "17 Feb 2020"),
        ("Rebels leave", "10 Feb 2020", "17 Feb 2020"),
        ("“yesterday”", "12 Feb 2020", "19 Feb 2020"),
        ("“It is over,”", "12 Feb 2020", "19 Feb 2020"),
    ]
    assert "4 dates change" in labels(dialog)
    assert window.session.store.document is before


def test_it_is_made_in_one_step_that_can_be_undone(ask, qtbot):
    window, dialog = ask(*told("s1", "2020-02-13"))
    before = window.session.store.document
    dialog.date.field.setText("20 Feb 2020")
    qtbot.waitUntil(lambda: button(dialog, "Apply").isEnabled())
    qtbot.mouseClick(button(dialog, "Apply"), Qt.MouseButton.LeftButton)
    assert published(window) == "2020-02-20"
    assert window.session.store.document.events[EventId("s1e")].when.edtf == "2020-02-17"
    assert window.top_bar.published.text() == "published 20 Feb 2020"
    window.actions_by_name["undo"].trigger()
    assert window.session.store.document == before
    assert window.top_bar.published.text() == "published 13 Feb 2020"


def test_cancel_changes_nothing(ask, qtbot):
    window, dialog = ask(*told("s1", "2020-02-13"))
    dialog.date.field.setText("2021")
    qtbot.mouseClick(button(dialog, "Cancel"), Qt.MouseButton.LeftButton)
    assert published(window) == "2020-02-13"
    assert not window.session.store.history.can_undo


def test_the_date_it_has_cannot_be_applied(ask, qtbot):
    _, dialog = ask(*told("s1", "2020-02-13"))
    qtbot.waitUntil(lambda: "This is the publication date now." in labels(dialog))
    assert not button(dialog, "Apply").isEnabled()


def test_what_is_no_date_cannot_be_applied_and_lists_nothing(ask, qtbot):
    _, dialog = ask(*told("s1", "2020-02-13"))
    dialog.date.field.setText("20 Feb 2020")
    qtbot.waitUntil(lambda: rows(dialog) != [])
    dialog.date.field.setText("soon")
    assert rows(dialog) == []
    assert not button(dialog, "Apply").isEnabled()


def test_a_date_can_be_taken_away(ask, qtbot):
    window, dialog = ask(*told("s1", "2020-02-13"))
    dialog.date.field.clear()
    qtbot.waitUntil(lambda: len(rows(dialog)) == 4)
    assert rows(dialog)[0] == ("“Monday”", "10 Feb 2020", "undated")
    qtbot.mouseClick(button(dialog, "Apply"), Qt.MouseButton.LeftButton)
    assert published(window) is None
    assert window.top_bar.published.text() == "publication date unknown"


def test_it_says_so_where_no_date_depends_on_it(ask, qtbot):
    text = "In 2011 they came. In 2012 they left. In 2013 they came again."
    window, dialog = ask(*told("s1", "2020-02-13", text))
    dialog.date.field.setText("20 Feb 2020")
    qtbot.waitUntil(lambda: "No date depends on it." in labels(dialog))
    qtbot.mouseClick(button(dialog, "Apply"), Qt.MouseButton.LeftButton)
    assert published(window) == "2020-02-20"


def test_what_a_person_dated_is_named_as_left_alone(ask, qtbot):
    source, *dates, event, quote = told("s1", "2020-02-13")
    own = event._replace(when=event.when._replace(edtf="2020-02-03"))
    _, dialog = ask(source, *dates, own, quote)
    dialog.date.field.setText("20 Feb 2020")
    qtbot.waitUntil(lambda: "3 dates change" in labels(dialog))
    assert "left as it is: Rebels leave" in labels(dialog)


def test_of_much_that_is_left_alone_a_few_are_named(ask, qtbot):
    source, *dates, event, quote = told("s1", "2020-02-13")
    own = [one._replace(edtf="2020-02-03") for one in (dates[0], dates[2])]
    events = [
        event._replace(id=EventId(f"e{n}"), title=f"E{n}", when=event.when._replace(edtf="1999"))
        for n in range(3)
    ]
    spoken = quote._replace(when=quote.when._replace(edtf="1999"))
    _, dialog = ask(source, own[0], dates[1], own[1], *events, spoken)
    dialog.date.field.setText("20 Feb 2020")
    qtbot.waitUntil(lambda: "E0, E1, E2, and 3 more" in labels(dialog))
    assert "No date depends on it." in labels(dialog)


def test_of_several_sources_the_one_looked_at_is_asked_about_and_another_can_be_chosen(ask, qtbot):
    records = (*told("s1", "2020-02-13"), *told("s2", "2019-05-08", title="Another story"))
    window, dialog = ask(*records)
    assert dialog.date.edtf == "2020-02-13"
    sources = dialog.findChild(QComboBox)
    assert sources.isVisible()
    sources.setCurrentIndex(1)
    assert dialog.date.edtf == "2019-05-08"
    dialog.date.field.setText("15 May 2019")
    qtbot.waitUntil(lambda: button(dialog, "Apply").isEnabled())
    qtbot.mouseClick(button(dialog, "Apply"), Qt.MouseButton.LeftButton)
    assert published(window, "s2") == "2019-05-15"
    assert published(window, "s1") == "2020-02-13"
    assert not window.top_bar.published.isVisible()


def test_the_list_of_sources_asks_for_its_own(open_window):
    records = (*told("s1", "2020-02-13"), *told("s2", "2019-05-08", title="Another story"))
    window = open_window(document_of(records))
    menu = window.panes.sources.menu_for(SourceId("s2"))
    next(action for action in menu.actions() if action.text() == "Publication date…").trigger()
    assert window.findChild(RedateDialog).date.edtf == "2019-05-08"


def test_a_click_on_the_date_in_the_bar_asks(open_window, qtbot):
    window = open_window(document_of(told("s1", "2020-02-13~")))
    assert window.top_bar.published.text() == "published about 13 Feb 2020"
    qtbot.mouseClick(window.top_bar.published, Qt.MouseButton.LeftButton)
    assert window.findChild(RedateDialog) is not None


def test_without_a_source_there_is_nothing_to_ask(open_window):
    window = open_window(document_of([]))
    assert not window.actions_by_name["publication_date"].isEnabled()
    assert not window.top_bar.published.isVisible()


def test_the_list_is_a_well_made_model_with_headings_and_whole_reasons_as_tips(ask, qtbot):
    _, dialog = ask(*told("s1", "2020-02-13"))
    model = dialog.findChild(QTableView).model()
    QAbstractItemModelTester(model)
    dialog.date.field.setText("20 Feb 2020")
    qtbot.waitUntil(lambda: model.rowCount() == 4)
    head = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)]
    assert head == ["Words, event or quote", "Before", "After", "Why"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert "10 Feb 2020 → 17 Feb 2020" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "2020-02-20" in model.index(0, 3).data()
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.index_of(Ref(Kind.EVENT, "s1e")).row() == 1
    assert model.data(model.index(9, 9)) is None


def test_an_answer_for_a_document_that_is_gone_is_not_made(ask, qtbot):
    window, dialog = ask(*told("s1", "2020-02-13"))
    dialog.date.field.setText("20 Feb 2020")
    qtbot.waitUntil(lambda: button(dialog, "Apply").isEnabled())
    window.session.store.open(document_of(told("s1", "2020-03-03")))
    button(dialog, "Apply").click()
    assert published(window) == "2020-03-03"


def test_a_source_that_is_gone_is_told_in_the_dialog(ask, qtbot):
    window, dialog = ask(*told("s1", "2020-02-13"))
    window.session.store.open(document_of(told("s2", "2020-03-03")))
    dialog.date.field.setText("20 Feb 2020")
    qtbot.waitUntil(lambda: "choose another" in labels(dialog))


def test_a_fault_of_the_program_is_reported(ask, qtbot, monkeypatch):
    window, _ = ask(*told("s1", "2020-02-13"))
    told_of = []
    monkeypatch.setattr("idlib_gui.ui.messages.report", lambda _, error: told_of.append(error))
    window.findChild(Redatings).failed.emit(RuntimeError("made up"))
    assert [str(error) for error in told_of] == ["made up"]
