"""A name where it stands, before it is known whose it is."""

from __future__ import annotations

from typing import NamedTuple

from idlib_gui.extract.findings import Span

from .entries import Entry


class Found(NamedTuple):
    """A mention.

    Attributes:
        span: Its words, without title, article and possessive ending.
        entry: What is known by this name, if anything is.
        label: What the language model takes it for, if it takes it for a name: PERSON, ORG, …;
            or the kind of actor that its words tell.
        titled: Whether a title stands before it.
    """

    span: Span
    entry: Entry | None = None
    label: str = ""
    titled: bool = False


def apart(names: list[Found]) -> list[Found]:
    """Return names in order, the longest of those that overlap."""
    kept: list[Found] = []
    for one in sorted(names, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or kept[-1].span.end <= one.span.start:
            kept.append(one)
        elif one.span.end - one.span.start > kept[-1].span.end - kept[-1].span.start:
            kept[-1] = one
    return kept
