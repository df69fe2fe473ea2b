"""A name where it stands, before it is known whose it is."""

from __future__ import annotations

from typing import NamedTuple

from idlib_gui.extract.findings import Span

from .gazetteer import Entry


class Found(NamedTuple):
    """A mention.

    Attributes:
        span: Its words, without title, article and possessive ending.
        entry: What is known by this name, if anything is.
        label: What the language model takes it for, if it takes it for a name: PERSON, ORG, …
        titled: Whether a title stands before it.
    """

    span: Span
    entry: Entry | None = None
    label: str = ""
    titled: bool = False
