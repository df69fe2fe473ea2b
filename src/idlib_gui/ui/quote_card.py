"""A quote as a card: its words large; below who said it, when, where it stands, what it answers."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import Quote, QuoteForm
from idlib_gui.models.quotes_model import QuoteRow

from .plain import breakable, one_line, shortened
from .record_words import quoted, say_relation, say_status, unknown_speaker
from .theme import Theme, can_write
from .wording import say_form, say_told, say_when

_BREAK = "\u2028"
_GAP = 4
"""Pixels between the words and what is said about them."""


class Piece(NamedTuple):
    """Some words of a card in one look; `breaks` starts a new line before them."""

    text: str
    role: str
    breaks: bool = False


def card_pieces(document: Document, row: QuoteRow) -> list[Piece]:
    """Return what a card says, in order."""
    quote = row.quote
    speaker = one_line(row.speaker.name) if row.speaker else unknown_speaker()
    words = breakable(quote.text)
    own = quote.form is not QuoteForm.INDIRECT
    pieces = [
        Piece(f"“{words}”" if own else words, "words" if own else "reported"),
        Piece(shortened(speaker, 60), "speaker", breaks=True),
    ]
    said = [_cue(quote), "" if own else say_form(quote.form), say_status(quote.status)]
    pieces += [Piece(f"\u00a0· {part}", "muted") for part in said if part]
    outlet = shortened(row.outlet.name, 50) if row.outlet else ""
    first = quote.citations[0] if quote.citations else None
    facts = [say_when(quote.when), outlet, say_told(document, first)]
    pieces.append(Piece("\u00a0· ".join(fact for fact in facts if fact), "muted", breaks=True))
    if row.answered is not None and quote.answers is not None:
        whose = shortened(row.answered_speaker.name, 40) if row.answered_speaker else ""
        about = f"{whose or unknown_speaker()}: {quoted(row.answered, 48)}"
        pieces.append(
            Piece(f"{say_relation(quote.answers.relation)} ▸ {about}", "link", breaks=True)
        )
    return pieces


def _cue(quote: Quote) -> str:
    return shortened(quote.cue.exact, 40) if quote.cue else ""


class CardText:
    """The text of one card, laid out to a width."""

    def __init__(self, pieces: list[Piece], theme: Theme, width: float) -> None:
        self._layout = QTextLayout(_joined(pieces), _font(theme, "words"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        formats, self._link, self._said_from = _formats(pieces, theme)
        self._layout.setFormats(formats)
        self.height = self._lay_out(width)

    @property
    def layout(self) -> QTextLayout:
        """Return the layout, to be drawn."""
        return self._layout

    def link_at(self, point: QPointF) -> bool:
        """Return whether a point of the text lies on what the quote answers."""
        first, last = self._link
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            inside = line.naturalTextRect().contains(point)
            if inside and first <= line.textStart() < last:
                return True
        return False

    def _lay_out(self, width: float) -> float:
        self._layout.beginLayout()
        y = 0.0
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            if line.textStart() == self._said_from:
                y += _GAP
            line.setPosition(QPointF(0, y))
            y += line.height() + 1
            line = self._layout.createLine()
        self._layout.endLayout()
        return y


def _joined(pieces: list[Piece]) -> str:
    return "".join((_BREAK if piece.breaks else "") + piece.text for piece in pieces)


def _formats(
    pieces: list[Piece], theme: Theme
) -> tuple[list[QTextLayout.FormatRange], tuple[int, int], int]:
    """Return how each piece looks, where the link is, and where the second line begins."""
    formats: list[QTextLayout.FormatRange] = []
    link, said_from, at = (0, 0), -1, 0
    for piece in pieces:
        begin = at
        at += len((piece.text + (_BREAK if piece.breaks else "")).encode("utf-16-le")) // 2
        if piece.breaks and said_from < 0:
            said_from = begin + 1
        if piece.role == "link":
            link = (begin + 1, at)
        found = QTextLayout.FormatRange()
        found.start, found.length = begin, at - begin
        found.format = _format(theme, piece)
        formats.append(found)
    return formats, link, said_from


def _format(theme: Theme, piece: Piece) -> QTextCharFormat:
    made = QTextCharFormat()
    font = _font(theme, piece.role)
    if font.italic() and not can_write(font, piece.text):
        font.setItalic(False)
    made.setFont(font)
    colours = {"muted": theme.muted, "link": theme.accent}
    made.setForeground(colours.get(piece.role, theme.text))
    return made


def _font(theme: Theme, role: str) -> QFont:
    if role in {"words", "reported"}:
        font = theme.font("reading", serif=True)
        font.setItalic(role == "words")
        return font
    return theme.font("small", bold=role == "speaker")
