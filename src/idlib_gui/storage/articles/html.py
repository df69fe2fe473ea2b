"""Saved web pages: the article in them, without menus, teasers and advertisements."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from .article import Article, ArticleError
from .blocks import blocks, mostly_links
from .credits import drop_credits, without_credit
from .dateline import published_at_top
from .encoding import decode
from .page_facts import page_facts
from .plain import file_title
from .selection import article_blocks

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE
)
_HEAD = 4096
_PROLOGUE = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>", re.IGNORECASE)
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_EMBEDDED = re.compile(r"\b(?:data|blob):[^\"'()\s<>]{200,}")
"""Pictures written into the page as text, most of a saved page's bytes."""
_LONGEST_HEAD = 10
"""How many lines above the text may name who wrote it, and when."""
_MOST_ELEMENTS = 300_000
_LARGEST = 16 * 2**20


def read_html(data: bytes, name: str) -> Article:
    """Return the article in a saved web page. Nothing that the page refers to is loaded.

    Raises:
        ArticleError: If there is no article in it.
    """
    text, notes = decode(data, name, declared_encoding(data))
    return article_of_page(text, name, notes)


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page says it is in."""
    declared = _DECLARED.search(data[:_HEAD])
    return declared[1].decode("ascii", "replace") if declared else None


def article_of_page(source: str, name: str, notes: tuple[str, ...] = ()) -> Article:
    """Return the article in the source of a page.

    Args:
        source: The page.
        name: What its file is called.
        notes: What there is to say of it already.
    """
    tree = parsed_page(source, name)
    drop_credits(tree)
    page = list(blocks(tree))
    chosen = article_blocks(tree, page)
    if not chosen:
        raise ArticleError(
            f"There is no article in {name}, only menus and links;"
            " open the page of one article and save that."
        )
    text = "\n\n".join(filter(None, map(without_credit, chosen))) or chosen[0].text
    head = [block.text for block in page[: page.index(chosen[0])] if not mostly_links(block)]
    facts = page_facts(tree, head[-_LONGEST_HEAD:], chosen[0].element)
    return Article(
        text,
        facts.title or file_title(name),
        facts.outlet,
        facts.byline,
        facts.published or published_at_top(text),
        facts.language,
        facts.url,
        notes,
    )


def parsed_page(source: str, name: str) -> Any:
    """Return the tree of a page, however broken its marks are."""
    plain = _EMBEDDED.sub("", _UNREADABLE.sub("", _PROLOGUE.sub("", source, count=1)))
    if len(plain) > _LARGEST:
        raise ArticleError(f"{name} is too large for the page of one article.")
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        tree = lxml_html.document_fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ArticleError(f"There is no article in {name}: it is no web page.") from error
    if next(islice(tree.iter(), _MOST_ELEMENTS, None), None) is not None:
        raise ArticleError(f"{name} has too many parts for the page of one article.")
    return tree
