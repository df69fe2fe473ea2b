"""Pairing marks in the same text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.matching import (
    Stretch,
    at_least,
    best_pairs,
    overlapping,
    shared,
    stretches,
)


def at(*bounds, source="s"):
    return stretches(Stretch(source, start, end) for start, end in bounds)


def test_stretches_are_put_together_where_they_touch_and_empty_ones_go():
    assert at((8, 9), (0, 4), (4, 6), (5, 5)) == (Stretch("s", 0, 6), Stretch("s", 8, 9))


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        (at((0, 4)), at((0, 4)), 1.0),
        (at((0, 4)), at((2, 6)), 2 / 6),
        (at((0, 2), (4, 6)), at((1, 5)), 2 / 6),
        (at((0, 4)), at((4, 8)), 0.0),
        (at((0, 4)), at((0, 4), source="t"), 0.0),
        ((), (), 0.0),
    ],
)
def test_what_two_marks_share_is_the_part_of_both(one, other, part):
    assert shared(one, other) == part
    assert shared(other, one) == part


def test_each_is_paired_once_and_the_best_pair_first():
    model = [at((0, 10)), at((2, 10))]
    assert best_pairs(model, [at((2, 10)), at((0, 3))], overlapping) == ((0, 1), (1, 0))


def test_pairs_share_at_least_what_is_asked():
    assert best_pairs([at((0, 10))], [at((0, 4))], at_least(0.5)) == ()
    assert best_pairs([at((0, 10))], [at((0, 5))], at_least(0.5)) == ((0, 0),)


_MARKS = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 90)).map(lambda pair: at((pair[0], sum(pair)))),
    max_size=12,
)


@given(_MARKS, _MARKS)
def test_pairs_of_any_marks_overlap_and_none_that_could_be_is_left(model, gold):
    pairs = best_pairs(model, gold, overlapping)
    assert len({m for m, _ in pairs}) == len({g for _, g in pairs}) == len(pairs)
    assert all(shared(model[m], gold[g]) for m, g in pairs)
    left = set(range(len(gold))) - {g for _, g in pairs}
    for m in set(range(len(model))) - {m for m, _ in pairs}:
        assert not any(shared(model[m], gold[g]) for g in left)
