"""Names of states in full: "State of Chile", "Islamic Republic of Iran"."""

from __future__ import annotations

import re

_FORM = re.compile(
    r"\b(?:(?:Islamic|Federal|Federative|Democratic|Socialist|People['’]s|Arab|Hashemite|United"
    r"|Bolivarian|Plurinational|Co-operative|Oriental|Independent) )*"
    r"(?:Republic|Kingdom|Sultanate|Emirate|Principality|Commonwealth|Federation|Grand Duchy"
    r"|(?<!Islamic )State) of (?:the )?$"
)
_LONG = 60


def start_of_form(text: str, start: int) -> int:
    """Return where the full form of the name of a state begins that stands at `start`."""
    form = _FORM.search(text, max(0, start - _LONG), start)
    return start if form is None else form.start()
