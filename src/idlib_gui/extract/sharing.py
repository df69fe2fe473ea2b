"""Dates that one event has from another: "the same day"."""

from __future__ import annotations

import re

from idlib_gui.domain.records import Basis, Citation, When

_TOLD = re.compile(r"The time of “(.*)”(?:, which is not known)?\.", re.DOTALL)


def shared_when(title: str, anchor: When | None, phrase: Citation | None) -> When:
    """Return the date of what happened at the time of another event.

    Args:
        title: The title of the other event.
        anchor: Its date, if it has one.
        phrase: The words that say so.
    """
    if anchor is None or anchor.edtf is None:
        return When(None, Basis.NONE, f"The time of “{title}”, which is not known.", phrase)
    return When(anchor.edtf, Basis.RELATIVE, f"The time of “{title}”.", phrase)


def shared_with(reason: str) -> str | None:
    """Return the title of the event whose date is shared, by the reason that `shared_when` gave."""
    told = _TOLD.fullmatch(reason)
    return None if told is None else told[1]
