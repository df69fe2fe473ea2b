"""The `build` command: article files in, model files out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from idlib_gui.domain.document import Document
from idlib_gui.domain.edtf import EdtfError, parse_edtf
from idlib_gui.domain.records import DomainError
from idlib_gui.extract.lists import Lists, shipped_lists
from idlib_gui.storage.articles import pasted_article
from idlib_gui.storage.exchange import model_bytes, write_model

from .article import Built, Given, build_article, build_text
from .folders import user_lists
from .report import Report

STANDARD_INPUT = Path("-")


def build_one(article: Path, given: Given, out: Path | None, report: Report) -> int:
    """Build the model of one article file and write it, to standard output if `out` is None.

    Args:
        article: The file; `-` reads the text from standard input.
        given: What the user says of it.
        out: Where the model file goes.
        report: Is told of progress and failure.

    Returns:
        The exit code: 0, or 1 if there is no model.
    """
    try:
        _check_published(given.published)
        if out is not None:
            _check_folder(out)
        built = _built(article, given, shipped_lists(user_lists()), report)
        for note in built.notes:
            report.note(note)
        _write(built.document, out)
    except DomainError as error:
        report.error(str(error))
        return 1
    return 0


def _built(article: Path, given: Given, lists: Lists, report: Report) -> Built:
    if article != STANDARD_INPUT:
        return build_article(article, given, lists, report.stage)
    text = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
    return build_text(pasted_article(text), given, lists, report.stage)


def _check_published(published: str | None) -> None:
    try:
        if published is not None:
            parse_edtf(published)
    except EdtfError as error:
        sentence = f"{error}: write a date as 2020-02-13, or 2020-02-13~ if unsure."
        raise DomainError(sentence) from error


def _check_folder(out: Path) -> None:
    if not out.absolute().parent.is_dir():
        raise DomainError(f"There is no folder {out.parent} to write {out.name} to.")


def _write(document: Document, out: Path | None) -> None:
    if out is not None:
        write_model(document, out)
    else:
        sys.stdout.buffer.write(model_bytes(document))


def build_each(manifest: Path, folder: Path, report: Report) -> int:
    """Build a model file for each article of a manifest, named as the article.

    Args:
        manifest: JSON: a list of objects with `path`, `published`, `title` and `outlet`.
        folder: Where the model files go.
        report: Is told of progress and failures.

    Returns:
        The exit code: 0, or 1 if any article has no model.
    """
    lists = shipped_lists(user_lists())
    entries = json.loads(manifest.read_text(encoding="utf-8"))
    for number, entry in enumerate(entries, 1):
        path = Path(entry["path"])
        report.file(path, number, len(entries))
        given = Given(entry.get("published"), entry.get("title"), entry.get("outlet"))
        try:
            built = build_article(path, given, lists, report.stage)
            write_model(built.document, folder / f"{path.stem}.json")
        except DomainError as error:
            report.failed(path, str(error))
        else:
            for note in built.notes:
                report.note(note, path)
    return min(1, report.failures)
