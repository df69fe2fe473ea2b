"""What the timeline needs of pyqtgraph, without importing the rest of it.

`import pyqtgraph` brings in parameter trees, image views, remote views and much more: an eighth of
the time until the window is there. So the package is begun here as it begins itself, up to the
first of its `from … import *`; whoever asks it for more has it go on. Nor are all classes of Qt
made.
"""

from __future__ import annotations

import ast
import sys
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from PySide6 import QtCore, QtGui, QtWidgets

from idlib_gui.overriding import override

_NAME = "pyqtgraph"


class _Begun(ModuleType):
    """A package whose first statements have run; the rest runs once a name of theirs is wanted."""

    def __init__(self, spec: ModuleSpec, origin: str) -> None:
        super().__init__(_NAME)
        self.__spec__, self.__file__, self.__package__ = spec, origin, _NAME
        self.__path__ = list(spec.submodule_search_locations or ())
        sys.modules[_NAME] = self
        _mirror_qt(self)
        body = ast.parse(Path(origin).read_text(encoding="utf-8")).body
        cut = next((n for n, statement in enumerate(body) if _takes_all(statement)), len(body))
        self._rest = body[cut:]
        self._run([*body[:cut], *filter(_costs_nothing, self._rest)])

    @override
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(f"module {_NAME!r} has no attribute {name!r}")
        if PathFinder.find_spec(f"{_NAME}.{name}", self.__path__) is not None:
            return import_module(f"{_NAME}.{name}")
        if not self._rest:
            raise AttributeError(f"module {_NAME!r} has no attribute {name!r}")
        rest, self._rest = self._rest, []
        self._run(rest)
        return getattr(self, name)

    def _run(self, statements: list[ast.stmt]) -> None:
        code = compile(ast.Module(statements, []), str(self.__file__), "exec")
        exec(code, self.__dict__)  # noqa: S102 - the package's own source


def _takes_all(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.ImportFrom) and statement.names[0].name == "*"


def _costs_nothing(statement: ast.stmt) -> bool:
    """Return whether a statement only names a function or a constant: views need some of them."""
    constant = isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant)
    return constant or isinstance(statement, ast.FunctionDef)


class _Mirror(ModuleType):
    """Has what another module has, and asks it for a name once that is wanted."""

    def __init__(self, of: ModuleType) -> None:
        super().__init__(f"{_NAME}.Qt.{of.__name__.rpartition('.')[2]}")
        self._of = of
        sys.modules[self.__name__] = self

    @override
    def __getattr__(self, name: str) -> Any:
        found = getattr(self._of, name)
        setattr(self, name, found)
        return found

    @override
    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *dir(self._of)]


def _begin() -> None:
    """Begin the package, unless somebody has imported it already."""
    spec = None if _NAME in sys.modules else PathFinder.find_spec(_NAME)
    if spec is not None and spec.origin is not None:
        _Begun(spec, spec.origin)


def _mirror_qt(package: ModuleType) -> None:
    """Import the package's own Qt without making every class that Qt has.

    It copies all names of three modules into its own, which makes each class and each enumeration
    in it: a tenth of the time until the window is there. What it copies, it lists by `dir`; here
    that lists nothing, and names are looked up when they are wanted.
    """
    spec = PathFinder.find_spec(f"{_NAME}.Qt", package.__path__)
    if spec is None or spec.loader is None:
        return
    for module in (QtCore, QtGui, QtWidgets):
        _Mirror(module)
    qt = sys.modules[spec.name] = module_from_spec(spec)
    qt.__dict__["dir"] = lambda _module: ()
    spec.loader.exec_module(qt)
    del qt.__dict__["dir"]
    package.__dict__["Qt"] = qt


_begin()

from pyqtgraph.graphicsItems.AxisItem import AxisItem  # noqa: E402
from pyqtgraph.graphicsItems.GraphicsObject import GraphicsObject  # noqa: E402
from pyqtgraph.graphicsItems.ViewBox import ViewBox  # noqa: E402
from pyqtgraph.util.garbage_collector import GarbageCollector  # noqa: E402
from pyqtgraph.widgets.GraphicsView import GraphicsView  # noqa: E402

# The package's own clean-up, when the application quits, looks for it there.
sys.modules[_NAME].__dict__.setdefault("ViewBox", ViewBox)

__all__ = ["AxisItem", "GarbageCollector", "GraphicsObject", "GraphicsView", "ViewBox"]
