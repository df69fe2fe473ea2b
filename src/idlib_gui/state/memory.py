"""Memory that is free again is given back to the system."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Give back what was freed; glibc keeps large pieces of it for itself, others do not."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # other libraries have none
        if trim is not None:
            trim(0)
