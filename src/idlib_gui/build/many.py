"""Builds many articles, here or in several processes; the result is the same."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from functools import partial
from multiprocessing.connection import wait

from idlib_gui.extract.lists import Lists

from .article import build_article
from .entries import Entry
from .outcome import Build, Outcome, outcome_of
from .report import Report
from .values import Tell
from .workers import Done, Told, Worker

_PATIENCE = 0.2
"""Seconds after which progress is told even if nothing is done, so that it can end the work."""
_AHEAD = 8
"""Articles for each process that may be done before one that comes first."""


def outcomes(
    entries: Sequence[Entry],
    lists: Lists,
    report: Report,
    jobs: int = 1,
    build: Build = build_article,
) -> Generator[Outcome, None, None]:
    """Yield what becomes of each article, in order, while the next ones are worked on.

    Whatever the report raises ends the work, and so does closing the iterator; the processes then
    end too.

    Args:
        entries: The articles.
        lists: The word lists that the rules read.
        report: Is told of progress, not of the outcomes.
        jobs: How many processes; with 1 the work is done in this one.
        build: What makes a document of a file.
    """
    jobs = min(jobs, len(entries))
    if jobs > 1:
        yield from _Crew(entries, lists, report, jobs, build).outcomes()
        return
    for number, entry in enumerate(entries, 1):
        report.file(entry.path, number, len(entries))
        yield outcome_of(build, entry, lists, report.stage)


class _Crew:
    """Some workers, the articles they are at, and the outcomes that wait for earlier ones."""

    def __init__(
        self, entries: Sequence[Entry], lists: Lists, report: Report, jobs: int, build: Build
    ) -> None:
        self._entries = entries
        self._lists = lists
        self._report = report
        self._jobs = jobs
        self._build = build
        self._begun = 0
        self._given = 0
        self._busy: dict[Worker, int] = {}
        self._idle: list[Worker] = []
        self._parts: dict[int, float] = {}
        """How much is done of the articles that are worked on."""
        self._ready: dict[int, Outcome] = {}

    def outcomes(self) -> Iterator[Outcome]:
        try:
            while self._given < len(self._entries):
                self._begin()
                self._collect()
                while self._given in self._ready:
                    outcome = self._ready.pop(self._given)
                    self._given += 1
                    yield outcome
        finally:
            for worker in (*self._busy, *self._idle):
                worker.end()

    def _begin(self) -> None:
        """Give every worker an article, unless they are far ahead of one that takes long."""
        last = min(len(self._entries), self._given + _AHEAD * self._jobs)
        while self._begun < last and len(self._busy) < self._jobs:
            entry = self._entries[self._begun]
            worker = self._idle.pop() if self._idle else Worker()
            self._busy[worker] = self._begun
            worker.begin(partial(_outcome, self._build, entry, self._lists))
            self._begun += 1
            self._report.file(entry.path, self._begun, len(self._entries))

    def _collect(self) -> None:
        """Wait a little for what the workers say, and keep the outcomes that came."""
        arrived = wait([worker.connection for worker in self._busy], _PATIENCE)
        for worker in [one for one in self._busy if one.connection in arrived]:
            said = worker.receive()
            if isinstance(said, Told):
                self._parts[self._busy[worker]] = said.message
            else:
                self._keep(worker, said)
        done = self._given + len(self._ready) + sum(self._parts.values())
        self._report.stage("articles", done / len(self._entries))

    def _keep(self, worker: Worker, done: Done) -> None:
        number = self._busy.pop(worker)
        self._parts.pop(number, None)
        failed = Outcome(self._entries[number], failure=done.failure)
        self._ready[number] = failed if done.failure else done.result
        if worker.alive:
            self._idle.append(worker)


def _outcome(build: Build, entry: Entry, lists: Lists, tell: Tell) -> Outcome:
    return outcome_of(build, entry, lists, lambda _stage, done: tell(done))
