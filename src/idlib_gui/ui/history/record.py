"""The history of one record in the sheet of the detail pane: what changed, when, and by whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.document import Change, Document
from idlib_gui.domain.edtf import parse_edtf
from idlib_gui.domain.field_changes import FieldChange, field_changes
from idlib_gui.domain.records import (
    ActorKind,
    Answer,
    Citation,
    DomainError,
    EventType,
    Kind,
    QuoteForm,
    Ref,
    Rival,
    Status,
    When,
)
from idlib_gui.state.history import History
from idlib_gui.state.record_steps import RecordSteps
from idlib_gui.ui.plain import one_line, shortened, told_apart
from idlib_gui.ui.record_words import say_one_kind
from idlib_gui.ui.sheet_items import Item, Line, More, Tone
from idlib_gui.ui.sheet_parts import section
from idlib_gui.ui.wording import (
    counted,
    number,
    say_basis,
    say_date,
    say_form,
    say_type,
    say_when,
)

from .words import say_signed

_FEW = 5
"""Steps that are told at first."""
_LONG = 500
_WORDS = 90
"""Characters of a value."""
_DATES = frozenset({"edtf", "published"})
_ACTORS = frozenset(
    {
        "agents",
        "targets",
        "claimed_by",
        "part_of",
        "distinct_from",
        "speaker",
        "outlet",
        "addressee",
    }
)


def history_items(
    document: Document, history: History, touched: RecordSteps, ref: Ref, *, all_of_it: bool
) -> list[Item]:
    """Return what was done to a record, the newest first; nothing if nothing was."""
    numbers = touched.of(ref)
    if not numbers:
        return []
    limit = _LONG if all_of_it else _FEW
    items: list[Item] = [section(_tr("History"))]
    for step_number in reversed(numbers[-limit:]):
        step = history.steps()[step_number - 1]
        items.append(Line(say_signed(step), Tone.SMALL))
        try:
            change = history.patch_of(step_number).changes[ref]
        except DomainError as error:
            items.append(Line(str(error), Tone.MUTED))
            continue
        items += [Line(words, Tone.MUTED) for words in say_change(document, change)]
    left = len(numbers) - limit
    if left > 0:
        items.append(More(_tr("{0} earlier").format(number(left))))
    return items


def say_change(document: Document, change: Change) -> Sequence[str]:
    """Return what changed of a record, a line each."""
    if change.before is None:
        return (_tr("created"),)
    if change.after is None:
        return (_tr("deleted"),)
    return [say_field(document, document, field) for field in field_changes(change)]


def say_field(before: Document, after: Document, field: FieldChange) -> str:
    """Return what a field was and is in words; each document names whom its values point at."""
    old, new = _say(before, field.name, field.before), _say(after, field.name, field.after)
    if old == new and isinstance(field.before, str) and isinstance(field.after, str):
        old, new = (f"“{part}”" for part in told_apart(field.before, field.after, _WORDS))
    if old == new and isinstance(field.before, When) and isinstance(field.after, When):
        old, new = say_basis(field.before), say_basis(field.after)
    name = _names().get(field.name, field.name.replace("_", " "))
    name = name[:1].upper() + name[1:]
    if old == new:  # told alike, though not the same
        return _tr("{0}: changed").format(name)
    return _tr("{0}: {1} → {2}").format(name, old, new)


def _say(document: Document, field: str, value: Any) -> str:
    """Return a value in words."""
    if value in (None, "", ()):
        return _tr("nothing")
    if isinstance(value, float):
        return f"{round(value * 100)} %" if field == "confidence" else f"{value:g}"
    if field in _DATES:
        return say_date(parse_edtf(value))
    if type(value) is tuple:
        return _say_several(document, field, value)
    say = _SAYERS.get(type(value))
    return _say_word(document, field, str(value)) if say is None else say(value)


def _say_several(document: Document, field: str, values: tuple[Any, ...]) -> str:
    if isinstance(values[0], Citation):
        return counted(len(values), _tr("1 place in the text"), _tr("{0} places in the text"))
    return ", ".join(_say(document, field, value) for value in values)


def _say_word(document: Document, field: str, word: str) -> str:
    """Return the name of a record that is pointed at, or a text between quotation marks."""
    kinds = {"places": Kind.PLACE, "about": Kind.EVENT}
    kind = Kind.ACTOR if field in _ACTORS else kinds.get(field)
    if kind is None:
        return f"“{shortened(word, _WORDS)}”"
    record = document.get(Ref(kind, word))
    return shortened(getattr(record, "name", "") or getattr(record, "title", "") or word, _WORDS)


def _say_status(status: Status) -> str:
    names = {
        Status.PROPOSED: _tr("proposed"),
        Status.ACCEPTED: _tr("accepted"),
        Status.DISPUTED: _tr("disputed"),
        Status.REJECTED: _tr("rejected"),
    }
    return names[status]


_SAYERS: Mapping[type, Callable[[Any], str]] = {
    When: say_when,
    Status: _say_status,
    ActorKind: say_one_kind,
    QuoteForm: say_form,
    EventType: say_type,
    Citation: lambda citation: f"“{shortened(citation.exact, _WORDS)}”",
    Answer: lambda answer: one_line(answer.relation),
    Rival: lambda rival: f"{one_line(rival.field)} {shortened(rival.value, _WORDS)}",
}


def _names() -> dict[str, str]:
    """Return what fields are called where their own name says too little."""
    return {
        "when": _tr("date"),
        "edtf": _tr("date"),
        "agents": _tr("who"),
        "targets": _tr("to whom"),
        "claimed_by": _tr("claimed by"),
        "part_of": _tr("part of"),
        "distinct_from": _tr("not the same as"),
        "rivals": _tr("other values"),
        "contradicting": _tr("words that contradict it"),
        "neutral": _tr("words beside it"),
        "evidence": _tr("words that back it"),
        "citations": _tr("words of the source"),
        "answers": _tr("answer"),
        "lat": _tr("latitude"),
        "lon": _tr("longitude"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("history", text)
