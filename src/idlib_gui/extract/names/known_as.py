"""Other names that a text gives for what it has just named: "Ana Soto, better known as Nita"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from idlib_gui.extract.findings import Span

from .found import Found, apart
from .words import Words

_AS = (
    r"(?:\w+ly |also |better |best |otherwise )*"
    r"(?:known(?: (?:in|to|among|at|since|for) [^,;.:\n]{1,40}?)? (?:as|by)"
    r"(?: (?:his|her|its|the|their) (?:[\w-]+ ){0,3}"
    r"(?:nickname|alias|acronyms?|initials|abbreviation|name|nom de guerre))?(?: as)?"
    r"|nicknamed|dubbed|alias|aka|a\.k\.a\.|nom de guerre|formerly)"
    r",? (?:the )?[\"“‘']?"
)
_CALLED = re.compile(r"\b(?:known|nicknamed|dubbed)\b")
_BACK = 60
_KNOWN_AS = re.compile(rf"[\"”’)]?,? \(?(?:(?:who|which) (?:is|are|was|were) )?{_AS}")
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]*\w(?: [^\W\d_a-z][\w’'-]*\w)*")
_BODY = re.compile(rf"\b([a-z]+),? {_AS}(?=[^\W\d_a-z])")


def is_known_as(between: str) -> bool:
    """Return whether the words between two names tell that both name the same."""
    return _KNOWN_AS.fullmatch(between) is not None


def with_other_names(names: list[Found], text: str, words: Words) -> list[Found]:
    """Return names with what the text says that they are also called.

    That outranks what the language model takes it for, not what is known.
    """
    known = {one.span for one in names if one.entry is not None}
    others = [one for one in _other_names(names, text, words) if one.span not in known]
    return apart([*others, *names])


def _other_names(names: list[Found], text: str, words: Words) -> Iterator[Found]:
    """Yield the other names that a text gives somebody, or a body without a name."""
    for one in names:
        joint = _KNOWN_AS.match(text, one.span.end)
        other = _NAME.match(text, joint.end()) if joint is not None else None
        if other is not None:
            yield Found(Span(*other.span()), None, one.label)
    for called in _CALLED.finditer(text):
        joint = _BODY.search(text, max(0, called.start() - _BACK), called.end() + _BACK)
        other = _NAME.match(text, joint.end()) if joint is not None else None
        if joint is not None and joint[1] in words.institutions and other is not None:
            yield Found(Span(*other.span()), None, words.institutions[joint[1]])
