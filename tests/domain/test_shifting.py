"""A date that is moved stays as precise, and as sure, as it was."""

from __future__ import annotations

import pytest
from hypothesis import example, given, reject
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY
from idlib_gui.domain.edtf import EdtfError, parse_edtf
from idlib_gui.domain.records import Basis, DomainError, When
from idlib_gui.domain.shifting import resized, shifted, step_of


def dated(edtf):
    return When(edtf, Basis.STATED, "So it says.")


@pytest.mark.parametrize(
    ("edtf", "by", "expected"),
    [
        ("2020-02-03", {"days": 3}, "2020-02-06"),
        ("2020-02-03", {"seconds": 2 * DAY + 5_000}, "2020-02-05"),
        ("2020-02", {"days": 40}, "2020-03"),
        ("2020-02", {"days": 10}, "2020-02"),
        ("2020-01-31~", {"months": 1}, "2020-02-29~"),
        ("2020-02-XX", {"months": 1}, "2020-03-XX"),
        ("2020-02-1X", {"months": 1}, "2020-03-1X"),
        ("2020-03-3X", {"months": -1}, "2020-02-2X"),
        ("2017/2020-02-13", {"years": 1}, "2018/2021-02-13"),
        ("2020-02-03~/2020-02-10?", {"days": -4}, "2020-01-30~/2020-02-06?"),
        ("../2020-02", {"months": -3}, "../2019-11"),
        ("2020-02/", {"months": -3}, "2019-11/"),
        ("[2020-02-03..]", {"days": 1}, "[2020-02-04..]"),
        ("[2020-01-01,2020-01-03]", {"days": 1}, "[2020-01-02,2020-01-04]"),
        ("2020%", {"years": -1}, "2019%"),
        ("2020-XX", {"years": 1}, "2021-XX"),
        ("201X", {"years": 12}, "202X"),
        ("-004X", {"years": 10}, "-003X"),
        ("2020-21", {"months": -3}, "2019-24"),
        ("2020-36", {"months": 3}, "2021-33"),
        ("-0001-12", {"months": 1}, "0000-01"),
        ("2020-02-03T23:05", {"days": 1, "seconds": 3_600}, "2020-02-05T00:05"),
        ("2020-02-03T10:05:09+02:00", {"seconds": 1}, "2020-02-03T10:05:10+02:00"),
    ],
)
def test_a_date_moves_by_whole_steps_of_its_own(edtf, by, expected):
    moved = shifted(dated(edtf), **by)
    assert moved == dated(expected)


@pytest.mark.parametrize(
    ("edtf", "at_end", "by", "expected"),
    [
        ("2020-02-03", True, {"days": 3}, "2020-02-03/2020-02-06"),
        ("2020-02-03", False, {"days": -3}, "2020-01-31/2020-02-03"),
        ("2020-02-03", True, {"days": -3}, "2020-02-03"),
        ("2020-02-03~", True, {"days": 1}, "2020-02-03~/2020-02-04~"),
        ("2020-02-03/2020-02-10", True, {"days": -30}, "2020-02-03"),
        ("2020-02-03/2020-02-10", False, {"days": 30}, "2020-02-10"),
        ("2020-02-03/2020-02-10", False, {"days": 2}, "2020-02-05/2020-02-10"),
        ("2020-02-XX", True, {"months": 1}, "[2020-02..2020-03]"),
        ("2020-02-XX", True, {"months": 0}, "2020-02-XX"),
        ("201X", True, {"years": 10}, "[201X..202X]"),
        ("201X", True, {"years": 1}, "201X"),
        ("[2020-02..2020-05]", True, {"months": -9}, "2020-02-XX"),
        ("[2020-21..2020-22]", True, {"months": -9}, "[2020-21..2020-21]"),
        ("2020-21", True, {"months": 3}, "2020-21/2020-22"),
        ("[2020-02-01,2020-02-03,2020-02-09]", True, {"days": 1}, "[2020-02-01..2020-02-10]"),
        ("2020/..", True, {"years": 1}, "2020/.."),
        ("2020/..", False, {"years": 1}, "2021/.."),
        ("[..2020]", True, {"years": 1}, "[..2021]"),
        ("2017/2020-02-13", False, {"years": 5}, "2020/2020-02-13"),
        ("2020-02-20/2020-05", True, {"years": -5}, "2020-02-20/2020-03"),
        ("2020-01/2020-02-20", False, {"years": 5}, "2020-02/2020-02-20"),
    ],
)
def test_one_end_moves_and_never_beyond_the_other(edtf, at_end, by, expected):
    assert resized(dated(edtf), at_end=at_end, **by).edtf == expected


def test_what_has_no_date_cannot_be_moved():
    with pytest.raises(DomainError, match="no date"):
        shifted(dated(None), days=1)
    with pytest.raises(DomainError, match="no date"):
        resized(dated(None), at_end=True, days=1)


@pytest.mark.parametrize("edtf", ["9999", "9999-12-31", "2020/9999-12"])
def test_no_date_is_moved_beyond_the_years_we_know(edtf):
    with pytest.raises(DomainError, match="beyond the years"):
        shifted(dated(edtf), years=1, months=1)


def test_an_end_is_not_moved_beyond_the_years_we_know():
    with pytest.raises(DomainError, match="beyond the years"):
        resized(dated("9999-12-30"), at_end=True, days=5)


_days = st.dates().map(lambda day: day.isoformat())
_units = _days | _days.map(lambda day: day[:7]) | _days.map(lambda day: day[:4])
_marked = st.tuples(_units, st.sampled_from(("", "~", "?", "%"))).map("".join)
_ends = _marked | st.just("..")
_dates = _marked | st.tuples(_ends, _ends).map("/".join)


@given(_dates, st.integers(-20_000, 20_000), st.booleans())
@example(edtf="2020-01-31/2020-02", days=29, at_end=True)
def test_moved_or_resized_it_keeps_precision_and_hedges(edtf, days, at_end):
    try:
        before = parse_edtf(edtf)
    except EdtfError:
        reject()
    for move in (shifted, lambda when, **by: resized(when, at_end=at_end, **by)):
        try:
            after = move(dated(edtf), days=days).date
        except DomainError:  # beyond the years that we know
            continue
        for was, now in ((before.first, after.first), (before.last, after.last)):
            assert (was is None) == (now is None)
        assert {_manner(unit) for unit in (after.first, after.last) if unit} <= {
            _manner(unit) for unit in (before.first, before.last) if unit
        }


def _manner(unit):
    return unit.precision, unit.approximate, unit.uncertain


@given(_days, st.integers(-9_000, 9_000))
def test_a_day_comes_back_when_it_is_moved_back(day, by):
    try:
        there = shifted(dated(day), days=by)
    except DomainError:
        return
    assert shifted(there, days=-by) == dated(day)


def test_a_date_moves_by_the_step_of_its_coarser_end():
    assert step_of(dated("2017/2020-02-13")).months == 12
    assert step_of(dated("2020-02-13")).seconds == DAY
