"""When something was said: the time that hangs on its cue, not one in what it tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from idlib_gui.domain.records import QuoteForm, TimexType
from idlib_gui.extract.findings import Span, Time

from .drafts import Draft
from .hanging import hangs_on
from .reading import Reading

_REACH = 300
"""Characters from a cue within which its time stands."""
_BESIDE = 5
_DATING = frozenset((TimexType.DATE, TimexType.TIME))


class Dating:
    """Gives utterances their times.

    Which time an utterance has goes by the shape of times: another day of publication must not
    change it.
    """

    def __init__(self, reading: Reading, times: Sequence[Time]) -> None:
        self._reading = reading
        self._times = times
        self._order = sorted(
            (n for n, time in enumerate(times) if _is_date(time)),
            key=lambda n: times[n].span,
        )
        self._starts = [times[n].span.start for n in self._order]

    def times_of(self, drafts: Sequence[Draft], keys: Sequence[str]) -> list[int | None]:
        """Return the number of the time of each utterance.

        What the same speaker adds in the same paragraph was said at the same time, unless told.

        Args:
            drafts: The utterances in order.
            keys: Who speaks each.
        """
        found: list[int | None] = []
        latest: dict[str, tuple[int, int]] = {}
        for draft, key in zip(drafts, keys, strict=True):
            paragraph = self._reading.analysis.paragraph_number(draft.spans[0].start)
            time = self._own(draft)
            if time is None and key and draft.form is not QuoteForm.INDIRECT:
                where, earlier = latest.get(key, (-1, 0))
                time = earlier if where == paragraph and not self._is_dated(draft) else None
            if time is not None:
                latest[key] = (paragraph, time)
            found.append(time)
        return found

    def _near(self, cue: Any) -> list[int]:
        first = bisect_left(self._starts, cue.idx - _REACH)
        last = bisect_left(self._starts, cue.idx + _REACH)
        return self._order[first:last]

    def _own(self, draft: Draft) -> int | None:
        """Return the time that hangs on the cue, the nearest if there are several."""
        if draft.cue is None:
            return None
        for verb in (draft.cue, self._same_act(draft.cue)):
            fits = [] if verb is None else list(self._hanging(draft, verb))
            if fits:
                return min(fits)[1]
        return None

    def _hanging(self, draft: Draft, verb: Any) -> Iterator[tuple[int, int]]:
        """Yield the times that hang on a verb, each after how far it stands from that."""
        for number in self._near(verb):
            tokens = self._reading.analysis.tokens(self._times[number].span)
            if len(tokens) and self._is_apart(draft, self._times[number].span):
                head = tokens.root
                if _led_in(tokens, verb) or hangs_on(self._reading, head, verb, draft.party):
                    yield abs(head.i - verb.i), number

    def _same_act(self, cue: Any) -> Any | None:
        """Return the verb for the same act: rejected it, saying; was echoed by A, who said."""
        above = cue.head
        if cue.dep_ == "advcl" and cue.tag_ == "VBG":
            return above if above.pos_ == "VERB" else None
        if cue.dep_ != "relcl":
            return None
        while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
            above = above.head
        return above if above.lemma_ in self._reading.words.answers else None

    def _is_apart(self, draft: Draft, span: Span) -> bool:
        """Return whether a time is no part of what is said; beside a cue within it, it may be."""
        inside = any(words.overlaps(span) for words in draft.spans)
        cue = draft.cue
        if not inside:
            return True
        around = any(words.start <= cue.idx < words.end for words in draft.spans)
        first, end = self._reading.tokens_in(span)
        return around and (abs(first - cue.i) <= _BESIDE or abs(cue.i - end) <= _BESIDE)

    def _is_dated(self, draft: Draft) -> bool:
        """Return whether another time stands right beside the cue, which is not taken."""
        cue = draft.cue
        if cue is None:
            return False
        spans = [self._times[number].span for number in self._near(cue)]
        firsts = [self._reading.tokens_in(span)[0] for span in spans]
        return any(abs(first - cue.i) <= _BESIDE for first in firsts)


def _led_in(tokens: Any, verb: Any) -> bool:
    """Return whether a time stands after a preposition of a verb that the model left alone."""
    before = tokens[0].nbor(-1) if tokens[0].i > 0 else tokens[0]
    alone = not any(child.dep_ == "pobj" for child in before.children)
    return bool(before.lower_ in ("on", "in", "at") and before.head.i == verb.i and alone)


def _is_date(time: Time) -> bool:
    """Return whether a time is one of the calendar, or points at one: the same day."""
    return time.type in _DATING and (time.shape is not None or time.anaphoric)
