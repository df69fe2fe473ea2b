"""Many articles become one document, with a word on each that could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.joining import join_events
from idlib_gui.domain.records import DomainError
from idlib_gui.extract.lists import Lists

from .corpus import merged, repeated
from .entries import Entry
from .many import outcomes
from .outcome import Outcome
from .report import Report


class Collection(NamedTuple):
    """One document of several articles.

    `joining` is the edit that joins the events that several of them tell; it may change nothing.
    """

    document: Document
    joining: Patch


def collect(entries: Sequence[Entry], lists: Lists, report: Report, jobs: int = 1) -> Collection:
    """Return one document of all articles that can be read.

    Args:
        entries: The articles.
        lists: The word lists that the rules read.
        report: Is told of progress, and of each article that is left out or has notes.
        jobs: How many processes.

    Raises:
        DomainError: If none of them can be read.
    """
    documents: list[Document] = []
    paths: list[Path] = []
    made = outcomes(entries, lists, report, jobs)
    with closing(made):
        for outcome in made:
            document = told(outcome, report)
            if document is not None:
                documents.append(document)
                paths.append(outcome.entry.path)
    for number, first in repeated(documents).items():
        report.note(f"It has the text of {paths[first].name}, and is taken once.", paths[number])
    if not documents:
        raise DomainError("None of the articles could be read: there is no model.")
    report.stage("merging", 1.0)
    document = merged(documents, lists)
    return Collection(document, join_events(document))


def told(outcome: Outcome, report: Report) -> Document | None:
    """Return the document of an outcome, after its failure or notes are told."""
    if outcome.document is None:
        report.failed(outcome.entry.path, outcome.failure)
    for note in outcome.notes:
        report.note(note, outcome.entry.path)
    return outcome.document
