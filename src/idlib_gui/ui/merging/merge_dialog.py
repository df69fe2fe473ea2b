"""Asks into what an actor or a place is to be merged, and says what that changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.edits import merge_actors, merge_places
from idlib_gui.domain.records import Actor, ActorId, DomainError, Kind, Place, Ref
from idlib_gui.state.store import DocumentStore
from idlib_gui.ui.dyad.actor_box import ActorBox
from idlib_gui.ui.labels import plain_label
from idlib_gui.ui.name_finder import Choice
from idlib_gui.ui.plain import one_line
from idlib_gui.ui.style import show_in_role

from .words import say_merge

_WIDTH = 480
Merge = Callable[[Patch, Ref], object]
"""Makes the edit that merges into a record."""


class MergeDialog(QDialog):
    """One actor or place is merged into another, found by name or chosen already."""

    def __init__(
        self, store: DocumentStore, pair: tuple[Ref, Ref | None], merge: Merge, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store, self._make = store, merge
        self._other, self.into = pair
        self._patch: Patch | None = None
        self._kind = self._other.kind
        actors = self._kind is Kind.ACTOR
        self.setWindowTitle(self.tr("Merge actors") if actors else self.tr("Merge places"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.gone = plain_label("heading")
        self.line = ActorBox()
        self.line.setAccessibleName(self.tr("Merge into"))
        self.line.setPlaceholderText(self.tr("type a name"))
        self.said = plain_label()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        role_of = QDialogButtonBox.ButtonRole
        self.merge = self._buttons.addButton(self.tr("Merge"), role_of.ApplyRole)
        self.swap = self._buttons.addButton(self.tr("The other way round"), role_of.ActionRole)
        for button in self._buttons.buttons():
            # Enter picks a name in the line; it must not merge by the same press. (A button of
            # the role to accept would be made the default one as soon as the dialog is seen.)
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        self._lay_out()
        self._connect()
        self._show(*pair)
        width = min(_WIDTH, parent.width() - 40)
        self.resize(width, max(self.sizeHint().height(), self.heightForWidth(width)))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Merge"), self.gone)
        form.addRow(self.tr("Into"), self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.said, 1)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.line.picked.connect(self._take)
        self.swap.clicked.connect(self._turn_round)
        self._buttons.rejected.connect(self.reject)
        self.merge.clicked.connect(self._make_so)
        # Whatever is edited elsewhere meanwhile, it does not say what is not so any more.
        self._store.patched.connect(self._look)
        self._store.replaced.connect(self.reject)

    def _show(self, other: Ref, into: Ref | None) -> None:
        """Begin with these two."""
        self._other, self.into = other, into
        document = self._store.document
        self.gone.setText(_name(document, other))
        self.line.show_choices(_others(document, other))
        self.line.show_actor(ActorId(into.id) if into is not None else None)
        self._look()
        if into is None:
            self.line.setFocus()
        else:
            self._be_ready()

    def _take(self, key: ActorId) -> None:
        self.into = Ref(self._kind, key)
        self._look()
        QTimer.singleShot(0, self._be_ready)

    @Slot()
    def _be_ready(self) -> None:
        """Let the next Enter merge."""
        self.merge.setAutoDefault(True)
        self.merge.setDefault(True)
        self.merge.setFocus()

    def _look(self) -> None:
        """Say what the merge would change, or why it cannot be."""
        into, self._patch, look = self.into, None, "muted"
        document = self._store.document
        actors = self._kind is Kind.ACTOR
        words = (
            self.tr("Type the name of the actor that is to stay.")
            if actors
            else self.tr("Type the name of the place that is to stay.")
        )
        merge = merge_actors if actors else merge_places
        if into is not None:
            try:
                self._patch = merge(document, into, self._other)
                words, look = say_merge(_name(document, into), into, self._patch), "body"
            except DomainError as error:
                words, look = self.tr("⚠ {0}").format(error), "problem"
        show_in_role(self.said, look)
        self.said.setText(words)
        self.line.setAccessibleDescription(words)
        self.merge.setEnabled(self._patch is not None)
        self.swap.setEnabled(into is not None)
        self._grow()

    def _grow(self) -> None:
        """Be high enough for all that is said, as wrapped labels do not ask for it themselves."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            needed = layout.totalHeightForWidth(self.width())
            if needed > self.height():
                self.resize(self.width(), needed)

    def _turn_round(self) -> None:
        if self.into is not None:
            self._show(self.into, self._other)

    def _make_so(self) -> None:
        into, patch = self.into, self._patch
        if into is None or patch is None:
            return
        self._store.patched.disconnect(self._look)
        self.accept()
        self._make(patch, into)


def _name(document: Document, ref: Ref) -> str:
    record = document.get(ref)
    return one_line(record.name) if isinstance(record, Actor | Place) else ""


def _others(document: Document, but: Ref) -> list[Choice]:
    """Return what one can be merged into: those of most events first."""
    if but.kind is Kind.PLACE:
        at = Counter(key for event in document.events.values() for key in event.places)
        places = sorted(document.places.values(), key=lambda one: -at[one.id])
        return [Choice(one.id, one.name, (one.name,)) for one in places if one.id != but.id]
    busy = document.index.events_of
    found = sorted(document.actors.values(), key=lambda one: -len(busy.get(one.id, ())))
    return [Choice(one.id, one.name, (one.name, *one.aliases)) for one in found if one.id != but.id]
