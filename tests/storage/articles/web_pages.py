"""Saved web pages as sites build them, each with what is its article and what is not.

The layouts are those of real sites in outline; the sites, people and words are made up.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

_WHO = (
    *("The harbour council", "A spokeswoman for the ministry", "Mayor Ada Holm"),
    *("The regional court", "A group of teachers", "The coast guard", "The shipping company"),
)
_SAID = (
    *("announced on Tuesday that", "told reporters that", "denied that", "warned last week that"),
    "insisted that",
)
_WHAT = (
    "the ferry would not sail before spring, while protests continued outside the town hall",
    "two of the three piers had been closed, despite earlier promises to the contrary",
    "talks with the mainland had broken down, after a meeting that lasted until midnight",
    "the budget for repairs was exhausted",
    "more than forty families had left the northern villages",
    "nobody had been asked before the decision was taken",
)
MENU = ("Politics", "Business", "Culture", "Podcasts", "Weather", "Travel")
TEASERS = (
    "Nine things to know about the new bridge",
    "How a village learned to live without cars",
    "Why the price of herring has doubled in a year",
    "Photos: the longest night of the festival",
)
COMMENTS = (
    "I have lived here for thirty years and have never seen anything like this. A shame.",
    "This is what happens when nobody listens to the fishermen, and I vote for the council.",
)
_HTML = '<!DOCTYPE html><html lang="{}"><head><meta charset="utf-8">{}</head><body>{}</body></html>'


class Page(NamedTuple):
    """A page, the paragraphs of its article, words that are none of it, and what is known of it."""

    html: str
    article: Sequence[str]
    beside: Sequence[str]
    title: str
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None


def prose(count: int, first: int = 0) -> list[str]:
    """Return paragraphs of one or two sentences, others for another `first`."""
    return [
        " ".join(_sentence(2 * at + part) for part in range(1 + at % 2))
        for at in range(first, first + count)
    ]


def _sentence(at: int) -> str:
    return f"{_WHO[at % 7]} {_SAID[at % 5]} {_WHAT[at % 6]}, number {at}."


def page(head: str, body: str, language: str = "en") -> str:
    """Return the source of a page."""
    return _HTML.format(language, head, body)


def links(texts: Sequence[str], tag: str = "li") -> str:
    """Return texts as links, each in an element."""
    return "".join(f'<{tag}><a href="/x">{text}</a></{tag}>' for text in texts)


def within(tag: str, texts: Sequence[str], marks: str = "") -> str:
    """Return texts, each in an element."""
    return "".join(f"<{tag} {marks}>{text}</{tag}>" for text in texts)


def meta(**content: str) -> str:
    """Return meta elements; two underscores in a name stand for a colon."""
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">'
        for name, value in content.items()
    )


def data(**told: object) -> str:
    """Return schema.org data about an article."""
    source = json.dumps({"@type": "NewsArticle", **told})
    return f'<script type="application/ld+json">{source}</script>'


def _blog() -> Page:
    text = prose(5)
    caption = "The old pier in the northern harbour, before the storm"
    items = ["A new tender in April.", "A first crossing before the summer."]
    body = (
        f'<header class="site-header"><nav><ul>{links(MENU)}</ul></nav></header>'
        '<main><article class="post hentry"><header class="entry-header">'
        '<h1 class="entry-title">Island waits for its ferry</h1><div class="entry-meta">'
        '<time class="entry-date published" datetime="2021-03-05T08:15:00+00:00">March 5, 2021'
        '</time><time class="updated" datetime="2021-03-09T10:00:00+00:00">March 9, 2021</time>'
        '<span class="byline"> by <span class="author vcard"><a rel="author">Eva Strand</a></span>'
        f'</span></div></header><div class="entry-content">{within("p", text[:2])}'
        f'<figure class="wp-caption"><img><figcaption>{caption}</figcaption></figure>'
        f"<blockquote><p>{text[2]}</p></blockquote><h2>What happens next</h2>"
        f"<ul>{within('li', items)}</ul>{within('p', text[3:])}"
        f'<div class="sharedaddy"><h3>Share this:</h3><ul>{links(["Click to share this"])}</ul>'
        "</div>"
        f'<div class="jp-relatedposts"><h3>Related</h3><p><a>{TEASERS[0]}</a></p></div></div>'
        "</article>"
        '<div id="comments" class="comments-area"><h2>2 thoughts on “Island waits”</h2>'
        f'<ol class="comment-list">{within("li", COMMENTS, "class=comment")}</ol></div></main>'
        f'<aside class="widget-area"><h2>Recent Posts</h2><ul>{links(TEASERS[1:])}</ul></aside>'
        '<footer class="site-footer">Proudly powered by a program for blogs</footer>'
    )
    head = "<title>Island waits for its ferry | Harbour Weekly</title>" + meta(
        og__site_name="Harbour Weekly",
        article__published_time="2021-03-05T08:15:00+00:00",
        article__modified_time="2021-03-09T10:00:00+00:00",
    )
    return Page(
        page(head, body),
        [*text[:2], caption, text[2], "What happens next", *items, *text[3:]],
        [*TEASERS, *COMMENTS, "Share this", "Proudly powered", "Click to share"],
        "Island waits for its ferry",
        "Harbour Weekly",
        ("Eva Strand",),
        "2021-03-05",
    )


def _broadcaster() -> Page:
    text = prose(6, 5)
    block = '<div class="ssrcss-1"><div><p class="ssrcss-2">{}</p></div></div>'
    caption = "Residents say the crossing is their only way to a hospital"
    body = (
        "<div id='cookiePrompt'><h2>Let us know you agree</h2><p>We use cookies to give you the"
        " best online experience, please let us know.</p></div><header role='banner'>"
        f"<ul>{links(MENU)}</ul>"
        '</header><main role="main"><article class="ssrcss-3"><header><h1>Third week without a '
        "ferry</h1>"
        '<time datetime="2020-11-18T16:40:12.000Z">18 November 2020</time></header>'
        "<div><p><strong>By Tom Reed</strong></p><p>Coast correspondent</p></div>"
        f"<figure><span>Agency pictures</span><figcaption>{caption}</figcaption></figure>"
        f"{''.join(map(block.format, text[:3]))}<div><h2>'No more promises'</h2></div>"
        f"<div><ul>{links(TEASERS[:2])}</ul></div>{''.join(map(block.format, text[3:]))}"
        f"<section><h2>More on this story</h2><ul>{links(TEASERS[2:])}</ul></section></article>"
        "</main>"
        "<div role='complementary'><h2>Top Stories</h2><p>Officials say that new rules will "
        "come into"
        " effect in the next few weeks.</p></div><footer><p>© 2021 Coast News, all rights "
        "reserved.</p></footer>"
    )
    told = data(
        headline="Third week without a ferry",
        datePublished="2020-11-18T16:40:12.000Z",
        dateModified="2020-11-19T09:00:00.000Z",
        author={"@type": "Organization", "name": "Coast News"},
        publisher={"@type": "Organization", "name": "Coast News"},
    )
    return Page(
        page("<title>Third week without a ferry - Coast News</title>" + told, body, "en-GB"),
        [caption, *text[:3], "'No more promises'", *text[3:]],
        [*TEASERS, "We use cookies", "Officials say that new", "all rights", "correspondent"],
        "Third week without a ferry",
        "Coast News",
        ("Tom Reed",),
        "2020-11-18",
    )


def _phone_page() -> Page:
    text = prose(4, 11)
    graph = {
        "@graph": [
            {"@type": "WebSite", "name": "The Daily Pier"},
            {
                "@type": ["NewsArticle"],
                "headline": "Court halts sale of the ferries",
                "datePublished": "2019-07-01",
                "author": [{"name": "Ines Falk"}, {"name": "Jon Ek"}],
                "publisher": [{"name": "The Daily Pier"}],
            },
        ]
    }
    body = (
        f"<amp-sidebar><ul>{links(MENU)}</ul></amp-sidebar><article><h1>Court halts sale</h1>"
        f"<div>{within('p', text[:2])}<amp-ad><div>Advertisement</div></amp-ad><div>Read also:"
        f" <a>{TEASERS[0]}</a></div>{within('p', text[2:])}</div></article>"
        f"<section><h3>More stories</h3>{links(TEASERS[1:], 'h4')}</section>"
    )
    head = f'<script type="application/ld+json">{json.dumps([graph])}</script>'
    return Page(
        page(head, body),
        text,
        [*TEASERS, "Advertisement", *MENU],
        "Court halts sale of the ferries",
        "The Daily Pier",
        ("Ines Falk", "Jon Ek"),
        "2019-07-01",
    )


def _live_blog() -> Page:
    text = prose(6, 15)
    heads = ["Talks resume", "Police clear the pier", "Boats arrive"]
    posts = "".join(
        f'<article class="block" id="b{at}"><p class="time"><time datetime="2022-05-03T1{at}:02">'
        f"1{at}:02</time></p><h2>{head}</h2><div>{within('p', text[2 * at : 2 * at + 2])}</div>"
        '<div class="block-share"><a>Share on the network</a></div></article>'
        for at, head in enumerate(heads)
    )
    body = (
        f"<nav>{links(MENU)}</nav><main><h1>Harbour protests: as it happened</h1><div>{posts}</div>"
        f"</main><aside><h2>Most viewed</h2><ol>{links(TEASERS)}</ol></aside>"
    )
    head = data(headline="Harbour protests: as it happened", datePublished="2022-05-03T06:00:00Z")
    return Page(
        page(head, body),
        [part for at, head in enumerate(heads) for part in (head, *text[2 * at : 2 * at + 2])],
        [*TEASERS, "Share on the"],
        "Harbour protests: as it happened",
        published="2022-05-03",
    )


def _cluttered() -> Page:
    text = prose(6, 21)
    body = (
        '<div class="consent-overlay"><p>This site uses cookies so that it works for you.</p></div>'
        f'<div class="nav">{links(MENU, "span")}</div><div class="article"><h1>Fishermen offer '
        "boats</h1>"
        '<div><span class="author">Mia Sund</span> | <span class="date">September 14, 2018'
        "</span></div>"
        f"<div class='story'>{within('p', text[:2])}<p><strong>READ MORE:</strong> "
        f"<a>{TEASERS[0]}</a></p>"
        f"<p>{text[2]}</p><div class='newsletter-signup'><p>Sign up for our daily briefing and "
        "never"
        f" miss a story.</p></div>{within('p', text[3:5])}<div class='ad-slot'>Story continues "
        "below</div>"
        f"<div class='teaser-box'><h5>Editor's picks</h5>{links(TEASERS[1:3], 'p')}</div>"
        f"<p>{text[5]}</p>"
        f"</div></div><div class='fb-comments'><p>{COMMENTS[0]}</p></div>"
        f"<div class='col'><h3>Most read</h3><a>{TEASERS[3]}</a><p>It took them nearly eleven "
        "years.</p></div>"
    )
    head = (
        '<title>Fishermen offer boats - Island Times</title><meta name="pubdate" '
        'content="2018-09-14">'
        '<meta name="author" content="Mia Sund">' + meta(og__site_name="Island Times")
    )
    return Page(
        page(head, body),
        text,
        [*TEASERS, COMMENTS[0], "uses cookies", "Sign up for", "nearly eleven", "continues below"],
        "Fishermen offer boats",
        "Island Times",
        ("Mia Sund",),
        "2018-09-14",
    )


def _magazine() -> Page:
    text = prose(5, 27)
    lead = "A third week without a ferry has emptied the shops of the island."
    body = (
        f"<div><nav>{links(MENU, 'span')}</nav></div><main><article><div><h1>Shops run empty"
        "</h1></div>"
        f"<div><p>{lead}</p></div><aside><address><a rel='author'>Ona Brandt</a> in Northhaven"
        "</address>"
        "<details><summary>Tue 1 Dec 2020 11.00 GMT</summary>Last modified on 2 Dec 2020"
        "</details></aside>"
        f"<div class='body dcr-1'><p class='dcr-2'>{text[0]}</p><aside><p>Sign up to our "
        "briefing for the"
        f" news of the day.</p></aside><p class='dcr-2'>{text[1]}</p><aside>"
        f"<blockquote>{text[1][:40]}"
        f"</blockquote></aside>{within('p', text[2:], 'class=dcr-2')}</div></article></main>"
        f"<section><h2>Related stories</h2>{links(TEASERS, 'h4')}</section>"
    )
    head = (
        "<title>Shops run empty | The Sentinel</title>"
        + meta(
            og__site_name="The Sentinel",
            og__title="Shops run empty",
            article__published_time="2020-12-01T11:00:00.000Z",
            article__author="https://sentinel.example/ona",
        )
        + '<meta name="author" content="Ona Brandt">'
    )
    return Page(
        page(head, body),
        [lead, *text],
        [*TEASERS, "Sign up to", "Last modified"],
        "Shops run empty",
        "The Sentinel",
        ("Ona Brandt",),
        "2020-12-01",
    )


NEWS = {
    "blog": _blog(),
    "broadcaster": _broadcaster(),
    "phone": _phone_page(),
    "live blog": _live_blog(),
    "cluttered": _cluttered(),
    "magazine": _magazine(),
}
