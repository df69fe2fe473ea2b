"""Where the user keeps what the program reads beside its own files."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def user_lists() -> Path:
    """Return the folder of the user's own word lists, whether or not it is there.

    It lies in the folder of the settings, which Qt calls the generic configuration; asking Qt
    would start it for a command that has no window.
    """
    return _configuration() / "idlib-explorer" / "lists"


def prepared_datasets() -> Path:
    """Return the folder of prepared datasets, whether or not it is there.

    It lies in what Qt calls the generic cache.
    """
    return _cache() / "idlib-explorer" / "datasets"


def _configuration() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Preferences"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def _cache() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
