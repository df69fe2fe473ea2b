"""The heading over the quotes: a strip between two lines, with words that give way."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from idlib_gui.domain.document import Document
from idlib_gui.models.quote_scope import Scope, ScopeKind
from idlib_gui.overriding import override

from .record_words import short_name
from .theme import Looks


def _tr(text: str) -> str:
    return QCoreApplication.translate("quotes_list", text)


def say_scope(document: Document, scope: Scope, *, brushed: bool) -> str:
    """Return which quotes are listed; where a period is brushed, that it is those in it."""
    match scope.kind:
        case ScopeKind.ABOUT:
            words = _tr("Quotes about it") if scope.quotes else _tr("No quotes about it")
        case ScopeKind.SPEAKERS:
            names = ", ".join(short_name(document, key) for key in scope.speakers)
            words = _tr("Quotes · {0}").format(names)
        case _:
            words = _tr("Quotes") if brushed else _tr("All quotes")
    return _tr("{0} · in the period").format(words) if brushed and scope.quotes else words


def shorter_scopes(scope: Scope, *, brushed: bool) -> tuple[str, ...]:
    """Return what can stand for the words of a scope where they do not fit."""
    if brushed:
        return (_tr("In the period"), _tr("Quotes"))
    return (_tr("About it"), _tr("Quotes")) if scope.kind is ScopeKind.ABOUT else ()


def say_part(listed: int, total: int) -> str:
    """Return how many are listed: "10", or "4 of 10"."""
    return str(total) if listed == total else _tr("{0} of {1}").format(listed, total)


def say_no_quotes(scope: Scope, *, brushed: bool) -> str:
    """Return what stands where no quote is listed."""
    return _tr("No quotes in the period.") if brushed and scope.quotes else _tr("No quotes.")


class HeadStrip(QWidget):
    """A heading between two lines, across the pane."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        looks.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        border = self._looks.theme.border
        painter.fillRect(0, 0, self.width(), 1, border)
        painter.fillRect(0, self.height() - 1, self.width(), 1, border)
