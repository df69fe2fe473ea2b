"""In the program lists follow the timeline a moment later; then all panes tell the same."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from idlib_gui.app import LAG
from idlib_gui.domain.calendar import day_start
from idlib_gui.domain.records import EventClass
from idlib_gui.state.narrowing import listed

PERIOD = (day_start(2020, 2, 3), day_start(2020, 2, 10))


@pytest.fixture
def window(open_window, bundled):
    window = open_window(bundled)
    window.session.viewport.lag = LAG
    return window


def place(window):
    return window.statusBar().findChild(QLabel).text()


def dimmed(window):
    return window.timeline.view.canvas.picture.scene.dim.any()


def test_the_timeline_is_first_and_the_lists_are_right_after(qtbot, window):
    before = place(window)
    window.session.viewport.update(period=PERIOD)
    assert dimmed(window)
    assert place(window) == before
    with qtbot.waitSignal(window.session.viewport.settled):
        pass
    assert place(window) == "3–9 Feb 2020: 17 events, 11 quotes"


def test_an_edit_and_a_selection_in_between_leave_all_panes_right(qtbot, window):
    session = window.session
    session.viewport.update(classes_off=frozenset({EventClass.MATERIAL_CONFLICT}))
    session.selection.select(None)
    session.viewport.update(period=PERIOD)
    with qtbot.waitSignal(session.viewport.settled):
        pass
    events = int(listed(session).events.sum())
    assert place(window).startswith(f"3–9 Feb 2020: {events} events")


def test_the_view_of_the_last_moment_is_kept_when_the_window_closes(window, settings):
    session = window.session
    session.viewport.update(folded=False)
    window.close()
    assert not settings.view_of(session.store.document).folded
