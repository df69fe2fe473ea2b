"""Words are drawn once, kept in one pixmap that is bounded, and painted from there."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from idlib_gui.ui.theme import ThemeName, load_theme
from idlib_gui.ui.timeline.atlas import Atlas, Ink
from idlib_gui.ui.timeline.kit import LABEL, STRUCK, kit_of
from idlib_gui.ui.timeline.look import Look


@pytest.fixture
def look(qapp):
    return Look(load_theme(ThemeName.LIGHT))


@pytest.fixture
def make_atlas(look):
    def make(ratio=1.0, **limits):
        ink = Ink(look.label.font, look.theme.text, look.label.drop, look.label.ruler.width)
        return Atlas({"plain": ink}, ratio, **limits)

    return make


def painted(atlas, words, opacity=1.0, size=(400, 300)):
    """Return a picture with one word a line."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    lines = np.arange(len(words)) * 26 + 20
    atlas.paint(painter, words, np.full(len(words), 5), lines, np.full(len(words), opacity))
    painter.end()
    return image


def directly(look, text):
    """Return a picture with the same word, drawn by Qt."""
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(look.label.font)
    painter.setPen(look.theme.text)
    painter.drawText(5, round(20 + look.label.drop), text)
    painter.end()
    return image


def ink_box(image):
    """Return left, top, right and bottom of what is not white."""
    dark = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if QColor(image.pixel(x, y)).lightness() < 200
    ]
    xs, ys = zip(*dark, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def test_a_word_looks_as_qt_draws_it(make_atlas, look):
    here, there = painted(make_atlas(), [("Idlib", "plain")]), directly(look, "Idlib")
    for mine, theirs in zip(ink_box(here), ink_box(there), strict=True):
        assert abs(mine - theirs) <= 1


def test_a_word_is_drawn_once(make_atlas):
    atlas = make_atlas()
    first = painted(atlas, [("Idlib", "plain"), ("Idlib", "plain"), ("Sochi", "plain")])
    key = atlas.pixmap.cacheKey()
    assert atlas.words == (("Idlib", "plain"), ("Sochi", "plain"))
    again = painted(atlas, [("Idlib", "plain"), ("Idlib", "plain"), ("Sochi", "plain")])
    assert again == first
    assert atlas.pixmap.cacheKey() == key


def test_twice_the_pixels_are_twice_as_fine_and_not_a_blown_up_copy(make_atlas):
    small = ink_box(painted(make_atlas(1.0), [("Idlib", "plain")]))
    large = ink_box(painted(make_atlas(2.0), [("Idlib", "plain")]))
    width = large[2] - large[0]
    assert width == pytest.approx(2 * (small[2] - small[0]), abs=4)
    image = painted(make_atlas(2.0), [("Idlib", "plain")])
    doubled = all(
        image.pixel(x, y) == image.pixel(x + 1, y) for x in range(5, 60, 2) for y in range(10, 30)
    )
    assert not doubled


def test_words_are_as_strong_as_they_are_painted(make_atlas):
    strong = painted(make_atlas(), [("Idlib", "plain")])
    weak = painted(make_atlas(), [("Idlib", "plain")], opacity=0.3)
    x, y, *_ = ink_box(strong)
    darkest = min(QColor(weak.pixel(i, j)).lightness() for i in range(60) for j in range(40))
    assert darkest > min(
        QColor(strong.pixel(i, j)).lightness() for i in range(x, 60) for j in range(y, 40)
    )


def test_the_pixmap_is_bounded_and_everything_is_painted_all_the_same(make_atlas, look):
    atlas = make_atlas(width=100, most=3)
    words = [(f"word {n}", "plain") for n in range(12)]
    image = painted(atlas, words, size=(400, 400))
    assert atlas.pixmap.height() <= 3 * 26
    assert len(atlas.words) < len(words)
    roomy = painted(make_atlas(), words, size=(400, 400))
    assert image == roomy


def test_what_was_not_used_for_long_makes_room(make_atlas):
    atlas = make_atlas(width=60, most=50)
    painted(atlas, [("early days", "plain")])
    for number in range(120):
        painted(atlas, [(f"w{number % 2}", "plain")], size=(60, 60))
    painted(atlas, [("later", "plain"), ("latest", "plain")], size=(60, 60))
    assert ("early days", "plain") not in atlas.words
    assert ("latest", "plain") in atlas.words


def test_it_grows_and_keeps_what_is_drawn(make_atlas):
    atlas = make_atlas(width=60)
    first = painted(atlas, [("one", "plain")])
    painted(atlas, [(f"word {n}", "plain") for n in range(40)])
    assert painted(atlas, [("one", "plain")]) == first


def test_a_word_that_is_wider_than_the_pixmap_is_cut_off_there(make_atlas, look):
    atlas = make_atlas(width=100)
    left, _, right, _ = ink_box(painted(atlas, [("A very long title of an event", "plain")]))
    assert right - left <= 100
    assert atlas.room == pytest.approx(96)


def test_no_words_are_no_trouble(make_atlas):
    atlas = make_atlas()
    painted(atlas, [])
    assert atlas.words == ()


def test_words_do_not_reach_into_each_other(make_atlas):
    atlas = make_atlas()
    tall = [("ÅÅÅ\u0338\u0338gjpq", "plain"), ("…", "plain"), ("gjpq", "plain")]
    together = painted(atlas, tall)
    alone = painted(make_atlas(), [("", "plain"), tall[1]])
    assert together.copy(0, 35, 100, 20) == alone.copy(0, 35, 100, 20)


@pytest.mark.parametrize("name", list(ThemeName))
def test_words_have_the_colours_of_the_theme(qapp, name):
    kit = kit_of(Look(load_theme(name)), 1.0)
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(kit.look.theme.card)
    painter = QPainter(image)
    where = np.array([10]), np.array([20]), np.ones(1)
    kit.atlas.paint(painter, [("■■■", LABEL)], *where)
    painter.end()
    assert any(
        QColor(image.pixel(x, y)) == kit.look.theme.text for x in range(100) for y in range(40)
    )


def test_what_is_rejected_is_struck_through(look):
    kit = kit_of(look, 1.0)
    width = round(QFontMetricsF(look.label.font).horizontalAdvance("mm mm"))

    def gap(ink):
        image = QImage(200, 60, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        kit.atlas.paint(painter, [("mm mm", ink)], np.array([10]), np.array([20]), np.ones(1))
        painter.end()
        return min(QColor(image.pixel(10 + width // 2, y)).lightness() for y in range(40))

    assert gap(STRUCK) < gap(LABEL)
