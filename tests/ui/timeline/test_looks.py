"""What the timeline shows: looks, tooltips, what is empty and what is extreme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip

from idlib_gui.domain.records import (
    Actor,
    ActorId,
    ActorKind,
    Basis,
    Event,
    EventId,
    Status,
    When,
)
from idlib_gui.layout.scale import Fold
from idlib_gui.state.viewport import LanesBy
from idlib_gui.ui.theme import ThemeName, load_theme
from idlib_gui.ui.timeline.tips import tip_for
from idlib_gui.ui.timeline.words import event_words, say_fold


def has_colour(timeline, colour, area=None):
    image = timeline.pane.grab(area) if area else timeline.pane.grab()
    image = image.toImage()
    wanted = QColor(colour).rgb()
    return any(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def test_another_theme_is_painted_at_once(hands):
    timeline = hands()
    dark = load_theme(ThemeName.DARK)
    timeline.looks.show(dark)
    assert timeline.pane.grab().toImage().pixelColor(20, 500) == dark.card


def test_what_is_selected_is_outlined(hands):
    timeline = hands(size=(880, 500))
    mark = timeline.picture.rects_of(timeline.row("e24"))[0].adjusted(-3, -3, 3, 3)
    accent = timeline.looks.theme.accent
    assert not has_colour(timeline, accent, mark)
    timeline.select("event", "e24")
    assert has_colour(timeline, accent, mark)


def test_each_event_can_be_seen_in_every_kind_of_lanes(hands, bundled):
    for lanes_by in LanesBy:
        timeline = hands(size=(900, 2_500), lanes_by=lanes_by)
        assert len(timeline.picture.events()) == len(bundled.events)


def test_a_hidden_actor_has_no_lane(hands):
    timeline = hands(hidden=frozenset({ActorId("a1")}))
    assert "Turkey" not in [lane.name for lane in timeline.picture.plan.table.lanes]


def test_the_tooltip_tells_title_date_actors_and_words(hands, bundled):
    timeline = hands()
    spot = QPointF(timeline.place("e9"))
    text = tip_for(timeline.view.canvas, timeline.view.hit_at(spot))
    event = bundled.events["e9"]
    assert event.title in text
    assert "3 Feb 2020" in text
    assert "Turkey" in text
    assert " ".join(event.evidence[0].exact.split())[:30] in text


def test_the_tooltip_of_a_fold_says_how_much_is_folded(hands):
    timeline = hands()
    fold = timeline.picture.scale.folds[0]
    x = timeline.picture.x_of_room((fold.left + fold.right) / 2) + timeline.picture.frame.left
    text = tip_for(timeline.view.canvas, timeline.view.hit_at(QPointF(x, 10)))
    assert "2 years folded" in text


def test_lane_names_are_told_in_full_and_nothing_is_told_of_nothing(hands):
    timeline = hands()
    canvas = timeline.view.canvas
    spot = QPointF(timeline.header("Recep Tayyip Erdoğan"))
    assert "Recep Tayyip Erdoğan" in tip_for(canvas, timeline.view.hit_at(spot))
    frame = timeline.picture.frame
    assert tip_for(canvas, timeline.view.hit_at(QPointF(20, frame.header + 600))) == ""


def test_html_in_a_title_is_shown_as_it_is_written(hands, make_document):
    title = "<b>bold</b>\n<img src=x>" + "x" * 10_000
    event = Event(EventId("e"), title, when=When("2020", Basis.STATED), agents=(ActorId("a"),))
    actor = Actor(ActorId("a"), "<i>Name</i>\x07", ActorKind.STATE)
    timeline = hands(make_document(actor, event))
    text = tip_for(timeline.view.canvas, timeline.view.hit_at(QPointF(timeline.place("e"))))
    assert "&lt;b&gt;bold" in text
    assert "<img" not in text
    assert [lane.name for lane in timeline.picture.plan.table.lanes] == ["<i>Name</i>"]
    timeline.pane.grab()


def test_where_nothing_is_dated_no_time_is_told(hands, events_of, make_document):
    for document in (make_document(), events_of(None)):
        axis = hands(document).picture.axis
        assert axis.ticks == ()
        assert axis.captions == ()


def test_without_events_a_sentence_says_so(hands, make_document):
    timeline = hands(make_document())
    timeline.click(QPoint(400, 300))
    timeline.wheel(QPoint(400, 300), y=120)
    muted = timeline.looks.theme.muted
    assert has_colour(timeline, muted)


@pytest.mark.parametrize(
    "dates",
    [
        (None, None),
        ("2020-02-03",),
        ("2020-02-03",) * 30,
        ("-9999", "9999"),
        ("-9999", "2020-02-03T10:15:01", "9999"),
        ("../2020", "2020/.."),
    ],
)
@pytest.mark.parametrize("folded", [True, False])
def test_any_dates_can_be_shown_zoomed_and_fitted(hands, events_of, dates, folded):
    timeline = hands(events_of(*dates), folded=folded)
    timeline.select("event", "e0")
    for _ in range(40):
        timeline.pane.zoom_in()
    timeline.pane.grab()
    timeline.pane.fit_all()
    assert 0 in timeline.picture.events()
    timeline.pane.grab()


def test_two_thousand_events_are_told_in_numbers_from_afar_and_one_by_one_from_near(
    hands, events_of
):
    dates = [f"20{10 + n % 10}-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(2_000)]
    timeline = hands(events_of(*dates))
    timeline.pane.zoom_in()
    timeline.pane.scroll_rows(1)
    timeline.pane.grab()
    scene = timeline.picture.scene
    assert sum(strip.totals.sum() for strip in scene.strips) > 1_000
    assert not timeline.picture.events()
    for _ in range(12):
        timeline.pane.zoom_in()
    timeline.pane.grab()
    assert timeline.picture.events() or timeline.picture.scene.clusters


@pytest.mark.parametrize("size", [(300, 120), (120, 60), (2_400, 1_400)])
def test_any_size_can_be_shown(hands, size):
    timeline = hands(size=size)
    timeline.select("event", "e9")
    timeline.pane.grab()


def test_disputed_and_rejected_events_look_different(hands, make_document):
    def image(status):
        event = Event(EventId("e"), "Shelling", when=When("2020", Basis.STATED), status=status)
        timeline = hands(make_document(event), size=(500, 200))
        return timeline.pane.grab().toImage()

    pictures = [image(s) for s in (Status.ACCEPTED, Status.DISPUTED, Status.REJECTED)]
    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]
    assert pictures[0] != pictures[2]


def test_hovering_outlines_a_mark_until_the_pointer_leaves(hands):
    timeline = hands()
    area, spot = timeline.view.viewport(), timeline.place("e9")
    timeline.qtbot.mouseMove(area, spot + QPoint(0, 40))
    timeline.qtbot.mouseMove(area, spot)
    assert timeline.view.canvas.marks.hovered == (0, timeline.row("e9"))
    QApplication.sendEvent(timeline.view, QEvent(QEvent.Type.Leave))
    assert timeline.view.canvas.marks.hovered is None


def test_other_buttons_do_nothing(hands):
    timeline = hands()
    timeline.qtbot.mouseClick(
        timeline.view.viewport(), Qt.MouseButton.RightButton, pos=timeline.place("e9")
    )
    assert timeline.selected is None


def test_resting_the_pointer_shows_the_tooltip(hands):
    timeline = hands()
    spot = timeline.place("e9")
    asked = QHelpEvent(QEvent.Type.ToolTip, spot, timeline.view.mapToGlobal(spot))
    QApplication.sendEvent(timeline.view.viewport(), asked)
    timeline.qtbot.waitUntil(lambda: "3 Feb 2020" in QToolTip.text())


def test_short_folds_are_told_in_the_unit_that_fits():
    assert "3 months" in say_fold(Fold(0, 92 * 86_400, 0, 1))
    assert "5 days" in say_fold(Fold(0, 5 * 86_400, 0, 1))
    assert "a moment" in say_fold(Fold(0, 30, 0, 1))


def test_long_words_behind_an_event_are_shortened(make_document, make_source, cite):
    source = make_source("word " * 400)
    event = Event(EventId("e"), "Talk", evidence=(cite(source, source.text),), claimed_by=None)
    text = event_words(make_document(source, event), event)
    assert text.endswith("…”")
    assert "undated" in text


def test_the_tools_show_and_change_the_view(hands):
    timeline = hands()
    lanes, fold, fit = timeline.pane.tools
    assert isinstance(lanes, QToolButton)
    lanes.menu().actions()[1].trigger()
    assert timeline.session.viewport.view.lanes_by is LanesBy.TYPE
    assert "Type" in lanes.text()
    timeline.qtbot.addWidget(fold)
    fold.click()
    assert not timeline.session.viewport.view.folded
    timeline.pane.toggle_fold()
    assert fold.isChecked()
    timeline.pane.zoom_in()
    fit.click()
    assert timeline.window is None
