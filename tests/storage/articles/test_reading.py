"""Files of all kinds: what each is taken for, and the one sentence for what cannot be read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from idlib_gui.storage.articles import (
    SUFFIXES,
    ArticleError,
    article_of,
    looks_like_article,
    pasted_article,
    read_article,
)

from .web_pages import data as schema
from .web_pages import page
from .zip_files import docx_of, epub, odt, rezipped, zipped

WORDS = "The ferry did not sail on Monday, the mayor said."


def refused(data, name):
    with pytest.raises(ArticleError) as caught:
        article_of(data, name)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\n" * 99])
def test_an_empty_file_says_so(data, suffix):
    assert refused(data, f"a{suffix}") == f"a{suffix} is empty: there is no text to read."


@pytest.mark.parametrize("text", ["\ufeff", "\u200b\u00a0", "\ufeff \n"])
def test_a_text_of_nothing_that_is_seen_is_empty(text):
    assert "is empty" in refused(text.encode(), "a.txt")
    with pytest.raises(ArticleError, match="The pasted text is empty"):
        pasted_article(text)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_one_word_is_a_text(suffix):
    assert article_of(b"Ferry", f"a{suffix}").text == "Ferry"


@pytest.mark.parametrize(
    ("magic", "said"),
    [
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"\xff\xd8\xff\xe0", "is a picture"),
        (b"RIFF\0\0\0\0WEBP", "is a picture"),
        (b"\x1f\x8b\x08", "is an archive"),
        (b"{\\rtf1", "Rich Text Format"),
        (b"SQLite format 3\0", "a database"),
        (b"\x7fELF\x02", "a program"),
        (b"%!PS-Adobe", "PostScript"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old format of Microsoft Office"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx", "a.pdf"])
def test_another_kind_of_file_says_what_it_is_whatever_it_is_called(magic, said, name):
    assert said in refused(magic + bytes(range(256)), name)


def test_an_office_file_with_a_password_says_so():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert "protected by a password" in refused(data, "a.docx")


def test_words_about_pdf_are_no_pdf():
    text = f"A file begins with %PDF-1.7 as a rule. {WORDS}"
    assert article_of(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".odt", ".epub"])
def test_words_under_the_name_of_another_format_are_refused(suffix):
    assert "let its name end in .txt" in refused(WORDS.encode(), f"a{suffix}")


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (docx_of([WORDS]), "a Word document"),
        (odt(f"<text:p>{WORDS}</text:p>"), "an OpenDocument text"),
        (epub({"a.xhtml": f"<p>{WORDS}</p>"}), "an EPUB book"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.zip", "a"])
def test_what_a_file_is_goes_before_what_it_is_called(data, form, name):
    article = article_of(data, name)
    assert article.text == WORDS
    assert f"{name} is {form}, whatever its name says, and was read as one." in article.notes


def test_a_file_without_an_ending_is_told_by_what_is_in_it():
    assert article_of(f"<html><body><p>{WORDS}</p></body></html>".encode(), "page").text == WORDS
    assert article_of(WORDS.encode(), "words").text == WORDS
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
    page = f"Content-Type: text/html\n\n<p>{WORDS}</p>\n--x--\n".encode()
    assert article_of(head + page, "archive").text == WORDS


def test_too_large_a_file_is_not_read(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(64 * 2**20 + 1)  # a hole: nothing is written
    with pytest.raises(ArticleError, match="larger than 64 MB"):
        read_article(path)


def test_five_megabytes_of_text_are_read():
    text = f"{WORDS}\n" * 100_000
    assert article_of(text.encode(), "a.txt").text == text


def test_a_folder_a_pipe_and_a_missing_file_say_so(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    for path, said in (
        (tmp_path, "is a folder"),
        (tmp_path / "pipe.txt", "a pipe"),
        (tmp_path / "gone.txt", "There is no file"),
        (Path("a\0b.txt"), "cannot be read"),
        (tmp_path / ("long" * 100), "cannot be read"),
    ):
        with pytest.raises(ArticleError, match=said):
            read_article(path)


def test_a_file_that_may_not_be_read_says_so(tmp_path, monkeypatch):
    path = tmp_path / "locked.txt"
    path.write_text(WORDS)

    def locked(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)  # root may read what nobody may
    with pytest.raises(ArticleError, match="may not be read by you"):
        read_article(path)


def test_the_age_of_a_file_is_not_the_day_of_publication(tmp_path):
    for suffix, data in (
        (".txt", WORDS.encode()),
        (".html", f"<p>{WORDS}</p>".encode()),
        (".docx", docx_of([WORDS])),
    ):
        path = tmp_path / f"2021-03-05{suffix}"
        path.write_bytes(data)
        os.utime(path, (1_000_000_000, 1_000_000_000))
        assert read_article(path).text == WORDS
        assert read_article(path).published is None


def test_a_zip_bomb_is_not_unpacked():
    for suffix, member in ((".docx", "word/document.xml"), (".epub", "META-INF/container.xml")):
        assert "far more than an article" in refused(
            zipped({member: b"0" * 20_000_000}), f"a{suffix}"
        )


def test_a_part_that_is_a_bomb_in_a_sound_file_is_not_unpacked():
    bomb = {"word/media/a.png": b"0" * 30_000_000}
    assert "far more than an article" in refused(rezipped(docx_of([WORDS]), bomb), "a.docx")


def test_an_archive_of_very_many_parts_is_not_unpacked():
    assert "far more than" in refused(zipped({f"{n}": "" for n in range(10_001)}), "a.docx")


def test_an_archive_in_an_archive_is_not_opened():
    inner = zipped({"word/document.xml": "x" * 1_000})
    assert "unpack it" in refused(zipped({"inner.docx": inner}), "a.zip")
    assert "its text is missing" in refused(zipped({"inner.docx": inner}), "a.docx")


def test_spreadsheets_and_presentations_say_what_they_are():
    for member in ("xl/workbook.xml", "ppt/presentation.xml"):
        assert "a spreadsheet or a presentation" in refused(zipped({member: "<a/>"}), "a.xlsx")


def test_an_archive_with_a_password_says_so():
    data = bytearray(zipped({"mimetype": "application/epub+zip"}))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flag is there twice
        data[data.index(magic) + at] |= 1
    assert "protected by a password" in refused(bytes(data), "a.epub")


def test_a_spoilt_part_says_so():
    data = docx_of([WORDS])
    at = data.index(b"word/document.xml") + 40
    spoilt = data[:at] + bytes(byte ^ 0xFF for byte in data[at : at + 40]) + data[at + 40 :]
    assert "damaged" in refused(spoilt, "a.docx")


def test_what_is_told_of_an_article_is_in_one_line_each():
    told = schema(headline="No\nferry\x07 \ud800", author="Ada\tHolm", publisher={"name": "A\x85B"})
    article = article_of(page(told, f"<p>{WORDS}</p>").encode(), "a.html")
    assert article[1:4] == ("No ferry", "A B", ("Ada Holm",))
    assert article_of(b"Hello\0 there\x1b", "a.txt").title == "Hello there"
    assert article_of(b"He said so.", "\x01.txt").title == "Untitled"


def test_names_of_articles_are_known_by_their_ending():
    assert looks_like_article(Path("a.TXT"))
    assert looks_like_article(Path("b.docx"))
    for name in ("a.png", ".hidden.txt", "~$open.docx", "a"):
        assert not looks_like_article(Path(name))


_CHEAP = """
import sys
import idlib_gui.storage.articles as articles
articles.article_of(b"Words.", "a.txt")
heavy = {"lxml", "trafilatura", "htmldate", "docx", "pypdfium2", "charset_normalizer", "email"}
print(sorted(heavy & set(sys.modules)))
"""


def test_importing_the_readers_and_reading_a_text_imports_no_library_for_other_formats():
    done = subprocess.run(
        [sys.executable, "-c", _CHEAP], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
