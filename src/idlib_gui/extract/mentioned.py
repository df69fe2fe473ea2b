"""Who and what is named where in a text."""

from __future__ import annotations

import re
from bisect import bisect_left

from idlib_gui.domain.records import ActorKind

from .findings import Named, Span
from .unnamed import Unnamed

_JOINT = re.compile(
    r",?\s+(?:(?:based|born|living|held|exiled)\s+)?(?:of|in|from|inside|across)\s+(?:the\s+)?"
    r"(?=(?P<more>(?:[a-z]+\s+)?(?:[\w-]+\s+)?))"
)
_AND = re.compile(r",?\s+(?:and|&)\s+(?:the\s+)?|,\s+(?:the\s+)?")


class Mentioned:
    """The mentions of the names of a text, found by place; a name is told by its number."""

    def __init__(self, text: str, names: tuple[Named, ...]) -> None:
        self._text = text
        self._names = names
        self._mentions = sorted(
            (span, number)
            for number, named in enumerate(names)
            for span in {*named.mentions, *named.place_mentions}
        )
        self._starts = [span.start for span, _ in self._mentions]
        self._longest = max((span.end - span.start for span, _ in self._mentions), default=0)

    def together(self, span: Span) -> Unnamed | None:
        """Return the one actor that several make who speak as one: "Lee and Novak"."""
        text = self._text
        at = bisect_left(self._starts, span.start)
        end, names = span.start, list[Named]()
        while end < span.end and at < len(self._mentions):
            mention, number = self._mentions[at]
            joined = not names or _AND.fullmatch(text, end, mention.start)
            if mention.end > span.end or self._names[number].kind is None or not joined:
                return None
            named = self._names[number]
            names += [] if named in names else [named]
            end = mention.end
            at += 1
        if not names[1:] or end != span.end:
            return None
        *first, last = [named.name for named in names]
        return Unnamed(f"{', '.join(first)} and {last}", names[0].kind or ActorKind.ORGANISATION)

    def country_after(self, span: Span) -> str | None:
        """Return the country of what stands after a phrase: "rebels in Mali", "in eastern Mali"."""
        joint = _JOINT.match(self._text, span.end)
        if joint is None:
            return None
        code = self.country_at(Span(joint.end(), joint.end() + 1))
        return code or self.country_at(Span(joint.end("more"), joint.end("more") + 1))

    def country_at(self, span: Span) -> str | None:
        """Return the country of whoever or whatever is named at a place in the text."""
        codes = (self._names[number].country for _, number in self.named_in(span))
        return next((code for code in codes if code is not None), None)

    def named_in(self, span: Span) -> list[tuple[int, int]]:
        """Return where mentions in `span` end and whose they are, the one that ends it first."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        inside = [(m.end, number) for m, number in self._mentions[first:last] if m.overlaps(span)]
        return sorted(inside, reverse=True)
