"""PDF documents that Qt writes: PDFium reads two of their lines as one where a paragraph ends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter, QTextDocument

from idlib_gui.storage.articles import article_of

_TEXT = """\
The council met in the harbour town on Tuesday to speak about the ferry, which has not sailed
since the storm took its pier. Nobody from the company came. The mayor said so.

A second meeting is planned before the end of the month, and this time the Transport Minister
Ada Holm has promised to come. Fishermen have offered their boats to those who must cross.

The school has moved its lessons to the island, where the children sit in the old chapel of
Saint Brendan, and the Bishop of Northhaven has sent them a stove. It smokes.

Nobody knows what the new pier will cost. The last one took four years and was a third more
expensive than the Harbour Board had told the town when it was begun."""
PARAGRAPHS = [" ".join(text.split()) for text in _TEXT.split("\n\n")]


@pytest.fixture(params=[96, 300, 1200])
def writer(qapp, tmp_path, request):
    made = QPdfWriter(str(tmp_path / "ferry.pdf"))
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    made.setResolution(request.param)
    return made


def paragraphs_of(tmp_path):
    return article_of((tmp_path / "ferry.pdf").read_bytes(), "ferry.pdf").text.split("\n\n")


@pytest.mark.parametrize("times", [1, 4])
def test_a_document_that_qt_prints_has_the_paragraphs_it_was_made_of(writer, tmp_path, times):
    document = QTextDocument()
    document.setDefaultFont(QFont("DejaVu Sans", 11))
    document.setHtml("".join(f"<p>{text}</p>" for text in PARAGRAPHS * times))
    document.print_(writer)
    assert paragraphs_of(tmp_path) == PARAGRAPHS * times


def drawn(writer, texts, gap):
    """Draw paragraphs below each other, and as much white between them as `gap` lines take."""
    painter = QPainter(writer)
    painter.setFont(QFont("DejaVu Sans", 11))
    line = painter.fontMetrics().height()
    top, wide, high = 0.0, float(writer.width()), float(writer.height())
    for text in texts:
        place = QRectF(0, top, wide, high)
        painter.drawText(place, int(Qt.TextFlag.TextWordWrap), text)
        top += painter.boundingRect(place, int(Qt.TextFlag.TextWordWrap), text).height()
        top += gap * line
    painter.end()


@pytest.mark.parametrize("gap", [0.5, 1, 2])
def test_paragraphs_that_a_painter_draws_are_those_that_are_read(writer, tmp_path, gap):
    drawn(writer, PARAGRAPHS, gap)
    assert paragraphs_of(tmp_path) == PARAGRAPHS
