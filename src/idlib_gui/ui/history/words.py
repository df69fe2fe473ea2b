"""Steps of the history in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.steps import Step, StepState
from idlib_gui.models.history_model import StepWords
from idlib_gui.ui.plain import one_line
from idlib_gui.ui.time_words import say_moment_of


def step_words() -> StepWords:
    """Return how rows of the history are worded."""
    headings = (_tr("What was done"), _tr("Standing"), _tr("When"), _tr("Who"))
    return StepWords(headings, _what, _standing, lambda step: say_moment_of(step.at), _tip)


def say_state(state: StepState) -> str:
    """Return whether a step is part of the document; nothing if it is."""
    names = {
        StepState.MADE: "",
        StepState.UNDONE: _tr("undone"),
        StepState.LEFT: _tr("undone for good"),
    }
    return names[state]


def say_signed(step: Step) -> str:
    """Return when a step was made, by whom, and whether it was taken back."""
    parts = (say_moment_of(step.at), one_line(step.author), say_state(step.state))
    return " · ".join(part for part in parts if part)


def _what(step: Step | None) -> str:
    return _tr("As it was at first") if step is None else one_line(step.label)


def _standing(step: Step | None, here: bool) -> str:  # noqa: FBT001 - as the model tells it
    if here:
        return _tr("◂ now")
    return "" if step is None else say_state(step.state)


def _tip(step: Step | None, here: bool, set_back: bool) -> str:  # noqa: FBT001 - as the model tells it
    words = [_what(step)]
    if step is not None:
        words.append(say_signed(step))
    if set_back:
        words.append(_tr("The clock of the machine was set back before; the order is as it was."))
    if here:
        words.append(_tr("This is how the document is now."))
    elif step is not None and step.state is StepState.LEFT:
        words.append(_tr("It was undone before something else was done: there is no way back."))
    else:
        words.append(_tr("Enter or a double click goes there."))
    return "\n".join(words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("history", text)
