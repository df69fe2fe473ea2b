"""The line to type a date into."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from idlib_gui.ui.date_box import DateBox


@pytest.fixture
def box(qtbot):
    box = DateBox()
    qtbot.addWidget(box)
    box.show()
    return box


def said(box):
    return box.findChild(QLabel).text()


def test_an_empty_line_is_an_unknown_date_and_says_what_that_means(box):
    assert box.is_good
    assert box.edtf is None
    assert "weekdays and “last week” will stay unresolved" in said(box)


def test_what_is_typed_is_read_and_told_again(qtbot, box):
    with qtbot.waitSignal(box.changed):
        qtbot.keyClicks(box.field, "Thursday, 13 February 2020")
    assert box.edtf == "2020-02-13"
    assert said(box) == "13 Feb 2020, written 2020-02-13."


def test_a_month_is_taken_but_says_that_weekdays_stay_open(qtbot, box):
    qtbot.keyClicks(box.field, "Feb 2020")
    assert box.edtf == "2020-02"
    assert said(box).startswith("Feb 2020, written 2020-02. Without the day")


def test_a_year_that_is_still_to_come_is_taken_but_asked_about(qtbot, box):
    qtbot.keyClicks(box.field, "13 Feb 3021")
    assert box.edtf == "3021-02-13"
    assert (
        said(box)
        == "13 Feb 3021, written 3021-02-13. That year is still to come: is it typed right?"
    )


def test_what_is_no_date_is_told_so_and_gives_none(qtbot, box):
    qtbot.keyClicks(box.field, "3/4/2020")
    assert not box.is_good
    assert box.edtf is None
    assert "could be 3 April or 4 March" in said(box)
    assert box.field.accessibleDescription() == said(box)
    box.field.clear()
    assert box.is_good


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2020-02-13", "13 Feb 2020"),
        ("2020-02-13~", "about 13 Feb 2020"),
        ("[2020-02-03..2020-02-09]", "between 3 and 9 Feb 2020"),
        ("2020-02-13%", "about 13 Feb 2020 (uncertain)"),
        ("2020-02-13T10:00", "2020-02-13T10:00"),
        ("not a date", "not a date"),
        (None, ""),
    ],
)
def test_a_date_is_shown_in_words_where_they_say_all_of_it(box, edtf, shown):
    box.set_edtf(edtf)
    assert box.field.text() == shown
    assert box.edtf == (edtf if box.is_good else None)
