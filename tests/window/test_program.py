"""A user at the packaged program: looks at events, walks on, searches, leaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

SIZE = (1280, 800)
POSTS, ACCORDS = "Turkey sets up observation posts", "De-escalation accords"
QUIETLY = (0, "")
SAME = 0.995
"""Share of the pixels: a line of text may lie a pixel lower in a real window."""


class Twin:
    """The same window, never on the display: tells where things are in it, and how they look."""

    def __init__(self, folder: Path, records: list[str]) -> None:
        drawer = Path(__file__).parent / "draw_twin.py"
        command = [sys.executable, drawer, folder, *map(str, SIZE), *records]
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        told = json.loads(done.stdout)
        self._folder, self._events, self._pane = folder, told["events"], told["detail"]

    def place_of_event(self, title: str) -> tuple[float, float]:
        """Return the middle of an event in the timeline."""
        x, y, width, height = next(
            place for name, place in self._events.items() if name.startswith(title)
        )
        return x + width / 2, y + height / 2

    def detail(self, picture: np.ndarray) -> np.ndarray:
        """Return the part of a picture of the window that tells of what is selected."""
        x, y, width, height = self._pane
        return picture[y : y + height // 2, x : x + width]

    def detail_of(self, record: str) -> np.ndarray:
        """Return how this part looks with a record selected, or `nothing`."""
        file = self._folder / f"{record.replace(':', '-')}.png"
        image = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
        return self.detail(rows[:, : image.width(), 2::-1].copy())


def event_called(bundled, title: str) -> str:
    events = bundled.events.items()
    return f"event:{next(key for key, event in events if event.title.startswith(title))}"


def actor_called(bundled, name: str) -> str:
    return f"actor:{next(key for key, actor in bundled.actors.items() if actor.name == name)}"


@pytest.fixture(scope="module")
def twin(tmp_path_factory, bundled):
    events = [event_called(bundled, POSTS), event_called(bundled, ACCORDS)]
    others = [f"event:{bundled.index.by_time[1]}", actor_called(bundled, "Yusuf Erim")]
    return Twin(tmp_path_factory.mktemp("twin"), [*events, *others])


def alike(one: np.ndarray, other: np.ndarray) -> float:
    """Return the share of pixels that are the same in two pictures."""
    return float((one == other).all(axis=2).mean())


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
    second = twin.detail_of(f"event:{bundled.index.by_time[1]}")
    assert alike(twin.detail(program.picture()), second) > SAME
    program.press("Escape")
    assert alike(twin.detail(program.picture()), nothing) > SAME
    assert program.quit() == QUIETLY


def test_search_by_keyboard_finds_an_actor(start, twin, bundled):
    program = start().wait_for_window()
    program.press("ctrl+f")
    program.type("yusuf er")
    program.press("Return")
    wanted = twin.detail_of(actor_called(bundled, "Yusuf Erim"))
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
    program.press("period", "ctrl+d", "ctrl+q")
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
    assert alike(twin.detail(program.picture()), twin.detail_of("nothing")) > SAME
    assert program.quit() == QUIETLY
