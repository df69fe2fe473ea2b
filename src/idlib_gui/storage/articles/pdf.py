"""PDF documents: the text in them, in the order it is read, put back into paragraphs.

The dates in a PDF say when the file was made, by a print of a web page years later as well; so
only a date that the text itself gives at its top counts as that of publication.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from threading import Lock

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from .article import Article, ArticleError
from .dateline import published_at_top
from .pdf_layout import in_reading_order, without_furniture
from .pdf_lines import Line, page_lines
from .pdf_paragraphs import paragraphs
from .plain import file_title, first_line_title

_PDFIUM = Lock()
"""PDFium serves one thread at a time in a process, even for different documents."""
_MOST_PAGES = 2_000
_MOST_LETTERS = 8_000_000
_JUNK_TITLE = re.compile(
    r"(?:untitled|document|microsoft word - .*|.*\.(?:docx?|odt|indd|qxd|pdf|tex|html?|rtf|p65))?",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:user|admin\w*|author|owner|unknown|anonymous|\(?anonymous\)?|unspecified)?", re.IGNORECASE
)
_LARGER = 1.15
_MOST_TITLE_LINES = 4
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_MOST_UNKNOWN = 0.3


def read_pdf(data: bytes, name: str) -> Article:
    """Return the article in a PDF, without what is repeated at the top and foot of its pages.

    Raises:
        ArticleError: If it is damaged or locked, or holds no text.
    """
    with _PDFIUM:
        pages, about, notes = _pages(data, name)
    if not any(pages):
        raise ArticleError(
            f"{name} holds pictures of pages, no text; recognise the text in it (OCR) first."
        )
    blank = sum(not page for page in pages)
    if blank:
        which = "One page" if blank == 1 else f"{blank} pages"
        notes += (f"{which} of {len(pages)} in {name} had no text; pictures are not read.",)
    ordered = [in_reading_order(page) for page in without_furniture(pages)]
    text = "\n\n".join(paragraphs(ordered))
    if len(_UNKNOWN.findall(text)) > _MOST_UNKNOWN * len(text):
        raise ArticleError(
            f"{name} does not say which letters it shows; recognise the text in it (OCR) first."
        )
    author = " ".join(about.get("Author", "").split())
    return Article(
        text,
        _title(about.get("Title", ""), ordered, text) or file_title(name),
        byline=() if _NO_AUTHOR.fullmatch(author) else (author,),
        published=published_at_top("\n".join(line.text for page in ordered[:2] for line in page)),
        notes=notes,
    )


def _pages(data: bytes, name: str) -> tuple[list[list[Line]], dict[str, str], tuple[str, ...]]:
    """Return the lines of the pages, what the file says of itself, and what to tell the user."""
    pages: list[list[Line]] = []
    notes: tuple[str, ...] = ()
    try:
        with pypdfium2.PdfDocument(data) as document:
            about = dict(document.get_metadata_dict(skip_empty=True))
            letters = 0
            for number in range(len(document)):
                if number == _MOST_PAGES or letters > _MOST_LETTERS:
                    notes = (f"Only the first {number} of {len(document)} pages were read.",)
                    break
                pages.append(_lines_of(document, number))
                letters += sum(len(line.text) for line in pages[-1])
    except pypdfium2.PdfiumError as error:
        raise _refused(error, name) from error
    return pages, about, notes


def _lines_of(document: pypdfium2.PdfDocument, number: int) -> list[Line]:
    """Return the lines of a page; a page that is damaged has none."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []
    try:
        return page_lines(page)
    finally:
        page.close()


def _refused(error: pypdfium2.PdfiumError, name: str) -> ArticleError:
    if error.err_code == FPDF_ERR_PASSWORD:
        return ArticleError(f"{name} is protected by a password; save it without one.")
    if error.err_code == FPDF_ERR_SECURITY:
        return ArticleError(f"{name} is protected in a way that cannot be opened here.")
    return ArticleError(f"{name} is damaged: there is no PDF document in it that can be read.")


def _title(filed: str, pages: Sequence[Sequence[Line]], text: str) -> str | None:
    """Return the title in the file's properties if its text shows it, else its largest lines."""
    title = " ".join(filed.split())
    if _JUNK_TITLE.fullmatch(title):
        title = ""
    top = _letters(text[: 20 * len(title) + 2_000])
    if title and _letters(title) in top:
        return title
    return _largest(next(filter(None, pages))) or title or first_line_title(text)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _largest(page: Sequence[Line]) -> str | None:
    """Return the first lines of the largest letters of a page, if they stand out as a headline."""
    most = max(line.height for line in page)
    if most < _LARGER * median(line.height for line in page):
        return None
    start = next(at for at, line in enumerate(page) if line.height == most)
    end = start
    while end < len(page) and page[end].height > most / _LARGER:
        end += 1
    words = " ".join(paragraphs([page[start:end]]))
    return words if end - start <= _MOST_TITLE_LINES else None
