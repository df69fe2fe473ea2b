"""Which blocks of a web page are its article.

Trafilatura says where the article is. It is good at that, but leaves out paragraphs of the article
that are marked up like something else, and captions. So its words are not taken as the text: they
tell the blocks of the page that are article for certain, and what stands between or right beside
these is article too, unless it looks like a menu, a teaser or an advertisement.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from typing import Any

import trafilatura

from .blocks import Block

_MOST_BLOCKS = 6_000
_MOST_LETTERS = 1_500_000
"""Trafilatura takes more than linear time; a page with more is a book and read whole."""
_ASIDE_TAGS = frozenset(["nav", "aside", "footer", "form", "menu", "dialog"])
_ASIDE_ROLES = frozenset(
    ["navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alert"]
)
_ASIDE_WORDS = re.compile(
    r"(?:^|[\s_-])(?:ad|ads|advert\w*|banner|breadcrumbs?|comments?|cookies?|consent|footer|login"
    r"|menu|nav|navbar|navigation|newsletter|outbrain|paywall|popup|promo\w*|recirc\w*|recommend\w*"
    r"|related|share|sharing|sidebar|signup|social|sponsor\w*|subscribe|subscription|taboola"
    r"|tags|teasers?|trending|widget)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\W+")
_SENTENCE_END = re.compile(r"[.!?…:。\u061f\u06d4][\"”’»)\]]*$")
_HEADS = ("h2", "h3", "h4", "h5", "h6")
_PROSE_TAGS = frozenset(
    ("p", "blockquote", "figcaption", "li", "td", "th", "dd", "dt", "pre", "tr", "caption", *_HEADS)
)
_FEWEST_WORDS = 5
_MANY_WORDS = 15
_SURE_LETTERS = 25
_FEWEST_BESIDE = 40


def article_blocks(tree: Any, page: Sequence[Block]) -> list[Block]:
    """Return the blocks of the article in a page, none if the page has no article.

    Args:
        tree: The page, an lxml element; it is not changed.
        page: All its blocks, in their order.
    """
    if len(page) > _MOST_BLOCKS or sum(len(block.text) for block in page) > _MOST_LETTERS:
        sure = [not _apart(block.element) for block in page]
    else:
        sure = _marked(tree, page)
        sure = _filled(page, sure) if any(sure) else [not _apart(block.element) for block in page]
    chosen = [block for block, taken in zip(page, sure, strict=True) if taken]
    return chosen if _is_article(chosen, page) else []


def _marked(tree: Any, page: Sequence[Block]) -> list[bool]:
    """Return for each block whether trafilatura counts its words to the article."""
    document = trafilatura.bare_extraction(
        _prepared(tree), include_comments=False, include_tables=True, with_metadata=False
    )
    body = getattr(document, "body", None)
    if body is None:
        return [False] * len(page)
    pieces = {_key("".join(part.itertext())) for part in body.iter() if isinstance(part.tag, str)}
    words = _key("".join(body.itertext()))
    keys = [_key(block.text) for block in page]
    found = [
        bool(key) and (key in pieces or (len(key) >= _SURE_LETTERS and key in words))
        for key in keys
    ]
    # A short line of the article may stand in a menu too, where no certain block is near.
    return [
        taken and (len(key) >= _SURE_LETTERS or not _apart(block.element))
        for taken, key, block in zip(found, keys, page, strict=True)
    ]


def _prepared(tree: Any) -> Any:
    """Return a copy in which words are not lost that trafilatura drops with their element."""
    clone = copy.deepcopy(tree)
    for element in list(clone.iter("time", "data", "output", "label", "math", "q", "figcaption")):
        if element.tag == "figcaption":
            continue
        if element.getparent() is not None:
            element.drop_tag()
    return clone


def _key(text: str) -> str:
    return _LETTERS.sub("", text)


def _filled(page: Sequence[Block], sure: Sequence[bool]) -> list[bool]:
    """Return which blocks are article, given those that certainly are."""
    first = sure.index(True)
    last = len(sure) - 1 - list(reversed(sure)).index(True)
    parents = {id(page[at].element.getparent()) for at in (first, last)}
    taken = list(sure)
    for at in range(first, last):
        block = page[at]
        taken[at] = sure[at] or (_prose(block) and not _apart(block.element))
    for beside, step in ((first, -1), (last, 1)):
        at = beside + step
        while 0 <= at < len(page) and _belongs(page[at], parents):
            taken[at] = True
            at += step
    return taken


def _belongs(block: Block, parents: set[int]) -> bool:
    """Return whether a block right beside the certain ones is a paragraph of the same run."""
    return (
        block.element.tag in {"p", "blockquote"}
        and id(block.element.getparent()) in parents
        and len(block.text) >= _FEWEST_BESIDE
        and _SENTENCE_END.search(block.text) is not None
        and _prose(block)
        and not _apart(block.element)
    )


def _prose(block: Block) -> bool:
    if _linky(block):
        return False
    words = len(block.text.split())
    return (
        words >= _FEWEST_WORDS
        or _SENTENCE_END.search(block.text) is not None
        or (block.element.tag in _PROSE_TAGS and block.element.tag != "p")
    )


def _linky(block: Block) -> bool:
    return block.linked > 0.6 * len(block.text)


def _apart(element: Any) -> bool:
    """Return whether an element stands in a menu, a side bar, a footer or the like."""
    while element is not None:
        tag = element.tag
        if tag in _ASIDE_TAGS or element.get("role") in _ASIDE_ROLES:
            return True
        if tag not in {"body", "html", "article", "main"}:
            called = f"{element.get('class') or ''} {element.get('id') or ''}"
            if _ASIDE_WORDS.search(called):
                return True
        element = element.getparent()
    return False


def _is_article(chosen: Sequence[Block], page: Sequence[Block]) -> bool:
    """Return whether the chosen blocks tell anything: a sentence, or all of a page of few words."""
    for block in chosen:
        words = len(block.text.split())
        ended = _SENTENCE_END.search(block.text) is not None
        if not _linky(block) and (words >= _MANY_WORDS or (words >= _FEWEST_WORDS and ended)):
            return True
    letters = sum(len(block.text) for block in page)
    plain = sum(len(block.text) - block.linked for block in chosen if not _linky(block))
    return plain > letters / 2
