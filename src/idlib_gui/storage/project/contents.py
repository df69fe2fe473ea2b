"""All that a project file holds, in memory: enough to write it anew somewhere else."""

from __future__ import annotations

import time
import zlib
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from idlib_gui import __version__
from idlib_gui.domain.document import Document
from idlib_gui.domain.steps import Step

from .bodies import Texts, encoded_document

_encode = msgspec.json.Encoder().encode


class Entry(NamedTuple):
    """A step and what it changed, compressed."""

    step: Step
    changes: bytes

    @property
    def sum(self) -> int:
        """Return the CRC-32 of all that is stored of it, so that damage is noticed."""
        return zlib.crc32(self.changes, zlib.crc32(_encode(self.step)))


@dataclass
class Contents:
    """What is in a project file.

    Attributes:
        document: The document as it is now.
        texts: The texts of its sources, and of those that patches and bases know, by SHA-256.
        entries: Every step, in order.
        bases: What the machine proposed, compressed, by the step that brought it; 0: at creation.
        meta: What is known of the file itself.
    """

    document: Document
    texts: Texts = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    bases: dict[int, bytes] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)


def new_contents(document: Document) -> Contents:
    """Return what a new project of a document holds."""
    contents = Contents(
        document,
        meta={"made_by": f"Idlib Explorer {__version__}", "made_at": str(int(time.time()))},
    )
    contents.bases[0] = encoded_document(document, contents.texts)
    return contents
