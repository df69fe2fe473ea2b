"""The form of one record: its fields one below the other, each an edit of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from idlib_gui.domain.document import Act, Document, Patch
from idlib_gui.domain.edits import combined, create_actor, create_place
from idlib_gui.domain.records import Kind, Quote, Record, Ref
from idlib_gui.overriding import override
from idlib_gui.state.session import Session
from idlib_gui.ui.labels import plain_label
from idlib_gui.ui.plain import breakable
from idlib_gui.ui.record_words import quoted
from idlib_gui.ui.style import role
from idlib_gui.ui.theme import Looks

from .fields import ChoiceField, Field
from .form_specs import FieldSpec, Kit, form_of
from .guessing import guessed_kind
from .lines import EditLine

_SIDE, _TOP, _BOTTOM = 13, 12, 12
_GAP, _ABOVE = 3, 9
_OWN_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FormView(QScrollArea):
    """Shows a record to be changed. Esc leaves it, once nothing is typed that is not kept."""

    done = Signal()
    """The user is done with it."""

    def __init__(self, session: Session, looks: Looks, ref: Ref) -> None:
        super().__init__()
        self._session, self._looks = session, looks
        self.ref = ref
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Form of what is selected"))
        self._specs = form_of(ref.kind)
        self.fields: Mapping[str, Field] = {spec.name: self._make(spec) for spec in self._specs}
        self.finish = QPushButton(self.tr("Done"))
        self.finish.setToolTip(self.tr("Back to what is told of it (Esc)"))
        self.words = plain_label("words")
        self.words.setFont(looks.theme.font("body", serif=True))
        self.hint = plain_label("small")
        self.hint.hide()
        self._lay_out()
        self.finish.clicked.connect(self.done)
        looks.changed.connect(self._show_theme)
        self.refresh()
        self._order_keys()
        for field in self.fields.values():
            field.rearranged.connect(self._order_keys)

    def _order_keys(self) -> None:
        """Let the Tab key go through the fields as they stand, whenever their parts were made."""
        fields = (part for field in self.fields.values() for part in field.stops)
        for first, second in pairwise((self.finish, *fields)):
            QWidget.setTabOrder(first, second)

    def _make(self, spec: FieldSpec) -> Field:
        keep = partial(self._keep, spec)
        create = partial(self._create, spec)
        kit = Kit(
            spec.caption, keep, lambda kind: partial(create, kind), self._session, self._looks
        )
        return spec.make(kit)

    def _lay_out(self) -> None:
        sheet = QWidget()
        role(sheet, "sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(_SIDE, _TOP, _SIDE, _BOTTOM)
        column.setSpacing(_GAP)
        head = QHBoxLayout()
        head.addWidget(plain_label("section", self._say_kind().upper()), 1)
        head.addWidget(self.finish)
        column.addLayout(head)
        column.addWidget(self.hint)
        if self.ref.kind is Kind.QUOTE:
            column.addWidget(self.words)
        for spec in self._specs:
            column.addSpacing(_ABOVE)
            column.addWidget(plain_label("section", spec.caption.upper()))
            column.addWidget(self.fields[spec.name])
        column.addStretch(1)
        self.setWidget(sheet)

    def _say_kind(self) -> str:
        words = {
            Kind.EVENT: self.tr("Event"),
            Kind.QUOTE: self.tr("Quote"),
            Kind.ACTOR: self.tr("Actor"),
            Kind.PLACE: self.tr("Place"),
        }
        return words.get(self.ref.kind, "")

    # What is shown

    @property
    def record(self) -> Record | None:
        """Return the record that the form is of, None if it is gone."""
        return self._session.store.document.get(self.ref)

    def refresh(self) -> None:
        """Show the record as it is now; what is being typed stays."""
        document, record = self._session.store.document, self.record
        if record is None:
            return
        if isinstance(record, Quote):
            self.words.setText(breakable(quoted(record)))
        for spec in self._specs:
            self.fields[spec.name].show_value(document, spec.read(record))

    def _show_theme(self) -> None:
        for field in self.fields.values():
            if isinstance(field, ChoiceField):
                field.show_marks()

    def say_hint(self, words: str) -> None:
        """Say something above the fields, as that they are filled with proposals."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def go_to(self, name: str) -> None:
        """Give the keyboard to a field, the first if there is none of that name."""
        field = self.fields.get(name) or next(iter(self.fields.values()))
        self.window().activateWindow()  # the pane may float in one of its own
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        widget = self.focusWidget()
        if isinstance(widget, EditLine):
            widget.select_whole()
        self.ensureWidgetVisible(field)

    # What is kept

    def commit(self) -> bool:
        """Make what was typed the values; return whether nothing is left that is not kept."""
        kept = [field.commit() for field in self.fields.values()]
        return all(kept)

    @property
    def unkept(self) -> Mapping[str, str]:
        """Return what was typed and is not kept, by field."""
        return {name: field.typed for name, field in self.fields.items() if field.typed}

    def type_again(self, typed: Mapping[str, str]) -> None:
        """Let this stand in the fields as if it had just been typed."""
        for name, text in typed.items():
            if name in self.fields:
                self.fields[name].type_again(text)

    def problem(self) -> tuple[str, str]:
        """Return the first field with what is wrong with it; empty if all is well."""
        found = ((spec.name, self.fields[spec.name].problem) for spec in self._specs)
        return next((one for one in found if one[1]), ("", ""))

    def _keep(self, spec: FieldSpec, value: Any) -> None:
        self._edit(spec.edit(self._session.store.document, self.ref, value))

    def _create(
        self, spec: FieldSpec, kind: Kind, name: str, value_of: Callable[[str], Any]
    ) -> None:
        """Make an actor or a place and put it into a field, in one step."""
        document = self._session.store.document
        if kind is Kind.PLACE:
            first, new = create_place(document, name)
        else:
            first, new = create_actor(document, name, guessed_kind(name))

        def second(after: Document) -> Patch:
            return spec.edit(after, self.ref, value_of(new.id))

        edits = (lambda _document: first, second)
        self._edit(combined(first.label, Act.CREATE, document, edits))

    def _edit(self, patch: Patch) -> None:
        if patch.changes:
            self._session.store.edit(patch)

    # Keys

    @override
    def event(self, arg__1: QEvent) -> bool:
        # Letters and keys that edit belong to whatever field has the keyboard, not to the window.
        if isinstance(arg__1, QKeyEvent) and arg__1.type() == QEvent.Type.ShortcutOverride:
            plain = arg__1.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if not plain and (arg__1.text().isprintable() and arg__1.text()):
                arg__1.accept()
                return True
            if not plain and arg__1.key() in (*_OWN_KEYS, Qt.Key.Key_Escape):
                arg__1.accept()
                return True
        return super().event(arg__1)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() == Qt.Key.Key_Escape:
            self.done.emit()
        elif arg__1.key() not in _OWN_KEYS:
            super().keyPressEvent(arg__1)
