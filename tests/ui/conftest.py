"""The real window on the bundled model, as users see it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from idlib_gui.app import build_window
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.settings import Settings


@pytest.fixture
def pool():
    with ThreadPoolExecutor(1) as pool:
        yield pool


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def open_window(qtbot, pool, settings):
    """Return a function that shows the window on a document."""

    def show(document, size=(1280, 800), theme="light"):
        window = build_window(document, settings, theme, JobSlot(pool))
        qtbot.addWidget(window, before_close_func=lambda w: w.session.store.history.setClean())
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return show


@pytest.fixture
def window(open_window, bundled):
    return open_window(bundled)
