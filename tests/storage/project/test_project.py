"""A project file holds the document and its history after each edit."""

from __future__ import annotations

import pytest

from idlib_gui.domain import edits
from idlib_gui.domain.document import apply_patch
from idlib_gui.domain.records import Kind, Ref, Status
from idlib_gui.domain.steps import StepState
from idlib_gui.storage.project.project import Project


@pytest.fixture
def path(tmp_path):
    return tmp_path / "work.idlib"


def edited(project, patch, author="Ada", at=1_600_000_000):
    """Make an edit, and write it."""
    after = apply_patch(project.document(), patch)
    return project.make(patch, at, author, after)


def test_a_new_project_holds_the_document_as_it_was(path, bundled):
    Project.create(path, bundled).close()
    project = Project.open(path)
    assert project.document() == bundled
    assert [*project.document().refs()] == [*bundled.refs()]
    assert project.base() == bundled
    assert not project.steps()
    project.close()


def test_each_edit_is_in_the_file_with_who_made_it_and_when(path, bundled):
    project = Project.create(path, bundled)
    event = Ref(Kind.EVENT, next(iter(bundled.events)))
    patch = edits.set_status(bundled, event, Status.ACCEPTED)
    step = edited(project, patch)
    assert (step.number, step.author, step.at) == (1, "Ada", 1_600_000_000)
    after = project.document()
    project.close()
    again = Project.open(path)
    assert again.document() == after
    assert list(again.steps()) == [step]
    assert again.patch_of(1) == patch
    again.close()


def test_what_was_taken_back_before_another_edit_is_left_behind(path, bundled):
    project = Project.create(path, bundled)
    event = Ref(Kind.EVENT, next(iter(bundled.events)))
    edited(project, edits.set_status(bundled, event, Status.ACCEPTED))
    project.undo(1, bundled)
    edited(project, edits.set_status(bundled, event, Status.DISPUTED))
    project.close()
    again = Project.open(path)
    assert [step.state for step in again.steps()] == [StepState.LEFT, StepState.MADE]
    assert again.document().get(event).status is Status.DISPUTED
    again.close()
