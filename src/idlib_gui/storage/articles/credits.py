"""Who took a picture on a web page: not what the article tells, and so no part of its text."""

from __future__ import annotations

import re
from typing import Any

from .blocks import Block

_LONGEST = 150
_LONGEST_CAPTION = 1_500
_CALLED = re.compile(
    r"(?:^|[\s_-])(?:credits?|copyright|copyrightholder|photographer)(?:$|[\s_-])", re.IGNORECASE
)
_CAPTION = re.compile(r"(?:^|[\s_-])[a-z]*caption(?:[_-]?text)?(?:$|[\s_-])", re.IGNORECASE)
"""How makers of pages call credits and captions, as a class or an item property."""
_KIND = (
    r"(?:(?:file|handout|archive|stock)\s+)?(?:photo(?:graph(?:er|y)?)?s?|pictures?|images?|pics?"
    r"|illustration|credits?|fotos?|fotograf(?:ía|ie)?|fotoğraf|bild(?:er)?|crédits?)"
)
_LABEL = (
    rf"(?i:{_KIND}(?:\s+(?:credits?|by|source|courtesy(?:\s+of)?))?\s*[:©]|(?:image|picture)\s+source,"
    rf"|\(c\)\s)|©|(?i:{_KIND}\s+(?:by|courtesy\s+of)|copyright)\s+(?=[^\W\d_a-z])"
)
_LABELLED = re.compile(
    r"(?:^|[(\[]|(?<=[.!?…”\"’)\]|/–—-]\s)|(?<=\s)(?=[^\W\d_a-z]|©))"
    rf"(?:{_LABEL})(?:(?![.!?]\s).){{1,100}}$"
)
_CAPITAL = r"[^\W\d_a-z][\w.'’&-]*"
_NAMES = rf"{_CAPITAL}(?:\s+{_CAPITAL}){{0,4}}"
_AGENCY = rf"{_NAMES}(?:\s?/\s?{_NAMES}){{1,3}}"
_NAMED = re.compile(
    rf"(?:^|(?<=[.!?…”\"’)\]]\s)|(?<=[|–—-]\s)){_AGENCY}\.?$|[(\[]{_AGENCY}(?:\s+via\s+{_NAMES})?[)\]]\.?$"
)
"""“Ada Holm/Agency”, alone, after a sentence or in brackets."""


def drop_credits(tree: Any) -> None:
    """Take out of the pictures of a page what is called a credit; what follows it stays."""
    for picture in list(tree.iter("figure", "figcaption")):
        for element in list(picture.iterdescendants()):
            called = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
            if _CALLED.search(called) and len("".join(element.itertext())) < _LONGEST:
                element.drop_tree()


def without_credit(block: Block) -> str:
    """Return the text of a block; if it belongs to a picture, without the name of who took it."""
    text = block.text
    if len(text) > _LONGEST_CAPTION or not _is_caption(block.element):
        return text
    credit = _LABELLED.search(text) or _NAMED.search(text)
    return text[: credit.start()].rstrip(" \n\t|–—-/,;") if credit else text


def _is_caption(element: Any) -> bool:
    return any(
        one.tag in {"figure", "figcaption"} or _CAPTION.search(one.get("class") or "")
        for one in (element, *element.iterancestors())
        if one.tag not in {"body", "html", "article", "main"}
    )
