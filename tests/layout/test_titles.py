"""Titles of rows are read once, as one line, and the last ones are remembered."""

from __future__ import annotations

from collections.abc import Sequence

from idlib_gui.layout.titles import Titles


class Reader:
    """Reads titles, and notes which rows it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def titles(self, rows: Sequence[int]) -> list[str]:
        """Return the titles of rows, which take two lines."""
        self.asked.append(list(rows))
        return [f"row\n{row}" for row in rows]


def test_titles_are_one_line_in_the_order_of_the_rows_asked_for() -> None:
    assert Titles(Reader().titles)([3, 1, 3]) == ["row 3", "row 1", "row 3"]


def test_a_row_is_read_once() -> None:
    reader = Reader()
    titles = Titles(reader.titles)
    assert titles([1, 2]) == ["row 1", "row 2"]
    assert titles([2, 3]) == ["row 2", "row 3"]
    assert titles([1, 3]) == ["row 1", "row 3"]
    assert reader.asked == [[1, 2], [3]]


def test_no_more_are_remembered_than_there_may_be_but_all_that_are_asked_for_are_told() -> None:
    reader = Reader()
    titles = Titles(reader.titles, remembered=3)
    titles([1, 2])
    assert titles([2, 3, 4]) == ["row 2", "row 3", "row 4"]
    assert titles([4]) == ["row 4"]
    assert titles([1]) == ["row 1"]
    assert reader.asked == [[1, 2], [2, 3, 4], [1]]


def test_what_reads_the_same_goes_on_with_what_is_known() -> None:
    reader = Reader()
    first = Titles.of(reader.titles)
    assert Titles.of(reader.titles, first) is first
    assert Titles.of(first) is first
    assert Titles.of(Reader().titles, first) is not first
