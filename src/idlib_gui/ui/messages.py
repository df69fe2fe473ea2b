"""What the program has to say: problems of a file, and bugs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from idlib_gui.domain.checks import Problem
from idlib_gui.domain.records import DomainError

from .wording import number

_SHOWN, _LISTED = 6, 2_000
_log = logging.getLogger(__name__)


def show_problems(parent: QWidget, file: str, problems: Sequence[Problem]) -> QMessageBox:
    """Say in one dialog what is wrong with a file and where; what was open stays open."""
    lines = [problem.line for problem in problems]
    head = _tr("{0} was not opened.").format(file)
    if len(lines) == 1 and not problems[0].place:
        return _show(parent, head, f"{_tr('The file')} {lines[0]}.", "")
    return list_lines(parent, head, lines)


def list_lines(parent: QWidget, head: str, lines: Sequence[str]) -> QMessageBox:
    """Tell the user several things, one a line; all of them where they ask for details."""
    text = "\n".join(lines[:_SHOWN])
    if len(lines) > _SHOWN:
        text += "\n" + _tr("… and {0} more").format(number(len(lines) - _SHOWN))
    return _show(parent, head, text, "\n".join(lines[:_LISTED]) if len(lines) > _SHOWN else "")


def ask(
    parent: QWidget, head: str, lines: Sequence[str], yes: str, done: Callable[[], object]
) -> QMessageBox:
    """Ask whether something is to be done, which the lines tell of; Enter says yes.

    Args:
        parent: Whose window asks.
        head: The question.
        lines: What it would do, one thing a line.
        yes: The word on the button that does it.
        done: Does it.
    """
    box = list_lines(parent, head, lines)
    box.setIcon(QMessageBox.Icon.Question)
    button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(button)
    button.clicked.connect(done)
    return box


def say(parent: QWidget, head: str, text: str = "") -> QMessageBox:
    """Tell the user one thing."""
    return _show(parent, head, text, "")


def tell(parent: QWidget, head: str, text: str) -> QMessageBox:
    """Tell the user something that is no trouble."""
    box = _show(parent, head, text, "")
    box.setIcon(QMessageBox.Icon.NoIcon)
    return box


def report(parent: QWidget | None, error: BaseException) -> None:
    """Tell of a bug: what happened goes to the log, and the user learns that nothing was lost.

    What a user asked for and cannot have is no bug, and says why itself.
    """
    if parent is not None and isinstance(error, DomainError):
        say(parent, _tr("That was not done."), str(error))
        return
    _log.error("unexpected error", exc_info=error)
    if parent is not None:
        what = f"{type(error).__name__}: {error}"
        _show(
            parent,
            _tr("Something went wrong inside the program."),
            _tr("Your data is as it was."),
            what,
        )


def _show(parent: QWidget, head: str, text: str, details: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(QCoreApplication.applicationName())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(head)
    box.setInformativeText(text)
    for label in box.findChildren(QLabel):  # the box itself sets only the first as plain
        label.setTextFormat(Qt.TextFormat.PlainText)
    if details:
        box.setDetailedText(details)
    box.open()
    return box


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)
