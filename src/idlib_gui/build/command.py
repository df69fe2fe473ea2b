"""The `build` command for one article: a file in, a model file out."""

from __future__ import annotations

import sys
from pathlib import Path

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import DomainError
from idlib_gui.extract.lists import Lists, shipped_lists
from idlib_gui.storage.articles import article_of
from idlib_gui.storage.exchange import model_bytes, write_model

from .article import build_article, build_text
from .entries import read_published
from .folders import user_lists
from .report import Report
from .values import Built, Given
from .written import say_written

STANDARD_INPUT = Path("-")


def build_one(article: Path, given: Given, out: Path | None, report: Report) -> int:
    """Build the model of one article file and write it, to standard output if `out` is None.

    Args:
        article: The file; `-` reads the text from standard input.
        given: What the user says of it.
        out: Where the model file goes.
        report: Is told of progress, failure, and what was written.

    Returns:
        The exit code: 0, or 1 if there is no model.
    """
    try:
        given = given._replace(published=read_published(given.published))
        if out is not None:
            _check_folder(out)
        built = _built(article, given, shipped_lists(user_lists()), report)
        for note in built.notes:
            report.note(note)
        _write(built.document, out)
        report.note(say_written(built.document, out))
    except DomainError as error:
        report.error(str(error))
        return 1
    return 0


def _built(article: Path, given: Given, lists: Lists, report: Report) -> Built:
    if article != STANDARD_INPUT:
        return build_article(article, given, lists, report.stage)
    piped = article_of(sys.stdin.buffer.read(), "Standard input")
    return build_text(piped, given, lists, report.stage)


def _check_folder(out: Path) -> None:
    if not out.absolute().parent.is_dir():
        raise DomainError(f"There is no folder {out.parent} to write {out.name} to.")


def _write(document: Document, out: Path | None) -> None:
    if out is not None:
        write_model(document, out)
    else:
        sys.stdout.buffer.write(model_bytes(document))
