"""Finds names again that stand elsewhere in the text too: "Weber" after "Anna Weber"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.findings import Span

from .cluster import initials_of
from .found import Found
from .kinds import kind_by_words
from .words import Words

_WORD = re.compile(r"[^\W\d_]\w*")
_LEAST = 3


def recurring(names: list[Found], analysis: Analysis, words: Words) -> Iterator[Found]:
    """Yield where names of a text stand that were not found there.

    Args:
        names: What was found, in order.
        analysis: The text.
        words: The word lists.
    """
    text = analysis.text
    known = _spellings(names, analysis, words)
    starts = [one.span.start for one in names]
    plain = {word for word in text.split() if word.islower()}
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end or word[0] not in known:
            continue
        number = bisect_right(starts, word.start()) - 1
        if number >= 0 and names[number].span.end > word.start():
            continue
        for name, label in known[word[0]]:
            stop = word.start() + len(name)
            if text.startswith(name, word.start()) and not text[stop : stop + 1].isalnum():
                if name.lower() not in plain or _is_name(Span(word.start(), stop), analysis):
                    yield Found(Span(word.start(), stop), None, label)
                end = stop
                break


def _spellings(
    names: list[Found], analysis: Analysis, words: Words
) -> dict[str, list[tuple[str, str]]]:
    """Return the names by their first words, the longest first."""
    text = analysis.text
    spelt: dict[str, str] = {}
    for one in names:
        if one.entry is not None or not one.label:
            continue
        name = text[one.span.start : one.span.end]
        spelt.setdefault(name, one.label)
        last = re.split(r"[\s]", name)[-1]
        plural = analysis.tokens(one.span)[-1].tag_ == "NNPS"
        if (
            one.label == "PERSON"
            and not plural
            and last != name
            and last[:1].isupper()
            and len(last) > _LEAST
        ):
            spelt.setdefault(last, "PERSON")
        if name.count(" ") >= _LEAST - 1 and (
            one.label != "PERSON" or kind_by_words(name, words) is not None
        ):
            spelt.update(dict.fromkeys(_initials(name), one.label))
    for name, label in list(spelt.items()):
        if len(name) > _LEAST:
            spelt.setdefault(name.upper(), label)
    known: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(spelt, key=lambda name: (-len(name), name)):
        first = _WORD.match(name)
        if first is not None and len(name) >= _LEAST and name.lower() not in words.ignored:
            known.setdefault(first[0], []).append((name, spelt[name]))
    return known


def _initials(name: str) -> set[str]:
    """Return what acronyms of a name can be; none that could be a word of another sort."""
    return {letters for letters in initials_of(name) if len(letters) >= _LEAST}


def _is_name(span: Span, analysis: Analysis) -> bool:
    tokens = analysis.tokens(span)
    return len(tokens) > 0 and any(token.pos_ == "PROPN" or token.ent_type_ for token in tokens)
