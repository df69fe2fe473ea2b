"""Tables of dated events become prepared datasets, whatever is in them."""

from __future__ import annotations

import errno
import gzip
import json
import os
import pickle
import time

import numpy as np
import pytest

from idlib_gui.build import datasets
from idlib_gui.build.datasets import look, prepare, prepared, shipped_coding
from idlib_gui.domain.calendar import DAY, day_start, month_start
from idlib_gui.domain.records import DomainError
from idlib_gui.storage.datasets import arrays, engine, writing
from idlib_gui.storage.datasets.cache import Cache
from idlib_gui.storage.datasets.engine import Engine, Stopped, quoted
from idlib_gui.storage.datasets.left_out import LeftOut, LeftRow, Reason
from idlib_gui.storage.datasets.mapping import DatasetKind, Mapping
from idlib_gui.storage.datasets.preview import preview_of

FIRST = day_start(2020, 2, 3)
GED = (
    "id,year,type_of_violence,side_a,side_b,source_headline,where_coordinates,adm_1,country,"
    "date_prec,date_start,date_end\n"
    "1,2020,1,Government of Freedonia,Rebels,Clash,Hill,North,Freedonia,1,"
    "2020-02-03 00:00:00.000,2020-02-03 00:00:00.000\n"
    "2,2020,3,Rebels,Civilians,,Town,,Freedonia,4,"
    "2020-02-01 00:00:00.000,2020-02-29 00:00:00.000\n"
)
ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "actor2,country,admin1,location,notes\n"
    "F1,3 February 2020,2020,1,Violence,Battles,Armed clash,Army,Rebels,Freedonia,North,Hill,x\n"
    "F2,12 February 2020,2020,2,Strategic,Strategic developments,Agreement,Army,Rebels,Freedonia,"
    "North,Hill,y\n"
    "F3,15 February 2020,2020,3,Strategic,Strategic developments,Other,Army,,Freedonia,,Hill,z\n"
)


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache")


@pytest.fixture
def table(tmp_path, cache):
    """Return what prepares a table of the given content."""

    def make(text, name="table.csv", mapping=None):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return prepare(path, mapping, cache)

    return make


def write_parquet(path, query):
    path.parent.mkdir(parents=True, exist_ok=True)
    with Engine() as duckdb:
        duckdb.run(f"COPY ({query}) TO {quoted(str(path))} (FORMAT parquet)")


def gdelt_row(day, quad=4, actor="SYR", name="SYRIA"):
    row = [""] * 61
    row[0], row[1], row[5], row[6], row[7] = "1", day, actor, name, actor[:3]
    row[15], row[16], row[17] = "TUR", "TURKEY", "TUR"
    row[26], row[27], row[28], row[29] = "190", "190", "19", str(quad)
    row[52] = "Idlib, Syria"
    return "\t".join(row) + "\n"


def test_a_table_is_read_by_the_names_of_its_columns(table):
    made = table("id,Date,Actor 1,target,type,title,place\n1,2020-02-03,A,B,attack,A hits B,Hill\n")
    assert made.kind == DatasetKind.TABLE
    assert made.mapping == Mapping(
        "Date", actor="Actor 1", target="target", type="type", title="title", place="place"
    )
    assert made.rows == 1
    assert made.extent == (FIRST, FIRST + DAY)
    assert list(made.start), list(made.end) == ([FIRST], [FIRST + DAY])
    assert list(made.actors) == ["A", "B"]
    assert list(made.places) == ["Hill"]
    assert made.cls.tolist() == [3]
    assert made.titles([0]) == ["A hits B"]
    assert made.left_out.total == 0


def test_an_event_without_a_title_says_who_did_what_to_whom_and_where(table):
    made = table(
        "date,actor,target,type,title,place\n2020,A,B,attack,,Hill\n2020,A,,,,\n2020,,,,,\n"
    )
    assert made.titles([0, 1, 2]) == ["A → B: attack, Hill", "A", "–"]


def test_the_names_that_are_used_most_come_first(table):
    made = table("date,actor,target\n2020,A,C\n2020,B,C\n2020,B,B\n2020,B,\n")
    assert list(made.actors) == ["B", "C", "A"]
    assert made.actor_counts.tolist() == [3, 2, 1]
    assert made.target.tolist() == [1, 1, 0, -1]


