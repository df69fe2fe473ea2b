"""Whether words between quotation marks are speech, a title, a nickname or a scare quote."""

from __future__ import annotations

import re
from typing import Any

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.analysis import span_of
from idlib_gui.extract.marks import Passage

from .reading import Reading

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SMALL = frozenset(
    (
        *("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "on"),
        *("or", "over", "nor", "the", "to", "up", "with", "vs", "de", "la", "le"),
    )
)
_CALLED = frozenset(("titled", "entitled", "subtitled", "headlined", "named", "nicknamed"))
_LONGEST_TITLE = 9
_DIRECTION = re.compile(r"[(\[][^()\[\]]*[)\]]\W*")
_TERM = "so-called"
_SPOKEN_ENDS = frozenset(",.?!…—–")
_SENTENCE = 4
_BEFORE_TITLES = frozenset(("on", "in", "of", "for", "to", "’s", "'s", "during", "by"))


def words_in(passage: Passage, text: str) -> list[str]:
    """Return the words of a passage."""
    return _WORD.findall(text, passage.span.start, passage.span.end)


def is_sentence(reading: Reading, passage: Passage) -> bool:
    """Return whether a passage reads like a sentence of its own: long, closed, or capitalised."""
    text = reading.text
    words = words_in(passage, text)
    closed = text[passage.span.end - 1] in ".,!?…—–"
    opens = text[passage.span.start].isupper()
    return len(words) >= _SENTENCE and (closed or opens)


def is_no_words(reading: Reading, passage: Passage) -> bool:
    """Return whether a passage is a stage direction, "(Applause)", or a term: so-called “…”."""
    before = reading.text[max(0, passage.whole.start - len(_TERM) - 1) : passage.whole.start]
    term = before.rstrip().casefold() == _TERM
    return term or _DIRECTION.fullmatch(reading.text, *passage.span) is not None


def speech_in_single_marks(reading: Reading) -> bool:
    """Return whether a text puts speech in single marks: more of it than in double ones."""
    singles = sum(
        passage.single and reading.text[passage.span.end - 1] in _SPOKEN_ENDS
        for passage in reading.outer
    )
    return singles > sum(not passage.single for passage in reading.outer)


def set_titles_apart(reading: Reading) -> None:
    """Note which passages are names of works and things: their words are as if in no marks."""
    reading.titles = frozenset(p.whole for p in reading.outer if is_title(reading, p))
    for whole in reading.titles:
        for i in range(*reading.tokens_in(whole)):
            reading.quoted[i] = -1


def is_title(reading: Reading, passage: Passage) -> bool:
    """Return whether a passage names a work, a ship, an operation, or is somebody's nickname."""
    words = words_in(passage, reading.text)
    if not words:
        return True
    if len(words) > _LONGEST_TITLE or not _title_case(words):
        return False
    start, end = reading.tokens_in(passage.whole)
    before = _outside(reading, range(start - 1, max(-1, start - 4), -1))
    after = _outside(reading, range(end, min(len(reading.doc), end + 2)))
    return _is_work(reading, before, after) or _is_nickname(before, after)


def _title_case(words: list[str]) -> bool:
    firm = [word for word in words if word.lower() not in _SMALL]
    return bool(firm) and all(not word[0].islower() for word in firm)


def _outside(reading: Reading, places: range) -> list[Any]:
    """Return the tokens at `places`, up to a line break or other quoted words, less commas."""
    found = []
    for i in places:
        token = reading.doc[i]
        if reading.quoted[i] >= 0 or "\n" in token.text_with_ws:
            break
        if token.text not in (",", '"', "“", "”"):
            found.append(token)
    return found


def _is_work(reading: Reading, before: list[Any], after: list[Any]) -> bool:
    works = reading.words.works
    last = before[0] if before else None
    beside = {works.get(following.lemma_) for following in after}
    if "work" in beside or (after and works.get(after[0].lemma_) == "thing"):
        return True
    if last is None:
        return False
    if last.lower_ in _CALLED or works.get(last.lemma_.lower()) in ("work", "thing"):
        return True
    earlier = before[1] if before[1:] else None
    if last.lower_ not in _BEFORE_TITLES or earlier is None:
        return False
    if last.lower_ in ("’s", "'s"):
        return earlier.text in reading.words.media or _is_medium(reading, earlier)
    return last.lower_ in ("on", "during") or works.get(earlier.lemma_) in ("work", "medium")


def _is_medium(reading: Reading, token: Any) -> bool:
    name = reading.mention_at(span_of(token))
    return name is not None and reading.names[name[1]].kind is ActorKind.MEDIA


def _is_nickname(before: list[Any], after: list[Any]) -> bool:
    """Return whether it stands within somebody's name: John “Jack” Miller."""
    if not before or not after or before[0].i + 2 > after[0].i:
        return False
    return all(t.pos_ == "PROPN" or (t.is_title and t.ent_type_) for t in (before[0], after[0]))


def is_name_like(reading: Reading, passage: Passage) -> bool:
    """Return whether a passage is written like a name: all capitals, no end of a sentence."""
    words = words_in(passage, reading.text)
    firm = [word for word in words if word.lower() not in _SMALL]
    ends = reading.text[passage.span.end - 1]
    return 1 < len(firm) <= _LONGEST_TITLE and _title_case(words) and ends not in ".!?"
