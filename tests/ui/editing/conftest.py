"""The real window on a small story, opened anew for each test."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from idlib_gui.app import build_window
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    DateMention,
    Event,
    EventType,
    Kind,
    Place,
    Quote,
    QuoteForm,
    Ref,
    Rival,
    Status,
    TimexType,
    When,
)
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.settings import Settings

TEXT = (
    "😀 On Monday Bob met Ann in Kyiv.\r\n\r\n“We 👍 agree,” Ann said on 4 February. Cem denied it."
)
MET, SAID = Ref(Kind.EVENT, "e1"), Ref(Kind.QUOTE, "q1")
BOB, KYIV = Ref(Kind.ACTOR, "a2"), Ref(Kind.PLACE, "p1")


@pytest.fixture
def story(make_source, cite):
    text = make_source(TEXT)
    monday, fourth = cite(text, "Monday"), cite(text, "4 February")
    later = cite(text, "Ann said")._replace(exact="Ann", suffix=" said")
    later = later._replace(end=later.start + 3)
    when = When("2020-02-03", Basis.RELATIVE, "The Monday before publication.", monday)
    return document_of(
        [
            text,
            Actor("a1", "Ann", ActorKind.PERSON, mentions=(cite(text, "Ann"), later)),
            Actor("a2", "Bob", ActorKind.PERSON, ("Bobby",), mentions=(cite(text, "Bob"),)),
            Actor("a3", "Cem", ActorKind.PERSON, mentions=(cite(text, "Cem"),)),
            Actor("a4", "Ukraine", ActorKind.STATE, country="UKR"),
            Place("p1", "Kyiv", 50.45, 30.52, mentions=(cite(text, "Kyiv"),)),
            Place("p2", "Lviv"),
            DateMention(monday, "2020-02-03", None, TimexType.DATE, Basis.RELATIVE, "Why."),
            DateMention(fourth, "2020-02-04", None, TimexType.DATE, Basis.STATED, "So it says."),
            Event(
                "e1",
                "They meet",
                EventType.CONSULT,
                when,
                ("a2",),
                ("a1",),
                ("p1",),
                evidence=(cite(text, "Bob met Ann"),),
            ),
            Event(
                "e2",
                "Cem denies it",
                EventType.REJECT,
                rivals=(Rival("when", "2020-02-02", cite(text, "on 4 February"), "a1"),),
                status=Status.ACCEPTED,
            ),
            Quote(
                "q1",
                "We 👍 agree",
                QuoteForm.DIRECT,
                "a1",
                citations=(cite(text, "We 👍 agree,"),),
                about=("e1",),
            ),
        ]
    )


@pytest.fixture(scope="module")
def shared_window(qapp):
    with ThreadPoolExecutor(1) as pool:
        window = build_window(document_of([]), Settings(), "light", JobSlot(pool))
        window.resize(1280, 800)
        window.show()
        assert QTest.qWaitForWindowExposed(window)
        yield window
        window.files.may_close = lambda _close: True
        window.files.keeper.close()
        window.close()
        window.deleteLater()


@pytest.fixture
def window(shared_window, story):
    """Return the window on the story, with nothing selected and the keyboard in the timeline."""
    shared_window.session.store.open(story)
    shared_window.activateWindow()
    shared_window.timeline.setFocus()
    return shared_window


class User:
    """What a user of the window does and sees."""

    def __init__(self, qtbot, window) -> None:
        self.qtbot, self.window, self.session = qtbot, window, window.session

    @property
    def document(self):
        """Return the document as it is now."""
        return self.session.store.document

    @property
    def steps(self) -> list[str]:
        """Return the steps that are made, in words."""
        made = self.session.store.history.steps()
        return [step.label for step in made if step.state == "made"]

    @property
    def said(self) -> str:
        """Return what the status bar says."""
        return self.window.statusBar().currentMessage()

    @property
    def form(self):
        """Return the form that is open, None if a sheet is shown."""
        found = self.window.detail.findChildren(QPushButton)
        done = [b for b in found if b.text() == "Done" and b.isVisible()]
        return done[0].parentWidget().parentWidget().parentWidget() if done else None

    def select(self, ref) -> None:
        """Select a record as a click elsewhere does."""
        self.session.selection.select(ref)

    def do(self, name) -> None:
        """Trigger an action."""
        self.window.actions_by_name[name].trigger()

    def can(self, name) -> bool:
        """Return whether an action can be done."""
        return self.window.actions_by_name[name].isEnabled()

    def edit(self, ref, field=""):
        """Open the form of a record at a field, and return the field."""
        self.select(ref)
        self.window.detail.edit_wanted.emit(field)
        return self.form.fields.get(field)

    def key(self, key, *modifiers) -> None:
        """Press a key where the keyboard is."""
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        self.qtbot.keyClick(QApplication.focusWidget(), key, held)

    def type(self, words) -> None:
        """Type in the place of what is written where the keyboard is."""
        widget = QApplication.focusWidget()
        widget.selectAll()
        if not words:
            self.key(Qt.Key.Key_Delete)
        for number, line in enumerate(words.split("\n")):
            if number:
                self.key(Qt.Key.Key_Return)
            self.qtbot.keyClicks(widget, line)

    def enter(self, words) -> None:
        """Type and press Enter."""
        self.type(words)
        self.key(Qt.Key.Key_Return)

    def choose(self, box, *keys) -> None:
        """Open a box of choices, press keys in its list, and Enter."""
        box.setFocus()
        self.key(Qt.Key.Key_Down)
        for key in (*keys, Qt.Key.Key_Return):
            self.qtbot.keyClick(box.view(), key)

    def press(self, name, kind=QPushButton) -> None:
        """Click the button of the form that is called so."""
        for button in (*self.form.findChildren(kind), *self.form.findChildren(QToolButton)):
            if name in {button.text(), button.accessibleName()} and button.isVisibleTo(self.form):
                button.click()
                return
        raise AssertionError(name)

    def select_words(self, words):
        """Select words in the source with the mouse's result: a text cursor over them."""
        view = self.window.source.view
        text = view.source_text
        start = text.text.index(words)
        first, last = text.span(start, start + len(words))
        cursor = view.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, cursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
        return self.session.selection.words


@pytest.fixture
def user(qtbot, window):
    return User(qtbot, window)
