"""Where what is open lies, in words: in the title of the window and in the status bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from idlib_gui.state.project_keeper import ProjectKeeper, Standing

from .labels import ElidedLabel
from .plain import shortened
from .wording import counted

_NAME = 40
"""Characters of the name of a file."""
_WIDE = 320
"""Pixels that the label takes at most."""
_GAP = 8
"""Pixels after it."""


class StandingLabel(ElidedLabel):
    """Says in the status bar where what is open lies."""

    def __init__(self, keeper: ProjectKeeper, parent: QWidget | None = None) -> None:
        super().__init__("small")
        self.setParent(parent)
        self.setMaximumWidth(_WIDE)
        self.setContentsMargins(0, 0, _GAP, 0)
        self._keeper = keeper
        keeper.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self.say(say_standing(self._keeper), say_standing_in_full(self._keeper))


def say_standing(keeper: ProjectKeeper) -> str:
    """Return in a few words where what is open lies; nothing where nothing was done to it."""
    if keeper.standing is Standing.WAITING and not keeper.trouble:
        return _tr("Being written…")
    name = shortened(keeper.path.name, _NAME) if keeper.path is not None else ""
    names = {
        Standing.AS_FOUND: "",
        Standing.MEMORY: _tr("Not saved"),
        Standing.DRAFT: _tr("Draft"),
        Standing.SAVED: _tr("Saved in {0}").format(name),
        Standing.WAITING: _tr("Not written: {0}").format(_say_waiting(keeper)),
        Standing.READ_ONLY: _tr("Read-only: {0}").format(name),
    }
    return names[keeper.standing]


def show_title(window: QWidget, title: str, keeper: ProjectKeeper) -> None:
    """Name what is open in the frame of the window, and where it lies."""
    parts = (part for part in (title, say_in_title(keeper)) if part)
    words = " – ".join(parts).replace("[*]", "[*][*]")  # Qt's mark of a changed document
    window.setWindowTitle(f"{words}[*] – Idlib Explorer")
    modified = keeper.would_be_lost and keeper.standing is not Standing.DRAFT
    if modified != window.isWindowModified():  # Qt tells the display each time
        window.setWindowModified(modified)


def say_in_title(keeper: ProjectKeeper) -> str:
    """Return what the title of the window says of it: the file, and what is the matter with it."""
    name = shortened(keeper.path.name, _NAME) if keeper.path is not None else ""
    names = {
        Standing.DRAFT: _tr("Draft"),
        Standing.WAITING: _tr("Not written") if keeper.trouble else "",
        Standing.READ_ONLY: _tr("Read-only"),
    }
    return " – ".join(part for part in (name, names.get(keeper.standing, "")) if part)


def say_standing_in_full(keeper: ProjectKeeper) -> str:
    """Return where it lies in a sentence, with the whole path, or why it is not written."""
    path = str(keeper.path) if keeper.path is not None else ""
    names = {
        Standing.AS_FOUND: "",
        Standing.MEMORY: _tr("What you did is in no file yet: Save as… makes a project of it."),
        Standing.DRAFT: _tr("Every edit is kept in a draft; Save as… makes a project of it."),
        Standing.SAVED: _tr("Every edit is written to {0} as it is made.").format(path),
        Standing.WAITING: keeper.trouble or _tr("The file is being made."),
        Standing.READ_ONLY: _tr("{0} can be read here, not changed.").format(path),
    }
    return names[keeper.standing]


def _say_waiting(keeper: ProjectKeeper) -> str:
    if not keeper.waiting:
        return _tr("no draft")
    return counted(keeper.waiting, _tr("1 step"), _tr("{0} steps"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("standing", text)
