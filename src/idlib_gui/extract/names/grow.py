"""Makes names whole that were found in part: "Anna | Weber", "Institute | for the Fine Arts"."""

from __future__ import annotations

import re
from typing import Any

from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.findings import Span

from .entries import Sort
from .found import Found, apart
from .lines import is_heading
from .trim import FOLLOWER, is_none
from .words import PLACE, Words

_OF = re.compile(r" (?:of|for|of the|for the) ")
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th) $")
_BACK = 8
_LONG = 150
"""Characters of the longest name."""
_PARTICLES = re.compile(
    r"(?: (?:wal?|al|ul|as|ash|ad|an|ar|az|at|bil|lil|fi|bin|ibn)-[A-Z][\w’']*[^\W_])+"
)
_FAMILY = re.compile(r" (?=(?:Al|bin|ibn|Bin|Ibn|von|van|de|da|dos|del|della|el|El) )")
_FIXED = frozenset({Sort.STATE, Sort.BODY, Sort.PEOPLE})


def grown(names: list[Found], analysis: Analysis, words: Words) -> list[Found]:
    """Return names with the words that the parser joins to them, and those joined by "of"."""
    fixed = [one for one in names if one.entry is None or one.entry.sort in _FIXED]
    taken = {n for one in fixed for n in _numbers(one.span, analysis)}
    whole = [_with_next(one, taken, analysis, words) for one in names]
    joined = apart(_joined([_with_particles(one, analysis.text) for one in whole], analysis, words))
    return [
        one for one in joined if one.entry or not is_none(analysis.text[slice(*one.span)], words)
    ]


def _with_particles(one: Found, text: str) -> Found:
    """Return a name with its number, and what Arabic particles join: "53rd …", "… wal-Muslimin"."""
    start, end = one.span
    if one.entry is not None:
        return one
    number = _ORDINAL.search(text, max(0, start - _BACK), start) if one.label != "PERSON" else None
    more = _PARTICLES.match(text, end)
    start = start if number is None else number.start()
    return one._replace(span=Span(start, end if more is None else more.end()))


def _numbers(span: Span, analysis: Analysis) -> range:
    tokens = analysis.tokens(span)
    return range(tokens.start, tokens.end)


def _with_next(one: Found, taken: set[int], analysis: Analysis, words: Words) -> Found:
    """Return a name with the capitalised words around it that no other name has."""
    known = one.entry is not None and one.entry.sort in _FIXED
    if known or is_heading(one.span, analysis.text):
        return one
    tokens = analysis.tokens(one.span)
    doc = analysis.doc
    first, last = tokens.start, tokens.end - 1
    while last + 1 < len(doc) and last + 1 not in taken and _goes_on(doc[last], doc[last + 1]):
        following = doc[last + 1].text
        if following in words.titles or (following in words.given and one.label != "PERSON"):
            break
        last += 1
    if one.entry is not None and first and doc[first - 1].text in words.given:
        first -= int(doc[first - 1].whitespace_ == " " and first - 1 not in taken)
    if one.entry is None:
        while first > 0 and first - 1 not in taken and _goes_on(doc[first - 1], doc[first]):
            titled = doc[first - 1].text in words.titles and doc[first].text not in words.titles
            if titled or doc[first - 1].lower_ in words.ignored:
                break
            first -= 1
    if (first, last) == (tokens.start, tokens.end - 1):
        return one
    span = Span(min(one.span.start, doc[first].idx), max(one.span.end, _end(doc[last])))
    return one._replace(span=span, entry=None, label=_label(one, doc[first], words))


def _label(one: Found, first: Any, words: Words) -> str:
    if one.entry is None:
        return one.label
    return "PERSON" if first.text in words.given else ""


def _goes_on(token: Any, following: Any) -> bool:
    """Return whether two words side by side are of one name by their capitals and the parser."""
    return bool(
        token.dep_ == "compound"
        and token.head.i >= following.i
        and token.tag_ in {"NNP", "NNPS"}
        and following.tag_ in {"NNP", "NNPS"}
        and token.whitespace_ == " "
        and token.text[0].isupper()
        and following.text[0].isupper()
        and following.ent_type_ not in {"DATE", "TIME", "CARDINAL"}
    )


def _end(token: Any) -> int:
    return int(token.idx + len(token))


def _joined(names: list[Found], analysis: Analysis, words: Words) -> list[Found]:
    """Return names, those that "of" or "for" joins to a body before them put together."""
    text = analysis.text
    kept: list[Found] = []
    for one in names:
        before = kept[-1] if kept else None
        if before is not None and _is_one(before, one, text, words):
            kept[-1] = before._replace(span=Span(before.span.start, one.span.end))
        elif before is not None and _is_what(before, one, text):
            kept[-1] = one
        else:
            kept.append(one)
    return kept


def _is_one(before: Found, one: Found, text: str, words: Words) -> bool:
    """Return whether two names side by side are one."""
    if before.entry is not None or one.span.end - before.span.start > _LONG:
        return False
    if one.label == "PERSON":
        return _is_family(before, one, text)
    joined = _OF.fullmatch(text, before.span.end, one.span.start) is not None
    return joined and _is_body(text[before.span.start : before.span.end], words)


def _is_what(before: Found, one: Found, text: str) -> bool:
    """Return whether a word tells what the person right behind it is: "Marxist Ana Soto"."""
    person = one.label == "PERSON" and before.entry is None
    beside = person and text[before.span.end : one.span.start] == " "
    return beside and FOLLOWER.fullmatch(text, *before.span) is not None


def _is_family(before: Found, one: Found, text: str) -> bool:
    """Return whether a name is the last one of the person right before it: "… Al Thani"."""
    persons = before.label == one.label == "PERSON" and one.entry is None
    end = before.span.end
    return persons and end + 1 == one.span.start and _FAMILY.match(text, end) is not None


def _is_body(name: str, words: Words) -> bool:
    return words.heads.get(name.rpartition(" ")[2], PLACE) != PLACE
