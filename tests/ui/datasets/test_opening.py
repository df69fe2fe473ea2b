"""Datasets are opened by a menu, a drop or the command line, and again at the next start."""

from __future__ import annotations

import zipfile

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from idlib_gui.app import Picture, take_picture
from idlib_gui.build.datasets import prepare
from idlib_gui.domain.records import DomainError
from idlib_gui.state.dataset_keeper import NotAsBefore
from idlib_gui.state.datasets import RowFilter
from idlib_gui.state.kept_datasets import KeptDataset
from idlib_gui.state.selection import RowRef
from idlib_gui.storage.datasets import engine
from idlib_gui.storage.datasets.engine import MISSING
from idlib_gui.storage.datasets.mapping import Mapping
from idlib_gui.storage.datasets.recognising import looks_like_dataset
from idlib_gui.ui.dataset_opening import DatasetOpening
from idlib_gui.ui.kept_words import say_not_as_before, to_read_again

LONG = 30_000


def drop(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), *how))


def layers(window):
    return window.session.shelf.layers


def test_a_recognised_table_that_is_dropped_opens_at_once(qtbot, window, ged_file):
    dock = window.workspace.docks[2]
    assert (dock.objectName(), dock.isVisible()) == ("datasets", False)
    drop(window, ged_file)
    qtbot.waitUntil(lambda: bool(layers(window)) and layers(window)[0].ready, timeout=LONG)
    assert dock.isVisible()
    assert "made-ged.csv: UCDP georeferenced events (GED), 293 rows, 2015–2020." in (
        window.notices.words
    )
    assert "7 rows left out: they have a date that cannot be read" in window.notices.words
    assert layers(window)[0].total == 293


def test_another_table_is_asked_about_and_opens_as_it_was_understood(
    qtbot, window, table_file, shown
):
    window.opening.open([table_file])
    dialog = shown(window, "DatasetDialog")
    assert not window.opening.datasets.datasets.panel.busy
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(layers(window)), timeout=LONG)
    dataset = layers(window)[0].dataset
    assert (dataset.rows, dataset.left_out.total) == (2, 1)
    assert dataset.mapping.start == "When"


def test_a_file_that_is_no_table_is_told_and_the_next_one_opens(qtbot, window, ged_file, tmp_path):
    broken = tmp_path / "picture.csv"
    broken.write_bytes(bytes(range(256)) * 40)
    window.opening.open([broken, ged_file])
    qtbot.waitUntil(lambda: bool(layers(window)), timeout=LONG)
    box = window.findChildren(QMessageBox)[0]
    assert box.text() == "picture.csv was not opened."
    assert box.informativeText()
    box.close()


class Bare:
    """A process that has nothing to read tables with."""

    alive = True

    def ask(self, task, tell):
        """Fail as the real one does then."""
        raise self.failure

    def stop(self):
        """End."""


HEADS = {
    DomainError: "made-ged.csv was not opened.",
    RuntimeError: "Something went wrong inside the program.",
}


@pytest.mark.parametrize("kind", HEADS)
def test_why_nothing_can_be_read_is_told(qtbot, window, ged_file, monkeypatch, kind):
    monkeypatch.setattr(Bare, "failure", kind(MISSING), raising=False)
    monkeypatch.setattr("idlib_gui.ui.datasets.Worker", Bare)
    window.opening.open([ged_file])
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    box = window.findChildren(QMessageBox)[0]
    assert box.text() == HEADS[kind]
    if kind is DomainError:
        assert 'pip install "idlib-gui[datasets]"' in box.informativeText()
    assert not window.opening.datasets.datasets.panel.busy
    box.close()


def test_what_is_prepared_opens_without_a_process_and_without_duckdb(
    qtbot, window, table_file, monkeypatch
):
    mapping = Mapping("When", actor="Party")
    made = prepare(table_file, mapping, window.opening.datasets.keeper.cache)
    monkeypatch.setattr(Bare, "failure", RuntimeError("a process"), raising=False)
    monkeypatch.setattr("idlib_gui.ui.datasets.Worker", Bare)
    monkeypatch.setattr(engine, "load_duckdb", Bare)
    window.opening.open([table_file])
    qtbot.waitUntil(lambda: bool(layers(window)))
    assert layers(window)[0].dataset.mapping == mapping
    assert layers(window)[0].key == made.key
    assert "talks.csv" in window.notices.words
    assert not window.opening.datasets.datasets.panel.busy


