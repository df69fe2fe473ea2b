"""What each action does: the one place where names of actions meet the parts of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from idlib_gui import __version__
from idlib_gui.domain.records import SourceId
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.session import Session
from idlib_gui.state.stepping import step_event
from idlib_gui.state.viewport import Dyad, Highlight, LanesBy, StepBy

from .actors_pane import ActorsPane
from .datasets_pane import DatasetsPane
from .detail_pane import DetailPane
from .files import Files
from .keeping import Keeping
from .later import Later
from .opening import Opening
from .panes import Panes
from .source_pane import SourcePane
from .status_bar import StatusBar
from .theme import ThemeName
from .theming import ThemeSwitch
from .timeline.pane import TimelinePane
from .workspace import Workspace

messages = Later("messages")

Handlers = Mapping[str, Callable[[], object]]
_PAN = 0.15
"""Share of the visible time that one key press moves."""


def timeline_handlers(timeline: TimelinePane) -> Handlers:
    """Return what moves the timeline."""
    return {
        "zoom_in": timeline.zoom_in,
        "zoom_out": timeline.zoom_out,
        "pan_left": lambda: timeline.pan(-_PAN),
        "pan_right": lambda: timeline.pan(_PAN),
        "rows_up": lambda: timeline.scroll_rows(-_PAN),
        "rows_down": lambda: timeline.scroll_rows(_PAN),
        "fit": timeline.fit_all,
        "next_stretch": lambda: timeline.step_stretch(1),
        "previous_stretch": lambda: timeline.step_stretch(-1),
        "open_stretch": timeline.open_stretch,
        "centre": timeline.centre_on_selection,
        "fold": timeline.toggle_fold,
        "event_earlier": lambda: timeline.mover.step(-1),
        "event_later": lambda: timeline.mover.step(1),
        "event_shorter": lambda: timeline.mover.stretch(-1),
        "event_longer": lambda: timeline.mover.stretch(1),
    }


def view_handlers(session: Session) -> Handlers:
    """Return what changes the view that all panes share."""
    viewport = session.viewport

    def mark(kind: Highlight) -> None:
        viewport.update(highlights=viewport.view.highlights ^ {kind})

    def switch_order() -> None:
        by_time = viewport.view.step_by is StepBy.TIME
        viewport.update(step_by=StepBy.TELLING if by_time else StepBy.TIME)

    handlers: dict[str, Callable[[], None]] = {
        "show_all_lanes": lambda: viewport.update(hidden=frozenset()),
        "telling_order": switch_order,
    }
    for lanes in LanesBy:
        handlers[f"lanes_{lanes}"] = lambda lanes=lanes: viewport.update(lanes_by=lanes)  # type: ignore[misc]
    for kind in Highlight:
        handlers[f"mark_{kind}"] = lambda kind=kind: mark(kind)  # type: ignore[misc]
    return handlers


def go_handlers(session: Session, detail: DetailPane, status: StatusBar) -> Handlers:
    """Return what walks through events, quotes and the way the user came."""

    def copy() -> None:
        detail.copy_citation()
        status.tell(_tr("Copied as a citation."))

    return {
        "next_event": lambda: step_event(session, 1),
        "previous_event": lambda: step_event(session, -1),
        "next_quote": detail.next_quote,
        "previous_quote": detail.previous_quote,
        "back": session.selection.back,
        "forward": session.selection.forward,
        "copy_citation": copy,
    }


def pane_handlers(workspace: Workspace) -> Handlers:
    """Return what goes to each pane, or hides it."""
    return {
        f"pane_{dock.objectName()}": lambda dock=dock: workspace.go_to(dock)  # type: ignore[misc]
        for dock in workspace.docks
    }


def dataset_handlers(datasets: DatasetsPane) -> Handlers:
    """Return what is done to the dataset that is chosen in the list of them."""
    return {
        f"dataset_{what}": lambda what=what: datasets.ask(what)  # type: ignore[misc]
        for what in ("show", "hide", "filter", "rows", "left_out", "columns", "remove")
    }


def between_handlers(session: Session, workspace: Workspace, actors: ActorsPane) -> Handlers:
    """Return what leads to the pane that tells what happened between two actors."""
    dock = workspace.dock("between")

    def look(dyad: Dyad | None) -> None:
        if dyad is not None:
            session.viewport.update(dyad=dyad)
        workspace.bring(dock)
        dock.pane.take_keyboard()

    def go_there_or_back() -> None:
        there = dock.in_front and dock.has_keyboard
        workspace.go_to(dock)
        if not there:
            dock.pane.take_keyboard()

    actors.between_asked.connect(look)
    return {"between": lambda: look(_asked_about(session)), "pane_between": go_there_or_back}


def _asked_about(session: Session) -> Dyad | None:
    # The start of the program need not wait for this.
    from idlib_gui.state.dyads import asked_about  # noqa: PLC0415

    return asked_about(session)


def article_handlers(opening: Opening, source: SourcePane) -> Handlers:
    """Return what makes models of articles, and opens datasets beside them."""
    return {
        "open_article": opening.ask_article,
        "open_folder": opening.ask_folder,
        "paste_article": opening.paste,
        "join_events": opening.join_events,
        "cancel_build": opening.cancel,
        "keep_rule": opening.keep_rule,
        "own_rules": opening.show_rules,
        "read_again": lambda: opening.rereading.ask(source.source),
        "replace_text": lambda: opening.retexting.ask(source.source),
        "open_dataset": opening.datasets.ask,
        "open_dataset_folder": opening.datasets.ask_folder,
    }


def file_handlers(files: Files, keeping: Keeping) -> Handlers:
    """Return what opens and saves files, and signs what is done to them."""

    def saving(how: str) -> Callable[[], object]:
        def act() -> None:
            getattr(files.saving, how)()  # what saves is made when it is first wanted

        return act

    return {
        "open": files.ask_open,
        "open_bundled": files.open_bundled,
        "save": saving("save"),
        "save_as": saving("ask_save_as"),
        "save_copy": saving("ask_save_copy"),
        "export": saving("ask_export"),
        "author": keeping.ask_name,
    }


def open_handlers(panes: Panes) -> Handlers:
    """Return what walks through the words that are not read."""
    return {
        "next_open": lambda: panes.unread.step(1),
        "previous_open": lambda: panes.unread.step(-1),
    }


def review_handlers(workspace: Workspace, status: StatusBar) -> Handlers:
    """Return what leads to the queue of what is to be decided, and decides many at once."""
    dock = workspace.dock("review")

    def go() -> None:
        workspace.bring(dock)
        dock.pane.take_keyboard()

    def go_there_or_back() -> None:
        if dock.in_front and dock.has_keyboard:
            workspace.go_to(dock)
        else:
            go()

    def ask_many() -> None:
        dock.pane.ask_many()

    status.review.clicked.connect(go)
    return {"decide_many": ask_many, "pane_review": go_there_or_back}


def theme_handlers(themes: ThemeSwitch) -> Handlers:
    """Return what chooses a theme."""
    return {
        "theme_system": lambda: themes.choose(None),
        "theme_light": lambda: themes.choose(ThemeName.LIGHT),
        "theme_dark": lambda: themes.choose(ThemeName.DARK),
        "theme_contrast": lambda: themes.choose(ThemeName.CONTRAST),
    }


def show_quality(session: Session, jobs: JobSlot, window: QWidget) -> None:
    """Show how good extraction is, and how the open model compares with another."""
    # The start of the program need not wait for a page that is seldom opened.
    from idlib_gui.state.measuring import Measuring  # noqa: PLC0415

    from .quality_page import QualityPage  # noqa: PLC0415

    # One for the window's life: an object made for each job could die on the job's thread.
    measuring = window.findChild(Measuring) or Measuring(jobs.another(), window)
    QualityPage(session.store.document, measuring, window).open()


def ask_published(
    session: Session, jobs: JobSlot, window: QWidget, source: SourceId | None
) -> None:
    """Ask for the publication date of a source, and show what that changes."""
    # The start of the program need not wait for the grammar of dates.
    from idlib_gui.state.redating import Redatings  # noqa: PLC0415

    from .redate_dialog import RedateDialog  # noqa: PLC0415

    if source is not None:
        redatings = window.findChild(Redatings) or Redatings(jobs.another(), window)
        RedateDialog(session.store, source, redatings, window).open()


def show_about(window: QWidget) -> None:
    """Say what the program is."""
    head = _tr("Idlib Explorer {0}").format(__version__)
    text = _tr(
        "What an article tells: when things happened, who did them to whom, who said what.\n"
        "Works offline: it opens no network connection. MIT licence."
    )
    messages.tell(window, head, text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("handlers", text)
