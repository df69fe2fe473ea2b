"""PDF documents: what is read, in which order, and put back together how."""

from __future__ import annotations

import pytest

from idlib_gui.storage.articles import ArticleError, article_of

from .pdf_files import Line, pdf

FIRST = [
    "The council met in the harbour town on Tuesday to speak about the ferry,",
    "which has not sailed since the storm took its pier. Nobody from the com-",
    "pany came. The mayor said that she would wait for them until the week is",
    "over.",
]
SECOND = [
    "A second meeting is planned. Fishermen have offered their boats to those",
    "who must cross, and the school has moved its lessons to the island.",
]
JOINED_FIRST = (
    "The council met in the harbour town on Tuesday to speak about the ferry, which has not sailed"
    " since the storm took its pier. Nobody from the company came. The mayor said that she would"
    " wait for them until the week is over."
)
JOINED_SECOND = " ".join(SECOND)


def lines(texts, x=60.0, top=700.0, step=14.0, size=11.0):
    return [Line(x, top - step * at, text, size) for at, text in enumerate(texts)]


def read(data, name="a.pdf"):
    return article_of(data, name)


def test_lines_are_joined_to_the_paragraphs_they_were_and_broken_words_to_words():
    article = read(pdf([[*lines(FIRST), *lines(SECOND, top=630)]]))
    assert article.text == f"{JOINED_FIRST}\n\n{JOINED_SECOND}"


def test_an_indented_line_starts_a_paragraph():
    second = lines(SECOND, top=700 - 4 * 14)
    second[0] = second[0]._replace(x=80)
    article = read(pdf([[*lines(FIRST), *second]]))
    assert article.text == f"{JOINED_FIRST}\n\n{JOINED_SECOND}"


def test_a_short_last_line_ends_a_paragraph():
    article = read(pdf([lines([*FIRST, *SECOND])]))
    assert article.text == f"{JOINED_FIRST}\n\n{JOINED_SECOND}"


def test_an_indented_block_is_one_paragraph():
    block = lines(SECOND, x=100, top=700 - 4 * 14)
    after = lines(FIRST, top=700 - 6 * 14)
    article = read(pdf([[*lines(FIRST), *block, *after]]))
    assert article.text.split("\n\n") == [JOINED_FIRST, JOINED_SECOND, JOINED_FIRST]


def test_items_of_a_list_are_paragraphs():
    article = read(pdf([lines(["They want:", "• a pier", "• a ferry that sails", "2. rest"])]))
    assert article.text.split("\n\n") == [
        "They want:",
        "• a pier",
        "• a ferry that sails",
        "2. rest",
    ]


def test_a_paragraph_goes_on_over_the_end_of_a_page_and_its_edges_are_left_out():
    pages = [
        [
            Line(60, 800, "The Harbour Gazette", 9),
            *lines(FIRST[:2], top=120),
            Line(290, 30, f"Page {number} of 3", 9),
        ]
        if number == 1
        else [
            Line(60, 800, "The Harbour Gazette", 9),
            *lines(texts, top=760),
            Line(290, 30, f"Page {number} of 3", 9),
        ]
        for number, texts in ((1, []), (2, FIRST[2:]), (3, SECOND))
    ]
    assert read(pdf(pages)).text == f"{JOINED_FIRST}\n\n{JOINED_SECOND}"


def test_running_titles_of_left_and_right_pages_are_left_out():
    pages = [
        [Line(60, 800, ("Left title", "Right title")[n % 2], 9), *lines([f"Part {word} is told."])]
        for n, word in enumerate(("one", "two", "three", "four"))
    ]
    text = read(pdf(pages)).text
    assert text.split("\n\n") == [f"Part {w} is told." for w in ("one", "two", "three", "four")]


def test_a_line_that_stands_elsewhere_on_the_next_page_is_kept():
    pages = [lines(["No pier, no peace.", "They sang."], top=top) for top in (700, 500)]
    assert read(pdf(pages)).text.count("No pier, no peace.") == 2


def test_a_page_that_is_like_the_one_before_is_kept():
    assert read(pdf([lines(SECOND)] * 2)).text == f"{JOINED_SECOND}\n\n{JOINED_SECOND}"


def test_what_is_drawn_beyond_the_end_of_a_page_is_not_read():
    page = [*lines(SECOND), Line(60, 838, "Again the last line."), Line(900, 500, "Far away.")]
    assert read(pdf([page])).text == JOINED_SECOND


def test_a_line_that_ends_early_ends_a_paragraph_without_a_full_stop_too():
    page = lines(["By Ada Holm", "5 March 2021", *FIRST])
    article = read(pdf([page]))
    assert article.text == f"By Ada Holm\n\n5 March 2021\n\n{JOINED_FIRST}"
    assert article.published == "2021-03-05"


