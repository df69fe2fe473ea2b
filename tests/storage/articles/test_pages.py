"""Saved web pages: which words are the article, and what the page says of itself."""

from __future__ import annotations

import pytest

from idlib_gui.storage.articles import ArticleError, article_of

from .other_pages import OTHERS
from .web_pages import MENU, NEWS, TEASERS, data, links, meta, page, prose, within

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


STORY = within("p", prose(3))
TEXT = "\n\n".join(prose(3))


def story(head="", above="<h1>No ferry</h1>", inner=STORY, below=""):
    return page(head, f"{above}<div>{inner}</div>{below}")


@pytest.mark.parametrize(
    "body",
    [
        "",
        links(MENU),
        f"<nav>{links(MENU)}</nav><footer>© 2020</footer>",
        f"<ul>{links(TEASERS)}</ul>",
        "<script>let words = 'many words of a program that nobody reads.'</script>",
    ],
)
def test_a_page_without_an_article_says_so(body):
    with pytest.raises(ArticleError, match=r"There is no article in a\.html, only menus and links"):
        read(page("<title>Home</title>", body))


def test_what_a_browser_does_not_show_is_not_read():
    unseen = (
        "<p hidden>unseen one, a sentence.</p><p style='display: none'>unseen two, a sentence.</p>"
        "<noscript><p>unseen three, a sentence.</p></noscript><template>unseen</template>"
        "<!-- unseen --><svg><title>unseen</title></svg>"
    )
    assert read(story(inner=STORY + unseen)).text == TEXT


def test_marks_in_a_line_leave_no_trace_and_breaks_do():
    inner = (
        "<p>The <b>fer</b>ry <a href='x'>did not</a>\n  sail&shy;or&#8203;s<br>on <q>Monday</q>"
        "<sup><a href='#n1'>1</a></sup> and <q>“Tuesday”</q> of x<sup>2</sup>.</p>"
        "<pre>one\n  two</pre>"
    )
    text = read(story(inner=STORY + inner + within("p", prose(2, 9)))).text
    assert "The ferry did not sailors\non “Monday”[1] and “Tuesday” of x2." in text
    assert "one\ntwo" in text


def test_two_breaks_part_paragraphs():
    assert read(story(inner="<br><br>".join(prose(3)))).text == TEXT


def test_cells_of_short_words_stay_in_a_row_and_cells_of_paragraphs_do_not():
    rows = "<tr><th>Pier</th><td>1931</td></tr><tr><td><p>One.</p></td><td>Two.</td></tr>"
    inner = f"<table>{rows}</table>"
    text = read(story(inner=STORY + inner + within("p", prose(2, 9)))).text
    assert "Pier\t1931\n\nOne.\n\nTwo." in text


def test_unclosed_and_crossed_elements_are_read_as_browsers_do():
    inner = "<p>" + "<p>".join(prose(3)) + "<b><i></b>"
    assert read(f"<title>No ferry</title><h1>No ferry</h1>{inner}").text == TEXT


@pytest.mark.parametrize("declared", ["windows-1251", "cp1251", "WINDOWS-1251"])
def test_the_encoding_that_a_page_declares_is_taken(declared):
    words = "Мэр города заявил во вторник, что паром не выйдет в море до весны."
    source = f"<html><head><meta charset='{declared}'></head><body><p>{words}</p></body></html>"
    article = read(source.encode("cp1251"))
    assert article.text == words
    assert any("read as Windows-1251" in note for note in article.notes)


@pytest.mark.parametrize("declared", ["utf-8", "latin-1", "nonsense", "base64"])
def test_a_page_in_utf8_is_read_as_that_whatever_it_declares(declared):
    words = "Der Bürgermeister sagte, dass die Fähre nicht fährt."
    assert read(f"<meta charset='{declared}'><p>{words}</p>").text == words


@pytest.mark.parametrize("declared", ["nonsense", "base64", "unicode_escape", "idna", "big5", ""])
def test_a_declared_encoding_that_does_not_fit_is_passed_over(declared):
    words = "The mayor said it’s “fine” and that was all of it."
    assert read(f"<meta charset='{declared}'><p>{words}</p>".encode("cp1252")).text == words


def test_pages_of_xml_are_read():
    source = f'<?xml version="1.0" encoding="utf-8"?>\n<html lang="en"><body>{STORY}</body></html>'
    assert read(source, "a.xhtml").text == TEXT


def test_pictures_in_the_page_cost_nothing():
    picture = f"<img src='data:image/png;base64,{'A' * 20_000_000}'>"
    assert read(story(inner=picture + STORY)).text == TEXT


