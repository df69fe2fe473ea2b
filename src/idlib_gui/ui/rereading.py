"""Reading articles again, in the process that builds: asked for, shown, and then made so."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QObject

from idlib_gui.build.reread_values import Reread, Wanted
from idlib_gui.build.values import reading_task
from idlib_gui.domain.document import Document, apply_patch
from idlib_gui.domain.records import DomainError, Ref, SourceId
from idlib_gui.domain.three_way import CHANGING, Merged, merge
from idlib_gui.domain.versions import current_sources
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.session import Session

from . import messages
from .diff_dialog import DiffDialog, Difference
from .diff_words import say_counts
from .opening import Opening
from .plain import shortened
from .reread_dialog import RereadDialog
from .theme import Looks
from .wording import number

_NAME = 40
"""Characters of a title."""


class Rereading(QObject):
    """What the user does with a new reading of articles, in one window."""

    def __init__(self, session: Session, opening: Opening, looks: Looks, jobs: JobSlot) -> None:
        super().__init__(opening)
        self._store = session.store
        self._opening = opening
        self._looks = looks
        self._window = opening.window
        self._jobs = jobs.another()
        self._jobs.failed.connect(self._show_failure)

    def ask(self, source: SourceId | None = None) -> None:
        """Ask what is to be read again; the source that is given is offered first."""
        dialog = RereadDialog(self._store.document, source, self._window)
        dialog.asked.connect(self.read)
        dialog.open()

    def read(self, wanted: Wanted) -> None:
        """Read what is wanted, and show what that changes."""
        document = self._store.document
        try:
            base = self._store.history.base
        except DomainError as error:
            messages.say(self._window, self.tr("The article was not read again."), str(error))
            return
        call = reading_task("reread", base, document, wanted)
        sources = current_sources(document)
        names = [shortened(sources[key].title, _NAME) for key in wanted.sources if key in sources]
        name = ", ".join(names) or self.tr("{0} articles").format(number(len(sources)))
        self._opening.articles.work(name, self.tr("Reading again…"), call, self._show)

    def _show(self, reread: Reread) -> None:
        """Show what a reading changes, in the document as it is by now."""
        document = self._store.document

        def work(_stop: Event) -> tuple[Merged, Document]:
            merged = merge(reread.base, document, reread.theirs)
            return merged, apply_patch(document, merged.patch)

        self._jobs.start(work, lambda found: self._offer(reread, document, *found))

    def _offer(self, reread: Reread, document: Document, merged: Merged, after: Document) -> None:
        if not any(line.fate in CHANGING for line in merged.lines):
            words = self.tr("Read again: nothing has changed in what is proposed.")
            kept = [say_counts(merged.lines) + "."] if merged.lines else []
            self._opening.notices.say(" ".join((words, *kept, *reread.notes)))
            return
        title, apply = self.tr("What the new reading changes"), self.tr("Make {0}")
        shown = Difference(document, after, merged.lines, title, apply, reread.notes)
        dialog = DiffDialog(shown, self._looks.theme, self._window)
        dialog.applied.connect(lambda skipped: self._apply(reread, skipped))
        dialog.open()

    def _apply(self, reread: Reread, skipped: frozenset[Ref]) -> None:
        """Make the changes but those that are left out, as one step."""
        document = self._store.document

        def done(merged: Merged) -> None:
            if self._store.document is not document:
                self._apply(reread, skipped)  # it was changed meanwhile
                return
            try:
                self._store.edit(merged.patch, reread.proposed)
            except DomainError as error:
                messages.say(self._window, str(error))
                return
            made = [line for line in merged.lines if line.ref in merged.patch.changes]
            self._opening.notices.say(self.tr("Read again: {0}.").format(say_counts(made)))

        self._jobs.start(lambda _stop: merge(reread.base, document, reread.theirs, skipped), done)

    def _show_failure(self, error: Exception) -> None:
        messages.report(self._window, error)