def test_a_heading_of_the_same_size_stands_alone_for_its_distance():
    page = [*lines(FIRST), Line(60, 620, "What comes next"), *lines(SECOND, top=598)]
    assert read(pdf([page])).text.split("\n\n") == [JOINED_FIRST, "What comes next", JOINED_SECOND]


def test_the_lone_number_of_a_page_is_left_out():
    assert read(pdf([[*lines(SECOND), Line(290, 30, "– 7 –")]])).text == JOINED_SECOND


def test_a_page_of_nothing_but_a_number_keeps_it():
    assert read(pdf([[Line(290, 400, "1984")]])).text == "1984"


LEFT = [
    "The left column tells how",
    "the ferry was built, and",
    "who built it and why it",
    "was painted yellow, then",
    "green, then yellow again.",
]
RIGHT = [
    "The right column tells of",
    "its last journey, and how",
    "the wind rose while those",
    "on board sang songs about",
    "the sea and the far shore.",
]
COLUMNS = " ".join(LEFT), " ".join(RIGHT)


def test_columns_are_read_one_after_the_other():
    page = [*lines(LEFT, top=650), *lines(RIGHT, x=320, top=650)]
    assert read(pdf([page])).text.split("\n\n") == list(COLUMNS)


def test_columns_that_are_drawn_row_by_row_are_read_one_after_the_other():
    head = Line(60, 700, "The ferry of the harbour town and of its islands, a history", 18)
    rows = zip(lines(LEFT, top=650), lines(RIGHT, x=320, top=650), strict=True)
    page = [head, *(line for row in rows for line in row)]
    assert read(pdf([page])).text.split("\n\n") == [head.text, *COLUMNS]


def test_a_title_that_is_drawn_last_is_read_first():
    page = [*lines(FIRST, top=600), Line(60, 700, "No ferry before spring", 20)]
    article = read(pdf([page]))
    assert article.text == f"No ferry before spring\n\n{JOINED_FIRST}"
    assert article.title == "No ferry before spring"


