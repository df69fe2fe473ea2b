"""Other dates of events as ghosts on the timeline: seen, hit, told, and followed through edits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAccessible, QHelpEvent, QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QToolTip

from idlib_gui.domain.edits import add_rival, remove_rival
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    Event,
    Kind,
    Ref,
    Rival,
    When,
)
from idlib_gui.state.viewport import LanesBy
from idlib_gui.ui.theme import ThemeName, load_theme

REF = Ref(Kind.EVENT, "b")


@pytest.fixture
def contested(hands, make_document, make_source, cite):
    """Return the timeline of an event of which Turkey gives another date."""
    source = make_source("It was in March, Turkey says.")
    rival = Rival("when", "2020-03", cite(source, "in March"), "tr")

    def dated(key, edtf, *rivals):
        return Event(key, f"Event {key}", when=When(edtf, Basis.STATED), rivals=rivals)

    document = make_document(
        source, Actor("tr", "Turkey", ActorKind.STATE),
        dated("a", "2020-01-01")._replace(agents=("tr",)),
        dated("b", "2020-10-05", rival), dated("c", "2020-12-31"),
    )  # fmt: skip
    return hands(document, lanes_by=LanesBy.NONE, folded=False)


def ghost(timeline, number=0):
    """Return the middle of a ghost, in pixels of the widget."""
    ghosts, frame = timeline.picture.scene.ghosts, timeline.picture.frame
    x = (ghosts.left[number] + ghosts.right[number]) / 2
    return QPoint(round(frame.left + x), round(frame.header + ghosts.y[number] + 10))


def test_a_click_on_a_ghost_selects_its_event(contested):
    contested.click(ghost(contested))
    assert contested.selected == REF


def test_a_ghost_tells_who_gives_that_date_in_which_words(contested):
    area, place = contested.view.viewport(), ghost(contested)
    QApplication.sendEvent(area, QHelpEvent(QEvent.Type.ToolTip, place, area.mapToGlobal(place)))
    told = QTextDocumentFragment.fromHtml(QToolTip.text()).toPlainText()
    assert told.split("\n") == [
        "Event b",
        "Another date given: Mar 2020 – says Turkey",
        "The main one: 5 Oct 2020",
        "“in March”",
    ]


def test_a_screen_reader_hears_of_the_other_dates(contested):
    reader = QAccessible.queryAccessibleInterface(contested.view)
    names = [reader.child(n).text(QAccessible.Text.Name) for n in range(reader.childCount())]
    assert names[0] == "Event a, 1 Jan 2020, Turkey"
    assert names[1] == "Event b, 5 Oct 2020, Other dates given: Mar 2020 – says Turkey"


@pytest.mark.parametrize("theme", [ThemeName.LIGHT, ThemeName.DARK, ThemeName.CONTRAST])
def test_a_ghost_is_a_hollow_outline_in_every_theme(contested, theme):
    contested.looks.show(load_theme(theme))
    place = ghost(contested)
    with_ghost = contested.pane.grab().toImage()
    store = contested.session.store
    store.edit(remove_rival(store.document, REF, store.document.events["b"].rivals[0]))
    without = contested.pane.grab().toImage()
    assert with_ghost.pixelColor(place) == without.pixelColor(place)
    rows = range(place.y() - 10, place.y() + 14)
    assert any(
        with_ghost.pixelColor(place.x() + dx, y) != without.pixelColor(place.x() + dx, y)
        for y in rows
        for dx in range(-3, 4)
    )


def test_ghosts_follow_edits_and_undo(contested):
    store = contested.session.store
    before = contested.picture.scene.ghosts
    store.edit(add_rival(store.document, REF, Rival("when", "1999")))
    ghosts = contested.picture.scene.ghosts
    assert sorted(ghosts.number.tolist()) == [0, 1]
    assert ghosts.left.min() >= 0
    store.history.undo()
    assert contested.picture.scene.ghosts.left.tolist() == before.left.tolist()


def test_a_ghost_cannot_be_dragged(contested):
    contested.select("event", "b")
    place = ghost(contested)
    contested.drag(place, place + QPoint(80, 0))
    assert contested.session.store.document.events["b"].when.edtf == "2020-10-05"


def test_a_ghost_steps_back_with_its_event(contested):
    place = ghost(contested)

    def darkest():
        image = contested.pane.grab().toImage()
        around = [(place.x() + dx, place.y() + dy) for dx in range(-8, 9) for dy in range(6, 14)]
        return min(image.pixelColor(*point).lightness() for point in around)

    before = darkest()
    contested.select("actor", "tr")
    assert darkest() > before
