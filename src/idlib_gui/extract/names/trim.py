"""Cuts what is no part of a name off what the language model took for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from idlib_gui.extract.findings import Span

from .words import NONE, PLACE, Words

_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "its", "his", "their"))
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_PREFIXES = frozenset(
    ("al", "el", "ad", "ar", "as", "ash", "an", "at", "de", "von", "van", "bin", "ibn")
)
_PARTING = frozenset(
    {",", "and", "&", ";", "/", "the", "a", "an", "with", "from", "as", "who", "of", "by"}
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
"""The number of a unit, which is part of its name: "53rd Brigade"."""
FOLLOWER = re.compile(r"\w+(?:ist|crat)")
"""Who follows a teaching; that tells what somebody is, and is nobody's name."""
_NUMERALS = frozenset({"two", "three", "four", "five", "six", "seven"})
_CODE = re.compile(r"[A-Z]{1,3}-?\d+[A-Za-z]?|[DIR]-[A-Z].*")
"""The name of a road, a weapon, a program: M4, F-16; a party and a state: R-Ohio."""
_NO_STARTS = frozenset({"USS", "HMS", "USNS", "INS", "FS", "Operation", "Flight", "Resolution"})
_JOINED_TO = frozenset({"on", "in", "to", "from", "by", "with", "against"})
_PURPOSE = re.compile(r" (?:of|for|on|in) ")
_NOT_LAST = frozenset(("of", "and", "the", "for", "in", "on", "at", "to", "&", "with", "by"))


def trimmed(tokens: Any, words: Words, *, person: bool) -> tuple[Any, bool] | None:
    """Return the tokens of a name without article, title, numeral and ending; None if none is left.

    The second value tells whether a title, or an office in small letters, was cut off.
    """
    first, last = 0, len(tokens)
    while last > first and not _may_end(tokens[last - 1], words, person=person):
        last -= 1
    opening = next((n for n in range(first, last) if tokens[n].text == "("), None)
    if opening is not None and not any(tokens[n].text == ")" for n in range(opening, last)):
        last = opening
    if not person:
        last = _before_roles(tokens, first, last, words)
        last = _before_adjective(tokens, first, last, words)
        first = _after_article(tokens, first, last)
    titled = False
    while first < last and not (
        _may_begin(tokens[first], words) or _is_given(tokens, first, last, words, person=person)
    ):
        titled = titled or tokens[first].lower_ in words.roles
        first += 1
    if person:
        start = _after_titles(tokens, first, last, words)
        titled = titled or start > first
        first = start
    return (tokens[first:last], titled) if first < last else None


def _before_adjective(tokens: Any, first: int, last: int, words: Words) -> int:
    """Return where a name ends that an adjective of another noun ran into: "Acme | on French"."""
    cut = last - first > 2 and tokens[last - 1].text in words.nations  # noqa: PLR2004
    return last - 2 if cut and tokens[last - 2].text in _JOINED_TO else last


def _after_article(tokens: Any, first: int, last: int) -> int:
    """Return where a body's name begins that another name runs into: "Soto the | Civic Party"."""
    inner = [n for n in range(first + 1, last - 1) if tokens[n].text == "the"]
    if inner and tokens[inner[-1] - 1].lower_ not in _NOT_LAST:
        return inner[-1] + 1
    return first


def _may_begin(token: Any, words: Words) -> bool:
    text = token.text
    low = text.lower()
    if _ORDINAL.fullmatch(text) and token.i + 1 < len(token.doc):
        return bool(token.nbor().text[0].isupper())
    if low in _NUMERALS:
        return bool(text.istitle() and not token.is_sent_start and token.pos_ == "PROPN")
    if low in _ARTICLES or (low in words.ignored and text != text.upper()):
        return False
    return text[0].isupper() or (text.lower() in _PREFIXES) or _has_capital(text)


def _is_given(tokens: Any, first: int, last: int, words: Words, *, person: bool) -> bool:
    """Return whether what is also a month or the like is a given name here: "Jan Soto"."""
    before_name = person and first + 1 < last and tokens[first + 1].text[0].isupper()
    return before_name and tokens[first].text in words.given


