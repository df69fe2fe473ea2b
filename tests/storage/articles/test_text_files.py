"""Plain text and Markdown: the title, the front matter and the day of publication."""

from __future__ import annotations

import pytest

from idlib_gui.storage.articles import article_of, pasted_article

BODY = "The ferry did not sail on Monday, the mayor said, and it will not sail before the spring."


def read(text, name="ferry.txt"):
    return article_of(text.encode(), name)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"No ferry today\n\n{BODY}", "No ferry today"),
        (f"\ufeff\n***\n  No   ferry\ttoday \r\n{BODY}", "No ferry today"),
        (f"Boats of the U.S.\n{BODY}", "Boats of the U.S."),
        (f"Who stays?\n{BODY}", "Who stays?"),
        (f"The ferry did not sail.\n{BODY}", "ferry"),
        (f"By Ada Holm\n{BODY}", "ferry"),
        (f"5 March 2021\n{BODY}", "ferry"),
        (f"{BODY} {BODY}", "ferry"),
        ("***\n---", "ferry"),
        (f"By Ada Holm\n5 March 2021\n\nNo ferry today\n\n{BODY}", "No ferry today"),
        (f"The Harbour Gazette, 5 March 2021\nNo ferry today\n\n{BODY}", "No ferry today"),
        (f"Posted on 5 March 2021\nNo ferry today\n\n{BODY}", "No ferry today"),
        (f"{BODY}\n\nNo ferry today", "ferry"),
        (
            f"Mayor calls the ferry ‘a thing of the past.’\n{BODY}",
            "Mayor calls the ferry ‘a thing of the past.’",
        ),
        (f"“It is a thing of the past.”\n{BODY}", "ferry"),
        (f"The mayor was calm. She said: “Let us wait.”\n{BODY}", "ferry"),
        (f"Fire of Northhaven, 5 March 2021\n\n{BODY}", "Fire of Northhaven, 5 March 2021"),
    ],
)
def test_the_title_is_the_first_line_if_it_looks_like_a_headline(text, title):
    assert read(text).title == title


def test_markdown_keeps_its_marks_and_is_called_by_its_heading():
    text = f"# No *ferry* [today](https://x.example) #\n\n{BODY}\n"
    article = read(text, "a.md")
    assert article.text == text
    assert article.title == "No ferry today"


def test_an_underlined_heading_counts_and_the_first_of_both_wins():
    assert read(f"No ferry\n========\n\n{BODY}\n\n# Later\n", "a.md").title == "No ferry"
    assert read(f"# First\n\nSecond\n---\n{BODY}", "a.md").title == "First"


@pytest.mark.parametrize("authors", ["[Ada Holm, 'Bo Lind']", '\n  - Ada Holm\n  - "Bo Lind"'])
def test_front_matter_tells_what_it_tells_and_stays_in_the_text(authors):
    text = (
        f"---\ntitle: 'No ferry: a report'\nauthors: {authors}\ndate: 2021-03-05T10:00:00Z\n"
        f"publisher: Harbour Weekly\nlang: en\nurl: https://x.example/a\n---\n\n{BODY}\n"
    )
    article = read(text, "a.md")
    assert article == (
        text,
        "No ferry: a report",
        "Harbour Weekly",
        ("Ada Holm", "Bo Lind"),
        "2021-03-05",
        "en",
        "https://x.example/a",
        (),
    )


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("2021-03", "2021-03"),
        ("2021", "2021"),
        ("5 March 2021", "2021-03-05"),
        ("2021-02-30", None),
        ("soon", None),
        ("", None),
        ("0001-01-01", None),
    ],
)
def test_a_date_in_front_matter_is_read_or_unknown(date, published):
    assert read(f"---\ndate: {date}\n---\n{BODY}\n", "a.md").published == published


@pytest.mark.parametrize(
    ("top", "published"),
    [
        ("5 March 2021", "2021-03-05"),
        ("March 5, 2021", "2021-03-05"),
        ("Friday, 5th of March 2021, 10:30 GMT", "2021-03-05"),
        ("2021-03-05", "2021-03-05"),
        ("05.03.2021", "2021-03-05"),
        ("25/03/2021", "2021-03-25"),
        ("03/25/2021", "2021-03-25"),
        ("03/03/2021", "2021-03-03"),
        ("05/03/2021", None),
        ("March 2021", "2021-03"),
        ("Published: 5 March 2021 at 10:30", "2021-03-05"),
        ("Updated 9 March 2021. First published 5 March 2021", None),
        ("First published 5 March 2021, updated 9 March 2021", "2021-03-05"),
        ("By Ada Holm, 5 March 2021", "2021-03-05"),
        ("NORTHHAVEN, March 5, 2021 (Agency) – Nobody came.", "2021-03-05"),
        ("Northhaven, 5 March 2021 -- Nobody came.", "2021-03-05"),
        ("In Northhaven, March 5, 2021 was a day of rest.", None),
        ("5 Mart 2021", "2021-03-05"),
        ("12 Kasım 2021, Cuma", None),
        ("YAYIM: 12 KASIM 2021", None),
        ("12 KASIM 2021", "2021-11-12"),
        ("5 марта 2021", "2021-03-05"),
        ("5 مارس/آذار 2021", "2021-03-05"),
        ("5 de marzo de 2021", "2021-03-05"),
        ("31 Mart 2021 günü", None),
        ("32 Mart 2021", None),
        ("31 February 2021", None),
        ("On 5 March 2021 the ferry sank.", None),
        ("5 March 2021\n\nNobody came.\n\n6 March 2021", None),
        ("5 March", None),
    ],
)
def test_the_day_of_publication_is_what_the_top_of_the_text_says(top, published):
    assert read(f"No ferry today\n\n{top}\n\n{BODY}").published == published


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


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_line_under_the_title_may_tell_who_wrote_it(name):
    text = f"No ferry today\n\nBy Ada Holm and Bo Lind\n5 March 2021\n\n{BODY}"
    assert read(text, name).byline == ("Ada Holm", "Bo Lind")
    assert read(f"By Land and Sea\n\n{BODY}", name).byline == ()
    assert read(f"No ferry\n\n{BODY}\n\nBy noon the pier was empty.", name).byline == ()


def test_a_date_far_down_is_none_of_publication():
    text = "\n".join(
        [*(f"Line {word} of many." for word in "abcdefghijklmnopqrst"), "5 March 2021"]
    )
    assert read(text).published is None


def test_the_source_of_a_page_called_txt_is_kept_and_told():
    text = f"<!DOCTYPE html><html><body><p>{BODY}</p></body></html>"
    article = read(text)
    assert article.text == text
    assert any("is the source of a web page" in note for note in article.notes)


def test_a_pasted_text_keeps_all_but_halves_of_characters():
    article = pasted_article(f"No ferry\ud83d today\n\n5 March 2021\n\n{BODY}")
    assert article.text.startswith("No ferry\ufffd today\n")
    assert article.title == "No ferry\ufffd today"
    assert article.published == "2021-03-05"
    assert any("One half of a character" in note for note in article.notes)
    assert any("2 halves" in note for note in pasted_article("a \ud83d b \udea2").notes)
    assert pasted_article(BODY * 2).title == "Pasted text"
