"""With whom an actor had most to do, to look at what happened between the two."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from idlib_gui.domain.records import ActorId
from idlib_gui.state.dyads import nearest
from idlib_gui.state.session import Session
from idlib_gui.state.viewport import Dyad
from idlib_gui.ui.plain import button_text


class PartnersMenu(QMenu):
    """Lists the others, those with most events first; it is filled when it opens."""

    def __init__(
        self, session: Session, actor: ActorId, asked: Callable[[Dyad], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actor = actor
        self._asked = asked
        self.setTitle(self.tr("Between {0} and").format(self._name(actor)))
        self.aboutToShow.connect(self._fill)

    def _name(self, actor: ActorId) -> str:
        return button_text(self._session.store.document.actors[actor].name, 40)

    def _fill(self) -> None:
        self.clear()
        for pair in nearest(self._session, self._actor):
            self._add(f"{self._name(pair.second)}\t{pair.events}", pair.second)
        self.addSeparator()
        self._add(self.tr("Somebody else…"), None)

    def _add(self, text: str, other: ActorId | None) -> None:
        dyad = Dyad(self._actor, other, self._session.viewport.view.dyad.alone)
        self.addAction(text).triggered.connect(lambda: self._asked(dyad))
