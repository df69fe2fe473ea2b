"""What is imported when it is first wanted has what is used of it."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

import idlib_gui
from idlib_gui.ui.later import Later

ROOT = Path(idlib_gui.__file__).parent
FILES = [path for path in ROOT.rglob("*.py") if "Later(" in path.read_text("utf-8")]


def stood_for(tree):
    """Return the names that stand for modules in a file, and these modules."""
    found = {}
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and "Later" in ast.dump(statement.value):
            names = [n.id for n in ast.walk(statement.targets[0]) if isinstance(n, ast.Name)]
            modules = [n.value for n in ast.walk(statement.value) if isinstance(n, ast.Constant)]
            found |= dict(zip(names, modules, strict=True))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_module_that_is_imported_later_has_all_that_is_used_of_it(path):
    tree = ast.parse(path.read_text("utf-8"))
    modules = stood_for(tree)
    used = {
        (modules[node.value.id], node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in modules
    }
    missing = [
        (module, name)
        for module, name in used
        if not hasattr(import_module(f"idlib_gui.ui.{module}"), name)
    ]
    assert missing == []
    assert {module for module, _ in used} | {"later"} >= set(modules.values())


def test_a_name_that_a_module_does_not_have_is_refused():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = Later("messages").nothing
