"""The words of an utterance as one text, its passages put together so that they read well."""

from __future__ import annotations

import re
from itertools import pairwise

from .findings import Said

_SENTENCE_END = re.compile(r"[.!?][\"”’»)\]]*\s*[\"“‘«]*\Z")
_GAP = " … "
"""Stands for words that are not those of the speaker."""


def joined(text: str, said: Said) -> str:
    """Return the words of an utterance.

    Where only who says it stands between two passages they read on; the comma before "she said"
    is a full stop if a new sentence follows. Other words between them are told by three dots.

    Args:
        text: The text.
        said: The utterance in it.
    """
    parts = [text[said.spans[0].start : said.spans[0].end]]
    for before, after in pairwise(said.spans):
        between = text[before.end : after.start]
        told = said.cue is not None and before.end <= said.cue.start < after.start
        if not told and any(character.isalnum() for character in between):
            parts.append(_GAP)
        elif told and parts[-1].endswith(",") and _SENTENCE_END.search(between):
            parts[-1] = f"{parts[-1][:-1]}."
            parts.append(" ")
        else:
            parts.append(" ")
        parts.append(text[after.start : after.end])
    return "".join(parts)
