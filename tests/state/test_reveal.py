"""Asking for a citation to be shown, across panes that do not know each other."""

from __future__ import annotations

from idlib_gui.domain.records import Citation, SourceId
from idlib_gui.state.viewport import Viewport

CITATION = Citation(SourceId("s"), 0, 4, "word")


def test_asking_to_see_a_citation_reaches_whoever_shows_the_source(qtbot):
    viewport = Viewport()
    with qtbot.waitSignal(viewport.reveal_requested) as asked:
        viewport.reveal(CITATION)
    assert asked.args == [CITATION]


def test_asking_twice_counts_twice_and_leaves_the_view_alone(qtbot):
    viewport = Viewport()
    asked, views = [], []
    viewport.reveal_requested.connect(asked.append)
    viewport.changed.connect(views.append)
    viewport.reveal(CITATION)
    viewport.reveal(CITATION)
    assert len(asked) == 2
    assert views == []
