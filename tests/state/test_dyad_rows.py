"""The rows of datasets between two actors."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event as Stop
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.called import names_of
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import Actor, ActorKind, Event, EventClass, EventType
from idlib_gui.state import dyad_rows
from idlib_gui.state.datasets import Layer, Shelf
from idlib_gui.state.dyad_rows import RowsBetween, found_at, rows_between, together
from idlib_gui.state.dyads import looked_at
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.selection import Selection
from idlib_gui.state.session import Session
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import Dyad, Viewport

NAMES = ["Government of Turkey", "Russia", "Greece", "RUSMIL", "Rebels"]
TURKEY, RUSSIA, GREECE, ARMY, REBELS = range(5)
NOBODY = -1
DOCUMENT = document_of((
    Actor("tr", "Turkey", ActorKind.STATE),
    Actor("ru", "Russia", ActorKind.STATE, country="RUS"),
    Actor("xx", "Nowhere", ActorKind.STATE),
    Event("e", "It asks", EventType.REQUEST, agents=("tr",), targets=("ru",)),
))  # fmt: skip


def table(*rows, key="k"):
    """Return a dataset of rows (agent, target, start, class)."""
    actor, target, start, cls = (np.array(part) for part in zip(*rows, strict=True))
    return SimpleNamespace(
        key=key,
        name=key.upper(),
        rows=len(rows),
        actor=actor.astype(np.int32),
        target=target.astype(np.int32),
        start=start.astype(np.int64),
        end=start.astype(np.int64) + 10,
        cls=cls.astype(np.int8),
        actors=NAMES,
    )


ROWS = (
    (TURKEY, RUSSIA, 50, 0),
    (RUSSIA, TURKEY, 20, 3),
    (TURKEY, GREECE, 30, 0),
    (ARMY, TURKEY, 40, 3),
    (RUSSIA, ARMY, 10, 1),
    (TURKEY, NOBODY, 15, 2),
    (NOBODY, NOBODY, 16, 2),
)


def found(dataset, first="tr", second="ru", *, bodies=True, stop=None):
    sides = (names_of(DOCUMENT, (key,), bodies=bodies) for key in (first, second))
    return rows_between(dataset, *sides, stop or Stop())


def test_rows_either_way_are_between_the_two_by_their_begin():
    answer = found(table(*ROWS))
    assert answer.rows.tolist() == [1, 3, 0]
    assert answer.moments.begin.tolist() == [20, 40, 50]
    assert answer.moments.cls.tolist() == [3, 3, 0]
    assert answer.first == ("Government of Turkey",)
    assert answer.second == ("Russia", "RUSMIL")


def test_bodies_of_a_state_count_only_if_they_shall():
    assert found(table(*ROWS), bodies=False).rows.tolist() == [1, 0]


def test_a_side_that_nobody_is_called_has_no_rows_and_says_so():
    answer = found(table(*ROWS), second="xx")
    assert not len(answer.rows)
    assert answer.second == ()


def test_it_stops_when_nobody_wants_to_know_any_more():
    stop = Stop()
    stop.set()
    assert not len(found(table(*ROWS), stop=stop).rows)


@given(
    st.lists(
        st.tuples(st.integers(-1, 4), st.integers(-1, 4), st.integers(0, 99), st.integers(0, 4)),
        min_size=1,
        max_size=40,
    )
)
def test_it_finds_what_a_look_at_every_row_finds(rows):
    own, others = {TURKEY}, {RUSSIA, ARMY}
    expected = [
        number
        for number, (agent, target, _, _) in enumerate(rows)
        if (agent in own and target in others) or (agent in others and target in own)
    ]
    before, dyad_rows._CHUNK = dyad_rows._CHUNK, 7  # noqa: SLF001 - several chunks of few rows
    try:
        answer = found(table(*rows))
    finally:
        dyad_rows._CHUNK = before  # noqa: SLF001
    assert sorted(answer.rows.tolist()) == expected
    assert np.all(np.diff(answer.moments.begin) >= 0)


def test_rows_at_a_place_are_those_that_were_there_of_these_classes():
    answers = [found(table(*ROWS)), found(table(*ROWS, key="m"))]
    near = found_at(answers, 25, 41, range(5))
    assert [(one.key, one.rows.tolist()) for one in near] == [("k", [1, 3]), ("m", [1, 3])]
    of_first = int(near[0].moments.cls[0])
    for one in found_at(answers, 25, 41, [of_first]):
        assert set(one.moments.cls.tolist()) == {of_first}
    assert found_at(answers, 30, 40, range(5)) == ()
    assert together(answers).total == 6


@pytest.fixture
def asked(qtbot):
    """Return what asks, with a session over the document and a shelf."""
    with ThreadPoolExecutor(1) as pool:
        session = Session(DocumentStore(DOCUMENT), Selection(), Viewport(), Shelf())
        session.viewport.update(dyad=Dyad("tr", "ru"))
        rows = RowsBetween(session.shelf, JobSlot(pool))

        def ask(off=frozenset(), *, anything=True):
            with qtbot.waitSignal(
                rows.changed, check_params_cb=lambda found: bool(found) == anything
            ):
                rows.ask(looked_at(session), off)
            return [(one.key, one.rows.tolist()) for one in rows.found]

        yield SimpleNamespace(ask=ask, rows=rows, session=session, shelf=session.shelf)


def test_every_visible_dataset_answers_and_an_answer_is_remembered(asked, monkeypatch):
    asked.shelf.put(Layer(table(*ROWS)))
    asked.shelf.put(Layer(table(*ROWS[:2], key="m")))
    asked.shelf.put(Layer(table(*ROWS, key="hidden"), visible=False))
    assert asked.ask() == [("k", [1, 3, 0]), ("m", [1, 0])]
    monkeypatch.setattr(dyad_rows, "rows_between", None)
    asked.session.viewport.update(dyad=Dyad("tr", "ru"))
    assert asked.ask() == [("k", [1, 3, 0]), ("m", [1, 0])]


def test_what_a_filter_or_the_classes_keep_back_is_left_out(asked):
    passing = np.ones(len(ROWS), dtype=bool)
    passing[1] = False
    asked.shelf.put(Layer(table(*ROWS), passing=passing))
    assert asked.ask() == [("k", [3, 0])]
    assert asked.ask(frozenset({EventClass.MATERIAL_CONFLICT})) == [("k", [0])]
    assert asked.rows.found[0].moments.begin.tolist() == [50]


def test_without_a_dataset_or_without_two_actors_there_is_nothing_to_look_up(asked):
    asked.rows.ask(looked_at(asked.session), frozenset())
    assert asked.rows.found == ()
    asked.shelf.put(Layer(table(*ROWS)))
    assert asked.ask()
    asked.session.viewport.update(dyad=Dyad("tr", None))
    assert asked.ask(anything=False) == []


def test_old_answers_are_forgotten(asked, monkeypatch):
    monkeypatch.setattr(dyad_rows, "_KEPT", 1)
    asked.shelf.put(Layer(table(*ROWS)))
    asked.ask()
    asked.session.viewport.update(dyad=Dyad("ru", "tr"))
    asked.ask()
    assert len(asked.rows._known) == 1  # noqa: SLF001 - memory cannot be seen otherwise


def test_what_goes_wrong_is_told(asked, qtbot):
    asked.shelf.put(Layer(SimpleNamespace(key="broken")))
    with qtbot.waitSignal(asked.rows.failed):
        asked.rows.ask(looked_at(asked.session), frozenset())


def test_rows_between_two_others_are_gone_before_the_next_are_known(asked):
    asked.shelf.put(Layer(table(*ROWS)))
    asked.ask()
    heard = []
    asked.rows.changed.connect(lambda found: heard.append(len(found)))
    asked.session.viewport.update(dyad=Dyad("ru", "tr"))
    asked.ask()
    assert heard == [0, 1]
