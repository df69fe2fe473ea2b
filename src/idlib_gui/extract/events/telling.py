"""Under whose word an act stands: a verb of speech, "according to", or a quote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from idlib_gui.extract.findings import Span

from .grammar import prepositional, subject
from .mood import Mood
from .outlook import Outlook
from .parties import Parties
from .utterances import Utterances


class Claim(NamedTuple):
    """Whose claim an act is, and the number of the utterance that tells it."""

    by: Span | None = None
    said: int | None = None


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
