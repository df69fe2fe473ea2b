"""Finds the files that ship with the program: icons, themes, the bundled model, schemas."""

from __future__ import annotations

from pathlib import Path


def find_resources(package: Path) -> Path:
    """Return the folder of shipped files that belongs to a package folder.

    An installed package carries them inside itself; a checkout keeps them beside `src`. The
    file system is asked directly, since `importlib.resources` would cost the program's start
    several milliseconds.

    Args:
        package: The folder of the `idlib_gui` package.

    Returns:
        The folder `resources`, whether or not it is there.
    """
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent.parent / "resources"


RESOURCES = find_resources(Path(__file__).resolve().parent)


def resource_path(name: str) -> Path:
    """Return where a shipped file is.

    Args:
        name: Path below the resources folder, with forward slashes: `icons/open.svg`.

    Returns:
        The absolute path of the file, which exists.

    Raises:
        FileNotFoundError: The program was built or copied without this file.
    """
    path = RESOURCES / name
    if not path.is_file():
        raise FileNotFoundError(f"The program's own file {name} is missing from {RESOURCES}")
    return path
