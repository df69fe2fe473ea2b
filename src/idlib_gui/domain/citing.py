"""Citations of a source, made of spans of its text, and as plain text on one line for pasting."""

from __future__ import annotations

from typing import NamedTuple

from .records import Citation, Source

_CONTEXT = 32
"""Characters of text around a citation that are kept to find it again."""


def cited(source: Source, start: int, end: int) -> Citation:
    """Return the citation of a span of a source, in code points and half open."""
    text = source.text
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return Citation(source.id, start, end, text[start:end], before, after)


class Reference(NamedTuple):
    """The parts of a citation, each in words already; empty parts are left out.

    `note` says more of the words; those that are not `verbatim` get no quotation marks.
    """

    words: tuple[str, ...]
    note: str = ""
    verbatim: bool = True
    speaker: str = ""
    said_to: str = ""
    date: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    locator: str = ""


def citation_text(reference: Reference) -> str:
    """Return the citation in one line.

    It reads “words” (note), speaker (to whom), date, “title”, outlet, published, locator. Words
    cited in several pieces have an ellipsis between them. The comma at the end of a quoted piece is
    the reporter's ("…," she said), so it is left out.
    """
    pieces = [_one_line(piece) for piece in reference.words]
    if reference.verbatim:
        pieces = [piece.removesuffix(",").rstrip() for piece in pieces]
    words = " … ".join(filter(None, pieces))
    parts = (
        _with(f"“{_inner(words)}”" if words and reference.verbatim else words, reference.note),
        _with(_one_line(reference.speaker), _one_line(reference.said_to)),
        _one_line(reference.date),
        f"“{_inner(_one_line(reference.title))}”" if _one_line(reference.title) else "",
        _one_line(reference.outlet),
        _one_line(reference.published),
        _one_line(reference.locator),
    )
    return ", ".join(part for part in parts if part)


def _with(text: str, addition: str) -> str:
    """Return `text` with an addition in brackets, or whichever of the two there is."""
    return f"{text} ({addition})" if text and addition else text or addition


def _inner(text: str) -> str:
    """Return `text` as it stands between quotation marks: its own become single ones."""
    return text.replace("“", "‘").replace("”", "’").replace('"', "'")


def _one_line(text: str) -> str:
    printable = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(printable.split())
