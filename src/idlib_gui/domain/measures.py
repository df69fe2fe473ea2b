"""What is counted where two documents are compared, and how it is told."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from textwrap import wrap
from typing import NamedTuple

_WIDTH = 100


class Measure(Enum):
    """What is compared: its name, and what counts as the same."""

    PASSAGES_EXACT = (
        "Quoted passages, exact",
        (
            "Words of direct and mixed quotes, one passage a pair of quotation marks: the same "
            "first and last character, blanks at the ends aside."
        ),
    )
    PASSAGES = (
        "Quoted passages, mostly",
        "The same passages; at least half of the characters of both together are in each.",
    )
    REPORTED = (
        "Reported speech",
        "Indirect quotes; at least half of the characters of both together are in each.",
    )
    SPEAKERS = (
        "Quotes with their speakers",
        "Quotes of any form that have a speaker: mostly the same words, said by the same actor.",
    )
    DATES = ("Expressions of time", "They share a character of the text; each counts once.")
    DATE_VALUES = (
        "Dates that were resolved",
        "Expressions that share a character and were resolved to the same EDTF, letter by letter.",
    )
    MENTIONS = (
        "Mentions of actors",
        "They share a character of the text, whoever is meant; each counts once.",
    )
    CLUSTERS = (
        "Mentions put together (B³)",
        (
            "Of the mentions that both have: how many of those given to the same actor by one are "
            "given to the same actor by the other, averaged over mentions."
        ),
    )
    PLACES = ("Mentions of places", "They share a character of the text; each counts once.")
    EVENTS = (
        "Events",
        (
            "Their triggers share a character, or half of the characters of their evidence is the "
            "same; each counts once, the best pairs first."
        ),
    )
    EVENT_TYPES = ("Events with their types", "The same events that have a type: the same type.")
    AGENTS = ("Agents of events", "The same actor acts in the same event.")
    TARGETS = ("Targets of events", "The same actor is acted on in the same event.")
    EVENT_DATES = (
        "Events with their dates",
        "The same events that have a date by the text, not inferred from elsewhere: the same EDTF.",
    )

    @property
    def label(self) -> str:
        """Return its name."""
        return self.value[0]

    @property
    def definition(self) -> str:
        """Return what counts as the same."""
        return self.value[1]


class Score(NamedTuple):
    """How many of a sort both sides have, and how many of them are the same.

    The hits are counted from each side; they differ only where they are averages.
    """

    measure: Measure
    model: int
    gold: int
    model_hits: float
    gold_hits: float

    @property
    def precision(self) -> float | None:
        """Return which part of the model's is right; None if it has none."""
        return self.model_hits / self.model if self.model else None

    @property
    def recall(self) -> float | None:
        """Return which part of the gold's was found; None if there is none."""
        return self.gold_hits / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of both; None if neither side has any."""
        if not self.model and not self.gold:
            return None
        p, r = self.precision or 0.0, self.recall or 0.0
        return 2 * p * r / (p + r) if p + r else 0.0


class Report(NamedTuple):
    """The scores, and which sources they are of, by title."""

    scores: tuple[Score, ...]
    compared: tuple[str, ...]
    only_model: tuple[str, ...] = ()
    only_gold: tuple[str, ...] = ()


def table(report: Report) -> list[str]:
    """Return the report as lines of plain text, the definitions below the figures."""
    wide = max(len(measure.label) for measure in Measure)
    head = ("model", "gold", "same", "precision", "recall", "F1")
    lines = [" " * wide + "".join(f"{words:>11}" for words in head)]
    for score in report.scores:
        cells = "".join(f"{cell:>11}" for cell in cells_of(score))
        lines.append(f"{score.measure.label:<{wide}}{cells}")
    lines += ["", f"Compared: {'; '.join(report.compared)}"]
    for side, titles in (("model", report.only_model), ("gold", report.only_gold)):
        if titles:
            lines.append(f"Only in the {side}, left out: {'; '.join(titles)}")
    return [*lines, "", *_definitions()]


def cells_of(score: Score) -> tuple[str, ...]:
    """Return the figures of a score in words: both counts, the hits, precision, recall, F1."""
    hits = (score.model_hits, score.gold_hits)
    same = [f"{number:.1f}".removesuffix(".0") for number in dict.fromkeys(hits)]
    return (
        str(score.model),
        str(score.gold),
        " / ".join(same),
        *(percent(part) for part in (score.precision, score.recall, score.f1)),
    )


def percent(part: float | None) -> str:
    """Return a share in percent; a dash where there is nothing to have a share in."""
    return "–" if part is None else f"{100 * part:.1f} %"


def _definitions() -> Iterator[str]:
    for measure in Measure:
        yield from wrap(f"{measure.label}: {measure.definition}", _WIDTH, subsequent_indent="    ")
