"""One window at a time writes to a project; others read it."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import subprocess
import sys

import pytest

from idlib_gui.storage.project import file_locks, lock, placing
from idlib_gui.storage.project.errors import ProjectError
from idlib_gui.storage.project.project import Project

posix = pytest.mark.skipif(sys.platform == "win32", reason="asks what only POSIX knows")


@pytest.fixture
def without_locks(monkeypatch):
    """Be on a share where files cannot be locked."""

    def refuse(descriptor):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(file_locks, "_exclusive", refuse)
    monkeypatch.setattr(file_locks, "_shared", refuse)


def sidecar(path):
    return path.with_name(f".{path.name}.lock")


def ended_process():
    """Return the number of a process that has ended."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def say_who(path, **who):
    """Write a lock as another program would have."""
    holder = {"host": placing.host(), "user": "Bob", "pid": os.getpid(), "since": 0, "token": "t"}
    values = list({**holder, **who}.values())
    sidecar(path).write_text(json.dumps(values), encoding="utf-8")


def test_a_second_window_reads_and_says_who_writes(project, document, edit, retitle):
    edit(project, retitle(document))
    second = Project.open(project.path)
    assert second.document() == project.document()
    assert second.steps() == project.steps()
    assert "work.idlib” is open in another window (" in second.read_only
    assert second.read_only.endswith("); it can be read here, not changed.")
    assert str(os.getpid()) in second.read_only
    with pytest.raises(ProjectError, match="read here, not changed"):
        edit(second, retitle(second.document(), "other"))
    second.close()


def test_closing_the_second_window_leaves_the_first_its_right(project, document, edit, retitle):
    Project.open(project.path).close()
    edit(project, retitle(document))
    assert Project.open(project.path).read_only


def test_once_the_first_window_is_closed_the_next_may_write(project):
    project.close()
    assert not sidecar(project.path).exists()
    again = Project.open(project.path)
    assert not again.read_only
    again.close()


def test_what_is_read_elsewhere_can_be_saved_as_a_copy(project):
    second = Project.open(project.path)
    there = project.path.with_name("copy.idlib")
    second.save_copy(there)
    copy = Project.open(there)
    assert not copy.read_only
    assert copy.document() == project.document()
    copy.close()


def test_nothing_is_saved_over_a_file_that_is_open(project, document):
    other = Project.create(project.path.with_name("other.idlib"), document)
    with pytest.raises(ProjectError, match="is open in another window"):
        other.save_copy(project.path)
    with pytest.raises(ProjectError, match="is open in another window"):
        Project.create(project.path, document)
    other.close()


@pytest.mark.usefixtures("without_locks")
def test_where_files_cannot_be_locked_what_is_written_counts(path, document):
    first = Project.create(path, document)
    assert "another window" in Project.open(path).read_only
    first.close()
    again = Project.open(path)
    assert not again.read_only
    again.close()


@pytest.mark.usefixtures("without_locks")
def test_where_files_cannot_be_locked_sqlite_does_not_ask_for_it(path, document, edit, retitle):
    first = Project.create(path, document)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")  # which can be told from the outside where locks are
    edit(first, retitle(document))
    other.close()
    first.close()


def test_a_file_that_another_program_has_locked_can_be_locked(project, monkeypatch):
    def held(descriptor):
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(file_locks, "_shared", held)
    assert file_locks.can_lock(project.path)


@posix
@pytest.mark.usefixtures("without_locks")
def test_a_process_that_has_ended_does_not_count(project):
    project.close()
    say_who(project.path, pid=ended_process())
    again = Project.open(project.path)
    assert not again.read_only
    again.close()


@pytest.mark.usefixtures("without_locks")
def test_another_machine_counts_until_it_was_silent_for_long(project):
    project.close()
    say_who(project.path, host="elsewhere", pid=1)
    assert "Bob on elsewhere" in Project.open(project.path).read_only
    os.utime(sidecar(project.path), (0, 0))
    again = Project.open(project.path)
    assert not again.read_only
    again.close()


@pytest.mark.usefixtures("without_locks")
def test_a_window_that_was_taken_for_gone_does_not_write(project, document, edit, retitle):
    say_who(project.path, host="elsewhere")
    with pytest.raises(ProjectError, match="taken over by another window"):
        edit(project, retitle(document))
    with pytest.raises(ProjectError, match="taken over by another window"):
        project.save_copy(project.path)
    there = project.path.with_name("mine.idlib")
    project.save_copy(there)
    Project.open(there).close()


