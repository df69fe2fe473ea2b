"""The utterances of a text, found by place."""

from __future__ import annotations

from bisect import bisect_right

from idlib_gui.domain.records import QuoteForm
from idlib_gui.extract.findings import Said, Span


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

    def direct_at(self, place: Span) -> Said | None:
        """Return the utterance between quotation marks that holds a place."""
        number = self.holding(place)
        said = None if number is None else self._quotes[number]
        return said if said is not None and said.form is not QuoteForm.INDIRECT else None
