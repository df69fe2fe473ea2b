"""All panes of the window, and where each has its place at first."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.record_steps import RecordSteps
from idlib_gui.state.row_columns import RowColumns
from idlib_gui.state.session import Session

from .actors_pane import ActorsPane
from .datasets_pane import DatasetsPane
from .detail_pane import DetailPane
from .docks import Card, Dock, LaterDock
from .source_pane import SourcePane
from .theme import Looks
from .timeline.pane import TimelinePane
from .workspace import Workspace

# ruff: noqa: PLC0415 - what is not seen at first is imported when it is first wanted


class Panes:
    """Makes the panes over a session; they know nothing of each other.

    Those that are not seen at first are made when they are.
    """

    def __init__(self, session: Session, looks: Looks, jobs: JobSlot, owner: QObject) -> None:
        self._session, self._looks, self._jobs = session, looks, jobs
        self._owner = owner
        self._touched = RecordSteps(session.store.history, owner)
        self.timeline = TimelinePane(session, looks)
        self.actors = ActorsPane(session, looks)
        self.detail = DetailPane(session, looks)
        self.source = SourcePane(session, looks)
        self.datasets = DatasetsPane(session, looks)
        self.detail.set_columns(RowColumns(session, jobs.another(), owner))
        self.detail.set_history(self._touched)
        self._later = {
            name: LaterDock(name, title, make)
            for name, title, make in (
                ("sources", _tr("Sources"), self._make_sources),
                ("table", _tr("Events"), self._make_table),
                ("open", _tr("Not read"), self._make_unread),
                ("between", _tr("Between two"), self._make_between),
                ("review", _tr("Review"), self._make_review),
                ("history", _tr("History"), self._make_history),
            )
        }
        self.workspace = Workspace(
            Card(_tr("Timeline"), self.timeline, self.timeline.tools),
            (
                Dock("actors", _tr("Actors"), self.actors, self.actors.tools),
                self._later["sources"],
                Dock("datasets", _tr("Datasets"), self.datasets, self.datasets.tools),
            ),
            Dock("detail", _tr("Detail"), self.detail, self.detail.tools),
            (
                Dock("source", _tr("Source"), self.source, self.source.tools),
                *(self._later[name] for name in ("table", "open", "between", "review", "history")),
            ),
        )

    def then(self, name: str, act: Callable[[Any], object]) -> None:
        """Do something with the pane of a dock once it is made, or now."""
        self._later[name].then(act)

    @property
    def sources(self) -> Any:
        """Return the `SourcesPane`."""
        return self._later["sources"].pane

    @property
    def table(self) -> Any:
        """Return the `TablePane`."""
        return self._later["table"].pane

    @property
    def unread(self) -> Any:
        """Return the `OpenPane`."""
        return self._later["open"].pane

    @property
    def between(self) -> Any:
        """Return the `DyadPane`."""
        return self._later["between"].pane

    @property
    def review(self) -> Any:
        """Return the `ReviewPane`."""
        return self._later["review"].pane

    @property
    def history(self) -> Any:
        """Return the `HistoryPane`."""
        return self._later["history"].pane

    @cached_property
    def _reading(self) -> Any:
        from idlib_gui.state.reading import Reading

        return Reading(self._session.store, self._jobs.another(), self._owner)

    def _make_sources(self) -> Any:
        from .sources_pane import SourcesPane

        return SourcesPane(self._session, self._looks)

    def _make_table(self) -> Any:
        from .table_pane import TablePane

        return TablePane(self._session, self._looks)

    def _make_unread(self) -> Any:
        from .open_pane import OpenPane

        return OpenPane(self._session, self._looks, self._reading)

    def _make_between(self) -> Any:
        from .dyad.pane import DyadPane

        return DyadPane(self._session, self._looks, self._jobs.another())

    def _make_review(self) -> Any:
        from .review_pane import ReviewPane

        return ReviewPane(self._session, self._looks, self._reading)

    def _make_history(self) -> Any:
        from .history.pane import HistoryPane

        return HistoryPane(self._session, self._looks, self._touched)


def _tr(text: str) -> str:
    return QCoreApplication.translate("panes", text)
