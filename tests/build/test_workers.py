"""A process that does one task after the other."""

from __future__ import annotations

import textwrap
import time
from functools import partial
from multiprocessing import active_children
from threading import Thread

import pytest

from idlib_gui.build.workers import Worker
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import DomainError

TASKS = """
import os, time
from idlib_gui.build.workers import Worker
from idlib_gui.domain.records import DomainError

made = []

def doubled(number, tell):
    tell("begun")
    return 2 * number

def same(value, tell):
    return value

def wrong(tell):
    raise DomainError("That cannot be read.")

def fault(tell):
    return [][1]

def crash(tell):
    os._exit(7)

def endless(tell):
    tell(os.getpid())
    while True:
        time.sleep(0.05)

def helped(tell):
    other = Worker()
    other.begin(endless)
    tell(other.receive().message)
    while True:
        time.sleep(0.05)

def prepare(tell):
    made.append(1)
    raise ValueError("nobody hears it")

def prepared(tell):
    return len(made)
"""


@pytest.fixture
def tasks(tmp_path, monkeypatch):
    (tmp_path / "tasks_of_a_test.py").write_text(textwrap.dedent(TASKS))
    monkeypatch.syspath_prepend(tmp_path)
    import tasks_of_a_test  # noqa: PLC0415

    return tasks_of_a_test


@pytest.fixture
def worker():
    worker = Worker()
    yield worker
    worker.end()


def ignore(_message):
    pass


def test_it_does_task_after_task_and_tells_how_far_it_is(tasks, worker):
    told = []
    assert worker.ask(partial(tasks.doubled, 4), told.append) == 8
    assert worker.ask(partial(tasks.doubled, 5), told.append) == 10
    assert told == ["begun", "begun"]


def test_what_goes_wrong_is_told_as_what_it_is_and_the_next_task_is_done(tasks, worker):
    with pytest.raises(DomainError, match="That cannot be read"):
        worker.ask(tasks.wrong, ignore)
    with pytest.raises(RuntimeError, match="IndexError") as fault:
        worker.ask(tasks.fault, ignore)
    assert "in fault" in fault.value.__notes__[0]
    assert worker.ask(partial(tasks.doubled, 1), ignore) == 2


def test_the_death_of_the_process_is_told_and_it_is_not_used_again(tasks, worker):
    with pytest.raises(DomainError, match=r"ended unexpectedly \(exit code 7\)"):
        worker.ask(tasks.crash, ignore)
    assert not worker.alive


def test_a_document_and_any_text_come_back_as_they_went(tasks, worker, bundled):
    assert worker.ask(partial(tasks.same, bundled), ignore) == bundled
    odd = "\ufeffodd\r\n\ud800\0 text"
    assert worker.ask(partial(tasks.same, odd), ignore) == odd
    empty = document_of([])
    assert worker.ask(partial(tasks.same, empty), ignore) == empty


def test_it_makes_ready_once_after_its_first_task(tasks):
    worker = Worker(tasks.prepare)
    assert worker.ask(tasks.prepared, ignore) == 0
    assert worker.ask(tasks.prepared, ignore) == 1
    assert worker.ask(tasks.prepared, ignore) == 1
    worker.end()


def test_it_is_stopped_from_another_thread_in_the_middle_of_its_task(tasks, worker):
    told, failed = [], []

    def work():
        try:
            worker.ask(tasks.endless, told.append)
        except DomainError as error:
            failed.append(error)

    thread = Thread(target=work)
    thread.start()
    wait_for(lambda: told)
    worker.stop()
    thread.join(10)
    assert failed
    assert not active_children()


def test_the_processes_of_a_process_end_with_it(tasks):
    worker = Worker(parent=True)
    worker.begin(tasks.helped)
    other = worker.receive().message
    worker.end()
    wait_for(lambda: gone(other))


def gone(number):
    """Return whether a process is gone; one that nobody has asked after yet counts as gone."""
    try:
        with open(f"/proc/{number}/stat", encoding="ascii") as file:  # noqa: PTH123
            return file.read().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def wait_for(ready):
    for _ in range(400):
        if ready():
            return
        time.sleep(0.05)
    pytest.fail("it does not happen")
