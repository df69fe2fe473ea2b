"""Files of earlier versions are opened, those of later ones are refused."""

from __future__ import annotations

import os
import sqlite3

import pytest

from idlib_gui.domain.document import Act, apply_patch
from idlib_gui.domain.records import Kind
from idlib_gui.domain.steps import StepState
from idlib_gui.storage.project import backups, migrating, opening
from idlib_gui.storage.project.backups import KEPT, backups_of
from idlib_gui.storage.project.errors import ProjectError
from idlib_gui.storage.project.project import Project
from idlib_gui.storage.project.schema import VERSION


@pytest.fixture
def older(path, document, retitle, older_layouts):
    """Write a file of layout 0 with two edits, the second one taken back; return its document."""
    first = retitle(document, "first")
    now = apply_patch(document, first)
    second = retitle(now, "second")
    older_layouts.write_0(path, now, [(first, 10, "Ada", False), (second, 20, "Bob", True)])
    return now


def version_of(path):
    with sqlite3.connect(path) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return version


def test_an_older_file_is_brought_up_to_date_with_its_history(path, older, document):
    project = Project.open(path)
    assert project.document() == older
    assert [*project.document().refs()] == [*older.refs()]
    assert [(step.at, step.author, step.state, step.act) for step in project.steps()] == [
        (10, "Ada", StepState.MADE, Act.EDIT),
        (20, "Bob", StepState.UNDONE, Act.EDIT),
    ]
    assert project.base() == document
    assert project.patch_of(2).label == "Call it second"
    project.redo(2, apply_patch(older, project.patch_of(2)))
    project.close()
    again = Project.open(path)
    assert again.document().events["e1"].title == "second"
    again.close()
    assert version_of(path) == VERSION


def test_a_backup_is_kept_as_it_was(path, older):
    data = path.read_bytes()
    Project.open(path).close()
    (backup,) = backups_of(path)
    assert backup.name.startswith("work.version-0.")
    assert backup.suffix == ".idlib"
    assert version_of(backup) == 0
    Project.open(path).close()
    assert backups_of(path) == [backup]
    assert len(backup.read_bytes()) == len(data)
    opened = Project.open(backup)
    assert opened.document() == older
    opened.close()


def test_five_backups_are_kept_and_the_oldest_goes(path, older):
    for number in range(7):
        backup = path.with_name(f"work.version-0.2020010{number + 1}T000000Z.idlib")
        backup.write_bytes(b"")
        os.utime(backup, (number, number))
    mine = path.with_name("work.version-0.idlib")
    mine.write_bytes(b"")
    Project.open(path).close()
    kept = backups_of(path)
    assert len(kept) == KEPT
    assert [backup.name[15:23] for backup in kept[1:]] == [
        "20200107",
        "20200106",
        "20200105",
        "20200104",
    ]
    assert mine.exists()


def test_the_backup_just_made_stays_although_the_clock_was_set_back(path, older):
    for number in range(KEPT + 1):
        later = path.with_name(f"work.version-0.2999010{number + 1}T000000Z.idlib")
        later.write_bytes(b"")
        os.utime(later, (1 << 40, 1 << 40))
    Project.open(path).close()
    assert any("version-0.2999" not in backup.name for backup in backups_of(path))


def test_without_a_backup_nothing_is_changed(path, older, monkeypatch):
    data = path.read_bytes()

    def no_room(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrating, "back_up", no_room)
    with pytest.raises(ProjectError, match="make room"):
        Project.open(path)
    assert path.read_bytes() == data
    monkeypatch.undo()
    project = Project.open(path)
    assert project.document() == older
    project.close()


def test_an_older_file_that_cannot_be_written_to_is_read(path, older, monkeypatch):
    data = path.read_bytes()
    monkeypatch.setattr(opening.os, "access", lambda path, mode: False)
    project = Project.open(path)
    assert project.document() == older
    assert project.read_only
    assert path.read_bytes() == data


def test_a_later_version_is_refused_in_a_sentence(project):
    project.close()
    with sqlite3.connect(project.path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    data = project.path.read_bytes()
    with pytest.raises(ProjectError, match="by a later version of this program: update") as told:
        Project.open(project.path)
    assert not told.value.damaged
    assert project.path.read_bytes() == data


def test_a_negative_version_is_none_that_there_was(project):
    project.close()
    with sqlite3.connect(project.path) as connection:
        connection.execute("PRAGMA user_version = -1")
    connection.close()
    with pytest.raises(ProjectError):
        Project.open(project.path)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM records WHERE kind = 'event'",
        "UPDATE records SET body = 'nonsense' WHERE id = 'e1'",
        "UPDATE patches SET changes = '[]]'",
        "UPDATE patches SET undone = 7",
        "CREATE VIEW seen AS SELECT * FROM records",
    ],
)
def test_an_older_file_that_is_damaged_is_refused_and_left_alone(path, older, statement):
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()
    data = path.read_bytes()
    with pytest.raises(ProjectError) as told:
        Project.open(path)
    assert told.value.damaged
    assert path.read_bytes() == data
    assert not backups_of(path)


def test_every_earlier_version_can_be_read():
    assert set(migrating._LAYOUTS) == set(range(VERSION))  # noqa: SLF001 - what is still known
    assert {kind.value for kind in Kind}
    assert backups.KEPT == 5
