"""An utterance in the making, before it is known who its pronoun means."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from idlib_gui.domain.records import QuoteForm
from idlib_gui.extract.findings import Span

from .phrases import Party

__all__ = ["Draft", "replace"]


@dataclass(frozen=True)
class Draft:
    """What was found of an utterance.

    Attributes:
        spans: Its words, in order.
        form: Whether they are quoted.
        party: Who is named as the speaker where the words stand.
        cue: The token that reports them, None if nothing does.
        cue_span: The words of the cue.
        reason: The rule that found the speaker, as a sentence.
        confidence: How sure that rule is.
        continues: Whether the speaker is that of the utterance before.
    """

    spans: tuple[Span, ...]
    form: QuoteForm
    party: Party | None = None
    cue: Any = field(default=None, compare=False)
    cue_span: Span | None = None
    reason: str = ""
    confidence: float = 0.5
    continues: bool = False
