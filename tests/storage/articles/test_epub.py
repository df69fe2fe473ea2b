"""EPUB books: what is read, in which order, and what the book tells of itself."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from idlib_gui.storage.articles import ArticleError, article_of

from .zip_files import ENTITIES_IN_ENTITIES, epub, rezipped, zipped

EVENT = '<dc:date opf:event="{}">{}</dc:date>'
ONE = "<h1>The ferry</h1><p>It sails at <b>noon</b>.</p>"
TWO = "<p>It comes back&nbsp;at dusk.</p>"
TEXT = "The ferry\n\nIt sails at noon.\n\nIt comes back\xa0at dusk."


def read(data, name="a.epub"):
    return article_of(data, name)


def test_chapters_are_read_in_the_order_of_the_spine():
    assert read(epub({"b.xhtml": TWO, "a.xhtml": ONE}, spine=["a.xhtml", "b.xhtml"])).text == TEXT


def test_a_chapter_that_is_listed_twice_is_read_once():
    assert (
        read(epub({"a.xhtml": ONE, "b.xhtml": TWO}, spine=["a.xhtml", "b.xhtml"] * 2)).text == TEXT
    )


def test_addresses_with_escapes_are_found():
    book = epub({"a.xhtml": ONE, "the%20end.xhtml": TWO})
    assert read(rezipped(book, {"OEBPS/the end.xhtml": f"<body>{TWO}</body>"})).text == TEXT


def test_the_table_of_contents_is_left_out():
    book = epub({"nav.xhtml": "<nav><p>Contents</p></nav>", "a.xhtml": ONE, "b.xhtml": TWO})
    with zipfile.ZipFile(BytesIO(book)) as archive:
        package = archive.read("OEBPS/book.opf").decode()
    marked = package.replace('id="nav.xhtml"', 'id="nav.xhtml" properties="nav"')
    assert read(rezipped(book, {"OEBPS/book.opf": marked})).text == TEXT


def test_the_book_tells_title_authors_outlet_language_and_address():
    article = read(
        epub(
            {"a.xhtml": ONE},
            "<dc:title> The  Ferry </dc:title><dc:creator>Ada Holm</dc:creator>"
            "<dc:creator>Bo Lind</dc:creator><dc:publisher>Harbour Press</dc:publisher>"
            "<dc:language>en-GB</dc:language><dc:identifier>urn:uuid:1</dc:identifier>"
            "<dc:source>https://press.example/ferry</dc:source>",
        )
    )
    assert article.title == "The Ferry"
    assert article.byline == ("Ada Holm", "Bo Lind")
    assert article.outlet == "Harbour Press"
    assert article.language == "en"
    assert article.url == "https://press.example/ferry"


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ("<dc:date>2019-03-05T10:00:00Z</dc:date>", "2019-03-05"),
        ("<dc:date>2019-03</dc:date>", "2019-03"),
        ("<dc:date>2019</dc:date>", "2019"),
        (f"{EVENT.format('creation', 2018)}{EVENT.format('publication', 2019)}", "2019"),
        (f"{EVENT.format('original-publication', 2017)}{EVENT.format('x', 2019)}", "2017"),
        (EVENT.format("modification", 2018), None),
        ('<meta property="dcterms:modified">2018-01-01T00:00:00Z</meta>', None),
        ("<dc:date>0101-01-01T00:00:00+00:00</dc:date>", None),
        ("<dc:date>2019-02-30</dc:date>", None),
        ("<dc:date>some day</dc:date>", None),
        ("<dc:date/>", None),
        ("", None),
    ],
)
def test_the_day_of_publication_is_the_one_the_book_tells(dates, published):
    assert read(epub({"a.xhtml": ONE}, dates)).published == published


def test_a_book_that_says_nothing_is_called_by_its_first_heading():
    article = read(epub({"a.xhtml": ONE}))
    assert (article.title, article.byline, article.outlet) == ("The ferry", (), None)


def test_a_missing_chapter_is_told_and_the_others_are_read():
    article = read(
        epub({"a.xhtml": ONE, "b.xhtml": TWO}, spine=["a.xhtml", "gone.xhtml", "b.xhtml"])
    )
    assert article.text == TEXT
    assert "One chapter of a.epub could not be found in it." in article.notes


def test_several_missing_chapters_are_counted():
    article = read(epub({"a.xhtml": ONE}, spine=["a.xhtml", "x.xhtml", "y.xhtml"]))
    assert "2 chapters of a.epub could not be found in it." in article.notes


def test_an_empty_chapter_is_passed_over():
    book = rezipped(epub({"a.xhtml": ONE, "b.xhtml": TWO, "c.xhtml": ""}), {"OEBPS/c.xhtml": " "})
    assert read(book).text == TEXT


def test_an_encrypted_chapter_says_so_and_encrypted_fonts_do_not_matter():
    entry = '<encryption><CipherReference URI="{}"/></encryption>'
    book = epub({"a.xhtml": ONE, "b.xhtml": TWO})
    fonts = rezipped(book, {"META-INF/encryption.xml": entry.format("OEBPS/font.otf")})
    assert read(fonts).text == TEXT
    locked = rezipped(book, {"META-INF/encryption.xml": entry.format("OEBPS/b.xhtml")})
    with pytest.raises(ArticleError, match="protected against copying"):
        read(locked)


def test_a_book_without_words_says_so():
    with pytest.raises(ArticleError, match="no text to read"):
        read(epub({"a.xhtml": "<img src='cover.png'/>"}))


@pytest.mark.parametrize(
    "part",
    [
        {"META-INF/container.xml": "<a"},
        {"META-INF/container.xml": "<a/>"},
        {"OEBPS/book.opf": "<package"},
        {"OEBPS/book.opf": "<package/>"},
    ],
)
def test_a_broken_part_gives_one_sentence(part):
    with pytest.raises(ArticleError, match=r"a\.epub is damaged"):
        read(rezipped(epub({"a.xhtml": ONE}), part))


def test_a_book_without_a_container_says_so():
    with pytest.raises(ArticleError, match="damaged"):
        read(zipped({"mimetype": "application/epub+zip"}))


def test_entities_in_entities_are_refused():
    title = "<dc:title>&e9;</dc:title>"
    with pytest.raises(ArticleError, match="damaged"):
        read(epub({"a.xhtml": ONE}, title, doctype=ENTITIES_IN_ENTITIES))


def test_entities_in_a_chapter_are_not_expanded(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    page = (
        f'{ENTITIES_IN_ENTITIES[:-2]}<!ENTITY secret SYSTEM "{secret.as_uri()}">]>'
        "<html><body><p>Told. &e9; &secret;</p></body></html>"
    )
    text = read(rezipped(epub({"a.xhtml": ONE}), {"OEBPS/a.xhtml": page})).text
    assert "Told." in text
    assert "the secret" not in text
    assert len(text) < 1_000
