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

    By a given name at the head ("Anna Weber"), by a title before ("Admiral Soto Weber") or by what
    sort of body or place they end in.
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
        bare, office = _without_titles(name, words)
        start += len(name) - len(bare)
        if " " in bare and not is_none(bare, words):
            span = Span(start, start + len(bare))
            label = _label(bare, office, words)
            if label and not is_heading(span, text):
                yield Found(span, None, label)


def _without_titles(name: str, words: Words) -> tuple[str, str]:
    """Return a name without the titles before it, and the last of them in small letters."""
    office = ""
    first, _, rest = name.partition(" ")
    while first in words.titles or first.lower() in words.ignored or FOLLOWER.fullmatch(first):
        if not rest or first in words.given:
            break
        name, office = rest, first.lower()
        first, _, rest = name.partition(" ")
    return name, office


def _label(name: str, office: str, words: Words) -> str:
    """Return what its words and the title before it tell of a name, nothing if they do not."""
    first, last = name.partition(" ")[0], name.rpartition(" ")[2]
    if first in words.given:
        return "PERSON"
    told = kind_by_words(name, words)
    if told is not None:
        return told if told != NONE and first not in words.titles else ""
    titled = office in words.roles and last.lower() not in words.roles
    return "PERSON" if titled else ""
