"""Who wrote an article, told from a line such as “By Ada Holm and Bo Lind in Rome, 5 March”."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAME = r"(?:[^\W\d_a-z][\w.'’-]*|(?:van|von|de|der|den|al|el|bin|ter|da|di))"
_NEXT = rf"(?:\s+{_NAME}|\s*(?:,|&|\band\b)\s*{_NAME})"
_PLACE = rf"(?:\s+in\s+{_NAME}(?:[\s,]+(?:and\s+)?{_NAME}){{0,5}})?"
_SIGNED = re.compile(rf"By:?\s+(?P<names>{_NAME}{_NEXT}{{1,9}}){_PLACE}(?=$|\s*[\n,|•·(–—\t])")
_LAST = re.compile(r"\s*,?\s*(?:&|\band\b)\s*")
_BETWEEN = re.compile(r"\s*,\s*")


def byline_in(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the names in the first line that is signed, none if none is."""
    match = next(filter(None, map(_SIGNED.match, lines)), None)
    return tuple(filter(None, _names(match["names"]))) if match else ()


def _names(signed: str) -> list[str]:
    """Return names; what follows the last of them, or one alone, after a comma is a place."""
    *listed, last = _LAST.split(signed)
    before = [name for part in listed for name in _BETWEEN.split(part)]
    return [*before, _BETWEEN.split(last)[0]]
