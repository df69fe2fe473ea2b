"""Dates and types are said as people write them."""

from __future__ import annotations

import pytest
from hypothesis import example, given, reject
from hypothesis import strategies as st

from idlib_gui.domain.date_words import read_date
from idlib_gui.domain.edtf import EdtfError, parse_edtf
from idlib_gui.domain.hand_dates import BY_HAND
from idlib_gui.domain.records import (
    ActorKind,
    Basis,
    Citation,
    EventClass,
    EventType,
    QuoteForm,
    Source,
    When,
)
from idlib_gui.ui import wording


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2017", "2017"),
        ("2020-02", "Feb 2020"),
        ("2020-02-03", "3 Feb 2020"),
        ("2020-02-03T10:05", "3 Feb 2020, 10:05"),
        ("2020-02-13~", "about 13 Feb 2020"),
        ("2020-02-13?", "13 Feb 2020 (uncertain)"),
        ("2020-02-13%", "about 13 Feb 2020 (uncertain)"),
        ("201X", "some time in 2010s"),
        ("2020-02-XX", "some time in Feb 2020"),
        ("2020-21", "spring 2020"),
        ("2020-33", "1st quarter of 2020"),
        ("-0043", "44 BC"),
        ("0000", "1 BC"),
        ("2020-02-03/2020-02-09", "3–9 Feb 2020"),
        ("2020-01-30/2020-02-13", "30 Jan – 13 Feb 2020"),
        ("2019-12-30/2020-02-13", "30 Dec 2019 – 13 Feb 2020"),
        ("2019-12/2020-02", "Dec 2019 – Feb 2020"),
        ("2020-01/2020-02", "Jan–Feb 2020"),
        ("2017/2020", "2017–2020"),
        ("2017/2020-02-13", "2017 – 13 Feb 2020"),
        ("2020-02-03~/2020-02-13~", "about 3 – about 13 Feb 2020"),
        ("2019-12-01/..", "since 1 Dec 2019"),
        ("2019-12-01/", "since 1 Dec 2019"),
        ("../2020-02-13", "until 13 Feb 2020"),
        ("[2020-02-03..2020-02-09]", "between 3 and 9 Feb 2020"),
        ("[2020-01-30..2020-02-09]", "between 30 Jan and 9 Feb 2020"),
        ("[2018-09-17..2020-02-12]", "between 17 Sep 2018 and 12 Feb 2020"),
        ("[..2020]", "at some time until 2020"),
        ("[2020..]", "at some time since 2020"),
    ],
)
def test_dates_are_written_as_people_write_them(qapp, edtf, words):
    assert wording.say_date(parse_edtf(edtf)) == words


def test_what_has_no_date_is_undated(qapp):
    assert wording.say_when(None) == "undated"
    assert wording.say_when(When(None, Basis.NONE)) == "undated"
    assert wording.say_when(When("2017", Basis.STATED)) == "2017"


@pytest.mark.parametrize(
    ("basis", "plain", "cited"),
    [
        (Basis.STATED, "stated in the text", "stated: “last week”"),
        (Basis.RELATIVE, "resolved from the text", "resolved from “last week”"),
        (Basis.INFERRED, "inferred from outside the text", "inferred from outside the text"),
        (Basis.NONE, "the text gives no date", "the text gives no date"),
    ],
)
def test_it_is_said_how_a_date_is_known(qapp, basis, plain, cited):
    phrase = Citation("s1", 0, 9, "last\n week")
    assert wording.say_basis(When(None, basis)) == plain
    assert wording.say_basis(When(None, basis, phrase=phrase)) == cited
    assert wording.say_basis(None) == "the text gives no date"


def test_of_a_date_that_a_person_set_nothing_else_is_said(qapp):
    assert wording.say_known(When("2017", Basis.INFERRED, BY_HAND)) == ["set by hand"]
    cited = When("2017", Basis.STATED, BY_HAND, Citation("s1", 0, 4, "2017"))
    assert wording.say_known(cited) == ["stated: “2017”", "Set by hand."]
    assert wording.say_known(When("2017", Basis.INFERRED, "It is known.")) == [
        "inferred from outside the text",
        "It is known.",
    ]


