"""Why an action that edits cannot be done now, in a sentence for its tool tip."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from idlib_gui.state.session import Session

from .action_states import OF_NAMED, OF_SOURCES, OF_TIME, read_only

_RECORD = ("edit_record", "delete_record")
_WORDS = ("new_event", "new_quote", "new_actor", "new_place")
_STATUS = ("accept", "dispute", "reject")


def _tr(text: str) -> str:
    return QCoreApplication.translate("action_reasons", text)


def why_not(session: Session) -> Mapping[str, str]:
    """Return of each action on records and selected words what it would need, if it is off."""
    locked = read_only(session)
    words = "" if session.selection.words else _tr("Select words in the source first.")
    needs = {
        **dict.fromkeys(_RECORD, _tr("Select an event, a quote, an actor or a place first.")),
        **dict.fromkeys(OF_NAMED, _tr("Select an actor or a place first.")),
        "merge_suggestions": _tr("There are no two actors that could be the same."),
        "rename": _tr("Select an event, an actor or a place first."),
        **dict.fromkeys(_STATUS, _tr("Select an event or a quote first.")),
        **dict.fromkeys(OF_TIME, _tr("Select an event that has a date first.")),
        **dict.fromkeys(OF_SOURCES, _tr("Open an article first.")),
        "join_events": _tr("Only the events of several articles can be joined: open a folder."),
        "undo": _tr("There is nothing to undo."),
        "redo": _tr("There is nothing to redo."),
        **dict.fromkeys(_WORDS, words),
        "add_evidence": words or _tr("Select the event, actor or place that they speak of first."),
        "add_contradicting": words or _tr("Select the event that they contradict first."),
        "set_cue": words or _tr("Select the quote that they introduce first."),
        "set_phrase": words or _tr("Select the event or quote that they date first."),
    }
    return {name: locked or need for name, need in needs.items()}
