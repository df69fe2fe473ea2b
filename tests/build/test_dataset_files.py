"""Tables that come in ZIP files, in folders, and with a title above them."""

from __future__ import annotations

import gzip
import zipfile

import pytest

from idlib_gui.build.datasets import look, prepare
from idlib_gui.domain.calendar import DAY, day_start
from idlib_gui.domain.records import DomainError
from idlib_gui.storage.datasets import sources
from idlib_gui.storage.datasets.cache import Cache
from idlib_gui.storage.datasets.left_out import Reason
from idlib_gui.storage.datasets.mapping import DatasetKind

TABLE = "date,actor,title\n2020-02-03,Aland,one\n2020-02-04,Beland,two\n"


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache")


@pytest.fixture
def read(cache):
    """Return what prepares a file or a folder."""
    return lambda path: prepare(path, None, cache)


def pack(path, **members):
    path.parent.mkdir(exist_ok=True, parents=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(name, text)
    return path


def write(folder, **files):
    folder.mkdir(exist_ok=True, parents=True)
    for name, text in files.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def gdelt_row(day, width=61):
    row = [""] * width
    row[0], row[1], row[5], row[6], row[29] = "7", day, "ALA", "ALAND", "4"
    return "\t".join(row) + "\n"


def test_a_table_in_a_zip_file_is_read_and_nothing_unpacked_stays(tmp_path, cache, read):
    path = pack(tmp_path / "t-csv.zip", **{"folder/t.csv": TABLE, "__MACOSX/._t.csv": "x"})
    assert look(path).columns == ("date", "actor", "title")
    made = read(path)
    assert (made.name, made.rows, made.left_out.total) == ("t-csv.zip", 2, 0)
    left = {file.name for file in cache.folder.rglob("*") if file.is_file()}
    assert not [name for name in left if name.startswith("unpacked")]
    path.unlink()
    assert made.row(1) == {"date": "2020-02-04", "actor": "Beland", "title": "two"}


def test_a_zip_file_is_known_again_by_its_content(tmp_path, read):
    first = read(pack(tmp_path / "t.zip", **{"t.csv": TABLE}))
    assert read(tmp_path / "t.zip").key == first.key
    again = read(pack(tmp_path / "t.zip", **{"t.csv": TABLE + "2021,Aland,three\n"}))
    assert (again.key != first.key, again.rows) == (True, 3)


def test_tables_in_a_zip_file_are_one_and_rows_left_out_name_theirs(tmp_path, read):
    other = "title,date,actor\n\nthree,soon,Aland\nfour,2020-02-05,Aland\nfive\n"
    path = pack(tmp_path / "t.zip", **{"a.csv": TABLE, "b.csv": other, "read.me": "words"})
    made = read(path)
    assert made.titles(range(made.rows)) == ["one", "two", "four"]
    assert [made.row(row)["title"] for row in range(3)] == ["one", "two", "four"]
    assert [(row.line, row.sentence[:7]) for row in made.left_out.first] == [
        (3, "b.csv: "),
        (5, "b.csv: "),
    ]
    assert made.left_out.counts == {Reason.UNREADABLE: 1, Reason.BROKEN: 1}


def test_a_broken_row_is_told_of_its_own_file_only(tmp_path, read):
    files = {"a.csv": TABLE + "2020\n", "b.csv": TABLE, "c.csv": "x,y\n" + TABLE + "2020\n"}
    made = read(write(tmp_path / "all", **files))
    assert (made.rows, made.left_out.counts) == (6, {Reason.BROKEN: 2})
    told = [(row.line, row.sentence[:6]) for row in made.left_out.first]
    assert told == [(4, "a.csv:"), (5, "c.csv:")]


def test_a_zip_file_with_one_file_of_any_name_is_read_if_that_is_a_table(tmp_path, read):
    assert read(pack(tmp_path / "t.zip", **{"table.txt": TABLE})).rows == 2
    assert read(pack(tmp_path / "u.zip", **{"t.csv.gz": gzip.compress(TABLE.encode())})).rows == 2


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"xl/sheet.xml": "x", "a.xml": "y"}, "Excel"),
        ({"a.parquet": "PAR1"}, "Parquet"),
        ({"a.csv": "PAR1"}, "Parquet"),
        ({"a.txt": "x", "b.txt": "y"}, "no table"),
        ({}, "cannot be unpacked"),
        ({"a.csv": ""}, "empty"),
        ({"a.csv": b"PK\x03\x04"}, "packed twice"),
        ({"a.csv": TABLE, "b.csv": "when,what\n2020,x\n"}, "b.csv has other columns than a.csv"),
        ({"a.csv": gzip.compress(TABLE.encode())[:20]}, "a.csv is damaged"),
    ],
)
def test_a_zip_file_that_holds_no_tables_is_refused_in_a_sentence(tmp_path, read, members, said):
    path = pack(tmp_path / "t.zip", **members)
    if not members:
        path.write_bytes(b"PK\x03\x04")
    with pytest.raises(DomainError, match=said):
        read(path)


