"""All panes of the window, and where each has its place at first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.reading import Reading
from idlib_gui.state.record_steps import RecordSteps
from idlib_gui.state.row_columns import RowColumns
from idlib_gui.state.session import Session

from .actors_pane import ActorsPane
from .datasets_pane import DatasetsPane
from .detail_pane import DetailPane
from .docks import Card, Dock
from .dyad.pane import DyadPane
from .history.pane import HistoryPane
from .open_pane import OpenPane
from .review_pane import ReviewPane
from .source_pane import SourcePane
from .sources_pane import SourcesPane
from .table_pane import TablePane
from .theme import Looks
from .timeline.pane import TimelinePane
from .workspace import Workspace


class Panes:
    """Makes the panes over a session; they know nothing of each other."""

    def __init__(self, session: Session, looks: Looks, jobs: JobSlot, owner: QObject) -> None:
        reading = Reading(session.store, jobs.another())
        self.timeline = TimelinePane(session, looks)
        self.actors = ActorsPane(session, looks)
        self.detail = DetailPane(session, looks)
        self.source = SourcePane(session, looks)
        self.table = TablePane(session, looks)
        self.unread = OpenPane(session, looks, reading)
        self.review = ReviewPane(session, looks, reading)
        self.sources = SourcesPane(session, looks)
        self.datasets = DatasetsPane(session, looks)
        self.detail.set_columns(RowColumns(session, jobs.another(), owner))
        self.between = DyadPane(session, looks, jobs.another())
        touched = RecordSteps(session.store.history, owner)
        self.detail.set_history(touched)
        self.history = HistoryPane(session, looks, touched)
        self.workspace = Workspace(
            Card(_tr("Timeline"), self.timeline, self.timeline.tools),
            (
                Dock("actors", _tr("Actors"), self.actors, self.actors.tools),
                Dock("sources", _tr("Sources"), self.sources, self.sources.tools),
                Dock("datasets", _tr("Datasets"), self.datasets, self.datasets.tools),
            ),
            Dock("detail", _tr("Detail"), self.detail, self.detail.tools),
            (
                Dock("source", _tr("Source"), self.source, self.source.tools),
                Dock("table", _tr("Events"), self.table, self.table.tools),
                Dock("open", _tr("Not read"), self.unread, self.unread.tools),
                Dock("between", _tr("Between two"), self.between, self.between.tools),
                Dock("review", _tr("Review"), self.review, self.review.tools),
                Dock("history", _tr("History"), self.history, self.history.tools),
            ),
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("panes", text)
