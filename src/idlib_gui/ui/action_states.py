"""Of every action: whether it can be done now, and whether it is on."""

from __future__ import annotations

from collections.abc import Mapping

from idlib_gui.domain.records import Actor, Event, Place, Quote, Record
from idlib_gui.domain.versions import current_sources
from idlib_gui.layout.columns import CLASSES
from idlib_gui.state.session import Session
from idlib_gui.state.viewport import Highlight, LanesBy, StepBy

from .narrowing_handlers import class_action
from .theme import ThemeName
from .theming import ThemeSwitch

_OF_PERIOD = (
    "clear_period", "period_earlier", "period_later", "begin_earlier", "begin_later",
    "end_earlier", "end_later",
)  # fmt: skip

OF_TIME = ("event_earlier", "event_later", "event_shorter", "event_longer")

OF_NAMED = ("merge_into", "split_back")

OF_SOURCES = ("publication_date", "read_again", "replace_text")

_OF_DATASETS = (
    "pane_datasets", "dataset_show", "dataset_hide", "dataset_filter", "dataset_rows",
    "dataset_left_out", "dataset_columns", "dataset_remove",
)  # fmt: skip


def can_be_done(session: Session) -> Mapping[str, bool]:
    """Return which actions on the document and the view have something to do."""
    selection, history = session.selection, session.store.history
    record = session.store.document.get(selection.current)
    view = session.viewport.view
    has_status = isinstance(record, Event | Quote)
    may, sources = not read_only(session), len(current_sources(session.store.document))
    return {
        **_editing(session, record),
        "undo": history.can_undo,
        "redo": history.can_redo,
        "back": selection.can_go_back,
        "forward": selection.can_go_forward,
        "rename": may and isinstance(record, Event | Actor | Place),
        **dict.fromkeys(("accept", "dispute", "reject"), may and has_status),
        "copy_citation": has_status or selection.row is not None,
        "between": isinstance(record, Actor | Event),
        "deselect": selection.picked is not None or view.period is not None,
        **dict.fromkeys(_OF_PERIOD, view.period is not None),
        "all_classes": bool(view.classes_off),
        "show_all_lanes": bool(view.hidden),
        **dict.fromkeys(OF_SOURCES, may and sources > 0),
        "pane_sources": sources > 1,
        "join_events": may and sources > 1,
        **dict.fromkeys(_OF_DATASETS, bool(session.shelf.layers)),
    }


def _editing(session: Session, record: Record | None) -> Mapping[str, bool]:
    """Return what can be edited; nothing in a project that can only be read."""
    may = not read_only(session)
    told = may and isinstance(record, Event | Quote)
    words = session.selection.words is not None
    can_be_edited = may and isinstance(record, Event | Quote | Actor | Place)
    dated = isinstance(record, Event) and record.when is not None and record.when.edtf is not None
    return {
        **dict.fromkeys(OF_TIME, may and dated),
        **dict.fromkeys(("edit_record", "delete_record"), can_be_edited),
        **dict.fromkeys(("new_event", "new_quote", "new_actor", "new_place"), may and words),
        **dict.fromkeys(OF_NAMED, may and isinstance(record, Actor | Place)),
        "merge_suggestions": may and len(session.store.document.actors) > 1,
        "add_evidence": can_be_edited and words and not isinstance(record, Quote),
        "add_contradicting": told and words and isinstance(record, Event),
        "set_cue": told and words and isinstance(record, Quote),
        "set_phrase": told and words,
    }


def read_only(session: Session) -> str:
    """Return the sentence why nothing can be changed; empty where it can."""
    return session.store.history.read_only


def are_on(session: Session, themes: ThemeSwitch) -> Mapping[str, bool]:
    """Return which switches of the view and the looks are on."""
    view = session.viewport.view
    return {
        "fold": view.folded,
        "telling_order": view.step_by is StepBy.TELLING,
        **{f"lanes_{lanes}": view.lanes_by is lanes for lanes in LanesBy},
        **{class_action(cls): cls not in view.classes_off for cls in CLASSES},
        **{f"mark_{kind}": kind in view.highlights for kind in Highlight},
        "theme_system": themes.choice is None,
        **{f"theme_{name}": themes.choice == name for name in ThemeName},
    }
