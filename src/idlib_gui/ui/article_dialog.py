"""What an article says of itself, before a model is built of it: the user may know better."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from idlib_gui.build.values import Glance, task
from idlib_gui.domain.records import DomainError
from idlib_gui.overriding import override
from idlib_gui.state.helper import Helper
from idlib_gui.storage.articles import Article

from . import messages
from .date_box import DateBox
from .labels import plain_label
from .paste_box import PasteBox
from .plain import shortened
from .style import show_in_role
from .wording import number

_WIDTH, _HEIGHT = 660, 600
_PAUSE = 300
"""Milliseconds without a key after which a pasted text is read."""
_FIRST = 3_000
"""Characters of a file's text that are shown."""
_NAME = 80
_NOTES = 6


class ArticleDialog(QDialog):
    """Shows what was read from a file or pasted; Build hands it on as the user corrected it."""

    build_asked = Signal(object, object)
    """The `Article` to build, and the `Path` of its file or None."""
    files_asked = Signal()
    """The user would rather pick a file."""

    def __init__(self, reader: Helper, parent: QWidget) -> None:
        super().__init__(parent)
        self._reader = reader
        self._article: Article | None = None
        self._path: Path | None = None
        self._build_when_read = False
        self.setWindowTitle(self.tr("Open article"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))
        self._heading, self._facts = plain_label("title"), plain_label("muted")
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(self.tr("The article is being read"))
        self._form = QWidget()
        self._title, self._outlet = QLineEdit(), QLineEdit()
        self._published = DateBox()
        self._text = PasteBox()
        self._notes = plain_label("small")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._build = self._buttons.addButton(
            self.tr("Build"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._pick = QPushButton(self.tr("Choose a file…"))
        self._paste = QPushButton(self.tr("Paste text instead"))
        self._lay_out()
        self._build.setDefault(True)  # in the dialog by now, which has to know
        self._connect()

    # What is read

    def read_file(self, path: Path) -> None:
        """Read a file and show what is in it."""
        self._heading.setText(shortened(path.name, _NAME))
        self._begin(path)
        self._text.show_only("")
        self._reader.ask(task("read_file", path), self._show)

    def read_text(self, text: str) -> None:
        """Show a pasted text, or an empty box to paste one into."""
        self._heading.setText(self.tr("Pasted text"))
        self._begin(None)
        self._text.take(text)
        self._text.setFocus()
        self._read_pasted()

    def _begin(self, path: Path | None) -> None:
        self._article, self._path = None, path
        pasted = path is None
        self._paste.setVisible(not pasted)
        words = self.tr("Paste or type the text of the article") if pasted else ""
        self._text.setPlaceholderText(words)
        for field in (self._title, self._outlet, self._published.field):
            field.setText("")  # to clear it would count as the user's doing
        self._notes.hide()
        self._show_form(shown=True)
        self._say(self.tr("Reading…"))
        self._show_busy(busy=True)

    def _read_pasted(self) -> None:
        self._pause.stop()
        text = self._text.whole
        self._article = None
        if text.strip():
            self._show_busy(busy=True)
            self._reader.ask(task("read_pasted", text), self._show)
        else:
            self._show_busy(busy=False)
            self._say(self.tr("No text yet."))

    def _show(self, glance: Glance) -> None:
        article = glance.article
        if article is None:
            return
        self._article = article
        for field, words in ((self._title, article.title), (self._outlet, article.outlet or "")):
            if not field.isModified():  # what the user wrote goes before what the file says
                field.setText(words)
                field.setCursorPosition(0)
        if not self._published.field.isModified():
            self._published.set_edtf(article.published)
        if self._path is not None:
            more = "…" if len(article.text) > _FIRST else ""
            self._text.show_only(article.text[:_FIRST] + more)
        self._say(self._say_facts(glance.words, article))
        self._notes.setText(_listed(article.notes, self.tr("… and {0} more")))
        self._notes.setVisible(bool(article.notes))
        self._show_busy(busy=False)
        if self._path is not None:
            (self._build if article.published else self._published).setFocus()
        if self._build_when_read:
            self.accept()

    def _say_facts(self, words: int, article: Article) -> str:
        one, many = self.tr("1 word"), self.tr("{0} words")
        facts = [one if words == 1 else many.format(number(words))]
        language = QLocale(article.language or "").language()
        if language != QLocale.Language.C:  # it stands for one that is not known
            facts.append(QLocale.languageToString(language))
        if article.byline:
            facts.append(self.tr("by {0}").format(shortened(", ".join(article.byline), _NAME)))
        return "  ·  ".join(facts)

    def _show_failure(self, error: Exception) -> None:
        self._build_when_read = False
        self._show_busy(busy=False)
        self._show_form(shown=self._path is None)
        if isinstance(error, DomainError):
            self._say(self.tr("⚠ {0}").format(error), "problem")
        else:
            self._say("")
            messages.report(self, error)

    def _say(self, words: str, look: str = "muted") -> None:
        show_in_role(self._facts, look)
        self._facts.setText(words)

    def _show_form(self, *, shown: bool) -> None:
        for part in (self._form, self._text):
            part.setVisible(shown)

    def _show_busy(self, *, busy: bool) -> None:
        self._busy.setVisible(busy)
        self._show_states()

    def _show_states(self) -> None:
        """Let a pasted text be built at once: it is read first."""
        pasted = self._path is None and bool(self._text.whole.strip())
        ready = self._article is not None or pasted
        self._build.setEnabled(ready and self._published.is_good)
        self._form.setEnabled(self._article is not None or self._path is None)

    # What the user does

    @property
    def article(self) -> Article | None:
        """Return the article as the user corrected it; None while none is read."""
        if self._article is None:
            return None
        return self._article._replace(
            title=self._title.text().strip() or self._article.title,
            outlet=self._outlet.text().strip() or None,
            published=self._published.edtf,
        )

    @override
    def accept(self) -> None:
        """Hand the article on, once it is read."""
        if not self._build.isEnabled():
            return
        if self._pause.isActive() or self._article is None:
            self._build_when_read = True
            self._read_pasted()
            return
        article = self.article
        super().accept()
        self.build_asked.emit(article, self._path)

    @override
    def reject(self) -> None:
        """Let go of what was read."""
        self._reader.end()
        super().reject()

    def _edited(self) -> None:
        self._build_when_read = False
        if self._path is None:
            self._pause.start()
            self._show_states()

    # How it is put together

    def _lay_out(self) -> None:
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._title.setPlaceholderText(self.tr("as the text says"))
        self._outlet.setPlaceholderText(self.tr("unknown"))
        form.addRow(self.tr("&Title"), self._title)
        form.addRow(self.tr("&Outlet"), self._outlet)
        form.addRow(self.tr("&Published"), self._published)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._facts)
        column.addWidget(self._busy)
        column.addWidget(self._form)
        column.addWidget(self._text, 1)
        column.addStretch()
        column.addWidget(self._notes)
        for button in (self._pick, self._paste):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self._pick)
        row.addWidget(self._paste)
        row.addWidget(self._buttons, 1)
        column.addLayout(row)

    def _connect(self) -> None:
        self._reader.failed.connect(self._show_failure)
        self._published.changed.connect(self._show_states)
        self._text.edited.connect(self._edited)
        self._pause.timeout.connect(self._read_pasted)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._pick.clicked.connect(self.files_asked)
        self._paste.clicked.connect(lambda: self.read_text(""))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)


def _listed(notes: tuple[str, ...], more: str) -> str:
    lines = [f"• {note}" for note in notes[:_NOTES]]
    if len(notes) > _NOTES:
        lines.append(more.format(len(notes) - _NOTES))
    return "\n".join(lines)
