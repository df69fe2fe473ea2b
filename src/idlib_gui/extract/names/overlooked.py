"""Finds names by their capitals that neither the lists nor the model know, if their words tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.capitals import capitalised_names
from idlib_gui.extract.lists import Lists

from .found import Found
from .kinds import kind_by_words
from .trim import is_none
from .words import NONE, Words


def overlooked(
    names: list[Found], analysis: Analysis, lists: Lists, words: Words
) -> Iterator[Found]:
    """Yield the runs of capitalised words that no name is in and that tell what they name.

    By a given name at the head ("Anna Weber") or by what sort of body or place they end in.
    """
    text = analysis.text
    starts = [one.span.start for one in names]
    for span in capitalised_names(text, lists):
        number = bisect_left(starts, span.end)
        if number and names[number - 1].span.end > span.start:
            continue
        name = text[span.start : span.end]
        first, _, rest = name.partition(" ")
        told = kind_by_words(name, words)
        if is_none(name, words) or not rest:
            continue
        if first in words.given:
            yield Found(span, None, "PERSON")
        elif told not in {None, NONE} and first not in words.titles:
            yield Found(span, None, str(told))
