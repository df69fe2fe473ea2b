"""What ties a quoted passage to who says it: the rules, the surest first."""

from __future__ import annotations

from collections.abc import Mapping

from .after import name_under, said_to_be, tag_after, tag_nearby
from .before import lead_in, nearest_before
from .cues import Cue
from .inside import clause_around, word_for, word_used
from .reading import Reading
from .site import Place, Site

_RULES = (
    tag_after,
    lead_in,
    name_under,
    clause_around,
    word_for,
    word_used,
    nearest_before,
    tag_nearby,
    said_to_be,
)


def place_of(reading: Reading, number: int, cues: Mapping[int, Cue]) -> Place | None:
    """Return what ties an outer passage to its speaker in the same sentence, None if nothing."""
    site = Site(reading, number, cues)
    return next((place for rule in _RULES if (place := rule(site)) is not None), None)