@pytest.mark.parametrize("tag", ["div", "b", "div><p", "table><tr><td"])
def test_a_hundred_thousand_nested_elements_end_in_one_sentence(tag):
    with pytest.raises(ArticleError, match="There is no article"):
        read(f"<{tag}>" * 100_000 + "The ferry did not sail on Monday.")


def test_deep_nesting_that_browsers_bear_is_read():
    assert read("<div>" * 150 + STORY + "</div>" * 150).text == TEXT


def test_a_page_of_very_many_elements_is_refused():
    with pytest.raises(ArticleError, match="too many parts"):
        read("<i></i>" * 300_001)


def test_a_page_of_very_many_letters_is_refused():
    with pytest.raises(ArticleError, match="too large for the page of one article"):
        read("<p>" + "The ferry sank. " * 1_100_000)


def test_a_long_page_is_read_whole_and_without_its_menu():
    text = [f"The ferry number {at} did not sail on Monday." for at in range(8_000)]
    head = meta(og__title="All ferries") + '<meta name="author" content="Ada Holm">'
    body = within("p", [f"<b></b><b></b><b></b>{told}" for told in text])
    article = read(page(head, f"<nav>{links(MENU)}</nav><h1>All</h1>{body}"))
    assert article.text == "\n\n".join(text)
    assert (article.title, article.byline) == ("All ferries", ("Ada Holm",))


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "[" * 100_000,
        "[1, null, {}]",
        '{"@type": 5, "headline": "Wrong"}',
        '{"@type": "Person", "name": "Wrong"}',
        '{"@graph": [[[[[[[[[{"@type": "NewsArticle", "headline": "Wrong"}]]]]]]]]]}',
        '{"@type": "NewsArticle", "headline": 5, "datePublished": 7, "author": [null, 3]}',
        '{"@type": "NewsArticle", "datePublished": "some day", "author": {"name": ["x"]}}',
    ],
)
def test_broken_data_about_a_page_does_no_harm(script):
    head = f"<title>No ferry</title><script type='application/ld+json'>{script}</script>"
    article = read(story(head))
    assert (article.title, article.published) == ("No ferry", None)


def test_letters_and_marks_written_as_entities_are_read_in_what_a_page_tells():
    head = data(headline="Ferry &amp; <b>pier</b> &#8211; a report", datePublished="2021-03-05")
    assert read(story(head)).title == "Ferry & pier – a report"


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("No ferry | Harbour Weekly", "No ferry"),
        ("No ferry - harbour weekly", "No ferry"),
        ("No ferry | Islands", "No ferry | Islands"),
    ],
)
def test_the_name_of_the_outlet_is_no_part_of_the_title(title, kept):
    head = meta(og__title=title, og__site_name="Harbour Weekly")
    assert read(story(head)).title == kept


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://x.example/a">', "https://x.example/a"),
        (meta(og__url=" https://x.example/b "), "https://x.example/b"),
        (data(url="https://x.example/c"), "https://x.example/c"),
        ('<link rel="canonical" href="/a">', None),
        (meta(og__url="javascript:alert(1)"), None),
    ],
)
def test_the_address_is_the_one_the_page_tells(head, url):
    assert read(story(head)).url == url


@pytest.mark.parametrize(
    ("told", "byline"),
    [
        ({"author": "Ada Holm"}, ("Ada Holm",)),
        (
            {"author": ["Ada Holm", {"name": "Bo Lind"}, {"name": "Ada Holm"}]},
            ("Ada Holm", "Bo Lind"),
        ),
        ({"author": {"name": "By Ada Holm"}}, ("Ada Holm",)),
        ({"author": {"name": "https://x.example/ada"}}, ()),
        ({"author": {"name": "The Post"}, "publisher": {"name": "The Post"}}, ()),
    ],
)
def test_authors_are_people_with_names(told, byline):
    assert read(story(data(headline="No ferry", **told))).byline == byline


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ada Holm", ("Ada Holm",)),
        ("By Ada Holm and Bo Lind", ("Ada Holm", "Bo Lind")),
        (
            "By Ada Holm, Bo Lind & Eva van der Berg | 5 March",
            ("Ada Holm", "Bo Lind", "Eva van der Berg"),
        ),
        ("By the sea", ()),
        ("By popular demand, the ferry sails", ()),
        ("Ada Holm", ()),
    ],
)
def test_a_line_under_the_headline_may_tell_who_wrote_it(line, byline):
    assert read(story(above=f"<h1>No ferry</h1><div>{line}</div>")).byline == byline


