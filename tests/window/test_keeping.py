"""The program is killed after an edit and started anew: the edit is there."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import Status
from idlib_gui.domain.steps import StepState
from idlib_gui.state.projects import open_project
from idlib_gui.storage.project.project import Project

QUIETLY = (0, "")


def held(path):
    """Return the document in a file, and whether each step is part of it."""
    opened = open_project(path)
    opened.project.close()
    return opened.document, [step.state for step in opened.steps]


def disputed(document):
    return [key for key, event in document.events.items() if event.status is Status.DISPUTED]


@pytest.fixture
def project(tmp_path, bundled):
    path = tmp_path / "talks.idlib"
    Project.create(path, bundled).close()
    return path


def test_an_edit_of_a_project_outlives_the_program(start, project, bundled):
    program = start(project).wait_for_window()
    assert "talks.idlib" in program.title()
    program.press("period", "ctrl+d")
    program.kill()
    document, steps = held(project)
    assert disputed(document) == [*disputed(bundled), bundled.index.by_time[0]]
    assert steps == [StepState.MADE]

    program = start(project).wait_for_window()
    program.press("ctrl+z")
    program.kill()
    assert held(project) == (bundled, [StepState.UNDONE])

    program = start(project).wait_for_window()
    program.press("ctrl+shift+z")
    assert program.quit() == QUIETLY
    assert held(project)[1] == [StepState.MADE]


def test_an_edit_of_what_is_in_no_project_outlives_the_program_as_a_draft(start, tmp_path, bundled):
    program = start().wait_for_window()
    program.press("period", "ctrl+d")
    assert "Draft" in program.title()
    program.kill()
    (draft,) = (tmp_path / ".local" / "share" / "idlib-explorer" / "drafts").glob("*.idlib")
    document, steps = held(draft)
    assert disputed(document) == [*disputed(bundled), bundled.index.by_time[0]]
    assert steps == [StepState.MADE]

    program = start(draft).wait_for_window()
    assert "Draft" in program.title()
    program.press("ctrl+q")
    program.wait_for_windows(2)
    program.press("Escape")
    program.wait_for_windows(1)
    program.kill()
    assert held(draft) == (document, steps)


def test_two_windows_on_one_project_do_not_write_over_each_other(start, project, bundled):
    first = start(project).wait_for_window()
    first.press("period", "ctrl+d")
    second = start(project).wait_for_window()
    assert "Read-only" in second.title()
    second.press("period", "period", "ctrl+d")
    assert second.quit() == QUIETLY
    assert len(held(project)[1]) == 1
    first.kill()
    assert disputed(held(project)[0]) == [*disputed(bundled), bundled.index.by_time[0]]
