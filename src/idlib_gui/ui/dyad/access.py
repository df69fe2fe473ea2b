"""The marks of the ribbon for assistive technology: a list of those in view."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect

from idlib_gui.domain.records import EventId
from idlib_gui.ui.timeline.accessible import Accessibility, Source, Thing
from idlib_gui.ui.timeline.words import event_name

from .picture import Mark
from .stage import Stage
from .view import RibbonView
from .words import say_marked


def accessibility_of(view: RibbonView, stage: Stage) -> Accessibility:
    """Return what tells of a ribbon; each mark goes by the ids of its events."""

    def events(mark: Mark) -> tuple[EventId, ...]:
        return tuple(EventId(stage.columns.ids[row]) for row in mark.members)

    def visible() -> dict[Thing, int]:
        return {events(mark): number for number, mark in enumerate(view.marks)}

    def name(thing: Thing) -> str:
        number = visible().get(thing)
        if number is None:
            return ""
        keys, document = events(view.marks[number]), stage.document
        one = event_name(document, document.events[keys[0]])
        return one if len(keys) == 1 else say_marked(document, keys).replace("\n", " ")

    def rect(thing: Thing) -> QRect:
        number = visible().get(thing)
        return QRect() if number is None else view.marks[number].place.toAlignedRect()

    def press(thing: Thing) -> None:
        number = visible().get(thing)
        if number is not None:
            view.open_mark(number)

    def selected() -> Thing | None:
        return None if view.current is None else events(view.current)

    title = QCoreApplication.translate("dyad", "Events between two actors")
    source = Source(title, lambda: list(visible()), name, rect, selected, press)
    return Accessibility(view, source)