def test_ucdp_ged_is_recognised_with_its_ranges_of_days(table):
    made = table(GED, "ged.csv")
    assert made.kind == DatasetKind.GED
    assert made.start.tolist() == [FIRST, month_start(2020, 2)]
    assert made.end.tolist() == [FIRST + DAY, month_start(2020, 3)]
    assert made.titles([0]) == ["Government of Freedonia – Rebels: State-based conflict, North"]
    assert list(made.types) == ["One-sided violence", "State-based conflict"]
    assert made.cls.tolist() == [3, 3]


def test_only_one_sided_violence_of_ged_has_a_direction(table):
    made = table(GED, "ged.csv")
    assert made.titles([1]) == ["Rebels → Civilians: One-sided violence"]
    assert [made.is_mutual(row) for row in range(2)] == [True, False]
    other = table(GED, "ged.csv", made.mapping._replace(type="country"))
    assert [other.is_mutual(row) for row in range(2)] == [True, True]
    none = table(GED, "ged.csv", made.mapping._replace(type=""))
    assert [none.is_mutual(row) for row in range(2)] == [True, True]
    assert not table("date,actor,type\n2020,A,1\n").is_mutual(0)
    opened = look(made.path)
    rows = preview_of(opened, opened.mapping, shipped_coding()).rows
    assert [row.mutual for row in rows] == [True, False]


def test_acled_is_recognised_and_a_date_is_no_more_exact_than_it_says(table):
    made = table(ACLED, "acled.csv")
    assert made.kind == DatasetKind.ACLED
    assert made.start.tolist() == [FIRST, day_start(2020, 2, 9), month_start(2020, 2)]
    assert made.end.tolist() == [FIRST + DAY, day_start(2020, 2, 16), month_start(2020, 3)]
    assert made.cls.tolist() == [3, 0, 4]
    assert list(made.types) == ["Agreement", "Armed clash", "Other"]


def test_gdelt_is_recognised_without_a_header_and_states_get_their_names(table):
    rows = gdelt_row("20200203") + gdelt_row("20200204", 1, "", "PRESIDENT")
    made = table(rows + gdelt_row("20200204", 2, "EUR", "EUROPE"), "20200203.export.CSV")
    assert made.kind == DatasetKind.GDELT
    assert made.cls.tolist() == [3, 0, 1]
    assert sorted(made.actors) == ["Europe", "President", "Syria", "Turkey"]
    assert made.titles([0]) == ["Syria → Turkey: Fighting, Idlib, Syria"]
    assert made.row(1)["Actor1Name"] == "PRESIDENT"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.tsv", "date\tactor\n2020-02-03\tA\n"),
        ("t.csv", "date;actor\n2020-02-03;A\n"),
        ("t.txt", "date|actor\r\n2020-02-03|A\r\n"),
        ("bom.csv", "\ufeffdate,actor\n2020-02-03,A\n"),
        ("wide.csv", "date,actor\n2020-02-03,A\n".encode("utf-16")),
        ("t.csv.gz", gzip.compress(b"date,actor\n2020-02-03,A\n")),
        ("t.jsonl", '{"date": "2020-02-03", "actor": "A"}\n'),
        ("t.jsonl.gz", gzip.compress(b'{"actor": "A", "date": "2020-02-03"}\n')),
    ],
)
def test_text_files_of_all_kinds_are_read(table, name, text):
    made = table(text, name)
    assert made.start.tolist() == [FIRST]
    assert list(made.actors) == ["A"]
    assert made.row(0)["date"] == "2020-02-03"


def test_a_name_with_marks_in_it_stands_for_its_file_only(tmp_path, table, cache):
    table("date,actor\n2021,B\n", "it's [2020].csv")
    made = table("date,actor\n2020,A\n", "it's [2020]*?.csv")
    assert (made.rows, made.row(0)["actor"]) == (1, "A")
    for number in range(2):
        write_parquet(
            tmp_path / "a [*]" / f"{number}*.parquet", f"SELECT 2020 AS year, {number} AS actor"
        )
    made = prepare(tmp_path / "a [*]", None, cache)
    assert [made.row(row)["actor"] for row in range(2)] == ["0", "1"]


