"""What the layout works out of a document follows edits, and is what it would be if made anew."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.edited import DOCUMENTS, edits

from idlib_gui.domain.document import Change, Patch, apply_patch, document_of, ref_of
from idlib_gui.domain.records import Status
from idlib_gui.layout import peaks
from idlib_gui.layout.article_source import Before
from idlib_gui.layout.board import board_of
from idlib_gui.layout.casts import cast_of
from idlib_gui.layout.columns import Titles, columns_of
from idlib_gui.layout.context import scale_of
from idlib_gui.layout.lanes import single_lane
from idlib_gui.layout.owners import owners_of, tellers_of
from idlib_gui.layout.row_edits import RowEdits, Rows
from idlib_gui.layout.timetable import timetable_of

from .conftest import an_event


def plain(value):
    """Return a value with all its arrays as lists, to be compared."""
    if isinstance(value, np.ndarray):
        return value.dtype.name, value.tolist()
    if isinstance(value, Titles):
        return [value[row] for row in range(len(value))]
    if isinstance(value, tuple):
        return tuple(plain(part) for part in value)
    return value


def anew(document):
    return document_of([document.get(ref) for ref in document.refs()])


FOLLOWING = (timetable_of, owners_of, tellers_of, columns_of, cast_of)


@settings(max_examples=60)
@given(DOCUMENTS, st.data())
def test_after_any_edits_all_is_as_if_it_were_made_anew(document, data):
    for _edit in range(3):
        for make in FOLLOWING:
            document.derived(make)
        document = apply_patch(document, data.draw(edits(document)))
        for make in FOLLOWING:
            assert plain(document.derived(make)) == plain(make(anew(document)))


def test_an_edit_of_many_events_is_followed_too():
    document = document_of([an_event(f"e{n}", f"2020-01-{n % 28 + 1:02}") for n in range(60)])
    document.derived(timetable_of)
    moved = [an_event(f"e{n}", f"2021-02-{n % 28 + 1:02}") for n in range(0, 60, 2)]
    changes = {ref_of(r): Change(document.get(ref_of(r)), r, 0) for r in moved}
    after = apply_patch(document, Patch("Edit", changes))
    assert plain(after.derived(timetable_of)) == plain(timetable_of(anew(after)))


def test_many_items_are_cut_and_filled_at_once():
    gone, came = np.arange(0, 600, 2), np.arange(300, 600)
    rows = RowEdits(gone, came, (), 600, 600)
    items = [*range(600)]
    rows.put(items, ["new"] * 300)
    assert items == [*range(1, 600, 2), *["new"] * 300]


def test_what_does_not_concern_a_table_leaves_the_very_same():
    document = document_of([an_event("e1"), an_event("e2", "2020-03")])
    table, owners = document.derived(timetable_of), document.derived(owners_of)
    renamed = an_event("e2", "2020-03", "another")
    change = Change(document.events["e2"], renamed, 0)
    after = apply_patch(document, Patch("Edit", {ref_of(renamed): change}))
    assert after.derived(timetable_of) is table
    assert after.derived(owners_of) is owners


def rows_of(keys):
    return Rows(keys, {key: ord(key) for key in keys}, lambda place: (place // 2,))


def test_a_key_that_has_no_row_is_not_found():
    few, many = rows_of("abc"), rows_of("abcdefghijklmnop")
    assert few.of("cxb").tolist() == [2, -1, 1]
    assert many.of("ponmlkjihgx").tolist() == [15, 14, 13, 12, 11, 10, 9, 8, 7, 6, -1]
    assert many.of("a").tolist() == [0]


@pytest.mark.parametrize(
    ("gone", "came", "expected"),
    [
        ((), (), "abcde"),
        ((1,), (), "acde"),
        ((), (0, 6), "XabcdeY"),
        ((0, 4), (3, 4), "bcdXY"),
        ((2,), (2,), "abXde"),
    ],
)
def test_columns_and_items_are_cut_and_filled(gone, came, expected):
    rows = RowEdits(np.array(gone, int), np.array(came, int), (), len(expected), 5)
    new = "XY"[: len(came)]
    items = list("abcde")
    rows.put(items, new)
    assert "".join(items) == expected
    column = rows.column(np.array([list("abcde"), list("abcde")]), [list(new), list(new)])
    assert ["".join(row) for row in column.tolist()] == [expected, expected]
    stays = [(old, now) for old, now in enumerate(rows.moves.tolist()) if now >= 0]
    assert all("abcde"[old] == expected[now] for old, now in stays)
    assert len(stays) == 5 - len(gone)


def width_of(label):
    return 8.0 * len(label)


def after_edit_of(document, record):
    change = Change(document.get(ref_of(record)), record, 0)
    return apply_patch(document, Patch("Edit", {ref_of(record): change}))


@pytest.mark.parametrize(
    ("gone", "came", "expected"), [(1, 3, [0, 2, 3, 9, 4]), (3, 1, [0, 9, 1, 2, 4])]
)
def test_a_row_that_moves_shifts_those_between(gone, came, expected):
    edits = RowEdits(np.array([gone]), np.array([came]), ("x",), 5, 5)
    assert edits.column(np.arange(5), [9]).tolist() == expected


def test_an_index_stays_where_an_edit_moves_nothing_and_is_made_anew_where_it_does():
    document = document_of([an_event("e1"), an_event("e2", "2020-03"), an_event("e3", "2021")])
    table = single_lane(document, document.derived(columns_of), set(), "All")

    def drawn(document, before=None):
        columns = document.derived(columns_of)
        return board_of(columns, table, columns.titles, width_of, before=before).article

    article = drawn(document)
    index = article.index
    renamed = drawn(after_edit_of(document, an_event("e2", "2020-03", "another")), Before(article))
    assert renamed.index is index
    moved = drawn(after_edit_of(document, an_event("e2", "2020-04")), Before(article))
    assert moved.index is not index


class Crowd:
    """Very many events of one lane on a scale that stays, as edits follow one another."""

    def __init__(self, monkeypatch):
        self.searched = []
        search = peaks._Search  # noqa: SLF001 - what is not to be done twice

        def searching(*arguments):
            self.searched.append(arguments)
            return search(*arguments)

        monkeypatch.setattr(peaks, "_Search", searching)
        days = [f"2020-{n % 12 + 1:02}-{n % 5 + 1:02}" for n in range(3_000)]
        self.document = document_of([an_event(f"e{n}", day) for n, day in enumerate(days)])
        columns = self.document.derived(columns_of)
        self.table = single_lane(self.document, columns, set(), "All")
        self.scale = scale_of(columns, (), folded=False)
        self.article = self.drawn(self.document)

    def drawn(self, document, before=None):
        """Return the events of a document, drawn after an edit or as for the first time."""
        columns = document.derived(columns_of)
        return board_of(columns, self.table, columns.titles, width_of, before=before).article

    def move(self, number, changed=1):
        """Move an event by a day, and return the events as they are drawn then."""
        self.document = after_edit_of(self.document, an_event(f"e{number}", "2020-06-20"))
        self.article = self.drawn(self.document, Before(self.article, changed))
        return self.article

    def peak(self):
        """Return what the strips are drawn against."""
        return peaks.range_of(self.article, self.scale, self.scale.room / 40).peak


def test_a_scale_is_not_looked_for_again_after_an_edit_that_cannot_be_seen(monkeypatch):
    crowd = Crowd(monkeypatch)
    before = crowd.peak()
    assert before > 100
    crowd.move(1)
    crowd.move(2)  # its index was not asked for between them
    assert crowd.peak() == before
    assert len(crowd.searched) == 1
    exact = peaks.range_of(crowd.drawn(crowd.document), crowd.scale, crowd.scale.room / 40).peak
    assert abs(exact - before) <= 0.02 * before


def test_after_so_many_edits_that_they_could_be_seen_it_is_looked_for_again(monkeypatch):
    crowd = Crowd(monkeypatch)
    before = crowd.peak()
    crowd.move(1, round(0.01 * before))
    crowd.peak()
    crowd.move(2, round(0.01 * before) + 2)
    crowd.peak()
    assert len(crowd.searched) == 2


@pytest.mark.parametrize("changed", [None, 1_000])
def test_after_an_edit_of_very_many_it_is_looked_for_again(monkeypatch, changed):
    crowd = Crowd(monkeypatch)
    crowd.peak()
    crowd.move(1, changed)
    crowd.peak()
    assert len(crowd.searched) == 2


def test_a_status_alone_changes_nothing_else_of_the_columns():
    document = document_of([an_event(f"e{n}", f"2020-01-{n + 1:02}") for n in range(4)])
    columns = document.derived(columns_of)
    judged = document.events["e2"]._replace(status=Status.DISPUTED)
    change = Change(document.events["e2"], judged, 0)
    after = apply_patch(document, Patch("Dispute", {ref_of(judged): change}))
    assert plain(after.derived(columns_of)) == plain(columns_of(anew(after)))
    assert after.derived(columns_of).start_lo is columns.start_lo


def test_a_scale_that_nobody_asked_for_is_looked_for_after_an_edit(monkeypatch):
    crowd = Crowd(monkeypatch)
    crowd.move(1)
    assert crowd.peak() > 100
    assert len(crowd.searched) == 1
