"""Saved web pages of plainer or odder build: see `web_pages`."""

from __future__ import annotations

from .web_pages import COMMENTS, MENU, TEASERS, Page, data, links, meta, page, prose, within

_TURKISH = [
    "Belediye başkanı, salı günü yaptığı açıklamada feribotun bahara kadar çıkmayacağını söyledi.",
    "Kırktan fazla aile, kış boyunca anakaraya ulaşamadıkları için evlerini terk etti.",
    "Mahkeme, şirketin itirazını reddederek ihalenin nisan ayında yenilenmesine karar verdi.",
]
_ARABIC = [
    "قال رئيس البلدية يوم الثلاثاء إن العبارة لن تبحر قبل الربيع بسبب الأضرار التي لحقت بالرصيف.",
    "غادرت أكثر من أربعين عائلة القرى الشمالية خلال الشتاء بعد توقف الرحلات إلى البر الرئيسي.",
    "ورفضت المحكمة طعن الشركة وقررت إعادة المناقصة في شهر نيسان.",
]


def _turkish() -> Page:
    lead = "Feribot seferleri yeniden ertelendi, adalılar tepkili."
    head = (
        "<title>Ada feribotunu bekliyor - Liman Gazetesi</title>"
        '<meta name="datePublished" content="2021-02-03T12:30:00+03:00">'
        '<meta name="dateModified" content="2021-02-04T12:30:00+03:00">'
        '<meta name="articleAuthor" content="Ali Kaya">'
        '<meta property="og:site_name" content="Liman Gazetesi">'
    )
    body = (
        f"<div class='menu'><ul>{links(['Gündem', 'Ekonomi'])}</ul></div><div class='haber'>"
        f"<h1>Ada feribotunu bekliyor</h1><h2 class='spot'>{lead}</h2>"
        "<div class='tarih'>Giriş: 03.02.2021 - 12:30 Güncelleme: 04.02.2021 - 12:30</div>"
        f"<div class='metin'>{within('p', _TURKISH)}</div></div><div><h3>İlgili Haberler</h3>"
        "<p>Köprü hakkında bilmeniz gereken dokuz şey burada.</p></div>"
    )
    return Page(
        page(head, body, "tr"),
        [lead, *_TURKISH],
        ["Köprü hakkında"],
        "Ada feribotunu bekliyor",
        "Liman Gazetesi",
        ("Ali Kaya",),
        "2021-02-03",
    )


def _arabic() -> Page:
    title, beside = "الجزيرة تنتظر العبارة", "لماذا تضاعف سعر السمك"
    head = data(
        headline=title,
        datePublished="2020-03-06T10:00:00+02:00",
        author={"name": "سامي حداد"},
        publisher={"name": "صحيفة الميناء"},
    )
    body = f"<h1>{title}</h1><div>{within('div', _ARABIC)}</div><div>{links([beside], 'p')}</div>"
    return Page(
        page(head, body, "ar"),
        _ARABIC,
        [beside],
        title,
        "صحيفة الميناء",
        ("سامي حداد",),
        "2020-03-06",
    )


def _microdata() -> Page:
    text = prose(4, 40)
    body = (
        f"<div>{links(MENU, 'span')}</div><div itemscope itemtype='http://schema.org/NewsArticle'>"
        "<h1 itemprop='headline'>Teachers strike</h1><meta itemprop='datePublished' "
        "content='2017-10-02'>"
        "<meta itemprop='dateModified' content='2017-10-05'>"
        "<span itemprop='author' itemscope>By <span itemprop='name'>Lena Voss</span></span>"
        "<span itemprop='publisher' itemscope><meta itemprop='name' content='The Beacon'></span>"
        f"<div itemprop='articleBody'>{within('p', text)}</div></div>"
        f"<div><h2>More from The Beacon</h2><ul>{links(TEASERS)}</ul></div>"
    )
    return Page(
        page("<title>Teachers strike — The Beacon</title>", body),
        text,
        [*TEASERS, *MENU],
        "Teachers strike",
        "The Beacon",
        ("Lena Voss",),
        "2017-10-02",
    )


def _undated() -> Page:
    text = [*prose(3, 44), "On 3 May 1954 the first ferry sailed from the southern pier."]
    body = (
        f"<div id='nav'>{links(MENU, 'span')}</div><div id='text'><h1>A history of the ferry</h1>"
        f"{within('p', text)}</div><div id='footer'><p>Last updated 1 August 2022. Copyright "
        "2005.</p></div>"
        "<div class='comments'><time datetime='2022-09-01'>1 September 2022</time>"
        f"<p>{COMMENTS[0]}</p></div>"
    )
    head = "<title>A history of the ferry</title><meta name='last-modified' content='2022-08-01'>"
    return Page(page(head, body), text, [COMMENTS[0], "Copyright"], "A history of the ferry")


def _updated() -> Page:
    text = prose(4, 48)
    body = (
        "<div class='post'><h1>Doctor leaves the island</h1><p><span class='updated'>Updated 9 June"
        " 2016 14:00</span> <span class='published'>Published 6 June 2016 09:30</span></p>"
        f"{within('p', text)}</div>"
    )
    head = "<title>Doctor leaves the island</title>"
    return Page(
        page(head, body), text, ["Updated"], "Doctor leaves the island", published="2016-06-06"
    )


def _only_updated() -> Page:
    text = prose(4, 52)
    body = (
        "<article><h1>Nurse leaves too</h1><div>Updated <time datetime='2016-06-09'>9 June 2016"
        "</time>"
        f"</div>{within('p', text)}</article>"
    )
    return Page(
        page("<title>Nurse leaves too</title>", body), text, ["Updated"], "Nurse leaves too"
    )


