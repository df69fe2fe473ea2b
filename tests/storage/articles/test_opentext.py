"""OpenDocument texts: which words are read, and what the properties tell."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from idlib_gui.storage.articles import ArticleError, article_of

from .zip_files import ENTITIES_IN_ENTITIES, odt, rezipped, zipped

TOLD = "<text:h>No ferry today</text:h><text:p>The ferry sails at noon.</text:p>"


def read(data, name="a.odt"):
    return article_of(data, name)


def test_headings_and_paragraphs_are_read_in_their_order():
    article = read(odt(f"{TOLD}<text:section><text:p>Inside.</text:p></text:section><text:p/>"))
    assert article.text == "No ferry today\n\nThe ferry sails at noon.\n\nInside."
    assert article.title == "No ferry today"


def test_blanks_tabs_breaks_and_spans_are_read():
    body = (
        '<text:p>one<text:s text:c="2"/>two<text:tab/>three<text:line-break/>'
        "fo<text:span>u</text:span>r\n  five<text:s/>six<text:s text:c='x'/>seven</text:p>"
    )
    assert read(odt(body)).text == "one  two\tthree\nfour five six seven"


def test_a_million_blanks_are_not_written_out():
    assert len(read(odt('<text:p>a<text:s text:c="1000000000"/>b</text:p>')).text) < 1_000


def test_deleted_words_notes_and_comments_are_left_out():
    body = (
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        "<text:table-of-content><text:p>contents</text:p></text:table-of-content>"
        "<text:p>The ferry<text:note><text:p>a note</text:p></text:note>"
        "<office:annotation><text:p>a comment</text:p></office:annotation> sails.</text:p>"
    )
    assert read(odt(body)).text == "The ferry sails."


def test_the_rows_of_a_table_are_paragraphs():
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = "".join(
        f"<table:table-row>{cell.format(a)}{cell.format(b)}</table:table-row>"
        for a, b in (("Pier", "2019"), ("Ferry", ""))
    )
    assert read(odt(f"<table:table>{rows}</table:table>")).text == "Pier\t2019\n\nFerry"


def test_a_text_box_is_read_after_its_paragraph():
    box = "<draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box></draw:frame>"
    assert read(odt(f"<text:p>Around {box}it.</text:p>")).text == "Around it.\n\nBoxed."


def test_the_properties_tell_title_author_and_language_but_no_day_of_publication():
    meta = (
        "<dc:title>Ferry report</dc:title><meta:initial-creator>Ada Holm</meta:initial-creator>"
        "<dc:creator>Somebody else</dc:creator><dc:language>en-GB</dc:language>"
        "<dc:date>2024-01-05</dc:date><meta:creation-date>2024-01-04</meta:creation-date>"
    )
    article = read(odt(TOLD, meta))
    assert article.title == "Ferry report"
    assert article.byline == ("Ada Holm",)
    assert article.language == "en"
    assert article.published is None


def test_entities_in_entities_are_refused():
    with pytest.raises(ArticleError, match="damaged"):
        read(odt("<text:p>&e9;</text:p>", doctype=ENTITIES_IN_ENTITIES))


def test_other_files_are_not_read_into_a_document(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    doctype = f'<!DOCTYPE d [<!ENTITY secret SYSTEM "{secret.as_uri()}">]>'
    with pytest.raises(ArticleError, match="damaged"):
        read(odt("<text:p>Told. &secret;</text:p>", doctype=doctype))


@pytest.mark.parametrize("content", ["", "<a", "<a/>"])
def test_a_broken_text_gives_one_sentence(content):
    with pytest.raises(ArticleError, match=r"a\.odt is damaged"):
        read(rezipped(odt(TOLD), {"content.xml": content}))


def test_a_document_without_properties_is_read():
    with zipfile.ZipFile(BytesIO(odt(TOLD))) as archive:
        whole = archive.read("content.xml")
    kind = "application/vnd.oasis.opendocument.text"
    bare = zipped({"mimetype": kind, "content.xml": whole})
    assert read(bare).title == "No ferry today"


def test_a_document_without_its_text_says_so():
    kind = "application/vnd.oasis.opendocument.text"
    with pytest.raises(ArticleError, match="damaged"):
        read(zipped({"mimetype": kind}))


def test_a_spreadsheet_says_what_it_is():
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with pytest.raises(ArticleError, match="spreadsheet"):
        read(zipped({"mimetype": kind, "content.xml": "<a/>"}), "a.ods")