def test_a_file_that_is_not_in_utf_8_keeps_its_letters(table):
    assert list(table("date,actor\n2020,Zoë\n".encode("latin-1")).actors) == ["Zoë"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("date,actor\n2020,“Zoë” – Ä\n".encode("cp1252"), ["“Zoë” – Ä"]),
        ("date,actor\r\n2020,“Zoë”\r\n2021,A\rB\r\n".encode("cp1252"), ["A B", "“Zoë”"]),
        (b"date,actor\n2020,Zo\x81\n", ["Zo\ufffd"]),
        ("date,actor\n2020,Zoë\n2021,A\rB\n".encode("utf-16"), ["A B", "Zoë"]),
        (
            "date,actor\n2020,A\n".encode("utf-16") + b"2\x000\x00,\x00\x00\xd8\n\x00",
            ["A", "\ufffd"],
        ),
    ],
)
def test_one_odd_letter_in_a_file_that_is_not_in_utf_8_costs_no_row(table, text, actors):
    made = table(text)
    assert sorted(made.actors) == actors
    assert made.left_out.total == 0


def test_a_byte_that_is_no_letter_costs_its_row_only(table):
    made = table("date,actor\n2020,Zoë\n\n2021,Zo".encode() + b"\xff\n2022,B\n")
    assert list(made.actors) == ["B", "Zoë"]
    row = LeftRow(4, Reason.BROKEN, "The row is not written in UTF-8.", "2021,Zo?")
    assert made.left_out == LeftOut({Reason.BROKEN: 1}, (row,))


def test_a_nul_costs_a_row_only_where_it_is_part_of_the_date(table):
    made = table(b"date,actor\n2020,A\x00B\n202\x000,C\n2022-01-01,D\n")
    assert made.titles(range(made.rows)) == ["A B", "D"]
    assert [(row.line, row.reason) for row in made.left_out.first] == [(3, Reason.UNREADABLE)]


def test_a_folder_of_parquet_files_is_one_table(tmp_path, cache):
    folder = tmp_path / "corpus"
    write_parquet(
        folder / "year=2020" / "a.parquet", "SELECT DATE '2020-02-03' AS date, 'A' AS actor"
    )
    write_parquet(
        folder / "year=2021" / "b.parquet",
        "SELECT DATE '2021-02-03' + i::INTEGER AS date, 'B' || i AS actor FROM range(3) AS r(i)",
    )
    made = prepare(folder, None, cache)
    assert made.rows == 4
    assert made.titles(range(4)) == ["A", "B0", "B1", "B2"]
    assert made.row(2) == {"date": "2021-02-04", "actor": "B1", "year": "2021"}
    write_parquet(
        folder / "year=2021" / "b.parquet", "SELECT DATE '2021-02-03' AS date, 'C' AS actor"
    )
    assert made.row(0)["actor"] == "A"
    with pytest.raises(DomainError, match="not there as it was"):
        made.row(2)
    assert prepare(folder, None, cache).titles([1]) == ["C"]


@pytest.mark.parametrize(
    ("value", "begin", "length"),
    [
        ("DATE '2020-02-03'", FIRST, DAY),
        ("DATE '0044-03-15 (BC)'", day_start(-43, 3, 15), DAY),
        ("TIMESTAMP '2020-02-03 10:00:00.5'", FIRST + 36_000, 1),
        ("TIMESTAMPTZ '2020-02-03 10:00:00+02'", FIRST + 28_800, 1),
        ("TIMESTAMP_NS '2020-02-03 10:00:00'", FIRST + 36_000, 1),
        ("20200203", FIRST, DAY),
        ("2020", day_start(2020), 366 * DAY),
    ],
)
def test_dates_of_parquet_files_are_read_by_their_type(tmp_path, cache, value, begin, length):
    path = tmp_path / "t.parquet"
    write_parquet(path, f"SELECT {value} AS date UNION ALL SELECT NULL")
    made = prepare(path, None, cache)
    assert (made.start.tolist(), made.end.tolist()) == ([begin], [begin + length])
    assert made.left_out.counts == {Reason.NO_DATE: 1}


def test_a_date_without_end_or_number_is_left_out(tmp_path, cache):
    path = tmp_path / "t.parquet"
    write_parquet(path, "SELECT unnest([DATE 'infinity', DATE '2020-02-03']) AS date")
    assert prepare(path, None, cache).left_out.counts == {Reason.UNREADABLE: 1}
    write_parquet(path, "SELECT unnest(['nan'::DOUBLE, 2020]) AS year")
    assert prepare(path, None, cache).left_out.counts == {Reason.NO_DATE: 1}


