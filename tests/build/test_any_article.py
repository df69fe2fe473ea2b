"""Whatever text comes, it becomes a valid model: nothing lost, the same each time, in time."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from idlib_gui.build.article import Given, build_text
from idlib_gui.domain.checks import problems
from idlib_gui.domain.document import ref_of
from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.storage.articles import ArticleError, pasted_article
from idlib_gui.storage.exchange import model_bytes, model_of

LISTS = shipped_lists()
PIECES = [
    *(
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        "«",
        "»",
        "„",
        "(",
        ")",
        "[",
        "]",
        "—",
        "-",
        "…",
        ".",
        ",",
        ":",
    ),
    *("\n", "\n\n", "\r\n", "\t", " ", "\u00a0", "\u00ad", "\u200b", "\u2028", "\x00", "\x1b"),
    *("on Monday", "3 May 2019", "the same day", "two years ago", "since March", "from", "to"),
    *("France", "Mali", "French", "Anna Novak", "Novak", "UN", "the United Nations", "Geneva"),
    *("rebels", "the minister", "she", "they", "who", "said", "told", "that", "accused", "denied"),
    *("attacked", "will", "not", "was", "killed", "by", "in", "of", "and", "according to", "war"),
    *("Мали", "сказал", "مالي", "İstanbul", "中国", "🙂", "e\u0301", "\ud83d", "\ufeff"),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map(" ".join)
PUBLISHED = st.sampled_from([None, "2020-02-13", "2020-02-13~", "2020-02", "1985"])


def built(text, published=None):
    return build_text(pasted_article(text), Given(published), LISTS)


def read(text):
    """Return a text as an article; None if it is refused."""
    try:
        return pasted_article(text)
    except ArticleError:
        return None


def check(text, published):
    """See that what is made of a text holds together, or that a sentence refuses it."""
    article = read(text)
    if article is None:
        return
    document = build_text(article, Given(published), LISTS).document
    assert problems(document) == []
    assert document.sources["s1"].text == article.text
    again = model_of(model_bytes(document))
    assert [again.get(ref) for ref in again.refs()] == [document.get(r) for r in document.refs()]
    assert all(ref_of(document.get(ref)) == ref for ref in document.refs())


@settings(max_examples=60, deadline=None)
@given(TEXTS, PUBLISHED)
@example("0Ø\U000635f210 İstanbul", None)
@example("P \x1bÁ accused", None)
@example("O\x1b0 said said “ “", None)
def test_pieces_of_articles_in_any_order_become_a_valid_model(text, published):
    check(text, published)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None), max_size=200))
def test_any_characters_become_a_valid_model_or_are_refused_with_a_sentence(text):
    check(text, "2020-02-13")


@settings(max_examples=30, deadline=None)
@given(st.text("“”\"‘’'«» ,.aB\n", max_size=80))
def test_any_quotation_marks_become_a_valid_model(text):
    check(text, None)


ALL_SORTS = (
    "On Monday France attacked Mali, Anna Novak said. “We will not leave,” she told the Herald.\n\n"
    "The same day rebels in Chad and the Chadian army agreed to a truce. The United Nations (UN) "
    "welcomed it, and the UN accused Peru of “lies”. Novak denied that France had lied last week."
)
SAME_BYTES = (
    "import sys; from idlib_gui.build.article import Given, build_text; "
    "from idlib_gui.extract.lists import shipped_lists; "
    "from idlib_gui.storage.articles import pasted_article; "
    "from idlib_gui.storage.exchange import model_bytes; "
    "made = build_text(pasted_article(sys.argv[1]), Given('2020-02-13'), shipped_lists()); "
    "sys.stdout.buffer.write(model_bytes(made.document))"
)


def test_the_bytes_are_the_same_in_every_process():
    here = model_bytes(built(ALL_SORTS, "2020-02-13").document)
    for seed in ("0", "4711"):
        other = subprocess.run(
            [sys.executable, "-c", SAME_BYTES, ALL_SORTS],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert other.stdout == here


def dates(document):
    return {date.citation.exact.casefold(): date.edtf for date in document.dates.values()}


def names(document):
    return {actor.name for actor in document.actors.values()} | {
        place.name for place in document.places.values()
    }


def test_without_capitals_states_dates_and_quotes_are_still_found():
    text = "on monday france attacked mali. “we will not leave,” the minister said in geneva."
    document = built(text, "2020-02-13").document
    assert dates(document) == {"monday": "2020-02-10"}
    assert {"France", "Geneva"} <= names(document)
    assert [quote.text for quote in document.quotes.values()] == ["we will not leave,"]


def test_in_capitals_throughout_states_dates_and_quotes_are_still_found():
    text = "ON MONDAY FRANCE ATTACKED MALI. “WE WILL NOT LEAVE,” THE MINISTER SAID IN GENEVA."
    document = built(text, "2020-02-13").document
    assert dates(document) == {"monday": "2020-02-10"}
    assert {"France", "Mali", "Geneva"} <= names(document)
    assert [quote.text for quote in document.quotes.values()] == ["WE WILL NOT LEAVE,"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("Russian", "Армия вошла в Мали в 2018 году. Президент Франции заявил: «Мы не уйдём»."),
        ("Arabic", "دخل الجيش تركيا في عام 2018. قال الرئيس إن روسيا هاجمت أوكرانيا في ذلك العام."),
        (
            "Turkish",
            "Ordu 2018 yılında Mali’ye girdi. Fransa Cumhurbaşkanı bunu reddetti ve gitti.",
        ),
    ],
)
def test_of_other_languages_dates_and_states_are_found_and_a_sentence_says_why_no_more(
    language, text
):
    made = built(text)
    assert any("rules are for English" in note and language in note for note in made.notes)
    assert "2018" in dates(made.document)
    assert {actor.kind for actor in made.document.actors.values()} & {ActorKind.STATE}
    assert problems(made.document) == []


def test_a_name_of_several_words_in_capitals_has_a_name():
    names = [actor.name for actor in built("N N. G 7 said it.").document.actors.values()]
    assert names
    assert all(names)


def test_one_word_is_a_text():
    document = built("Geneva").document
    assert (names(document), dict(document.events), dict(document.quotes)) == ({"Geneva"}, {}, {})


def test_marks_without_a_partner_cost_no_other_quote():
    text = "A man said “we will go. He left.\n\nOn Friday, “It is over,” Anna Novak said."
    document = built(text).document
    (said,) = [quote for quote in document.quotes.values() if quote.text == "It is over,"]
    assert document.actors[said.speaker].name == "Anna Novak"


def test_control_characters_within_a_sentence_hide_nothing():
    document = built("On\x00 Monday France\x07 attacked\u200b Mali.\x1b", "2020-02-13").document
    assert dates(document) == {"monday": "2020-02-10"}
    assert {"France", "Mali"} <= names(document)


def test_a_pronoun_that_stands_for_nobody_known_is_no_actor():
    document = built("“It is over,” he said. “It is not,” she said.").document
    assert [quote.speaker for quote in document.quotes.values()] == [None, None]
    assert not document.actors


@pytest.mark.parametrize(
    "piece",
    ["a", '"', "“", "’", "(", "[", ".", "-", "1", "\n", "A ", "3 May 2019 ", "a\n", "’s ", "</b>"],
)
def test_a_great_many_of_one_sign_are_read(piece):
    check(f"France attacked Mali. {piece * 1_500}", "2020-02-13")
