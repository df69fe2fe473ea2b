"""Lists may follow the view a little later than the timeline, once for all that changed by then."""

from __future__ import annotations

import pytest

from idlib_gui.state.viewport import View, Viewport


@pytest.fixture
def told():
    return []


@pytest.fixture
def viewport(qtbot, told):
    viewport = Viewport()
    viewport.changed.connect(lambda view: told.append(("changed", view.folded, view.window)))
    viewport.settled.connect(lambda view: told.append(("settled", view.folded, view.window)))
    return viewport


def test_without_a_lag_all_is_told_at_once_the_timeline_first(viewport, told):
    viewport.update(folded=False)
    assert told == [("changed", False, None), ("settled", False, None)]


def test_what_does_not_change_is_not_told(viewport, told):
    viewport.show(View())
    assert told == []


def test_with_a_lag_several_steps_are_told_to_lists_as_one(qtbot, viewport, told):
    viewport.lag = 5
    with qtbot.waitSignal(viewport.settled):
        viewport.update(folded=False)
        viewport.update(window=(0.0, 9.0))
        assert [name for name, *_ in told] == ["changed", "changed"]
    assert told[2:] == [("settled", False, (0.0, 9.0))]
    with qtbot.waitSignal(viewport.settled):
        viewport.update(folded=True)
    assert told[4:] == [("settled", True, (0.0, 9.0))]


def test_what_is_held_back_can_be_asked_for_and_is_not_told_again(qtbot, viewport, told):
    viewport.lag = 5
    viewport.update(folded=False)
    viewport.settle()
    viewport.settle()
    qtbot.wait(30)
    assert told == [("changed", False, None), ("settled", False, None)]


def test_a_change_made_by_who_hears_of_one_is_told_with_it(qtbot):
    viewport, told = Viewport(), []
    viewport.changed.connect(lambda view: viewport.update(window=(0.0, 1.0)))
    viewport.settled.connect(lambda view: told.append((view.folded, view.window)))
    viewport.update(folded=False)
    assert set(told) == {(False, (0.0, 1.0))}
