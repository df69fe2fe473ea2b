"""The bar above the panes: files, undo, what is open, search, theme and menu."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from idlib_gui.domain.edtf import parse_edtf
from idlib_gui.state.session import Session

from .actions import ACTIONS, Actions, Menu, translated
from .search_box import SearchBox
from .style import role
from .wording import say_date

_SEARCH_WIDTH = 340


class TopBar(QToolBar):
    """Names what is open, and holds what is needed at any time."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setWindowTitle(self.tr("Top bar"))
        role(self, "bar")
        self.setMovable(False)
        self.setIconSize(QSize(18, 18))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._session = session
        self._title = _label("barTitle")
        self._facts = _label("muted")
        self.search = SearchBox(session)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.search.setMinimumWidth(150)
        session.store.replaced.connect(self._name_document)
        session.store.patched.connect(self._name_document)

    def fill(self, actions: Actions, menus: dict[Menu, QMenu], open_menu: QMenu) -> None:
        """Put the buttons of these actions and menus into the bar."""
        open_button = _menu_button(self.tr("Open ▾"), open_menu)
        open_button.setAccessibleName(self.tr("Open"))
        self.addWidget(open_button)
        for name in ("undo", "redo"):
            self.addWidget(_button(actions[name]))
        self.addWidget(_gap(8))
        self.addWidget(self._title)
        self.addWidget(self._facts)
        self.addWidget(_spring())
        self.addWidget(self.search)
        self.addWidget(_gap(8))
        self.theme_button = QToolButton()
        self.theme_button.setAccessibleName(self.tr("Theme"))
        self.theme_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.theme_button.setToolTip(self.tr("Theme"))
        self.theme_button.setMenu(self._theme_menu(actions))
        self.addWidget(self.theme_button)
        self.menu_button = _menu_button("", _whole_menu(menus, self))
        self.menu_button.setAccessibleName(self.tr("Menu"))
        self.menu_button.setToolTip(self.tr("Menu (F10)"))
        self.addWidget(self.menu_button)
        self._name_document()

    def _theme_menu(self, actions: Actions) -> QMenu:
        menu = QMenu(self)
        menu.addActions([actions[spec.name] for spec in ACTIONS if spec.group == "theme"])
        return menu

    @Slot()
    def _name_document(self) -> None:
        document = self._session.store.document
        sources = list(document.sources.values())
        title = (
            sources[0].title if len(sources) == 1 else self.tr("{0} sources").format(len(sources))
        )
        self._title.setText(title or self.tr("Untitled"))
        self._title.setToolTip("")
        facts = [
            self.tr("{0} events").format(len(document.events)),
            self.tr("{0} actors").format(len(document.actors)),
            self.tr("{0} quotes").format(len(document.quotes)),
        ]
        published = sources[0].published if len(sources) == 1 else None
        if published is not None:
            facts.insert(0, self.tr("published {0}").format(say_date(parse_edtf(published))))
        self._facts.setText("  ·  ".join(facts))


def _label(look: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    label.setMinimumWidth(40)
    role(label, look)
    return label


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _menu_button(text: str, menu: QMenu) -> QToolButton:
    button = QToolButton()
    button.setText(text)
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


def _gap(width: int) -> QWidget:
    gap = QWidget()
    gap.setFixedWidth(width)
    return gap


def _spring() -> QWidget:
    spring = QWidget()
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return spring
