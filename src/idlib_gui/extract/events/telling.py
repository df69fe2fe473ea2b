"""Under whose word an act stands: a verb of speech, "according to", or a quote."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from idlib_gui.extract.findings import Said, Span

from .grammar import prepositional, subject
from .outlook import Mood, Outlook
from .parties import Parties


class Claim(NamedTuple):
    """Whose claim an act is, and the number of the utterance that tells it."""

    by: Span | None = None
    said: int | None = None


class Utterances:
    """Finds the utterance that holds a place in the text."""

    def __init__(self, quotes: tuple[Said, ...]) -> None:
        spans = [(span, number) for number, said in enumerate(quotes) for span in said.spans]
        self._spans = sorted(spans)
        self._starts = [span.start for span, _ in self._spans]
        self._quotes = quotes

    def holding(self, place: Span) -> int | None:
        """Return the number of the innermost utterance around a place; None if there is none."""
        last = bisect_right(self._starts, place.start)
        around = [
            (span.end - span.start, number)
            for span, number in self._spans[max(0, last - 8) : last]
            if span.holds(place)
        ]
        return min(around)[1] if around else None

    def speaker(self, number: int) -> Span | None:
        """Return the speaker of an utterance."""
        return self._quotes[number].speaker


def claim_of(
    place: Span, sentence: Any, seen: Outlook, parties: Parties, utterances: Utterances
) -> Claim:
    """Return under whose word an act at a place of a sentence stands."""
    number = utterances.holding(place)
    speaker = None if number is None else parties.resolved(utterances.speaker(number))
    if seen.mood is not Mood.TOLD:
        return Claim(None, number)
    if speaker is None and seen.teller is not None:
        head = subject(seen.teller)
        speaker = parties.actor(head) if head is not None else None
    if speaker is None:
        found = (parties.actor(head) for head in _according_to(sentence))
        speaker = next((span for span in found if span is not None), None)
    return Claim(speaker, number)


def _according_to(sentence: Any) -> Iterator[Any]:
    for token in sentence:
        if token.lower_ == "according":
            yield from prepositional(token, "to")
