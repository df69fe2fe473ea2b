"""Which blocks of a web page are its article.

Trafilatura says where the article is. It is good at that, but leaves out paragraphs of the article
that are marked up like something else, captions, what stands between headline and text, and all but
the first of the posts of a live blog. So its words are not taken as the text: they tell the blocks
of the page that are article for certain. What stands between these, or is built as they are, is
article too, unless it looks like a menu, a teaser or an advertisement. The headline, and the lines
of names and dates under it, are not text; they are told apart from it (`page_facts`).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import trafilatura

from .asides import HEADS, apart
from .blocks import Block, is_large, mostly_links

_MOST_LETTERS = 1_500_000
"""Trafilatura takes more than linear time; a page with more is a book and read whole."""
_LOST_TAGS = ("time", "data", "output", "label", "math", "q")
_LETTERS = re.compile(r"\W+")
_NUMBER = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?…:。\u061f\u06d4][\"”’»)\]]*$")
_WHOLE_TAGS = HEADS | frozenset(
    ("blockquote", "figcaption", "li", "td", "th", "dd", "dt", "pre", "tr", "caption")
)
"""What holds words of an article however few they are; a paragraph of two words may be a button."""
_FEWEST_WORDS = 5
_MANY_WORDS = 15
_SURE_LETTERS = 25
_LONGEST_HEAD = 12
"""How many blocks there may be between a headline and the text: names, dates, buttons."""


class _Part(NamedTuple):
    """A block of a page, and whether it is beside the article, by its place or for its links."""

    block: Block
    beside: bool

    @property
    def tag(self) -> str:
        return str(self.block.element.tag)

    @property
    def words(self) -> int:
        return len(self.block.text.split())

    @property
    def ended(self) -> bool:
        return _SENTENCE_END.search(self.block.text) is not None

    @property
    def fits(self) -> bool:
        """Whether it may be article if what is before and after it is."""
        enough = self.words >= _FEWEST_WORDS or self.ended or self.tag in _WHOLE_TAGS
        return enough and not self.beside

    @property
    def tells(self) -> bool:
        """Whether it is a sentence or more, and no part of a menu or the like."""
        whole = self.ended or self.tag == "figcaption"
        enough = self.words >= _MANY_WORDS or (self.words >= _FEWEST_WORDS and whole)
        return enough and not self.beside


def article_blocks(tree: Any, page: Sequence[Block]) -> list[Block]:
    """Return the blocks of the article in a page, none if the page has no article.

    Args:
        tree: The page, an lxml element; it is not changed.
        page: All its blocks, in their order.
    """
    parts = [
        _Part(block, beside or mostly_links(block))
        for block, beside in zip(page, apart(page), strict=True)
    ]
    sure: set[int] = set()
    if not is_large(tree) and sum(len(block.text) for block in page) <= _MOST_LETTERS:
        sure = _certain(tree, parts)
    if sure:
        first, last = _reach(parts, sure)
        chosen = [
            part
            for at, part in enumerate(parts)
            if at in sure or (first <= at <= last and part.fits)
        ]
    else:
        chosen = [part for part in parts if not part.beside]
    return _without_head(chosen) if _is_article(chosen, page) else []


def _without_head(chosen: Sequence[_Part]) -> list[Block]:
    """Return blocks from the first one that is no headline, name or date."""
    first = next((at for at, part in enumerate(chosen) if part.tells), 0)
    while first and chosen[first - 1].tag in HEADS:
        first -= 1
    return [part.block for part in chosen[first:]]


def _certain(tree: Any, parts: Sequence[_Part]) -> set[int]:
    """Return which blocks trafilatura counts to the article."""
    document = trafilatura.bare_extraction(
        _prepared(tree), fast=True, include_comments=False, with_metadata=False
    )
    body = getattr(document, "body", None)
    if body is None:
        return set()
    pieces = {_key("".join(part.itertext())) for part in body.iter() if isinstance(part.tag, str)}
    words = _key("".join(body.itertext()))

    def certain(part: _Part) -> bool:
        key = _key(part.block.text)
        return key in words if len(key) >= _SURE_LETTERS else part.fits and key in pieces

    found = {at for at, part in enumerate(parts) if certain(part)}
    # It takes what readers write for the article where both are paragraphs in a row; but where all
    # seems to stand beside the article, names mislead.
    return {at for at in found if not parts[at].beside} or found


def _prepared(tree: Any) -> Any:
    """Return a copy in which words are not lost that trafilatura drops with their element."""
    clone = copy.deepcopy(tree)
    for element in list(clone.iter(*_LOST_TAGS)):
        element.drop_tag()
    return clone


def _key(text: str) -> str:
    return _LETTERS.sub("", text)


def _reach(parts: Sequence[_Part], sure: set[int]) -> tuple[int, int]:
    """Return the first and the last block of the article.

    It begins below the headline, and goes on as long as there are paragraphs that are built like
    those that are certain. Another headline begins another article.
    """
    first, last = min(sure), max(sure)
    shapes = {_shape(parts[at].block.element) for at in sure}

    def belongs(part: _Part) -> bool:
        return part.tells and _shape(part.block.element) in shapes

    for at in range(last + 1, len(parts)):
        if parts[at].tag == "h1":
            break
        if belongs(parts[at]):
            last = at
    for at in range(first - 1, -1, -1):
        if parts[at].tag == "h1":
            if first - at <= _LONGEST_HEAD:
                first = next((beside for beside in range(at, first) if parts[beside].tells), first)
            break
        if belongs(parts[at]):
            first = at
    return first, last


def _shape(element: Any) -> tuple[str, ...]:
    """Return how an element and those around it are called, without the numbers in their names."""
    return tuple(
        _NUMBER.sub("", f"{one.tag} {one.get('class') or ''} {one.get('id') or ''}")
        for one in (element, *element.iterancestors())
    )


def _is_article(chosen: Sequence[_Part], page: Sequence[Block]) -> bool:
    """Return whether the chosen blocks tell anything: a sentence, or all of a page of few words."""
    letters = sum(len(block.text) for block in page)
    plain = sum(len(part.block.text) - part.block.linked for part in chosen)
    return plain > letters / 2 or any(part.tells for part in chosen)
