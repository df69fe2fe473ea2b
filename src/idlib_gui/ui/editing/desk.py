"""Opens the form of a record in the place of its sheet, and puts the sheet back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from idlib_gui.domain.document import Patch
from idlib_gui.domain.records import Ref
from idlib_gui.overriding import override
from idlib_gui.state.session import Session
from idlib_gui.ui.detail_pane import DetailPane
from idlib_gui.ui.theme import Looks

from .form_specs import form_of
from .form_view import FormView


class FormDesk(QObject):
    """One form at a time, of the record that is selected.

    What was typed into a form and cannot be kept is there again when that form is opened next.
    """

    said = Signal(str)
    """A sentence for the user."""

    def __init__(self, session: Session, looks: Looks, detail: DetailPane) -> None:
        super().__init__(detail)
        self._session, self._looks, self._detail = session, looks, detail
        self._before: QWidget | None = None
        self._unkept: dict[Ref, Mapping[str, str]] = {}
        self.form: FormView | None = None
        session.selection.changed.connect(self._follow_selection)
        session.store.patched.connect(self._follow_patch)
        session.store.replaced.connect(self._start_over)

    def open(self, ref: Ref, field: str = "", hint: str = "") -> None:
        """Show the form of a record, with the keyboard in a field of it."""
        if self._session.store.document.get(ref) is None or not form_of(ref.kind):
            return
        if self.form is None or self.form.ref != ref:
            self._leave()
            self._show(ref)
        if self.form is not None:
            self.form.say_hint(hint)
            self.form.go_to(field)

    def _show(self, ref: Ref) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and not self._detail.isAncestorOf(focus):
            self._before = focus
        form = self.form = FormView(self._session, self._looks, ref)
        form.done.connect(self.finish)
        form.type_again(self._unkept.pop(ref, {}))
        self._detail.put_instead(form)
        self._window.installEventFilter(self)

    @property
    def _window(self) -> QWidget:
        """Return the main window, even while the pane floats in one of its own."""
        top: QWidget = self._detail
        while (above := top.parentWidget()) is not None:
            top = above
        return top

    def finish(self) -> None:
        """Go back to the sheet, unless something is typed that cannot be kept."""
        form = self.form
        if form is None:
            return
        if not form.commit():
            field, _ = form.problem()
            form.go_to(field)
            return
        self._put_away()
        self._give_back_keyboard()

    def commit(self) -> bool:
        """Make what is typed in the form count; return whether all of it could be kept."""
        return self.form is None or self.form.commit()

    def _give_back_keyboard(self) -> None:
        """Give the keyboard to what had it before, if that is still there."""
        before, self._before = self._before, None
        if before is not None and Shiboken.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._detail.step_buttons[1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        """Keep what is typed and put the form away, whatever can be kept of it."""
        form = self.form
        if form is None:
            return
        form.commit()
        if form.unkept and form.record is not None:
            self._unkept[form.ref] = dict(form.unkept)
            _, problem = form.problem()
            words = self.tr("Not kept, but still there when you edit it again: {0}")
            self.said.emit(words.format(problem))
        self._put_away()

    def _put_away(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            self._window.removeEventFilter(self)
            self._detail.put_instead(None)
            form.deleteLater()

    def _follow_selection(self, ref: Ref | None) -> None:
        if self.form is not None and self.form.ref != ref:
            self._leave()

    def _follow_patch(self, patch: Patch) -> None:
        if self.form is None:
            return
        if self.form.record is None:
            self._put_away()
        elif patch.changes:
            self.form.refresh()

    def _start_over(self) -> None:
        self._unkept.clear()
        self._put_away()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Close:
            self.commit()
        return super().eventFilter(watched, event)
