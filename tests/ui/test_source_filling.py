"""A long source is there at once as far as one sees it, and all of it soon after."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from idlib_gui.ui.source_filling import AT_ONCE
from idlib_gui.ui.source_text import SourceText
from idlib_gui.ui.source_view import SourceView
from idlib_gui.ui.theme import ThemeName, load_theme

SENTENCE = "Somebody met somebody else in the capital on that day. "
TEXT = "\n\n".join(SENTENCE * 8 for _ in range(AT_ONCE // 200))


@pytest.fixture
def theme(qapp):
    return load_theme(ThemeName.LIGHT)


@pytest.fixture
def view(qtbot, theme):
    made = SourceView(lambda _offset: "")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    made.show_text(SourceText(TEXT), theme)
    return made


def whole(view):
    return "".join(piece for piece, _ in view.source_text.pieces())


def filled(view):
    return view.toPlainText().replace("\u00a0", " ") == whole(view).replace("\u00a0", " ")


def heights(view):
    blocks, block = [], view.document().begin()
    while block.isValid():
        blocks.append((block.blockFormat().lineHeightType(), block.blockFormat().lineHeight()))
        block = block.next()
    return blocks


def test_the_rest_of_a_long_text_comes_by_and_by(qtbot, view):
    assert AT_ONCE <= view.document().characterCount() < len(TEXT)
    qtbot.waitUntil(lambda: filled(view), timeout=20_000)
    paragraph, gap = heights(view)[:2]
    assert paragraph != gap
    assert heights(view) == [paragraph, gap] * (view.source_text.paragraphs - 1) + [paragraph]


def test_what_is_gone_to_is_there_before_its_turn(view):
    assert view.rects_of(len(TEXT) - 12, len(TEXT) - 2)
    assert filled(view)


def test_the_caret_goes_where_it_is_put(view):
    view.set_caret(len(TEXT) - 12)
    assert view.caret() == len(TEXT) - 12


def test_all_is_selected_though_it_was_not_there(qtbot, view):
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.createMimeDataFromSelection().text() == TEXT


def test_another_text_takes_the_place_of_one_that_is_still_coming(qtbot, view, theme):
    view.show_text(SourceText("Short."), theme)
    qtbot.wait(30)
    assert view.toPlainText().endswith("Short.")
    assert "Somebody" not in view.toPlainText()
