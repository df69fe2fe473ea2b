"""Words are cut only where there is no room."""

from __future__ import annotations

import pytest

from idlib_gui.ui.lettering import Lettering
from idlib_gui.ui.theme import ThemeName, load_theme


@pytest.fixture
def letters(qapp):
    return Lettering(load_theme(ThemeName.LIGHT).font("label"))


@pytest.mark.parametrize("text", ["12 · 0", "Erdoğan", "إدلب", "", "a"])
def test_words_that_have_the_width_they_ask_for_are_whole(letters, text):
    assert letters.cut(text, letters.width(text)) == text


def test_words_without_room_end_in_an_ellipsis(letters):
    cut = letters.cut("Russian Foreign Ministry", 60)
    assert cut.startswith("Russian")
    assert cut.endswith("…")
    assert letters.width(cut) <= 60


def test_no_room_at_all_is_no_error(letters):
    assert letters.cut("Turkey", -3) in {"", "…"}


def test_a_book_in_a_cell_is_not_measured_whole(letters):
    assert letters.width("word " * 200_000) < 5_000
