"""Whether the file at a path is still the one that was opened, as it was written last."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Identity(NamedTuple):
    """What tells a file from another one at the same path, and from itself once it is changed."""

    device: int
    inode: int
    size: int
    changed: int
    """In nanoseconds."""

    def is_same_file(self, other: Identity) -> bool:
        """Return whether both are of one file, changed or not."""
        return (self.device, self.inode) == (other.device, other.inode)


def identity_of(path: Path) -> Identity:
    """Return the identity of the file at a path.

    Raises:
        OSError: If there is none.
    """
    found = path.stat()
    return Identity(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
