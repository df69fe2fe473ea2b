"""Rules of time: labels never overlap, and the year can always be known."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.domain.calendar import DAY, day_start
from idlib_gui.domain.document import Document
from idlib_gui.layout.columns import columns_of
from idlib_gui.layout.lettering import Lettering
from idlib_gui.layout.scale import TimeScale, folded_scale, linear_scale
from idlib_gui.layout.text import Ruler
from idlib_gui.layout.ticks import Axis, rule
from idlib_gui.layout.units import (
    LEVELS,
    Level,
    Part,
    Words,
    boundaries,
    context,
    names,
    part_of,
)
from idlib_gui.layout.window import zoomed

from .test_scale import scales

WORDS = Words(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"])
LETTERS = Lettering(Ruler(lambda text: 7.0 * len(text)), WORDS)


def labels(axis: Axis) -> list[str]:
    return [tick.label for tick in axis.ticks if tick.label]


@settings(deadline=None, max_examples=60)
@given(scales(), st.floats(1, 1e12), st.floats(0, 1), st.integers(1, 2_000))
def test_labels_never_overlap_nor_leave_the_view(
    scale: TimeScale, factor: float, at: float, width: int
) -> None:
    axis = rule(scale, zoomed(scale, None, factor, at), width, LETTERS)
    spans = sorted((t.x, t.x + t.width) for t in axis.ticks if t.label)
    assert all(end < begin for (_, end), (begin, _) in itertools.pairwise(spans))
    assert all(end <= width for _, end in spans)
    above = sorted((c.x, c.x + c.width) for c in axis.captions)
    assert all(end < begin for (_, end), (begin, _) in itertools.pairwise(above))
    assert len(axis.ticks) < width + 60


@settings(deadline=None, max_examples=60)
@given(scales(), st.floats(1, 1e6), st.floats(0, 1))
def test_every_label_that_lacks_its_year_stands_under_a_caption(
    scale: TimeScale, factor: float, at: float
) -> None:
    axis = rule(scale, zoomed(scale, None, factor, at), 600, LETTERS)
    captions = {caption.text for caption in axis.captions}
    assert {tick.context for tick in axis.ticks if tick.context} <= captions
    assert axis.captions or any(tick.label for tick in axis.ticks)


def test_clusters_of_a_folded_scale_are_labelled_from_years_to_days(article: Document) -> None:
    columns = columns_of(article)
    scale = folded_scale(columns.extent, columns.named, columns.named_start)
    axis = rule(scale, None, 900, LETTERS)
    found = labels(axis)
    assert "2011" in found
    assert "2017" in found
    assert "Mar 2014" in found
    assert {"3", "9", "12", "13"} <= set(found) or {"3 Feb", "9 Feb", "12 Feb"} <= set(found)
    assert "Feb 2020" in {c.text for c in axis.captions} or "2020" in {
        c.text for c in axis.captions
    }


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (400 * 365 * DAY, "1800"),
        (9_000 * DAY, "1972"),
        (300 * DAY, "Mar"),
        (20 * DAY, "5"),
        (DAY, "06:00"),
        (3_600, "00:30"),
        (60, "00:00:30"),
    ],
)
def test_finer_units_come_with_closer_zoom(span: int, expected: str) -> None:
    begin = day_start(1700) if span > 10_000 * DAY else 0
    scale = linear_scale((begin, begin + 400 * 365 * DAY))
    axis = rule(scale, (float(begin), float(begin + span)), 800, LETTERS)
    assert expected in labels(axis)


def test_in_the_midst_of_nothing_the_date_is_still_told() -> None:
    named = np.array([(0, DAY), (4_000 * DAY, 4_001 * DAY)])
    scale = folded_scale((0, 4_001 * DAY), named, np.ones(2, dtype=bool))
    fold = scale.folds[0]
    middle = float(scale.to_seconds((fold.left + fold.right) / 2))
    axis = rule(scale, (middle, middle + 3_600), 300, LETTERS)
    assert labels(axis) == []
    assert axis.captions[0].text.endswith("1975")


def test_units_begin_where_the_calendar_says() -> None:
    by = {(level.part, level.step): level for level in LEVELS}
    assert list(boundaries(by[Part.YEAR, 10], day_start(-5), day_start(11))) == [
        day_start(0),
        day_start(10),
    ]
    assert list(boundaries(by[Part.MONTH, 6], 0, day_start(1971))) == [0, day_start(1970, 7)]
    days = boundaries(by[Part.DAY, 10], 0, day_start(1970, 2, 2))
    assert [d // DAY + 1 for d in days] == [1, 11, 21, 32]
    assert list(boundaries(by[Part.HOUR, 12], 1.0, DAY + 1)) == [DAY // 2, DAY]


def test_units_end_with_the_years_that_records_know() -> None:
    last = day_start(9_999, 12, 31)
    for part, step in ((Part.YEAR, 1), (Part.MONTH, 1), (Part.DAY, 1)):
        level = Level(part, step, 1.0)
        found = list(boundaries(level, last + DAY, last + 9_000 * DAY))
        assert found[0] == last + DAY
        assert len(found) <= 31
    assert next(boundaries(Level(Part.YEAR, 5_000, 1.0), day_start(-9_999), 0)) == day_start(-5_000)


def test_names_grow_shorter_and_context_makes_up_for_it() -> None:
    moment = day_start(2020, 2, 3)
    assert names(Part.YEAR, day_start(-43), WORDS) == ("44 BC",)
    assert names(Part.MONTH, moment, WORDS) == ("Feb 2020", "Feb")
    assert names(Part.DAY, moment, WORDS) == ("3 Feb", "3")
    assert names(Part.MINUTE, moment + 3_660, WORDS) == ("01:01",)
    assert names(Part.SECOND, moment + 1, WORDS) == ("00:00:01",)
    assert context(Part.YEAR, moment, "2020", WORDS) == ""
    assert context(Part.MONTH, moment, "Feb 2020", WORDS) == ""
    assert context(Part.MONTH, moment, "Feb", WORDS) == "2020"
    assert context(Part.DAY, moment, "3 Feb", WORDS) == "2020"
    assert context(Part.DAY, moment, "3", WORDS) == "Feb 2020"
    assert context(Part.HOUR, moment, "00:00", WORDS) == "3 Feb 2020"


@pytest.mark.parametrize(
    ("length", "part"),
    [
        (366 * DAY, Part.YEAR),
        (29 * DAY, Part.MONTH),
        (DAY, Part.DAY),
        (1, Part.SECOND),
        (0, Part.SECOND),
    ],
)
def test_a_unit_is_named_by_its_length(length: int, part: Part) -> None:
    assert part_of(0, length) is part


def test_text_is_measured_once_and_shortened_to_what_fits() -> None:
    calls: list[str] = []

    def measure(text: str) -> float:
        calls.append(text)
        return 10.0 * len(text)

    ruler = Ruler(measure, remembered=2)
    assert [ruler.width("abc"), ruler.width("abc")] == [30.0, 30.0]
    assert calls == ["abc"]
    assert ruler.elided("abc", 30) == "abc"
    assert ruler.elided("a bcdef", 35) == "a…"
    assert ruler.elided("a bcdef", 35) == "a…"
    assert ruler.elided("abc", 5) == ""
    for text in ("one", "two", "three"):
        ruler.width(text)
        ruler.elided(text * 9, 40)
    assert ruler.width("abc") == 30.0


@pytest.mark.parametrize("pair", [-6.0, 0.0, 6.0])
@given(text=st.text("AV m", min_size=1, max_size=30), room=st.integers(0, 250))
def test_as_much_as_fits_is_kept_whatever_pairs_of_letters_do(
    pair: float, text: str, room: int
) -> None:
    def measure(words: str) -> float:
        pairs = words.count("AV") + words.count("VA")
        return sum(5.0 if letter == " " else 9.0 for letter in words) + pair * pairs

    def fits(length: int) -> bool:
        return measure(text[:length].rstrip() + "…") <= room

    shown = Ruler(measure).elided(text, room)
    if measure(text) <= room:
        assert shown == text
    else:
        whole = [n for n in range(1, len(text) + 1) if fits(n)]
        assert bool(shown) == bool(whole)
        assert not shown or measure(shown) <= room
        if shown and pair >= 0:
            assert shown == text[: max(whole)].rstrip() + "…"


def test_a_folded_view_into_one_day_is_ruled_in_hours(article: Document) -> None:
    columns = columns_of(article)
    scale = folded_scale(columns.extent, columns.named, columns.named_start)
    noon = float(day_start(2020, 2, 3) + DAY // 2)
    axis = rule(scale, (noon - 3_600, noon + 3_600), 600, LETTERS)
    assert "12:00" in labels(axis)
    assert [caption.text for caption in axis.captions] == ["3 Feb 2020"]


def test_a_scale_of_very_many_named_days_is_ruled_with_few_labels() -> None:
    days = np.arange(0, 3_000, 3, dtype=np.int64) * DAY
    named = np.stack([days, days + DAY], axis=1)
    extent = (0, int(days[-1]) + DAY)
    scale = folded_scale(extent, named, np.ones(len(named), dtype=bool), named)
    axis = rule(scale, None, 900, LETTERS)
    spans = sorted((t.x, t.x + t.width) for t in axis.ticks if t.label)
    assert 3 < len(spans) < 40
    assert all(end < begin for (_, end), (begin, _) in itertools.pairwise(spans))
    assert len(axis.ticks) <= 101
