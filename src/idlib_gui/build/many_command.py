"""The `build` command for many articles: a model file each, or one of them all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from idlib_gui.domain.document import Document, apply_patch
from idlib_gui.domain.records import DomainError
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.storage.exchange import model_bytes, write_model

from .collection import collect, told
from .entries import Entry, Plan, model_names, read_manifest, walk_folder
from .folders import user_lists
from .many import outcomes
from .report import Report
from .written import say_read, say_written_of_many

STOPPED = 130
"""The exit code of a command that Ctrl+C ended, as shells have it."""


class Many(NamedTuple):
    """Which articles are built, and how.

    `manifest` or `folder` says where they are listed or lie. `keep_apart` leaves alone the events
    that several articles tell.
    """

    manifest: Path | None = None
    folder: Path | None = None
    jobs: int = 1
    keep_apart: bool = False

    def plan(self) -> Plan:
        """Return the articles.

        Raises:
            DomainError: If there is no such list or folder.
        """
        if self.manifest is not None:
            return read_manifest(self.manifest)
        return walk_folder(self.folder or Path())


def build_each(many: Many, folder: Path, report: Report) -> int:
    """Build a model file for each article, named as the article.

    Args:
        many: The articles.
        folder: Where the model files go; made if it is not there.
        report: Is told of progress and failures.

    Returns:
        The exit code: 0, 1 if any article has no model, 130 if the user ended it.
    """
    return _run(report, lambda: _each(many, folder, report))


def _each(many: Many, folder: Path, report: Report) -> None:
    plan = _told_plan(many, report)
    names = model_names([entry.path for entry in plan.entries])
    for entry, name in zip(plan.entries, names, strict=True):
        if name != f"{entry.path.stem}.json":
            report.note(f"Its model is {name}, since another article has that name.", entry.path)
    _keep_articles([folder / name for name in names], plan.entries)
    _make(folder)
    made = outcomes(plan.entries, shipped_lists(user_lists()), report, many.jobs)
    with closing(made):
        for name, outcome in zip(names, made, strict=True):
            document = told(outcome, report)
            if document is not None:
                _write(document, folder / name, outcome.entry, report)
    read = len(list(plan.entries)) + len(plan.failures) - report.failures
    report.note(f"{folder}: {say_read(read, report.failures)}.")


def _write(document: Document, out: Path, entry: Entry, report: Report) -> None:
    try:
        write_model(document, out)
    except DomainError as error:
        report.failed(entry.path, str(error))


def build_merged(many: Many, out: Path | None, report: Report) -> int:
    """Build one model of many articles.

    Args:
        many: The articles.
        out: The model file; None writes it to standard output.
        report: Is told of progress and failures.

    Returns:
        The exit code: 0, 1 if any article is not in it, 130 if the user ended it.
    """
    return _run(report, lambda: _merged(many, out, report))


def _merged(many: Many, out: Path | None, report: Report) -> None:
    if out is not None and not out.absolute().parent.is_dir():
        raise DomainError(f"There is no folder {out.parent} to write {out.name} to.")
    plan = _told_plan(many, report)
    if out is not None:
        _keep_articles([out], plan.entries, many.manifest)
    collection = collect(plan.entries, shipped_lists(user_lists()), report, many.jobs)
    document = collection.document
    if collection.joining.changes and not many.keep_apart:
        document = apply_patch(document, collection.joining)
        report.note(f"{collection.joining.label}.")
    if out is not None:
        write_model(document, out)
    else:
        sys.stdout.buffer.write(model_bytes(document))
    report.note(say_written_of_many(document, out, report.failures))


def _run(report: Report, work: Callable[[], None]) -> int:
    """Do the work, tell what ends it, and return the exit code."""
    try:
        work()
    except DomainError as error:
        report.error(str(error))
    except KeyboardInterrupt:
        report.error("Stopped.")
        return STOPPED
    return min(1, report.failures)


def _told_plan(many: Many, report: Report) -> Plan:
    plan = many.plan()
    for path, sentence in plan.failures:
        report.failed(path, sentence)
    return plan


def _keep_articles(models: Sequence[Path], entries: Sequence[Entry], *more: Path | None) -> None:
    """See that no model file takes the place of what it is built from."""
    read = {path.absolute() for path in (*(entry.path for entry in entries), *more) if path}
    for model in models:
        if model.absolute() in read:
            raise DomainError(f"{model} is to be read: write the model to another file.")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DomainError(f"{folder} is no folder to write to: {error.strerror}.") from error
