"""What a web page says of itself: title, outlet, authors, publication date, language, address.

Pages say it in many ways. Schema.org data are read first, since they tell the article from the
site; then what trafilatura and htmldate find in the other metadata. Both libraries also guess from
the running text or the copyright line; such guesses are kept out by showing them metadata only.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from htmldate import find_date
from lxml import html as lxml_html
from trafilatura.metadata import extract_metadata

_ARTICLE_TYPES = re.compile(r"Article$|^(?:BlogPosting|Report|LiveBlogPosting|Review)$")
_MOST_DATA = 2**20
_DEEPEST = 6
_DATE = re.compile(r"\s*(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
_MODIFIED = re.compile(r"modif|updat|revis|expir|copyright|unpublish", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"publi|pub-?date|issued|^date$|dc\.date|dcterms\.date|article[.:_]?date|sailthru\.date"
    r"|release|posted|dateline|timestamp|entry-date|post-date",
    re.IGNORECASE,
)
_ASIDE = "ancestor-or-self::nav|ancestor-or-self::aside|ancestor-or-self::footer"
_NEAR_TOP = 3
_LONGEST_DATE = 120
_WEB = re.compile(r"https?://[^\s<>\"]{3,2000}$", re.IGNORECASE)
_TITLE_END = re.compile(r"\s+[|–—·•»-]\s+")
_BY = re.compile(r"^(?:by|von|par|por|yazan)\s*:?\s+", re.IGNORECASE)
_EARLIEST, _LATEST = "1800-01-01", "2200-01-01"
_LONGEST_NAME = 100


class Facts(NamedTuple):
    """What is known of a page; `published` is EDTF."""

    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    url: str | None = None


def page_facts(tree: Any) -> Facts:
    """Return what a page (an lxml element) says of itself."""
    data = next(_article_data(tree), {})
    found = extract_metadata(copy.deepcopy(tree), extensive=False)
    outlet = _meta(tree, "og:site_name") or _name(data.get("publisher")) or _clean(found.sitename)
    title = _clean(data.get("headline")) or _meta(tree, "og:title") or _clean(found.title)
    return Facts(
        _without_outlet(title, outlet),
        outlet,
        _authors(data.get("author")) or _split(found.author),
        _published(tree, data),
        _language(tree, data),
        _address(tree, data),
    )


def _clean(value: object) -> str | None:
    """Return a string of metadata as one line, None if it is none."""
    if not isinstance(value, str):
        return None
    plain = value
    if "<" in value or "&" in value:
        plain = lxml_html.fromstring(f"<div>{value}</div>").text_content()
    return " ".join(plain.split()) or None


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


def _authors(value: object) -> tuple[str, ...]:
    people = value if isinstance(value, list) else [value]
    names = (_name(person) for person in people)
    return _split(";".join(name for name in names if name and not _WEB.match(name)))


def _split(names: str | None) -> tuple[str, ...]:
    parts = (_BY.sub("", part.strip()) for part in (names or "").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part and len(part) < _LONGEST_NAME))


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


def _published(tree: Any, data: dict[str, Any]) -> str | None:
    """Return the date of publication, as the publisher wrote it: no time zone is reckoned in."""
    stated = _DATE.match(str(data.get("datePublished") or ""))
    if stated:
        return "-".join(filter(None, stated.groups()))
    return _found(_metadata_only(tree), _address(tree, data))


def _found(tree: Any, url: str | None) -> str | None:
    return find_date(
        tree,
        extensive_search=False,
        original_date=True,
        url=url or "",
        deferred_url_extractor=True,
        min_date=_EARLIEST,
        max_date=_LATEST,
    )


def _metadata_only(tree: Any) -> Any:
    """Return a page that holds nothing but what this page says of its own publication."""
    head, body = lxml_html.Element("head"), lxml_html.Element("body")
    for meta in tree.iter("meta"):
        called = " ".join(filter(None, map(meta.get, ("name", "property", "itemprop", "pubdate"))))
        if called and _PUBLISHED.search(called) and not _MODIFIED.search(called):
            head.append(copy.deepcopy(meta))
    for element in _dated(tree):
        twin = copy.deepcopy(element)
        twin.tail = None
        body.append(twin)
    page = lxml_html.Element("html")
    page.extend((head, body))
    return page


def _dated(tree: Any) -> list[Any]:
    """Return the elements that show when the page was published, the likeliest only."""
    certain, times = [], []
    for element in tree.iter("time", "abbr", "span", "p", "div"):
        marks = " ".join(filter(None, map(element.get, ("class", "itemprop", "id"))))
        if _MODIFIED.search(marks) or len(element) > _NEAR_TOP or element.xpath(_ASIDE):
            continue
        if len("".join(element.itertext())) > _LONGEST_DATE:
            continue
        if _PUBLISHED.search(marks) or element.get("pubdate") is not None:
            certain.append(element)
        elif element.tag == "time" and not element.xpath("ancestor::p"):
            times.append(element)
    return certain or times[:1]
