"""Whatever writes a table of text: each of its rows comes back as it is, or is told as left out."""

from __future__ import annotations

import csv
import gzip
from io import StringIO

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from idlib_gui.storage.datasets.broken import stage_rows
from idlib_gui.storage.datasets.engine import Engine, file_named, statement
from idlib_gui.storage.datasets.tables import open_table

HEADER = ["date", "actor", "title"]
ENCODINGS = ("utf-8", "utf-8-sig", "latin-1", "utf-16")
ENDS = ("\n", "\r\n", "\r")
WAYS = (
    {"quoting": csv.QUOTE_MINIMAL},
    {"quoting": csv.QUOTE_ALL},
    {"quoting": csv.QUOTE_NONNUMERIC},
    {"quoting": csv.QUOTE_ALL, "quotechar": "'"},
    {"quoting": csv.QUOTE_ALL, "doublequote": False, "escapechar": "\\"},
)
QUOTES = ["2020-02-03", 'a "word"', "it's"]
"""A row by which it is seen what stands before a quotation mark."""
cells = st.text("ab1 ,;|\t\"'\\\n\r-#éß", max_size=6)
tables = st.lists(st.tuples(cells, cells), max_size=8).map(
    lambda rows: [QUOTES, *(["2020-02-03", *row] for row in rows)]
)
quick = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def written(rows, **how):
    held = StringIO(newline="")
    csv.writer(held, **how).writerows(rows)
    return held.getvalue()


def read_back(folder, data):
    """Return the columns and rows of a file, and how many rows of it were left out."""
    path = folder / "t.csv"
    path.write_bytes(data)
    with Engine() as duckdb:
        table = open_table(path, duckdb, folder)
        (staged,) = stage_rows(table, folder, folder, duckdb)
        found = duckdb.rows(statement("SELECT * FROM", file_named(folder / "rows.parquet")))
    rows = [[cell or "" for cell in row] for row in found]
    return list(table.columns), rows, staged.broken.total


def on_one_line(rows):
    """Return rows without the kinds of line ends that stand in them."""
    return [
        [cell.replace("\r\n", " ").replace("\r", " ").replace("\n", " ") for cell in row]
        for row in rows
    ]


@quick
@given(
    tables,
    st.sampled_from(ENCODINGS),
    st.fixed_dictionaries(
        {
            "delimiter": st.sampled_from(",;\t|"),
            "lineterminator": st.sampled_from(ENDS),
        }
    ),
    st.sampled_from(WAYS),
)
@example([QUOTES, ["2020-02-03", "a\r", "\nb"]], "utf-16", {"lineterminator": "\r"}, {})
@example([QUOTES, ["2020-02-03", ";", ';"']], "utf-8", {"delimiter": ","}, WAYS[3])
def test_a_table_comes_back_cell_for_cell_however_it_was_written(
    tmp_path, rows, encoding, ends, way
):
    text = written([HEADER, *rows], **ends, **way)
    columns, back, broken = read_back(tmp_path, text.encode(encoding))
    assert columns == HEADER
    assert broken == 0
    assert on_one_line(back) == on_one_line(rows)
    if sum(mark in text.replace("\r\n", "") for mark in "\r\n") + ("\r\n" in text) == 1:
        assert back == rows


@quick
@given(tables, st.integers(min_value=1), st.sampled_from(ENDS), st.sampled_from(ENCODINGS))
def test_of_a_file_that_was_cut_every_row_that_was_begun_is_there_or_told(
    tmp_path, rows, kept, end, encoding
):
    first, *rest = [written([row], lineterminator=end) for row in [HEADER, *rows]]
    body = "".join(rest)
    kept = 1 + kept % len(body)
    begun = sum(sum(map(len, rest[:row])) < kept for row in range(len(rest)))
    _, back, broken = read_back(tmp_path, (first + body[:kept]).encode(encoding))
    assert len(back) + broken == begun
    assert on_one_line(back[:-1]) == on_one_line(rows[: len(back[:-1])])


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_line_ends_of_several_kinds_cost_no_letter(tmp_path, encoding, pack):
    # In UTF-16, half of U+010D and of U+0D05 looks like a carriage return.
    odd = "" if encoding == "latin-1" else "č\u0d05"
    text = f"date,title\r\n2020,é{odd}\n2021,b\rc\r\n2022,d\n"
    _, back, broken = read_back(tmp_path, pack(text.encode(encoding)))
    assert (back, broken) == ([["2020", f"é{odd}"], ["2021", "b c"], ["2022", "d"]], 0)


def test_where_lines_end_in_returns_another_line_end_begins_no_row(tmp_path):
    _, back, broken = read_back(tmp_path, b"date,title\r2020,a\n b\r2021,c\r2022,\r\n")
    assert broken == 0
    assert back == [["2020", "a  b"], ["2021", "c"], ["2022", ""]]


def test_an_apostrophe_that_begins_a_cell_is_kept(tmp_path):
    _, back, _ = read_back(tmp_path, b"date,title\n2020,'tis\n2021,no\n2022,'a,\n")
    assert back[:2] == [["2020", "'tis"], ["2021", "no"]]


def test_cells_between_apostrophes_may_hold_the_delimiter(tmp_path):
    _, back, _ = read_back(tmp_path, b"date,title\n2020,'a, b'\n2021,'c, d'\n")
    assert back == [["2020", "a, b"], ["2021", "c, d"]]


def test_a_row_that_is_not_written_in_the_encoding_of_the_file_is_told(tmp_path):
    # The head of the file alone decides on the encoding.
    rows = b"2020,a\n" * 60_000
    _, back, broken = read_back(tmp_path, b"date,title\n" + rows + b"2021,\xff\xfe\n2022,b\r\n")
    assert (len(back), broken) == (60_001, 1)
