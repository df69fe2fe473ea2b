"""What is imported when it is first wanted: the first frame need not wait for it."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Later:
    """Stands for a module of the user interface, and imports it once something of it is used.

    A line `boxes = Later("boxes")` takes the place of `from . import boxes`.
    `tests/ui/test_later.py` looks whether the module has all that is used of it.
    """

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(f"{__package__}.{self._module}"), name)
