"""What the actions of the period and of the classes do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from idlib_gui.domain.records import EventClass
from idlib_gui.layout.columns import CLASSES
from idlib_gui.state.session import Session

from .timeline.pane import TimelinePane


def class_action(cls: EventClass | None) -> str:
    """Return the name of the action that shows or hides a class."""
    return f"class_{cls or 'none'}"


def narrowing_handlers(
    session: Session, timeline: TimelinePane
) -> Mapping[str, Callable[[], object]]:
    """Return what brushes a period, moves it and clears it, and what shows and hides classes."""
    viewport, brush = session.viewport, timeline.brush

    def flip(cls: EventClass | None) -> None:
        viewport.update(classes_off=viewport.view.classes_off ^ {cls})

    def let_go() -> None:
        """Give up what is dragged, else the selection, else the period."""
        if timeline.view.cancel_drag():
            return
        if session.selection.picked is not None:
            session.selection.select(None)
        else:
            viewport.update(period=None)

    handlers: dict[str, Callable[[], None]] = {
        "deselect": let_go,
        "brush_seen": brush.flip_seen,
        "clear_period": lambda: viewport.update(period=None),
        "period_earlier": lambda: brush.step(-1),
        "period_later": lambda: brush.step(1),
        "begin_earlier": lambda: brush.stretch(0, -1),
        "begin_later": lambda: brush.stretch(0, 1),
        "end_earlier": lambda: brush.stretch(1, -1),
        "end_later": lambda: brush.stretch(1, 1),
        "all_classes": lambda: viewport.update(classes_off=frozenset()),
    }
    for cls in CLASSES:
        handlers[class_action(cls)] = lambda cls=cls: flip(cls)  # type: ignore[misc]
    return handlers
