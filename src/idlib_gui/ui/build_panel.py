"""How far the building of a model is, in the status bar, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from idlib_gui.build.progress import Progress

from .labels import ElidedLabel
from .plain import shortened
from .style import role

_NAME = 24
"""Characters of a name."""
_WORDS, _BAR = 250, 130
"""Pixels of the words and of the bar."""
_LAST_WORD = 8_000
"""Milliseconds for which the result is told."""


class BuildPanel(QWidget):
    """Shown while something is built; the window stays in use meanwhile."""

    cancelled = Signal()
    """The user wants it to stop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel("small")
        self._words.setFixedWidth(_WORDS)  # so that what stands beside it does not move
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR)
        self._stop = QToolButton()
        role(self._stop, "tool")
        self._stop.setText(self.tr("Cancel"))
        self._stop.setToolTip(self.tr("Stop; what is open stays open"))
        self._stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._stop.clicked.connect(self.cancelled)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LAST_WORD)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(8)
        for part in (self._words, self._bar, self._stop):
            row.addWidget(part)
        self.end()

    @property
    def busy(self) -> bool:
        """Return whether something is being built."""
        return not self._bar.isHidden()

    @property
    def words(self) -> str:
        """Return what is said of the work."""
        return self._words.text()

    def begin(self, name: str) -> None:
        """Show that something of this name is being built."""
        short = shortened(name, _NAME)
        doing = self.tr("Building {0}").format(short)
        self.begin_with(doing, self.tr("Building {0}…").format(short))

    def begin_with(self, doing: str, words: str) -> None:
        """Show what is being done: in words for a screen reader, and as it stands in the line."""
        self._timer.stop()
        self._bar.setRange(0, 0)
        for part in (self._bar, self._stop):
            part.show()
        self._bar.setAccessibleName(doing)
        self._say(words)
        self.show()

    def cancel(self) -> None:
        """Stop what is being built, as the button does."""
        if self.busy:
            self.cancelled.emit()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        if progress.done > 0:
            self._bar.setRange(0, 100)
            self._bar.setValue(round(100 * progress.done))
        self._say(say_progress(progress))

    def end(self, words: str = "") -> None:
        """Show nothing any more, or for a moment what became of it."""
        for part in (self._bar, self._stop):
            part.hide()
        self._say(words)
        self.setVisible(bool(words))
        self._timer.start()

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._bar.setAccessibleDescription(words)


def say_progress(progress: Progress) -> str:
    """Return in words what is being done."""
    if progress.of and progress.stage != "merging":
        name = shortened(progress.file, _NAME)
        return _tr("Article {0} of {1}: {2}").format(progress.number, progress.of, name)
    words = {
        "model": _tr("Loading the language model…"),
        "reading": _tr("Reading the text…"),
        "dates": _tr("Looking for dates…"),
        "names": _tr("Looking for names…"),
        "quotes": _tr("Looking for quotations…"),
        "events": _tr("Looking for events…"),
        "records": _tr("Putting it together…"),
        "merging": _tr("Putting the articles together…"),
        "rows_reading": _tr("Reading the rows…"),
        "rows_dates": _tr("Understanding the dates…"),
        "rows_writing": _tr("Preparing the dataset…"),
    }
    return words.get(progress.stage, _tr("Working…"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("build", text)
