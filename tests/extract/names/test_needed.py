"""Which of the actors a document keeps."""

from __future__ import annotations

from idlib_gui.domain.records import Source, SourceId
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.pipeline import extract


def _actors(text):
    source = Source(SourceId("s1"), "Made up", text, "0" * 64)
    return {
        actor.name: actor for actor in extract(source, shipped_lists()).document.actors.values()
    }


def test_a_state_that_is_but_a_place_is_no_actor():
    assert "Norway" not in _actors("Snow fell in Norway on Monday.")


def test_a_state_that_a_ministry_is_part_of_is_an_actor():
    actors = _actors("The Peruvian Foreign Ministry smiled.")
    assert actors["Peruvian Foreign Ministry"].part_of == actors["Peru"].id


def test_a_state_told_by_an_adjective_in_an_event_is_an_actor():
    assert "Peru" in _actors("The Peruvian attack killed ten people in Chile.")
