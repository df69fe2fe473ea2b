"""When a web page says that it was published.

Schema.org data go first, since they tell the article from the site; then the other metadata and
what the page shows, read by htmldate, which knows how dates are written in many languages. It also
takes dates of changes, of the running text and of the copyright line for want of a better one; such
guesses are kept out by showing it nothing but what is called a publication date.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from htmldate import find_date
from lxml import html as lxml_html

from .dateline import date_told

_MODIFIED = re.compile(
    r"modif|updat|revis|expir|copyright|unpublish|edited"
    r"|aktualisiert|güncel|mis à jour|обновлен",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publi|pub-?date|issued|^date$|dc\.date|dcterms\.date|article[.:_]?date|sailthru\.date"
    r"|release|posted|dateline|timestamp|entry-date|post-date",
    re.IGNORECASE,
)
_ASIDE = "ancestor-or-self::nav|ancestor-or-self::aside|ancestor-or-self::footer"
_MOST_PARTS = 3
_LONGEST_DATE = 120
_EARLIEST, _LATEST = "1800-01-01", "2200-01-01"


def published(tree: Any, data: dict[str, Any], url: str | None, first: Any) -> str | None:
    """Return the date of publication (EDTF) as the publisher wrote it, in no other time zone.

    Args:
        tree: The page, an lxml element.
        data: What its schema.org data say of the article.
        url: Where it was published; some addresses have a date in them.
        first: The element with which the text begins.
    """
    stated = data.get("datePublished")
    told = date_told(stated) if isinstance(stated, str) else None
    return told or find_date(
        _metadata_only(tree, first),
        extensive_search=False,
        original_date=True,
        url=url or "",
        deferred_url_extractor=True,
        min_date=_EARLIEST,
        max_date=_LATEST,
    )


def _metadata_only(tree: Any, first: Any) -> Any:
    """Return a page that holds nothing but what this page says of its own publication."""
    head, body = lxml_html.Element("head"), lxml_html.Element("body")
    for meta in tree.iter("meta"):
        called = " ".join(filter(None, map(meta.get, ("name", "property", "itemprop", "pubdate"))))
        if called and _PUBLISHED.search(called) and not _MODIFIED.search(called):
            head.append(copy.deepcopy(meta))
    for element in list(_labelled(tree)) or _times(tree, first):
        twin = copy.deepcopy(element)
        twin.tail = None
        body.append(twin)
    page = lxml_html.Element("html")
    page.extend((head, body))
    return page


def _labelled(tree: Any) -> Iterator[Any]:
    """Yield the elements that are called a publication date."""
    for element in tree.iter("time", "abbr", "span", "p", "div"):
        marks = _marks(element)
        if (_PUBLISHED.search(marks) or element.get("pubdate") is not None) and _is_date(element):
            yield element


def _times(tree: Any, first: Any) -> list[Any]:
    """Return the time that stands below the headline, or else the last one above it."""
    above: list[Any] = []
    for element in tree.iter("time", "h1", first.tag):
        if element is first:
            break
        if element.tag == "h1":
            above = above[-1:]
        elif (
            element.tag == "time" and _is_date(element) and not element.xpath("ancestor::p/text()")
        ):
            above.append(element)
    return above[:1]


def _marks(element: Any) -> str:
    return " ".join(filter(None, map(element.get, ("class", "itemprop", "id"))))


def _is_date(element: Any) -> bool:
    """Return whether an element may be a date of this page, and not one of a change."""
    before = element.getprevious()
    leading = before.tail if before is not None else element.getparent().text
    if _MODIFIED.search(f"{_marks(element)} {leading or ''}") or len(element) > _MOST_PARTS:
        return False
    text = "".join(element.itertext())
    return len(text) <= _LONGEST_DATE and not element.xpath(_ASIDE)