def test_the_cells_of_a_row_stay_together():
    rows = [("Pier", "2019"), ("Ferry", "2021"), ("School", "2024")]
    page = [
        Line(x, 700 - 20 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip((60, 300), row, strict=True)
    ]
    assert read(pdf([page])).text.split() == [cell for row in rows for cell in row]
    assert "Pier\t2019" in read(pdf([page])).text


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("The Anglo-", "American fleet left.", "The Anglo-American fleet left."),
        ("In 2019-", "2020 nothing moved.", "In 2019-2020 nothing moved."),
        ("A sea-borne force. The sea-", "borne left.", "A sea-borne force. The sea-borne left."),
        ("A force by sea, borne by sea-", "borne men.", "A force by sea, borne by sea-borne men."),
        ("The commu-", "nity and the community.", "The community and the community."),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_kept_if_the_word_has_one(first, second, whole):
    assert read(pdf([lines([first, second])])).text == whole


def test_a_hyphen_that_ends_a_paragraph_is_kept():
    assert read(pdf([lines(["What came of it –", "nothing but the half of a wo-"])])).text.endswith(
        "wo-"
    )


def test_the_title_in_the_properties_counts_if_the_text_shows_it():
    page = [Line(60, 760, "No ferry before spring", 20), *lines(FIRST)]
    about = {"Title": "No Ferry Before Spring", "Author": "Ada  Holm"}
    article = read(pdf([page], about))
    assert article.title == "No Ferry Before Spring"
    assert article.byline == ("Ada Holm",)


@pytest.mark.parametrize("junk", ["Microsoft Word - ferry_v3.doc", "untitled", "ferry.indd", ""])
def test_a_title_that_a_program_wrote_is_none(junk):
    page = [Line(60, 760, "No ferry before", 20), Line(60, 736, "spring", 20), *lines(FIRST)]
    assert read(pdf([page], {"Title": junk, "Author": "admin"})).title == "No ferry before spring"
    assert read(pdf([page], {"Title": junk, "Author": "admin"})).byline == ()


def test_a_title_that_the_text_does_not_show_counts_where_nothing_stands_out():
    assert read(pdf([lines(FIRST)], {"Title": "Ferry report"})).title == "Ferry report"
    assert read(pdf([lines(FIRST)]), "ferry.pdf").title == "ferry"


def test_many_large_lines_at_the_top_are_no_title():
    page = [*lines(FIRST * 2, step=25, size=20), *lines(FIRST * 3, top=450)]
    assert read(pdf([page]), "ferry.pdf").title == "ferry"


def test_dates_of_the_file_are_not_the_day_of_publication():
    about = {"CreationDate": "D:20240105120000Z", "ModDate": "D:20240106120000Z"}
    assert read(pdf([lines(FIRST)], about)).published is None


def test_a_date_line_is_the_day_of_publication():
    page = [Line(60, 740, "Published 5 March 2021"), *lines(FIRST)]
    assert read(pdf([page])).published == "2021-03-05"


@pytest.mark.parametrize(
    ("turn", "matrix"),
    [(90, "0 1 -1 0 760 0"), (180, "-1 0 0 -1 595 842"), (270, "0 -1 1 0 0 842")],
)
def test_a_turned_page_is_read_as_it_is_shown(turn, matrix):
    indented = lines(SECOND, top=700 - 4 * 14)
    indented[0] = indented[0]._replace(x=80)
    data = pdf([[*lines(FIRST), *indented]], turned=(turn, matrix))
    assert read(data).text == f"{JOINED_FIRST}\n\n{JOINED_SECOND}"


def test_an_owner_password_alone_does_not_lock_a_pdf():
    assert read(pdf([lines(SECOND)], locked=("secret", ""))).text == JOINED_SECOND


def test_a_locked_pdf_says_so():
    with pytest.raises(ArticleError, match="protected by a password"):
        read(pdf([lines(SECOND)], locked=("secret", "word")))


def test_a_pdf_of_pictures_says_so():
    with pytest.raises(ArticleError, match="pictures of pages"):
        read(pdf([[], []]))


def test_pages_without_text_are_counted():
    assert any("One page of 2" in note for note in read(pdf([lines(SECOND), []])).notes)
    assert any("2 pages of 3" in note for note in read(pdf([lines(SECOND), [], []])).notes)


@pytest.mark.parametrize("cut", [20, 200, 500])
def test_a_cut_or_broken_pdf_says_so_or_gives_what_is_left(cut):
    data = pdf([lines(FIRST)])
    with pytest.raises(ArticleError, match="damaged"):
        read(data[:cut])


def test_a_pdf_without_its_table_of_objects_is_mended():
    data = pdf([lines(SECOND)])
    at = data.index(b"xref")
    assert read(data[:at] + data[data.index(b"trailer") :]).text == JOINED_SECOND


def test_garbage_called_pdf_says_so():
    with pytest.raises(ArticleError, match="damaged"):
        read(b"%PDF-1.7\n" + bytes(range(256)) * 40)
    with pytest.raises(ArticleError, match="no PDF document"):
        read(b"just some words, nothing else")


def test_a_pdf_by_another_name_is_read_and_said():
    article = read(pdf([lines(SECOND)]), "a.txt")
    assert article.text == JOINED_SECOND
    assert any("is a PDF document" in note for note in article.notes)


def test_ligatures_and_shapes_are_read_as_letters():
    meaning = {"x": "\ufb01", "z": "\ufb03", "y": "\ufee7"}
    text = read(pdf([lines(["The xnance ozcer", "yxy"])], meaning=meaning)).text
    assert text == "The finance officer \u0646fi\u0646"


def test_letters_that_stand_for_none_say_so():
    meaning = {letter: chr(0xE000 + ord(letter)) for letter in "abcdefghijklmnopqrstuvwxyz"}
    with pytest.raises(ArticleError, match="does not say which letters it shows"):
        read(pdf([lines(FIRST)], meaning=meaning))


def test_a_very_long_pdf_is_read_as_far_as_it_goes_and_said(monkeypatch):
    monkeypatch.setattr("idlib_gui.storage.articles.pdf._MOST_PAGES", 2)
    article = read(pdf([lines([f"This is page {word}."]) for word in ("one", "two", "three")]))
    assert article.text == "This is page one.\n\nThis is page two."
    assert article.notes == ("Only the first 2 of 3 pages were read.",)


def test_a_page_that_is_broken_counts_as_one_without_text():
    data = pdf([lines(SECOND), lines(FIRST)])
    broken = data.replace(b"7 0 obj\n<</Type/Page/", b"7 0 obj\n<</Type/Rage/")
    assert read(broken).text.startswith(JOINED_SECOND)


def test_a_pdf_with_a_lock_of_its_own_kind_says_so():
    data = pdf([lines(SECOND)], locked=("x", "")).replace(b"/Filter/Standard", b"/Filter/Strangers")
    with pytest.raises(ArticleError, match="protected in a way"):
        read(data)


def test_the_lines_under_the_title_tell_outlet_day_and_authors():
    head = [
        Line(60, 780, "No ferry today", 20),
        Line(60, 755, "Island Monitor, 5 March 2021, page 1"),
        Line(60, 735, "By Ada Holm in Northhaven"),
    ]
    article = read(pdf([[*head, *lines(FIRST)]]))
    assert article[1:5] == ("No ferry today", "Island Monitor", ("Ada Holm",), "2021-03-05")


def test_a_date_in_a_line_of_a_paragraph_is_not_the_day_of_publication():
    told = ["Nobody has seen the yellow ferry of the harbour town since it was reported by", *FIRST]
    told.insert(1, "The Harbour Times, 5 March 2021, and later by others, to have gone down with")
    assert read(pdf([lines(told)])).published is None