def test_several_ways_to_write_dates_in_one_column_are_all_read(table):
    made = table(
        "date,id\n2020-02-03,1\n3 Feb 2020,2\n20200203,3\n2020-02-03T00:30:00Z,4\n"
        "2020-02-03T01:00:00+02:00,5\n3/2/2020,6\n13/2/2020,7\n2020-02,8\n44 BC,9\n9999,10\n0,11\n"
    )
    assert made.left_out.total == 0
    assert made.start.tolist() == [
        *(FIRST, FIRST, FIRST, FIRST + 1_800, FIRST - 3_600, FIRST, FIRST + 10 * DAY),
        *(month_start(2020, 2), day_start(-43), day_start(9999), day_start(0)),
    ]


def test_months_come_first_where_the_column_says_so(table):
    made = table("date\n2/3/2020\n2/13/2020\n", mapping=Mapping("date"))
    assert made.start.tolist() == [FIRST, FIRST + 10 * DAY]


def test_an_order_that_the_column_leaves_open_is_left_out_or_told_by_the_user(table):
    text = "date\n2/3/2020\n2/4/2020\n"
    assert table(text, mapping=Mapping("date")).left_out.counts == {Reason.AMBIGUOUS: 2}
    assert table(text, mapping=Mapping("date", day_first=False)).start[0] == FIRST


def test_times_that_are_all_midnight_are_days(table):
    made = table("date\n2020-02-03 00:00:00\n2020-02-04 00:00:00\n")
    assert (made.end - made.start).tolist() == [DAY, DAY]
    made = table("date\n2020-02-03 00:00:00\n2020-02-04 10:00:00\n")
    assert (made.end - made.start).tolist() == [1, 1]


def test_a_precision_in_words_widens_the_date(table):
    made = table("date,precision\n2020-02-05,day\n2020-02-05,week\n2020-02-05,Year\n2020-02-05,?\n")
    spans = list(zip(made.start.tolist(), made.end.tolist(), strict=True))
    day = day_start(2020, 2, 5), day_start(2020, 2, 6)
    assert spans == [day, (FIRST, FIRST + 7 * DAY), (day_start(2020), day_start(2021)), day]


def test_every_row_that_is_left_out_is_listed_with_its_line_and_reason(table):
    made = table(
        'date,end,title\n2020,,"two\nlines"\n,,no date\nsoon,,x\n2021,2020,x\n2020,never,x\n'
        "12020,,x\n2020,,a,b\n2020,,fine\n2020"
    )
    assert made.rows == 2
    assert made.left_out.total == 7
    told = [(row.line, row.reason) for row in made.left_out.first]
    assert told == [
        (4, Reason.NO_DATE),
        (5, Reason.UNREADABLE),
        (6, Reason.BACKWARDS),
        (7, Reason.UNREADABLE),
        (8, Reason.BEYOND),
        (9, Reason.BROKEN),
        (11, Reason.BROKEN),
    ]
    assert "“soon”" in made.left_out.first[1].sentence
    assert made.row(1)["title"] == "fine"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("packed", [False, True])
def test_empty_lines_are_no_rows_and_count_as_lines(table, end, packed):
    lines = ["date,title", "", "2020,a", "", "", "soon,b", '"2020","', "", 'x"', "never,c", "", "d"]
    text = end.join([*lines, ""]).encode()
    made = table(gzip.compress(text) if packed else text, "t.csv.gz" if packed else "t.csv")
    assert made.rows == 2
    assert [(row.line, row.reason) for row in made.left_out.first[:1]] == [(6, Reason.UNREADABLE)]
    made = table(text.replace(b'"2020","', b"2020,").replace(b'x"', b"2021,"), "other.csv")
    assert [row.line for row in made.left_out.first] == [6, 10, 12]


def test_an_empty_line_inside_a_cell_is_no_other_line(table):
    made = table('date,title\n2020,"a\n\nb"\nsoon,c\nnever,d,e\n', mapping=Mapping("date"))
    assert [row.line for row in made.left_out.first] == [5, 6]


def test_an_open_quotation_mark_costs_only_the_rows_it_holds(table):
    made = table('date,title\n2020,"a\n2021,b\n2022,c"\n2023,"d\n2024,e\n')
    assert made.titles(range(made.rows)) == ["a 2021,b 2022,c"]
    (broken,) = made.left_out.first
    assert (broken.line, broken.reason) == (5, Reason.BROKEN)
    assert "quotation mark" in broken.sentence
    assert "2 lines" in broken.sentence


