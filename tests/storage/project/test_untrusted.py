"""A file from anywhere is opened as it was written, or refused in a sentence."""

from __future__ import annotations

import random
import sqlite3
import zlib

import pytest

from idlib_gui.storage.project import bodies, opening
from idlib_gui.storage.project.bodies import Broken, decoded_changes, unpacked
from idlib_gui.storage.project.errors import ProjectError
from idlib_gui.storage.project.project import Project

_FLIPS, PAGE = 200, 8192


def change(path, *statements):
    """Do something to a file that no program of ours does."""
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON patches BEGIN DELETE FROM records; END",
        "CREATE VIEW v AS SELECT * FROM records",
        "CREATE INDEX i ON records (body)",
        "CREATE TABLE more (a)",
        "CREATE VIRTUAL TABLE w USING fts5(a)",
        "ALTER TABLE meta ADD COLUMN more TEXT DEFAULT 'x'",
        "DROP TABLE bases",
    ],
)
def test_a_file_that_defines_anything_else_is_refused(closed, statement):
    change(closed, statement)
    with pytest.raises(ProjectError, match="does not have the tables of a project") as told:
        Project.open(closed)
    assert told.value.damaged


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records SET body = replace(body, 'Ritter', 'Rotter')",
        "UPDATE records SET ord = ord + 1 WHERE id = 'e1'",
        "UPDATE records SET id = 'e7', sum = sum WHERE id = 'e1'",
        "UPDATE records SET kind = 'thing' WHERE id = 'e1'",
        "UPDATE records SET kind = 'quote' WHERE id = 'e1'",
        "UPDATE records SET body = 7 WHERE id = 'e1'",
        "UPDATE records SET body = NULL || 'x' WHERE 0",
        "DELETE FROM records WHERE id = 'a1'",
        "DELETE FROM texts",
        "UPDATE texts SET text = text || ' '",
        "UPDATE texts SET text = CAST(x'ff' AS TEXT)",
        "DELETE FROM patches WHERE number = 1",
        "UPDATE patches SET author = 'Eve'",
        "UPDATE patches SET at = 1",
        "UPDATE patches SET state = 'made'",
        "UPDATE patches SET act = 'hack'",
        "UPDATE patches SET changes = x'00'",
        "UPDATE patches SET label = 7",
        "UPDATE bases SET records = x'00'",
        "UPDATE bases SET records = 'words'",
        "UPDATE meta SET value = CAST(x'ff' AS TEXT)",
    ],
)
def test_what_is_not_as_it_was_written_is_refused(closed, statement, document):
    change(closed, statement)
    if "WHERE 0" in statement:  # nothing was changed: what is held against it is no accident
        Project.open(closed).close()
        return
    with pytest.raises(ProjectError) as told:
        Project.open(closed)
    assert told.value.damaged


@pytest.mark.parametrize(
    ("key", "body"),
    [
        ("e1", b'["e1","T",null,null,[],[],[],null,[],null,"proposed",2.5]'),
        ("e1", b'["e1","T",null,null,[],[],[],null,[],null,"proposed",1e999]'),
        ("e1", b'["e1","T",null,null,[],[],[],null,[],null,"proposed",-0.1]'),
        ("q1", b'["q1","T","direct",null,null,null,null,null,null,[],[],null,"proposed",7]'),
        ("e1", b'["e1","T",null,["2020-99","stated"]]'),
        ("e1", b'["e1","T",null,null,["nobody"]]'),
        ("e1", b'["e1","T",null,null,[],[],[],["s1",-3,2,"x"]]'),
        ("e1", b'["e1",7]'),
        ("e1", b'{"id":"e1"}'),
        ("e1", b"[" * 5000),
        ("a1", b'["a1","Anna","wizard"]'),
        ("a1", b'["a1","Anna","person",[],"a1"]'),
    ],
)
def test_a_record_that_could_not_be_is_refused_although_its_sum_is_right(closed, key, body):
    connection = sqlite3.connect(closed)
    with connection:
        connection.execute(
            "UPDATE records SET body = ?, sum = ? + ord WHERE id = ?",
            (body.decode(), zlib.crc32(body), key),
        )
    connection.close()
    with pytest.raises(ProjectError) as told:
        Project.open(closed)
    assert told.value.damaged


