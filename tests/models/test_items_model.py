"""What is not read yet, as rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from idlib_gui.domain.reading import Item, Sort, State
from idlib_gui.domain.records import Citation
from idlib_gui.models.items_model import ROW_ROLE, ItemsModel, ItemWords, place_of

WORDS = ItemWords(
    line=lambda item: f"line {item.citation.exact}",
    tip=lambda item: f"tip {item.citation.exact}",
    spoken=lambda item: f"spoken {item.citation.exact}",
)


def item(start, sort=Sort.NAME, state=State.UNREAD):
    return Item(sort, state, Citation("s", start, start + 3, f"w{start}"))


def build():
    model = ItemsModel(WORDS, place_of)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def test_a_row_says_its_line_tip_and_what_is_read_out(qtbot):
    model = build()
    model.show_items((item(3),))
    roles = Qt.ItemDataRole
    index = model.index(0, 0)
    said = [index.data(r) for r in (roles.DisplayRole, roles.ToolTipRole, roles.AccessibleTextRole)]
    assert said == ["line w3", "tip w3", "spoken w3"]
    assert index.data(ROW_ROLE) == item(3)
    assert index.data(roles.DecorationRole) is None
    assert model.data(model.index(7, 0)) is None


def test_a_row_that_stays_is_not_disturbed(qtbot):
    model = build()
    model.show_items((item(1), item(5), item(9)))
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    model.show_items((item(5), item(9), item(12)))
    assert not resets
    assert model.row_of(item(9)).row() == 1
    assert not model.row_of(item(1)).isValid()


def test_where_most_rows_change_the_list_starts_over(qtbot):
    model = build()
    model.show_items(tuple(item(n) for n in range(0, 900, 4)))
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    model.show_items(())
    assert resets == [1]
    assert model.items == ()


_ITEMS = st.lists(st.integers(0, 12), unique=True).map(
    lambda starts: tuple(
        item(start, state=State.LISTED if start % 3 else State.UNREAD) for start in sorted(starts)
    )
)


@given(st.lists(_ITEMS, max_size=4))
def test_after_any_changes_the_rows_are_what_was_asked_for(lists):
    model = build()
    for items in lists:
        model.show_items(items)
        assert model.items == items
        assert [model.index(n, 0).data(ROW_ROLE) for n in range(model.rowCount())] == list(items)


def test_of_many_rows_only_those_that_change_are_named(qtbot):
    model = build()
    many = tuple(item(n) for n in range(0, 12_000, 4))
    model.show_items(many)
    told = []
    model.modelReset.connect(lambda: told.append("reset"))
    model.rowsRemoved.connect(lambda _, first, last: told.append(("gone", first, last)))
    model.rowsInserted.connect(lambda _, first, last: told.append(("come", first, last)))
    model.show_items((*many[:5], item(21), *many[7:]))
    assert told == [("gone", 5, 6), ("come", 5, 5)]
    assert model.items == (*many[:5], item(21), *many[7:])
    model.show_items(model.items)
    model.show_items((*many[:5], *many[7:]))
    assert told[2:] == [("gone", 5, 5)]