@pytest.mark.parametrize(
    ("head", "above", "published"),
    [
        (data(datePublished="2021-03-05"), "", "2021-03-05"),
        (data(datePublished="2021-03-05T23:30:00-05:00"), "", "2021-03-05"),
        (data(datePublished="2021-13-45"), "", None),
        (data(dateModified="2021-03-05", dateCreated="2021-03-04"), "", None),
        ('<meta name="DC.date.issued" content="2021-03-05">', "", "2021-03-05"),
        ('<meta name="last-modified" content="2021-03-05">', "", None),
        ('<meta property="og:updated_time" content="2021-03-05">', "", None),
        ("", "<time datetime='2021-03-05'>Friday</time>", "2021-03-05"),
        ("", "<div>Updated <time datetime='2021-03-05'>Friday</time></div>", None),
        ("", "<div><span>Edited</span> 5 March</div>", None),
        ("", "<span class='pub-date'>5 mars 2021</span>", "2021-03-05"),
        ("", "<div>Published on 5 March 2021</div>", "2021-03-05"),
        ('<link rel="canonical" href="https://x.example/2021/03/05/no-ferry">', "", "2021-03-05"),
    ],
)
def test_the_day_of_publication_is_what_the_page_tells_and_no_other_day(head, above, published):
    assert read(story(head, f"<h1>No ferry</h1>{above}")).published == published


def test_days_of_other_things_on_a_page_are_not_the_day_of_publication():
    below = (
        "<div class='card'><time datetime='2019-01-01'>1 January 2019</time><a>Another</a></div>"
        "<footer><time datetime='2022-01-01'>1 January 2022</time> © 2018</footer>"
    )
    inner = f"{STORY}<p>It sank on <time datetime='1954-05-03'>3 May 1954</time> in the bay.</p>"
    assert read(story(inner=inner, below=below)).published is None


def test_a_page_that_says_nothing_is_called_as_its_file():
    assert read(f"<div>{STORY}</div>", "my page.html").title == "my page"


def test_reading_a_page_opens_no_connection(monkeypatch):
    def refuse(*_args):
        raise AssertionError

    for way in ("connect", "connect_ex"):
        monkeypatch.setattr(f"socket.socket.{way}", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    head = (
        '<link rel="stylesheet" href="https://x.example/a.css"><base href="https://x.example/">'
        '<link rel="canonical" href="https://x.example/2021/03/05/no-ferry">'
    )
    inner = f"{STORY}<img src='https://x.example/a.png'><iframe src='//x.example'></iframe>"
    assert read(story(head, inner=inner)).text == TEXT


def figure_page(caption, inside=""):
    before, after = (
        "<p>The ferry did not sail, the mayor said.</p>",
        "<p>Nobody came to the pier.</p>",
    )
    figure = f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption>{inside}</figure>"
    return page("<title>No ferry</title>", f"<article>{before * 2}{figure}{after * 2}</article>")


@pytest.mark.parametrize(
    "credit",
    [
        "Photograph: Ada Holm/Ledger",
        "Photo by Ada Holm",
        "Photo: Ada Holm / Harbour Press / Picture Union",
        "(Photo: Ada Holm)",
        "© Ada Holm, Harbour Press",
        "Ada Holm/Harbour Press",
        "[Ada Holm/Harbour Press]",
        "(Ada Holm/Harbour Press via AP)",
        "<span class='photo-credit'>Ada Holm</span>",
        "<small itemprop='copyrightHolder' class='credit'>Harbour Press</small>",
    ],
)
def test_the_name_of_who_took_a_picture_is_left_out_and_the_caption_kept(credit):
    text = read(figure_page(f"The old pier before the storm. {credit}")).text
    assert "The old pier before the storm." in text.split("\n\n")
    assert "Ada" not in read(figure_page(credit)).text
    assert "Harbour Press" not in read(figure_page(credit)).text


@pytest.mark.parametrize(
    "caption",
    [
        "The photo shows the pier and its watchman/fisherman in the storm",
        "Ada Holm, who took photos of the storm, on the pier in Northhaven/Elm",
        "Photo: the last one taken. Then the pier fell into the sea",
        "Images by the sea were all that was left",
    ],
)
def test_a_caption_that_speaks_of_pictures_is_kept_whole(caption):
    assert caption in read(figure_page(caption)).text.split("\n\n")


def test_a_credit_in_a_paragraph_of_the_article_is_the_articles_own():
    said = "The paper was fined for what it printed: “Photo: Ada Holm/Ledger”"
    text = "<p>The ferry did not sail, the mayor said.</p>" * 2
    assert said in read(page("", f"<article>{text}<p>{said}</p>{text}</article>")).text


def test_what_else_stands_in_a_figure_is_kept_as_it_is():
    quote = "No ferry, no school, no doctor –"
    long = "The story of the pier is told in many words. " * 40
    assert quote in read(figure_page("", f"<blockquote>{quote}</blockquote>")).text
    assert long.strip() in read(figure_page("", f"<div class='credits'><p>{long}</p></div>")).text
    assert read("<figure><figcaption>Photo: Ada Holm</figcaption></figure>").text
