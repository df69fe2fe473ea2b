"""The paragraphs of word processor documents, whose XML differs in names but not in build."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple


class Names(NamedTuple):
    """What the elements of a format are called.

    `words` returns the text of a paragraph without that of the boxes anchored in it.
    """

    paragraphs: frozenset[str]
    row: str
    box: str
    left_out: frozenset[str]
    words: Callable[[Any], str]


def paragraphs(element: Any, names: Names) -> Iterator[str]:
    """Yield the paragraphs below `element` (lxml) in their order.

    The row of a table is one paragraph, with tabs between its cells, unless a cell holds more of
    them. The text of a box comes after the paragraph that it is anchored in.
    """
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in names.left_out:
            continue
        if tag in names.paragraphs:
            words = names.words(child).strip()
            if words:
                yield words
            yield from _boxed(child, names)
        elif tag == names.row:
            yield from _row([list(paragraphs(cell, names)) for cell in child])
        else:
            yield from paragraphs(child, names)


def _boxed(element: Any, names: Names) -> Iterator[str]:
    for child in element:
        if child.tag == names.box:
            yield from paragraphs(child, names)
        elif isinstance(child.tag, str) and child.tag not in names.left_out:
            yield from _boxed(child, names)


def _row(cells: list[list[str]]) -> Iterator[str]:
    if any(len(cell) > 1 for cell in cells):
        for cell in cells:
            yield from cell
    elif any(cells):
        yield "\t".join(cell[0] if cell else "" for cell in cells).strip()
