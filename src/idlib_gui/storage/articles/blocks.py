"""The paragraphs of a marked-up page: a walk over its elements that keeps every word shown.

Shared by web pages, web archives and the chapters of books. What a browser would show between two
breaks is one block; inline marks leave no trace but quotation marks for `q` and brackets for the
number of a footnote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS = _tags(
    "address article aside blockquote body caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li "
    "main menu nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_UNSHOWN = _tags(
    "applet area audio base button canvas col colgroup datalist del embed head iframe input "
    "link map meta meter noembed noframes noscript object optgroup option param picture "
    "progress rp rt script select source style svg template textarea title track video"
)
_CELLS = frozenset(("td", "th"))
_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(r"[ \t\r\f]*\n[ \t\r\f]*")
_PARAGRAPH_BREAK = re.compile(r"\n{2,}")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]|[\x00-\x08\x0b\x0e-\x1f]")
"""Hints for breaking lines, meant for a screen: in a text they would cut words in two."""
_NOTE_NUMBER = re.compile(r"\s*(\d{1,3}|[a-z*†‡])\s*")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST_LINKED = 0.6
_MANY_ELEMENTS = 30_000
_DEEP = 250
_MARKS = "\"“”„«»‘’'"
_BREAK = "\x1f"
"""Stands for `br` until the spaces around it are settled; a page's own ones are dropped before."""


class Block(NamedTuple):
    """A paragraph as shown, the element it stands in, and how many of its letters are links."""

    text: str
    element: Any
    linked: int = 0


def is_large(tree: Any) -> bool:
    """Return whether a page is too large or too deep for what takes more than linear time."""
    many = next(islice(tree.iter(), _MANY_ELEMENTS, None), None) is not None
    return many or bool(tree.xpath(f"boolean(//*[count(ancestor::*) > {_DEEP}])"))


def mostly_links(block: Block) -> bool:
    """Return whether a block leads elsewhere, as menus and teasers do."""
    return block.linked > _MOST_LINKED * len(block.text)


@dataclass(slots=True)
class _Open:
    """The block that is being gathered, and where the walk is."""

    element: Any
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    preformatted: int = 0


def blocks(root: Any) -> Iterator[Block]:
    """Yield the blocks below `root` (an lxml element) in the order of the page."""
    state = _Open(root)
    for event, element in _walk(root):
        tag = element.tag
        if event == "text":
            _add(state, element.text)
        elif event == "tail":
            _add(state, element.tail)
        elif _breaks(element):
            yield from _closed(state)
            state.element = element if event == "start" else element.getparent()
        elif tag in _CELLS and event == "start" and state.parts:
            state.parts.append("\t")
        _enter(state, element, event)
    yield from _closed(state)


def _walk(root: Any) -> Iterator[tuple[str, Any]]:
    """Yield the start, text, end and tail of elements; without recursion, as pages nest deeply."""
    pending: list[tuple[str, Any]] = [("start", root)]
    while pending:
        event, element = pending.pop()
        if event != "start":
            yield event, element
            continue
        if element is not root:
            pending.append(("tail", element))
        if not isinstance(element.tag, str) or not shown(element):
            continue
        yield "start", element
        yield "text", element
        pending.append(("end", element))
        pending.extend(("start", child) for child in reversed(element))


def shown(element: Any) -> bool:
    """Return whether a browser shows an element, as far as the element itself says."""
    if element.tag in _UNSHOWN or element.get("hidden") is not None:
        return False
    style = element.get("style")
    return not (style and _HIDDEN.search(style))


def _breaks(element: Any) -> bool:
    """Return whether a block begins and ends with an element; a cell of short words is inline."""
    if element.tag in _CELLS:
        return any(child.tag in _BLOCKS for child in element)
    return element.tag in _BLOCKS


def _enter(state: _Open, element: Any, event: str) -> None:
    """Take note of what an inline element does to the text in it."""
    step = {"start": 1, "end": -1}.get(event, 0)
    match element.tag if step else "":
        case "a":
            state.links += step
        case "pre":
            state.preformatted += step
        case "br" if step > 0:
            state.parts.append(_BREAK)
        case "q":
            _quote(state, element, opens=step > 0)
        case "sup" if step > 0:
            _note_number(element)


def _quote(state: _Open, element: Any, *, opens: bool) -> None:
    """Add the quotation marks that a browser adds, unless the page has its own."""
    words = "".join(element.itertext()).strip()
    if words and not (words[0] in _MARKS and words[-1] in _MARKS):
        state.parts.append("“" if opens else "”")


def _note_number(element: Any) -> None:
    """Put the number of a footnote in brackets, or it would run into the word before it."""
    number = _NOTE_NUMBER.fullmatch("".join(element.itertext()))
    if number is None or element.find(".//a") is None:
        return
    for part in element.iter():
        part.text = None
        if part is not element:
            part.tail = None
    element.text = f"[{number[1]}]"


def _add(state: _Open, text: str | None) -> None:
    if not text:
        return
    plain = _INVISIBLE.sub("", text)
    if state.preformatted:
        plain = plain.replace("\r\n", "\n").replace("\n", _BREAK)
    plain = _SPACE.sub(" ", plain)
    state.parts.append(plain)
    if state.links:
        state.linked += len(plain.strip())


def _closed(state: _Open) -> Iterator[Block]:
    """Yield what was gathered: a block, or more of them where breaks leave an empty line."""
    if not state.parts:
        return
    whole = "".join(state.parts)
    linked = state.linked
    state.parts.clear()
    state.linked = 0
    lines = _AROUND_BREAK.sub("\n", re.sub(" {2,}", " ", whole).replace(_BREAK, "\n"))
    for text in _PARAGRAPH_BREAK.split(lines):
        if text.strip():
            yield Block(text.strip(), state.element, min(linked, len(text)))
