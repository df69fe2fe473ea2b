"""The articles that were found in a folder, before one model is built of them all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from idlib_gui.build.entries import Failure, Plan
from idlib_gui.build.values import Glance, task
from idlib_gui.domain.edtf import parse_edtf
from idlib_gui.domain.records import DomainError
from idlib_gui.models.articles_model import ArticleRow, ArticlesModel, ArticlesWords, Column
from idlib_gui.overriding import override
from idlib_gui.state.helper import Helper

from . import messages
from .articles_table import ArticlesTable
from .labels import plain_label
from .plain import one_line
from .style import show_in_role
from .theme import Theme
from .tips import plain_tip
from .wording import counted, number, say_date

_WIDTH, _HEIGHT = 980, 560


class FolderDialog(QDialog):
    """Lists articles with what each says of itself; Build hands on those that are ticked."""

    build_asked = Signal(object, object)
    """The `Entry`s to build, and a `Failure` for each that cannot be read."""

    def __init__(self, reader: Helper, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._reader = reader
        self._lost: tuple[Failure, ...] = ()
        self._refusal = ""
        self.setWindowTitle(self.tr("Open articles"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))
        self._heading, self._facts = plain_label("title"), plain_label("muted")
        self._busy = QProgressBar()
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(self.tr("How many articles were looked at"))
        self._model = ArticlesModel(_words(), self)
        self._table = ArticlesTable(self._model, theme)
        self._advice = plain_label("small")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._build = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        for part in (self._heading, self._facts, self._busy):
            column.addWidget(part)
        column.addWidget(self._table, 1)
        column.addWidget(self._advice)
        column.addWidget(self._buttons)
        self._build.setDefault(True)  # in the dialog by now, which has to know
        self._connect()
        self._advise()

    def look_through(self, paths: Sequence[Path]) -> None:
        """List the articles among these files and in these folders, and look at each."""
        one = paths[0].name or str(paths[0]) if len(paths) == 1 else ""
        self._heading.setText(one or self.tr("{0} files and folders").format(number(len(paths))))
        self._facts.setText(self.tr("Looking for articles…"))
        self._busy.setRange(0, 0)
        self._show_build()
        self._reader.ask(task("find_articles", tuple(paths)), self._list)

    def _list(self, plan: Plan) -> None:
        paths = [entry.path for entry in plan.entries]
        self._lost = plan.failures
        self._model.open(paths, _short_names(paths))
        self._busy.setRange(0, max(1, len(paths)))
        if paths:
            self._table.setCurrentIndex(self._model.index(0, Column.FILE))
            self._table.setFocus()
            self._reader.ask(task("read_files", tuple(paths)), self._finish)
        else:
            self._finish(None)

    def _look(self, seen: tuple[int, Glance]) -> None:
        number, glance = seen
        self._model.look(number, glance)
        self._busy.setValue(number + 1)

    def _finish(self, _nothing: None) -> None:
        self._busy.hide()
        self._count()

    def _count(self) -> None:
        rows = self._model.rows
        seen = [row for row in rows if row.glance is not None]
        undated = sum(bool(row.glance and row.glance.article) and not row.published for row in seen)
        facts = [counted(len(rows), self.tr("1 article found"), self.tr("{0} articles found"))]
        if len(seen) < len(rows):
            facts.append(self.tr("{0} looked at").format(number(len(seen))))
        unread = len(self._model.unread) + len(self._lost)
        if unread:
            facts.append(self.tr("{0} cannot be read").format(number(unread)))
        if undated:
            facts.append(self.tr("{0} without a publication date").format(number(undated)))
        self._facts.setText("  ·  ".join(facts) if rows else self._say_none())
        self._advise(self._refusal)
        self._show_build()

    def _say_none(self) -> str:
        reasons = dict.fromkeys(failure.sentence for failure in self._lost)
        return "\n".join(reasons) or self.tr("There is no article to open.")

    def _show_build(self) -> None:
        taken = len(self._model.taken)
        words = counted(taken, self.tr("Build 1 article"), self.tr("Build {0} articles"))
        self._build.setText(words if taken else self.tr("Build"))
        self._build.setEnabled(taken > 0 and not self._refusal)

    def _refuse(self, refusal: str) -> None:
        """Build nothing while what is typed is no date."""
        self._refusal = refusal
        self._advise(refusal)
        self._show_build()

    def _advise(self, refusal: str = "") -> None:
        """Say how dates are corrected, or why what was typed is none."""
        advice = self.tr(
            "Space leaves an article out, F2 corrects its date. Without a date, weekdays and "
            "“last week” stay unresolved."
        )
        show_in_role(self._advice, "problem" if refusal else "small")
        self._advice.setText(self.tr("⚠ {0}").format(refusal) if refusal else advice)

    def _show_failure(self, error: Exception) -> None:
        self._busy.hide()
        if isinstance(error, DomainError):
            self._advise(str(error))
        else:
            messages.report(self, error)

    def _connect(self) -> None:
        self._reader.told.connect(self._look)
        self._reader.failed.connect(self._show_failure)
        self._model.counted.connect(self._count)
        self._table.refused.connect(self._refuse)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._build.click)

    @override
    def accept(self) -> None:
        """Hand the articles on, with what is being typed."""
        self._table.setFocus()
        if not self._build.isEnabled():
            return
        entries, failures = self._model.taken, [*self._lost, *self._model.unread]
        self._reader.end()
        super().accept()
        self.build_asked.emit(entries, failures)

    @override
    def reject(self) -> None:
        """Let go of what was found."""
        self._reader.end()
        super().reject()


def _short_names(paths: Sequence[Path]) -> list[str]:
    """Return how to call files in a list: by their places below the folder they share."""
    if len(paths) < 2:  # noqa: PLR2004 - several share something
        return [one_line(path.name) for path in paths]
    try:
        common = Path(os.path.commonpath([path.absolute().parent for path in paths]))
    except ValueError:  # on different drives
        return [one_line(str(path)) for path in paths]
    return [one_line(str(path.absolute().relative_to(common))) for path in paths]


def _words() -> ArticlesWords:
    headings = ("File", "Title", "Published", "Words", "Notes")
    return ArticlesWords(
        [QCoreApplication.translate("folder", heading) for heading in headings],
        lambda edtf: say_date(parse_edtf(edtf)),
        _note,
        plain_tip,
    )


def _note(row: ArticleRow) -> str:
    if row.glance is None:
        return "…"
    article = row.glance.article
    return one_line(row.glance.failure if article is None else " ".join(article.notes))
