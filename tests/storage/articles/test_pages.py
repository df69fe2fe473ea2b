"""Saved web pages: which words are the article, and what the page says of itself."""

from __future__ import annotations

import pytest

from idlib_gui.storage.articles import article_of

from .other_pages import OTHERS
from .web_pages import NEWS

PAGES = {**NEWS, **OTHERS}


def read(source, name="a.html"):
    return article_of(source.encode() if isinstance(source, str) else source, name)


@pytest.mark.parametrize("name", PAGES)
def test_the_article_is_read_whole_and_in_order(name):
    text = read(PAGES[name].html).text.split("\n\n")
    assert [part for part in text if part in PAGES[name].article] == list(PAGES[name].article)


@pytest.mark.parametrize("name", PAGES)
def test_what_stands_beside_the_article_is_left_out(name):
    text = read(PAGES[name].html).text
    assert [words for words in PAGES[name].beside if words in text] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_tells_title_outlet_authors_and_day_of_publication(name):
    article = read(PAGES[name].html)
    assert (article.title, article.outlet, article.byline, article.published) == PAGES[name][3:]


def test_the_same_page_gives_the_same_article():
    assert read(NEWS["blog"].html) == read(NEWS["blog"].html)
