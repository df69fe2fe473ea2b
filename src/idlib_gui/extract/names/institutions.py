"""Finds bodies of states that have no capitals: "the Turkish army", "Syrian state television"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.findings import Span

from .found import Found
from .gazetteer import Gazetteer
from .words import PLACE, Words

_REACH = 4


def institutions(
    names: list[Found], analysis: Analysis, gazetteer: Gazetteer, words: Words
) -> Iterator[Found]:
    """Yield the bodies that an adjective of nationality and small words name."""
    starts = {one.span.start for one in names}
    doc = analysis.doc
    for token in doc:
        if token.idx in starts:
            continue
        if _is_alone(token, doc, words):
            yield Found(Span(token.idx, token.idx + len(token)), None, words.heads[token.text])
        if token.text not in words.nations:
            continue
        end = _end(token, doc, words)
        if end is not None:
            span = Span(token.idx, doc[end].idx + len(doc[end]))
            known = gazetteer.known_as(analysis.text[span.start : span.end])
            yield Found(span, known, words.institutions[doc[end].lower_])


def _is_alone(token: Any, doc: Any, words: Words) -> bool:
    """Return whether a word with a capital stands for a body by itself: "the Court"."""
    if words.heads.get(token.text, PLACE) == PLACE or token.i == 0:
        return False
    before, after = doc[token.i - 1], doc[min(token.i + 1, len(doc) - 1)]
    return bool(
        before.text in {"the", "The"}
        and not after.text[0].isupper()
        and after.text not in {"of", "-"}
    )


def _end(first: Any, doc: Any, words: Words) -> int | None:
    """Return the number of the last word of a body's name that an adjective begins."""
    found = None
    for number in range(first.i + 1, min(len(doc), first.i + 1 + _REACH)):
        token = doc[number]
        low = token.text
        if low in words.institutions:
            found = number
        elif low not in words.offices and low not in words.nations:
            break
    if found is None or found + 1 >= len(doc):
        return found
    following = doc[found + 1]
    more = following.tag_ in {"NN", "NNS"} and doc[found].dep_ == "compound"
    return None if more else found
