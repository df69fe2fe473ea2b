"""Web archives (MHTML): the first page in them is read."""

from __future__ import annotations

import base64

import pytest

from idlib_gui.storage.articles import ArticleError, article_of

from .web_pages import page, prose, within

TEXT = "\n\n".join(prose(3))
PAGE = page("<title>No ferry</title>", f"<h1>No ferry</h1>{within('p', prose(3))}")
HEAD = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://x.example/a\r\n"
    "Date: Sat, 5 Mar 2022 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="frontier"\r\n\r\n'
)


def archive(*parts):
    bodies = "".join(f"--frontier\r\n{part}\r\n" for part in parts)
    return f"{HEAD}\r\n{bodies}--frontier--\r\n".encode()


def part(body, kind="text/html; charset=utf-8", coding="8bit", more=""):
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n{more}\r\n{body}"


def read(data, name="a.mhtml"):
    return article_of(data, name)


def test_the_page_is_read_and_its_address_is_told():
    article = read(archive(part(PAGE), part("body { }", "text/css")))
    assert (article.text, article.title, article.url) == (TEXT, "No ferry", "https://x.example/a")


def test_the_day_it_was_saved_is_not_the_day_of_publication():
    assert read(archive(part(PAGE))).published is None


def test_a_page_in_base64_and_another_encoding_is_read():
    words = "Мэр города заявил во вторник, что паром не выйдет в море до весны."
    body = base64.encodebytes(f"<p>{words}</p>".encode("cp1251")).decode()
    article = read(archive(part(body, "text/html; charset=windows-1251", "base64")))
    assert article.text == words


def test_a_page_that_tells_its_own_address_keeps_it():
    own = PAGE.replace("<title>", '<link rel="canonical" href="https://x.example/own"><title>')
    assert read(archive(part(own))).url == "https://x.example/own"


def test_an_address_on_the_disk_of_somebody_is_none():
    data = archive(part(PAGE)).replace(b"https://x.example/a", b"file:///home/a.html")
    assert read(data).url is None


def test_the_first_page_is_read_and_not_its_frames():
    other = page("", within("p", prose(3, 9)))
    assert read(archive(part("p { }", "text/css"), part(PAGE), part(other))).text == TEXT


@pytest.mark.parametrize(
    "data", [archive(part("body { }", "text/css")), archive(), b"just some words", HEAD.encode()]
)
def test_an_archive_without_a_page_says_so(data):
    with pytest.raises(ArticleError, match=r"There is no page in a\.mhtml"):
        read(data)


def test_an_archive_with_an_empty_page_says_so():
    with pytest.raises(ArticleError, match="There is no article"):
        read(archive(part("")))


def test_archives_in_archives_are_not_opened_for_ever():
    nested = "".join(
        f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n" for at in range(6_000)
    )
    with pytest.raises(ArticleError, match="more parts than a saved page has"):
        read(f"MIME-Version: 1.0\n{nested}".encode())
    with pytest.raises(ArticleError, match="more parts than a saved page has"):
        read(f"MIME-Version: 1.0\n{nested[:4_000]}".encode())
