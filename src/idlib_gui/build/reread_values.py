"""What the window asks of a new reading and what it gets; importing this is cheap."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import SourceId
from idlib_gui.domain.three_way import Merged


class Wanted(NamedTuple):
    """What is to be read again.

    Attributes:
        sources: The sources; all that are in force if there are none.
        published: Another publication date (EDTF) for those that have one here.
        lists: The folders of the user's word lists, each read after the one before.
    """

    sources: tuple[SourceId, ...] = ()
    published: tuple[tuple[SourceId, str | None], ...] = ()
    lists: tuple[Path, ...] = ()


class Reread(NamedTuple):
    """What a new reading gives.

    Attributes:
        base: What was proposed last, brought to the texts of today.
        theirs: What is proposed now.
        proposed: All that is proposed now, also for the texts that were not read.
        merged: What it changes in the document.
        notes: Sentences that the user should read.
    """

    base: Document
    theirs: Document
    proposed: Document
    merged: Merged
    notes: tuple[str, ...]


class Tried(NamedTuple):
    """What a rule would change.

    Attributes:
        after: The document as it would become.
        merged: What changes in it.
        proposed: How many records the machine would propose otherwise, decided ones too.
    """

    after: Document
    merged: Merged
    proposed: int
