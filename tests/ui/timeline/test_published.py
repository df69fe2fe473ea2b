"""Days of publication on the timeline: each line says what it is, and no words overlap."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import Basis, Event, When
from idlib_gui.ui.timeline.published import published_lines


@pytest.fixture
def lines_of(hands, make_document, make_source):
    """Return a function that shows sources of these days, and returns their lines."""

    def show(*days, events=("2021-05-01", "2021-05-30"), folded=True):
        sources = [make_source(f"Text {n}.", f"s{n}", published=day) for n, day in enumerate(days)]
        told = [Event(f"e{n}", "Told", when=When(d, Basis.STATED)) for n, d in enumerate(events)]
        timeline = hands(make_document(*sources, *told), folded=folded)
        canvas = timeline.view.canvas
        timeline.pane.grab()
        return published_lines(canvas.picture, canvas.look), canvas.look.small.ruler

    return show


DAYS = [
    ("2021-05-12",),
    ("2021-05-12", "2021-05-12"),
    ("2021-05-12", "2021-05-13", "2021-05-14", "2021-05-15", "2021-05-16"),
    ("2019-01-01", "2021-05-12", "2022-05~"),
]


@pytest.mark.parametrize("folded", [True, False])
@pytest.mark.parametrize("days", DAYS)
def test_labels_stand_at_their_lines_and_overlap_nothing(lines_of, days, folded):
    lines, ruler = lines_of(*days, folded=folded)
    assert len(lines) == len(set(days))
    row = []
    for line in lines:
        if line.left is None:
            continue
        end = line.left + ruler.width(line.text)
        assert line.left - 5 <= line.x <= end + 5
        assert all(end < begin or line.left > last for begin, last in row)
        row.append((line.left, end))


@pytest.mark.parametrize("folded", [True, False])
@pytest.mark.parametrize("events", [(), ("2021-05-12",), ("2021-05-01", "2021-05-30")])
def test_a_single_line_always_has_a_label(lines_of, events, folded):
    (line,), _ = lines_of("2021-05-12", events=events, folded=folded)
    assert line.left is not None
    assert line.text == "published"


def test_an_uncertain_day_says_so(lines_of):
    (line,), _ = lines_of("2021-05~")
    assert line.text == "published ~"