def test_a_place_in_the_text_is_cited_by_paragraph_and_sentence(qapp, make_source, make_document):
    source = make_source("One. Two.\n\nThree. Four.")
    document = make_document(source)
    assert wording.say_place_in_text(document, Citation("s1", 18, 22, "Four")) == "¶ 2, sentence 2"
    assert wording.say_place_in_text(document, Citation("s9", 18, 22, "Four")) == ""
    assert wording.say_place_in_text(document, None) == ""


def test_of_an_earlier_version_of_a_text_that_is_said(qapp, make_document):
    document = make_document(
        Source("s0", "Story", "One. Two.", "", replaced_by="s1"), Source("s1", "Story", "Two.", "")
    )
    earlier, later = Citation("s0", 5, 8, "Two"), Citation("s1", 0, 3, "Two")
    assert wording.say_place_in_text(document, earlier) == "¶ 1, sentence 2 of an earlier version"
    assert wording.say_told(document, earlier) == "¶ 1, sentence 2 of an earlier version"
    assert wording.say_place_briefly(document, earlier) == "¶ 1·2 (earlier version)"
    assert wording.say_place_in_text(document, later) == "¶ 1, sentence 1"
    assert wording.say_place_briefly(document, later) == "¶ 1·1"
    assert wording.say_place_briefly(document, None) == ""


def test_everything_of_a_closed_list_has_words(qapp):
    assert all(wording.say_kind(kind) for kind in ActorKind)
    assert all(wording.say_form(form) for form in QuoteForm)
    assert all(wording.say_class(cls) for cls in (*EventClass, None))
    assert wording.say_type(EventType.AID) == "AID · material cooperation"
    assert wording.say_type(None) == "no PLOVER type fits"


def test_actors_are_named_with_commas_and_unknown_ones_left_out(qapp, bundled):
    some = tuple(bundled.actors)[:2]
    assert wording.say_actors(bundled, (*some, "a999")) == ", ".join(
        bundled.actors[key].name for key in some
    )


_years = st.integers(-9999, 9999).map(lambda year: f"{year:04}" if year >= 0 else f"-{-year:04}")
_open = st.tuples(_years, st.integers(1, 3)).map(lambda two: two[0][: -two[1]] + "X" * two[1])
_months = st.tuples(_years, st.integers(1, 12)).map("{0[0]}-{0[1]:02}".format)
_seasons = st.tuples(_years, st.sampled_from((21, 22, 23, 24, 33, 34, 35, 36)))
_days = st.tuples(_months, st.integers(1, 28)).map("{0[0]}-{0[1]:02}".format)
_some_day = st.tuples(_months | _years, st.just("-XX")).map("".join)
_marks = st.sampled_from(("", "", "~", "?", "%"))
_whole = _years | _open | _months | _seasons.map("{0[0]}-{0[1]}".format) | _days
_ends = st.tuples(_whole, _marks).map("".join)
_units = st.tuples(_whole | _some_day, _marks).map("".join)
_or_open = _ends | st.just("..")
_intervals = st.tuples(_or_open, _or_open).map("/".join)
_one_of = st.tuples(_ends | st.just(""), _ends | st.just("")).map("[{0[0]}..{0[1]}]".format)


@given(_units | _intervals | _one_of)
@example("2020-02-03~/2020-02-13~")
@example("-0043-03-13/-0042")
def test_what_is_said_of_a_date_is_read_as_the_same_again(edtf):
    try:
        date = parse_edtf(edtf)
    except EdtfError:
        reject()
    again = read_date(wording.say_date(date))
    assert (again.form, again.bounds) == (date.form, date.bounds)
    assert wording.say_date(again) == wording.say_date(date)
