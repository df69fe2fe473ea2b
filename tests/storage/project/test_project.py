"""A project file holds the document and its history after each edit."""

from __future__ import annotations

import sqlite3

import pytest

from idlib_gui.domain.document import Act, Change, Patch, ref_of
from idlib_gui.domain.records import Actor, ActorKind, DomainError, Event, Kind
from idlib_gui.domain.steps import StepState
from idlib_gui.storage.project.project import Project


def reopened(project):
    """Close a project and open it again."""
    project.close()
    return Project.open(project.path)


def test_a_new_project_holds_the_document_as_it_was(path, bundled):
    project = reopened(Project.create(path, bundled))
    assert project.document() == bundled
    assert [*project.document().refs()] == [*bundled.refs()]
    assert project.base() == bundled
    assert not project.steps()
    assert not project.read_only
    project.close()


def test_each_edit_is_in_the_file_with_who_made_it_and_when(project, document, edit, retitle):
    patch = retitle(document)
    step = edit(project, patch)
    assert (step.number, step.author, step.at) == (1, "Ada", 1_600_000_000)
    after = project.document()
    project = reopened(project)
    assert project.document() == after
    assert list(project.steps()) == [step]
    assert project.patch_of(1) == patch
    project.close()


def test_an_edit_is_in_the_file_before_the_project_is_closed(
    project, document, edit, retitle, copy
):
    edit(project, retitle(document))
    other = Project.open(copy(project.path, project.path.with_name("copy.idlib")))
    assert other.document() == project.document()
    other.close()


def test_a_clock_that_was_set_back_changes_no_order(project, document, edit, retitle):
    edit(project, retitle(document, "first"), at=2_000_000_000)
    edit(project, retitle(project.document(), "second"), at=1_000_000_000)
    project = reopened(project)
    assert [(step.number, step.at) for step in project.steps()] == [
        (1, 2_000_000_000),
        (2, 1_000_000_000),
    ]
    assert project.document().events["e1"].title == "second"
    project.close()


def test_what_was_taken_back_can_be_made_again_after_opening(project, document, edit, retitle):
    edit(project, retitle(document))
    after = project.document()
    project.undo(1, document)
    project = reopened(project)
    assert project.document() == document
    assert project.steps()[0].state is StepState.UNDONE
    project.redo(1, after)
    project = reopened(project)
    assert project.document() == after
    assert project.steps()[0].state is StepState.MADE
    project.close()


def test_what_was_taken_back_before_another_edit_is_left_behind(project, document, edit, retitle):
    edit(project, retitle(document, "first"))
    project.undo(1, document)
    edit(project, retitle(document, "second"))
    project = reopened(project)
    assert [step.state for step in project.steps()] == [StepState.LEFT, StepState.MADE]
    assert project.document().events["e1"].title == "second"
    project.close()


def test_the_base_is_what_was_proposed_in_the_last_step_that_is_made(
    project, document, edit, retitle, make_document
):
    proposed = make_document(Event("e9", "Proposed"))
    edit(project, retitle(document)._replace(act=Act.EXTRACT), base=proposed)
    project = reopened(project)
    assert project.base() == proposed
    assert project.steps()[0].act is Act.EXTRACT
    project.undo(1, document)
    assert project.base() == document
    project.close()


def test_a_new_record_stays_in_the_place_where_it_was_put(project, document, edit):
    for number in range(40):  # more than there is room for between two places
        event = Event(f"new{number}", "New")
        edit(project, Patch("Create", {ref_of(event): Change(None, event, 1)}))
    keys = list(project.document().events)
    assert keys[:3] == ["e1", "new39", "new38"]
    project = reopened(project)
    assert list(project.document().events) == keys
    project.close()


