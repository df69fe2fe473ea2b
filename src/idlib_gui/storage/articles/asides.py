"""What on a web page is beside its article: menus, side bars, comments, teasers, advertisements."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from .blocks import Block

HEADS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_TAGS = frozenset(("nav", "aside", "footer", "form", "menu", "dialog"))
_ROLES = frozenset(
    ("navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alert")
)
_CALLED = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|comments?|cookies?|consent|footer|menu|nav|navbar|navigation"
    r"|newsletter|outbrain|recirc\w*|recommend\w*|related|sidebar|taboola|trending)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""How makers of pages call such parts, as a class or an id."""
_PERHAPS = re.compile(
    r"(?:^|[\s_-])(?:ad|ads|advert\w*|banner|login|paywall|popup|promo\w*|share|sharing|signup"
    r"|social|sponsor\w*|subscribe|subscription|tags|teasers?|widget)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""How they call small ones; but all that a page is built of may be widgets, or behind a paywall."""
_SMALL = 0.25
_HEADED = re.compile(
    r"(?:\d+\s+|all\s+|reader\s+|top\s+)?(?:comments?|replies|discussion)\b"
    r"|related\b|recommended\b|trending\b|most\s+(?:read|viewed|popular|shared)\b"
    r"|more\s+(?:from|on|in|about|stories|news)\b|(?:you\s+)?(?:may|might)\s+(?:also\s+)?like\b"
    r"|(?:read|see)\s+(?:also|more)\b|latest\s+(?:news|stories|articles)\b|about\s+the\s+author\b"
    r"|kommentare\b|mehr\s+zum\s+thema\b|das\s+könnte\s+sie|commentaires\b|à\s+lire\s+aussi\b"
    r"|(?:sur\s+le\s+)?même\s+sujet\b|comentarios\b|(?:lea|te\s+puede)\s+\w+|yorumlar\b"
    r"|ilgili\s+haber|bunlar\s+da|комментари|читайте\s+также|по\s+теме\b|التعليقات|اقرأ\s+أيض|مواضيع\s+ذات",
    re.IGNORECASE,
)
"""What such parts are headed by."""


def apart(page: Sequence[Block]) -> list[bool]:
    """Return for each block of a page whether it stands beside the article.

    A part of the page whose first words are a heading such as “Comments” is beside it as a whole.
    What holds the headline is not, whatever it is called: some pages are one form.
    """
    letters = Counter[Any]()
    for block in page:
        letters.update(dict.fromkeys(_path(block.element), len(block.text)))
    total = sum(len(block.text) for block in page)
    headline = next((block.element for block in page if block.element.tag == "h1"), None)
    if headline is not None:
        around = list(headline.iterancestors())
    else:
        around = [element for element, count in letters.items() if count > total / 2]
    known = dict.fromkeys(around, False)
    headed = set(_headed(page))

    def says_so(element: Any) -> bool:
        small = letters[element] < _SMALL * total
        return element in headed or _is_called_so(element, small=small)

    return [_is_apart(block.element, says_so, known) for block in page]


def _path(element: Any) -> list[Any]:
    return [element, *element.iterancestors()]


def _headed(page: Sequence[Block]) -> Iterator[Any]:
    seen: set[Any] = set()
    for block in page:
        parent = block.element.getparent()
        if block.element.tag in HEADS and parent not in seen and _HEADED.match(block.text):
            yield parent
        seen.update(_path(block.element))


def _is_apart(element: Any, says_so: Callable[[Any], bool], known: dict[Any, bool]) -> bool:
    """Return whether an element or one around it says so; `known` is told of all of them."""
    path = []
    while element is not None and element not in known:
        path.append(element)
        if says_so(element):
            known[element] = True
            break
        element = element.getparent()
    found = known.get(element, False)
    known.update(dict.fromkeys(path, found))
    return found


def _is_called_so(element: Any, *, small: bool) -> bool:
    tag = element.tag
    if tag in _TAGS or element.get("role") in _ROLES:
        return True
    if tag in {"body", "html", "article", "main"}:  # these are called after the whole page
        return False
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_CALLED.search(called) or (small and _PERHAPS.search(called)))
