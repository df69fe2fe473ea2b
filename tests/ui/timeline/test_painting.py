"""Made-up scenes are painted: bars, boxes, strips and clusters, in all themes, at any ratio."""

from __future__ import annotations

from functools import cache, partial

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter, qGray

from idlib_gui.domain.records import EventClass
from idlib_gui.layout.columns import CLASSES
from idlib_gui.layout.dense import Cluster, Strip
from idlib_gui.layout.hit import LayerRow
from idlib_gui.layout.peaks import Range
from idlib_gui.layout.scene import Scene
from idlib_gui.ui.theme import ThemeName, load_theme
from idlib_gui.ui.timeline.kit import kit_of
from idlib_gui.ui.timeline.look import Look
from idlib_gui.ui.timeline.marks import Marks
from idlib_gui.ui.timeline.painting import paint_scene, paint_strips

CONFLICT = CLASSES.index(EventClass.MATERIAL_CONFLICT)
TALKS = CLASSES.index(EventClass.VERBAL_COOPERATION)
WIDTH, HEIGHT = 600, 120


def a_scene(count=1, **fields):
    """Return a scene of marks in one row each, from 100 to 300, all certain, without a box."""
    none = np.zeros(count, dtype=bool)
    edges = np.repeat(np.array([[100.0], [100.0], [300.0], [300.0]]), count, axis=1)
    usual = {
        "layer": np.zeros(count, dtype=np.int64),
        "event": np.arange(count),
        "lane": np.zeros(count, dtype=np.int64),
        "y": np.arange(count) * 25.0,
        "box_x": np.zeros(count),
        "box_w": np.zeros(count),
        "flipped": none,
        "edges": edges,
        "sure": ~none,
        "open_start": none,
        "open_end": none,
        "cls": np.full(count, CONFLICT, dtype=np.int8),
        "claimed": none,
        "disputed": none,
        "rejected": none,
        "dim": none,
        "labels": tuple(f"Event {n}" for n in range(count)),
    }
    scene = Scene(**{**usual, **fields})
    return scene if "undated" in fields else scene._replace(undated=scene)


HEAD, MIDDLE, FOOT = 34, 52, 70
"""Where the columns of a strip begin, its middle and its foot."""


def a_strip(counts, **fields):
    """Return a strip 50 pixels high, from 100 on, of one tile."""
    usual = {
        "layer": 1, "lane": 0, "y": 20.0, "height": 50.0, "x": 100.0,
        "counts": counts, "tiles": np.array([100.0, 100.0 + counts.shape[1]]),
        "totals": np.array([1_234]), "range": Range(20, one_sided=False),
    }  # fmt: skip
    return Strip(**{**usual, **fields})


def counts_of(width=200, **classes):
    """Return counts of a strip: these many of these classes at every pixel."""
    counts = np.zeros((len(CLASSES), width), dtype=np.int64)
    for name, number in classes.items():
        counts[CLASSES.index(None if name == "other" else EventClass(name))] = number
    return counts


def with_things(**things):
    return a_scene(0, **things)


@pytest.fixture(scope="module")
def kits(qapp):
    """Return the kit of a theme and a ratio, each made once."""
    return cache(lambda theme, ratio: kit_of(Look(load_theme(theme)), ratio))


