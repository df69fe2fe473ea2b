"""The lines above a text: outlet, day and byline, and what only looks like them."""

from __future__ import annotations

import pytest

from idlib_gui.storage.articles import article_of

BODY = "The ferry did not sail on Monday, the mayor said, and it will not sail before the spring."


def read(text, name="ferry.txt"):
    return article_of(text.encode(), name)


@pytest.mark.parametrize(
    ("line", "published", "outlet"),
    [
        ("The Harbour Gazette, 5 March 2021", "2021-03-05", "The Harbour Gazette"),
        ("The Harbour Gazette, Friday, March 5, 2021", "2021-03-05", "The Harbour Gazette"),
        ("Island Monitor, 5 March 2021, page 1", "2021-03-05", "Island Monitor"),
        ("Island Monitor | 5 March 2021 | Section B", "2021-03-05", "Island Monitor"),
        ("5 March 2021 | Daily Harbour", "2021-03-05", "Daily Harbour"),
        ("5 March 2021 – The Harbour Times", "2021-03-05", "The Harbour Times"),
        ("Northhaven, The Harbour Times, 5 March 2021", "2021-03-05", "The Harbour Times"),
        ("By Ada Holm | Harbour Weekly | 5 March 2021", "2021-03-05", "Harbour Weekly"),
        ("Hafen-Zeitung, 05.03.2021, Seite 3", "2021-03-05", "Hafen-Zeitung"),
        ("Ada Postası, 5 Ekim 2021", "2021-10-05", "Ada Postası"),
        ("صحيفة الميناء، 5 فبراير 2021", "2021-02-05", "صحيفة الميناء"),
        ("Press Release, 5 March 2021", "2021-03-05", None),
        ("The Harbour Times (Elm), 5 March 2021", "2021-03-05", "The Harbour Times (Elm)"),
        ("Harbour Times\nBy Ada Holm\n5 March 2021", "2021-03-05", "Harbour Times"),
        ("Harbour Times\nBy Ada Holm", None, None),
        ("The Islander, 5 March 2021, p. 4", "2021-03-05", None),
        ("5 March 2021 | The Islander", "2021-03-05", None),
        ("The Harbour Gazette\n5 March 2021", "2021-03-05", "The Harbour Gazette"),
        ("Friday, 5 March 2021\nThe Harbour Gazette", "2021-03-05", "The Harbour Gazette"),
        ("Ada Holm\n5 March 2021", "2021-03-05", None),
        ("By Ada Holm\nNorthhaven, 5 March 2021", "2021-03-05", None),
        ("By Ada Holm and Bo Lind, Northhaven, 5 March 2021", "2021-03-05", None),
        ("Fire of Northhaven, 5 March 2021", None, None),
        ("The Harbour Times of 5 March 2021", None, None),
        ("What the Harbour Times said on 5 March 2021", None, None),
        ("The Harbour Times, 5 March 2021, told of a fire.", None, None),
        ("The Harbour Times, founded 5 March 2021", None, None),
        (
            "The Harbour Times, 5 March 2021\nThe Island Post, 6 March 2021",
            None,
            "The Harbour Times",
        ),
        ("The Harbour Gazette", None, None),
        ("NORTHHAVEN, March 5 (Courier) - Nobody came on 5 March 2021.", None, None),
    ],
)
def test_a_line_under_the_title_may_tell_the_outlet_and_the_day(line, published, outlet):
    article = read(f"No ferry today\n\n{line}\n\n{BODY}")
    assert (article.published, article.outlet) == (published, outlet)
    assert article.title == "No ferry today"


def test_a_dateline_without_a_year_leaves_the_day_to_the_line_above_it():
    text = (
        f"No ferry today\n\nHarbour Times, 6 March 2021\n\nNORTHHAVEN, March 5 (Courier) - {BODY}"
    )
    assert read(text).published == "2021-03-06"


@pytest.mark.parametrize(
    "sentence",
    [
        "On 5 March 2021 the ferry sank off the island, and nobody has seen it since.",
        "The Harbour Times, 5 March 2021, was the last paper that came over.",
        "March 5, 2021, was the day that changed the island for good.",
        "Northhaven. 5 March 2021. The ferry sinks.",
    ],
)
def test_a_date_in_the_first_sentence_is_never_the_day_of_publication(sentence):
    for text in (sentence, f"{sentence} {BODY}", f"No ferry today\n\n{sentence}"):
        article = read(text)
        assert (article.published, article.outlet) == (None, None)


def test_below_the_first_sentence_no_outlet_is_looked_for():
    text = f"No ferry today\n\n{BODY}\n\nThe Harbour Times, 5 March 2021"
    assert (read(text).published, read(text).outlet) == (None, None)


def test_short_lines_without_end_are_looked_through_only_at_the_top():
    verses = "The ferry lies\nso still\nat night\nand waits\nfor you\nand me"
    article = read(f"{verses}\nThe Harbour Times, 5 March 2021\n")
    assert (article.title, article.published, article.outlet) == ("The ferry lies", None, None)


def test_the_first_line_may_name_the_outlet_if_a_headline_follows():
    line = "The Harbour Gazette, 5 March 2021"
    assert read(f"{line}\nNo ferry today\n{BODY}").published == "2021-03-05"
    assert read(f"Harbour Express Fire, 5 March 2021\nBy Ada Holm\n{BODY}").published is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Holm in Northhaven", ("Ada Holm",)),
        ("By Ada Holm and Bo Lind in Port Elm and Rome", ("Ada Holm", "Bo Lind")),
        ("By Ada Holm and Bo Lind, Northhaven, 5 March 2021", ("Ada Holm", "Bo Lind")),
        ("By Ada Holm, Bo Lind & Cy Marr", ("Ada Holm", "Bo Lind", "Cy Marr")),
        ("By Ada Holm, Harbour Weekly", ("Ada Holm",)),
        ("By Ada Holm in the harbour, where it rained", ()),
    ],
)
def test_a_byline_names_people_and_not_where_they_were(line, names):
    assert read(f"No ferry today\n\n{line}\n\n{BODY}").byline == names
