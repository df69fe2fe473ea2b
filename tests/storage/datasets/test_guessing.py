"""Which columns say what, guessed from their names and cells."""

from __future__ import annotations

from idlib_gui.build.datasets import shipped_coding
from idlib_gui.storage.datasets.guessing import guess_mapping
from idlib_gui.storage.datasets.known import GDELT_COLUMNS, kind_of, known_mapping
from idlib_gui.storage.datasets.mapping import DatasetKind, Mapping

NAMES = shipped_coding().lists.columns


def guess(columns, *rows):
    return guess_mapping(columns, rows, NAMES)


def test_columns_are_known_by_name_whatever_their_capitals_and_marks():
    made = guess(["Event Date", "ACTOR-1", "Actor 2"], ["2020-02-03", "a", "b"])
    assert made == Mapping("Event Date", actor="ACTOR-1", target="Actor 2")


def test_a_column_named_like_a_date_without_dates_in_it_is_none():
    made = guess(["time", "day"], ["short", "2020-02-03"])
    assert made.start == "day"


def test_a_date_in_a_column_of_another_name_is_found():
    assert guess(["id", "x"], ["1", "3 Feb 2020"], ["2", "4 Feb 2020"]).start == "x"
    assert guess(["id", "x"], ["1", "20200203"], ["2", "20200204"]).start == "x"


def test_the_column_with_most_dates_is_taken_though_some_of_its_cells_are_none():
    rows = [["2020-02-03", ""], ["3 Feb 2020", ""], ["Thursday", "2020-02-04"], ["", ""]]
    assert guess(["x", "y"], *rows).start == "x"
    assert guess(["y", "x"], *(row[::-1] for row in rows)).start == "x"
    assert guess(["x", "y"], *rows[1:3], ["Friday", ""], ["hm", "2020-05"]).start == "y"


def test_columns_are_known_by_name_in_other_languages_too():
    columns = ["Wann?", "bis wann", "Täter", "Opfer", "was geschah", "Ort", "Bemerkung"]
    made = guess(columns, ["3 Feb 2020", "", "A", "B", "attack", "C", ""])
    wanted = Mapping("Wann?", actor="Täter", target="Opfer", type="was geschah", place="Ort")
    assert made == wanted
    made = guess(columns, ["2020-02-03", "2020-02-04", "A", "B", "attack", "C", ""])
    assert made == wanted._replace(end="bis wann")
    assert guess(["Fecha", "Lugar"], ["2020", "x"]) == Mapping("Fecha", place="Lugar")


def test_plain_numbers_are_no_dates_unless_the_name_says_so():
    assert guess(["id", "deaths"], ["1", "1999"], ["2", "2001"]).start == ""
    assert guess(["id", "year"], ["1", "1999"], ["2", "2001"]).start == "year"


def test_a_column_says_one_thing_only():
    made = guess(["event", "date"], ["attack", "2020"])
    assert (made.type, made.title) == ("event", "")


def test_nothing_is_guessed_of_an_empty_table():
    assert guess(["date", "x"]).start == ""


def test_known_datasets_are_told_by_their_columns():
    assert kind_of(["ID", "Type_Of_Violence", "side_a", "side_b", "date_start"]) == "ucdp-ged"
    assert kind_of(["event_id_cnty", "event_date", "event_type", "actor1"]) == "acled"
    assert all(kind_of(columns) == "gdelt" for columns in GDELT_COLUMNS.values())
    assert {len(columns) for columns in GDELT_COLUMNS.values()} == set(GDELT_COLUMNS)
    assert kind_of(["date", "actor1"]) == "table"
    assert known_mapping(DatasetKind.TABLE, ["date"]) is None


def test_a_known_dataset_with_fewer_columns_falls_back_on_what_it_has():
    made = known_mapping(DatasetKind.ACLED, ["event_date", "event_type", "actor1", "country"])
    assert made == Mapping("event_date", actor="actor1", type="event_type", place="country")
