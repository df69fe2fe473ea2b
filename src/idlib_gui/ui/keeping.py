"""Tells above the panes when something cannot be written, and what drafts are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from idlib_gui.state.author import author_of, sign_as
from idlib_gui.state.drafts import Draft
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.project_keeper import Standing

from .files import Files
from .later import Later
from .notice_bar import NoticeBar
from .plain import shortened
from .time_words import say_moment_of
from .wording import counted, number

asking, messages = Later("asking"), Later("messages")

_NAME = 60
_TROUBLE, _LOCKED, _DRAFTS = "trouble", "locked", "drafts"
_AGAIN = 30_000
"""Milliseconds after which what could not be written is tried again."""


class Keeping(QObject):
    """Passes on what the keeper of the project has to say to the user."""

    drafts_changed = Signal()
    """Other drafts are kept."""

    def __init__(self, files: Files, notices: NoticeBar, jobs: JobSlot) -> None:
        super().__init__(files.window)
        self._files, self._keeper, self._notices = files, files.keeper, notices
        self._jobs = jobs
        self._told = ("", "", False)
        self._looks = self._offers = False
        self._offered: Path | None = None
        """The draft that is offered above the panes."""
        self.drafts: Sequence[Draft] = ()
        """The drafts that can be opened, the newest first, as far as is known."""
        self._timer = QTimer(self, singleShot=True, interval=_AGAIN)
        self._timer.timeout.connect(self._keeper.try_again)
        self._keeper.changed.connect(self._follow)
        files.opened.connect(self._list_anew)
        jobs.failed.connect(lambda error: messages.report(files.window, error))
        self._follow()

    @Slot()
    def _follow(self) -> None:
        trouble = self._keeper.trouble
        locked = self._keeper.read_only
        if trouble:
            self._timer.start()
        else:
            self._timer.stop()
        drafted = bool(trouble) and self._keeper.can_stay_draft
        if (trouble, locked, drafted) == self._told:
            return
        self._told = trouble, locked, drafted
        save_as = {self.tr("Save as…"): self._save_as}
        where = (
            self.tr("{0} What you do is kept in a draft until then.")
            if drafted
            else self.tr("{0} What you do is kept in memory until then.")
        )
        kept = where.format(trouble)
        self._tell(
            _TROUBLE, kept if trouble else "", {self.tr("Try again"): self._try_again, **save_as}
        )
        self._tell(_LOCKED, locked, {self.tr("Open again"): self._open_again, **save_as})

    def _tell(self, key: str, words: str, offers: Mapping[str, Callable[[], object]]) -> None:
        if words:
            self._notices.keep(words, offers, key)
        else:
            self._notices.take_back(key)

    def _save_as(self) -> None:
        self._files.saving.ask_save_as()

    def _open_again(self) -> None:
        self._told = ("", "", False)  # as for trying again
        self._files.open_again()

    def _try_again(self) -> None:
        self._told = ("", "", False)  # if it fails again, that is told again
        self._keeper.try_again()

    # Drafts

    def look_for_drafts(self) -> None:
        """Look what drafts are kept, and offer the newest if nothing was done yet."""
        self._offers = self._looks = True
        self._list_anew()

    @Slot()
    def _list_anew(self) -> None:
        """List the drafts, once they are listed at all."""
        if self._looks:
            self._jobs.start(lambda _stop: self._files.drafts.kept(), self._list)

    def _list(self, drafts: Sequence[Draft]) -> None:
        self.drafts = [draft for draft in drafts if draft.path != self._keeper.file]
        self.drafts_changed.emit()
        if self._offered not in {draft.path for draft in self.drafts}:
            self._notices.take_back(_DRAFTS)  # it was opened, or is gone
        if self._offers:
            self._offers = False
            self._offer(self.drafts)

    def _offer(self, drafts: Sequence[Draft]) -> None:
        if drafts and self._keeper.standing is Standing.AS_FOUND:
            newest = drafts[0]
            self._offered = newest.path
            words = say_draft(newest)
            if len(drafts) > 1:
                more = counted(len(drafts) - 1, self.tr("1 more draft"), self.tr("{0} more drafts"))
                words = self.tr("{0}; {1} under Open").format(words, more)
            offers = {
                self.tr("Open it"): lambda: self._files.open(newest.path),
                self.tr("Discard it"): lambda: self._discard(newest),
            }
            self._notices.keep(f"{words}.", offers, _DRAFTS)

    def _discard(self, draft: Draft) -> None:
        self._files.drafts.discard(draft.path)
        self.look_for_drafts()

    # Who edits

    def ask_name(self) -> None:
        """Let the user say by what name edits are signed."""
        settings = self._files.settings
        asking.ask_line(
            self._files.window,
            self.tr("Your name"),
            self.tr("Your edits are signed with this name in the history:"),
            author_of(settings),
            lambda name: sign_as(settings, name),
        )


def say_draft(draft: Draft) -> str:
    """Return in a line what a draft is of."""
    name = shortened(draft.title, _NAME)
    if draft.texts > 1:
        name = _tr("{0} and {1} more").format(name, number(draft.texts - 1))
    edits = counted(draft.edits, _tr("1 edit"), _tr("{0} edits"))
    return _tr("Draft of “{0}”, {1}, {2}").format(name, edits, say_moment_of(draft.at))


def _tr(text: str) -> str:
    return QCoreApplication.translate("keeping", text)
