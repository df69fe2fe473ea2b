"""Other names that a text gives for what it has just named: "Ana Soto, better known as Nita"."""

from __future__ import annotations

import re

_KNOWN_AS = re.compile(
    r"[\"”’)]?,? \(?(?:(?:who|which) (?:is|are|was|were) )?"
    r"(?:\w+ly |also |better |best |otherwise )*"
    r"(?:known|nicknamed|dubbed|alias|aka|a\.k\.a\.|nom de guerre|then called|formerly)"
    r"(?: (?:in|by|to|among|at|since) [^,;.:\n]{1,40}?)?(?: (?:as|by))?"
    r"(?: (?:his|her|its|the|their) (?:[\w-]+ ){0,3}"
    r"(?:nickname|alias|acronyms?|initials|abbreviation|name|nom de guerre))?"
    r"(?: as)?,? (?:the )?[\"“‘']?"
)


def is_known_as(between: str) -> bool:
    """Return whether the words between two names tell that both name the same."""
    return _KNOWN_AS.fullmatch(between) is not None
