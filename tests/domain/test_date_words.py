"""Dates as people type them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.date_units import beside, third_of
from idlib_gui.domain.date_words import read_date, read_when
from idlib_gui.domain.records import DomainError


def edtf(text):
    return read_date(text).text


@pytest.mark.parametrize(
    "text",
    [
        *("2020-02-13", " 2020-02-13 ", "20200213", "2020/2/13", "2020.2.13"),
        *("13 Feb 2020", "13th of February, 2020", "13-Feb-2020", "13 FEB. 2020", "13 Feb 2020."),
        *("Feb. 13, 2020", "February 13th 2020", "Thursday 13 February 2020", "Thu, Feb 13, 2020"),
        *("13.2.2020", "13. 2. 2020", "13/2/2020", "2/13/2020", "13-02-2020"),
        *("13 Feb 2020, 14:30", "2020-02-13 14:30:05+01:00", "Feb 13, 2020 at 2:30 pm EST"),
        *("13\u00a0Feb\n2020",),
    ],
)
def test_a_day_is_read_however_it_is_written(text):
    assert edtf(text) == "2020-02-13"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Feb 2020", "2020-02"),
        ("Sept. 2020", "2020-09"),
        ("2/2020", "2020-02"),
        ("May 2020", "2020-05"),
        ("spring 2020", "2020-21"),
        ("fall, 2020", "2020-23"),
        ("2020", "2020"),
        ("the 1990s", "199X"),
        ("2020-02-13T14:30", "2020-02-13T14:30"),
        ("2020-02-xx", "2020-02-XX"),
    ],
)
def test_a_date_is_as_precise_as_it_was_written(text, expected):
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about 13 Feb 2020", "2020-02-13~"),
        ("c. 2020", "2020~"),
        ("ca 1990", "1990~"),
        ("~2020", "2020~"),
        ("probably March 2020", "2020-03?"),
        ("around perhaps 2020", "2020%"),
    ],
)
def test_what_is_not_sure_stays_so(text, expected):
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between 3 and 10 February 2020", "[2020-02-03..2020-02-10]"),
        ("3–10 Feb 2020", "2020-02-03/2020-02-10"),
        ("3 to 10 Feb 2020", "2020-02-03/2020-02-10"),
        ("28 Feb - 3 March 2020", "2020-02-28/2020-03-03"),
        ("from 2019 to 2020", "2019/2020"),
    ],
)
def test_a_stretch_may_leave_out_at_first_what_it_says_at_last(text, expected):
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("early January 2020", "2020-01-01~/2020-01-10~"),
        ("mid-February 2020", "2020-02-11~/2020-02-20~"),
        ("the end of Feb 2019", "2019-02-21~/2019-02-28~"),
        ("late 2019", "2019-09~/2019-12~"),
        ("the beginning of the 1990s", "1990~/1993~"),
        ("before 3 Feb 2020", "[..2020-02-02]"),
        ("before Feb 2020", "[..2020-01]"),
        ("prior to 2011", "[..2010]"),
        ("before 2011 (uncertain)", "[..2010?]"),
        ("before the 1990s", "[..1989]"),
        ("before early 2020", "[..2019-12~]"),
        ("after about March 2020", "[2020-04~..]"),
        ("after 2020%", "[2021%..]"),
        ("after spring 2020", "[2020-06..]"),
        ("after 2 BC", "[0000..]"),
        ("since early 2019", "2019-01~/.."),
        ("as of 1 Dec 2019", "2019-12-01/.."),
        ("from 2019 onwards", "2019/.."),
        ("until late January 2020", "../2020-01-31~"),
        ("at some time since 2020", "[2020..]"),
        ("some time until 2020", "[..2020]"),
        ("not before 2020", "[2020..]"),
        ("by 3 Feb 2020", "[..2020-02-03]"),
        ("sometime in Feb 2020", "2020-02-XX"),
        ("some time in about 2020", "2020-XX~"),
        ("some time in 2020-02-XX", "2020-02-XX"),
        ("some time in 3 Feb 2020", "2020-02-03"),
        ("some time in spring 2020", "[2020-21..2020-21]"),
        ("between early January and mid February 2020", "[2020-01-01~..2020-02-20~]"),
        ("Feb 10 – 13, 2020", "2020-02-10/2020-02-13"),
        ("28 Feb 2020 (uncertain) – 3 March 2020", "2020-02-28?/2020-03-03"),
        ("Q1 2020", "2020-33"),
        ("2nd quarter of 2020", "2020-34"),
        ("13 Mar 44 BC", "-0043-03-13"),
        ("1 BCE", "0000"),
        ("AD 44", "0044"),
        ("years 19XX", "19XX"),
    ],
)
def test_what_comes_before_after_or_within_a_date_is_read(text, expected):
    assert edtf(text) == expected
    assert read_when(text).text == expected


@pytest.mark.parametrize("text", ["undated", " No  date ", "unknown"])
def test_undated_is_said_in_words(text):
    assert read_when(text) is None


@pytest.mark.parametrize("edtf", ["2020/2021", "foo", "2020-02-03", "2020-02-XX", "20XX"])
def test_only_a_month_a_year_and_a_decade_have_thirds(edtf):
    assert third_of(edtf, 0) is None


def test_what_is_beside_a_date_keeps_its_precision_and_hedge():
    assert beside("2020-03-01~", after=False) == "2020-02-29~"
    assert beside("2020-12", after=True) == "2021-01"
    assert beside("foo", after=True) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("3/4/2020", "could be 3 April or 4 March"),
        ("about 3/4/2020", "could be 3 April or 4 March"),
        ("13 Feb", "lacks the year"),
        ("February 13th", "lacks the year"),
        ("13.2.20", "four digits"),
        ("30 Feb 2020", "no day of the calendar"),
        ("99/99/2020", "no day of the calendar"),
        ("0/13/2020", "no day of the calendar"),
        ("13 foo 2020", "“foo” is no month in English"),
        ("foo 13, 2020", "“foo” is no month in English"),
        ("8 settembre 2021", "“settembre” is no month in English: write the date as"),
        ("8 de septiembre de 2021", "“septiembre” is no month in English"),
        ("12 октября 2020", "“октября” is no month in English"),
        (f"12 {'x' * 500} 2020", "xxx…” is no month in English"),
        ("31 February 2020", "no day of the calendar"),
        ("hello", "is no date that can be read"),
        ("Foo 2020", "is no date that can be read"),
        ("between Foo and 2020", "is no date that can be read"),
        ("31 Jan to foo", "is no date that can be read"),
        ("2020 to 2019", "is no date that can be read"),
        ("", "is no date that can be read"),
        ("late foo", "is no date that can be read"),
        ("late spring 2020", "is no date that can be read"),
        ("before foo", "is no date that can be read"),
        ("before -9999", "is no date that can be read"),
        ("after 31 Dec 9999", "is no date that can be read"),
        ("some time in foo", "is no date that can be read"),
        ("x" * 500, "xxx…” is no date that can be read"),
    ],
)
def test_what_is_no_date_is_told_in_a_sentence_that_says_what_to_write(text, sentence):
    with pytest.raises(DomainError) as refused:
        read_date(text)
    assert sentence in str(refused.value)
    assert len(str(refused.value)) < 150


@given(st.dates())
def test_every_day_is_read_in_figures_and_in_words(day):
    assert edtf(day.isoformat()) == day.isoformat()
    words = f"{day.day} {day:%B} {day.year:04}"
    assert edtf(words) == day.isoformat()


@given(st.text() | st.from_regex(r"[0-9 ./~–?XTa-f-]{4,20}", fullmatch=True))
def test_any_text_is_a_date_that_stays_the_same_or_is_refused(text):
    with suppress(DomainError):
        found = read_date(text)
        assert read_date(found.text) == found
