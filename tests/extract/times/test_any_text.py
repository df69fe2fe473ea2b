"""What holds for every text, however odd."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.edtf import parse_edtf
from idlib_gui.domain.records import Basis
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.normalise import normalise
from idlib_gui.extract.times import find_times
from idlib_gui.extract.times.grammar import candidates, grammar_of

WORDS = re.findall(
    r"\S+",
    """
    3 12 31 30 29 1 99 1999 2020 9999 0000 1000 480 BC 5/6/2019 2019-02-30 2020-02-29T25:00 ’98
    the an a of in on at by since until from to between and – - , . ; ( “ ’s May March Feb.
    january Sunday Mon. last next this that same following previous early late mid- mid end
    beginning day week weekend month quarter year years decade century ago later before after
    earlier two ten dozen half few several first second last final morning night dawn noon 9 a.m.
    04:30 GMT spring winter today yesterday now recently Easter Ramadan Christmas 9/11 D-Day will
    said 1990s nineteen ninety-seven old war every daily period time ended Q3 fiscal
    """,
)
FRAGMENTS = st.lists(st.sampled_from([*WORDS, "\n", "the same day", "of that year"]), max_size=24)
DATES = st.sampled_from(
    [None, "2020-02-13", "2020-02-29~", "2020-02", "2020", "0001-01-01", "9998-12-31", "?"]
)
TEXTS = FRAGMENTS.map(" ".join) | FRAGMENTS.map("".join) | st.text(max_size=60).map(normalise)


@given(TEXTS, DATES)
def test_times_are_in_order_and_their_dates_can_be_read(text, published):
    found = find_times(text, published)
    assert all(0 <= time.span.start < time.span.end <= len(text) for time in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    for time in found:
        assert time.reason.startswith("Rule “")
        assert (time.edtf is None) == (time.basis is Basis.NONE)
        if time.edtf is not None:
            parse_edtf(time.edtf)


@given(
    TEXTS, st.sampled_from([None, "2020-02-13", "2003-11"]), st.sampled_from(["1987-06-05", "2021"])
)
def test_what_needs_no_publication_date_stays_as_it_is_when_that_changes(text, one, other):
    def kept(published):
        return {
            time.span: (time.edtf, time.timex, time.reason)
            for time in find_times(text, published)
            if not time.needs_published
        }

    before, after = kept(one), kept(other)
    assert all(after[span] == value for span, value in before.items() if span in after)


@given(TEXTS)
def test_looking_near_cues_only_misses_nothing(text):
    grammar = grammar_of(shipped_lists())
    near = {(found.rule, found.start, found.before_end) for found in candidates(text, grammar)}
    for rule in grammar.rules:
        for match in rule.pattern.finditer(text):
            assert (rule, match.start(), -match.end()) in near


@pytest.mark.parametrize(
    "part",
    [
        "1",
        "the same day ",
        "12 ",
        "1,",
        "-",
        "1-",
        "May ",
        "by 1940 ",
        "from 1990 to ",
        "19, 20, ",
        "9:",
    ],
)
def test_a_long_run_of_anything_is_read(part):
    assert len(find_times(part * 2_000, "2020-02-13")) <= 2_000
