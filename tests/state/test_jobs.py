"""Long work runs beside the window, and only the newest result arrives."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QThread

from idlib_gui.state.jobs import JobSlot


@pytest.fixture
def pool():
    with ThreadPoolExecutor(2) as pool:
        yield pool


def test_only_the_newest_result_arrives_and_on_the_main_thread(qtbot, qapp, pool):
    slot = JobSlot(pool)
    gate = threading.Event()
    seen = []

    def done(value):
        seen.append((value, QThread.currentThread() is qapp.thread()))

    slot.start(lambda stop: (gate.wait(5), "old")[1], done)
    slot.start(lambda stop: "new", done)
    gate.set()
    qtbot.waitUntil(lambda: bool(seen), timeout=2000)
    pool.shutdown()
    qapp.processEvents()
    assert seen == [("new", True)]


def test_result_already_under_way_is_dropped_when_cancelled(qtbot, pool):
    slot = JobSlot(pool)
    seen = []
    slot.start(lambda stop: "late", seen.append)
    pool.shutdown()
    slot.cancel()
    qtbot.wait(20)
    assert seen == []


def test_error_is_reported_not_swallowed(qtbot, pool):
    slot = JobSlot(pool)
    with qtbot.waitSignal(slot.failed, timeout=2000) as caught:
        slot.start(lambda stop: 1 / 0, lambda value: None)
    assert isinstance(caught.args[0], ZeroDivisionError)


def test_many_jobs_in_a_row(qtbot, pool):
    slot = JobSlot(pool)
    seen = []
    for n in range(500):
        slot.start(lambda stop, n=n: n, seen.append)
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] == 499, timeout=5000)
