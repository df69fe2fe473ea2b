"""What units of time are called at the axis is found out once, and is the same whenever asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY
from idlib_gui.layout.lettering import Lettering
from idlib_gui.layout.text import Ruler
from idlib_gui.layout.units import LEVELS, Part, names

from .test_ticks import LETTERS, WORDS


def _width(text: str) -> float:
    return 7.0 * len(text)


def test_a_day_is_told_with_the_width_of_its_names_and_belongs_to_its_month() -> None:
    unit = LETTERS.unit(Part.DAY, 18_293 * DAY)  # 1 February 2020
    assert [name.text for name in unit.names] == ["1 Feb", "1"]
    assert [name.width for name in unit.names] == [35.0, 7.0]
    assert unit.family == (Part.DAY, 2020, 2)


def test_a_month_belongs_to_its_year() -> None:
    assert LETTERS.unit(Part.MONTH, 18_293 * DAY).family == (Part.MONTH, 2020, 0)


@given(st.lists(st.tuples(st.sampled_from(Part), st.integers(-40_000, 40_000))))
def test_names_are_the_same_however_few_are_remembered(asked: list[tuple[Part, int]]) -> None:
    letters = Lettering(Ruler(_width), WORDS, remembered=2)
    for part, day in asked:
        told = [name.text for name in letters.unit(part, day * DAY).names]
        assert told == list(names(part, day * DAY, WORDS))


def test_finer_units_are_told_only_where_there_are_more_pixels_to_a_second() -> None:
    rates = [2.0**power for power in range(-40, 10)]
    found = [LEVELS.index(LETTERS.level(rate)[0]) for rate in rates]
    assert found == sorted(found)
    assert found[0] == 0
    assert found[-1] == len(LEVELS) - 1