def test_several_new_records_stay_in_their_places(project, document, edit):
    new = {f"n{number}": position for number, position in enumerate((0, 1, 1, 3, 5, 7))}
    changes = {}
    for key, position in new.items():
        event = Event(key, "New")
        changes[ref_of(event)] = Change(None, event, position)
    edit(project, Patch("Create", changes))
    keys = list(project.document().events)
    assert sorted(keys) == sorted([*new, *document.events])
    project = reopened(project)
    assert list(project.document().events) == keys
    project.close()


def test_a_record_that_went_comes_back_to_its_place(project, document, edit):
    event = document.events["e1"]
    about = document.quotes["q1"]
    patch = Patch(
        "Delete",
        {
            ref_of(event): Change(event, None, 0),
            ref_of(about): Change(about, about._replace(about=()), 0),
        },
        Act.DELETE,
    )
    edit(project, patch)
    project.undo(1, document)
    project = reopened(project)
    assert list(project.document().events) == ["e1", "e2"]
    project.close()


def test_the_text_of_a_source_is_kept_once_and_every_character_of_it(
    path, make_document, make_source, edit
):
    source = make_source("\ufeffOne\r\n\x00two\u2028three \U0001d53dour\n")
    project = Project.create(path, make_document(source))
    renamed = source._replace(title="Another title")
    edit(project, Patch("Rename", {ref_of(source): Change(source, renamed, 0)}))
    project = reopened(project)
    assert project.document().sources == {"s1": renamed}
    assert project.patch_of(1).changes[ref_of(source)].before == source
    assert project.base().sources == {"s1": source}
    project.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT text FROM texts").fetchall() == [(source.text,)]
    connection.close()


def test_the_text_that_an_edit_brings_is_kept_too(project, document, edit, make_source):
    later = make_source("Another text altogether.", "s2")
    old = document.sources["s1"]
    replaced = old._replace(replaced_by=later.id)
    changes = {ref_of(later): Change(None, later, 1), ref_of(old): Change(old, replaced, 0)}
    edit(project, Patch("Replace the text", changes, Act.RETEXT))
    project.undo(1, document)
    project = reopened(project)
    assert project.patch_of(1).changes[ref_of(later)].after == later
    project.close()


def test_half_a_character_is_refused_and_the_project_goes_on(project, document, edit, retitle):
    with pytest.raises(DomainError, match="half a character"):
        edit(project, retitle(document, "bad \ud800"))
    edit(project, retitle(document, "good"))
    project = reopened(project)
    assert project.document().events["e1"].title == "good"
    project.close()


def test_a_whole_number_of_a_fraction_stays_equal(path, make_document):
    project = reopened(Project.create(path, make_document(Event("e1", "Even", confidence=1))))
    assert project.document().events["e1"].confidence == 1
    project.close()


def test_a_copy_has_the_whole_history(project, document, edit, retitle):
    edit(project, retitle(document, "first"))
    first = project.document()
    edit(project, retitle(first, "second"))
    project.undo(2, first)
    there = project.path.with_name("copy.idlib")
    project.save_copy(there)
    copy = Project.open(there)
    assert copy.document() == project.document()
    assert copy.steps() == project.steps()
    assert copy.patch_of(2) == project.patch_of(2)
    assert copy.base() == document
    copy.close()


def test_an_actor_and_a_source_can_be_changed_in_one_step(project, document, edit):
    actor = document.actors["a1"]
    other = Actor("a3", "Third", ActorKind.STATE)
    changes = {
        ref_of(actor): Change(actor, actor._replace(name="A. Ritter"), 0),
        ref_of(other): Change(None, other, 0),
    }
    edit(project, Patch("Two actors", changes, Act.MERGE))
    project = reopened(project)
    assert list(project.document().actors) == ["a3", "a1", "a2"]
    assert [ref.kind for ref in project.patch_of(1).changes] == [Kind.ACTOR, Kind.ACTOR]
    project.close()


def test_a_project_may_be_empty(path, make_document):
    project = reopened(Project.create(path, make_document()))
    assert not list(project.document().refs())
    project.close()
