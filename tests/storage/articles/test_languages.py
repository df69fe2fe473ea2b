"""In which language a text is, and what the user is told of it."""

from __future__ import annotations

import pytest

from idlib_gui.storage.articles import article_of, pasted_article
from idlib_gui.storage.articles.language import guess_language, language_note, settled_language

from .test_encodings import ARABIC, ENGLISH, GERMAN, POLISH, RUSSIAN, TURKISH


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (TURKISH, "tr"),
        (ARABIC, "ar"),
        (RUSSIAN, "ru"),
        (GERMAN, "de"),
        (POLISH, "pl"),
        ("Die Fähre fährt nicht.", "de"),
        ("Le ferry n'est pas parti de l'île.", "fr"),
        ("El barco y la isla de los santos.", "es"),
        ("La nave non è partita dal porto della città.", "it"),
        ("O barco não saiu do porto, disse que não.", "pt"),
        ("De veerboot is niet uit de haven vertrokken.", "nl"),
        ("Пором не вийшов із гавані через шторм.", "uk"),
        ("رئیس جمهور گفت که کشتی نمی‌رود پس از آن", "fa"),
        ("جزیرے کے لوگ کشتی کا انتظار کر رہے ہیں", "ur"),
        ("הספינה לא יצאה מהנמל", "he"),
        ("Κανένα πλοίο δεν έφυγε από εδώ", "el"),
        ("今日は船が港を出ませんでした。", "ja"),
        ("今天早上渡船没有离开港口因为风太大。", "zh"),
        ("오늘 배가 항구를 떠나지 않았습니다", "ko"),
    ],
)
def test_a_language_is_told_by_letters_and_small_words(text, language):
    assert guess_language(text) == language


@pytest.mark.parametrize(
    "text", ["", "Hello", "Ferry", "12 34", "Erdoğan met Putin in Sochi.", "a b a b a b", "Łódź"]
)
def test_what_may_be_any_language_is_none(text):
    assert guess_language(text) is None


def test_names_of_turks_make_no_text_turkish():
    assert (
        guess_language("The talks of İbrahim Kalın and Ahmet Davutoğlu in Ankara failed.") == "en"
    )


@pytest.mark.parametrize(
    ("text", "called"),
    [(ARABIC, "Arabic"), (TURKISH, "Turkish"), (RUSSIAN, "Russian"), (GERMAN, "German")],
)
def test_a_sentence_tells_that_the_rules_are_for_english(text, called):
    notes = article_of(text.encode(), "a.txt").notes
    assert [note for note in notes if "The rules are for English" in note and called in note]


def test_an_english_or_unknown_text_gets_no_such_sentence():
    assert pasted_article(ENGLISH).notes == ()
    assert pasted_article("Ferry").notes == ()


def test_words_gainsay_what_a_file_declares_but_only_if_they_are_many():
    assert settled_language(ENGLISH, "tr-TR") == "tr"
    assert settled_language(ENGLISH * 9, "tr-TR") == "en"
    assert settled_language("Hello", None) is None
    assert settled_language("Hello", "english") is None
    assert settled_language("Hello " * 99, " EN_us") == "en"


def test_a_language_without_a_name_here_is_another_language():
    assert "in another language" in (language_note("eo") or "")
