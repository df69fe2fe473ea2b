"""What is said of a model that was built, and of each file that it was built of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from idlib_gui.build.values import Remark
from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.records import Kind

from .wording import counted, number, say_counts


def say_found(document: Document) -> str:
    """Return what was found: "12 events, 9 actors, 4 quotes"."""
    return ", ".join(say_counts(document))


def say_undated(document: Document) -> str:
    """Return what follows if sources have no publication date; empty if all have one."""
    undated = sum(source.published is None for source in document.sources.values())
    if not undated:
        return ""
    if undated == len(document.sources):
        return _tr("Without a publication date, weekdays and “last week” stay unresolved.")
    one = _tr("1 article has no publication date")
    many = _tr("{0} articles have no publication date")
    what = _tr("{0}: weekdays and “last week” stay unresolved there.")
    return what.format(counted(undated, one, many))


def say_joined(joining: Patch) -> str:
    """Return what was joined; empty if nothing was."""
    joined = sum(
        ref.kind is Kind.EVENT and change.after is not None
        for ref, change in joining.changes.items()
    )
    if not joined:
        return ""
    one, many = _tr("1 event was joined"), _tr("{0} events were joined")
    what = _tr("{0} that several articles tell; undo takes apart what was joined.")
    return what.format(counted(joined, one, many))


def say_files(document: Document, remarks: Sequence[Remark]) -> str:
    """Return how many files are in the model, and how many are not."""
    read = len(document.sources)
    words = counted(read, _tr("1 article read"), _tr("{0} articles read"))
    failed = sum(remark.failed for remark in remarks)
    if failed:
        words = _tr("{0}, {1} could not be read").format(words, number(failed))
    return f"{words}: {say_found(document)}."


def report_of(document: Document, remarks: Sequence[Remark], joining: Patch) -> str:
    """Return the report on every file as text."""
    failed = [remark for remark in remarks if remark.failed]
    noted = [remark for remark in remarks if not remark.failed]
    lines = [say_files(document, remarks)]
    lines += filter(None, (say_undated(document), say_joined(joining)))
    for heading, some in ((_tr("Not read"), failed), (_tr("Notes"), noted)):
        if some:
            lines += ["", f"{heading} ({number(len(some))})"]
            lines += [f"  {_name(remark.path)}: {remark.sentence}" for remark in some]
    lines += ["", f"{_tr('Read')} ({number(len(document.sources))})"]
    for source in document.sources.values():
        lines.append(f"  {source.title} – {source.published or _tr('no date')}")
    return "\n".join(lines)


def _name(path: Path) -> str:
    return str(path)


def _tr(text: str) -> str:
    return QCoreApplication.translate("build", text)
