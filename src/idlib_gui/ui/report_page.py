"""A page of text to be read and copied: what became of each file of many."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from .labels import plain_label
from .style import role

_WIDTH, _HEIGHT = 720, 480


class ReportPage(QDialog):
    """Shows a report under a heading."""

    def __init__(self, heading: str, report: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))
        self._report = report
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(heading)
        role(text, "field")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy as text"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(plain_label("title", heading))
        column.addWidget(text, 1)
        column.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
