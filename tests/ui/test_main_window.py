"""The window as a whole: what its users do with keys, menus and files."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QLabel, QMessageBox, QWidget

from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import Event, Kind, Ref, Status
from idlib_gui.state.viewport import Highlight, LanesBy
from idlib_gui.storage.exchange import model_bytes
from idlib_gui.storage.project.project import Project
from idlib_gui.ui.actions import ACTIONS, Menu
from idlib_gui.ui.palette import CommandPalette
from idlib_gui.ui.shortcuts_page import ShortcutsPage

SIGNED = Ref(Kind.EVENT, "e9")


def dialog(window, kind):
    found = [child for child in window.findChildren(kind) if child.isVisible()]
    return found[-1] if found else None


def select(window, ref):
    window.session.selection.select(ref)


def test_it_opens_on_what_happened_who_took_part_and_who_said_what(window):
    texts = [label.text() for label in window.findChildren(QLabel)]
    assert "Collision Course: Idlib Tests Russia–Turkey Relations (digest)" in texts
    assert any("32 events" in text and "33 actors" in text for text in texts)
    assert window.timeline.isVisible()
    assert window.actors.isVisible()
    assert window.detail.isVisible()
    assert window.source.isVisible()


def test_keys_step_through_the_events_in_time_order(qtbot, window, bundled):
    window.timeline.setFocus()
    for key in (Qt.Key.Key_Period, Qt.Key.Key_Period, Qt.Key.Key_Comma):
        qtbot.keyClick(window.focusWidget(), key)
    assert window.session.selection.current == Ref(Kind.EVENT, bundled.index.by_time[0])
    assert window.statusBar().findChild(QLabel).text() == "Event 1 of 32"


def test_alt_arrows_go_back_and_forward(qtbot, window):
    select(window, SIGNED)
    select(window, Ref(Kind.ACTOR, "a1"))
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.session.selection.current == SIGNED
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.session.selection.current == Ref(Kind.ACTOR, "a1")


def test_esc_selects_nothing(qtbot, window):
    select(window, SIGNED)
    qtbot.keyClick(window.timeline, Qt.Key.Key_Escape)
    assert window.session.selection.current is None


def test_search_finds_as_one_types_and_enter_goes_to_the_first(qtbot, window, bundled):
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert field is window.top_bar.search
    qtbot.keyClicks(field, "edrogan ukraine")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    chosen = bundled.get(window.session.selection.current)
    assert isinstance(chosen, Event)
    assert "Ukraine" in chosen.title


def test_the_arrow_keys_walk_through_what_was_found_from_group_to_group(qtbot, window):
    field = window.top_bar.search
    qtbot.keyClicks(field, "erim")
    kinds = []
    for _ in range(4):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        kinds.append(window.session.selection.current.kind)
        field.setFocus()
        field.setText("erim")
        for _ in kinds:
            qtbot.keyClick(field, Qt.Key.Key_Down)
    assert kinds[:2] == [Kind.ACTOR, Kind.QUOTE]


def test_a_passage_that_was_found_is_shown_in_the_source(qtbot, window):
    with qtbot.waitSignal(window.session.viewport.reveal_requested) as revealed:
        qtbot.keyClicks(window.top_bar.search, "imported gas")
        window.top_bar.search.setText("leans on Russia to keep back")
        qtbot.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    assert "leans on Russia" in revealed.args[0].exact


def test_letters_typed_into_a_field_are_no_commands(qtbot, window):
    before = window.session.viewport.view
    qtbot.keyClicks(window.top_bar.search, "swaz.,0")
    assert window.top_bar.search.text() == "swaz.,0"
    assert window.session.viewport.view == before
    assert window.session.selection.current is None


def test_esc_clears_the_search_and_then_leaves_it(qtbot, window):
    select(window, SIGNED)
    field = window.top_bar.search
    field.setFocus()
    qtbot.keyClicks(field, "zzz")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.hasFocus()
    assert window.session.selection.current == SIGNED


def test_every_action_has_a_shortcut_of_its_own_and_stands_in_a_menu(window):
    shortcuts = [QKeySequence(keys).toString() for spec in ACTIONS for keys in spec.shortcuts]
    assert all(spec.shortcuts for spec in ACTIONS)
    assert len(shortcuts) == len(set(shortcuts))
    assert all(shortcuts)
    assert {spec.menu for spec in ACTIONS} == set(Menu)


def test_the_page_of_shortcuts_names_every_action(qtbot, window):
    qtbot.keyClick(window.timeline, Qt.Key.Key_Question)
    page = dialog(window, ShortcutsPage)
    texts = {label.text() for label in page.findChildren(QLabel)}
    assert {spec.text for spec in ACTIONS} <= texts
    assert {"Back to the timeline", "the keys of the pane again"} <= texts


def test_the_palette_does_what_is_typed(qtbot, window):
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_P, modifiers)
    palette = dialog(window, CommandPalette)
    qtbot.keyClicks(palette.field, "lanes place")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.session.viewport.view.lanes_by is LanesBy.PLACE


def test_the_palette_walks_with_arrows_and_knows_what_cannot_be_done(qtbot, window):
    palette = CommandPalette(window.actions_by_name, window)
    palette.open()
    qtbot.waitUntil(palette.field.hasFocus)
    names = [
        palette.view.model().index(row, 0).data() for row in range(palette.view.model().rowCount())
    ]
    assert "Edit: Undo" not in names
    palette.field.setText("theme")
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.actions_by_name["theme_dark"].isChecked()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_theme_is_put_in_force_and_remembered(window, settings, theme):
    window.actions_by_name[f"theme_{theme}"].trigger()
    assert window.themes.looks.theme.name == theme
    assert settings.text("theme") == theme
    window.actions_by_name["theme_system"].trigger()
    assert settings.text("theme") == ""
    assert window.themes.choice is None


def test_what_is_marked_in_the_source_is_one_key_each(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert Highlight.ACTORS in window.session.viewport.view.highlights
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert Highlight.EVENTS not in window.session.viewport.view.highlights


def test_panes_are_hidden_shown_and_laid_out_anew(qtbot, window):
    for _ in range(2):  # the first goes there
        qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert not window.actors.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.panes.table.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.actors.isVisible()
    assert window.source.isVisible()


def test_f6_goes_round_the_panes(qtbot, window):
    window.timeline.setFocus()
    seen = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        panes = (window.timeline, window.actors, window.source, window.detail)
        seen.append(next(pane for pane in panes if pane is focus or pane.isAncestorOf(focus)))
    assert set(seen) == {window.timeline, window.actors, window.source, window.detail}


def test_layout_theme_and_view_come_back_at_the_next_start(qtbot, window, open_window, bundled):
    window.resize(1100, 700)
    for _ in range(2):  # the first goes there
        window.actions_by_name["pane_actors"].trigger()
    window.actions_by_name["theme_dark"].trigger()
    window.actions_by_name["lanes_type"].trigger()
    window.close()
    again = open_window(bundled, size=(1100, 700), theme="")
    assert not again.actors.isVisible()
    assert again.themes.looks.theme.dark
    assert again.session.viewport.view.lanes_by is LanesBy.TYPE


def test_keys_of_a_tab_go_there_and_back_and_the_tab_stays(qtbot, window):
    dock = window.workspace.dock("between")
    for within in (True, False, True):
        qtbot.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier
        )
        assert dock.in_front
        assert window.panes.between.isAncestorOf(QApplication.focusWidget()) is within
        assert window.timeline.isAncestorOf(QApplication.focusWidget()) is not within


def test_keys_of_a_pane_go_there_first_and_hide_it_from_within(qtbot, window):
    for key, pane in (("1", window.actors), ("2", window.detail)):
        pressed = Qt.Key[f"Key_{key}"]
        qtbot.keyClick(QApplication.focusWidget(), pressed, Qt.KeyboardModifier.ControlModifier)
        assert pane.isVisible()
        assert pane.isAncestorOf(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), pressed, Qt.KeyboardModifier.ControlModifier)
        assert not pane.isVisible()
        assert window.timeline.isAncestorOf(QApplication.focusWidget())


def test_an_event_is_renamed_and_that_is_undone(qtbot, window):
    select(window, SIGNED)
    qtbot.keyClick(window.timeline, Qt.Key.Key_F2)
    asked = dialog(window, QInputDialog)
    asked.setTextValue("A deal")
    asked.accept()
    assert window.session.store.document.events["e9"].title == "A deal"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.store.document.events["e9"].title != "A deal"


def test_an_empty_title_is_refused_in_a_sentence(qtbot, window):
    select(window, SIGNED)
    window.actions_by_name["rename"].trigger()
    asked = dialog(window, QInputDialog)
    asked.setTextValue("  ")
    asked.accept()
    assert "needs a title" in dialog(window, QMessageBox).text()


@pytest.mark.parametrize(
    ("name", "status"),
    [("accept", Status.ACCEPTED), ("dispute", Status.DISPUTED), ("reject", Status.REJECTED)],
)
def test_a_person_says_what_they_think_of_an_event(window, name, status):
    select(window, SIGNED)
    window.actions_by_name[name].trigger()
    assert window.session.store.document.events["e9"].status is status


def test_actions_that_cannot_be_done_are_greyed_out(window):
    actions = window.actions_by_name
    assert not any(
        actions[name].isEnabled() for name in ("undo", "redo", "back", "rename", "accept")
    )
    select(window, SIGNED)
    assert actions["rename"].isEnabled()
    select(window, Ref(Kind.ACTOR, "a1"))
    assert not actions["accept"].isEnabled()
    assert actions["back"].isEnabled()


def test_a_model_file_is_opened_and_stands_among_the_recent_ones(qtbot, window, tmp_path):
    path = tmp_path / "tiny & small.json"
    path.write_bytes(model_bytes(document_of([Event("x", "One thing")])))
    select(window, SIGNED)
    with qtbot.waitSignal(window.session.store.replaced):
        window.files.open(path)
    assert list(window.session.store.document.events) == ["x"]
    assert window.session.selection.current is None
    assert "tiny && small.json" in [entry.text() for entry in window.menus.open_menu.actions()]
    with qtbot.waitSignal(window.session.store.replaced):
        window.actions_by_name["open_bundled"].trigger()
    assert len(window.session.store.document.events) == 32


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read"),
        (b"", "is empty"),
        (b"\x89PNG\x00", "is no text"),
        (b'{"format":"idlib-model","version":7}', "later program"),
        (b'{"format":"idlib-model","version":1,"sources":[', "ends too early"),
    ],
)
def test_a_wrong_file_is_told_in_one_dialog_and_what_was_open_stays(
    qtbot, window, tmp_path, content, words
):
    path = tmp_path / "wrong.json"
    if content is not None:
        path.write_bytes(content)
    before = window.session.store.document
    window.files.open(path)
    qtbot.waitUntil(lambda: dialog(window, QMessageBox) is not None)
    box = dialog(window, QMessageBox)
    assert "wrong.json" in box.text()
    assert words in box.informativeText()
    assert window.session.store.document is before


def test_many_problems_are_counted_and_listed(qtbot, window, tmp_path, bundled_path):
    path = tmp_path / "<b>wrong.json"
    path.write_text(
        bundled_path.read_text("utf-8").replace('"relative"', '"animal"'), encoding="utf-8"
    )
    window.files.open(path)
    qtbot.waitUntil(lambda: dialog(window, QMessageBox) is not None)
    box = dialog(window, QMessageBox)
    assert "more" in box.informativeText()
    assert box.detailedText().count("animal") > 6
    labels = [label for label in box.findChildren(QLabel) if label.text()]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def dropped(window, event_type, mime):
    place = QPointF(50, 50)
    actions, buttons, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event = event_type(
        place if event_type is QDropEvent else place.toPoint(), actions, mime, buttons, keys
    )
    QApplication.sendEvent(window, event)
    return event


def test_a_file_dropped_on_the_window_is_opened(qtbot, window, bundled_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(bundled_path))])
    assert dropped(window, QDragEnterEvent, mime).isAccepted()
    with qtbot.waitSignal(window.session.store.replaced):
        dropped(window, QDropEvent, mime)


def test_changes_are_not_lost_by_opening_another_file(qtbot, window, bundled_path, tmp_path):
    select(window, SIGNED)
    window.actions_by_name["dispute"].trigger()
    window.files.open(bundled_path)
    box = dialog(window, QMessageBox)
    assert "not saved" in box.text()
    box.defaultButton().click()
    picker = dialog(window, QFileDialog)
    with qtbot.waitSignal(window.session.store.replaced):
        picker.fileSelected.emit(str(tmp_path / "kept.idlib"))
        picker.close()
    kept = Project.open(tmp_path / "kept.idlib")
    kept.close()
    assert kept.document().events["e9"].status is Status.DISPUTED
    (step,) = kept.steps()
    assert "Dispute “" in step.label
    assert not window.isWindowModified()


def test_opening_asks_about_changes_before_a_file_is_picked(window, bundled_path, qtbot):
    window.files.ask_open()
    picker = dialog(window, QFileDialog)
    with qtbot.waitSignal(window.session.store.replaced):
        picker.fileSelected.emit(str(bundled_path))
        picker.close()
    select(window, SIGNED)
    window.actions_by_name["dispute"].trigger()
    window.actions_by_name["open"].trigger()
    assert "not saved" in dialog(window, QMessageBox).text()
    assert dialog(window, QFileDialog) is None


def test_closing_asks_about_changes_and_discards_them_when_told(qtbot, window):
    select(window, SIGNED)
    window.actions_by_name["dispute"].trigger()
    window.close()
    assert window.isVisible()
    box = dialog(window, QMessageBox)
    next(b for b in box.buttons() if "Discard" in b.text()).click()
    qtbot.waitUntil(lambda: not window.isVisible())


@pytest.mark.parametrize("action", ["save_as", "save_copy", "export"])
def test_a_file_that_cannot_be_written_says_so(qtbot, window, tmp_path, action):
    window.actions_by_name[action].trigger()
    picker = dialog(window, QFileDialog)
    picker.fileSelected.emit(str(tmp_path / "no folder" / "x.idlib"))
    picker.close()
    qtbot.waitUntil(lambda: dialog(window, QMessageBox) is not None)
    box = dialog(window, QMessageBox)
    assert box.text() == "The file was not written."
    assert "x.idlib" in box.informativeText()


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1600, 1000)])
def test_the_window_is_as_large_as_asked_and_nothing_forces_it_larger(open_window, bundled, size):
    window = open_window(bundled, size=size)
    assert (window.width(), window.height()) == size
    assert window.timeline.width() >= 380
    assert window.timeline.height() >= 220


def test_everything_that_takes_the_keyboard_has_a_name(window):
    nameless = [
        f"{type(child).__name__} in {type(child.parentWidget()).__name__}"
        for child in window.findChildren(QWidget)
        if child.isVisible()
        and child.focusProxy() is None
        and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (child.accessibleName() or getattr(child, "text", str)())
    ]
    assert sorted(set(nameless)) == []


def test_an_empty_document_is_shown_without_complaint(open_window):
    window = open_window(document_of([]))
    for spec in ACTIONS:
        if spec.name not in {
            "quit",
            "open",
            "open_article",
            "open_folder",
            "paste_article",
            "save",
            "save_as",
            "save_copy",
            "export",
            "author",
            "full_screen",
            "palette",
            "shortcuts",
            "quality",
            "about",
        }:
            window.actions_by_name[spec.name].trigger()
    assert window.isVisible()


def test_a_heading_of_which_only_a_piece_has_room_is_left_out(qtbot, open_window, bundled):
    narrow, wide = (open_window(bundled, size=size) for size in ((800, 480), (1280, 800)))
    detail = narrow.workspace.dock("detail")
    narrow.workspace.resizeDocks([detail], [330], Qt.Orientation.Horizontal)
    qtbot.wait(50)
    for shown, seen in ((narrow, False), (wide, True)):
        card = shown.workspace.centralWidget()
        heading = next(label for label in card.findChildren(QLabel) if label.text() == "Timeline")
        assert heading.isVisible() is seen
        assert not seen or heading.width() >= heading.sizeHint().width()


def test_in_a_low_window_the_lists_at_the_left_lie_behind_each_other(qtbot, open_window, bundled):
    low, high = (open_window(bundled, size=size) for size in ((800, 480), (1280, 800)))
    for shown, tabbed in ((low, True), (high, False)):
        workspace = shown.workspace
        workspace.show_datasets(1)
        actors, _, datasets = workspace.docks[:3]
        assert (datasets in workspace.tabifiedDockWidgets(actors)) is tabbed
        assert datasets.in_front