def test_lines_that_are_no_json_are_left_out_by_their_lines(table):
    made = table(
        '{"date": "2020"}\n{"date": "20\n{"date": "soon"}\n\n{"date": "2021"}\n{"date": "?"}\n{',
        "t.jsonl",
    )
    assert made.rows == 2
    assert [(row.line, row.reason) for row in made.left_out.first] == [
        (2, Reason.BROKEN),
        (3, Reason.UNREADABLE),
        (6, Reason.NO_DATE),
        (7, Reason.BROKEN),
    ]


def test_line_ends_of_both_kinds_in_one_file_are_read(table):
    made = table("date,title\r\n2020,a\n2021,b\r\n2022,c\n")
    assert made.rows == 3
    assert made.titles([0, 2]) == ["a", "c"]


def test_many_titles_are_the_same_when_they_are_asked_for_again(table):
    made = table("date,title\n" + "".join(f"2020,story {n}\n" for n in range(300)))
    told = made.titles(range(300))
    assert sorted(told) == sorted(f"story {n}" for n in range(300))
    assert made.titles(range(299, -1, -1)) == told[::-1]


def test_a_title_of_a_megabyte_is_cut_to_be_shown_and_whole_in_its_row(table):
    made = table("date,title\n2020," + "x" * 1_000_000 + "\n")
    assert 100 < len(made.titles([0])[0]) <= 300
    assert len(made.row(0)["title"]) == 1_000_000


def test_ten_thousand_actors_keep_their_names(table):
    made = table("date,actor\n" + "".join(f"2020,actor {i}\n" for i in range(10_000)))
    assert len(made.actors) == 10_000
    assert made.titles([9_999]) == ["actor 9999"]


def test_only_the_first_thousand_rows_left_out_are_listed_and_all_are_counted(table):
    made = table("date,id\n2020-01-01,0\n" + "soon,1\n" * 1_500, mapping=Mapping("date"))
    assert made.left_out.counts == {Reason.UNREADABLE: 1_500}
    assert len(made.left_out.first) == 1_000
    assert made.left_out.first[-1].line == 1_002


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (bytes(range(256)) * 10, "no table"),
        (b"date,\x00actor\n2020,A\n", "no table"),
        (b"date,actor\n20\x0020,A\n20\x0021,A\n", "no table"),
        (b"PK\x03\x04zip", "cannot be unpacked"),
        (b"\x1f\x8b\x08\x00broken", "damaged"),
        (b"PAR1 but nothing else", "DuckDB cannot read it"),
        (b"{not json\n", "JSON lines"),
        (b'[{"date": "2020"}]', "one object a line"),
        (b"a,b\n1,x\n2,y\n", "No column of t is known to hold dates"),
        (b"date,actor\n", "t has a header, but no rows"),
        (
            b'date,actor\n2020,"A\n',
            "No row of t can be read. The first: A quotation mark is opened",
        ),
        (b"just a text\nof a few words\n", "No column of t is known to hold dates"),
    ],
)
def test_what_is_no_table_of_events_is_refused_in_a_sentence(tmp_path, cache, text, told):
    path = tmp_path / "t"
    path.write_bytes(text)
    with pytest.raises(DomainError, match=told):
        prepare(path, None, cache)
    assert not list(cache.folder.glob(".making*"))


def test_a_file_that_is_not_there_or_must_not_be_read_is_told(tmp_path, cache, monkeypatch):
    with pytest.raises(DomainError, match="There is no file"):
        prepare(tmp_path / "nothing.csv", None, cache)
    path = tmp_path / "secret.csv"
    path.write_text("date\n2020\n")

    def refuse(*_args, **_named):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(DomainError, match="not allowed to read"):
        look(path)
    with pytest.raises(DomainError, match="not allowed to read"):
        prepare(path, Mapping("date"), cache)


def test_a_folder_without_tables_is_refused(tmp_path, cache):
    with pytest.raises(DomainError, match="no table in the folder"):
        prepare(tmp_path, None, cache)


def test_a_table_without_rows_is_an_empty_dataset(table):
    made = table("date,actor\n", mapping=Mapping("date", actor="actor"))
    assert made.rows == 0
    assert made.extent == (0, 0)
    assert made.titles([]) == []
    assert len(made.start) == len(made.actors) == 0


def test_a_column_that_is_not_there_is_named(table):
    with pytest.raises(DomainError, match="no column “when”"):
        table("date\n2020\n", mapping=Mapping("when"))


