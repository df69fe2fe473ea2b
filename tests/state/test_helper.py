"""A process beside the window; here a pretended one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from idlib_gui.domain.records import DomainError
from idlib_gui.state.helper import Helper
from idlib_gui.state.jobs import JobSlot


class Pretended:
    """Does tasks on the thread that asks; one that waits ends when it is stopped."""

    def __init__(self):
        self.alive = True
        self.stopped = Event()

    def ask(self, task, tell):
        """Do a task."""
        return task(tell)

    def stop(self):
        """End, as a process does that is told to."""
        self.alive = False
        self.stopped.set()


@pytest.fixture
def begun():
    return []


@pytest.fixture
def pool():
    with ThreadPoolExecutor(3) as pool:
        yield pool


@pytest.fixture
def make_helper(qtbot, pool, begun):
    def make():
        def begin():
            begun.append(Pretended())
            return begun[-1]

        return Helper(begin, JobSlot(pool))

    return make


@pytest.fixture
def helper(make_helper):
    helper = make_helper()
    yield helper
    helper.end()


def test_one_process_does_task_after_task(qtbot, helper, begun):
    got, told = [], []
    helper.told.connect(told.append)

    def task(tell):
        tell("half")
        return "first"

    helper.ask(task, got.append)
    qtbot.waitUntil(lambda: got == ["first"])
    helper.ask(lambda _tell: "second", got.append)
    qtbot.waitUntil(lambda: got == ["first", "second"])
    assert told == ["half"]
    assert len(begun) == 1


def test_a_newer_task_waits_for_the_process_but_its_result_alone_arrives(qtbot, helper, begun):
    got, gate = [], Event()
    helper.ask(lambda _tell: gate.wait(10), got.append)
    helper.ask(lambda _tell: "dropped before its turn", got.append)
    helper.ask(lambda _tell: "new", got.append)
    gate.set()
    qtbot.waitUntil(lambda: bool(got))
    assert got == ["new"]
    assert not begun[0].stopped.is_set()


def test_ending_stops_the_process_and_nothing_arrives(qtbot, helper, begun):
    failed, going = [], Event()
    helper.failed.connect(failed.append)

    def task(_tell):
        going.set()
        begun[0].stopped.wait(10)
        raise DomainError("The process ended.")

    helper.ask(task, failed.append)
    qtbot.waitUntil(going.is_set)
    helper.end()
    qtbot.wait(30)
    assert begun[0].stopped.is_set()
    assert failed == []
    with qtbot.waitSignal(helper.failed):
        helper.ask(lambda _tell: 1 / 0, failed.append)
    assert len(begun) == 2


def test_a_process_that_died_is_followed_by_another(qtbot, helper, begun):
    got = []
    helper.ask(lambda _tell: 1, got.append)
    qtbot.waitUntil(lambda: got == [1])
    begun[0].alive = False
    helper.ask(lambda _tell: 2, got.append)
    qtbot.waitUntil(lambda: got == [1, 2])
    assert len(begun) == 2


def test_a_process_is_handed_on_with_what_it_has_made_ready(qtbot, make_helper, helper, begun):
    got = []
    helper.ask(lambda _tell: 1, got.append)
    qtbot.waitUntil(lambda: got == [1])
    other = make_helper()
    other.take_over(helper)
    other.ask(lambda _tell: 2, got.append)
    qtbot.waitUntil(lambda: got == [1, 2])
    helper.end()
    assert len(begun) == 1
    assert not begun[0].stopped.is_set()
    helper.ask(lambda _tell: 3, got.append)
    qtbot.waitUntil(lambda: got == [1, 2, 3])
    assert len(begun) == 2
    other.end()
    assert begun[0].stopped.is_set()


def test_with_the_program_the_process_ends(qtbot, qapp, helper, begun):
    got = []
    helper.ask(lambda _tell: 1, got.append)
    qtbot.waitUntil(lambda: got == [1])
    qapp.aboutToQuit.emit()
    assert begun[0].stopped.is_set()
