"""Days that have a name, and the lists that a user may add to."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import Basis, DomainError
from idlib_gui.extract.lists import Lists, shipped_lists
from idlib_gui.extract.times import find_times


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("Christmas 2019", "2019-12-25"),
        ("Christmas Eve", "2020-12-24"),
        ("New Year's Day", "2021-01-01"),
        ("New Year’s Eve, 2018", "2018-12-31"),
        ("last Christmas", "2020-12-25"),
        ("next Christmas", "2021-12-25"),
        ("Easter Sunday 2019", "2019-04-21"),
        ("Easter 2038", "2038-04-25"),
        ("Good Friday 2020", "2020-04-10"),
        ("Pentecost 2021", "2021-05-23"),
        ("Orthodox Easter 2021", "2021-05-02"),
        ("Orthodox Easter 2019", "2019-04-28"),
        ("Thanksgiving 2019", "2019-11-28"),
        ("Memorial Day 2019", "2019-05-27"),
        ("Ramadan 2019", "2019-05-06~/2019-06-04~"),
        ("Eid al-Fitr 2019", "2019-06-05~"),
        ("Nowruz 2019", "2019-03-20~"),
        ("Christmas last year", "2020-12-25"),
        ("last Ramadan", "2021-04-13~/2021-05-12~"),
    ],
)
def test_a_named_day_is_found_in_the_calendar(date, phrase, edtf):
    assert date(f"They met at {phrase}.").edtf == edtf


def test_a_named_day_of_one_year_is_known_from_outside_the_text(date):
    found = date("They met on D-Day.")
    assert found.edtf == "1944-06-06"
    assert found.basis is Basis.INFERRED
    assert not found.needs_published


def test_a_named_day_without_anything_to_count_from_stays_open(date):
    assert date("They met at Christmas.", None).edtf is None
    assert date("They met last Christmas.", None).edtf is None
    assert date("They met at Christmas last year.", None).edtf is None
    assert date("They met at last Christmas.", "0001-01-01").edtf is None


@pytest.mark.parametrize("published", ["9998-12-31", "9997-01-01", "0002-01-01", "0640-05-05"])
@pytest.mark.parametrize(
    "name", ["Ramadan", "Eid al-Fitr", "Easter", "Orthodox Easter", "Labor Day"]
)
def test_a_named_day_at_the_ends_of_the_calendar_raises_nothing(times, name, published):
    assert len(times(f"They met at {name}.", published)) == 1


def test_the_night_of_a_named_day_is_its_day(dates):
    assert dates("They met on Christmas night.") == {"Christmas night": "2020-12-25"}


def with_list(tmp_path, name, line):
    (tmp_path / f"{name}.tsv").write_text(line, encoding="utf-8")
    return shipped_lists(tmp_path)


def test_a_user_may_add_a_day(tmp_path):
    lists = with_list(tmp_path, "dates-holidays", "Founders’ Day\t03-04\n")
    (found,) = find_times("They met on Founders' Day 2019.", None, lists)
    assert found.edtf == "2019-03-04"


def test_a_user_may_take_a_vague_word_away(tmp_path):
    lists = with_list(tmp_path, "dates-vague", "-recently\n")
    assert find_times("He recently left.", None, lists) == ()


def test_a_user_may_add_what_numbers_count(tmp_path):
    assert len(find_times("They saw 1955 geese.", None)) == 1
    lists = with_list(tmp_path, "dates-counted", "geese\n")
    assert find_times("They saw 1955 geese.", None, lists) == ()


@pytest.mark.parametrize(
    "when", ["", "someday", "13-45", "islamic 13", "frogday 1 may", "monday 5 february"]
)
def test_a_day_that_cannot_be_read_is_named_in_a_sentence(tmp_path, when):
    lists = with_list(tmp_path, "dates-holidays", f"Moon Day\t{when}\n")
    with pytest.raises(DomainError, match="“Moon Day” no day"):
        find_times("He left.", None, lists)


def test_without_any_list_dates_are_found_all_the_same(tmp_path):
    (found,) = find_times("He left on 3 May 2019, recently.", None, Lists((tmp_path,)))
    assert found.edtf == "2019-05-03"
