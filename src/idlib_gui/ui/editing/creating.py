"""What is done with words that are selected in the source: records of them, and evidence."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.edits import (
    Stance,
    cite,
    create_actor,
    create_event,
    create_place,
    create_quote,
    set_fields,
    set_when,
)
from idlib_gui.domain.proposals import (
    date_within,
    proposed_about,
    proposed_event,
    proposed_speaker,
)
from idlib_gui.domain.records import Citation, Ref
from idlib_gui.ui.plain import one_line, shortened

from .guessing import guessed_kind

_TITLE, _NAME = 60, 80
"""Characters of a title and of a name that are proposed."""

Made = tuple[Patch, Ref]


class Creating(NamedTuple):
    """How a record is made of words, which field comes first, and what the form says above."""

    make: Callable[[Document, Citation], Made]
    field: str
    hint: str = ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("creating", text)


def creating() -> dict[str, Creating]:
    """Return by the name of its action how each kind of record is made of words."""
    return {
        "new_event": Creating(
            _event,
            "title",
            _tr("Who, where and when are proposed from the sentence: look them through."),
        ),
        "new_quote": Creating(
            _quote, "speaker", _tr("Speaker and events are proposed from the sentence.")
        ),
        "new_actor": Creating(_actor, "name"),
        "new_place": Creating(_place, "name"),
    }


def changing() -> dict[str, Callable[[Document, Ref, Citation], Patch]]:
    """Return by the name of its action what is done to the selected record with words."""
    return {
        "add_evidence": partial(_cite, Stance.SUPPORTS),
        "add_contradicting": partial(_cite, Stance.CONTRADICTS),
        "set_cue": lambda document, ref, words: set_fields(document, ref, cue=words),
        "set_phrase": _set_phrase,
    }


def _event(document: Document, words: Citation) -> Made:
    found = proposed_event(document, words)
    title = shortened(words.exact, _TITLE)
    return create_event(document, words, title, **found._asdict())


def _quote(document: Document, words: Citation) -> Made:
    speaker, about = proposed_speaker(document, words), proposed_about(document, words)
    return create_quote(document, words, speaker=speaker, about=about)


def _actor(document: Document, words: Citation) -> Made:
    source = document.sources.get(words.source)
    kind = guessed_kind(source.text if source else words.exact, *words[1:3] if source else ())
    return create_actor(document, one_line(words.exact)[:_NAME], kind, words)


def _place(document: Document, words: Citation) -> Made:
    return create_place(document, one_line(words.exact)[:_NAME], citation=words)


def _cite(stance: Stance, document: Document, ref: Ref, words: Citation) -> Patch:
    return cite(document, ref, words, stance)


def _set_phrase(document: Document, ref: Ref, words: Citation) -> Patch:
    """Cite words as those that give the date; an undated record takes what they are read as."""
    record: Any = document.get(ref)
    read = date_within(document, words)
    when = getattr(record, "when", None)
    if read is not None and (when is None or when.edtf in {None, read.edtf}):
        return set_fields(document, ref, when=read._replace(phrase=words))
    return set_when(document, ref, when.edtf if when else None, phrase=words)
