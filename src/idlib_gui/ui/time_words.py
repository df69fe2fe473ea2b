"""When something was done, as people say it: "today 14:05", "3 Feb 2020, 14:05"."""

from __future__ import annotations

import time
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from .wording import MONTHS

_DAY = 86_400


def say_moment_of(at: int, now: float | None = None) -> str:
    """Return a moment, in seconds since 1970, in the time zone of this machine."""
    try:
        then = datetime.fromtimestamp(at).astimezone()
        today = datetime.fromtimestamp(time.time() if now is None else now).astimezone()
    except (OverflowError, OSError, ValueError):  # from a file: it may say anything
        return _tr("at an unknown time")
    clock = f"{then.hour:02}:{then.minute:02}"
    days = today.date().toordinal() - then.date().toordinal()
    if days == 0:
        return _tr("today {0}").format(clock)
    if days == 1:
        return _tr("yesterday {0}").format(clock)
    date = f"{then.day} {MONTHS[then.month - 1]}"
    return f"{date}, {clock}" if then.year == today.year else f"{date} {then.year}, {clock}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("time_words", text)
