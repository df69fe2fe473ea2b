"""Ends a stage that takes too long, so that no text can hang the program."""

from __future__ import annotations

import signal
import threading
from _thread import interrupt_main
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

Result = TypeVar("Result")


class OvertimeError(Exception):
    """A stage did not end in its time."""


def within(seconds: float, work: Callable[[], Result]) -> Result:
    """Return what `work` returns.

    Off the main thread there is no limit: only the main thread can be interrupted, which is where
    the `build` command runs.

    Args:
        seconds: After which the work is ended, at the next step of Python's own.
        work: Pure Python and numpy; it is left wherever it is.

    Raises:
        OvertimeError: If it took longer.
    """
    if threading.current_thread() is not threading.main_thread():
        return work()
    return _Limit(seconds).run(work)


class _Limit:
    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True
        self._rung = False
        # A program started in the background ignores SIGINT, and Python with it: ours is set.
        self._before = signal.getsignal(signal.SIGINT)

    def run(self, work: Callable[[], Result]) -> Result:
        signal.signal(signal.SIGINT, self._interrupted)
        self._timer.start()
        try:
            return work()
        finally:
            self._end()

    def _end(self) -> None:
        try:
            self._timer.cancel()
            self._timer.join()  # what rings at the very end is heard here, by our own handler
        finally:
            signal.signal(signal.SIGINT, self._before)

    def _ring(self) -> None:
        self._rung = True
        interrupt_main()

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        if self._rung:
            raise OvertimeError
        if callable(self._before):
            self._before(number, frame)
