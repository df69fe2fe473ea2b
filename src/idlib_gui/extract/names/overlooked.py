"""Finds names by their capitals that neither the lists nor the model know, if their words tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.findings import Span

from .found import Found
from .kinds import kind_by_words
from .lines import is_heading
from .trim import FOLLOWER, is_none
from .words import NONE, Words

_CAPITAL = "[A-Z\u00c0-\u00de\u0100-\u017f\u0410-\u042f]"
_RUN = re.compile(
    rf"\b(?:\d+(?:st|nd|rd|th) )?{_CAPITAL}[\w’'-]*"
    rf"(?: (?:(?:of|for)(?: the)? )?{_CAPITAL}[\w’'-]*)+(?<![’'-])"
)
_REST = re.compile("(?:['’]s)? ")
_GENITIVE = re.compile(r"[’']s?$")


def overlooked(names: list[Found], analysis: Analysis, words: Words) -> Iterator[Found]:
    """Yield the runs of capitalised words that no name is in and that tell what they name.

    By a given name at the head ("Anna Weber") or by what sort of body or place they end in.
    """
    text = analysis.text
    starts = [one.span.start for one in names]
    for run in _RUN.finditer(text):
        number = bisect_left(starts, run.end())
        taken = names[number - 1].span if number else Span(0, 0)
        start = run.start()
        if taken.end > start:
            beside = _REST.match(text, taken.end, run.end()) if taken.start <= start else None
            if beside is None:
                continue
            start = beside.end()
        name = _GENITIVE.sub("", text[start : run.end()])
        first, _, rest = name.partition(" ")
        told = FOLLOWER.fullmatch(first) is not None or first in words.titles
        if told or first.lower() in words.ignored:
            start += len(first) + 1
            name = rest
            first, _, rest = name.partition(" ")
        if rest and not is_none(name, words):
            span = Span(start, start + len(name))
            label = _label(name, first, words)
            if label and not is_heading(span, text):
                yield Found(span, None, label)


def _label(name: str, first: str, words: Words) -> str:
    """Return what the words of a name tell of it, nothing if they do not."""
    if first in words.given:
        return "PERSON"
    told = kind_by_words(name, words)
    return told if told is not None and told != NONE and first not in words.titles else ""