def test_what_is_open_already_is_asked_about_once_more(qtbot, window, table_file, shown):
    mapping = Mapping("When", actor="Party")
    prepare(table_file, mapping, window.opening.datasets.keeper.cache)
    window.opening.open([table_file])
    qtbot.waitUntil(lambda: bool(layers(window)))
    window.opening.open([table_file])
    shown(window, "DatasetDialog").reject()
    assert len(layers(window)) == 1


def test_reading_can_be_cancelled(qtbot, window, ged_file):
    window.opening.open([ged_file])
    panel = window.opening.datasets.datasets.panel
    assert panel.busy
    window.actions_by_name["cancel_build"].trigger()
    assert not panel.busy
    assert panel.words == "Cancelled: made-ged.csv."
    assert layers(window) == ()
    window.opening.open([ged_file])
    qtbot.waitUntil(lambda: bool(layers(window)), timeout=LONG)


def test_what_was_open_is_open_again_when_the_window_is_made(
    qtbot, open_window, bundled, cached, ged_file
):
    first = open_window(bundled)
    first.opening.datasets.keeper.put(cached, ged_file)
    qtbot.waitUntil(lambda: layers(first)[0].ready)
    again = open_window(bundled)
    assert [layer.key for layer in layers(again)] == [cached.key]
    assert layers(again)[0].ready
    assert again.workspace.docks[2].isVisible()
    assert again.notices.words == ""


@pytest.mark.parametrize("is_prepared", [True, False])
@pytest.mark.parametrize("file_is_there", [True, False])
def test_what_is_not_as_it_was_is_told_in_a_sentence(tmp_path, is_prepared, file_is_there):
    path = tmp_path / "moved.csv"
    if file_is_there:
        path.write_text("x", encoding="utf-8")
    kept = (KeptDataset("k", path),)
    found = NotAsBefore((), kept) if is_prepared else NotAsBefore(kept, ())
    wanted = {
        (True, True): "moved.csv has changed since it was read.",
        (True, False): "moved.csv is no longer there; what was prepared of it is shown.",
        (False, True): "What was prepared of moved.csv is gone: it has to be read again.",
        (False, False): "moved.csv is no longer there.",
    }
    assert say_not_as_before(found) == wanted[is_prepared, file_is_there]
    assert bool(to_read_again(found)) == file_is_there


def test_what_was_lost_is_read_again_when_the_notice_is_taken_up(
    qtbot, open_window, bundled, ged, ged_file
):
    open_window(bundled).opening.datasets.keeper.put(ged, ged_file)  # which is in another cache
    again = open_window(bundled)
    assert layers(again) == ()
    button = next(b for b in again.notices.findChildren(QPushButton) if b.text() == "Read again")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(layers(again)), timeout=LONG)
    assert layers(again)[0].dataset.rows == ged.rows


@pytest.fixture
def mapped(qtbot, open_window, bundled, table_file):
    """Return a window with a table that was mapped by hand, filtered and coloured."""
    window = open_window(bundled)
    mapping = Mapping("When", actor="Other", place="Party")
    keeper = window.opening.datasets.keeper
    keeper.put(prepare(table_file, mapping, keeper.cache), table_file)
    qtbot.waitUntil(lambda: layers(window)[0].ready)
    layer = layers(window)[0]
    code = list(layer.dataset.actors).index("Beland")
    window.session.shelf.filter(layer.key, RowFilter(actors=frozenset({code})))
    window.session.shelf.update(layer.key, colour=3)
    window.session.viewport.update(expanded=frozenset({layer.lane_key}))
    qtbot.waitUntil(lambda: layers(window)[0].ready)
    return window


@pytest.fixture
def start_again(open_window, bundled):
    return lambda: open_window(bundled)


@pytest.fixture
def reading_again(qtbot, mapped, start_again, table_file):
    """Return the window of the next start, in which the changed table is read again."""
    more = "2020-03-01,Cland,Beland,aid,\n"
    table_file.write_text(table_file.read_text("utf-8") + more, encoding="utf-8")
    window = start_again()
    button = next(b for b in window.notices.findChildren(QPushButton) if b.text() == "Read again")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return window


