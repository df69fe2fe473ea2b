"""What is said of the events between two actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.calendar import DAY, civil_from_days
from idlib_gui.domain.document import Document
from idlib_gui.domain.dyads import Balance, Direction
from idlib_gui.domain.records import ActorId, Event, EventId
from idlib_gui.layout.columns import CLASSES
from idlib_gui.layout.ribbon import Moments, counts
from idlib_gui.state.dyad_rows import Found
from idlib_gui.state.dyads import Between
from idlib_gui.ui.dataset_words import say_rows
from idlib_gui.ui.plain import shortened
from idlib_gui.ui.timeline.words import event_words
from idlib_gui.ui.wording import MONTHS, number, say_class, say_events, say_when

_NAME = 40
_NAMES = 3
"""Names of an actor in a dataset that are told."""
_TITLE = 70
_LISTED = 8
"""Events that a tool tip lists."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("dyad", text)


def name_of(document: Document, actor: ActorId | None) -> str:
    """Return what an actor is called, on one line."""
    record = None if actor is None else document.actors.get(actor)
    return "" if record is None else shortened(record.name, _NAME)


def say_pair(document: Document, first: ActorId | None, second: ActorId | None) -> str:
    """Return two actors in words."""
    return _tr("{0} – {1}").format(name_of(document, first), name_of(document, second))


def say_nothing(shown: Between) -> str:
    """Return the sentence that stands where no ribbon can."""
    dyad, more = shown.dyad, bool(shown.pairs)
    first, second = name_of(shown.document, dyad.first), name_of(shown.document, dyad.second)
    if shown.hidden:
        text = _tr("All that is between {0} and {1} is hidden by the filter.")
        return text.format(first, second)
    if dyad.first is None or dyad.second is None:
        none = _tr("No event tells what one actor did to another.")
        return _tr("Pick who else, or one of the pairs above.") if more else none
    if dyad.first == dyad.second:
        return _tr("Pick two different actors.")
    text = _tr("Nothing is told that happened between {0} and {1}.").format(first, second)
    return f"{text} {_tr('There is more about the pairs above.')}" if more else text


def say_balance(balance: Balance, first: str, second: str) -> str:
    """Return how many events there are, of which kind, and who acted."""
    if not balance.total:
        return _tr("no events")
    sides = (
        (balance.cooperation, _tr("{0} co-operation")),
        (balance.conflict, _tr("{0} conflict")),
        (balance.other, _tr("{0} neither")),
    )
    ways = (
        (balance.forth, f"{first} → {second} {{0}}"),
        (balance.back, f"{second} → {first} {{0}}"),
        (balance.both, _tr("both ways {0}")),
    )
    kinds, acts = (
        ", ".join(words.replace("{0}", str(count)) for count, words in part if count)
        for part in (sides, ways)
    )
    return f"{say_events(balance.total)}: {kinds} · {acts}"


def say_events_of(shown: Between, keys: Sequence[EventId]) -> tuple[str, ...]:
    """Return what a mark stands for, line by line: an event and who acted, or several events."""
    document = shown.document
    if len(keys) > 1:
        return tuple(say_marked(document, keys).split("\n"))
    ways = [dealing.direction for dealing in shown.dealings if dealing.event == keys[0]]
    first, second = name_of(document, shown.dyad.first), name_of(document, shown.dyad.second)
    title, *rest = event_words(document, document.events[keys[0]]).split("\n")
    return title, *(say_way(way, first, second) for way in ways), *rest


def say_way(way: Direction, first: str, second: str) -> str:
    """Return who acted in an event between two actors."""
    ways = {Direction.FORTH: f"{first} → {second}", Direction.BACK: f"{second} → {first}"}
    return ways.get(way, f"{first} ↔ {second}")


def say_place(
    own: Moments, beside: Sequence[tuple[str, Moments]], stretch: tuple[float, float]
) -> Iterator[str]:
    """Yield how many events, and how many rows of each dataset, there are in a stretch of time."""
    yield _say_counts(counts(own, *stretch).tolist()) or _tr("nothing")
    for name, moments in beside:
        told = _say_counts(counts(moments, *stretch).tolist())
        if told:
            yield f"{name}: {told}"


def _say_counts(numbers: Iterable[int]) -> str:
    """Return how many events of each class there are."""
    told = zip(numbers, CLASSES, strict=True)
    return ", ".join(f"{number(count)} {say_class(cls)}" for count, cls in told if count)


def say_stretch(begin: float, end: float) -> str:
    """Return about when a short stretch of time is, no finer than it is long."""
    year, month, day = civil_from_days(int(begin + end) // 2 // DAY)
    shown = str(year) if year > 0 else _tr("{0} BC").format(1 - year)
    if end - begin < 20 * DAY:
        return f"{day} {MONTHS[month - 1]} {shown}"
    return f"{MONTHS[month - 1]} {shown}" if end - begin < 300 * DAY else shown


def say_found(found: Found, first: str, second: str) -> str:
    """Return how many rows of a dataset are between two actors, and who they are there."""
    called = (
        _tr("{0} is {1}").format(actor, _listed(names) if names else _tr("nobody there"))
        for actor, names in ((first, found.first), (second, found.second))
    )
    return f"{found.name}: {say_rows(len(found.rows))} ({'; '.join(called)})"


def say_beside(found: Sequence[Found], first: str, second: str) -> tuple[str, ...]:
    """Return how many rows of datasets are between two actors: in full, and then in less room.

    At first who the two are there is left out, then which datasets these are.
    """
    if not found:
        return ()
    full = " · ".join(say_found(one, first, second) for one in found)
    counts = " · ".join(f"{one.name}: {say_rows(len(one.rows))}" for one in found)
    if len(found) == 1:
        return full, counts
    rows = say_rows(sum(len(one.rows) for one in found))
    return full, counts, _tr("{0} in {1} datasets").format(rows, number(len(found)))


def say_place_of(rows: int, kind: str, when: str) -> str:
    """Return how many rows, of which kind, there are at a place, and when that is."""
    return " · ".join(part for part in (say_rows(rows), kind, when) if part)


def _listed(names: Sequence[str]) -> str:
    """Return the first of some names, and how many more there are."""
    shown = ", ".join(f"“{shortened(name, _NAME)}”" for name in names[:_NAMES])
    more = len(names) - _NAMES
    return _tr("{0} and {1} more").format(shown, more) if more > 0 else shown


def say_entry(event: Event) -> str:
    """Return an event in a line of a menu."""
    return f"{shortened(event.title, _TITLE)}  ·  {say_when(event.when)}"


def say_marked(document: Document, keys: Sequence[str]) -> str:
    """Return what a mark for several events stands for, in a few lines."""
    events = [document.events[key] for key in keys]  # type: ignore[index]
    shown = [f"• {say_entry(event)}" for event in events[:_LISTED]]
    more = len(events) - len(shown)
    rest = [_tr("… and {0} more").format(more)] if more else []
    return "\n".join([say_events(len(events)), *shown, *rest])
