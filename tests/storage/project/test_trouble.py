"""What happens to the file while it is open costs no edit."""

from __future__ import annotations

import errno
import importlib
import os
import shutil
import sqlite3
import sys
from contextlib import contextmanager

import pytest

from idlib_gui.storage.project import file, lock, opening, placing
from idlib_gui.storage.project import project as storage_project
from idlib_gui.storage.project.errors import ProjectError
from idlib_gui.storage.project.project import Project

posix = pytest.mark.skipif(sys.platform == "win32", reason="an open file stays there on Windows")


def failing(code):
    """Return a function that fails as the system does with this error."""

    def fail(*_args, **_kwargs):
        raise OSError(code, os.strerror(code))

    return fail


@contextmanager
def no_room_beyond(size):
    """Let no file of this process grow beyond so many bytes: as a full disk does."""
    resource = importlib.import_module("resource")  # there is none on Windows
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def is_whole(path, project):
    """Return whether a file holds all that a project knows."""
    other = Project.open(path)
    other.close()
    return (other.document(), other.steps()) == (project.document(), project.steps())


@posix
def test_a_deleted_file_is_noticed_and_all_of_it_can_be_saved(project, document, edit, retitle):
    edit(project, retitle(document, "first"))
    project.path.unlink()
    with pytest.raises(ProjectError, match="no longer there"):
        edit(project, retitle(project.document(), "second"))
    there = project.path.with_name("saved.idlib")
    project.save_copy(there)
    assert is_whole(there, project)


@posix
def test_a_deleted_file_can_be_written_again_in_its_place(project, document, edit, retitle):
    edit(project, retitle(document, "first"))
    project.path.unlink()
    project.save_copy(project.path)
    edit(project, retitle(project.document(), "second"))
    project.close()
    assert is_whole(project.path, project)


@posix
def test_a_file_that_was_moved_away_can_come_back(project, document, edit, retitle):
    away = project.path.with_name("away.idlib")
    project.path.rename(away)
    with pytest.raises(ProjectError, match="no longer there"):
        edit(project, retitle(document))
    away.rename(project.path)
    edit(project, retitle(document))
    project.close()
    assert is_whole(project.path, project)


@posix
def test_another_file_in_its_place_is_not_written_to(project, document, edit, retitle, copy):
    other = copy(project.path, project.path.with_name("other"))
    other.replace(project.path)
    data = project.path.read_bytes()
    with pytest.raises(ProjectError, match="replaced or changed by another program"):
        edit(project, retitle(document))
    assert project.path.read_bytes() == data
    there = project.path.with_name("saved.idlib")
    project.save_copy(there)
    assert is_whole(there, project)


def test_an_earlier_state_written_over_the_file_is_noticed(project, document, edit, retitle):
    earlier = project.path.read_bytes()
    edit(project, retitle(document, "first"))
    project.path.write_bytes(earlier)
    with pytest.raises(ProjectError, match="replaced or changed by another program"):
        edit(project, retitle(project.document(), "second"))
    project.save_copy(project.path)
    edit(project, retitle(project.document(), "second"))
    project.close()
    assert is_whole(project.path, project)


def test_a_change_by_another_program_is_noticed(project, document, edit, retitle):
    with sqlite3.connect(project.path) as other:
        other.execute("DELETE FROM records WHERE id = 'e2'")
        other.execute("UPDATE meta SET value = 'other' WHERE key = 'stamp'")
    other.close()
    with pytest.raises(ProjectError, match="replaced or changed by another program"):
        edit(project, retitle(document))


def test_a_record_that_is_missing_in_the_file_is_noticed(project, document, edit, retitle):
    with sqlite3.connect(project.path) as other:
        other.execute("DELETE FROM records WHERE id = 'e1'")
    other.close()
    with pytest.raises(ProjectError, match="replaced or changed by another program"):
        edit(project, retitle(document))


def test_a_file_that_was_only_touched_is_written_to(project, document, edit, retitle):
    os.utime(project.path, (1, 1))
    edit(project, retitle(document))
    project.close()
    assert is_whole(project.path, project)


def test_a_file_in_use_can_be_copied_between_edits(project, document, edit, retitle, copy):
    edit(project, retitle(document))
    there = copy(project.path, project.path.with_name("copy.idlib"))
    assert is_whole(there, project)


@posix
def test_a_full_disk_takes_nothing_and_it_can_be_tried_again(project, document, edit, retitle):
    edit(project, retitle(document, "first"))
    before = project.document()
    much = retitle(before, "much", note="x" * 200_000)
    with no_room_beyond(project.path.stat().st_size + 50_000):
        with pytest.raises(ProjectError, match="room"):
            edit(project, much)
        assert project.document() == before
        assert is_read_as(project, before)
        edit(project, retitle(before, "little"))
    edit(project, retitle(project.document(), "much", note="x" * 200_000))
    project.close()
    assert is_whole(project.path, project)


def is_read_as(project, document):
    """Return whether another window sees this document."""
    return Project.open(project.path).document() == document


@posix
def test_a_disk_that_is_full_when_a_copy_is_made_leaves_nothing(project):
    there = project.path.with_name("copy.idlib")
    there.write_bytes(b"what was there")
    with no_room_beyond(10_000), pytest.raises(ProjectError, match="room"):
        project.save_copy(there)
    assert there.read_bytes() == b"what was there"
    assert {other.name for other in there.parent.iterdir()} == {
        "copy.idlib",
        "work.idlib",
        ".work.idlib.lock",
    }


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_copy_that_cannot_be_put_on_the_disk_is_none(project, monkeypatch, code):
    there = project.path.with_name("copy.idlib")
    monkeypatch.setattr(placing.os, "fsync", failing(code))
    with pytest.raises(ProjectError, match=r"copy\.idlib"):
        project.save_copy(there)
    assert not there.exists()