@pytest.fixture
def paint(kits):
    """Return a function that paints a scene and gives the picture."""

    def painted(scene, marks=None, theme=ThemeName.LIGHT, ratio=1.0):
        image = QImage(round(WIDTH * ratio), round(HEIGHT * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(load_theme(theme).card)
        painter = QPainter(image)
        paint_strips(painter, scene, partial(kits, theme), marks or Marks())
        paint_scene(painter, scene, WIDTH, partial(kits, theme), marks or Marks())
        painter.end()
        return image

    return painted


def colour_of(cls, theme=ThemeName.LIGHT):
    return load_theme(theme).classes[CLASSES[cls]].line


def at(image, x, y, ratio=1.0):
    return QColor(image.pixel(round(x * ratio), round(y * ratio)))


def distance(one, other):
    return sum(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


BAR_MIDDLE = 22
"""The middle of the bar of the first row."""


@pytest.mark.parametrize("theme", list(ThemeName))
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_certain_bar_is_as_strong_as_can_be_from_end_to_end(paint, theme, ratio):
    image = paint(a_scene(), theme=theme, ratio=ratio)
    strong, card = colour_of(CONFLICT, theme), load_theme(theme).card
    for x in (103, 200, 297):
        assert at(image, x, BAR_MIDDLE, ratio) == strong
    for x in (97, 303):
        assert at(image, x, BAR_MIDDLE, ratio) == card


def test_a_bar_fades_where_its_event_may_be(paint):
    edges = np.array([[100.0], [180.0], [220.0], [300.0]])
    image = paint(a_scene(edges=edges))
    strong = colour_of(CONFLICT)
    steps = [distance(at(image, x, BAR_MIDDLE), strong) for x in (104, 130, 160, 200)]
    assert steps == sorted(steps, reverse=True)
    assert steps[-1] == 0
    steps = [distance(at(image, x, BAR_MIDDLE), strong) for x in (200, 240, 270, 296)]
    assert steps == sorted(steps)
    assert at(image, 99, BAR_MIDDLE) == load_theme(ThemeName.LIGHT).card


def test_a_bar_of_which_nothing_is_sure_is_nowhere_as_strong(paint):
    edges = np.array([[100.0], [200.0], [200.0], [300.0]])
    image = paint(a_scene(edges=edges, sure=np.array([False])))
    found = [distance(at(image, x, BAR_MIDDLE), colour_of(CONFLICT)) for x in range(101, 299)]
    assert min(found) > 20


def test_the_visible_part_of_a_bar_is_the_same_however_far_it_reaches(paint):
    edges = np.array([[-1e9], [-1e9], [1e9], [1e9]])
    image = paint(a_scene(edges=edges))
    for x in (0, 300, WIDTH - 1):
        assert at(image, x, BAR_MIDDLE) == colour_of(CONFLICT)
    fading = np.array([[-1e9], [1e9], [1e9], [1e9]])
    image = paint(a_scene(edges=fading))
    assert at(image, 0, BAR_MIDDLE) == at(image, WIDTH - 1, BAR_MIDDLE)


@pytest.mark.parametrize("field", ["open_start", "open_end"])
def test_an_open_end_has_an_arrow_at_the_edge(paint, field):
    edges = np.array([[-900.0], [-900.0], [900.0], [900.0]])
    plain, arrow = (
        paint(a_scene(edges=edges, **{field: np.array([flag])})) for flag in (False, True)
    )
    differ = [x for x in range(WIDTH) if at(plain, x, 19) != at(arrow, x, 19)]
    assert differ
    assert all(x < 8 if field == "open_start" else x >= WIDTH - 8 for x in differ)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_box_has_the_ground_of_its_class_over_all_its_width(paint, ratio):
    for width in (60.0, 250.0, 263.0, 275.0, 400.0, 560.0):
        scene = a_scene(box_x=np.array([20.0]), box_w=np.array([width]), labels=("",))
        image = paint(scene, ratio=ratio)
        soft = load_theme(ThemeName.LIGHT).classes[EventClass.MATERIAL_CONFLICT].soft
        row = [at(image, x, 4, ratio) for x in range(26, round(20 + width) - 6)]
        assert set(map(QColor.name, row)) == {soft.name()}
        assert at(image, 20 + width + 3, 10, ratio) == load_theme(ThemeName.LIGHT).card


def test_a_claim_is_dashed_all_along_and_what_is_no_claim_is_not(paint):
    scene = a_scene(box_x=np.array([20.0]), box_w=np.array([560.0]), labels=("",))
    dashed, plain = paint(scene._replace(claimed=np.array([True]))), paint(scene)

    def dashes(image):
        line = colour_of(CONFLICT)
        return [distance(at(image, x, 1), line) < 150 for x in range(30, 570)]

    changes = np.flatnonzero(np.diff(dashes(dashed)))
    assert len(changes) > 150
    assert np.diff(changes).max() <= 6
    assert not any(dashes(plain))


@pytest.mark.parametrize("cls", range(len(CLASSES)))
def test_the_mark_of_the_class_is_at_the_start_or_at_the_end_of_a_flipped_box(paint, cls):
    scene = a_scene(
        box_x=np.array([100.0]), box_w=np.array([120.0]), labels=("",),
        cls=np.array([cls], dtype=np.int8),
    )  # fmt: skip

    def inked(image, left):
        soft = load_theme(ThemeName.LIGHT).classes[CLASSES[cls]].soft
        area = [(x, y) for x in range(left + 2, left + 17) for y in range(4, 17)]
        return any(distance(at(image, x, y), soft) > 60 for x, y in area)

    image, flipped = paint(scene), paint(scene._replace(flipped=np.array([True])))
    assert (inked(image, 100), inked(image, 201)) == (True, False)
    assert (inked(flipped, 100), inked(flipped, 201)) == (False, True)


def test_labels_are_written_shortened_and_struck(paint):
    scene = a_scene(box_x=np.array([20.0]), box_w=np.array([300.0]))
    pictures = [
        paint(scene),
        paint(scene._replace(rejected=np.array([True]))),
        paint(scene._replace(labels=("Event 1",))),
        paint(scene._replace(box_w=np.array([60.0]))),
    ]
    assert len({bytes(p.constBits()) for p in pictures}) == len(pictures)


def test_a_title_without_end_is_shortened_within_its_box(paint):
    scene = a_scene(box_x=np.array([0.0]), box_w=np.array([5_000.0]), labels=("m" * 300,))
    paint(scene)


def test_the_strength_says_what_steps_back(paint):
    scene = a_scene(4, rejected=np.array([False, True, False, False]))
    scene = scene._replace(dim=np.array([False, False, True, False]))
    image = paint(scene)
    gaps = [distance(at(image, 200, BAR_MIDDLE + 25 * n), colour_of(CONFLICT)) for n in range(4)]
    assert gaps[0] == gaps[3] == 0
    assert 0 < gaps[1] < gaps[2]


def test_only_what_belongs_to_the_selection_is_strong(paint):
    scene = a_scene(3, layer=np.array([0, 0, 1]), event=np.array([0, 1, 0]))
    image = paint(scene, Marks(marked=np.array([True, False])))
    gaps = [distance(at(image, 200, BAR_MIDDLE + 25 * n), colour_of(CONFLICT)) for n in range(3)]
    assert gaps[0] == 0
    assert min(gaps[1:]) > 100


def test_what_is_selected_is_framed_and_its_twin_in_a_dataset_is_not(paint):
    scene = a_scene(
        2, layer=np.array([0, 1]), event=np.array([0, 0]),
        box_x=np.full(2, 50.0), box_w=np.full(2, 100.0),
    )  # fmt: skip
    accent = load_theme(ThemeName.LIGHT).accent

    def framed(image, row):
        return any(at(image, 48, row * 25 + y) == accent for y in range(4, 16))

    for layer in (0, 1):
        image = paint(scene, Marks(selected=LayerRow(layer, 0)))
        assert [framed(image, row) for row in (0, 1)] == [layer == 0, layer == 1]


def test_the_bay_has_no_bars(paint):
    image = paint(a_scene(undated=None))
    card = load_theme(ThemeName.LIGHT).card
    assert all(at(image, x, BAR_MIDDLE) == card for x in range(0, WIDTH, 7))


def test_nothing_is_painted_of_nothing(paint):
    image = paint(a_scene(0))
    assert {image.pixel(x, y) for x in range(WIDTH) for y in range(HEIGHT)} == {image.pixel(0, 0)}


# Strips


def rows_with(image, colour, x, tolerance=90):
    """Return the rows of a column that have about a colour."""
    return [y for y in range(HEIGHT) if distance(at(image, x, y), colour) < tolerance]


@pytest.mark.parametrize("theme", list(ThemeName))
def test_cooperation_grows_up_and_conflict_down(paint, theme):
    both = counts_of(material_cooperation=20, material_conflict=20)
    image = paint(with_things(strips=(a_strip(both),)), theme=theme)
    classes = load_theme(theme).classes
    up = rows_with(image, classes[EventClass.MATERIAL_COOPERATION].line, 250)
    down = rows_with(image, classes[EventClass.MATERIAL_CONFLICT].line, 250)
    assert up
    assert down
    assert max(up) < MIDDLE <= min(down)


@pytest.mark.parametrize("name", ["material_conflict", "material_cooperation"])
def test_what_a_layer_has_alone_grows_from_the_foot_over_all_of_the_height(paint, name):
    image = paint(
        with_things(strips=(a_strip(counts_of(**{name: 20}), range=Range(20, one_sided=True)),))
    )
    rows = rows_with(image, load_theme(ThemeName.LIGHT).classes[EventClass(name)].line, 250)
    assert rows == list(range(HEAD, FOOT))


@pytest.mark.parametrize("theme", list(ThemeName))
@pytest.mark.parametrize("sort", ["cooperation", "conflict"])
def test_words_and_deeds_are_told_apart_without_colours(paint, theme, sort):
    counts = counts_of(**{f"verbal_{sort}": 10, f"material_{sort}": 10})
    image = paint(
        with_things(strips=(a_strip(counts, range=Range(20, one_sided=True)),)), theme=theme
    )
    ground, words, deeds = (qGray(image.pixel(250, y)) for y in (22, FOOT - 5, HEAD + 5))
    assert 20 < abs(words - ground) < abs(deeds - ground) - 20


def test_what_has_no_class_lies_to_both_sides(paint):
    image = paint(
        with_things(strips=(a_strip(counts_of(other=30), range=Range(15, one_sided=False)),))
    )
    ground = load_theme(ThemeName.LIGHT).card
    rows = [y for y in range(HEAD, FOOT) if distance(at(image, 250, y), ground) > 20]
    assert rows == list(range(HEAD, FOOT))


def test_a_hundred_times_as_much_is_ten_times_as_high_and_one_is_seen(paint):
    counts = counts_of()
    for place, many in enumerate((1, 100, 400, 10_000)):
        counts[CONFLICT, 40 * place : 40 * place + 40] = many
    strip = a_strip(counts, range=Range(10_000, one_sided=True))
    image = paint(with_things(strips=(strip,)))
    heights = [len(rows_with(image, colour_of(CONFLICT), x)) for x in (120, 160, 200, 240, 290)]
    full = FOOT - HEAD
    assert heights == [2, round(full / 10), round(full / 5), full, 0]


def test_a_scale_holds_for_strips_of_one_layer_whatever_is_seen_of_them(paint):
    few = a_strip(counts_of(50, material_conflict=4), range=Range(16, one_sided=True))
    many = few._replace(counts=counts_of(50, material_conflict=16), x=300.0)
    alone, beside = (paint(with_things(strips=s)) for s in ((few,), (few, many)))
    colour = colour_of(CONFLICT)
    assert rows_with(alone, colour, 125) == rows_with(beside, colour, 125)
    assert len(rows_with(beside, colour, 325)) == 2 * len(rows_with(beside, colour, 125))


def test_what_is_outside_of_the_period_is_pale(paint):
    strip = a_strip(counts_of(material_conflict=20))
    image = paint(with_things(strips=(strip,), period=(150.0, 250.0)))
    gaps = [distance(at(image, x, MIDDLE + 3), colour_of(CONFLICT)) for x in (120, 200, 280)]
    assert gaps[1] < gaps[0]
    assert gaps[0] == gaps[2]


def test_a_selection_makes_strips_pale(paint):
    scene = with_things(strips=(a_strip(counts_of(material_conflict=20)),))
    plain, pale = paint(scene), paint(scene, Marks(marked=np.zeros(0, dtype=bool)))
    colour = colour_of(CONFLICT)
    assert distance(at(plain, 200, MIDDLE + 3), colour) < distance(
        at(pale, 200, MIDDLE + 3), colour
    )


def test_strips_of_other_heights_and_places_do_not_mix(paint):
    low = a_strip(counts_of(100, material_conflict=9), y=75.0, height=24.0)
    high = a_strip(counts_of(50, verbal_cooperation=9), x=400.0, tiles=np.array([400.0, 450.0]))
    image = paint(with_things(strips=(low, high)))
    assert rows_with(image, colour_of(CONFLICT), 150)
    assert not rows_with(image, colour_of(CONFLICT), 425)
    ground = load_theme(ThemeName.LIGHT).card
    assert distance(at(image, 425, MIDDLE - 3), ground) > 60
    assert at(image, 425, MIDDLE + 3) == ground


def test_the_image_of_strips_is_kept_until_they_change(qapp):
    look = Look(load_theme(ThemeName.LIGHT))
    kit = kit_of(look, 1.0)
    scene = with_things(strips=(a_strip(counts_of(material_conflict=20)),))

    def paint(scene, *, pale=False):
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        image.fill(look.theme.card)
        painter = QPainter(image)
        kit.strips.paint(painter, scene, pale=pale)
        painter.end()
        return image

    first = paint(scene)
    assert paint(scene) == first
    assert paint(scene, pale=True) != first
    assert paint(scene._replace(period=(0.0, 120.0))) != first
    assert paint(scene) == first
    other = scene._replace(strips=(a_strip(counts_of(verbal_cooperation=2)),))
    assert paint(other) != first


def test_the_count_of_a_tile_stands_where_there_is_room(paint):
    wide = a_strip(counts_of(material_conflict=1))
    narrow = a_strip(counts_of(12, material_conflict=1))
    none = wide._replace(totals=np.array([0]))
    low = wide._replace(height=20.0)

    def told(strip):
        image = paint(with_things(strips=(strip,)))
        text = load_theme(ThemeName.LIGHT).faint
        return any(
            distance(at(image, x, y), text) < 60 for x in range(100, 200) for y in range(20, 36)
        )

    assert [told(strip) for strip in (wide, narrow, none, low)] == [True, False, False, False]


def test_the_count_of_a_tile_stands_where_it_first_has_something(paint):
    text = load_theme(ThemeName.LIGHT).faint

    def ink(image):
        near = [
            x for x in range(90, 310) for y in range(20, 36) if distance(at(image, x, y), text) < 60
        ]
        return (min(near), max(near)) if near else None

    for first, (low, high) in ((0, (100, 130)), (100, (196, 240)), (196, (270, 300))):
        counts = np.zeros((len(CLASSES), 200), dtype=np.int64)
        counts[CONFLICT, first:] = 3
        left, right = ink(paint(with_things(strips=(a_strip(counts, totals=np.array([86])),))))
        assert low <= left
        assert right <= high
    assert ink(paint(with_things(strips=(a_strip(counts * 0, totals=np.array([86])),)))) is None


def test_a_bar_over_a_strip_of_its_colour_has_a_rim(paint):
    strip = a_strip(counts_of(300, material_conflict=20))
    image = paint(a_scene(1, y=np.array([36.0]), strips=(strip,)))
    card, colour = load_theme(ThemeName.LIGHT).card, colour_of(CONFLICT)
    assert at(image, 200, 58) == colour
    assert at(image, 200, 55) == at(image, 300, 58) == card
    assert distance(at(image, 310, 58), colour) < 60


def test_strips_below_marks_are_pale(paint):
    strip, colour = a_strip(counts_of(material_conflict=9)), colour_of(CONFLICT)
    strong, faint = (
        at(paint(with_things(strips=(one,))), 150, MIDDLE + 3)
        for one in (strip, strip._replace(faint=True))
    )
    assert 30 < distance(strong, colour) + 30 < distance(faint, colour)


def test_counts_of_tiles_lie_on_no_column(paint):
    tiles = np.array([100.0, 200.0, 300.0])
    full = a_strip(counts_of(material_conflict=20), tiles=tiles, totals=np.array([9, 9_000]))
    image = paint(with_things(strips=(full._replace(range=Range(20, one_sided=True)),)))
    colour = colour_of(CONFLICT)
    assert all(distance(at(image, x, y), colour) > 60 for x in range(100, 300) for y in (21, 33))
    assert distance(at(image, 150, HEAD), colour) < 60


# Clusters


def a_cluster(**fields):
    usual = {"layer": 0, "lane": 2, "x": 100.0, "y": 20.0, "width": 44.0, "total": 37}
    return Cluster(**{**usual, **fields})


def test_a_cluster_is_a_box_with_its_count(paint):
    image = paint(with_things(clusters=(a_cluster(),)))
    theme = load_theme(ThemeName.LIGHT)
    assert at(image, 104, 30) == theme.chip
    text = [(x, y) for x in range(104, 140) for y in range(22, 38)]
    assert any(distance(at(image, x, y), theme.text) < 60 for x, y in text)
    other = paint(with_things(clusters=(a_cluster(total=38),)))
    assert other != image


def test_a_cluster_steps_back_with_a_selection(paint):
    scene = with_things(clusters=(a_cluster(),))
    text = load_theme(ThemeName.LIGHT).text

    def darkest(image):
        spots = [(x, y) for x in range(104, 140) for y in range(22, 38)]
        return min(distance(at(image, x, y), text) for x, y in spots)

    plain = darkest(paint(scene))
    assert darkest(paint(scene, Marks(marked=np.zeros(0, dtype=bool)))) > plain