@posix
def test_a_lock_that_a_killed_program_left_does_not_count(project):
    project.close()
    say_who(project.path, pid=ended_process())
    again = Project.open(project.path)
    assert not again.read_only
    again.close()
    assert not sidecar(project.path).exists()


@pytest.mark.parametrize("content", [b"", b"nonsense", b"[1]"])
def test_a_lock_that_says_nothing_does_not_count_unless_it_is_held(project, content):
    project.close()
    sidecar(project.path).write_bytes(content)
    again = Project.open(project.path)
    assert not again.read_only
    again.close()


@posix
def test_what_a_killed_program_left_in_the_folder_is_cleared_up(project):
    project.close()
    folder = project.path.parent
    pid = ended_process()
    (folder / f".copy.idlib.making-{placing.host()}-{pid}-0123abcd").write_bytes(b"half")
    say_who(folder / "copy.idlib", pid=pid)
    sidecar(folder / "begun.idlib").write_bytes(b"")
    others = {".copy.idlib.making-notes.txt", ".other.lock", ".package.lock"}
    for name in others:
        (folder / name).write_bytes(b"" if name == ".other.lock" else b"somebody else's")
    Project.open(project.path).close()
    assert {file.name for file in folder.iterdir()} == {"work.idlib", *others}


@posix
def test_what_somebody_still_writes_is_left_alone(project):
    project.close()
    making = project.path.with_name(f".a.idlib.making-{placing.host()}-{os.getpid()}-0123abcd")
    making.write_bytes(b"half")
    Project.open(project.path).close()
    assert making.exists()


def test_other_processes_are_asked_about_only_where_that_is_possible(monkeypatch):
    def of_another_user(pid, signal):
        raise PermissionError

    monkeypatch.setattr(placing.os, "kill", of_another_user)
    assert placing.is_alive(1)


@pytest.mark.usefixtures("without_locks")
def test_a_lock_that_is_gone_is_no_right_to_write(project, document, edit, retitle):
    sidecar(project.path).unlink()
    with pytest.raises(ProjectError, match="taken over by another window"):
        edit(project, retitle(document))


@posix
def test_a_lock_that_is_let_go_while_it_is_looked_at_is_taken_anew(project, monkeypatch):
    project.close()
    place, system_lock = sidecar(project.path), file_locks._exclusive  # noqa: SLF001 - as it is

    def let_go_first(descriptor):
        place.unlink(missing_ok=True)
        monkeypatch.setattr(file_locks, "_exclusive", system_lock)
        system_lock(descriptor)

    monkeypatch.setattr(file_locks, "_exclusive", let_go_first)
    again = Project.open(project.path)
    assert not again.read_only
    assert place.exists()
    again.close()


@posix
def test_a_lock_that_is_let_go_all_the_time_is_somebody_elses(project, monkeypatch):
    project.close()
    place = sidecar(project.path)
    monkeypatch.setattr(file_locks, "_exclusive", lambda descriptor: place.unlink(missing_ok=True))
    assert "is open in another window (?" in Project.open(project.path).read_only


def test_a_lock_that_cannot_be_asked_for_is_none(project, monkeypatch):
    project.close()

    def fail(descriptor):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(file_locks, "_exclusive", fail)
    assert "lies where nothing can be written" in Project.open(project.path).read_only


@posix
def test_a_lock_for_which_there_is_no_room_is_none(project, monkeypatch):
    project.close()

    def fail(*_given):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(lock.os, "write", fail)
    assert "lies where no room is left" in Project.open(project.path).read_only


def test_a_user_without_a_name_may_write(project, monkeypatch):
    project.close()

    def no_name():
        raise OSError("no username set in the environment")

    monkeypatch.setattr(lock.getpass, "getuser", no_name)
    first = Project.open(project.path)
    assert "(? on " in Project.open(project.path).read_only
    first.close()


def test_closing_twice_closes_no_other_file(project):
    project.close()
    with project.path.open("rb") as file:  # it has the number now that the lock had
        project.close()
        assert file.read(6) == b"SQLite"


def test_what_is_closed_is_not_written_to(project, document, edit, retitle):
    project.close()
    with pytest.raises(ProjectError, match="save the project elsewhere"):
        edit(project, retitle(document))
