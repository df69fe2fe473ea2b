"""The bar above the panes: files, undo, what is open, search, theme and menu."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from idlib_gui.domain.edtf import parse_edtf
from idlib_gui.domain.records import Source
from idlib_gui.domain.versions import current_sources
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.session import Session

from .actions import ACTIONS, Actions, Menu, translated
from .labels import ElidedLabel
from .search_box import SearchBox
from .style import role
from .wording import say_counts, say_date, say_document

_SEARCH_WIDTH = 340
_ICON = QSize(18, 18)


class TopBar(QFrame):
    """Names what is open, and holds what is needed at any time."""

    def __init__(self, session: Session, jobs: JobSlot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        role(self, "bar")
        self._session = session
        self._left_out = session.viewport.view.left_out
        self._title = ElidedLabel("barTitle")
        self._facts = ElidedLabel("muted")
        self.published = QToolButton()
        role(self.published, "tool")
        self.published.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.published.setCursor(Qt.CursorShape.PointingHandCursor)
        self.search = SearchBox(session, jobs)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.search.setMinimumWidth(_SEARCH_WIDTH // 2)
        session.store.replaced.connect(self._name_document)
        session.store.patched.connect(self._name_document)
        session.viewport.changed.connect(self._follow_view)

    def fill(self, actions: Actions, menus: dict[Menu, QMenu], open_menu: QMenu) -> None:
        """Put the buttons of these actions and menus into the bar."""
        self.theme_button = _menu_button("", self._theme_menu(actions), self.tr("Theme"))
        self.menu_button = _menu_button("", _whole_menu(menus, self), self.tr("Menu (F10)"))
        dating = actions["publication_date"]
        self.published.clicked.connect(dating.trigger)
        self.published.setToolTip(dating.toolTip())
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(6)
        row.addWidget(_menu_button(self.tr("Open ▾"), open_menu, self.tr("Open")))
        for name in ("undo", "redo"):
            row.addWidget(_button(actions[name]))
        row.addSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self.published)
        row.addWidget(self._facts, 1)
        row.addStretch()
        row.addWidget(self.search, 1)
        row.addSpacing(2)
        row.addWidget(self.theme_button)
        row.addWidget(self.menu_button)
        self._name_document()

    @property
    def title(self) -> str:
        """Return the name of what is open."""
        return self._title.text()

    def _theme_menu(self, actions: Actions) -> QMenu:
        menu = QMenu(self)
        menu.addActions([actions[spec.name] for spec in ACTIONS if spec.group == "theme"])
        return menu

    @Slot()
    def _follow_view(self) -> None:
        if self._session.viewport.view.left_out != self._left_out:
            self._name_document()

    @Slot()
    def _name_document(self) -> None:
        document = self._session.store.document
        self._left_out = self._session.viewport.view.left_out
        sources = list(current_sources(document).values())
        self._title.setText(self._say_title(sources))
        counts = say_counts(self._session.told)
        ways = ["  ·  ".join(counts[:some]) for some in range(len(counts), -1, -1)]
        self._facts.setText(ways[0])
        self._facts.shorter = ways[1:]
        self.published.setVisible(len(sources) == 1)
        if len(sources) == 1:
            self.published.setText(self._say_published(sources[0].published))

    def _say_published(self, published: str | None) -> str:
        if published is None:
            return self.tr("publication date unknown")
        return self.tr("published {0}").format(say_date(parse_edtf(published)))

    def _say_title(self, sources: list[Source]) -> str:
        left_out = self._session.viewport.view.left_out
        shown = sum(source.id not in left_out for source in sources)
        if shown == len(sources) or len(sources) == 1:
            return say_document(self._session.store.document)
        return self.tr("{0} of {1} sources").format(shown, len(sources))


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(_ICON)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _menu_button(text: str, menu: QMenu, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setIconSize(_ICON)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _whole_menu(menus: dict[Menu, QMenu], parent: QWidget) -> QMenu:
    whole = QMenu(parent)
    for title, menu in menus.items():
        menu.setTitle(translated(title))
        whole.addMenu(menu)
    return whole