def seen_as_before(window):
    layer = layers(window)[0]
    named = {layer.dataset.actors[code] for code in layer.filter.actors}
    return (
        named == {"Beland"}
        and layer.colour == 3
        and layer.shows_lanes(window.session.viewport.view)
    )


def test_a_dataset_whose_file_has_changed_stays_when_reading_it_again_is_cancelled(
    mapped, reading_again, start_again, shown
):
    before = layers(mapped)[0]
    dialog = shown(reading_again, "DatasetDialog")
    assert dialog.form.mapping == before.dataset.mapping
    dialog.reject()
    for window in (reading_again, start_again()):
        assert [layer.key for layer in layers(window)] == [before.key]
        assert seen_as_before(window)


def test_what_is_read_again_takes_the_place_of_what_it_was_and_looks_like_it(
    qtbot, mapped, reading_again, shown
):
    before = layers(mapped)[0]
    dialog = shown(reading_again, "DatasetDialog")
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    dialog.accept()
    qtbot.waitUntil(lambda: layers(reading_again)[0].key != before.key, timeout=LONG)
    assert layers(reading_again)[0].dataset.rows == before.dataset.rows + 1
    assert seen_as_before(reading_again)
    assert len(layers(reading_again)) == 1


def test_columns_are_looked_at_again_and_corrected(qtbot, mapped, shown):
    before = layers(mapped)[0]
    mapped.session.selection.select(RowRef(before.key, 0))
    mapped.opening.datasets.do("columns", before.key)
    dialog = shown(mapped, "DatasetDialog")
    assert dialog.form.mapping == before.dataset.mapping
    assert dialog.windowTitle() == "Columns of the dataset"
    assert dialog.accept_button.text() == "Read again"
    box = dialog.form.boxes["target"]
    box.setCurrentIndex(box.findData("Party"))
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    dialog.accept()
    qtbot.waitUntil(lambda: layers(mapped)[0].key != before.key, timeout=LONG)
    assert layers(mapped)[0].dataset.mapping == before.dataset.mapping._replace(target="Party")
    assert mapped.notices.words.startswith("Read again: talks.csv")
    assert len(layers(mapped)) == 1
    assert seen_as_before(mapped)
    assert mapped.session.selection.row is None


def test_columns_that_are_left_as_they_were_change_nothing(qtbot, mapped, shown):
    before = layers(mapped)[0]
    mapped.opening.datasets.do("columns", before.key)
    dialog = shown(mapped, "DatasetDialog")
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    dialog.accept()
    qtbot.waitUntil(lambda: "talks.csv" in mapped.notices.words, timeout=LONG)
    assert [layer.key for layer in layers(mapped)] == [before.key]
    assert seen_as_before(mapped)


def test_a_table_that_is_opened_once_more_offers_what_was_chosen_before(
    qtbot, mapped, table_file, shown
):
    mapping = layers(mapped)[0].dataset.mapping
    mapped.opening.open([table_file])
    dialog = shown(mapped, "DatasetDialog")
    assert dialog.form.mapping == mapping
    assert (dialog.windowTitle(), dialog.accept_button.text()) == ("Open dataset", "Open")
    dialog.reject()


def test_a_recognised_table_asks_for_its_columns_when_they_are_to_be_corrected(
    qtbot, with_ged, shown
):
    with_ged.opening.datasets.do("columns", layers(with_ged)[0].key)
    dialog = shown(with_ged, "DatasetDialog")
    assert dialog.form.mapping.actor == "side_a"
    dialog.reject()
    assert len(layers(with_ged)) == 1


def test_what_was_lost_is_let_go_of_when_it_is_not_wanted_any_more(
    qtbot, start_again, ged, ged_file
):
    start_again().opening.datasets.keeper.put(ged, ged_file)  # which is in another cache
    buttons = start_again().notices.findChildren(QPushButton)
    qtbot.mouseClick(
        next(b for b in buttons if b.text() == "Do not open them again"), Qt.MouseButton.LeftButton
    )
    assert start_again().notices.words == ""


