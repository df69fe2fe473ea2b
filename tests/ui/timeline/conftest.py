"""The real timeline over the bundled model, by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from idlib_gui.domain.records import Basis, Event, EventId, Kind, Ref, When
from idlib_gui.layout.panels import ARTICLE, panel_with
from idlib_gui.state.datasets import Shelf
from idlib_gui.state.selection import Selection
from idlib_gui.state.session import Session
from idlib_gui.state.store import DocumentStore
from idlib_gui.state.viewport import View, Viewport
from idlib_gui.ui.theme import Looks, ThemeName, load_theme
from idlib_gui.ui.timeline.pane import TimelinePane


class Hands:
    """A pane on the screen, and what a user does to it."""

    def __init__(self, qtbot, document, view, size):
        self.qtbot = qtbot
        self.session = Session(DocumentStore(document), Selection(), Viewport(view), Shelf())
        self.looks = Looks(load_theme(ThemeName.LIGHT))
        self.pane = TimelinePane(self.session, self.looks)
        self.view = self.pane.view
        qtbot.addWidget(self.pane)
        self.pane.resize(*size)
        with qtbot.waitExposed(self.pane):
            self.pane.show()

    @property
    def picture(self):
        """Return what is painted now."""
        return self.view.canvas.picture

    @property
    def window(self):
        """Return the stretch of time that the view asks for."""
        return self.session.viewport.view.window

    def row(self, key):
        """Return the row of an event in the columns."""
        return list(self.picture.plan.columns.ids).index(key)

    def place(self, key, number=0):
        """Return the middle of the mark of an event."""
        return self.picture.rects_of(self.row(key))[number].center()

    def header(self, name):
        """Return a point on the name of a lane."""
        return QPoint(60, self.top_of(name) + 15)

    def top_of(self, name):
        """Return where a lane begins, in pixels of the whole timeline."""
        lane = [lane.name for lane in self.picture.plan.table.lanes].index(name)
        shift = panel_with(self.picture.panels, lane).shift
        return int(self.picture.frame.header + self.picture.plan.packing.top[lane] + shift)

    def scroll(self, key=ARTICLE):
        """Return how far a panel is scrolled."""
        return self.picture.panel(key).scroll

    def click(self, point, keys=Qt.KeyboardModifier.NoModifier):
        """Click with the left button."""
        self.qtbot.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, keys, point)

    def drag(self, start, end, keys=Qt.KeyboardModifier.NoModifier):
        """Press, move in steps, be painted, let go."""
        area = self.view.viewport()
        self.qtbot.mousePress(area, Qt.MouseButton.LeftButton, keys, start)
        for part in (0.3, 0.6, 1.0):
            step = start + (end - start) * part
            self.qtbot.mouseMove(area, step)
        self.pane.grab()
        self.qtbot.mouseRelease(area, Qt.MouseButton.LeftButton, keys, end)

    def wheel(self, point, x=0, y=0, keys=Qt.KeyboardModifier.NoModifier, at=0):
        """Turn the wheel by `x` and `y` eighths of a degree, `at` milliseconds."""
        area = self.view.viewport()
        event = QWheelEvent(
            QPointF(point), area.mapToGlobal(QPointF(point)), QPoint(), QPoint(x, y),
            Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
        )  # fmt: skip
        event.setTimestamp(at)
        QApplication.sendEvent(area, event)

    def select(self, kind, key):
        """Select a record as another pane would."""
        self.session.selection.select(Ref(Kind(kind), key))

    @property
    def selected(self):
        """Return what is selected."""
        return self.session.selection.current


@pytest.fixture
def hands(qtbot, bundled):
    """Return a function that shows the timeline and gives hands to use it."""

    def show(document=None, size=(1_010, 600), **view):
        return Hands(qtbot, document or bundled, View(**view), size)

    return show


@pytest.fixture
def events_of(make_document):
    """Return a function that makes a document of events on these dates."""

    def make(*dates, title="Event"):
        return make_document(
            *(
                Event(EventId(f"e{n}"), title, when=When(date, Basis.STATED) if date else None)
                for n, date in enumerate(dates)
            )
        )

    return make
