"""Small questions: for a line of text, and for a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget


def ask_line(
    parent: QWidget, title: str, label: str, text: str, done: Callable[[str], object]
) -> QInputDialog:
    """Ask for a line of text; `done` gets it if the user agrees."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    dialog.setTextValue(text)
    dialog.textValueSelected.connect(done)
    dialog.open()
    return dialog


def file_picker(parent: QWidget, title: str, folder: Path | None, *, to_save: bool) -> QFileDialog:
    """Return a dialog to pick a file with, to open or to save one, in a folder if one is known."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    mode = QFileDialog.AcceptMode
    dialog.setAcceptMode(mode.AcceptSave if to_save else mode.AcceptOpen)
    if folder is not None:
        dialog.setDirectory(str(folder))
    return dialog
