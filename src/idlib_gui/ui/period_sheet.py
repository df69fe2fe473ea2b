"""What the detail pane says of a brushed period while nothing is selected."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.records import Kind, Ref
from idlib_gui.layout.columns import CLASSES
from idlib_gui.layout.owners import owners_of
from idlib_gui.state.narrowing import class_counts, counts_in, listed
from idlib_gui.state.session import Session

from .period_words import say_dataset, say_period
from .sheet_items import Chip, Chips, ClassLine, Item, Line, RowsLine, Tone
from .sheet_parts import SHORT_LIST, event_lines, head, section
from .wording import counted, number, say_class, say_events, say_quotes


def _tr(text: str) -> str:
    return QCoreApplication.translate("period_sheet", text)


def period_sheet(session: Session, limit: int = SHORT_LIST) -> list[Item]:
    """Return what there is in the brushed period: events by class, actors, quotes and datasets.

    Nothing if no period is brushed.
    """
    view = session.viewport.view
    if view.period is None:
        return []
    document, part, counts = session.shown, listed(session), counts_in(session, view.period)
    note = f"{say_events(counts.events)} · {say_quotes(counts.quotes)}"
    items = head(_tr("Period"), say_period(view.period), note)
    items += [
        ClassLine(f"{number(count)} {say_class(cls)}", cls)
        for cls, count in zip(CLASSES, class_counts(session), strict=True)
        if count and cls not in view.classes_off
    ]
    items += _who(session)
    if counts.datasets:
        items.append(section(_tr("Datasets")))
        items += [RowsLine(say_dataset(dataset), dataset.key) for dataset in counts.datasets]
    if counts.events:
        items.append(section(_tr("Events")))
        items += event_lines(document, part.first_events(limit), limit, counts.events)
    else:
        items.append(Line(_tr("Nothing that is dated goes on in it."), Tone.MUTED))
    return items


def _who(session: Session) -> list[Item]:
    """Return those who have the most events and quotes in the period, each with its number."""
    document, part = session.shown, listed(session)
    owners = document.derived(owners_of)
    numbers = owners.acts.counts(part.events) + owners.says.counts(part.quotes)
    active = numbers.nonzero()[0]
    first = sorted(active.tolist(), key=lambda number: -int(numbers[number]))[:SHORT_LIST]
    if not first:
        return []
    chips = (
        Chip(f"{document.actors[key].name} {numbers[number]}", Ref(Kind.ACTOR, key))
        for number in first
        for key in (owners.actors[number],)
    )
    words = counted(len(active), _tr("1 actor"), _tr("{0} actors"))
    return [section(words), Chips(tuple(chips))]