def test_no_characters_are_a_reason_to_refuse(path, make_document, document):
    odd = [
        event._replace(id=f"x{number}", title=title, reason="soft\u00adhyphen")
        for number, (event, title) in enumerate(
            (document.events["e1"]._replace(agents=(), when=None), title)
            for title in ("إدلب", "伊德利卜", "a\u200bb", "Привет", "😀", "a\x07\x00\u2028")
        )
    ]
    Project.create(path, make_document(*odd)).close()
    project = Project.open(path)
    assert list(project.document().events.values()) == odd
    project.close()


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"SQLite format 3\x00", b"\x00" * 5000, b"PK\x03\x04"]
)
def test_what_is_no_project_is_refused(path, data):
    path.write_bytes(data)
    with pytest.raises(ProjectError, match="is no project"):
        Project.open(path)
    assert path.read_bytes() == data
    assert [other.name for other in path.parent.iterdir()] == [path.name]


def test_a_database_of_another_program_is_refused(path):
    change(path, "CREATE TABLE bookmarks (a)")
    with pytest.raises(ProjectError, match="no project of this program"):
        Project.open(path)


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    for path in (tmp_path, tmp_path / "nothing.idlib"):
        with pytest.raises(ProjectError):
            Project.open(path)


def test_a_file_with_another_kind_of_journal_is_refused(closed):
    connection = sqlite3.connect(closed)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    with pytest.raises(ProjectError, match="another program has changed how it is written"):
        Project.open(closed)


def test_a_file_that_is_too_large_is_refused_unread(closed, monkeypatch):
    monkeypatch.setattr(opening, "MOST_BYTES", 10)
    with pytest.raises(ProjectError, match="larger than a project can be"):
        Project.open(closed)


def test_what_grows_without_end_when_it_is_unpacked_is_refused(monkeypatch):
    monkeypatch.setattr(bodies, "MOST_BYTES", 1_000)
    with pytest.raises(Broken):
        unpacked(zlib.compress(bytes(2_000)))
    with pytest.raises(Broken):
        unpacked(zlib.compress(bytes(500))[:-3])


@pytest.mark.parametrize(
    "data", [b"[]]", b'[["event",0,null,null]]', b'[["thing",0,null,null]]', b"7"]
)
def test_changes_that_could_not_be_are_refused(data):
    with pytest.raises(Broken):
        decoded_changes(zlib.compress(data), {})


def test_steps_that_are_damaged_are_told_when_they_are_asked_for(project, document, edit, retitle):
    edit(project, retitle(document))
    connection = sqlite3.connect(project.path)
    connection.close()
    entry = project._contents.entries[0]  # noqa: SLF001 - no way to write this
    project._contents.entries[0] = entry._replace(changes=b"nothing")  # noqa: SLF001
    project._contents.bases[0] = b"nothing"  # noqa: SLF001
    with pytest.raises(ProjectError, match="step 1"):
        project.patch_of(1)
    with pytest.raises(ProjectError, match="step 0"):
        project.base()


def flipped(good, draw):
    """Return the bytes of a file with some bits turned, many of them where pages begin."""
    data = bytearray(good)
    for _ in range(draw.choice((1, 1, 1, 4, 40))):
        page = PAGE * draw.randrange(len(data) // PAGE)
        places = (draw.randrange(len(data)), draw.randrange(200), page + draw.randrange(20))
        data[draw.choice(places)] ^= 1 << draw.randrange(8)
    return data[: draw.randrange(len(data))] if draw.random() < 0.1 else data


def test_flipped_bits_are_noticed_or_do_not_matter(closed):
    whole = Project.open(closed)
    whole.close()
    good = closed.read_bytes()
    draw = random.Random(3)  # noqa: S311 - no secret
    refused = 0
    for _ in range(_FLIPS):
        closed.write_bytes(flipped(good, draw))
        try:
            project = Project.open(closed)
        except ProjectError:
            refused += 1
            continue
        assert (project.document(), project.steps()) == (whole.document(), whole.steps())
        project.close()
    assert refused > _FLIPS // 10
