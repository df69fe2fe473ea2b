"""A list of rows becomes another list, and views are told no more than what happened."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from typing_extensions import override

from idlib_gui.models.rows import RowsModel


class Pairs(RowsModel):
    """Rows are (key, value)."""

    @override
    def key_of(self, row):
        return row[0]

    @override
    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return str(self._rows[index.row()]) if role == Qt.ItemDataRole.DisplayRole else None

    become = RowsModel._become  # noqa: SLF001 - what models of this class call
    edit = RowsModel._edit  # noqa: SLF001 - and this

    @property
    def rows(self):
        """Return the rows as they are now."""
        return self._rows


LISTS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 1)), unique_by=lambda row: row[0])


@given(states=st.lists(LISTS, max_size=5))
def test_any_list_becomes_any_other_and_held_rows_stay_the_same_rows(qapp, states):
    model = Pairs(2)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for rows in states:
        held = {row[0]: QPersistentModelIndex(model.index_of(row[0])) for row in model.rows}
        model.become(rows)
        assert model.rows == rows
        for key, index in held.items():
            now = [row for row in rows if row[0] == key]
            assert index.isValid() == bool(now)
            assert not now or model.rows[index.row()] == now[0]


@given(
    st.lists(
        LISTS.flatmap(lambda rows: st.tuples(st.just(rows), st.sets(st.integers(0, 8)))), max_size=4
    ),
    st.lists(st.integers(0, 99), min_size=9, max_size=9),
)
def test_any_rows_are_taken_away_and_others_put_in(qapp, states, places):
    model = Pairs(2)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for coming, leaving in states:
        keys = leaving | {row[0] for row in coming}
        held = {row[0]: QPersistentModelIndex(model.index_of(row[0])) for row in model.rows}
        gone = [n for n, row in enumerate(model.rows) if row[0] in keys]
        rows = [row for row in model.rows if row[0] not in keys]
        for row, place in zip(coming, places, strict=False):
            rows.insert(place % (len(rows) + 1), row)
        came = [n for n, row in enumerate(rows) if row[0] in keys]
        model.edit(gone, came, [rows[n] for n in came])
        assert model.rows == rows
        for key, index in held.items():
            now = [row for row in rows if row[0] == key]
            assert index.isValid() == bool(now)
            assert not now or model.rows[index.row()] == now[0]


def test_a_row_that_moves_is_told_as_one_that_moves(qtbot):
    model = Pairs(1)
    model.become([(1, 0), (2, 0), (3, 0)])
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.rowsMoved.connect(lambda _, first, last, to, row: told.append((first, last, row)))
    model.edit([0], [2], [(1, 5)])
    assert model.rows == [(2, 0), (3, 0), (1, 5)]
    assert told == [(0, 0, 3), (2, 2)]


def test_only_what_changed_is_told(qtbot):
    model = Pairs(1)
    model.become([(1, 0), (2, 0), (3, 0)])
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.rowsRemoved.connect(lambda *_: told.append("removed"))
    model.become([(1, 0), (2, 5), (3, 0)])
    assert told == [(1, 1)]


def test_rows_that_go_side_by_side_go_at_once(qtbot):
    model = Pairs(1)
    model.become([(n, 0) for n in range(5)])
    told = []
    model.rowsRemoved.connect(lambda _, first, last: told.append((first, last)))
    model.become([(0, 0), (4, 0)])
    assert told == [(1, 3)]


def test_a_key_that_is_not_there_has_no_index(qapp):
    assert not Pairs(1).index_of("nobody").isValid()
