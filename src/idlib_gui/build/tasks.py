"""What the window lets another process do: read articles, and build models of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from idlib_gui.domain.records import DomainError, Source
from idlib_gui.extract.language import load_model
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.pipeline import extract
from idlib_gui.overriding import override
from idlib_gui.storage.articles import Article, pasted_article, read_article

from .article import source_of
from .collection import collect
from .entries import Entry, Failure, Plan, walk_folder
from .folders import user_lists
from .progress import Progress
from .report import Report
from .values import Built, Collected, Given, Glance, Remark, Tell

_MOST_JOBS = 4
"""Each takes some 400 MB."""


def prepare(_tell: Tell) -> None:
    """Make ready to build."""
    load_model()


def read_file(path: Path, _tell: Tell) -> Glance:
    """Return what an article file holds.

    Raises:
        DomainError: If it cannot be read.
    """
    return _glance(read_article(path))


def read_pasted(text: str, _tell: Tell) -> Glance:
    """Return what a pasted text says of itself.

    Raises:
        DomainError: If it holds no word.
    """
    return _glance(pasted_article(text))


def read_files(paths: Sequence[Path], tell: Tell) -> None:
    """Tell of each file in turn what it holds: its number and a `Glance`, without the text."""
    for number, path in enumerate(paths):
        try:
            glance = _glance(read_article(path))
        except DomainError as error:
            glance = Glance(None, failure=str(error))
        article = glance.article
        short = article._replace(text="") if article is not None else None
        tell((number, glance._replace(article=short)))


def _glance(article: Article) -> Glance:
    return Glance(article, len(article.text.split()))


def find_articles(paths: Sequence[Path], _tell: Tell) -> Plan:
    """Return the articles among files and in folders, each once."""
    entries: dict[Path, Entry] = {}
    failures: list[Failure] = []
    for path in paths:
        try:
            plan = walk_folder(path) if path.is_dir() else Plan((Entry(path),))
        except DomainError as error:
            failures.append(Failure(path, str(error)))
            continue
        failures += plan.failures
        entries |= {entry.path.absolute(): entry for entry in plan.entries}
    return Plan(tuple(entries.values()), tuple(failures))


def build_article(article: Article, tell: Tell) -> Built:
    """Return the document of an article as it was read, and as the user corrected it."""
    built = build_source(source_of(article, Given()), tell)
    return built._replace(notes=article.notes + built.notes)


def build_source(source: Source, tell: Tell) -> Built:
    """Return the document of a source."""
    tell(Progress("model", 0.0))
    load_model()
    made = extract(
        source, shipped_lists(user_lists()), lambda stage, done: tell(Progress(stage, done))
    )
    return Built(made.document, made.notes)


def build_collection(
    entries: Sequence[Entry], failures: Iterable[Failure], tell: Tell
) -> Collected:
    """Return one document of several articles, as many at once as the machine has processors.

    Args:
        entries: The articles, with what the user says of them.
        failures: What is already known not to be readable.
        tell: Is told the progress.

    Raises:
        DomainError: If none of them can be read.
    """
    report = _Recorder(tell)
    report.remarks += [Remark(path, sentence, failed=True) for path, sentence in failures]
    jobs = max(1, min(os.cpu_count() or 1, _MOST_JOBS))
    made = collect(entries, shipped_lists(user_lists()), report, jobs)
    return Collected(made.document, made.joining, tuple(report.remarks))


class _Recorder(Report):
    """Keeps what is said of files, and passes on progress."""

    def __init__(self, tell: Tell) -> None:
        super().__init__()
        self.remarks: list[Remark] = []
        self._pass_on = tell
        self._at = Progress("articles", 0.0)

    @override
    def stage(self, stage: str, done: float) -> None:
        if stage not in {"articles", "merging"}:  # of one article, where only one is read at a time
            stage, done = "articles", (self._at.number - 1 + done) / self._at.of
        self._at = self._at._replace(stage=stage, done=done)
        self._pass_on(self._at)

    @override
    def file(self, path: Path, number: int, of: int) -> None:
        self._at = self._at._replace(file=path.name, number=number, of=of)
        self._pass_on(self._at)

    @override
    def note(self, sentence: str, path: Path | None = None) -> None:
        self.remarks.append(Remark(path or Path(), sentence))

    @override
    def failed(self, path: Path, sentence: str) -> None:
        self.remarks.append(Remark(path, sentence, failed=True))