def test_a_zip_file_without_a_member_holds_no_table(tmp_path, read):
    path = write(tmp_path / "all", **{"a.csv": TABLE})
    pack(path / "b.zip")
    assert read(path).rows == 2
    (path / "a.csv").unlink()
    pack(path / "c.zip", **{"picture.png": "x", "other.png": "y"})
    with pytest.raises(DomainError, match="no table in the ZIP files"):
        read(path)


def test_what_would_unpack_to_too_much_is_refused_before_it_is(tmp_path, cache, read, monkeypatch):
    folder = tmp_path / "all"
    rows = "2020,x,y\n" * 10_000
    pack(folder / "a.zip", **{"a.csv": TABLE + rows})
    monkeypatch.setattr(sources, "MOST_UNPACKED", 100_000)
    assert read(folder).rows == 10_002
    pack(folder / "b.zip", **{"b.csv": TABLE + rows})
    with pytest.raises(DomainError, match=r"b.zip would unpack to more than 0.0001 GB"):
        read(folder)
    assert not list(cache.folder.glob(".making*"))


def test_a_zip_file_that_lies_about_what_it_holds_is_damaged(tmp_path, read):
    path = pack(tmp_path / "t.zip", **{"t.csv": TABLE + "2020,x,y\n" * 10_000})
    with zipfile.ZipFile(path) as packed:
        size = packed.infolist()[0].file_size
    path.write_bytes(path.read_bytes().replace(size.to_bytes(4, "little"), bytes([99, 0, 0, 0])))
    with pytest.raises(DomainError, match="damaged"):
        read(path)


def test_many_times_its_size_is_a_trap(tmp_path, read, monkeypatch):
    path = pack(tmp_path / "t.zip", **{"t.csv": "0" * 5_000_000})
    monkeypatch.setattr(sources, "_RATIO_FROM", 1_000)
    with pytest.raises(DomainError, match="was not unpacked"):
        read(path)


def test_a_damaged_or_locked_zip_file_is_told(tmp_path, read):
    path = pack(tmp_path / "t.zip", **{"t.csv": TABLE})
    whole = path.read_bytes()
    path.write_bytes(whole.replace(whole[40:60], bytes(20)))
    with pytest.raises(DomainError, match="damaged"):
        read(path)
    marked = whole.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    path.write_bytes(marked)
    with pytest.raises(DomainError, match="password"):
        read(path)


def test_a_look_unpacks_no_more_than_it_needs(tmp_path, monkeypatch):
    path = pack(tmp_path / "t.zip", **{"t.csv": TABLE + "2020,x,y\n" * 10_000})
    monkeypatch.setattr(sources, "_BLOCK", 100)
    monkeypatch.setattr("idlib_gui.build.datasets._GLANCE", 500)
    assert 10 < len(look(path).rows) < 60


