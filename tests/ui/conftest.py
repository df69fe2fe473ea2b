"""The real window on the bundled model, as users see it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from idlib_gui.app import build_window
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.settings import Settings
from idlib_gui.state.viewport import View
from idlib_gui.ui.theme import ThemeName


def let_go(window):
    """Let a window close without asking about what was done in it."""
    window.files.may_close = lambda _close: True
    window.files.keeper.close()


@pytest.fixture(autouse=True)
def _no_button_stays_pressed(qapp):
    """Let go of the mouse: `mouseDClick` leaves its button pressed, for all tests after it."""
    yield
    if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
        anywhere = QWidget()
        anywhere.show()
        QTest.mouseRelease(anywhere, Qt.MouseButton.LeftButton)
        anywhere.close()
        assert QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton


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
        qtbot.addWidget(window, before_close_func=let_go)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return show


@pytest.fixture
def window(open_window, bundled):
    return open_window(bundled)


@pytest.fixture(scope="module")
def lasting_window(qapp, bundled):
    """Return a window that all tests of a module share: to make one takes longer than they do."""
    with ThreadPoolExecutor(1) as pool:
        window = build_window(bundled, Settings(), "light", JobSlot(pool))
        window.resize(1280, 800)
        window.show()
        assert QTest.qWaitForWindowExposed(window)
        yield window
        let_go(window)  # nobody is there to be asked what becomes of edits
        window.close()
        window.deleteLater()


@pytest.fixture
def window_as_opened(lasting_window):
    """Return the window of the module, looking as it did when it was opened."""
    session = lasting_window.session
    for layer in session.shelf.layers:
        session.shelf.take(layer.key)
    session.viewport.show(View())
    session.selection.forget()
    lasting_window.notices.clear()
    lasting_window.themes.choose(ThemeName.LIGHT)
    lasting_window.activateWindow()
    return lasting_window
