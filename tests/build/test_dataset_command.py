"""`idlib-gui dataset` prepares tables and says what was read of them."""

from __future__ import annotations

import json

import pytest

from idlib_gui import cli


@pytest.fixture
def run(tmp_path, capsys):
    """Return what runs the command, and returns its exit code and what it said."""

    def call(*arguments):
        code = cli.main(["dataset", *map(str, arguments), "--cache", str(tmp_path / "cache")])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("date,who\n3/4/2020,A\nsoon,B\n" + "never,B\n" * 30 + "44 BC,A\n")
    return path


def test_it_says_what_was_read_and_what_was_left_out(run, table):
    code, _, said = run(table, "--start", "date", "--day-first")
    assert code == 0
    assert "t.csv: a table, 2 events from -0043-01-01 to 2020-04-03" in said
    assert "read start from date, actor from who" in said
    assert "31 rows were left out: 31 with a date that cannot be read" in said
    assert "line 3: “soon” is no date" in said
    assert "and 11 more" in said


@pytest.mark.parametrize("lines", [1, 2])
def test_it_says_how_many_lines_above_the_header_it_skipped(run, tmp_path, lines):
    path = tmp_path / "titled.csv"
    path.write_text("A title\n" * lines + "date,who\n2020,A\n2021,B\n")
    code, _, said = run(path)
    assert code == 0
    assert f"{lines} line{'s' * (lines > 1)} above the header skipped" in said


def test_columns_are_named_by_the_user(run, table):
    code, _, said = run(table, "--start", "date", "--title", "who", "--month-first")
    assert code == 0
    assert "title from who" in said
    assert "2020-03-04" in said
    code, _, said = run(table, "--start", "date", "--place", "where")
    assert code == 1
    assert "no column “where”" in said


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_it(run, table, tmp_path):
    fine = tmp_path / "fine.csv"
    fine.write_text("date\n2020\n")
    code, _, said = run(tmp_path / "nothing.csv", fine)
    assert code == 1
    assert "nothing.csv: There is no file" in said
    assert "fine.csv: a table, 1 event from" in said
    assert "no row was left out" in said


def test_a_table_without_events_is_told(run, tmp_path):
    empty = tmp_path / "empty.csv"
    empty.write_text("date,who\n")
    code, _, said = run(empty)
    assert code == 1
    assert "empty.csv has a header, but no rows" in said
    empty.write_text("date,who\nsoon,A\n")
    code, _, said = run(empty, "--start", "date")
    assert code == 0
    assert "no events" in said


def test_a_date_that_most_rows_lack_is_pointed_out(run, table):
    _, _, said = run(table, "--start", "date", "--day-first")
    assert "if another column is the date, name it by --start" in said
    table.write_text("date,who\n2020,A\nsoon,B\n")
    assert "--start" not in run(table)[2]


def test_progress_is_told_to_another_program(run, table):
    code, out, _ = run(table, "--start", "date", "--progress")
    assert code == 0
    lines = [json.loads(line) for line in out.splitlines()]
    assert lines[0] == {"file": "t.csv", "number": 1, "of": 1}
    assert {"writing"} <= {line.get("stage") for line in lines}