def test_daily_files_of_gdelt_are_one_dataset_however_they_are_packed(tmp_path, read):
    folder = tmp_path / "daily"
    write(
        folder,
        **{
            "20200203.export.CSV": gdelt_row("20200203"),
            "20200204.export.CSV.gz": gzip.compress(gdelt_row("20200204").encode()),
            "20200206.export.CSV": "",
            "MD5SUMS": "x",
            ".notes.csv": "no,table\n",
        },
    )
    name = "20200205.export.CSV"
    pack(folder / f"{name}.zip", **{name: gdelt_row("20200205") + gdelt_row("no day")})
    assert look(folder).kind == DatasetKind.GDELT
    made = read(folder)
    assert made.kind == DatasetKind.GDELT
    assert made.start.tolist() == [day_start(2020, 2, day) for day in (3, 4, 5)]
    assert (made.end - made.start).tolist() == [DAY] * 3
    assert [made.row(row)["Day"] for row in range(3)] == ["20200203", "20200204", "20200205"]
    (left,) = made.left_out.first
    assert (left.line, left.sentence[: len(name)]) == (2, name)


def test_older_files_of_gdelt_lack_columns_which_are_empty_then(tmp_path, read):
    folder = write(
        tmp_path / "daily",
        **{"20130331.csv": gdelt_row("20130331", 57), "20130401.csv": gdelt_row("20130401", 58)},
    )
    made = read(folder)
    assert made.rows == 2
    assert (made.row(0)["SOURCEURL"], len(made.columns)) == ("", 58)


def test_lines_of_json_in_several_files_may_have_keys_of_their_own(tmp_path, read):
    folder = write(
        tmp_path / "all",
        **{
            "a.jsonl": '{"date": "2020", "title": "one"}\n',
            "b.jsonl": '{"date": "2021", "actor": "Aland"}\nno object\n',
        },
    )
    made = read(folder)
    assert made.row(1) == {"date": "2021", "title": "", "actor": "Aland"}
    assert [row.sentence for row in made.left_out.first] == ["b.jsonl: The line is no JSON object."]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a.csv": TABLE, "b.parquet": "PAR1"}, "leave one kind"),
        ({"a.csv": "", "b.csv": "\n"}, "are empty"),
        ({"a.csv": TABLE, "b.csv": "PAR1"}, "end in .parquet"),
        ({"a.csv": TABLE, "b.csv": "date,actor\n2020,x\n"}, "b.csv has other columns"),
        ({"notes.txt": "x"}, "no table in the folder"),
    ],
)
def test_a_folder_that_is_no_dataset_is_refused_in_a_sentence(tmp_path, read, files, said):
    with pytest.raises(DomainError, match=said):
        read(write(tmp_path / "all", **files))


@pytest.mark.parametrize(
    ("above", "lines"),
    [
        ("Events of a made-up war\n", 1),
        ("# made up\n# on no day\n\n", 3),
        ('"Events, made up",,\n,,\n', 2),
        ("sep=,\n", 1),
        ('Said to be "true"\n', 1),
    ],
)
def test_lines_above_the_header_are_skipped_and_counted(tmp_path, read, above, lines):
    text = f"{above}{TABLE}soon,Aland,three\n2020\n"
    made = read(write(tmp_path, **{"t.csv": text}) / "t.csv")
    assert made.columns == ("date", "actor", "title")
    assert (made.rows, made.above) == (2, lines)
    assert [row.line for row in made.left_out.first] == [lines + 4, lines + 5]


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        "2020,Aland\n2021,Beland,x\n2022,Aland,y\n",
        "date,actor\n3 Feb 2020,Aland,\n4 Feb 2020,Beland,\n",
    ],
)
def test_no_row_is_taken_for_a_title(tmp_path, text):
    opened = look(write(tmp_path, **{"t.csv": text}) / "t.csv")
    assert "Aland" not in opened.columns
    assert "2021" not in opened.columns
    assert "3 Feb 2020" not in opened.columns


def test_a_title_of_several_lines_is_not_skipped_and_that_nothing_can_be_read_is_told(tmp_path):
    path = write(tmp_path, **{"t.csv": '"a title\nof two lines"\n' + TABLE}) / "t.csv"
    with pytest.raises(DomainError, match="No row of t"):
        look(path)
