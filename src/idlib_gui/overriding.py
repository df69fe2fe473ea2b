"""`override` for every Python that the program runs on.

Python 3.11 has it only in `typing_extensions`, whose import would take a hundredth of the start.
"""

from __future__ import annotations

import sys

if sys.version_info >= (3, 12):
    from typing import override
else:
    from collections.abc import Callable
    from typing import ParamSpec, TypeVar

    P = ParamSpec("P")
    R = TypeVar("R")

    def override(method: Callable[P, R], /) -> Callable[P, R]:
        """Return the method as it is; what is checked is checked by the type checker."""
        return method


__all__ = ["override"]
