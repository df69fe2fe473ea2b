"""What can still be read of a damaged project, as a new file that opens."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from idlib_gui.domain.checks import problems
from idlib_gui.domain.document import (
    Document,
    Patch,
    StalePatchError,
    apply_patch,
)
from idlib_gui.domain.records import DomainError
from idlib_gui.domain.steps import StepState

from .bodies import (
    Broken,
    decoded_changes,
    decoded_document,
    encoded_document,
)
from .connecting import connect
from .contents import Contents, Entry, new_contents
from .errors import ProjectError, worded
from .mending import mended, named
from .opening import MOST_BYTES
from .salvaging import Salvaged, salvage
from .schema import head_of
from .writing import write_file

_NOTHING = "Nothing of “{name}” can be read: look for a backup or a copy of it."
_SAME = "Choose another name for the new file: the damaged one stays as it is."


class Recovered(NamedTuple):
    """What is in the new file: how many records and steps, and a line for all that is not."""

    records: int
    steps: int
    lines: tuple[str, ...]


def recover(path: Path, to: Path) -> Recovered:
    """Write what can be read of a damaged project into a new file; the damaged one stays.

    Raises:
        ProjectError: If nothing can be read, or the new file cannot be written.
    """
    if path.absolute() == to.absolute():
        raise ProjectError(_SAME)
    with worded(path):
        if path.stat().st_size > MOST_BYTES:
            raise ProjectError(_NOTHING.format(name=path.name))
        found = salvage(_settled(path))
    if not found.records and not found.bases:
        raise ProjectError(_NOTHING.format(name=path.name))
    contents, lines = _put_together(found)
    write_file(to, contents)
    records = sum(1 for _ in contents.document.refs())
    return Recovered(records, len(contents.entries), tuple(lines))


def _settled(path: Path) -> bytes:
    """Return the bytes of a file, once what a killed program left half done is taken back."""
    journal = path.with_name(f"{path.name}-journal")
    if not journal.exists():
        return path.read_bytes()
    with TemporaryDirectory(prefix="idlib-") as folder:
        copy = Path(folder, "copy")
        shutil.copyfile(path, copy)
        shutil.copyfile(journal, copy.with_name("copy-journal"))
        with suppress(sqlite3.Error), closing(connect(copy, writing=True)) as connection:
            head_of(connection)
        return copy.read_bytes()


def _put_together(found: Salvaged) -> tuple[Contents, list[str]]:
    """Return what is in the new file, and a line for each thing that is not as it was."""
    stored = found.document()
    whole = _replayed(found)
    if whole is not None and _agrees(whole, stored):
        lines = [
            f"{named(whole.table(ref.kind)[ref.id])}: taken from the history"
            for ref in whole.refs()
            if stored.get(ref) is None
        ]
        entries = [found.entries[number] for number in sorted(found.entries)]
        contents = new_contents(whole)
        contents.entries, contents.bases = entries, found.bases
    else:
        document, lines = mended(stored)
        contents = new_contents(document)
        lines += _bring_history(contents, found)
    contents.texts |= found.texts
    if found.broken:
        rows = "1 row" if found.broken == 1 else f"{found.broken} rows"
        lines.append(f"{rows} of the file could not be read")
    return contents, lines


def _replayed(found: Salvaged) -> Document | None:
    """Return what the history makes of the beginning, None if any of it is lost."""
    if 0 not in found.bases or set(found.entries) != set(range(1, len(found.entries) + 1)):
        return None
    try:
        document = decoded_document(found.bases[0], found.texts)
        for number in sorted(found.entries):
            step, packed = found.entries[number]
            patch = Patch(step.label, decoded_changes(packed, found.texts))
            document = apply_patch(document, patch) if step.state is StepState.MADE else document
    except (*Broken, DomainError, StalePatchError):
        return None
    return None if problems(document) else document


def _agrees(whole: Document, stored: Document) -> bool:
    """Return whether each record that could be read is the one that the history leads to.

    Otherwise the last steps of the history are lost.
    """
    return all(whole.get(ref) == stored.get(ref) for ref in stored.refs())


def _bring_history(contents: Contents, found: Salvaged) -> list[str]:
    """Take in the last steps, as far back as they can be taken back, and say where they begin."""
    document, kept = contents.document, []
    last = max(found.entries, default=0)
    for number in range(last, 0, -1):
        try:
            step, packed = found.entries[number]
            patch = Patch(step.label, decoded_changes(packed, found.texts))
            if step.state is StepState.MADE:
                document = apply_patch(document, patch.inverted())
        except (*Broken, DomainError, StalePatchError):
            break
        state = StepState.MADE if step.state is StepState.MADE else StepState.LEFT
        kept.append(Entry(step._replace(state=state), packed))
    lost = last - len(kept)
    contents.entries = [
        entry._replace(step=entry.step._replace(number=number))
        for number, entry in enumerate(reversed(kept), 1)
    ]
    bases = {step: packed for step, packed in found.bases.items() if _is_whole(packed, found)}
    earlier = [step for step in bases if step <= lost]
    beginning = bases[max(earlier)] if earlier else encoded_document(document, contents.texts)
    later = {step - lost: packed for step, packed in bases.items() if lost < step <= last}
    contents.bases = {0: beginning, **later}
    return [f"The first {lost} of {last} steps of the history are lost"] if lost else []


def _is_whole(base: bytes, found: Salvaged) -> bool:
    try:
        decoded_document(base, found.texts)
    except (*Broken, DomainError):
        return False
    return True
