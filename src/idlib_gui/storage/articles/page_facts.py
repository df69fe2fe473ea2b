"""What a web page says of itself: title, outlet, authors, language, address, publication date.

Pages say it in many ways. Schema.org data are read first, since they tell the article from the
site; then the metadata that trafilatura finds.
"""

from __future__ import annotations

import copy
import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lxml import html as lxml_html
from trafilatura.metadata import extract_metadata

from .blocks import is_large
from .bylines import byline_in
from .dateline import published_at_top
from .page_dates import published

_ARTICLE_TYPES = re.compile(r"Article$|^(?:BlogPosting|Report|LiveBlogPosting|Review)$")
_MOST_DATA = 2**20
_DEEPEST = 6
_WEB = re.compile(r"https?://[^\s<>\"]{3,2000}$", re.IGNORECASE)
_TITLE_END = re.compile(r"\s+[|–—·•»-]\s+")
_BY = re.compile(r"^(?:by|von|par|por|yazan)\s*:?\s+", re.IGNORECASE)
_LONGEST_NAME = 100
_AUTHOR = re.compile(r"(?:\w+[.:_])*(?:article[._-]?)?(?:author|writer|creator)s?", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


class Facts(NamedTuple):
    """What is known of a page; `published` is EDTF."""

    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    url: str | None = None


def page_facts(tree: Any, above: Sequence[str], first: Any) -> Facts:
    """Return what a page says of itself.

    Args:
        tree: The page, an lxml element.
        above: The last lines above the text.
        first: The element with which the text begins.
    """
    data = next(_article_data(tree), {})
    found = extract_metadata(_readable(tree), extensive=False)
    outlet = (
        _meta(tree, "og:site_name")
        or _name(data.get("publisher"))
        or _microdata(tree, "publisher")
        or _clean(found.sitename)
    )
    title = _clean(data.get("headline")) or _meta(tree, "og:title") or _clean(found.title)
    url = _address(tree, data)
    byline = (
        _authors(data.get("author"), outlet)
        or _split(found.author, outlet)
        or _split(_author_meta(tree), outlet)
        or byline_in(above)
    )
    return Facts(
        _without_outlet(title, outlet),
        outlet,
        byline,
        published(tree, data, url, first) or published_at_top("\n".join(above)),
        _language(tree, data),
        url,
    )


def _readable(tree: Any) -> Any:
    """Return a copy of what trafilatura may look at; of a large page that is its head."""
    if not is_large(tree):
        return copy.deepcopy(tree)
    page = lxml_html.Element("html")
    page.extend(copy.deepcopy(tree.findall("head")))
    return page


def _clean(value: object) -> str | None:
    """Return a string of metadata as one line, None if it is none."""
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(_TAG.sub("", html.unescape(value))).split()) or None


def _article_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the schema.org data about articles, those about the page's own article first."""
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(text) > _MOST_DATA:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(data, 0)


def _articles(data: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles(item, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        named = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLE_TYPES.search(kind) for kind in named):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(data.get(key), depth + 1)


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return next(filter(None, map(_name, value)), None)
    return _clean(value.get("name")) if isinstance(value, dict) else _clean(value)


def _authors(value: object, outlet: str | None) -> tuple[str, ...]:
    people = value if isinstance(value, list) else [value]
    names = (_name(person) for person in people)
    return _split(";".join(filter(None, names)), outlet)


def _split(names: str | None, outlet: str | None) -> tuple[str, ...]:
    """Return the names of people; an outlet that signs for its own people names none."""
    parts = (_BY.sub("", part.strip()) for part in (names or "").split(";"))
    return tuple(
        dict.fromkeys(
            part
            for part in parts
            if 0 < len(part) < _LONGEST_NAME and part != outlet and not _WEB.match(part)
        )
    )


def _author_meta(tree: Any) -> str | None:
    for meta in tree.iter("meta"):
        called = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        if _AUTHOR.fullmatch(called) and not _WEB.match(meta.get("content") or ""):
            return _clean(meta.get("content"))
    return None


def _microdata(tree: Any, called: str) -> str | None:
    """Return the name of what has a role in the page's schema.org microdata."""
    for element in tree.xpath(f"//*[@itemprop='{called}']"):
        for part in element.xpath("descendant-or-self::*[@itemprop='name']") or [element]:
            name = _clean(part.get("content") or "".join(part.itertext()))
            if name:
                return name
    return None


def _meta(tree: Any, called: str) -> str | None:
    for meta in tree.iter("meta"):
        if called in {meta.get("property"), meta.get("name")} and meta.get("content"):
            return _clean(meta.get("content"))
    return None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """Return a title without the name of the site that pages put at its end."""
    if not title or not outlet:
        return title
    parts = list(_TITLE_END.finditer(title))
    if parts and title[parts[-1].end() :].casefold() == outlet.casefold():
        return title[: parts[-1].start()]
    return title


def _language(tree: Any, data: dict[str, Any]) -> str | None:
    root = tree.getroottree().getroot()
    declared = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return declared or _clean(data.get("inLanguage")) or _meta(tree, "og:locale")


def _address(tree: Any, data: dict[str, Any]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"]
    for address in (*links, _meta(tree, "og:url"), data.get("url")):
        if isinstance(address, str) and _WEB.match(address.strip()):
            return address.strip()
    return None
