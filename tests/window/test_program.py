"""A user at the packaged program: looks at events, walks on, searches, leaves."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QWidget

from idlib_gui.app import build_window
from idlib_gui.domain.records import Kind, Ref
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.settings import Settings

SIZE = (1280, 800)
POSTS, ACCORDS = "Turkey sets up observation posts", "De-escalation accords"
QUIETLY = (0, "")
SAME = 0.995
"""Share of the pixels: a line of text may lie a pixel lower in a real window."""


class Twin:
    """The same window, never on the display: tells where things are in it, and how they look."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def place_of_event(self, title: str) -> tuple[int, int]:
        """Return the middle of an event in the timeline."""
        events = QAccessible.queryAccessibleInterface(self._window.timeline.view)
        children = [events.child(number) for number in range(events.childCount())]
        found = next(c for c in children if c.text(QAccessible.Text.Name).startswith(title))
        middle = self._window.mapFromGlobal(found.rect().center())
        return middle.x(), middle.y()

    def detail(self, picture: np.ndarray) -> np.ndarray:
        """Return the part of a picture of the window that tells of what is selected."""
        pane = self._window.detail
        place = QRect(pane.mapTo(self._window, QPoint()), pane.size())
        half = place.top() + place.height() // 2
        return picture[place.top() : half, place.left() : place.right()]

    def detail_of(self, ref: Ref | None) -> np.ndarray:
        """Return how this part looks with a record selected."""
        self._window.session.selection.select(ref)
        QApplication.processEvents()
        image = self._window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
        return self.detail(rows[:, : image.width(), 2::-1].copy())


@pytest.fixture
def twin(qtbot, bundled):
    with ThreadPoolExecutor(1) as pool:
        window = build_window(bundled, Settings(), "light", JobSlot(pool))
        qtbot.addWidget(window)
        window.resize(*SIZE)
        with qtbot.waitExposed(window):
            window.show()
        yield Twin(window)


def alike(one: np.ndarray, other: np.ndarray) -> float:
    """Return the share of pixels that are the same in two pictures."""
    return float((one == other).all(axis=2).mean())


def event_called(bundled, title: str) -> Ref:
    events = bundled.events.items()
    return Ref(Kind.EVENT, next(key for key, event in events if event.title.startswith(title)))


def test_a_click_on_an_event_tells_of_that_event(start, twin, bundled):
    program = start().wait_for_window()
    before = twin.detail(program.picture())
    program.click(*twin.place_of_event(POSTS))
    shown = twin.detail(program.picture())
    wanted, other = (twin.detail_of(event_called(bundled, title)) for title in (POSTS, ACCORDS))
    assert alike(shown, wanted) > SAME
    assert alike(shown, other) < 0.9
    assert alike(shown, before) < 0.9
    program.press("ctrl+shift+c")
    assert "observation posts" in program.clipboard()
    assert program.quit() == QUIETLY


def test_keys_walk_from_event_to_event_and_esc_lets_go(start, twin, bundled):
    program = start().wait_for_window()
    nothing = twin.detail(program.picture())
    program.press("period", "period", "period", "comma")
    second = Ref(Kind.EVENT, bundled.index.by_time[1])
    assert alike(twin.detail(program.picture()), twin.detail_of(second)) > SAME
    program.press("Escape")
    assert alike(twin.detail(program.picture()), nothing) > SAME
    assert program.quit() == QUIETLY


def test_search_by_keyboard_finds_an_actor(start, twin, bundled):
    program = start().wait_for_window()
    program.press("ctrl+f")
    program.type("yusuf er")
    program.press("Return")
    erim = next(key for key, actor in bundled.actors.items() if actor.name == "Yusuf Erim")
    wanted = twin.detail_of(Ref(Kind.ACTOR, erim))
    assert alike(twin.detail(program.picture()), wanted) > SAME
    assert program.quit() == QUIETLY


def test_the_page_of_shortcuts_comes_and_goes(start):
    program = start().wait_for_window()
    program.press("question")
    program.wait_for_windows(2)
    program.press("Escape")
    program.wait_for_windows(1)
    assert program.quit() == QUIETLY


def test_the_command_palette_does_what_is_typed(start):
    program = start().wait_for_window()
    light = program.picture().mean()
    program.press("ctrl+shift+p")
    program.wait_for_windows(2)
    program.type("dark theme")
    program.press("Return")
    program.wait_for_windows(1)
    assert program.picture().mean() < light / 2
    assert program.quit() == QUIETLY


def test_dragging_moves_time_and_0_shows_all_of_it_again(start, twin):
    program = start().wait_for_window()
    x, y = twin.place_of_event(POSTS)
    program.press("w", "w", "w")
    close = program.picture()
    program.drag((x, y), (x + 150, y))
    moved = program.picture()
    assert 0.6 < alike(close, moved) < 0.999
    program.press("a", "0")
    fitted = program.picture()
    program.press("0")
    assert alike(fitted, program.picture()) > SAME
    assert program.quit() == QUIETLY


def test_the_button_of_the_window_frame_closes_it(start):
    program = start().wait_for_window()
    program.close_by_window_manager()
    assert program.ended() == QUIETLY


def test_with_changes_it_asks_before_it_closes(start):
    program = start().wait_for_window()
    program.press("period", "ctrl+Return", "ctrl+q")
    program.wait_for_windows(2)
    program.press("Escape")
    program.wait_for_windows(1)
    program.press("ctrl+z")
    assert program.quit() == QUIETLY


def test_a_wrong_file_is_told_of_and_the_bundled_model_opens(start, tmp_path, twin):
    wrong = tmp_path / "wrong.json"
    wrong.write_bytes(b'{"format": "idlib-model", "version": 1, "sources": [{"id"')
    program = start(wrong).wait_for_window()
    program.wait_for_windows(2)
    program.press("Return")
    program.wait_for_windows(1)
    assert alike(twin.detail(program.picture()), twin.detail_of(None)) > SAME
    assert program.quit() == QUIETLY
