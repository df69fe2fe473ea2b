"""Makes family names with particles whole: "Marta | van der | Linden", later "Van der Linden"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from idlib_gui.extract.findings import Span

from .found import Found
from .words import Words

PARTICLES = frozenset(
    {"al", "el", "ben", "bin", "ibn", "abu", "von", "van", "vom", "zu", "zum", "zur", "der", "den"}
    | {"ter", "ten", "te", "de", "du", "del", "della", "di", "da", "dos", "das", "la", "las", "los"}
)
_LEADING = "von|vom|van|de|du|del|della|di|da|dos|das|bin|ibn|ter|ten|zu|zur|zum|al|el"
_RUN = re.compile(
    rf"(?P<head>[^\W\d_][\w’'.-]*) (?P<family>(?:{_LEADING})(?: (?:der|den|de|la|las|los|el))? "
    r"[^\W\d_a-z][\w’'-]*[^\W_])(?<![’']s)"
)


def with_particles(names: list[Found], text: str, words: Words) -> list[Found]:
    """Return names, those of persons with the particles of their family names.

    A family name that was told once is found again, whichever case its particle has there.

    Args:
        names: What was found, in order, none overlapping another.
        text: The text.
        words: The word lists.
    """
    full = list(_full(names, text, words))
    families = {text[slice(*family)] for _, family in full}
    spans = [span for span, _ in full]
    if families:
        told = "|".join(sorted(map(re.escape, families), key=len, reverse=True))
        again = re.compile(rf"\b(?i:{told})\b")
        spans.extend(
            Span(*found.span())
            for found in again.finditer(text)
            if not any(span.start <= found.start() < span.end for span in spans)
            and found[0].rpartition(" ")[2][0].isupper()
        )
    kept = [one for one in names if not any(_overlap(one.span, span) for span in spans)]
    made = [Found(span, None, "PERSON") for span in spans]
    return sorted([*kept, *made], key=lambda one: one.span)


def _full(names: list[Found], text: str, words: Words) -> Iterator[tuple[Span, Span]]:
    """Yield the persons told with a particle that are not whole yet, with their family names."""
    starts = [one.span.start for one in names]

    def at(offset: int) -> Found | None:
        number = bisect_right(starts, offset) - 1
        one = names[number] if number >= 0 else None
        return one if one is not None and one.span.end > offset else None

    for run in _RUN.finditer(text):
        head, tail = at(run.start("head")), at(run.end() - 1)
        family = Span(*run.span("family"))
        if tail is not None and tail.entry is None and tail.label == "PERSON":
            family = Span(family.start, max(family.end, tail.span.end))
        if head is not None and head is tail:
            if head.entry is None and head.label == "PERSON":
                yield head.span, family
        elif run["head"] in words.titles:
            yield family, family
        elif _is_person(run["head"], head, tail, words):
            start = run.start("head") if head is None else head.span.start
            yield Span(start, family.end), family


def _is_person(word: str, head: Found | None, tail: Found | None, words: Words) -> bool:
    """Return whether a word, and a name it is in if any, is the given name before a particle."""
    if not word[0].isupper() or word.lower() in words.ignored:
        return False
    if head is not None:
        return head.entry is None and (head.label == "PERSON" or word in words.given)
    return word in words.given or (tail is not None and tail.label == "PERSON")


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
