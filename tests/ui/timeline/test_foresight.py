"""While nothing is done, the zoom steps beside the one that is seen are laid out."""

from __future__ import annotations

import pytest

from idlib_gui.layout.plan import plan_of
from idlib_gui.ui.timeline import plans


@pytest.fixture
def steps(monkeypatch):
    """Return the zoom steps that are laid out, by their pixels, in the order that they are."""
    made = []

    def note(board, full, step):
        made.append(step.pixels)
        return plan_of(board, full, step)

    monkeypatch.setattr(plans, "plan_of", note)
    return made


def test_after_a_zoom_the_steps_before_and_after_are_laid_out(qtbot, window, steps):
    stage, timeline = window.timeline.view.canvas.stage, window.timeline
    for _time in range(4):
        timeline.zoom_in()
    assert stage.picture
    seen = steps[-1]
    qtbot.waitUntil(lambda: 2 * seen in steps and seen / 2 in steps)
    qtbot.waitUntil(lambda: not stage.foresee())
    made = list(steps)
    timeline.zoom_in()
    timeline.zoom_in()  # a step is a power of two, and a zoom by key less
    assert stage.picture
    assert len(set(steps)) == len(steps)
    assert stage.picture.plan.tiles.ruling.scale is stage.scale
    assert made[: len(steps)] == steps[: len(made)]


def test_nothing_is_laid_out_ahead_beyond_all_of_the_time(qtbot, window, steps):
    stage = window.timeline.view.canvas.stage
    window.session.viewport.update(folded=False)
    qtbot.waitUntil(lambda: len(steps) == 2)
    assert steps[1] == 2 * steps[0]
    assert not stage.foresee()


def test_another_board_is_laid_out_anew(qtbot, window, steps):
    stage, viewport = window.timeline.view.canvas.stage, window.session.viewport
    viewport.update(folded=False)
    qtbot.waitUntil(lambda: not stage.foresee())
    before = len(steps)
    viewport.update(folded=True)
    assert stage.picture
    qtbot.waitUntil(lambda: len(steps) == before + 2)
