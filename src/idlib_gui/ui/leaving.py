"""What becomes of what was done, when something else is opened or the window closes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from idlib_gui.state.project_keeper import ProjectKeeper, Standing
from idlib_gui.state.store import DocumentStore

from .plain import shortened
from .wording import say_document

_NAME = 60
"""Characters of the name of a document."""
_Step = Callable[[], None]
_SaveAs = Callable[[_Step, _Step | None], None]


class Leaving(QObject):
    """Asks about what would be lost, or would stay a draft."""

    def __init__(
        self, store: DocumentStore, keeper: ProjectKeeper, save_as: _SaveAs, window: QWidget
    ) -> None:
        super().__init__(window)
        self._store, self._keeper, self._window = store, keeper, window
        self._save_as = save_as
        self._may_close = False

    def when_free(self, then: _Step, ready: str = "", otherwise: _Step | None = None) -> None:
        """Run `then` at once, or after the user said what becomes of what was done.

        Args:
            then: Takes the place of what is open.
            ready: The name of a model that was built and waits for that.
            otherwise: Runs if the user keeps what is open.
        """
        self._keeper.making.when_idle(lambda: self._decide(then, ready, otherwise))

    def may_close(self, close: _Step) -> bool:
        """Return whether the window can close now; if not, `close` runs once it can."""
        if self._may_close or not (self._keeper.would_be_lost or self._keeper.making.is_busy):
            if not self._may_close:
                self._keeper.leave(discard=True)
            self._keeper.close()
            return True

        def go() -> None:
            self._may_close = True
            close()

        self.when_free(go)
        return False

    def _decide(self, then: _Step, ready: str, otherwise: _Step | None) -> None:
        if not self._keeper.would_be_lost:
            self._keeper.leave(discard=True)  # a draft in which nothing is left
            then()
            return
        box = self._make_box(ready)
        role = QMessageBox.ButtonRole
        save = box.addButton(self.tr("Save as…"), role.AcceptRole)
        keep = None
        if self._keeper.can_stay_draft:
            keep = box.addButton(self.tr("Keep as draft"), role.AcceptRole)
        discard = box.addButton(self.tr("Discard"), role.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(save)

        def decide() -> None:
            clicked = box.clickedButton()
            if clicked is save:
                self._save_as(then, otherwise)
            elif clicked is discard or (keep is not None and clicked is keep):
                self._keeper.leave(discard=clicked is discard)
                then()
            elif otherwise is not None:
                otherwise()

        box.finished.connect(decide)
        box.open()

    def _make_box(self, ready: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        head, question = self._say()
        box.setText(head)
        waits = self.tr("“{0}” is built and waits to be opened.").format(ready) if ready else ""
        box.setInformativeText("\n".join(part for part in (waits, question) if part))
        for label in box.findChildren(QLabel):  # the box itself sets only the first as plain
            label.setTextFormat(Qt.TextFormat.PlainText)
        return box

    def _say(self) -> tuple[str, str]:
        """Return what is not saved, and the question about it."""
        name = shortened(say_document(self._store.document), _NAME)
        if self._keeper.standing is Standing.WAITING:
            head = self.tr("Not all of “{0}” could be written.").format(name)
            return head, f"{self._keeper.trouble}\n{self.tr('Save it as another project?')}"
        if self._keeper.is_gone:
            head = self.tr("The file of “{0}” is not where it was any more.").format(name)
            return head, self.tr("Save it as another project?")
        if self._keeper.can_stay_draft:
            head = self.tr("“{0}” is a draft.").format(name)
            return head, self.tr("Save it as a project, or keep the draft for later?")
        if self._store.history.at > 0:
            head = self.tr("Your changes to “{0}” are not saved.").format(name)
            return head, self.tr("Save it as a project with your changes?")
        head = self.tr("“{0}” is not saved yet.").format(name)
        return head, self.tr("Save it as a project?")
