"""Who wrote an article, told from a line such as “By Ada Holm and Bo Lind, 5 March”."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAME = r"(?:[^\W\d_a-z][\w.'’-]*|(?:van|von|de|der|den|al|el|bin|ter|da|di))"
_NEXT = rf"(?:\s+{_NAME}|\s*(?:,|&|\band\b)\s*{_NAME})"
_SIGNED = re.compile(rf"By:?\s+(?P<names>{_NAME}{_NEXT}{{1,7}})(?=$|\s*[\n,|·•(–—\t])")
_BETWEEN = re.compile(r"\s*(?:,|&|\band\b)\s*")


def byline_in(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the names in the first line that is signed, none if none is."""
    match = next(filter(None, map(_SIGNED.match, lines)), None)
    return tuple(filter(None, _BETWEEN.split(match["names"]))) if match else ()
