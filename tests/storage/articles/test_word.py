"""Word documents: which words are read, and what the properties tell."""

from __future__ import annotations

import datetime as dt

import docx
import pytest

from idlib_gui.storage.articles import ArticleError, article_of

from .zip_files import ENTITIES_IN_ENTITIES, docx_bytes, docx_of, docx_with_body, rezipped, zipped

PARAGRAPHS = ["The ferry sails at noon.", "It comes back at dusk, the mayor said."]


def read(data, name="a.docx"):
    return article_of(data, name)


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_paragraphs_are_read_in_their_order():
    assert read(docx_of(PARAGRAPHS)).text == "\n\n".join(PARAGRAPHS)


def test_empty_paragraphs_leave_no_trace():
    assert read(docx_of(["", *PARAGRAPHS, "  ", ""])).text == "\n\n".join(PARAGRAPHS)


def test_the_rows_of_a_table_stand_where_the_table_does():
    document = docx.Document()
    document.add_paragraph("Before it.")
    table = document.add_table(2, 2)
    cells = [cell for row in table.rows for cell in row.cells]
    for cell, text in zip(cells, ["Pier", "2019", "Ferry", ""], strict=True):
        cell.text = text
    document.add_paragraph("After it.")
    assert read(docx_bytes(document)).text.split("\n\n") == [
        "Before it.",
        "Pier\t2019",
        "Ferry",
        "After it.",
    ]


def test_a_table_that_lays_out_paragraphs_is_read_cell_by_cell():
    document = docx.Document()
    table = document.add_table(1, 2)
    left, right = table.rows[0].cells
    left.text, right.text = "One.", "Three."
    left.add_paragraph("Two.")
    assert read(docx_bytes(document)).text.split("\n\n") == ["One.", "Two.", "Three."]


def test_tracked_changes_are_read_as_accepted():
    xml = (
        f"<w:p>{run('The ferry ')}<w:ins>{run('sails')}</w:ins>"
        f"<w:del><w:r><w:delText>sinks</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run(' never')}</w:moveFrom><w:moveTo>{run(' today')}</w:moveTo></w:p>"
    )
    assert read(docx_with_body(xml)).text == "The ferry sails today"


def test_content_controls_and_links_are_read_and_hidden_words_are_not():
    xml = (
        f"<w:sdt><w:sdtContent><w:p>{run('Inside a control')}</w:p></w:sdtContent></w:sdt>"
        f"<w:p>{run('A ')}<w:hyperlink>{run('link')}</w:hyperlink>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> unseen</w:t></w:r>"
        "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert read(docx_with_body(xml)).text == "Inside a control\n\nA link"


def test_breaks_tabs_and_hyphens_are_written():
    xml = (
        "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>half</w:t>"
        "<w:noBreakHyphen/><w:t>way</w:t></w:r></w:p>"
    )
    assert read(docx_with_body(xml)).text == "one\ttwo\nhalf\u2011way"


def test_a_text_box_is_read_once_and_after_its_paragraph():
    box = f"<w:txbxContent><w:p>{run('Boxed.')}</w:p></w:txbxContent>"
    xml = (
        f"<w:p>{run('Around ')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>{run('it.')}</w:p>"
    )
    assert read(docx_with_body(xml)).text == "Around it.\n\nBoxed."


def test_the_properties_tell_title_author_and_language():
    article = read(docx_of(PARAGRAPHS, title="Ferry report", author="Ada Holm", language="en-GB"))
    assert (article.title, article.byline, article.language) == (
        "Ferry report",
        ("Ada Holm",),
        "en",
    )


def test_a_title_in_the_text_goes_before_the_one_it_is_filed_under():
    document = docx.Document()
    document.add_paragraph("No ferry before spring", style="Title")
    document.add_paragraph(PARAGRAPHS[0])
    document.core_properties.title = "Ferry report, draft"
    assert read(docx_bytes(document)).title == "No ferry before spring"


@pytest.mark.parametrize("junk", ["Document1", "ferry_final.docx", "Word Document", ""])
def test_titles_and_authors_that_a_program_wrote_are_none(junk):
    article = read(docx_of(["No ferry today", *PARAGRAPHS], title=junk, author="Windows User"))
    assert article.title == "No ferry today"
    assert article.byline == ()


def test_a_document_that_nothing_names_is_called_as_its_file():
    long_line = "word " * 60 + "and so on."
    assert read(docx_of([long_line]), "ferry notes.docx").title == "ferry notes"


def test_dates_of_the_file_are_not_the_day_of_publication():
    made = dt.datetime(2024, 1, 5)  # noqa: DTZ001 - as python-docx wants it
    assert read(docx_of(PARAGRAPHS, created=made, modified=made)).published is None


def test_a_dateline_is_the_day_of_publication():
    assert read(docx_of(["5 March 2021", *PARAGRAPHS])).published == "2021-03-05"


@pytest.mark.parametrize("body", ['<w:p w:id="&e9;"/>', f"<w:p>{run('&e9;')}</w:p>"])
def test_entities_in_entities_are_refused(body):
    with pytest.raises(ArticleError, match="damaged"):
        read(docx_with_body(body, ENTITIES_IN_ENTITIES))


def test_other_files_are_not_read_into_a_document(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    doctype = f'<!DOCTYPE d [<!ENTITY secret SYSTEM "{secret.as_uri()}">]>'
    source = docx_with_body(f"<w:p>{run('Told. &secret;')}</w:p>", doctype)
    assert read(source).text == "Told."


@pytest.mark.parametrize(
    "part",
    [
        {"word/document.xml": "<w:document"},
        {"word/document.xml": "<other/>"},
        {"word/document.xml": ""},
        {"[Content_Types].xml": "<Types/>"},
        {"_rels/.rels": "no xml"},
        {"docProps/core.xml": "<<<"},
    ],
)
def test_a_broken_part_gives_one_sentence(part):
    with pytest.raises(ArticleError, match=r"a\.docx is damaged"):
        read(rezipped(docx_of(PARAGRAPHS), part))


def test_a_cut_document_says_so():
    data = docx_of(PARAGRAPHS)
    for cut in (30, len(data) // 2, len(data) - 10):
        with pytest.raises(ArticleError, match="damaged"):
            read(data[:cut])


def test_another_archive_called_docx_says_so():
    with pytest.raises(ArticleError, match="its text is missing"):
        read(zipped({"notes.txt": "words"}))


def test_words_that_are_no_archive_are_refused():
    with pytest.raises(ArticleError, match="no Word document in it"):
        read(b"just some words")


def test_a_document_of_very_many_elements_is_refused():
    with pytest.raises(ArticleError, match="too large for an article"):
        read(docx_with_body("".join(f"<w:p/><w:r/><w:b{at % 97}/>" for at in range(500_001))))


def test_the_lines_under_the_title_tell_outlet_day_and_authors():
    head = ["No ferry today", "The Harbour Gazette, 5 March 2021", "By Ada Holm in Northhaven"]
    article = article_of(
        docx_of([*head, "The ferry did not sail on Monday, the mayor said."]), "a.docx"
    )
    assert article[1:5] == ("No ferry today", "The Harbour Gazette", ("Ada Holm",), "2021-03-05")