@pytest.mark.parametrize("action", ["open_dataset", "open_dataset_folder"])
def test_tables_are_picked_in_a_dialog(window, ged_file, monkeypatch, action):
    opened = []
    window.actions_by_name[action].trigger()
    picker = [one for one in window.findChildren(QFileDialog) if one.isVisible()][-1]
    monkeypatch.setattr(window.opening.datasets.datasets, "open", opened.extend)
    if action == "open_dataset":
        picker.filesSelected.emit([str(ged_file)])
    else:
        picker.fileSelected.emit(str(ged_file.parent))
    picker.reject()
    assert opened == [ged_file if action == "open_dataset" else ged_file.parent]


def test_what_is_dropped_together_goes_each_its_way(window, ged_file, tmp_path, monkeypatch):
    tables, others = [], []
    monkeypatch.setattr(window.opening.datasets, "open", tables.extend)
    monkeypatch.setattr(window.opening.articles, "open", others.extend)
    drop(window, ged_file, tmp_path / "article.txt")
    assert (tables, others) == ([ged_file], [tmp_path / "article.txt"])


def test_a_picture_shows_datasets_once_they_are_ready(open_window, bundled, ged_file, tmp_path):
    window = open_window(bundled)
    picture = Picture(tmp_path / "a.png", (900, 600), None)
    assert take_picture(window, picture, [ged_file]) == 0
    assert layers(window)[0].ready
    assert picture.file.stat().st_size


def test_a_picture_of_what_is_no_dataset_is_refused_in_a_sentence(window, tmp_path, capsys):
    picture = Picture(tmp_path / "a.png", (900, 600), None)
    assert take_picture(window, picture, [tmp_path / "nowhere.csv"]) == 1
    assert "nowhere.csv" in capsys.readouterr().err
    assert not picture.file.exists()


def test_without_datasets_nothing_that_opens_them_is_made(window, monkeypatch):
    def refuse(_self):
        raise AssertionError

    monkeypatch.setattr(DatasetOpening, "keeper", property(refuse))
    window.opening.datasets.restore()
    window.opening.cancel()


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("a.csv", True),
        ("A.CSV", True),
        ("b.tsv.gz", True),
        ("c.jsonl", True),
        ("d.parquet", True),
        ("e.json", False),
        ("f.txt", False),
        ("g.gz", False),
    ],
)
def test_tables_are_told_by_their_names(tmp_path, name, is_one):
    assert looks_like_dataset(tmp_path / name) == is_one


def test_a_folder_is_a_dataset_if_parquet_files_lie_in_it(tmp_path):
    assert not looks_like_dataset(tmp_path)
    inner = tmp_path / "year=2020"
    inner.mkdir()
    (inner / "part-0.parquet").write_bytes(b"")
    assert looks_like_dataset(tmp_path)
    assert looks_like_dataset(inner)


@pytest.mark.parametrize(
    ("members", "is_one"),
    [(("20200203.export.CSV",), True), (("a.txt", "inner/t.tsv"), True), (("a.html",), False)],
)
def test_a_zip_file_is_a_dataset_if_it_holds_tables(tmp_path, members, is_one):
    path = tmp_path / "some.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for member in members:
            packed.writestr(member, "x")
    assert looks_like_dataset(path) == is_one
    assert looks_like_dataset(tmp_path) == is_one
    path.write_bytes(b"no archive")
    assert not looks_like_dataset(path)


def test_a_folder_of_tables_is_a_dataset_unless_articles_lie_in_it(tmp_path):
    (tmp_path / "_notes.csv").write_bytes(b"")
    assert not looks_like_dataset(tmp_path)
    (tmp_path / "20200203.export.CSV").write_bytes(b"")
    assert looks_like_dataset(tmp_path)
    (tmp_path / "article.html").write_bytes(b"")
    assert not looks_like_dataset(tmp_path)


def test_a_zip_file_that_is_dropped_opens_and_says_what_was_skipped(qtbot, window, ged_file):
    path = ged_file.parent / "made-ged-csv.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("made-ged.csv", "Made-up events\n\n" + ged_file.read_text("utf-8"))
    drop(window, path)
    qtbot.waitUntil(lambda: bool(layers(window)) and layers(window)[0].ready, timeout=LONG)
    assert "made-ged-csv.zip: UCDP georeferenced events (GED), 293 rows" in window.notices.words
    assert "2 lines above the header were skipped." in window.notices.words