def test_without_duckdb_a_sentence_says_how_to_get_it(tmp_path, cache, monkeypatch):
    path = tmp_path / "t.csv"
    path.write_text("date\n2020-02-03\n")
    made = prepare(path, None, cache)

    def missing(_name):
        raise ImportError

    monkeypatch.setattr(engine.importlib, "import_module", missing)
    with pytest.raises(DomainError, match=r"pip install \"idlib-gui\[datasets\]\""):
        look(path)
    with pytest.raises(DomainError, match="pip install"):
        made.row(0)
    assert cache.find(made.key).start.tolist() == [FIRST]


def test_what_was_prepared_is_taken_from_the_cache_until_the_file_changes(tmp_path, cache):
    path = tmp_path / "t.csv"
    path.write_text("date\n2020-02-03\n")
    stages = []
    first = prepare(path, None, cache, lambda stage, _done: stages.append(stage))
    assert set(stages) >= {"writing"}
    stages.clear()
    assert prepare(path, None, cache, lambda stage, _done: stages.append(stage)).key == first.key
    assert not stages
    assert prepare(path, Mapping("date", title="date"), cache).key != first.key
    path.write_text("date\n2021-02-03\n")
    os.utime(path, ns=(0, 0))
    changed = prepare(path, None, cache)
    assert changed.key != first.key
    assert changed.start.tolist() == [day_start(2021, 2, 3)]


def test_a_prepared_dataset_that_is_not_whole_is_made_again(tmp_path, cache):
    path = tmp_path / "t.csv"
    path.write_text("date\n2020-02-03\n")
    made = prepare(path, None, cache)
    (made.folder / "start.npy").unlink()
    assert cache.find(made.key) is None
    assert prepare(path, None, cache).start.tolist() == [FIRST]


def test_a_stop_leaves_nothing_in_the_cache(tmp_path, cache):
    path = tmp_path / "t.csv"
    path.write_text("date\n" + "2020-02-03\n" * 1_000)
    with pytest.raises(Stopped):
        prepare(path, Mapping("date"), cache, stop=lambda: True)
    assert cache.keys() == ()
    assert not list(tmp_path.glob("cache/.making*"))


def test_a_stop_is_heard_while_rows_are_written(tmp_path, cache, monkeypatch):
    monkeypatch.setattr(engine, "_EVERY", 60)
    path = tmp_path / "t.csv"
    path.write_text("date\n" + "2020-02-03\n" * 1_000)
    stages = []
    monkeypatch.setattr(writing, "CHUNK", 100)
    with pytest.raises(Stopped):
        prepare(
            path,
            Mapping("date"),
            cache,
            lambda stage, _done: stages.append(stage),
            lambda: stages.count("writing") == 3,
        )
    assert stages.count("writing") == 3
    assert cache.keys() == ()


def test_a_long_statement_is_interrupted():
    began = time.monotonic()
    with Engine(stop=lambda: time.monotonic() > began + 0.3) as duckdb, pytest.raises(Stopped):
        duckdb.rows(
            "SELECT count(*) FROM range(1000000) AS a, range(1000000) AS b "
            "WHERE hash(a.range, b.range) = 7"
        )


def test_progress_goes_forward_from_stage_to_stage(tmp_path, cache, monkeypatch):
    monkeypatch.setattr(engine, "_EVERY", 0.001)
    path = tmp_path / "t.csv"
    path.write_text(
        "date,actor,type\n" + "".join(f"3 Feb {i % 999},{i},x\n" for i in range(30_000))
    )
    told = []
    prepare(path, Mapping("date", actor="actor", type="type"), cache, lambda *so: told.append(so))
    stages = list(dict.fromkeys(stage for stage, _ in told))
    assert stages == [stage for stage in ("reading", "dates", "writing") if stage in stages]
    assert stages[-1] == "writing"
    for stage in stages:
        done = [share for name, share in told if name == stage]
        assert done == sorted(done)
        assert 0 <= done[0] <= done[-1] <= 1


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path, cache, monkeypatch):
    path = tmp_path / "t.csv"
    path.write_text("date\n2020-02-03\n")

    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(arrays.ArrayWriter, "add", full)
    with pytest.raises(DomainError, match="no room left on the disk"):
        prepare(path, None, cache)
    assert cache.keys() == ()
    assert not list(tmp_path.glob("cache/.making*"))


