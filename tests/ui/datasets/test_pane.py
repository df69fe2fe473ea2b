"""The list of datasets shows and hides them, filters their rows, and puts them away."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
)

from idlib_gui.build.datasets import prepare
from idlib_gui.domain.calendar import day_start
from idlib_gui.domain.records import EventClass
from idlib_gui.layout.columns import CLASSES
from idlib_gui.layout.panels import CONTEXT
from idlib_gui.models.names_model import COUNT_ROLE
from idlib_gui.state.datasets import NO_FILTER, Layer, RowFilter
from idlib_gui.state.selection import RowRef
from idlib_gui.state.viewport import LanesBy
from idlib_gui.storage.datasets.cache import Cache
from idlib_gui.ui.datasets_delegate import ROW
from idlib_gui.ui.theme import ThemeName

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pane(with_ged):
    return with_ged.datasets.list


def layer_of(window):
    return window.session.shelf.layers[0]


def until_ready(qtbot, window):
    qtbot.waitUntil(lambda: layer_of(window).ready)


def find(menu, text):
    return next(action for action in menu.actions() if action.text() == text)


def test_a_click_on_the_box_hides_a_dataset_and_space_shows_it_again(qtbot, with_ged, pane):
    qtbot.mouseClick(pane.list.viewport(), LEFT, pos=QPoint(18, ROW // 3))
    assert not layer_of(with_ged).visible
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_Space)
    assert layer_of(with_ged).visible


def test_its_key_goes_to_the_list_and_then_hides_it(qtbot, with_ged, pane):
    dock = with_ged.workspace.docks[2]
    with_ged.activateWindow()
    with_ged.timeline.setFocus()
    with_ged.actions_by_name["pane_datasets"].trigger()
    assert pane.list.hasFocus()
    with_ged.actions_by_name["pane_datasets"].trigger()
    assert not dock.isVisible()


def test_enter_scrolls_to_the_lane_of_the_dataset(qtbot, with_ged, pane):
    def context():
        return with_ged.timeline.view.canvas.picture.panel(CONTEXT)

    with_ged.resize(800, 480)
    with_ged.timeline.expand_group(layer_of(with_ged).lane_key)
    qtbot.waitUntil(lambda: context().hidden > 0)
    with_ged.timeline.view.scroll(CONTEXT, 1e6)
    assert context().scroll > 0
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert context().scroll == 0
    with_ged.timeline.view.scroll(CONTEXT, 1e6)
    with_ged.timeline.show_lane("nobody")
    assert context().scroll > 0


def test_sources_and_datasets_share_a_place_with_tabs(
    qtbot, open_window, make_document, make_source, make_dataset
):
    window = open_window(make_document(make_source("One.", "s1"), make_source("Two.", "s2")))
    window.session.shelf.put(Layer(make_dataset()))
    _actors, sources, datasets = window.workspace.docks[:3]
    assert not sources.isHidden()
    assert datasets.in_front
    tabs = next(bar for bar in window.workspace.findChildren(QTabBar) if bar.count() == 2)
    assert [tabs.tabText(n) for n in range(2)] == ["Sources", "Datasets"]
    assert tabs.accessibleName() == "Lists at the left"
    window.session.shelf.take("made")
    qtbot.waitUntil(lambda: sources.in_front)
    window.workspace.reset()
    assert datasets.isHidden()


def test_a_right_click_opens_the_menu_of_the_dataset(qtbot, with_ged, pane):
    pane.list.customContextMenuRequested.emit(QPoint(40, ROW // 2))
    menu = next(menu for menu in pane.findChildren(QMenu) if menu.isVisible())
    texts = [action.text() for action in menu.actions()]
    assert "Filter…" in texts
    menu.close()
    pane.list.customContextMenuRequested.emit(QPoint(40, pane.list.height() - 2))
    assert any(menu.isVisible() for menu in pane.findChildren(QMenu))


def test_a_dataset_gets_another_colour_and_mark(with_ged, pane):
    menu = pane.menu_for(layer_of(with_ged))
    colours = menu.findChild(QMenu).actions()
    assert [action.text() for action in colours][:3] == ["Plus", "Hexagon", "Star"]
    assert colours[0].isChecked()
    colours[2].trigger()
    assert layer_of(with_ged).colour == 2


def test_the_row_is_read_out_with_all_that_it_shows(with_ged, pane):
    spoken = pane.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("made-ged.csv. 2015–2020 · 293 rows")
    assert spoken.endswith("293 rows in what the timeline shows now")


def test_a_filter_is_chosen_in_lists_and_taken_away_by_its_chips(qtbot, with_ged, pane, shown):
    qtbot.mouseClick(pane.buttons["filter"], LEFT)
    dialog = shown(with_ged, "DatasetFilter")
    assert dialog.facts == "All 293 rows are shown."
    places = [dialog.tabs.tabBar().tabRect(place).x() for place in range(4)]
    page = dialog.pages["actors"]
    qtbot.waitUntil(lambda: page.found == "4 names")
    qtbot.keyClicks(page.search, "front grey")
    assert page.found == "1 name"
    page.list.setCurrentIndex(page.model.index(0))
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    until_ready(qtbot, with_ged)
    assert 0 < layer_of(with_ged).total < 293
    assert dialog.facts == f"{layer_of(with_ged).total} of 293 rows are shown."
    assert dialog.tabs.tabText(0) == "Actors (1)"
    assert [dialog.tabs.tabBar().tabRect(place).x() for place in range(4)] == places
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        for field in (page.list, page.search, dialog.period.field):
            qtbot.keyClick(field, key)
    assert dialog.isVisible()
    dialog.tabs.setCurrentWidget(dialog.period)
    qtbot.keyClicks(dialog.period.field, "2016")
    until_ready(qtbot, with_ged)
    assert dialog.period.said == "Rows that touch 2016 are shown."
    assert layer_of(with_ged).filter.period == (day_start(2016), day_start(2017))
    qtbot.keyClicks(dialog.period.field, "x")
    assert dialog.period.said.startswith("⚠")
    assert [chip.text() for chip in pane.chips.buttons] == ["actor Grey Front  ×", "2016  ×"]
    assert pane.chips.buttons[0].accessibleName() == "Filter no more by actor Grey Front"
    qtbot.mouseClick(pane.chips.buttons[0], LEFT)
    assert layer_of(with_ged).filter == RowFilter(period=(day_start(2016), day_start(2017)))
    qtbot.mouseClick(dialog.clear, LEFT)
    assert layer_of(with_ged).filter == NO_FILTER
    until_ready(qtbot, with_ged)
    assert not pane.chips.isVisible()
    page.search.setText("nobody at all")
    assert page.found == "No such name in this dataset."


def test_names_are_counted_beside_what_else_is_chosen(qtbot, with_ged, shown):
    layer = layer_of(with_ged)
    code = list(layer.dataset.actors).index("Grey Front")
    with_ged.session.shelf.filter(layer.key, RowFilter(actors=frozenset({code})))
    with_ged.opening.datasets.do("filter", layer.key)
    pages = shown(with_ged, "DatasetFilter").pages

    def told(part):
        model = pages[part].model
        return sum(model.index(row, 0).data(COUNT_ROLE) for row in range(model.rowCount()))

    until_ready(qtbot, with_ged)
    few = layer_of(with_ged).total
    qtbot.waitUntil(lambda: told("places") == few < 293)
    assert told("actors") == 2 * 293  # two a row, whichever of them is chosen
    with_ged.session.shelf.filter(layer.key, NO_FILTER)
    qtbot.waitUntil(lambda: told("places") == 293)


def test_the_time_that_the_timeline_shows_can_be_the_filter(qtbot, with_ged, shown):
    window = (float(day_start(2017)), float(day_start(2018)))
    with_ged.session.viewport.update(window=window)
    with_ged.opening.datasets.do("filter", layer_of(with_ged).key)
    dialog = shown(with_ged, "DatasetFilter")
    assert not dialog.period.brushed.isEnabled()
    dialog.tabs.setCurrentWidget(dialog.period)
    qtbot.mouseClick(dialog.period.seen, LEFT)
    assert layer_of(with_ged).filter.period == tuple(map(int, window))
    with_ged.session.shelf.take(layer_of(with_ged).key)
    assert not dialog.isVisible()


def test_many_filters_are_counted_on_one_chip(qtbot, with_ged, pane):
    many = RowFilter(actors=frozenset(range(4)), places=frozenset({0, 1}))
    with_ged.session.shelf.filter(layer_of(with_ged).key, many)
    assert [chip.text() for chip in pane.chips.buttons] == ["actors: 4  ×", "places: 2  ×"]
    qtbot.mouseClick(pane.chips.buttons[0], LEFT)
    assert layer_of(with_ged).filter == RowFilter(places=frozenset({0, 1}))


def test_rows_that_were_left_out_are_listed_and_copied(qtbot, with_ged, pane, shown):
    assert pane.buttons["left_out"].text() == "7 left out"
    qtbot.mouseClick(pane.buttons["left_out"], LEFT)
    page = shown(with_ged, "ReportPage")
    text = page.findChild(QPlainTextEdit).toPlainText()
    assert text.startswith("7 rows left out: they have a date that cannot be read.")
    assert "line 295: “one day” is no date" in text
    assert "\n    1293, MADE-293, 2020, " in text
    assert any("made-ged.csv" in label.text() for label in page.findChildren(QLabel))
    page.close()


def test_a_cache_that_was_deleted_meanwhile_costs_only_what_lay_there(
    qtbot, window, tmp_path, ged_file
):
    dataset = prepare(ged_file, None, Cache(tmp_path / "cache"))
    window.opening.datasets.keeper.put(dataset, ged_file)
    until_ready(qtbot, window)
    shutil.rmtree(dataset.folder)
    window.opening.datasets.do("left_out", dataset.key)
    box = window.findChildren(QMessageBox)[0]
    assert "open the dataset again" in box.informativeText()
    box.close()
    window.session.selection.select(RowRef(dataset.key, 3))
    texts = [label.text() for label in window.detail.sheet.findChildren(QLabel)]
    assert any("Jan 2015" in text for text in texts)
    window.session.viewport.update(
        lanes_by=LanesBy.TYPE, expanded=frozenset({f"dataset:{dataset.key}"})
    )
    qtbot.waitUntil(lambda: layer_of(window).lanes_by is LanesBy.TYPE)


def test_a_dataset_is_put_away_and_its_pane_with_it(with_ged, pane):
    find(pane.menu_for(layer_of(with_ged)), "Remove from the window").trigger()
    assert with_ged.session.shelf.layers == ()
    assert not with_ged.workspace.docks[2].isVisible()
    assert not with_ged.actions_by_name["pane_datasets"].isEnabled()


def test_a_dataset_that_was_removed_is_put_back_in_its_place_as_it_was(
    qtbot, with_ged, pane, make_dataset
):
    shelf = with_ged.session.shelf
    shelf.update(layer_of(with_ged).key, colour=4)
    shelf.put(Layer(make_dataset(key="behind"), colour=1))
    before = layer_of(with_ged)
    pane.choose(before.key)
    find(pane.menu_for(before), "Remove from the window").trigger()
    assert with_ged.notices.words == "made-ged.csv was removed from the window."
    offers = [b for b in with_ged.notices.findChildren(QPushButton) if b.text() == "Put back"]
    qtbot.mouseClick(offers[-1], LEFT)  # those before it are about to go
    looks = [(layer.key, layer.colour) for layer in shelf.layers]
    assert looks == [(before.key, 4), ("behind", 1)]
    assert with_ged.notices.words == ""
    assert pane.chosen.key == before.key
    now = shelf.layers
    with_ged.opening.datasets.keeper.put_back(before, None, 0)  # which is there already
    assert shelf.layers == now
    with_ged.opening.datasets.do("remove", before.key)
    assert [layer.key for layer in shelf.layers] == ["behind"]


def test_the_list_stays_where_it_is_when_a_dataset_takes_the_place_of_another(
    qtbot, with_ged, pane, make_dataset
):
    shelf, bar = with_ged.session.shelf, pane.list.verticalScrollBar()
    for number in range(6):
        shelf.put(Layer(make_dataset(key=f"number {number}")))
    pane.choose("number 3")
    qtbot.waitUntil(lambda: bar.value() > 1)
    before = bar.value()
    shelf.put(Layer(make_dataset(key="another")), instead_of="number 3")
    assert pane.chosen.key == "another"
    pane.list.grab()
    assert bar.value() == before


def test_what_can_be_done_stays_in_its_place_whether_or_not_rows_were_left_out(
    with_ged, pane, make_dataset
):
    shelf = with_ged.session.shelf
    shelf.put(Layer(make_dataset(key="whole")))
    places = []
    for key, text, can in (
        (layer_of(with_ged).key, "7 left out", True),
        ("whole", "0 left out", False),
    ):
        pane.choose(key)
        button = pane.buttons["left_out"]
        assert (button.text(), button.isEnabled(), button.isVisible()) == (text, can, True)
        pane.grab()
        places.append([button.pos() for button in pane.buttons.values()])
    assert places[0] == places[1]


def test_a_dataset_whose_index_is_deleted_cannot_be_put_back(window, ged_file, tmp_path):
    cache = window.opening.datasets.keeper.cache
    dataset = prepare(ged_file, None, cache)
    window.opening.datasets.keeper.put(dataset, ged_file)
    window.opening.datasets.do("forget", dataset.key)
    assert cache.find(dataset.key) is None
    assert "Put back" not in [b.text() for b in window.notices.findChildren(QPushButton)]


def test_all_that_is_done_to_the_chosen_dataset_has_a_key(qtbot, with_ged, pane, shown):
    names = with_ged.actions_by_name
    assert names["dataset_hide"].isEnabled()
    names["dataset_hide"].trigger()
    assert not layer_of(with_ged).visible
    names["dataset_show"].trigger()
    assert layer_of(with_ged).visible
    for what, name in (
        ("filter", "DatasetFilter"),
        ("rows", "DatasetRowsPage"),
        ("left_out", "ReportPage"),
        ("columns", "DatasetDialog"),
    ):
        names[f"dataset_{what}"].trigger()
        shown(with_ged, name).reject()
    names["dataset_remove"].trigger()
    assert with_ged.session.shelf.layers == ()
    assert not names["dataset_rows"].isEnabled()


def test_without_a_dataset_nothing_can_be_done_to_one(window):
    assert not window.actions_by_name["dataset_filter"].isEnabled()
    window.datasets.ask("filter")
    assert window.datasets.list is None


def test_only_one_dataset_is_shown_or_all(with_ged, pane, make_dataset):
    shelf = with_ged.session.shelf
    first = layer_of(with_ged)
    shelf.put(Layer(make_dataset(key="other"), visible=False))
    assert pane.chosen.key == "other"  # the newest is chosen
    find(pane.menu_for(shelf.layers[1]), "Show all datasets").trigger()
    assert all(layer.visible for layer in shelf.layers)
    find(pane.menu_for(first), "Show only this dataset").trigger()
    assert [layer.key for layer in shelf.visible] == [first.key]
    assert with_ged.datasets.tools[0].text() == "1 / 2"


def test_box_and_mark_have_the_colour_of_the_dataset_in_every_theme(with_ged, pane):
    for theme in ThemeName:
        with_ged.themes.choose(theme)
        look = with_ged.themes.looks.theme.dataset_look(0)
        image = pane.list.grab().toImage()
        ratio = image.devicePixelRatio()
        seen = {
            image.pixelColor(round(x * ratio), round(y * ratio)).name()
            for x in range(10, 50)
            for y in range(6, 24)
        }
        assert look.colour.name() in seen


def test_nothing_of_the_pane_is_cut_off_in_any_size(qtbot, with_ged, pane):
    with_ged.session.shelf.filter(layer_of(with_ged).key, RowFilter(actors=frozenset({0, 1})))
    until_ready(qtbot, with_ged)
    for size in ((800, 480), (1600, 1000)):
        with_ged.resize(*size)
        qtbot.wait(50)
        for button in (*pane.chips.buttons, *pane.buttons.values()):
            assert button.visibleRegion().boundingRect() == button.rect()
        assert pane.list.height() >= ROW


def test_the_search_looks_into_datasets_and_filters_by_the_name_that_is_chosen(
    qtbot, with_ged, pane
):
    field = with_ged.top_bar.search
    with_ged.session.shelf.update(layer_of(with_ged).key, visible=False)
    qtbot.keyClicks(field, "grey front")
    results = with_ged.findChild(QListView, "searchResults")

    def texts():
        return [results.model().index(row, 0).data() for row in range(results.model().rowCount())]

    qtbot.waitUntil(lambda: len(texts()) == 2)
    heading, hit = texts()
    assert heading == "IN MADE-GED.CSV"
    rows = int(hit.split("only its ")[1].removesuffix(" rows"))
    assert hit.startswith("Grey Front  ·  actor  ·  ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    layer = layer_of(with_ged)
    assert layer.visible
    assert [layer.dataset.actors[code] for code in layer.filter.actors] == ["Grey Front"]
    until_ready(qtbot, with_ged)
    assert layer_of(with_ged).total == rows
    assert [chip.text() for chip in pane.chips.buttons] == ["actor Grey Front  ×"]
    assert pane.isVisible()


def test_the_search_says_that_nothing_was_found_once_datasets_were_looked_through(qtbot, with_ged):
    field = with_ged.top_bar.search
    qtbot.keyClicks(field, "zzzz")
    results = with_ged.findChild(QListView, "searchResults")
    qtbot.waitUntil(lambda: results.model().index(0, 0).data() == "Nothing found")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not results.isVisible()


def test_a_dataset_that_comes_while_one_searches_is_looked_through(qtbot, window, ged, ged_file):
    qtbot.keyClicks(window.top_bar.search, "grey front")
    results = window.findChild(QListView, "searchResults")
    assert results.model().index(0, 0).data() == "Nothing found"
    window.opening.datasets.keeper.put(ged, ged_file)
    qtbot.waitUntil(lambda: results.model().rowCount() == 2)


@pytest.mark.parametrize("height", [480, 613, 700])
def test_the_list_shows_rows_as_a_whole_and_at_least_two(with_ged, pane, height):
    with_ged.resize(1000, height)
    shown = pane.list.viewport().height()
    assert shown >= 2 * ROW
    assert shown % ROW == 0


def test_the_row_that_has_the_keyboard_is_ringed(qtbot, with_ged, pane):
    with_ged.timeline.setFocus()
    before = pane.list.grab().toImage()
    with_ged.actions_by_name["pane_datasets"].trigger()
    ring = pane.list.grab().toImage()
    accent = with_ged.themes.looks.theme.accent
    assert before.pixelColor(60, 1) != accent
    assert ring.pixelColor(60, 1) == accent


def test_the_legend_counts_hidden_rows_with_hidden_events(qtbot, with_ged, pane):
    legend, layer = with_ged.statusBar().classes, layer_of(with_ged)
    fights = int((layer.dataset.cls == CLASSES.index(EventClass.MATERIAL_CONFLICT)).sum())
    off = frozenset({EventClass.MATERIAL_CONFLICT})
    with_ged.session.viewport.update(classes_off=off)
    assert fights > 0
    assert legend.hidden.text() == f"{8 + fights} hidden · show all"
    assert f"8 events and {fights} rows of datasets hidden" in legend.hidden.toolTip()
    with_ged.session.shelf.update(layer.key, visible=False)
    assert legend.hidden.text() == "8 hidden · show all"
    assert "rows" not in legend.hidden.toolTip()
    with_ged.session.viewport.update(classes_off=frozenset())
