"""Why two actors may be the same, and what merging actors or places changes, in words."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.document import Patch
from idlib_gui.domain.records import Kind, Ref
from idlib_gui.domain.suggesting import Ground, Suggestion
from idlib_gui.ui.plain import one_line, shortened
from idlib_gui.ui.wording import counted, say_events, say_quotes

_NAME = 40


def _tr(text: str) -> str:
    return QCoreApplication.translate("merging", text)


def say_ground(suggestion: Suggestion) -> str:
    """Return why two actors may be the same."""
    into, other = (shortened(name, _NAME) for name in suggestion.names)
    words = {
        Ground.NAME: _tr("the same name: “{1}”"),
        Ground.TITLE: _tr("the same but for a title or kind: “{1}”, “{0}”"),
        Ground.ACRONYM: _tr("“{1}” is short for “{0}”"),
        Ground.SPELLING: _tr("one letter apart: “{1}”, “{0}”"),
        Ground.SURNAME: _tr("the same surname: “{1}”, “{0}”"),
    }
    return words[suggestion.ground].format(into, other)


def say_share(events: int, quotes: int) -> str:
    """Return how much tells of an actor: "3 events, 1 quote"."""
    parts = [say_events(events)] * bool(events) + [say_quotes(quotes)] * bool(quotes)
    return ", ".join(parts) or _tr("nothing but its name")


def say_merge(name: str, into: Ref, patch: Patch) -> str:
    """Return what a merge changes, in a sentence or two."""
    gone = {ref for ref, change in patch.changes.items() if change.after is None}
    kinds = Counter(ref.kind for ref in patch.changes if ref != into and ref not in gone)
    parts = [
        words
        for kind, words in (
            (Kind.EVENT, say_events(kinds[Kind.EVENT])),
            (Kind.QUOTE, say_quotes(kinds[Kind.QUOTE])),
            (Kind.ACTOR, counted(kinds[Kind.ACTOR], _tr("1 actor"), _tr("{0} other actors"))),
        )
        if kinds[kind]
    ]
    keeps = _tr("“{0}” keeps its name, and the other’s becomes one more name of it.")
    if into.kind is Kind.PLACE:
        keeps = _tr("“{0}” keeps its name, and the other’s is left to the history.")
    kept = keeps.format(one_line(name))
    if not parts:
        return kept
    listed = _tr(" and ").join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    return f"{kept} {_tr('{0} will point at it.').format(listed)}"
