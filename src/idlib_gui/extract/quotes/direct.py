"""Direct and mixed speech: quoted passages, each with who says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from idlib_gui.domain.records import QuoteForm
from idlib_gui.extract.findings import Span
from idlib_gui.extract.marks import Passage

from .cues import Cue
from .drafts import Draft, replace
from .places import place_of
from .reading import Reading
from .site import Place
from .speech import is_name_like, is_no_words, is_sentence, speech_in_single_marks
from .transcripts import label_in

_FARTHEST_PARAGRAPHS = 2
_LABELLED = "It begins with who speaks, as in a transcript."
_SURE_LABEL = 0.9
_LONGEST_CUE = 300
_FARTHEST_CUE = 60
_SURE = 0.7
_LISTED = re.compile(r",?(?: (?:and|or|by|of|with|but|then|as))?(?: [a-z]\w*){0,3} ")
_SHORT = (
    r"Mr|Mrs|Ms|Dr|St|Rep|Sen|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|Hon|Jr|Sr|Maj|Cmdr|Adm|Del|Supt|Pres"
    r"|Inc|Corp|Co|Ltd|No|[A-Z]|a\.m|p\.m"
)
_SENTENCE_END = re.compile(rf"(?:\b(?:{_SHORT})\.)|(?P<end>[.!?](?=\s|$))")


class _Last(NamedTuple):
    """The utterance before, and where its last passage stands."""

    number: int
    passage: Passage
    paragraph: int


def find_direct(
    reading: Reading, cues: Mapping[int, Cue], spoken: Sequence[Span] = ()
) -> tuple[Draft, ...]:
    """Return the utterances in quotation marks, in order, split ones put together.

    Args:
        reading: The text.
        cues: All cues by their token.
        spoken: The lines of a transcript; what they quote is left to them.
    """
    return tuple(_Walk(reading, cues, spoken).drafts())


class _Walk:
    def __init__(self, reading: Reading, cues: Mapping[int, Cue], spoken: Sequence[Span]) -> None:
        self._reading = reading
        self._cues = cues
        self._spoken = spoken
        self._spoken_starts = [span.start for span in spoken]
        self._drafts: list[Draft] = []
        self._last: _Last | None = None
        self._singles = speech_in_single_marks(reading)

    def drafts(self) -> list[Draft]:
        """Return the utterances of the whole text."""
        reading = self._reading
        taken = []
        for number, passage in enumerate(reading.outer):
            title = passage.whole in reading.titles
            if not (title or self._is_spoken(passage) or is_no_words(reading, passage)):
                taken.append(number)
        for number in taken:
            self._take(number)
        return [draft for draft in self._drafts if draft.reason]  # others wait for a cue in vain

    def _is_spoken(self, passage: Passage) -> bool:
        place = bisect_right(self._spoken_starts, passage.span.start) - 1
        return place >= 0 and passage.span.start < self._spoken[place].end

    def _take(self, number: int) -> None:
        reading = self._reading
        passage = reading.outer[number]
        paragraph = reading.analysis.paragraph_number(passage.span.start)
        label = label_in(reading, passage)
        if label is not None:
            said = Place(None, None, label, _LABELLED, _SURE_LABEL, whole=True)
            self._add(passage, paragraph, said)
            return
        place = place_of(reading, number, self._cues)
        if self._carries_on(passage, paragraph) and not self._is_another(place):
            self._join(passage, paragraph)
            self._tell_late(place)
        elif place is None:
            self._follow(passage, paragraph)
        elif not self._is_no_speech(passage, place):
            self._add(passage, paragraph, place)

    def _is_another(self, place: Place | None) -> bool:
        """Return whether a passage with a cue is said by somebody else than the one before.

        Then the mark that closes the one before was forgotten.
        """
        before = self._drafts[-1].party if self._drafts else None
        if place is None or place.cue is None or place.party is None or before is None:
            return False
        if self._drafts[-1].cue is None or not place.party.named or not before.named:
            return False
        return bool(place.party.head.lower_ != before.head.lower_)

    def _tell_late(self, place: Place | None) -> None:
        """Take the cue of a later paragraph for the whole, if the first ones have none."""
        number = len(self._drafts) - 1
        draft = self._drafts[number]
        if place is None or place.cue is None or draft.cue is not None or not place.whole:
            return
        self._drafts[number] = replace(
            draft,
            party=place.party,
            cue=place.cue.token,
            cue_span=place.cue_span,
            reason=place.reason,
            confidence=place.confidence,
            continues=False,
        )

    def _is_no_speech(self, passage: Passage, place: Place) -> bool:
        if passage.single and place.confidence < _SURE and not self._singles:
            return True
        firm = place.whole or (place.cue is not None and place.cue.kind in ("name", "do"))
        return not firm and is_name_like(self._reading, passage)

    def _carries_on(self, passage: Passage, paragraph: int) -> bool:
        last = self._last
        return passage.carries_on and last is not None and paragraph - last.paragraph <= 1

    def _add(self, passage: Passage, paragraph: int, place: Place) -> None:
        last = self._last
        if last is not None and place.cue is not None:
            cue = self._drafts[last.number].cue
            if cue is not None and cue.i == place.cue.token.i:
                self._join(passage, paragraph)
                return
        lower = self._reading.text[passage.span.start].islower()
        whole = place.whole or (not lower and is_sentence(self._reading, passage))
        draft = Draft(
            (passage.span,),
            QuoteForm.DIRECT if whole else QuoteForm.MIXED,
            place.party,
            None if place.cue is None else place.cue.token,
            place.cue_span,
            place.reason,
            place.confidence,
        )
        self._begin(draft, passage, paragraph)

    def _follow(self, passage: Passage, paragraph: int) -> None:
        """Give a passage without a cue of its own to who spoke before, if it reads like speech."""
        last = self._last
        near = last is not None and paragraph - last.paragraph <= _FARTHEST_PARAGRAPHS
        if last is not None and near and self._goes_on(last, passage):
            self._join(passage, paragraph)
        elif self._reads_like_speech(passage):
            draft = Draft((passage.span,), QuoteForm.DIRECT)
            draft = self._continued(draft, passage, near=near)
            if draft.party is not None or passage.carries_on or not passage.closed:
                self._begin(draft, passage, paragraph)

    def _reads_like_speech(self, passage: Passage) -> bool:
        if passage.single and not self._singles:
            return False
        return is_sentence(self._reading, passage) and not is_name_like(self._reading, passage)

    def _continued(self, draft: Draft, passage: Passage, *, near: bool) -> Draft:
        """Return a draft with who spoke last, in a clause or in quotation marks."""
        cue = self._cue_above(passage)
        last = self._last
        own = None if last is None else self._drafts[last.number].cue
        if cue is not None and own is not None and cue.token.i == own.i:
            cue = None
        if cue is not None and (last is None or cue.token.idx > last.passage.whole.end):
            reason = f"It has no cue of its own; “{cue.token.text}” just before tells who speaks."
            return replace(draft, party=cue.party, reason=reason, confidence=0.55, continues=True)
        if last is not None and near:
            party = self._drafts[last.number].party
            reason = "It has no cue of its own; who spoke before it speaks on."
            return replace(draft, party=party, reason=reason, confidence=0.55, continues=True)
        return draft

    def _cue_above(self, passage: Passage) -> Cue | None:
        """Return the last cue before a passage in its paragraph or the one before."""
        reading = self._reading
        number = reading.analysis.paragraph_number(passage.span.start)
        start = reading.analysis.paragraphs[max(0, number - 1)].start
        first, end = reading.tokens_in(Span(start, passage.whole.start))
        for i in range(end - 1, max(first, end - _FARTHEST_CUE) - 1, -1):
            cue = self._cues.get(i)
            if cue is not None and cue.party is not None and reading.quoted[i] < 0:
                denied = any(child.dep_ == "neg" for child in cue.token.children)
                thing = cue.party.pronoun and cue.party.head.lower_ == "it"
                if cue.kind not in ("lead", "show", "noun", "think") and not (denied or thing):
                    return cue
        return None

    def _goes_on(self, last: _Last, passage: Passage) -> bool:
        """Return whether a passage belongs to the utterance before: split, or listed with it."""
        if passage.single and passage.opening != last.passage.opening:
            return False
        between = self._reading.text[last.passage.whole.end : passage.whole.start]
        return self._only_cue_between(last, passage) or bool(_LISTED.fullmatch(between))

    def _only_cue_between(self, last: _Last, passage: Passage) -> bool:
        """Return whether only the attribution stands between two passages of a paragraph."""
        text = self._reading.text
        between = text[last.passage.whole.end : passage.whole.start]
        if "\n" in between or len(between) > _LONGEST_CUE:
            return False
        draft = self._drafts[last.number]
        ends = [m.end() for m in _SENTENCE_END.finditer(between) if m["end"]]
        if draft.cue_span is None or draft.cue_span.start < last.passage.whole.end:
            return not between.strip(" ,;-–—.…")
        return len(ends) <= 1 and (not ends or not between[ends[0] :].strip())

    def _begin(self, draft: Draft, passage: Passage, paragraph: int) -> None:
        self._drafts.append(draft)
        self._last = _Last(len(self._drafts) - 1, passage, paragraph)

    def _join(self, passage: Passage, paragraph: int) -> None:
        if self._last is None:
            return
        number = self._last.number
        draft = self._drafts[number]
        self._drafts[number] = replace(draft, spans=(*draft.spans, passage.span))
        self._last = _Last(number, passage, paragraph)
