"""Utterances of made-up sentences, told in one line each."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.analysis import analyse
from idlib_gui.extract.findings import Named, Said, Span, Time
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.quotes import find_quotes
from idlib_gui.extract.times import find_times


class Told(NamedTuple):
    """The utterances of a text."""

    text: str
    said: tuple[Said, ...]
    times: tuple[Time, ...] = ()

    @property
    def phrases(self) -> list[str | None]:
        """Return the words that tell when each was said."""
        return [None if one.time is None else self.phrase(one.time) for one in self.said]

    def phrase(self, number: int) -> str | None:
        """Return the words of a time expression."""
        return self.words(self.times[number].span)

    @property
    def lines(self) -> list[str]:
        """Return each as "speaker: words / words", "~" before what is in no quotation marks."""
        return [self.line(one) for one in self.said]

    def line(self, one: Said) -> str:
        """Return an utterance as one line."""
        words = " / ".join(map(self.words, one.spans))
        return f"{self.words(one.speaker)}: {'~' if one.form == 'indirect' else ''}{words}"

    def words(self, span: Span | None) -> str | None:
        """Return the words of a span."""
        return None if span is None else self.text[span.start : span.end]


KINDS = {
    "person": ActorKind.PERSON,
    "media": ActorKind.MEDIA,
    "body": ActorKind.GOVERNMENT_BODY,
    "state": ActorKind.STATE,
    "firm": ActorKind.ORGANISATION,
}


def _told(text: str, **names: tuple[tuple[str, ...], ...]) -> Told:
    """Return the utterances of a text, with the names given by kind; a name is all its forms."""
    named = tuple(
        Named(forms[0], KINDS[kind], is_place=False, mentions=_mentions(text, forms))
        for kind, several in names.items()
        for forms in several
    )
    times = find_times(text, None, shipped_lists())
    return Told(text, find_quotes(analyse(text), named, shipped_lists(), times), times)


def _mentions(text: str, forms: tuple[str, ...]) -> tuple[Span, ...]:
    longest = sorted(forms, key=len, reverse=True)
    pattern = "|".join(rf"\b{re.escape(form)}\b" for form in longest)
    return tuple(Span(*match.span()) for match in re.finditer(pattern, text))


@pytest.fixture(scope="session")
def told():
    """Return what makes a `Told` of a text."""
    return _told