def test_a_project_cannot_be_made_where_there_is_no_folder(tmp_path, document):
    with pytest.raises(ProjectError, match="choose another name or folder"):
        Project.create(tmp_path / "nowhere" / "a.idlib", document)


def test_a_project_cannot_be_made_in_place_of_a_folder(tmp_path, document):
    with pytest.raises(ProjectError):
        Project.create(tmp_path, document)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_to_is_read(project, document, edit, retitle, monkeypatch):
    project.close()
    monkeypatch.setattr(lock.Lock, "take", failing(errno.EROFS))
    again = Project.open(project.path)
    assert again.document() == document
    assert "lies where nothing can be written" in again.read_only
    with pytest.raises(ProjectError, match="read here, not changed"):
        edit(again, retitle(document))


def test_a_file_that_cannot_be_written_to_is_read(project, document, monkeypatch):
    project.close()
    monkeypatch.setattr(opening.os, "access", lambda path, mode: False)
    again = Project.open(project.path)
    assert again.document() == document
    assert "is write-protected" in again.read_only


def half_done(path, document):
    """Leave a file as a killed program does within a transaction."""
    project = Project.create(path, document)
    project.close()
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE records SET body = body || ' '")
        connection.execute("INSERT INTO texts VALUES ('x', zeroblob(500000))")
        for name in ("work.idlib", "work.idlib-journal"):
            shutil.copyfile(path.with_name(name), path.with_name(f"left-{name}"))
        connection.execute("ROLLBACK")
    connection.close()
    for name in ("work.idlib", "work.idlib-journal"):
        path.with_name(f"left-{name}").replace(path.with_name(name))


def test_what_a_killed_program_left_half_done_is_taken_back(path, document):
    half_done(path, document)
    assert path.stat().st_size > 500_000
    project = Project.open(path)
    assert project.document() == document
    project.close()
    assert [other.name for other in path.parent.iterdir()] == ["work.idlib"]


def test_it_is_taken_back_aside_where_nothing_can_be_written(path, document, monkeypatch):
    half_done(path, document)
    before = path.read_bytes()
    monkeypatch.setattr(opening.os, "access", lambda path, mode: False)
    project = Project.open(path)
    assert project.document() == document
    assert project.read_only
    assert path.read_bytes() == before


def test_it_is_not_taken_for_a_part_of_another_file_in_its_place(path, document, make_document):
    half_done(path, document)
    Project.create(path, make_document()).close()
    project = Project.open(path)
    assert not list(project.document().refs())
    project.close()


def test_the_journal_of_what_is_no_project_goes_with_it(path, document):
    path.write_bytes(b"no database")
    path.with_name("work.idlib-journal").write_bytes(b"no journal")
    project = Project.create(path, document)
    assert project.document() == document
    project.close()
    assert [other.name for other in path.parent.iterdir()] == ["work.idlib"]


def test_a_commit_that_only_seemed_to_fail_counts(project, document, edit, retitle, monkeypatch):
    transact = file.ProjectFile._transact  # noqa: SLF001 - where a drive fails after all is written

    def failing_late(self, connection, work, stamp):
        transact(self, connection, work, stamp)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(file.ProjectFile, "_transact", failing_late)
    edit(project, retitle(document, "first"))
    monkeypatch.undo()
    edit(project, retitle(project.document(), "second"))
    project.close()
    assert is_whole(project.path, project)


def test_another_program_that_keeps_the_file_is_waited_for(
    project, document, edit, retitle, monkeypatch
):
    other = sqlite3.connect(project.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr("idlib_gui.storage.project.connecting._WAIT", 0.01)
    os.utime(project.path, (1, 1))  # so that the file is opened anew, and waited for less long
    with pytest.raises(ProjectError, match="try again in a moment"):
        edit(project, retitle(document))
    other.execute("ROLLBACK")
    other.close()
    edit(project, retitle(document))


@posix
def test_a_file_that_goes_while_it_is_written_to_is_noticed(
    project, document, edit, retitle, monkeypatch
):
    change_records = storage_project.change_records

    def losing(connection, *rest):
        change_records(connection, *rest)
        project.path.unlink(missing_ok=True)

    monkeypatch.setattr(storage_project, "change_records", losing)
    with pytest.raises(ProjectError):
        edit(project, retitle(document))
    assert project.document() == document
    monkeypatch.undo()
    project.save_copy(project.path)
    edit(project, retitle(document))
    project.close()
    assert is_whole(project.path, project)


def test_a_bug_in_the_middle_of_an_edit_leaves_the_file_as_it_was(
    project, document, edit, retitle, monkeypatch
):
    def failing_late(*_given):
        raise RuntimeError("a bug")

    monkeypatch.setattr(storage_project, "put_bases", failing_late)
    with pytest.raises(RuntimeError):
        edit(project, retitle(document))
    monkeypatch.undo()
    assert is_read_as(project, document)
    edit(project, retitle(document))
    project.close()
    assert is_whole(project.path, project)


@pytest.mark.parametrize("begun", [b"", bytes(600)])
def test_a_journal_that_was_only_begun_goes_when_the_file_is_opened(project, document, begun):
    project.close()
    project.path.with_name("work.idlib-journal").write_bytes(begun)
    again = Project.open(project.path)
    assert again.document() == document
    again.close()
    assert [other.name for other in project.path.parent.iterdir()] == ["work.idlib"]
