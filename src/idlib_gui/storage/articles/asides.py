"""What on a web page is beside its article: menus, side bars, comments, teasers, advertisements."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from .blocks import Block

HEADS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_TAGS = frozenset(("nav", "aside", "footer", "form", "menu", "dialog"))
_ROLES = frozenset(
    ("navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alert")
)
_CALLED = re.compile(
    r"(?:^|[\s_-])(?:ad|ads|advert\w*|banner|breadcrumbs?|comments?|cookies?|consent|footer|login"
    r"|menu|nav|navbar|navigation|newsletter|outbrain|paywall|popup|promo\w*|recirc\w*|recommend\w*"
    r"|related|share|sharing|sidebar|signup|social|sponsor\w*|subscribe|subscription|taboola"
    r"|tags|teasers?|trending|widget)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""How makers of pages call such parts, as a class or an id."""
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
    headed = set(_headed(page))
    known = dict.fromkeys(_around_article(page), False)
    return [_is_apart(block.element, headed, known) for block in page]


def _around_article(page: Sequence[Block]) -> Iterator[Any]:
    """Yield the elements that the headline is in, or else those with most of the page in them."""
    headline = next((block.element for block in page if block.element.tag == "h1"), None)
    if headline is not None:
        yield from headline.iterancestors()
        return
    letters = Counter[Any]()
    for block in page:
        for element in (block.element, *block.element.iterancestors()):
            letters[element] += len(block.text)
    half = sum(len(block.text) for block in page) / 2
    yield from (element for element, count in letters.items() if count > half)


def _headed(page: Sequence[Block]) -> Iterator[Any]:
    seen: set[Any] = set()
    for block in page:
        parent = block.element.getparent()
        if block.element.tag in HEADS and parent not in seen and _HEADED.match(block.text):
            yield parent
        seen.update((block.element, *block.element.iterancestors()))


def _is_apart(element: Any, headed: set[Any], known: dict[Any, bool]) -> bool:
    path = []
    found = False
    while element is not None and element not in known:
        path.append(element)
        if element in headed or _says_so(element):
            found = True
            break
        element = element.getparent()
    else:
        found = known.get(element, False)
    known.update(dict.fromkeys(path, found))
    return found


def _says_so(element: Any) -> bool:
    tag = element.tag
    if tag in _TAGS or element.get("role") in _ROLES:
        return True
    if tag in {"body", "html", "article", "main"}:  # these are called after the whole page
        return False
    return _CALLED.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None
