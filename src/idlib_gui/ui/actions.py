"""Everything that a user can do, one row each: menus, toolbar, palette and help read this."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Menu(StrEnum):
    """The menus, in order; the value is their title."""

    FILE = "File"
    EDIT = "Edit"
    VIEW = "View"
    GO = "Go"
    HELP = "Help"


class ActionSpec(NamedTuple):
    """One thing to do.

    `shortcuts`: the first is shown; all work. `group`: in a menu, groups stand apart. `timeline`:
    the shortcuts work while the timeline has the keyboard, since lists need these keys too.
    """

    name: str
    text: str
    menu: Menu
    group: str
    shortcuts: tuple[str, ...]
    icon: str = ""
    checkable: bool = False
    timeline: bool = False


_F, _E, _V, _G, _H = Menu

_CLASS_SPECS = tuple(
    ActionSpec(f"class_{name}", text, _V, "classes", (keys,), checkable=True)
    for name, text, keys in (
        ("verbal_cooperation", "Show verbal cooperation", "Alt+5"),
        ("material_cooperation", "Show material cooperation", "Alt+6"),
        ("verbal_conflict", "Show verbal conflict", "Alt+7"),
        ("material_conflict", "Show material conflict", "Alt+8"),
        ("none", "Show events without a class", "Alt+9"),
    )
)

_TIME_SPECS = tuple(
    ActionSpec(f"event_{what}", text, _E, "time", (keys,), timeline=True)
    for what, text, keys in (
        ("earlier", "Selected event earlier", "Alt+Shift+Left"),
        ("later", "Selected event later", "Alt+Shift+Right"),
        ("shorter", "Selected event ends earlier", "Alt+Shift+Down"),
        ("longer", "Selected event ends later", "Alt+Shift+Up"),
    )
)

_DATASET_SPECS = tuple(
    ActionSpec(f"dataset_{what}", text, _V, "dataset", (keys,))
    for what, text, keys in (
        ("show", "Show the dataset on the timeline", "Ctrl+Shift+J"),
        ("hide", "Hide or show the dataset", "Ctrl+Shift+H"),
        ("filter", "Filter the rows of the dataset…", "Ctrl+Shift+L"),
        ("rows", "List the rows of the dataset…", "Ctrl+Shift+R"),
        ("left_out", "Rows of the dataset that were left out…", "Ctrl+Shift+X"),
        ("columns", "Columns of the dataset…", "Ctrl+Shift+K"),
        ("remove", "Remove the dataset from the window", "Ctrl+Shift+Del"),
    )
)

_ACTOR_SPECS = tuple(
    ActionSpec(name, text, _E, "actors", (keys,))
    for name, text, keys in (
        ("merge_into", "Merge actor or place into…", "Ctrl+Shift+M"),
        ("merge_suggestions", "Actors that may be the same…", "Ctrl+Alt+M"),
        ("split_back", "Split actor or place back", "Ctrl+Shift+B"),
    )
)

_EDITING_SPECS = (
    ActionSpec("edit_record", "Edit the selected record", _E, "editing", ("E",), "edit_record"),
    ActionSpec("delete_record", "Delete the selected record…", _E, "editing", ("Del",)),
    *(
        ActionSpec(name, text, _E, "words", (keys,))
        for name, text, keys in (
            ("new_event", "New event from the selected words", "N"),
            ("new_quote", "New quote from the selected words", "Q"),
            ("new_actor", "New actor from the selected words", "Shift+A"),
            ("new_place", "New place from the selected words", "Shift+L"),
            ("add_evidence", "Add the selected words as evidence", "Shift+E"),
            ("add_contradicting", "Add the selected words as contradicting", "Shift+C"),
            ("set_cue", "Make the selected words the cue of the quote", "Shift+Q"),
            ("set_phrase", "Make the selected words what gives the date", "Shift+D"),
        )
    ),
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("open_article", "Open article…", _F, "article", ("Ctrl+N",), "source"),
    ActionSpec("open_folder", "Open folder of articles…", _F, "article", ("Ctrl+Shift+N",)),
    ActionSpec("paste_article", "Article from clipboard", _F, "article", ("Ctrl+Shift+V",)),
    ActionSpec("open_dataset", "Open dataset…", _F, "dataset", ("Ctrl+Shift+T",), "table"),
    ActionSpec("open_dataset_folder", "Open folder of tables…", _F, "dataset", ("Ctrl+Shift+G",)),
    ActionSpec("cancel_build", "Cancel the build", _F, "article", ("Ctrl+.",)),
    ActionSpec("open", "Open…", _F, "open", ("Ctrl+O",), "open"),
    ActionSpec("open_bundled", "Open the bundled model", _F, "open", ("Ctrl+Shift+O",)),
    ActionSpec("save", "Save", _F, "save", ("Ctrl+S",), "save"),
    ActionSpec("save_as", "Save as…", _F, "save", ("Ctrl+Shift+S",)),
    ActionSpec("save_copy", "Save a copy…", _F, "save", ("Ctrl+Alt+S",)),
    ActionSpec("export", "Export model (JSON)…", _F, "export", ("Ctrl+Shift+E",)),
    ActionSpec("quit", "Quit", _F, "quit", ("Ctrl+Q",)),
    ActionSpec("undo", "Undo", _E, "undo", ("Ctrl+Z",), "undo"),
    ActionSpec("redo", "Redo", _E, "undo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    ActionSpec("copy_citation", "Copy as citation", _E, "copy", ("Ctrl+Shift+C",), "copy"),
    ActionSpec("join_events", "Join events that several articles tell", _E, "record", ("Ctrl+J",)),
    ActionSpec("rename", "Rename…", _E, "record", ("F2",)),
    ActionSpec("accept", "Mark as accepted", _E, "record", ("Ctrl+Return",), "check"),
    ActionSpec("dispute", "Mark as disputed", _E, "record", ("Ctrl+D",), "warning"),
    ActionSpec("reject", "Mark as rejected", _E, "record", ("Ctrl+Backspace",), "close"),
    *_EDITING_SPECS,
    *_ACTOR_SPECS,
    ActionSpec("decide_many", "Accept many…", _E, "record", ("Ctrl+Shift+Return",)),
    ActionSpec("author", "Your name…", _E, "author", ("Ctrl+Alt+N",)),
    *_TIME_SPECS,
    ActionSpec("read_again", "Read the article again…", _E, "source", ("F5",)),
    ActionSpec("replace_text", "Replace the text of the source…", _E, "source", ("Shift+F5",)),
    ActionSpec("publication_date", "Publication date…", _E, "source", ("Ctrl+Shift+D",)),
    ActionSpec("keep_rule", "Keep the last correction as a rule…", _E, "rules", ("Ctrl+Alt+K",)),
    ActionSpec("own_rules", "Your rules…", _E, "rules", ("Ctrl+Alt+Shift+K",)),
    ActionSpec("zoom_in", "Zoom in", _V, "zoom", ("W", "+", "="), "zoom-in"),
    ActionSpec("zoom_out", "Zoom out", _V, "zoom", ("S", "-"), "zoom-out"),
    ActionSpec("pan_left", "Earlier", _V, "zoom", ("A", "Left"), timeline=True),
    ActionSpec("pan_right", "Later", _V, "zoom", ("D", "Right"), timeline=True),
    ActionSpec("rows_up", "Rows above", _V, "zoom", ("Up", "PgUp"), timeline=True),
    ActionSpec("rows_down", "Rows below", _V, "zoom", ("Down", "PgDown"), timeline=True),
    ActionSpec("fit", "Fit everything", _V, "zoom", ("0",), "fit"),
    ActionSpec("centre", "Centre the selection, then fit it", _V, "zoom", ("F",)),
    ActionSpec("brush_seen", "Brush what is seen, or clear the period", _V, "period", ("B",)),
    ActionSpec("clear_period", "Clear the period", _V, "period", ("Shift+B",)),
    ActionSpec("period_earlier", "Period earlier", _V, "period", ("Shift+Left",), timeline=True),
    ActionSpec("period_later", "Period later", _V, "period", ("Shift+Right",), timeline=True),
    ActionSpec(
        "begin_earlier", "Begin of the period earlier", _V, "period", ("Ctrl+Left",), timeline=True
    ),
    ActionSpec(
        "begin_later", "Begin of the period later", _V, "period", ("Ctrl+Right",), timeline=True
    ),
    ActionSpec(
        "end_earlier",
        "End of the period earlier",
        _V,
        "period",
        ("Ctrl+Shift+Left",),
        timeline=True,
    ),
    ActionSpec(
        "end_later", "End of the period later", _V, "period", ("Ctrl+Shift+Right",), timeline=True
    ),
    *_CLASS_SPECS,
    ActionSpec("all_classes", "Show all classes", _V, "classes", ("Alt+C",)),
    ActionSpec("fold", "Fold empty time", _V, "lanes", ("Z",), "fold", checkable=True),
    ActionSpec("lanes_actor", "Lanes by actor", _V, "lanes", ("Alt+1",), checkable=True),
    ActionSpec("lanes_type", "Lanes by type", _V, "lanes", ("Alt+2",), checkable=True),
    ActionSpec("lanes_place", "Lanes by place", _V, "lanes", ("Alt+3",), checkable=True),
    ActionSpec("lanes_none", "One lane", _V, "lanes", ("Alt+4",), checkable=True),
    ActionSpec("show_all_lanes", "Show all lanes", _V, "lanes", ("Alt+0",), "eye"),
    *_DATASET_SPECS,
    ActionSpec("mark_events", "Mark events in the source", _V, "marks", ("Alt+E",), checkable=True),
    ActionSpec("mark_quotes", "Mark quotes in the source", _V, "marks", ("Alt+Q",), checkable=True),
    ActionSpec("mark_actors", "Mark actors in the source", _V, "marks", ("Alt+A",), checkable=True),
    ActionSpec("mark_dates", "Mark dates in the source", _V, "marks", ("Alt+D",), checkable=True),
    ActionSpec("pane_actors", "Actors", _V, "panes", ("Ctrl+1",), "actors", checkable=True),
    ActionSpec(
        "pane_detail", "Detail and quotes", _V, "panes", ("Ctrl+2",), "quote", checkable=True
    ),
    ActionSpec("pane_source", "Source", _V, "panes", ("Ctrl+3",), "source", checkable=True),
    ActionSpec(
        "pane_table", "Events as a table", _V, "panes", ("Ctrl+4",), "table", checkable=True
    ),
    ActionSpec("pane_open", "What is not read", _V, "panes", ("Ctrl+5",), checkable=True),
    ActionSpec("pane_sources", "Sources", _V, "panes", ("Ctrl+6",), checkable=True),
    ActionSpec("pane_between", "Between two actors", _V, "panes", ("Ctrl+7",), checkable=True),
    ActionSpec("pane_datasets", "Datasets", _V, "panes", ("Ctrl+8",), checkable=True),
    ActionSpec("pane_review", "Review", _V, "panes", ("Ctrl+9",), "check", checkable=True),
    ActionSpec("pane_history", "History", _V, "panes", ("Ctrl+H",), checkable=True),
    ActionSpec("reset_layout", "Reset layout", _V, "panes", ("Ctrl+0",)),
    ActionSpec("theme_system", "Theme of the system", _V, "theme", ("Ctrl+Alt+0",), checkable=True),
    ActionSpec(
        "theme_light", "Light theme", _V, "theme", ("Ctrl+Alt+1",), "theme-light", checkable=True
    ),
    ActionSpec(
        "theme_dark", "Dark theme", _V, "theme", ("Ctrl+Alt+2",), "theme-dark", checkable=True
    ),
    ActionSpec(
        "theme_contrast",
        "High-contrast theme",
        _V,
        "theme",
        ("Ctrl+Alt+3",),
        "theme-contrast",
        checkable=True,
    ),
    ActionSpec("menu_bar", "Menu bar", _V, "window", ("Ctrl+M",), checkable=True),
    ActionSpec("full_screen", "Full screen", _V, "window", ("F11",), checkable=True),
    ActionSpec("next_event", "Next event", _G, "event", (".", "Ctrl+Down"), "next"),
    ActionSpec("previous_event", "Previous event", _G, "event", (",", "Ctrl+Up"), "previous"),
    ActionSpec("telling_order", "Step in telling order", _G, "event", ("O",), checkable=True),
    ActionSpec("next_stretch", "Next cluster or strip", _G, "stretch", ("M",), "next"),
    ActionSpec("previous_stretch", "Previous cluster or strip", _G, "stretch", ("Shift+M",)),
    ActionSpec(
        "open_stretch",
        "Zoom to the cluster or strip",
        _G,
        "stretch",
        ("Return", "Enter"),
        timeline=True,
    ),
    ActionSpec("next_quote", "Next quote by the same speaker", _G, "quote", ("]",), "next"),
    ActionSpec(
        "previous_quote", "Previous quote by the same speaker", _G, "quote", ("[",), "previous"
    ),
    ActionSpec("next_open", "Next words that are not read", _G, "open", ("F8",), "next"),
    ActionSpec(
        "previous_open", "Previous words that are not read", _G, "open", ("Shift+F8",), "previous"
    ),
    ActionSpec("back", "Back", _G, "way", ("Alt+Left", "Back"), "back"),
    ActionSpec("forward", "Forward", _G, "way", ("Alt+Right", "Forward"), "forward"),
    ActionSpec("deselect", "Select nothing, then no period", _G, "way", ("Esc",)),
    ActionSpec("between", "Between this actor and…", _G, "find", ("Ctrl+B",)),
    ActionSpec("search", "Search", _G, "find", ("Ctrl+F",), "search"),
    ActionSpec("filter_actors", "Filter actors", _G, "find", ("Ctrl+Shift+F",), "filter"),
    ActionSpec("next_pane", "Next pane", _G, "pane", ("F6",)),
    ActionSpec("previous_pane", "Previous pane", _G, "pane", ("Shift+F6",)),
    ActionSpec("palette", "Command palette", _H, "help", ("Ctrl+Shift+P",)),
    ActionSpec("shortcuts", "Keyboard shortcuts", _H, "help", ("?", "F1"), "help"),
    ActionSpec("quality", "Quality", _H, "help", ("Ctrl+Shift+U",)),
    ActionSpec("about", "About Idlib Explorer", _H, "about", ("Ctrl+F1",)),
)


class Actions:
    """The window's QActions by name, made from the table."""

    def __init__(
        self, window: QWidget, timeline: QWidget, handlers: Mapping[str, Callable[[], object]]
    ) -> None:
        self._actions = {spec.name: _action(spec, window, timeline) for spec in ACTIONS}
        self._tips = {name: action.toolTip() for name, action in self._actions.items()}
        for name, handler in handlers.items():
            self._actions[name].triggered.connect(_without_state(handler))

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def show_states(
        self,
        enabled: Mapping[str, bool],
        checked: Mapping[str, bool],
        needs: Mapping[str, str],
    ) -> None:
        """Say of some actions whether they can be done, whether they are on, and what they need."""
        for name, is_enabled in enabled.items():
            self._actions[name].setEnabled(is_enabled)
        for name, is_checked in checked.items():
            self._actions[name].setChecked(is_checked)
        for name, need in needs.items():
            action, tip = self._actions[name], self._tips[name]
            action.setToolTip(tip if action.isEnabled() else f"{tip}\n{need}")


def _without_state(handler: Callable[[], object]) -> Callable[[bool], object]:
    """Return a slot that leaves out whether the action is checked: the view says that."""
    return lambda _checked: handler()


def _action(spec: ActionSpec, window: QWidget, timeline: QWidget) -> QAction:
    action = QAction(translated(spec.text), window)
    action.setObjectName(spec.name)
    action.setCheckable(spec.checkable)
    keys = [QKeySequence(keys) for keys in spec.shortcuts]
    action.setToolTip(f"{action.text()} ({_joined(keys)})")
    action.setShortcuts(keys)
    if spec.timeline:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        timeline.addAction(action)
    else:
        window.addAction(action)
    if spec.name == "quit":
        action.setMenuRole(QAction.MenuRole.QuitRole)
    return action


def translated(text: str) -> str:
    """Return the text of an action or menu in the user's language."""
    return QCoreApplication.translate("actions", text)


def keys_of(spec: ActionSpec) -> str:
    """Return the shortcuts of an action as the platform writes them."""
    return _joined(map(QKeySequence, spec.shortcuts))


def _joined(sequences: Iterable[QKeySequence]) -> str:
    form = QKeySequence.SequenceFormat.NativeText
    return " or ".join(keys.toString(form) for keys in sequences)
