"""Lengths of time and what comes again and again: they have a TIMEX3 value, and no date."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import Basis, TimexType


@pytest.mark.parametrize(
    ("phrase", "timex"),
    [
        ("three days", "P3D"),
        ("about three days", "P3D"),
        ("more than 20 years", "P20Y"),
        ("twenty-five years", "P25Y"),
        ("a couple of weeks", "P2W"),
        ("a dozen years", "P12Y"),
        ("100,000 years", "P100000Y"),
        ("2.5 hours", "PT2.5H"),
        ("90 minutes", "PT90M"),
        ("two and a half years", "P2.5Y"),
        ("a year and a half", "P1.5Y"),
        ("half a century", "P50Y"),
        ("half a decade", "P5Y"),
        ("half an hour", "PT0.5H"),
        ("a fortnight", "P2W"),
        ("six bloody months", "P6M"),
        ("three consecutive days", "P3D"),
        ("a few weeks", "PXW"),
        ("several months", "PXM"),
        ("several fortnights", "PXW"),
        ("weeks", "PXW"),
        ("centuries", "PXCE"),
        ("recent months", "PXM"),
        ("the coming years", "PXY"),
        ("a month", "P1M"),
        ("a day", "P1D"),
        ("the first two weeks", "P2W"),
        ("the final year", "P1Y"),
        ("the 100th day", "P1D"),
        ("the past few days", "PXD"),
    ],
)
def test_a_length_has_no_date(times, phrase, timex):
    text = f"He stayed for {phrase}"
    (found,) = times(text)
    assert text[found.span.start : found.span.end] == phrase
    assert (found.edtf, found.timex, found.type) == (None, timex, TimexType.DURATION)
    assert found.basis is Basis.NONE
    assert not found.needs_published


@pytest.mark.parametrize(
    ("phrase", "timex"),
    [
        ("daily", "P1D"),
        ("annually", "P1Y"),
        ("nightly", "XXXX-XX-XXTNI"),
        ("every Friday", "XXXX-WXX-5"),
        ("each week", "P1W"),
        ("per month", "P1M"),
        ("every decade", "P1DE"),
        ("every two weeks", "P2W"),
    ],
)
def test_what_comes_again_and_again_has_no_date(date, phrase, timex):
    found = date(f"They meet {phrase}.")
    assert (found.edtf, found.timex, found.type) == (None, timex, TimexType.SET)


@pytest.mark.parametrize("phrase", ["a few years ago", "weeks ago", "several months earlier"])
def test_how_long_ago_may_be_left_open(date, phrase):
    found = date(f"He left {phrase}.")
    assert (found.edtf, found.timex) == (None, "PAST_REF")
    assert date("He left a few years later.").timex == "FUTURE_REF"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The five-year-old truce held.", "2016~/2021-05-20"),
        ("The ten-year-old Ruritanian civil war went on.", "2011~/2021-05-20"),
        ("The 70-year-old alliance held.", "1951~/2021-05-20"),
        ("The three-week-old siege went on.", None),
        ("The 5000-year-old dispute went on.", None),
    ],
)
def test_the_age_of_what_goes_on_tells_about_when_it_began(date, text, edtf):
    assert date(text).edtf == edtf


def test_an_age_leans_on_publication_as_far_as_that_is_known(date):
    assert date("The five-year-old truce held.", "2021").edtf == "2016~/2021"
    assert date("The five-year-old truce held.", "2021-05~").edtf == "2016~/2021-05"


def test_a_length_up_to_now_is_a_length_in_a_chronicle(times):
    text = "It began in 1911. In 1912, 1913, 1914 and 1919 it went on for the next two years."
    assert times(text)[-1].timex == "P2Y"
    assert times(text)[-1].edtf is None


def test_too_long_a_number_is_no_length(times):
    assert [time.timex for time in times("He stayed 123456789 days.")] == ["PXD"]
