"""What each field of a record may be set to; what people type is tidied."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from .edtf import EdtfError, parse_edtf
from .records import (
    ActorKind,
    Answer,
    Basis,
    Citation,
    DomainError,
    EventType,
    Kind,
    QuoteForm,
    Rival,
    Status,
    TimexType,
    When,
)

T = TypeVar("T")
Tidy = Callable[[Any], Any]
"""Returns a value as it is kept; raises a DomainError if it is none for the field."""

_COUNTRY = re.compile("[A-Z]{3}")


def line(value: Any) -> str:
    """Return a text on one line, without characters that cannot be seen."""
    unseen = {"Cc", "Cs"}
    text = (" " if unicodedata.category(ch) in unseen else ch for ch in _text(value))
    return " ".join("".join(text).split())


def note(value: Any) -> str:
    """Return a text that keeps its lines."""
    text = _text(value).replace("\r\n", "\n").replace("\r", "\n").strip()
    return "".join(ch for ch in text if unicodedata.category(ch) != "Cs")


def name(value: Any) -> str:
    """Return a text on one line that says something."""
    return _needing("It needs a name")(value)


def _needing(what: str) -> Callable[[Any], str]:
    def tidy(value: Any) -> str:
        words = line(value)
        if not words:
            raise DomainError(f"{what}: write a few words.")
        return words

    return tidy


def date(value: Any) -> str:
    """Return a date in EDTF."""
    try:
        return parse_edtf(_text(value)).text
    except EdtfError as error:
        raise DomainError(f"{error}: write it as 2020-02-13.") from None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise DomainError(f"“{value}” is no text: write a few words.")
    return value


def _words(value: Any) -> str:
    _needing("A quote needs its words")(value)
    return note(value)


def _one_of(kind: type[StrEnum]) -> Tidy:
    def tidy(value: Any) -> StrEnum:
        try:
            return kind(value)
        except ValueError:
            raise DomainError(f"“{value}” is none of {', '.join(kind)}: choose one.") from None

    return tidy


def _or_none(tidy: Tidy) -> Tidy:
    return lambda value: None if value is None or value == "" else tidy(value)


def _several(tidy: Tidy) -> Tidy:
    def tidied(values: Any) -> tuple[Any, ...]:
        if isinstance(values, str) or not hasattr(values, "__iter__"):
            raise DomainError(f"“{values}” is no list.")
        return tuple(dict.fromkeys(tidy(value) for value in values))

    return tidied


def _number(low: float, high: float) -> Tidy:
    def tidy(value: Any) -> float:
        good = isinstance(value, int | float) and not isinstance(value, bool)
        if not good or not low <= value <= high:
            raise DomainError(f"“{value}” is no number from {low:g} to {high:g}.")
        return float(value)

    return tidy


def _a(kind: type[T]) -> Tidy:
    def tidy(value: Any) -> T:
        if not isinstance(value, kind):
            raise DomainError(f"“{value}” is no {kind.__name__.lower()}.")
        return value

    return tidy


def _country(value: Any) -> str:
    code = line(value).upper()
    if _COUNTRY.fullmatch(code) is None:
        raise DomainError(f"“{code}” is no country code: write three letters, as in TUR.")
    return code


def _when(value: Any) -> When:
    when: When = _a(When)(value)
    edtf = None if when.edtf is None else date(when.edtf)
    return when._replace(edtf=edtf, basis=_one_of(Basis)(when.basis), reason=line(when.reason))


def rival(value: Any) -> Rival:
    """Return a competing value; that of “when” is a date."""
    given: Rival = _a(Rival)(value)
    field = name(given.field)
    told = date(given.value) if field == "when" else name(given.value)
    return given._replace(field=field, value=told)


def _answer(value: Any) -> Answer:
    answer: Answer = _a(Answer)(value)
    return answer._replace(relation=name(answer.relation))


_ID = _a(str)
_CITED = _or_none(_a(Citation))
_CITATIONS = _several(_a(Citation))
_JUDGED: Mapping[str, Tidy] = {
    "status": _one_of(Status),
    "confidence": _number(0, 1),
    "reason": line,
    "note": note,
    "rivals": _several(rival),
}
TIDY: Mapping[Kind, Mapping[str, Tidy]] = MappingProxyType(
    {
        Kind.SOURCE: {
            "title": line,
            "outlet": _or_none(line),
            "byline": _several(name),
            "published": _or_none(date),
            "language": _or_none(line),
            "url": _or_none(line),
        },
        Kind.ACTOR: {
            "name": _needing("An actor needs a name"),
            "kind": _one_of(ActorKind),
            "aliases": _several(name),
            "part_of": _or_none(_ID),
            "country": _or_none(_country),
            "distinct_from": _several(_ID),
            "mentions": _CITATIONS,
            "note": note,
        },
        Kind.PLACE: {
            "name": _needing("A place needs a name"),
            "lat": _or_none(_number(-90, 90)),
            "lon": _or_none(_number(-180, 180)),
            "mentions": _CITATIONS,
            "note": note,
        },
        Kind.DATE: {
            "edtf": _or_none(date),
            "timex": _or_none(line),
            "timex_type": _one_of(TimexType),
            "basis": _one_of(Basis),
            "reason": line,
        },
        Kind.EVENT: {
            "title": _needing("An event needs a title"),
            "type": _or_none(_one_of(EventType)),
            "when": _or_none(_when),
            **dict.fromkeys(("agents", "targets", "places"), _several(_ID)),
            "trigger": _CITED,
            **dict.fromkeys(("evidence", "contradicting", "neutral"), _CITATIONS),
            "claimed_by": _or_none(_ID),
            **_JUDGED,
        },
        Kind.QUOTE: {
            "text": _words,
            "form": _one_of(QuoteForm),
            **dict.fromkeys(("speaker", "outlet", "addressee"), _or_none(_ID)),
            **dict.fromkeys(("attribution", "cue"), _CITED),
            "when": _or_none(_when),
            "citations": _CITATIONS,
            "about": _several(_ID),
            "answers": _or_none(_answer),
            **_JUDGED,
        },
    }
)
"""The fields that can be set, by kind; ids and the texts of sources are not among them."""


def tidied(kind: Kind, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return values of fields as they are kept.

    Raises:
        DomainError: If a field cannot be set, or not to that.
    """
    known = TIDY[kind]
    for field in fields:
        if field not in known:
            raise DomainError(f"“{field}” of {kind} cannot be changed.")
    return {field: known[field](value) for field, value in fields.items()}
