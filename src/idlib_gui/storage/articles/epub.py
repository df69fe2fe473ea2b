"""EPUB books: a ZIP archive of web pages, and a list of the order they are read in.

The order, the title and the rest are in the package document (EPUB 3.3, section 5). Its `dc:date`
is the day of publication by that standard; the day of the last change has another name there.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from .article import Article, ArticleError
from .blocks import blocks
from .dateline import date_told, published_at_top
from .encoding import decode
from .html import declared_encoding, parsed_page
from .plain import file_title, first_line_title
from .safe_xml import damaged, parsed_xml
from .zips import Package

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_PUBLICATIONS = (f"{_OPF}event", ("publication", "original-publication", None))
_WEB = re.compile(r"https?://\S+")
_MOST_CHAPTERS = 5_000


def read_epub(data: bytes, name: str) -> Article:
    """Return the text of a book, chapter by chapter, without its table of contents.

    Raises:
        ArticleError: If it cannot be unpacked or understood, or is locked.
    """
    with Package(data, name) as package:
        address = _package_document(package, name)
        root = parsed_xml(package.read(address), name)
        chapters = list(dict.fromkeys(_spine(root, posixpath.dirname(address))))[:_MOST_CHAPTERS]
        _refuse_locked(package, chapters, name)
        found = [one for one in chapters if one in package]
        text = "\n\n".join(part for one in found for part in _chapter(package.read(one), name))
    if not found:
        raise damaged(name)
    notes: tuple[str, ...] = ()
    if len(found) < len(chapters):
        missing = len(chapters) - len(found)
        what = "One chapter" if missing == 1 else f"{missing} chapters"
        notes = (f"{what} of {name} could not be found in it.",)
    facts = _Facts(root)
    return Article(
        text,
        facts.one("title") or first_line_title(text) or file_title(name),
        facts.one("publisher"),
        tuple(facts.all("creator")),
        facts.published() or published_at_top(text),
        facts.one("language"),
        next((one for one in facts.all("source", "identifier") if _WEB.fullmatch(one)), None),
        notes,
    )


def _package_document(package: Package, name: str) -> str:
    """Return the name of the member that tells what the book is made of."""
    if _CONTAINER not in package:
        raise damaged(name)
    container = parsed_xml(package.read(_CONTAINER), name)
    for element in container.iter("{*}rootfile"):
        address = unquote(element.get("full-path") or "")
        if address in package:
            return address
    raise damaged(name)


def _spine(root: Any, folder: str) -> Iterator[str]:
    """Yield the names of the members that are read one after the other."""
    items = {item.get("id"): item for item in root.iter("{*}item")}
    for reference in root.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        if "html" in (item.get("media-type") or "html") and item.get("href"):
            href = unquote(item.get("href").partition("#")[0])
            yield posixpath.normpath(posixpath.join(folder, href))


def _refuse_locked(package: Package, chapters: list[str], name: str) -> None:
    """Refuse a book with encrypted chapters; many have encrypted fonts alone, and can be read."""
    if _ENCRYPTION not in package:
        return
    root = parsed_xml(package.read(_ENCRYPTION), name)
    locked = {unquote(one.get("URI") or "") for one in root.iter("{*}CipherReference")}
    if locked.intersection(chapters):
        raise ArticleError(f"{name} is protected against copying and cannot be read here.")


def _chapter(data: bytes, name: str) -> Iterator[str]:
    if not data.strip():
        return
    text, _ = decode(data, name, declared_encoding(data))
    for block in blocks(parsed_page(text, name)):
        yield block.text


class _Facts:
    """What the package document says of the book."""

    def __init__(self, root: Any) -> None:
        self._root = root

    def all(self, *tags: str) -> Iterator[str]:
        for tag in tags:
            for element in self._root.iter(f"{_DC}{tag}"):
                words = " ".join("".join(element.itertext()).split())
                if words:
                    yield words

    def one(self, tag: str) -> str | None:
        return next(self.all(tag), None)

    def published(self) -> str | None:
        """Return the date of publication; EPUB 2 has dates of other events under the same name."""
        attribute, events = _PUBLICATIONS
        dates = [
            (element.get(attribute), element.text or "")
            for element in self._root.iter(f"{_DC}date")
        ]
        for event in events:
            for said, words in dates:
                if said == event and (date := date_told(words)):
                    return date
        return None
