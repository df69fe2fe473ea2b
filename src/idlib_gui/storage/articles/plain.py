"""Plain text and Markdown: the text stays as it is, and its first lines say what it is called."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import NamedTuple

from .article import Article
from .dateline import date_told, published_at_top
from .encoding import decode
from .kinds import looks_like_page
from .mastheads import headline

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<body>.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*\r?\n", re.DOTALL
)
_ENTRY = re.compile(r"^(?P<key>[A-Za-z_-]+)[ \t]*:[ \t]*(?P<value>.*?)[ \t\r]*$", re.MULTILINE)
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*?)[ \t\r]*(?:\n|$)")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<text>.*?)[ \t]*#*[ \t\r]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"(?P<text>[^\n]+)\n {0,3}(?:=+|-{2,})[ \t\r]*(?:\n|$)")
_MARKS = re.compile(r"[*_`]+|!?\[(?P<label>[^\]]*)\]\([^)]*\)")
_TOP = 20_000


class _Front(NamedTuple):
    """What the front matter of a Markdown file says."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None


def read_text(data: bytes, name: str) -> Article:
    """Return the article in a plain text file; no character of the text is changed."""
    text, notes = decode(data, name)
    if looks_like_page(data):
        advice = "let its name end in .html to read only the article in it."
        notes += (f"{name} is the source of a web page, read as plain text; {advice}",)
    return Article(
        text,
        first_line_title(text) or file_title(name),
        published=published_at_top(text),
        notes=notes,
    )


def read_markdown(data: bytes, name: str) -> Article:
    """Return the article in a Markdown file; its marks stay in the text."""
    text, notes = decode(data, name)
    front, body = _front_matter(text)
    top = body[:_TOP]
    return Article(
        text,
        front.title or _heading(top) or first_line_title(top) or file_title(name),
        front.outlet,
        front.byline,
        front.published or published_at_top(top),
        front.language,
        front.url,
        notes,
    )


def file_title(name: str) -> str:
    """Return what to call an article that nothing but its file's name names."""
    return PurePath(name).stem or name


def first_line_title(text: str) -> str | None:
    """Return the first line of a text that looks like a headline, above all that does not."""
    return headline(text[:_TOP])


def _heading(text: str) -> str | None:
    """Return the first heading of Markdown, in either of its two manners."""
    first = min(
        filter(None, (_HEADING.search(text), _UNDERLINED.search(text))),
        key=lambda match: match.start(),
        default=None,
    )
    if first is None:
        return None
    words = _MARKS.sub(lambda mark: mark["label"] or "", first["text"])
    return " ".join(words.split()) or None


def _front_matter(text: str) -> tuple[_Front, str]:
    """Return what the front matter says, and the text after it.

    It is YAML; only what articles say is read: `key: value` and lists of authors.
    """
    front = _FRONT_MATTER.match(text)
    if front is None:
        return _Front(), text
    body = front["body"]
    entries = {entry["key"].lower(): _values(entry, body) for entry in _ENTRY.finditer(body)}

    def one(*keys: str) -> str | None:
        return next((entries[key][0] for key in keys if entries.get(key)), None)

    return _Front(
        one("title", "headline"),
        entries.get("authors") or entries.get("author") or entries.get("byline") or (),
        date_told(one("date", "published", "publishdate", "pubdate") or ""),
        one("outlet", "publication", "publisher", "site", "source"),
        one("lang", "language"),
        one("url", "canonical", "canonical_url", "link"),
    ), text[front.end() :]


def _values(entry: re.Match[str], body: str) -> tuple[str, ...]:
    value = entry["value"]
    if value.startswith("[") and value.endswith("]"):
        parts = value[1:-1].split(",")
    elif value:
        parts = [value]
    else:
        parts = []
        at = entry.end() + 1
        while item := _ITEM.match(body, at):
            parts.append(item["value"])
            at = item.end()
    return tuple(filter(None, (part.strip().strip("\"'").strip() for part in parts)))
