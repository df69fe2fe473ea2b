"""What import-linter cannot see: Qt modules by layer, and that nothing reaches the network."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import idlib_gui

ROOT = Path(idlib_gui.__file__).parent
MAY_USE = {
    "models": {"QtCore", "QtGui"},
    "state": {"QtCore", "QtGui"},
    "layout": set(),
    "domain": set(),
    "storage": set(),
}
NETWORK = {
    "QtNetwork",
    "QtWebEngineWidgets",
    "urllib",
    "http",
    "requests",
    "ftplib",
    "ssl",
    "asyncio",
}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def qt_modules(path):
    return {name.split(".")[1] for name in imported(path) if name.startswith("PySide6.")}


@pytest.mark.parametrize("layer", MAY_USE)
def test_only_ui_uses_widgets(layer):
    wrong = {
        path.name: qt_modules(path) - MAY_USE[layer]
        for path in (ROOT / layer).rglob("*.py")
        if qt_modules(path) - MAY_USE[layer]
    }
    assert wrong == {}


def test_no_module_can_reach_the_network():
    wrong = [
        (path.name, name)
        for path in ROOT.rglob("*.py")
        for name in imported(path)
        if NETWORK & set(name.split(".")) and not name.startswith("urllib.parse")  # it only reads
    ]
    assert wrong == []


@pytest.mark.parametrize("arguments", [["--version"], ["check", "nowhere.json"]])
def test_commands_without_a_window_do_not_import_qt(arguments):
    code = (
        "import sys; from idlib_gui.cli import main\n"
        f"try: main({arguments!r})\n"
        "except SystemExit: pass\n"
        "print([m for m in sys.modules if 'PySide6' in m or 'numpy' in m or 'pyqtgraph' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


_START = """
import linecache, os, sys
from idlib_gui import cli
program = cli.load_app()
build = program.build_window
def show_and_leave(*parts):
    window = build(*parts)
    window.show()
    program.QApplication.processEvents()
    window.grab()
    print(*sys.modules)
    print(*linecache.cache)
    sys.stdout.flush()
    os._exit(0)
program.build_window = show_and_leave
cli.main([])
"""
LATER = {
    "ui": {
        "articles", "asking", "build_panel", "datasets", "datasets_list", "leaving", "messages",
        "open_pane", "palette", "rereading", "retexting", "review_pane", "row_sheet", "ruling",
        "saving", "search_results", "selection_bar", "shortcuts_page", "sources_pane", "table_pane",
        "uncertain_bar", "editing.desk", "history.pane", "merging.merge_dialog", "dyad.pane",
    },
    "state": {"dataset_keeper", "dyads", "measuring", "reading", "redating", "review"},
    "domain": {"edits", "review", "field_edits", "merging", "splitting", "three_way"},
    "storage": {"articles", "datasets", "project"},
    "build": {"progress", "workers"},
}  # fmt: skip
HEAVY = {"sqlite3", "msgspec", "rapidfuzz", "duckdb", "lxml", "spacy", "PySide6.QtNetwork"}


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """Return which modules were imported when the first frame was shown, and which files read."""
    home = str(tmp_path_factory.mktemp("home"))
    done = subprocess.run(
        [sys.executable, "-c", _START],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": home},
    )
    imported, read = done.stdout.splitlines()[-2:]
    return set(imported.split()), read


def test_qt_does_not_read_the_source_of_our_modules(started):
    _, read = started
    assert str(ROOT) not in read


def test_what_the_first_frame_does_not_show_is_not_imported_before_it(started):
    imported, _ = started
    assert "idlib_gui.ui.timeline.view" in imported
    later = {f"idlib_gui.{layer}.{name}" for layer, names in LATER.items() for name in names}
    assert imported & (later | HEAVY) == set()
    there = {name for name in later if (ROOT.parent / name.replace(".", "/")).is_dir()}
    there |= {name for name in later if (ROOT.parent / f"{name.replace('.', '/')}.py").is_file()}
    assert later - there == set()


def test_the_window_stays_small_and_knows_little():
    assert len((ROOT / "ui" / "main_window.py").read_text("utf-8").splitlines()) < 300
