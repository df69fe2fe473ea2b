"""Lets `python -m idlib_gui` do what the console script does."""

from __future__ import annotations

import sys

from idlib_gui.cli import main

if __name__ == "__main__":
    sys.exit(main())
