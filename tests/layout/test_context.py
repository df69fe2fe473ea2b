"""The scale and the overview with datasets: each has room, and empty time is folded."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.calendar import day_start, month_start
from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import EventClass
from idlib_gui.layout.columns import FAR_FUTURE, FAR_PAST, Columns, columns_of
from idlib_gui.layout.context import MOST_UNITS, extent_with, scale_of, units_of
from idlib_gui.layout.density import context_density
from idlib_gui.layout.index import EventIndex
from idlib_gui.layout.sources import Layer

from .conftest import an_event
from .datasets import layer_of, rows_of

DAY = 86_400
YEARS = [day_start(year) for year in range(1989, 2024)]


def february() -> Columns:
    """Return an article about the first days of February 2020."""
    return columns_of(document_of([an_event(f"e{n}", f"2020-02-{n:02}") for n in range(3, 13)]))


def nothing() -> Columns:
    return columns_of(Document())


def of_days(*days: int) -> Layer:
    return layer_of(rows_of(0, np.array(days), DAY))


def test_years_of_a_dataset_have_room_beside_the_days_of_the_article() -> None:
    layer = of_days(*YEARS)
    scale = scale_of(february(), [layer], folded=True)
    rooms = scale.to_room(YEARS) / scale.room
    assert (np.diff(rooms) > 0.003).all()
    days = scale.to_room([day_start(2020, 2, 3), day_start(2020, 2, 13)]) / scale.room
    assert days[1] - days[0] > 0.3
    straight = scale_of(february(), [layer], folded=False)
    assert not straight.folded
    assert straight.domain[0] < YEARS[0]


def test_time_in_which_neither_has_anything_is_folded() -> None:
    layer = of_days(*range(month_start(1995, 1), month_start(1996, 1), 30 * DAY))
    scale = scale_of(february(), [layer], folded=True)
    (fold,) = scale.folds
    assert day_start(1995, 12, 1) < fold.begin <= day_start(1996, 1, 31)
    assert fold.end == day_start(2020, 2, 3)
    assert scale_of(february(), [], folded=True).folds == ()


def test_a_dataset_is_given_by_the_finest_units_that_are_not_too_many() -> None:
    assert len(units_of(of_days(*YEARS))) == 35
    months = units_of(of_days(month_start(2018, 1), month_start(2021, 5)))
    assert months.tolist() == [
        [month_start(2018, 1), month_start(2018, 2)],
        [month_start(2021, 5), month_start(2021, 6)],
    ]
    days = units_of(of_days(*(day_start(2020, 2, day) for day in (1, 2)), day_start(2020, 3, 28)))
    assert (np.diff(days, axis=1) == DAY).all()
    assert len(days) == 3


def test_rows_that_a_filter_keeps_out_have_their_room_so_that_it_moves_nothing() -> None:
    rows = rows_of(0, np.array(YEARS), DAY)
    passing = np.arange(len(YEARS)) < 3
    assert len(units_of(layer_of(rows, passing=passing))) == len(units_of(layer_of(rows)))


@given(
    st.lists(st.integers(FAR_PAST, FAR_FUTURE - 1), min_size=1, max_size=20),
    st.sampled_from([1, DAY, 400 * DAY]),
)
def test_whatever_is_in_a_dataset_lies_in_one_of_its_units(starts: list[int], length: int) -> None:
    rows = rows_of(0, np.array(starts), np.minimum(length, FAR_FUTURE - np.array(starts)))
    units = units_of(layer_of(rows))
    assert len(units) <= MOST_UNITS + 2
    assert (np.diff(units, axis=0) >= 0).all()
    for start in starts:
        assert ((units[:, 0] <= start) & (start < units[:, 1])).any()


def test_a_dataset_without_rows_and_an_article_without_dates_leave_nothing_to_show() -> None:
    empty = np.zeros(0, dtype=np.int64)
    index = EventIndex.build(empty, empty, empty, empty.astype(np.int8), 1)
    layer = Layer("d", "Empty", index, lambda _rows: [])
    assert extent_with(None, [layer]) is None
    assert units_of(layer).shape == (0, 2)
    assert scale_of(nothing(), [layer], folded=True).room == 1


def test_a_dataset_alone_is_drawn_on_a_straight_scale() -> None:
    scale = scale_of(nothing(), [of_days(*YEARS)], folded=True)
    assert scale.named is None
    assert scale.domain[0] < YEARS[0]


def test_the_overview_counts_each_row_once_where_it_begins() -> None:
    rows = rows_of(0, np.array(YEARS), 900 * DAY, np.arange(35) % 5)
    layer = Layer("d", "D", layer_of(rows).whole, lambda _rows: [])
    scale = scale_of(nothing(), [layer], folded=False)
    assert context_density([layer, layer], scale, 100).sum() == 70
    assert context_density([layer], scale, 100, {EventClass.VERBAL_CONFLICT}).sum() == 28
    assert context_density([], scale, 100).sum() == 0


@pytest.mark.parametrize("year", [-9_999, 0, 9_999])
def test_years_far_away_stand_beside_the_article(year: int) -> None:
    scale = scale_of(february(), [of_days(day_start(year))], folded=True)
    room = scale.to_room([day_start(year), day_start(year) + DAY]) / scale.room
    assert 0 <= room[0] < room[1] <= 1
    assert scale.folded
