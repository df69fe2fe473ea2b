"""The letters of a text file: whatever encoding it is in, the text is what somebody wrote."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.storage.articles import ArticleError, article_of

ENGLISH = "The mayor said that it’s “fine” at the café, and that was all of it."
TURKISH = (
    "Belediye başkanı, salı günü yaptığı açıklamada feribot seferlerinin bahara kadar"
    " başlamayacağını söyledi. Adada yaşayan aileler evlerini terk etti."
)
RUSSIAN = "Мэр города заявил во вторник, что паром не выйдет в море до весны. Жители острова ждут."
ARABIC = "قال رئيس البلدية يوم الثلاثاء إن العبارة لن تبحر قبل الربيع بسبب الأضرار."
GERMAN = "Der Bürgermeister erklärte am Dienstag, dass die Fähre nicht vor dem Frühjahr fährt."
POLISH = "Burmistrz oświadczył we wtorek, że prom nie wypłynie przed wiosną, bo był sztorm."


def read(data, name="a.txt"):
    return article_of(data, name)


def kept_or_refused(data):
    """Return the text of a file, None if it is refused in the one way that is right."""
    with suppress(ArticleError):
        return read(data).text
    return None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b\n\r\n\r"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a"])
def test_a_text_in_utf8_is_kept_as_it_is(end, name):
    text = f"\ufeffOne  line.{end}\tAnother\u00a0one\u00ad. {end}{end}"
    assert read(text.encode(), name).text == text
    assert read(text.encode(), name).notes == ()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_in_utf8_is_kept_or_refused(text):
    assert kept_or_refused(text.encode()) in {text, None}


@given(st.binary())
def test_any_bytes_give_a_text_or_one_sentence(data):
    text = kept_or_refused(data)
    assert text is None or text.encode()


@pytest.mark.parametrize(
    ("text", "encoding", "called"),
    [
        (ENGLISH, "cp1252", "Windows-1252 (Western European)"),
        (GERMAN, "cp1252", "Windows-1252"),
        (GERMAN, "latin-1", "Windows-1252"),
        (TURKISH, "cp1254", "Windows-1254 (Turkish)"),
        (RUSSIAN, "cp1251", "Windows-1251 (Cyrillic)"),
        (RUSSIAN, "koi8-r", "KOI8-R (Cyrillic)"),
        (ARABIC, "cp1256", "Windows-1256 (Arabic)"),
        (POLISH, "cp1250", "Windows-1250 (Central European)"),
        (ENGLISH, "utf-16", "UTF-16"),
        (ENGLISH, "utf-16-le", "UTF-16"),
        (ENGLISH, "utf-16-be", "UTF-16"),
        (ARABIC, "utf-16-le", "UTF-16"),
        (RUSSIAN, "utf-16-be", "UTF-16"),
        (TURKISH, "utf-32", "UTF-32"),
    ],
)
def test_another_encoding_is_told_and_named(text, encoding, called):
    article = read(text.encode(encoding))
    assert article.text == text
    assert any(f"not in UTF-8; it was read as {called}" in note for note in article.notes)


def test_one_curly_apostrophe_makes_no_text_chinese():
    assert read("It’s fine.".encode("cp1252")).text == "It’s fine."


def test_utf8_with_a_few_bad_bytes_stays_utf8():
    data = (RUSSIAN * 3).encode() + b"\xff\xfe."
    article = read(data)
    assert article.text == RUSSIAN * 3 + "\ufffd\ufffd."
    assert "2 places in a.txt could not be decoded, shown as “\ufffd”." in article.notes


def test_a_half_of_a_character_is_shown_and_told():
    article = read(b"Hello \xed\xa0\x80 there")
    assert article.text == "Hello \ufffd there"
    assert article.notes == ("One place in a.txt could not be decoded, shown as “\ufffd”.",)


def test_characters_written_as_two_halves_are_put_together():
    data = b"Boat: " + "\ud83d".encode("utf-8", "surrogatepass")
    article = read(data + "\udea2".encode("utf-8", "surrogatepass"))
    assert article.text == "Boat: 🚢"
    assert article.notes == ("a.txt is not quite in UTF-8; it was read as CESU-8.",)


def test_letters_that_were_decoded_wrongly_before_are_kept_and_told():
    text = "Itâ€™s a story about TÃ¼rkiye, isnâ€™t it?"
    article = read(text.encode())
    assert article.text == text
    assert any("spoilt before it was saved, as in “â€™”" in note for note in article.notes)


def test_few_control_characters_are_kept_and_many_are_told():
    assert read(b"Hello \x07 there").notes == ()
    article = read(b"Hello \x07 there" * 20)
    assert article.text == "Hello \x07 there" * 20
    assert article.notes == ("There are 20 control characters in a.txt; they were kept.",)


@pytest.mark.parametrize("text", ["Hello\0there", "0\0\x80", "ab\0"])
def test_a_nul_in_a_text_is_kept(text):
    assert read(text.encode()).text == text


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 8, b"\0" * 99, b"\xff\xfe\0", b"\x01\x02\x03\x04", b"\x81\0\x82" * 99],
)
def test_what_is_no_text_is_refused_in_one_sentence(data):
    with pytest.raises(ArticleError, match=r"^a\.txt .*\.$"):
        read(data)


def test_a_cut_text_in_utf16_says_so():
    with pytest.raises(ArticleError, match="begins as UTF-16 but is damaged"):
        read(ENGLISH.encode("utf-16")[:-1])
