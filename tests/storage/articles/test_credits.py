"""Pictures on web pages: captions are read, and who took the picture is not."""

from __future__ import annotations

import pytest

from idlib_gui.storage.articles import article_of

from .web_pages import page


def read(source):
    return article_of(source.encode(), "a.html")


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