def _breaks() -> Page:
    text = prose(5, 56)
    menu = [f"<a>{entry}</a>" for entry in MENU]
    body = (
        f"<table><tr><td><font size=5>Island Online</font></td></tr><tr><td>{'<br>'.join(menu)}"
        "</td><td><h2>Storm takes the pier</h2><i>By Karl Berg</i><br>January 12, 2003<br><br>"
        f"{'<br><br>'.join(text)}<br><br></td></tr></table>"
    )
    head = "<title>Storm takes the pier</title>"
    return Page(
        page(head, body),
        text,
        ["Island Online", *MENU],
        "Storm takes the pier",
        byline=("Karl Berg",),
        published="2003-01-12",
    )


def _short() -> Page:
    text = ["The ferry will not sail on Friday.", "The reason is the wind. Tickets stay valid."]
    cards = "".join(
        f"<div class='card'><h3><a>{title}</a></h3><p>{told}</p></div>"
        for title, told in zip(TEASERS, prose(4, 60), strict=True)
    )
    body = (
        f"<header><nav><ul>{links(MENU)}</ul></nav></header><main><article><h1>No ferry on "
        "Friday</h1>"
        f"<time datetime='2023-01-19'>19 January 2023</time>{within('p', text)}</article></main>"
        f"<section><h2>Latest news</h2>{cards}</section>"
    )
    head = "<title>No ferry on Friday | Ferry News</title>"
    head += "<meta property='og:site_name' content='Ferry News'>"
    return Page(
        page(head, body),
        text,
        [*TEASERS, *prose(4, 60)],
        "No ferry on Friday",
        "Ferry News",
        published="2023-01-19",
    )


def _interview() -> Page:
    text = prose(3, 64)
    asked = ["Will you stay?", "No. I have told the council so.", "What do you want?", "A ferry."]
    body = (
        "<article><h1>“I have told them so”</h1><p class='meta'>By Nils Oder and Ida Lund, 4 "
        "April 2015</p>"
        f"<p>{text[0]}</p>{within('p', asked)}<table><caption>The piers</caption><tr><td>North</td>"
        f"<td>1931</td></tr></table>{within('p', text[1:])}</article>"
    )
    return Page(
        page("<title>“I have told them so”</title>", body),
        [text[0], *asked, "The piers", "North\t1931", *text[1:]],
        ["Nils Oder"],
        "“I have told them so”",
        byline=("Nils Oder", "Ida Lund"),
        published="2015-04-04",
    )


def _names_that_say_nothing() -> Page:
    text = prose(4, 68)
    replies = "".join(f"<div class='_6b'><div>user</div><div>{c}</div></div>" for c in COMMENTS * 5)
    cards = "".join(
        f"<article class='_8'><h3><a>{title}</a></h3><p>{told}</p></article>"
        for title, told in zip(TEASERS, prose(4, 72), strict=True)
    )
    body = (
        "<div class='_2a'><article class='_3a'><h1>Hashed names stay</h1><div><span>4 May 2020"
        "</span></div>"
        f"{within('p', text, 'class=_4b')}</article><div class='_6a'><h2>12 replies"
        f"</h2>{replies}</div></div>"
        f"<div class='_7a'>{cards}</div>"
    )
    return Page(
        page("<title>Hashed names stay</title>", body),
        text,
        [*COMMENTS, *TEASERS, *prose(4, 72)],
        "Hashed names stay",
        published="2020-05-04",
    )


def _two_articles() -> Page:
    first, second = prose(4, 76), prose(6, 80)
    body = "".join(
        f"<div class='story' id='s{at}'><h1>{title}</h1><div class='txt'>{within('p', text)}"
        "</div></div>"
        for at, (title, text) in enumerate((("The one that was opened", first), ("Next", second)))
    )
    head = "<meta property='og:title' content='The one that was opened'>"
    return Page(page(head, f"<div>{body}</div>"), first, second, "The one that was opened")


def _all_in_a_form() -> Page:
    text = prose(4, 86)
    story = f"<div><h1>All in a form</h1>{within('p', text)}</div>"
    body = f"<form id='aspnetForm'><ul>{links(MENU)}</ul>{story}</form>"
    return Page(page("<title>All in a form</title>", body), text, MENU, "All in a form")


def _all_of_widgets() -> Page:
    text = prose(4, 92)
    body = (
        f"<div class='builder-widget'><h1>All of widgets</h1></div>"
        f"<div class='builder-widget builder-widget-text'>{within('p', text)}</div>"
        "<div class='builder-widget'><p>Follow us on the network for more of this.</p></div>"
    )
    beside = ["Follow us"]
    return Page(page("<title>All of widgets</title>", body), text, beside, "All of widgets")


def _all_in_a_side_bar() -> Page:
    text = prose(4, 96)
    body = (
        f"<header><h1>Harbour Weekly</h1><ul>{links(MENU)}</ul></header>"
        f"<div class='sidebar'><h2>All in a side bar</h2>{within('p', text)}</div>"
    )
    head = meta(og__title="All in a side bar")
    return Page(page(head, body), text, MENU, "All in a side bar")


OTHERS = {
    "Turkish": _turkish(),
    "Arabic": _arabic(),
    "microdata": _microdata(),
    "undated": _undated(),
    "updated": _updated(),
    "only updated": _only_updated(),
    "breaks": _breaks(),
    "short": _short(),
    "interview": _interview(),
    "names that say nothing": _names_that_say_nothing(),
    "two articles": _two_articles(),
    "all in a form": _all_in_a_form(),
    "all of widgets": _all_of_widgets(),
    "all in a side bar": _all_in_a_side_bar(),
}
