"""Other dates that events are said to have stand as ghosts in the rows of their marks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.domain.calendar import FAR_FUTURE, day_start
from idlib_gui.domain.document import Change, Document, Patch, apply_patch, document_of
from idlib_gui.domain.edtf import parse_edtf
from idlib_gui.domain.records import Basis, Event, EventId, Kind, Ref, Rival, When
from idlib_gui.layout.board import board_of, in_full
from idlib_gui.layout.columns import columns_of
from idlib_gui.layout.context import scale_of
from idlib_gui.layout.frame import ROW, frame_of
from idlib_gui.layout.hit import Area, hit
from idlib_gui.layout.lanes import actor_lanes, single_lane
from idlib_gui.layout.panels import panels_of
from idlib_gui.layout.plan import Step, plan_of
from idlib_gui.layout.rivals import LEAST, NO_GHOSTS, other_dates, rivals_of
from idlib_gui.layout.scene import Glance, compose

WIDTH, HEIGHT, BAY = 800, 400, 90


def an_event(key, edtf, *others, **known):
    """Return an event of a date that others contest."""
    when = When(edtf, Basis.STATED) if edtf else None
    rivals = tuple(Rival("when", other) for other in others)
    return Event(EventId(key), key, when=when, rivals=rivals, **known)


class Shown:
    """Events, straight in time in one lane, with the ghosts of their other dates."""

    def __init__(self, *events, part=(0.0, 1.0), lanes=None, height=HEIGHT):
        self.document = document_of(events)
        columns = columns_of(self.document)
        rows = {key: row for row, key in enumerate(columns.ids)}
        self.rows = rows
        dates = self.document.derived(other_dates)
        self.rivals = rivals_of(dates, np.array([rows[key] for key in dates], dtype=np.int64))
        self.scale = scale_of(columns, (), folded=False, rivals=self.rivals)
        table = lanes or single_lane(self.document, columns, set(), "All")
        board = board_of(columns, table, columns.titles, lambda label: 8.0 * len(label))
        step = Step(self.scale, WIDTH / self.scale.room, WIDTH, height, 300)
        self.plan = plan_of(board, in_full(board, self.scale), step)
        self.panels = panels_of(board, self.plan.packing, height)
        self.rooms = tuple(self.scale.room * end for end in part)
        glance = Glance(self.rooms, WIDTH, self.panels, BAY, None, self.rivals)
        self.scene = compose(self.plan, glance)

    def x_of(self, *date):
        """Return where a day begins."""
        room = float(self.scale.to_room(day_start(*date)))
        return (room - self.rooms[0]) / (self.rooms[1] - self.rooms[0]) * WIDTH


def test_a_ghost_lies_in_the_row_of_its_mark_as_long_as_its_date(make_event):
    shown = Shown(make_event("a", "2020-01-01"), an_event("b", "2020-10", "2020-03"))
    ghosts, item = shown.scene.ghosts, shown.scene.event.tolist().index(shown.rows["b"])
    assert ghosts.left.tolist() == pytest.approx([shown.x_of(2020, 3)])
    assert ghosts.right.tolist() == pytest.approx([shown.x_of(2020, 4)])
    assert ghosts.y.tolist() == [shown.scene.y[item]]
    assert ghosts.event.tolist() == [shown.rows["b"]]
    assert ghosts.cls.tolist() == [shown.scene.cls[item]]


def test_a_line_leads_from_the_ghost_to_the_near_end_of_the_mark(make_event):
    shown = Shown(
        an_event("b", "2020-06", "2020-03", "2020-06-10", "2020-10"),
        make_event("a", "2020-01-01"),
    )
    edges = shown.scene.edges[:, shown.scene.event.tolist().index(shown.rows["b"])]
    before, inside, after = shown.scene.ghosts.link.T.tolist()
    assert before == pytest.approx([shown.x_of(2020, 4), edges[0]])
    assert inside[0] == inside[1]
    assert after == pytest.approx([edges[3], shown.x_of(2020, 10)])


def test_a_ghost_of_a_short_time_is_wide_enough_to_be_hit(make_event):
    shown = Shown(make_event("a", "1900"), an_event("b", "2020", "1950-03-04"))
    (ghost,) = (shown.scene.ghosts.right - shown.scene.ghosts.left).tolist()
    assert ghost == pytest.approx(LEAST)


def test_other_dates_widen_the_scale_to_where_they_are(make_event):
    shown = Shown(make_event("a", "2020-01-01"), an_event("b", "2020-10", "1999"))
    assert shown.scale.extent[0] == day_start(1999)
    folded = scale_of(columns_of(shown.document), (), folded=True, rivals=shown.rivals)
    assert [day_start(1999), day_start(2000)] in folded.named.tolist()


def test_an_open_other_date_reaches_to_the_end_of_the_scale(make_event):
    shown = Shown(make_event("a", "2020-01-01"), an_event("b", "2020-03", "2020-10/.."))
    assert shown.rivals.end.tolist() == [FAR_FUTURE]
    assert shown.scene.ghosts.right.tolist() == pytest.approx([WIDTH])


def test_the_ghost_of_an_undated_event_hangs_on_a_line_from_the_bay(make_event):
    shown = Shown(
        make_event("a", "2020-01-01"), make_event("c", "2020-12"), an_event("b", None, "2020-03")
    )
    ghosts = shown.scene.ghosts
    assert ghosts.y.tolist() == shown.scene.undated.y.tolist()
    assert ghosts.link.T.tolist() == [pytest.approx([0.0, shown.x_of(2020, 3)])]
    plain = Glance(shown.rooms, WIDTH, shown.panels, 0, None, shown.rivals)
    assert not len(compose(shown.plan, plain).ghosts.event)


def test_a_ghost_is_seen_where_its_mark_is_not_and_gone_where_neither_is(make_event):
    events = make_event("a", "2020-01-01"), an_event("b", "2020-12", "2020-09")
    assert len(Shown(*events, part=(0.6, 0.8)).scene.ghosts.event) == 1
    assert len(Shown(*events, part=(0.78, 0.85)).scene.ghosts.event) == 1  # the line is
    assert len(Shown(*events, part=(0.1, 0.5)).scene.ghosts.event) == 0


def test_an_event_in_two_lanes_has_its_ghost_in_both(make_event, make_actor):
    known = {"agents": ("t",), "targets": ("r",)}
    document = document_of(
        [make_actor("t"), make_actor("r"), an_event("b", "2020-12", "2020-09", **known)]
    )
    columns = columns_of(document)
    lanes = actor_lanes(document, columns, set(), set(), "Nobody")
    shown = Shown(*document.actors.values(), *document.events.values(), lanes=lanes)
    assert shown.scene.ghosts.lane.tolist() == [0, 1]
    assert shown.scene.ghosts.of_lanes(1, 2).lane.tolist() == [1]


def test_a_ghost_scrolled_out_of_its_panel_is_not_seen(make_event):
    events = [make_event(f"e{n:02}", "2020-01-01", "x" * 60) for n in range(40)]
    last = an_event("zz", "2020-01-01", "2020-03")
    shown = Shown(*events, last, make_event("b", "2020-12"), height=3 * ROW)
    assert len(shown.scene.ghosts.event) == 0


def test_where_nothing_is_contested_there_are_no_ghosts(make_event):
    shown = Shown(make_event("a", "2020-01-01"), an_event("b", "2020"))
    assert shown.rivals is None
    assert shown.scene.ghosts is NO_GHOSTS
    assert shown.scene.within(shown.panels[0]).ghosts is NO_GHOSTS


def test_a_ghost_that_is_hit_names_its_event_and_which_date_it_is(make_event):
    shown = Shown(make_event("a", "2020-01-01"), an_event("b", "2020-12", "2020-03", "2020-09"))
    frame = frame_of(WIDTH + 300, HEIGHT, 60, undated=False)
    place = shown.x_of(2020, 9) + 5, float(shown.scene.ghosts.y[1]) + 5
    parts = tuple(shown.scene.parts())
    found = hit(frame, shown.plan, parts, frame.left + place[0], frame.header + place[1])
    assert (found.area, found.event, found.rival) == (Area.TIME, shown.rows["b"], 1)
    beside = hit(frame, shown.plan, parts, frame.left + place[0], frame.header + 300)
    assert (beside.event, beside.rival) == (None, None)


def test_on_the_label_of_its_own_event_a_ghost_is_hit_on_that_of_another_it_is_not(make_event):
    contested = an_event("b", "2020-01-10", "2020-03-01")._replace(title="x" * 60)
    shown = Shown(contested, make_event("d", "2020-12"))
    ghosts, frame = shown.scene.ghosts, frame_of(WIDTH + 300, HEIGHT, 60, undated=False)
    place = frame.left + ghosts.left[0] + 4, frame.header + ghosts.y[0] + 5
    found = hit(frame, shown.plan, tuple(shown.scene.parts()), *place)
    assert (found.event, found.rival) == (shown.rows["b"], 0)
    as_of_another = shown.scene._replace(event=shown.scene.event + 7)
    found = hit(frame, shown.plan, tuple(as_of_another.parts()), *place)
    assert (found.event, found.rival) == (shown.rows["b"] + 7, None)


def test_only_other_dates_are_ghosts_not_other_values():
    event = Event(EventId("b"), "b", rivals=(Rival("killed", "8"), Rival("when", "2020-02")))
    found = document_of((event,)).derived(other_dates)
    assert found == {"b": {1: parse_edtf("2020-02")}}


def test_events_without_a_row_have_no_ghosts():
    found = document_of((an_event("b", "2020", "2021"),)).derived(other_dates)
    assert rivals_of(found, np.array([-1])) is None


VALUES = st.lists(st.sampled_from(["2020", "2020-02-03", "../2012"]), max_size=2)


@settings(max_examples=60)
@given(edits=st.lists(st.tuples(st.sampled_from("abc"), st.none() | VALUES), max_size=6))
def test_other_dates_that_follow_edits_are_as_if_looked_up_anew(edits):
    document = document_of((an_event("a", "2020", "2021"), an_event("b", "2020")))
    document.derived(other_dates)
    for key, values in edits:
        before = document.events.get(EventId(key))
        after = None if values is None else an_event(key, "2020", *values)
        change = Change(before, after, 0)
        if before == after:
            continue
        document = apply_patch(document, Patch("", {Ref(Kind.EVENT, key): change}))
        again = Document(events=document.events)
        assert document.derived(other_dates) == again.derived(other_dates)


def test_an_edit_of_something_else_leaves_the_other_dates_as_they_were(make_event, make_actor):
    document = document_of((an_event("a", "2020", "2021"), make_event("b", "2020")))
    dates = document.derived(other_dates)
    changes = {
        Ref(Kind.EVENT, "b"): Change(document.events["b"], make_event("b", "2021"), 0),
        Ref(Kind.ACTOR, "t"): Change(None, make_actor("t"), 0),
    }
    after = apply_patch(document, Patch("", changes))
    assert after.derived(other_dates) is dates
    noted = {
        Ref(Kind.EVENT, "b"): Change(after.events["b"], an_event("b", "2021", "2022"), 0),
        Ref(Kind.ACTOR, "t"): Change(make_actor("t"), None, 0),
    }
    noting = apply_patch(after, Patch("", noted)).derived(other_dates)
    assert noting.keys() == {"a", "b"}
    assert noting["a"] is dates["a"]
    assert np.all(rivals_of(dates, np.array([0])).begin == day_start(2021))
