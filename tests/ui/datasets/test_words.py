"""Datasets in words: moments as exactly as they are known, and rows that name nobody."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from idlib_gui.domain.calendar import DAY, day_start, month_start
from idlib_gui.domain.citing import citation_text
from idlib_gui.models.datasets_model import DatasetRow
from idlib_gui.state.datasets import Layer
from idlib_gui.state.row_columns import NOT_YET, Told
from idlib_gui.storage.datasets.left_out import LeftOut, LeftRow, Reason
from idlib_gui.ui.dataset_words import say_ends, say_extent, say_moment, say_precision, say_rows
from idlib_gui.ui.datasets_delegate import DatasetsDelegate
from idlib_gui.ui.datasets_list_words import dataset_spoken, say_facts, say_seen, second_lines
from idlib_gui.ui.left_out_words import report_of, say_left_out, say_reason
from idlib_gui.ui.row_sheet import row_reference, row_sheet
from idlib_gui.ui.sheet_items import Chips, Line
from idlib_gui.ui.theme import ThemeName, load_theme

NOON = day_start(2020, 2, 3) + DAY // 2


@pytest.mark.parametrize(
    ("begin", "end", "moment", "precision"),
    [
        (day_start(2020), day_start(2021), "2020", "some time in the year, or all of it"),
        (month_start(2020, 2), month_start(2020, 3), "Feb 2020", "some time in the month"),
        (day_start(2020, 2, 3), day_start(2020, 2, 4), "3 Feb 2020", "exact to the day"),
        (day_start(2020, 2, 3), day_start(2020, 2, 9), "3–8 Feb 2020", "between these days"),
        (NOON, NOON + 1, "3 Feb 2020, 12:00", "exact to the second"),
        (NOON, NOON + 3600, "3 Feb 2020, 12:00", "from one time to another"),
        (day_start(-43, 3, 15), day_start(-43, 3, 16), "15 Mar 44 BC", "exact to the day"),
        (day_start(9999), day_start(10_000), "9999", "some time in the year, or all of it"),
    ],
)
def test_a_moment_is_said_as_exactly_as_it_is_known(begin, end, moment, precision):
    assert say_moment((begin, end)).startswith(moment)
    assert precision in say_precision((begin, end))


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        (day_start(2006), day_start(2018), "2006–2017"),
        (day_start(2006, 3, 5) + 9, day_start(2017, 10, 18) + 1, "5 Mar 2006 – 18 Oct 2017"),
        (day_start(2020, 1, 31), day_start(2020, 2, 2), "31 Jan – 1 Feb 2020"),
        (NOON, NOON + DAY, "3 Feb 2020, 12:00 – 4 Feb 2020, 11:59"),
        (NOON, NOON + 1, "3 Feb 2020, 12:00"),
        (day_start(2020), day_start(12_000), "2020–9999"),
    ],
)
def test_a_stretch_is_said_with_its_first_and_last_day_not_in_whole_months_or_years(
    begin, end, words
):
    assert say_ends((begin, end)) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (QLocale.Language.C, "12,403 rows"),
        (QLocale.Language.English, "12,403 rows"),
        (QLocale.Language.German, "12.403 rows"),
    ],
)
def test_thousands_are_parted_as_the_user_does_it(language, words):
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        assert (say_rows(12_403), say_rows(1), say_rows(0)) == (words, "1 row", "0 rows")
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        (NOON, day_start(2023, 5, 1), "2020–2023"),
        (NOON, month_start(2020, 4), "Feb–Mar 2020"),
        (NOON, NOON + 3 * DAY, "3–6 Feb 2020"),
        (NOON, NOON + 1, "3 Feb 2020"),
        (day_start(-9999), day_start(10_000), "10000 BC – 9999"),
    ],
)
def test_an_extent_is_said_in_the_largest_unit_that_tells_it(begin, end, words):
    assert say_extent((begin, end)) == words


def a_row(**known):
    told = {"visible": True, "colour": 0, "passing": 5, "seen": 3} | known
    return DatasetRow("k", "a <b>name</b>", 5, (NOON, NOON + 1), **told)


@pytest.mark.parametrize(
    ("known", "seen", "spoken"),
    [
        ({"seen": 5}, "all seen", "5 rows in what the timeline shows now"),
        ({}, "3 seen", "3 rows in what the timeline shows now"),
        ({"seen": 1}, "1 seen", "1 row in what the timeline shows now"),
        ({"seen": None}, "preparing…", "its lanes are being prepared"),
        ({"lanes_open": False}, "preparing lanes…", "its lanes are being prepared"),
        ({"visible": False}, "", "hidden"),
    ],
)
def test_the_list_says_what_is_seen(known, seen, spoken):
    assert say_seen(a_row(**known)) == seen
    assert dataset_spoken(a_row(**known)).endswith(spoken)


def test_the_list_says_how_many_pass_a_filter():
    assert say_facts(a_row()) == "3 Feb 2020 · 5 rows"
    assert say_facts(a_row(passing=2)) == "3 Feb 2020 · 2 of 5 rows"
    assert say_facts(a_row(passing=None)) == "3 Feb 2020 · 5 rows"
    assert say_rows(1) == "1 row"


@pytest.mark.parametrize(
    ("known", "lines"),
    [
        (
            {"passing": 2, "seen": 1},
            [
                ("3 Feb 2020 · 2 of 5 rows", "1 seen"),
                ("3 Feb 2020 · 2 of 5", "1 seen"),
                ("2 of 5 rows", "1 seen"),
                ("2 of 5", "1 seen"),
            ],
        ),
        (
            {"seen": 5},
            [
                ("3 Feb 2020 · 5 rows", "all seen"),
                ("3 Feb 2020 · 5 rows", ""),
                ("3 Feb 2020 · 5", ""),
                ("5 rows", ""),
                ("5", ""),
            ],
        ),
    ],
)
def test_in_less_room_the_list_still_says_of_how_many_rows_how_many_are_seen(known, lines):
    assert list(second_lines(a_row(**known))) == lines


def test_the_list_takes_the_fullest_words_that_have_room(qapp):
    delegate = DatasetsDelegate(load_theme(ThemeName.LIGHT))
    row = a_row(passing=2, seen=1)
    lines = list(second_lines(row))
    taken = [delegate.fitting(row, room) for room in range(400, 0, -1)]
    assert list(dict.fromkeys(taken)) == lines
    assert taken[0] == lines[0]


def test_what_was_left_out_is_told_by_its_reasons_the_commonest_first():
    first = (LeftRow(3, Reason.NO_DATE, "There is none.", ", A, talks"),)
    left_out = LeftOut({Reason.NO_DATE: 2, Reason.BROKEN: 9, Reason.BEYOND: 0}, first)
    assert say_left_out(left_out) == "11 rows left out: 9 are broken; 2 have no date."
    assert say_left_out(LeftOut({Reason.BROKEN: 1}, first)) == "1 row left out: it is broken."
    assert report_of(LeftOut({}, ())).strip() == "No row was left out."
    lines = report_of(left_out).splitlines()
    assert lines[2:4] == ["line 3: There is none.", "    , A, talks"]
    assert lines[-1] == "… and 10 more"
    assert all(say_reason(reason, 1) != say_reason(reason, 2) for reason in Reason)


def words(items):
    return [item.text for item in items if isinstance(item, Line)]


def test_a_row_that_names_nobody_and_no_place_says_only_what_it_knows(make_dataset):
    dataset = make_dataset(2, actor=[-1, -1], target=[-1, 1], type=[-1, 0], place=[-1, 0])
    layer = Layer(dataset)
    bare = row_sheet(layer, 0, NOT_YET)
    assert not any(isinstance(item, Chips) for item in bare)
    assert "WHERE" not in words(bare)
    assert "Looking it up…" in words(bare)
    chips = next(item for item in row_sheet(layer, 1, NOT_YET) if isinstance(item, Chips))
    assert [chip.text for chip in chips.chips] == ["not named", "→", "Beta"]


def test_the_columns_of_a_row_are_shown_as_they_are_and_empty_ones_by_name(make_dataset):
    told = Told({"note": "a\nb", "id": "", "sum": " "})
    shown = words(row_sheet(Layer(make_dataset(2)), 0, told))
    assert "note: a b" in shown
    assert shown[-1] == "Empty: id, sum"
    failed = words(row_sheet(Layer(make_dataset(2)), 0, Told({}, "It is gone.")))
    assert failed[-1] == "It is gone."


@pytest.mark.parametrize(
    ("columns", "number"),
    [
        ({"ID": "77"}, "event 77"),
        ({"GLOBALEVENTID": "5", "id": "6"}, "event 5"),
        ({"id": ""}, "row 2"),
        ({"other": "x"}, "row 2"),
    ],
)
def test_a_row_is_cited_by_the_number_that_its_dataset_gives_it(make_dataset, columns, number):
    reference = row_reference(Layer(make_dataset(3)), 1, Told(columns))
    assert citation_text(reference) == f"row 1, 2 Jan 2020, “Made up”, {number}"
