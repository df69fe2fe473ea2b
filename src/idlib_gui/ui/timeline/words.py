"""The words of the timeline: an event in a few lines, in one, and how much a fold hides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.calendar import DAY
from idlib_gui.domain.document import Document
from idlib_gui.domain.index import participants
from idlib_gui.domain.periods import Period
from idlib_gui.domain.records import Event, Rival
from idlib_gui.layout.columns import CLASSES
from idlib_gui.layout.scale import Fold
from idlib_gui.state.datasets import Dataset, name_of
from idlib_gui.ui.dataset_words import say_ends, say_moment
from idlib_gui.ui.rival_words import say_other, say_rival
from idlib_gui.ui.wording import counted, number, say_actors, say_class, say_when, spoken_here

_LONGEST = 600
"""Code points of a tooltip's words."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)


def event_words(document: Document, event: Event) -> str:
    """Return an event in a few lines: title, date, actors, and the words behind it."""
    words = " … ".join(" ".join(citation.exact.split()) for citation in event.evidence)
    if len(words) > _LONGEST:
        words = words[:_LONGEST] + "…"
    claimed = say_actors(document, (event.claimed_by,)) if event.claimed_by else ""
    lines = (
        event.title[:_LONGEST],
        say_when(event.when),
        say_actors(document, participants(event)),
        _tr("claimed by {0}").format(claimed) if claimed else "",
        f"“{words}”" if words else "",
    )
    return "\n".join(line for line in lines if line)


def event_name(document: Document, event: Event) -> str:
    """Return an event in one line, as it is read out: title, date, actors, other dates."""
    others = "; ".join(say_rival(document, one) for one in event.rivals if one.field == "when")
    parts = (
        event.title[:_LONGEST],
        say_when(event.when),
        say_actors(document, event.actors),
        f"{say_other('when')}: {others}" if others else "",
    )
    return ", ".join(part for part in parts if part)


def rival_lines(document: Document, event: Event, rival: Rival) -> list[str]:
    """Return another date of an event in a few lines: who gives it, in which words."""
    words = " ".join(rival.citation.exact.split()) if rival.citation else ""
    return [
        event.title[:_LONGEST],
        _tr("Another date given: {0}").format(say_rival(document, rival)),
        _tr("The main one: {0}").format(say_when(event.when)),
        f"“{words[:_LONGEST]}”" if words else "",
    ]


def say_span(fold: Fold) -> str:
    """Return how long a fold is: "2 years"."""
    days = (fold.end - fold.begin) / DAY
    for length, words in (
        (365.2425, _tr("{0} years")), (30.436875, _tr("{0} months")), (1.0, _tr("{0} days")),
        (1 / 24, _tr("{0} hours")), (1 / 1440, _tr("{0} minutes")),
    ):  # fmt: skip
        if days >= 1.9 * length:
            return words.format(round(days / length))
    return _tr("a moment")


def say_roughly(count: int) -> str:
    """Return a number in three or four characters: "37", "1.2k", "3.4M"."""
    for size, words in ((10**9, _tr("{0}B")), (10**6, _tr("{0}M")), (10**3, _tr("{0}k"))):
        if count >= size:
            whole, tenths = divmod(count // (size // 10), 10)
            if whole >= 10 or not tenths:  # noqa: PLR2004 - 9.9k, then 10k
                return words.format(number(whole))
            return words.format(spoken_here().toString(whole + tenths / 10, "f", 1))
    return number(count)


def say_many(count: int) -> str:
    """Return a number of events in words: "12,403 events"."""
    return counted(count, _tr("1 event"), _tr("{0} events"))


def say_stretch(lane: str, period: Period, total: int) -> str:
    """Return how much there is in a stretch of a lane: "Syria, 3–9 Feb 2020: 37 events"."""
    return _tr("{0}, {1}: {2}").format(lane, say_ends(period), say_many(total))


def say_going_on(lane: str, period: Period, total: int) -> str:
    """Return how many events are active then: "Syria, 3 Feb 2020: 37 events going on"."""
    return _tr("{0} going on").format(say_stretch(lane, period, total))


def say_starting(period: Period, total: int) -> str:
    """Return how many events start in a stretch without marks: "Starting 3–9 Feb 2020: …"."""
    words = _tr("Starting {0}: {1}, none drawn as a mark")
    return words.format(say_ends(period), say_many(total)) if total else ""


def say_with_marks() -> str:
    """Return that a number of events is that of all, drawn one by one or not."""
    return _tr("Events drawn as marks are counted too.")


def class_lines(counts: Sequence[int]) -> list[str]:
    """Return how many there are of each class of which there are any, by `CLASSES`."""
    told = zip(CLASSES, counts, strict=False)
    return [f"{number(count)} {say_class(cls)}" for cls, count in told if count]


def row_lines(dataset: Dataset, row: int) -> tuple[str, ...]:
    """Return a row of a dataset in a few lines: title, date, who did it to whom, where, which."""
    agent = name_of(dataset.actors, dataset.actor[row])
    target = name_of(dataset.actors, dataset.target[row])
    lines = (
        dataset.titles([row])[0][:_LONGEST],
        say_moment((int(dataset.start[row]), int(dataset.end[row]))),
        (" – " if dataset.is_mutual(row) else " → ").join(name for name in (agent, target) if name),
        name_of(dataset.places, dataset.place[row]),
        dataset.name,
    )
    return tuple(line for line in lines if line)


def say_fold(fold: Fold) -> str:
    """Return what a fold hides: "⫽ 2 years folded: nothing is dated here"."""
    return _tr("⫽ {0} folded: nothing is dated here").format(say_span(fold))


def say_nothing(document: Document) -> str:
    """Return why no event is drawn, and what there is all the same."""
    if document.events or not document.sources:
        return _tr("No events with these lanes.")
    return _tr(
        "No events were found in this text.\n\nThey are found in English sentences that say who "
        "did what. The names, quotations and dates that were found stand in the other panes."
    )


def say_moving() -> str:
    """Return what dragging the selected event does."""
    return _tr("Drag it to move it in time, or an end of its bar.")


def say_brushing() -> tuple[str, ...]:
    """Return what dragging along the axis does, line by line."""
    return (
        _tr("Drag: brush a period, in whole days, months or years."),
        _tr("With Ctrl: to the moment. With Shift: zoom to it."),
    )
