"""How much of the machine reading a dataset may take, so that all else goes on beside it."""

from __future__ import annotations

import os
from pathlib import Path

_FREE = Path("/proc/meminfo")
_AVAILABLE = "MemAvailable:"
_SHARE = 2
_LEAST = 512_000_000
_LEFT_FREE = 2


def spare_memory(told: Path = _FREE) -> int:
    """Return half of the bytes of memory that nothing uses now; 0 where the system tells none.

    It is never so little that a table of common size could not be read.
    """
    try:
        lines = told.read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):  # not Linux: DuckDB has a limit of its own
        return 0
    free = [line.split()[1] for line in lines if line.startswith(_AVAILABLE)]
    return max(int(free[0]) * 1024 // _SHARE, _LEAST) if free else 0


def spare_threads() -> int:
    """Return two fewer than the machine can run at once, but at least one."""
    return max(1, (os.cpu_count() or 1) - _LEFT_FREE)
