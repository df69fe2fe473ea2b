"""The window: puts the panes, bars and actions together and says who hears whom."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from idlib_gui.domain.records import Ref, SourceId
from idlib_gui.domain.versions import current_sources
from idlib_gui.overriding import override
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.session import Session
from idlib_gui.state.settings import Settings

from . import handlers
from .action_reasons import why_not
from .action_states import are_on, can_be_done
from .actions import Actions
from .actor_handlers import actor_acts, offer_edits
from .drops import Drops
from .editing_handlers import editing_handlers
from .files import Files
from .keeping import Keeping
from .later import Later
from .menus import Menus
from .narrowing_handlers import narrowing_handlers
from .notice_bar import NoticeBar
from .opening import Opening
from .panes import Panes
from .record_handlers import edit_handlers
from .refusals import Refusals
from .standing import show_title
from .status_bar import StatusBar
from .theming import ThemeSwitch
from .tinting import Tinting
from .top_bar import TopBar

palette, shortcuts_page = Later("palette"), Later("shortcuts_page")
_LEAST = QSize(800, 480)
_FIRST = QSize(1280, 800)


class MainWindow(QMainWindow):
    """The one window; it owns the parts and passes actions on to them."""

    def __init__(
        self, session: Session, settings: Settings, themes: ThemeSwitch, jobs: JobSlot
    ) -> None:
        super().__init__()
        self.setMinimumSize(_LEAST)
        self.session, self._settings, self.themes = session, settings, themes
        self.files = Files(session.store, settings, jobs, self)
        self._jobs = jobs
        self.notices = NoticeBar()
        self.keeping = Keeping(self.files, self.notices, jobs.another())
        self.opening = Opening(session, jobs, self.files, self.notices, themes.looks)
        self.opening.datasets.restore()  # before the panes, which then show them from the first
        self._build_panes()
        self.actions_by_name = self._make_actions()
        self._refusals = Refusals(self, self.actions_by_name, self.status_bar.tell)
        self._fill_bars()
        self._connect()
        self._restore()
        self._show_states()
        self.timeline.setFocus()

    def _build_panes(self) -> None:
        session, looks = self.session, self.themes.looks
        self.panes = panes = Panes(session, looks, self._jobs, self)
        self.workspace = panes.workspace
        self.timeline, self.actors, self.detail = panes.timeline, panes.actors, panes.detail
        self.source, self.datasets = panes.source, panes.datasets
        self.top_bar = TopBar(session, self._jobs.another())
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.notices)
        column.addWidget(self.workspace, 1)
        self.setCentralWidget(whole)
        self.status_bar = StatusBar(session, looks, self.files.keeper)
        self.setStatusBar(self.status_bar)

    def _make_actions(self) -> Actions:
        self._acts = actor_acts(
            self.session, self.themes.looks, (self.actors, self.detail), self.status_bar
        )
        made: handlers.Handlers = {
            **handlers.timeline_handlers(self.timeline),
            **handlers.view_handlers(self.session),
            **narrowing_handlers(self.session, self.timeline),
            **handlers.go_handlers(self.session, self.detail, self.status_bar),
            **edit_handlers(self.session, self),
            **editing_handlers(self.session, self.themes.looks, self.detail, self.status_bar),
            **self._acts.handlers,
            **handlers.theme_handlers(self.themes),
            **handlers.open_handlers(self.panes),
            **handlers.article_handlers(self.opening, self.source),
            **handlers.file_handlers(self.files, self.keeping),
            **handlers.pane_handlers(self.workspace),
            **handlers.review_handlers(self.workspace, self.status_bar),
            **handlers.dataset_handlers(self.datasets),
            **handlers.between_handlers(self.session, self.workspace, self.actors),
            "quit": self.close,
            "reset_layout": self.workspace.reset,
            "menu_bar": lambda: self.menuBar().setVisible(not self.menuBar().isVisible()),
            "full_screen": self._flip_full_screen,
            "search": self._focus_search,
            "filter_actors": self._focus_filter,
            "next_pane": lambda: self.workspace.step_pane(1),
            "previous_pane": lambda: self.workspace.step_pane(-1),
            "palette": lambda: palette.CommandPalette(self.actions_by_name, self).open(),
            "shortcuts": lambda: shortcuts_page.ShortcutsPage(self).open(),
            "publication_date": self._ask_published,
            "quality": lambda: handlers.show_quality(self.session, self._jobs, self),
            "about": lambda: handlers.show_about(self),
        }
        return Actions(self, self.timeline, made)

    def _fill_bars(self) -> None:
        actions = self.actions_by_name
        self.menus = Menus(actions, self.files, self.keeping, self.menuBar(), self)
        self.menuBar().setVisible(self.menuBar().isNativeMenuBar())
        self.top_bar.fill(actions, self.menus.by_name, self.menus.open_menu)
        self.top_bar.theme_button.menu().aboutToShow.connect(self.menus.about_to_show)
        Tinting(actions, self.menus, self.top_bar, self.themes.looks, self)
        self.detail.set_actions(
            *(actions[n] for n in ("previous_event", "next_event", "edit_record"))
        )
        self.source.words.set_actions(actions)
        offer_edits(self._acts, self.actors, self.detail, actions)
        whole_menu = QShortcut(QKeySequence("F10"), self)
        whole_menu.activated.connect(self.top_bar.menu_button.showMenu)

    def _connect(self) -> None:
        session = self.session
        session.selection.changed.connect(self._show_states)
        session.selection.words_changed.connect(self._show_states)
        session.viewport.settled.connect(self._show_states)
        session.viewport.settled.connect(self._keep_view)
        session.viewport.reveal_requested.connect(self.workspace.show_source)
        for maker in (self.opening, self.opening.datasets, self.files.progress):
            maker.panel_made.connect(self._show_panel)
        self.opening.datasets.lane_asked.connect(self.timeline.show_lane)
        for pane in (self.datasets, self.detail):
            pane.asked.connect(self.opening.datasets.do)
        self._connect_later_panes()
        self.datasets.counted.connect(self.workspace.show_datasets)
        session.shelf.changed.connect(self._show_states)
        session.store.replaced.connect(self._start_over)
        session.store.replaced.connect(self._show_sources)
        session.store.patched.connect(self._show_sources)
        session.store.history.changed.connect(self._show_states)
        self.files.keeper.changed.connect(self._show_title)
        self.files.said.connect(self.status_bar.tell)
        self.top_bar.search.left.connect(self.timeline.setFocus)
        self.top_bar.search.filtered.connect(self._show_dataset)
        self.themes.changed.connect(self._show_states)
        self.menus.recent_chosen.connect(lambda path: self.opening.open([path]))
        drops = Drops(self)
        drops.files_dropped.connect(self.opening.open)
        drops.text_dropped.connect(self.opening.paste)
        for dock in self.workspace.docks:
            dock.visibilityChanged.connect(self._show_open_panes)

    def _connect_later_panes(self) -> None:
        tell, then = self.status_bar.tell, self.panes.then
        then("table", lambda pane: pane.told.connect(tell))
        then("open", lambda pane: pane.stepped.connect(tell))
        then("history", lambda pane: pane.said.connect(tell))
        then("review", lambda pane: pane.said.connect(tell))
        then("review", lambda pane: pane.edit_asked.connect(self._edit))
        then("sources", lambda pane: pane.redate_asked.connect(self._ask_published))
        then("between", lambda pane: pane.asked.connect(self.opening.datasets.do))

    @Slot()
    def _show_sources(self) -> None:
        self.workspace.show_sources(len(current_sources(self.session.store.document)))

    @Slot()
    def _start_over(self) -> None:
        """Another document is open: forget what was selected in the one before."""
        self.session.selection.forget()
        self.session.viewport.show(self._settings.view_of(self.session.store.document))
        self._show_states()

    @Slot()
    def _keep_view(self) -> None:
        self._settings.keep_view(self.session.store.document, self.session.viewport.view)

    @Slot()
    def _show_open_panes(self) -> None:
        """Say which panes are open: that alone changes with a dock, and the start shows many."""
        self.actions_by_name.show_states({}, self._open_panes(), {})

    def _open_panes(self) -> dict[str, bool]:
        return {f"pane_{dock.objectName()}": not dock.isHidden() for dock in self.workspace.docks}

    @Slot()
    def _show_states(self) -> None:
        """Say of every action whether it can be done and whether it is on."""
        session = self.session
        checked = {
            **are_on(session, self.themes),
            **self._open_panes(),
            "menu_bar": not self.menuBar().isHidden(),
            "full_screen": self.isFullScreen(),
        }
        needs = why_not(session)
        self.actions_by_name.show_states(can_be_done(session), checked, needs)
        self._refusals.show(needs)
        self._show_title()

    @Slot()
    def _show_title(self) -> None:
        show_title(self, self.top_bar.title, self.files.keeper)

    def _show_dataset(self, key: str) -> None:
        """Show a dataset in the list of them, with what it is filtered by."""
        self.workspace.bring(self.workspace.dock("datasets"))
        self.datasets.list.choose(key)

    def _show_panel(self, panel: QWidget) -> None:
        """Show how far an article, a dataset or a file is."""
        self.statusBar().insertWidget(1, panel)
        panel.hide()

    def select(self, ref: Ref) -> None:
        """Select a record from outside the window."""
        self.session.selection.select(ref)

    def _edit(self, ref: Ref) -> None:
        self.select(ref)
        self.actions_by_name["edit_record"].trigger()

    def _ask_published(self, source: SourceId | None = None) -> None:
        """Ask when a source came out; the one that is looked at if none is given."""
        handlers.ask_published(self.session, self._jobs, self, source or self.source.source)

    def _focus_search(self) -> None:
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    def _focus_filter(self) -> None:
        self.workspace.docks[0].show()
        self.actors.focus_filter()

    def _flip_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _restore(self) -> None:
        geometry, layout = self._settings.data("window"), self._settings.data("layout")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(_FIRST)
        self._laid_out = not layout.isEmpty() and self.workspace.restore_layout(layout)
        self._show_sources()
        self.workspace.show_datasets(len(self.session.shelf.layers))

    @override
    def setVisible(self, visible: bool) -> None:
        if visible and not self._laid_out:
            # Before it is shown, so that no pane is laid out twice.
            self._laid_out = True
            self._lay_out_parts()
            self.workspace.share_out()
        super().setVisible(visible)

    def _lay_out_parts(self) -> None:
        for widget in (self, self.centralWidget(), self.workspace):
            layout = widget.layout() if widget else None
            if layout:
                layout.activate()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.viewport.settle()
        self._settings.keep("window", self.saveGeometry())
        self._settings.keep("layout", self.workspace.layout_state())
        event.setAccepted(self.files.may_close(lambda: QTimer.singleShot(0, self.close)))
