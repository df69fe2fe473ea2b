"""No stage runs for ever."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from idlib_gui.extract.limits import OvertimeError, within


def idle(seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pass
    return "done"


def test_work_that_ends_in_time_gives_its_result():
    assert within(10, lambda: idle(0)) == "done"


def test_work_that_does_not_end_is_ended():
    began = time.monotonic()
    with pytest.raises(OvertimeError):
        within(0.05, lambda: idle(20))
    assert time.monotonic() - began < 10


def test_an_interrupt_by_the_user_is_passed_on(monkeypatch, request):
    # What runs in the background of a shell leaves the signal alone otherwise.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))

    def interrupt():
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        within(10, interrupt)


def test_the_handler_of_interrupts_is_as_before():
    before = signal.getsignal(signal.SIGINT)
    within(10, lambda: None)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_program_that_ignores_interrupts_is_limited_all_the_same():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with pytest.raises(OvertimeError):
            within(0.05, lambda: idle(20))
        within(10, lambda: signal.raise_signal(signal.SIGINT))
    finally:
        signal.signal(signal.SIGINT, before)


def test_another_thread_has_no_limit():
    results = []
    thread = threading.Thread(target=lambda: results.append(within(0.0, lambda: idle(0.05))))
    thread.start()
    thread.join()
    assert results == ["done"]
