"""The panes and how they lie: the timeline in the middle, the others docked around it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTabBar, QTabWidget, QWidget

from .docks import Card, Dock

_GAP = 8
_LAYOUT_VERSION = 5
_LEFT, _RIGHT, _BOTTOM = 0.165, 0.185, 0.29
"""Shares of the window that the docks take at first."""
_LEAST_LEFT, _LEAST_RIGHT, _MOST = 190, 250, 0.25
"""Pixels that the docks at the sides take at least, unless that is more than this share."""
_LOW = 440
"""Below this height, the lists at the left lie behind each other."""
_UNREAD = 0.46
"""The share of the bottom that what is not read takes beside the source at first."""
_LISTS = 0.3
"""The share of the left side that the lists of sources and datasets take at first."""


class Workspace(QMainWindow):
    """Holds the panes inside the window; knows nothing of what they show."""

    def __init__(
        self,
        centre: Card,
        left: tuple[Dock, Dock, Dock],
        right: Dock,
        bottom: tuple[Dock, ...],
    ) -> None:
        """Lay the panes out; of those at the bottom, the third has a place beside the first."""
        super().__init__()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self.setDockNestingEnabled(True)
        for area in (Qt.DockWidgetArea.BottomDockWidgetArea, Qt.DockWidgetArea.LeftDockWidgetArea):
            self.setTabPosition(area, QTabWidget.TabPosition.North)
        self.setCentralWidget(centre)
        self._centre, self._left, self._right, self._bottom = centre, left, right, bottom
        for corner, area in (
            (Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea),
            (Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea),
        ):
            self.setCorner(corner, area)
        self._useful: set[Dock] = set()
        """The docks that are shown only where there is something in them, and there is."""
        self._shared_out = False
        self._place()
        bottom[2].visibilityChanged.connect(self._share_bottom)

    @property
    def docks(self) -> tuple[Dock, ...]:
        """Return the docks, from left to right."""
        return (*self._left, *self._bottom, self._right)

    def reset(self) -> None:
        """Lay the panes out as on the first day."""
        for dock in self.docks:
            dock.setFloating(False)
            self.removeDockWidget(dock)
        self._place()
        self.share_out()

    def share_out(self) -> None:
        """Give each dock its first share of the window."""
        width, height = self.width(), self.height()
        horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        actors = self._left[0]
        left, right = (min(least, int(width * _MOST)) for least in (_LEAST_LEFT, _LEAST_RIGHT))
        self.resizeDocks([actors], [max(left, int(width * _LEFT))], horizontal)
        self.resizeDocks([self._right], [max(right, int(width * _RIGHT))], horizontal)
        self.resizeDocks([self._bottom[0]], [int(height * _BOTTOM)], vertical)
        self._share_left()

    def _share_left(self) -> None:
        """Give the lists below the actors their first share of the left side, or its place."""
        actors, *lists = self._left
        if self.height() < _LOW:
            for dock in lists:
                self.tabifyDockWidget(actors, dock)
            self._name_tabs()
            return
        shown = next((dock for dock in lists if not dock.isHidden()), lists[0])
        shares = [int(self.height() * (1 - _LISTS)), int(self.height() * _LISTS)]
        self.resizeDocks([actors, shown], shares, Qt.Orientation.Vertical)

    def layout_state(self) -> QByteArray:
        """Return how the panes lie, to be restored."""
        return self.saveState(_LAYOUT_VERSION)

    def restore_layout(self, state: QByteArray) -> bool:
        """Lay the panes out as they were; False if that cannot be read."""
        restored = self.restoreState(state, _LAYOUT_VERSION)
        self._shared_out = not self._bottom[2].isHidden()
        return restored

    def _share_bottom(self) -> None:
        """Give what is not read its first share of the bottom, once it is shown."""
        source, _, unread, *_ = self._bottom
        if unread.isVisible() and not self._shared_out:
            self._shared_out = True
            whole = source.width() + unread.width()
            sizes = [int(whole * (1 - _UNREAD)), int(whole * _UNREAD)]
            self.resizeDocks([source, unread], sizes, Qt.Orientation.Horizontal)

    def step_pane(self, by: int) -> None:
        """Give the keyboard to the next pane, or the one before."""
        panes: list[QWidget] = [*self._left, self._centre, *self._bottom, self._right]
        panes = [pane for pane in panes if pane.isVisible() and not pane.visibleRegion().isEmpty()]
        focus = QApplication.focusWidget()
        at = next((n for n, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)), -by)
        for offset in range(1, len(panes) + 1):
            if _focus_first(panes[(at + by * offset) % len(panes)]):
                return

    def go_to(self, dock: Dock) -> None:
        """Show a pane in front and give it the keyboard; if it has both, go back to the middle.

        A pane with a place of its own is hidden then; the tab of one among others stays.
        """
        if dock.in_front and dock.has_keyboard:
            dock.setVisible(bool(self.tabifiedDockWidgets(dock)))
            _focus_first(self._centre)
        else:
            self.bring(dock)
            _focus_first(dock)

    def bring(self, dock: Dock) -> None:
        """Show a pane in front."""
        dock.show()
        dock.raise_()

    def dock(self, name: str) -> Dock:
        """Return the dock of this name."""
        return next(dock for dock in self.docks if dock.objectName() == name)

    def show_source(self) -> None:
        """Bring the pane of the source to the front, because words in it are to be seen."""
        source = self._bottom[0]
        if not source.in_front:
            beside = self.tabifiedDockWidgets(source)
            covered = any(dock in beside and dock.has_keyboard for dock in self._bottom)
            self.bring(source)
            if covered:  # or the keyboard would go to whatever comes next
                _focus_first(source)

    def show_sources(self, count: int) -> None:
        """Show the list of sources where there is more than one."""
        self._show_where_useful(self._left[1], useful=count > 1)

    def show_datasets(self, count: int) -> None:
        """Show the list of datasets where there is one."""
        self._show_where_useful(self._left[2], useful=count > 0)

    def _show_where_useful(self, dock: Dock, *, useful: bool) -> None:
        self._useful = self._useful | {dock} if useful else self._useful - {dock}
        if dock.isHidden() == useful:
            dock.setVisible(useful)
            if useful:
                dock.raise_()
                self._share_left()
                self._name_tabs()

    def _place(self) -> None:
        (actors, sources, datasets), (source, table, unread, *more) = self._left, self._bottom
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, actors)
        self.splitDockWidget(actors, sources, Qt.Orientation.Vertical)
        self.tabifyDockWidget(sources, datasets)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._right)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, source)
        # Beside the source, not behind it: what is not read is looked at there.
        self.splitDockWidget(source, unread, Qt.Orientation.Horizontal)
        self.tabifyDockWidget(source, table)
        for dock in more:
            self.tabifyDockWidget(table, dock)
            table = dock
        for dock in self.docks:
            dock.show()
        unread.hide()
        for dock in (sources, datasets):
            dock.setVisible(dock in self._useful)
        source.raise_()
        self._name_tabs()

    def _name_tabs(self) -> None:
        lists = {dock.windowTitle() for dock in self._left}
        for tabs in self.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            below = tabs.count() == 0 or tabs.tabText(0) not in lists
            words = self.tr("Panes below the timeline") if below else self.tr("Lists at the left")
            tabs.setAccessibleName(words)


def _focus_first(pane: QWidget) -> bool:
    """Give the keyboard to the main thing of a pane: what takes it by a click, or else by Tab."""
    content = pane.pane if isinstance(pane, Dock) else pane
    children = [content, *content.findChildren(QWidget)]
    able = [child for child in children if child.isVisible() and child.isEnabled()]
    for policy in (Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.TabFocus):
        for child in able:
            if child.focusPolicy() & policy == policy and child.focusProxy() is None:
                child.setFocus(Qt.FocusReason.TabFocusReason)
                return True
    return False
