"""Between two: what happened between two actors, picked in the heading of the pane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import ActorId
from idlib_gui.overriding import override
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.session import Session
from idlib_gui.state.viewport import Dyad, View
from idlib_gui.ui.name_finder import Choice
from idlib_gui.ui.plain import button_text
from idlib_gui.ui.style import role
from idlib_gui.ui.theme import Looks

from .actor_box import ActorBox

_LEAST = QSize(180, 90)
_WIDE = 460
"""From this width on, all tools have room in the heading."""


class _Content(Protocol):
    """What is made when the pane is first seen."""

    @property
    def pairs(self) -> Sequence[tuple[ActorId, ActorId, int]]:
        """Return the pairs between which most happened, and how many events that is."""

    def look(self) -> tuple[Document, Dyad]:
        """Show what the view asks for now; return the document and whom it is of."""

    def show_view(self, view: View) -> None:
        """Show another stretch of time."""


class DyadPane(QWidget):
    """Shows what happened between two actors; nothing is worked out before it is seen."""

    asked = Signal(str, str)
    """What is to be done (`rows`), to which dataset."""

    def __init__(
        self, session: Session, looks: Looks, jobs: JobSlot, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._looks, self._jobs = looks, jobs
        self._document: Document | None = None
        self._dyad = Dyad()
        self._view = session.viewport.view
        self._stale = True
        self._content: _Content | None = None
        self.boxes = (ActorBox(), ActorBox())
        self.swap = QToolButton()
        self.pairs = QToolButton()
        self.alone = QToolButton()
        self._prepare_tools()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumSize(_LEAST)
        store = session.store
        store.replaced.connect(self._refresh)
        store.patched.connect(self._refresh)
        session.viewport.changed.connect(self._follow_view)
        session.shelf.changed.connect(self._refresh)

    def _prepare_tools(self) -> None:
        first, second = self.boxes
        first.setAccessibleName(self.tr("First actor"))
        second.setAccessibleName(self.tr("Second actor"))
        for box in self.boxes:
            box.setPlaceholderText(self.tr("Pick an actor"))
        first.picked.connect(lambda key: self._ask(first=key))
        second.picked.connect(lambda key: self._ask(second=key))
        self.swap.setText("⇄")
        self.swap.setToolTip(self.tr("Swap the two actors"))
        self.swap.setAccessibleName(self.tr("Swap the two actors"))
        self.swap.clicked.connect(self._swap)
        self.alone.setText(self.tr("Only themselves"))
        self.alone.setToolTip(self.tr("Leave out what their people and bodies did"))
        self.alone.setCheckable(True)
        self.alone.clicked.connect(lambda on: self._ask(alone=on))
        menu = QMenu(self.pairs)
        menu.aboutToShow.connect(lambda: self._list_pairs(menu))
        self.pairs.setText(self.tr("Pairs ▾"))
        self.pairs.setToolTip(self.tr("The actors between whom most happened"))
        self.pairs.setAccessibleName(self.tr("Pairs of actors between whom most happened"))
        self.pairs.setMenu(menu)
        self.pairs.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for button in (self.swap, self.alone, self.pairs):
            role(button, "tool")

    def _list_pairs(self, menu: QMenu) -> None:
        menu.clear()
        only = menu.addAction(self.alone.text())
        only.setCheckable(True)
        only.setChecked(self.alone.isChecked())
        only.triggered.connect(lambda on: self._ask(alone=on))
        menu.addSeparator()
        actors = self._session.store.document.actors
        for first, second, events in self._content.pairs if self._content else ():
            names = self.tr("{0} – {1}").format(actors[first].name, actors[second].name)
            entry = menu.addAction(f"{button_text(names)}\t{events}")
            entry.triggered.connect(lambda _on, two=(first, second): self._ask(*two))

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Return the widgets for the header of the card: the two actors."""
        return (self.boxes[0], self.swap, self.boxes[1], self.alone, self.pairs)

    def take_keyboard(self) -> None:
        """Let who is not known yet be picked, or go to the ribbon."""
        self._catch_up()
        empty = next((box for box in self.boxes if not box.text()), self)
        empty.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out of a narrow heading what the menu beside it has too."""
        super().resizeEvent(event)
        self.alone.setVisible(self.width() >= _WIDE)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._content is not None:
            self._catch_up()
        else:  # at the start, docks are shown before it shows which is behind another
            QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        if self._stale:
            self._refresh()

    def _follow_view(self, view: View) -> None:
        before, self._view = self._view, view
        if any(
            getattr(before, name) != getattr(view, name)
            for name in ("dyad", "left_out", "classes_off")
        ):
            self._refresh()
        elif self.isVisible() and self._content is not None:
            self._content.show_view(view)

    def _refresh(self) -> None:
        self._stale = not self.isVisible()
        if self._stale:
            return
        content = self._content = self._content or self._make()
        before, (self._document, self._dyad) = self._document, content.look()
        if before is not self._document:
            choices = _choices(self._document)
            for box in self.boxes:
                box.show_choices(choices)
        for box, actor in zip(self.boxes, self._dyad[:2], strict=True):
            box.show_actor(actor)
        self.alone.setChecked(self._dyad.alone)

    def _make(self) -> _Content:
        # The start of the program need not wait for what is behind another pane.
        from .content import DyadContent  # noqa: PLC0415

        content = DyadContent(self._session, self._looks, self._jobs)
        content.rows_asked.connect(lambda key: self.asked.emit("rows", key))
        self._column.addWidget(content)
        # What is made later than the rest of the window would come last with Tab.
        QWidget.setTabOrder(self.pairs, content.ribbon)
        self.setFocusProxy(content)
        return content

    def _ask(
        self,
        first: ActorId | None = None,
        second: ActorId | None = None,
        alone: bool | None = None,  # noqa: FBT001 - as Qt tells it
    ) -> None:
        """Look at other actors; what is not told stays as it is shown."""
        now = self._dyad
        whole = now.alone if alone is None else alone
        self._session.viewport.update(dyad=Dyad(first or now.first, second or now.second, whole))

    def _swap(self) -> None:
        self._session.viewport.update(dyad=self._dyad.swapped)


def _choices(document: Document) -> tuple[Choice, ...]:
    """Return all actors, those first with whom most happened."""
    events_of = document.index.events_of
    actors = sorted(document.actors.values(), key=lambda one: -len(events_of.get(one.id, ())))
    return tuple(Choice(one.id, one.name, (one.name, *one.aliases)) for one in actors)