def is_none(name: str, words: Words) -> bool:
    """Return whether a name is neither an actor's nor a place's: "World Cup", "Peace Treaty".

    A body goes by its head, whatever it is for: "Centre for Eastern Studies".
    """
    if name.lower() in words.no_names or name.startswith("@") or _CODE.fullmatch(name):
        return True
    first, _, last = name.rpartition(" ")
    head = _PURPOSE.split(name, maxsplit=1)[0]
    if head != name and words.heads.get(head.rpartition(" ")[2], PLACE) not in {PLACE, NONE}:
        return False
    return bool(first) and (last in words.no_ends or name.split(" ", 1)[0] in _NO_STARTS)


def _may_end(token: Any, words: Words, *, person: bool) -> bool:
    text = token.text
    if text in _POSSESSIVE or text.lower() in _NOT_LAST or not any(map(str.isalnum, text)):
        return False
    if person and text in words.titles and text.endswith("."):
        return False
    return _has_capital(text)


def _has_capital(text: str) -> bool:
    if text.lower() == text.upper():
        return any(map(str.isalpha, text))
    return any(map(str.isupper, text))


def _before_roles(tokens: Any, first: int, last: int, words: Words) -> int:
    """Return where a body's name ends, before the office of its "Spokesperson"."""
    after = tokens[last - 1].i + 1
    if after < len(tokens.doc) and tokens.doc[after].text in words.titles:
        return _before_titles(tokens, first, last, words)
    if last - first > 1 and tokens[last - 1].lower_ in words.roles:
        if tokens[last - 2].lower_ in _NOT_LAST:
            return last
        return _before_titles(tokens, first, last - 1, words)
    return last


def _before_titles(tokens: Any, first: int, last: int, words: Words) -> int:
    while last - first > 1 and tokens[last - 1].text in words.titles:
        last -= 1
    return last


def _after_titles(tokens: Any, first: int, last: int, words: Words) -> int:
    """Return where a person's name begins, behind titles and what they are of."""
    start = first
    for number in range(first, last - 1):
        text = tokens[number].text
        titled = text in words.titles or text.lower() in words.roles
        titled = titled or (text.isupper() and text.capitalize() in words.titles)
        if titled or (text in words.nations and number == start):
            start = number + 1
    return start


def parts(tokens: Any) -> Iterator[Any]:
    """Yield the pieces of a person's name that commas, line breaks and "and" part."""
    first = 0
    for number, token in enumerate(tokens):
        if token.text in _PARTING or "\n" in token.text:
            if number > first:
                yield tokens[first:number]
            first = number + 1
    if first < len(tokens):
        yield tokens[first:]


_TAIL = re.compile(r"(?:-\w+)+")
_PARTICIPLE = re.compile(r"(?:ed|led|held|run|era|born|style|wide|ish|like|friendly|owned)$")
_LEAD = re.compile(r"(?:\w+-)+$")


def whole(span: Span, text: str) -> Span:
    """Return a span with the rest of the words that hyphens go through at its ends."""
    tail = _TAIL.match(text, span.end) if text[span.end - 1].isalpha() else None
    if tail is not None and _PARTICIPLE.search(tail[0]):
        tail = None
    lead = _LEAD.search(text, max(0, span.start - 24), span.start)
    start = lead.start() if lead is not None and lead[0][0].isupper() else span.start
    return Span(start, span.end if tail is None else tail.end())


_NICKNAME = re.compile(r" [\"“‘'(]\w+[\"”’')] [A-Z][\w-]+")
_OPENED = re.compile(r"[\"“(]\w+$")
_CLOSED = re.compile(r"[\"”)] [A-Z][\w-]+")


def with_nickname(span: Span, text: str) -> Span:
    """Return a person's name with the nickname in it and what follows: "Ana “Nita” Soto"."""
    opened = _OPENED.search(text, span.start, span.end)
    rest = (_NICKNAME if opened is None else _CLOSED).match(text, span.end)
    return span if rest is None else Span(span.start, rest.end())


def span_of(tokens: Any, text: str) -> Span:
    """Return where tokens lie, without a possessive ending that is no token of its own."""
    start, end = tokens.start_char, tokens.end_char
    for ending in ("'s", "’s"):
        if text.endswith(ending, start, end) and end - start > len(ending):
            end -= len(ending)
    return Span(start, end)