def test_a_dataset_is_sent_to_another_process_as_its_folder(table):
    made = table("date,title\n2020-02-03,x\n")
    sent = pickle.loads(pickle.dumps(made))  # noqa: S301 - our own
    assert sent.titles([0]) == ["x"]
    assert sent.key == made.key


def test_a_dataset_is_shown_on_after_the_cache_was_emptied(table, cache):
    made = table("date,title\n2020-02-03,x\n")
    cache.forget(made.key)
    assert cache.keys() == ()
    assert made.titles([0]) == ["x"]
    with pytest.raises(DomainError, match="open the dataset again"):
        made.row(0)


def test_a_preview_says_what_is_understood_of_the_first_rows(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(
        "date,end,precision,actor,type,title\n2020-02-03,,day,A,attack,x\n"
        "13/2/2020,,month,A,talks,y\n3/2/2020,soon,,A,,z\n2020-02-05,2020-02-03,,,,\n"
        + "2020,,,,,\n"
        * 30
    )
    opened = look(path)
    seen = preview_of(opened, opened.mapping, shipped_coding())
    assert len(seen.rows) == 20
    assert (seen.looked_at, seen.left_out) == (34, 2)
    assert seen.rows[0].when == (FIRST, FIRST + DAY)
    assert (seen.rows[0].actor, seen.rows[0].cls, seen.rows[1].cls) == ("A", 3, 0)
    assert seen.rows[1].when == (month_start(2020, 2), month_start(2020, 3))
    assert "“soon”" in seen.rows[2].sentence
    assert seen.rows[3].reason == Reason.BACKWARDS
    nothing = preview_of(opened, Mapping(), shipped_coding())
    assert nothing.left_out == nothing.looked_at


def test_a_preview_understands_what_is_prepared(tmp_path, cache):
    path = tmp_path / "t.csv"
    path.write_text(ACLED)
    opened = look(path)
    seen = preview_of(opened, opened.mapping, shipped_coding())
    made = prepare(path, opened.mapping, cache)
    assert [row.when for row in seen.rows] == list(
        zip(made.start.tolist(), made.end.tolist(), strict=True)
    )
    assert [row.cls for row in seen.rows] == made.cls.tolist()


def test_the_users_own_words_count_for_classes(tmp_path, cache, monkeypatch):
    lists = tmp_path / "lists"
    lists.mkdir()
    (lists / "dataset-words.tsv").write_text("brouhaha\tverbal_conflict\n")
    monkeypatch.setattr(datasets, "user_lists", lambda: lists)
    path = tmp_path / "t.csv"
    path.write_text("date,type\n2020,brouhaha\n")
    assert prepare(path, None, cache).cls.tolist() == [2]


def test_arrays_are_plain_numpy_files(table):
    made = table("date\n2020-02-03\n")
    assert np.load(made.folder / "start.npy").tolist() == [FIRST]
    assert json.loads((made.folder / "meta.json").read_text())["rows"] == 1


def test_what_was_prepared_is_found_again_without_a_look_into_the_file(table, tmp_path, cache):
    path, mapping = tmp_path / "table.csv", Mapping("date", title="what")
    assert prepared(path, cache) is None
    made = table("date,what\n2020,A\n", mapping=mapping)
    found = prepared(path, cache)
    assert found is not None
    assert (found.key, found.mapping) == (made.key, mapping)


def test_the_mapping_that_was_used_last_is_the_one_found_again(table, tmp_path, cache):
    made = {
        title: table("date,what,who\n2020,A,B\n", mapping=Mapping("date", title=title))
        for title in ("what", "who")
    }
    for used, title in enumerate(("who", "what"), 1):
        os.utime(made[title].folder, (used, used))
    found = prepared(tmp_path / "table.csv", cache)
    assert found is not None
    assert found.mapping.title == "what"


def test_a_file_that_changed_or_lost_its_preparation_is_not_found_again(table, tmp_path, cache):
    path = tmp_path / "table.csv"
    made = table("date\n2020\n")
    (made.folder / "start.npy").unlink()
    assert prepared(path, cache) is None
    table("date\n2020\n")
    assert prepared(path, cache) is not None
    (cache.folder / "odd").mkdir()
    (cache.folder / "odd" / "meta.json").write_text("[]")
    assert prepared(path, cache) is not None
    path.write_text("date\n2021\n2022\n")
    assert prepared(path, cache) is None
