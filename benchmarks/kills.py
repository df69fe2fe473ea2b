"""Kills a program at random moments while it writes projects, and counts what is lost.

A child process edits a project – single edits, patches of all records, undo, redo, proposals with
their base, copies, saving under another name, closing and opening, bringing an older file up to
date – and says so on a pipe each time something is done, which means: on the disk. It is killed
(SIGKILL), and its file opened: there must be all that it said it had done, or one thing more.

    python benchmarks/kills.py [--kills 500] [--seed 1] [--events 150] [--deeds 20]

Needs a system with fork and SIGKILL: Linux or macOS. Ends with 1 if anything was lost.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from killed import DEEDS, Model, a_document, begin, do
from older_layouts import write_0

from idlib_gui.domain.document import StalePatchError, apply_patch
from idlib_gui.domain.records import DomainError
from idlib_gui.domain.steps import StepState
from idlib_gui.storage.project.project import Project

_AT_MOST = 60
"""Deeds of a child that nobody kills."""
_LONGEST = 0.06
"""Seconds from something being done to the kill, at most."""


class Run:
    """One child, killed, and what is found afterwards."""

    def __init__(self, folder: Path, seed: int, events: int) -> None:
        self._folder = folder
        self._draw = random.Random(seed)  # noqa: S311 - no secret
        self._model = Model(a_document(events), folder / "0.idlib", random.Random(seed))  # noqa: S311
        self.during = ""
        self._worked = False
        self.acknowledged = self.ahead = 0

    def start(self) -> Iterator[str]:
        """Make the file that the child begins with, and give what the child does."""
        if self._draw.random() < 0.5:  # noqa: PLR2004 - of all
            patches = self._model.edited(6)
            write_0(self._model.path, self._model.document, patches)
            yield "migrate"
        else:
            yield "create"
        for _ in range(_AT_MOST):
            yield self._draw.choice(DEEDS)

    def kill(self, most: int) -> None:
        """Let a child do up to so many things, kill it, and follow what it said it had done."""
        deeds = list(self.start())
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _work(self._model, deeds, writing)
        os.close(writing)
        self.acknowledged, self._worked = _killed(child, reading, self._draw, most)
        for deed in deeds[: self.acknowledged]:
            do(self._model, None, deed)
        self.during = deeds[self.acknowledged] if self.acknowledged < len(deeds) else "nothing"

    def faults(self) -> Iterator[str]:
        """Give what is wrong with what the child left behind."""
        if not self._worked:
            yield "the child failed"
        if not self._model.path.exists():
            if self.acknowledged:
                yield "lost: the file is not there"
            return
        try:
            project = Project.open(self._model.path)
        except DomainError as error:
            yield f"not opened: {error}"
            return
        yield from self._differences(project)
        project.close()
        allowed = {self._model.path.name, *self._model.others}
        if self.during in {"copy", "save as"}:
            do(self._model, None, self.during)
            allowed |= {self._model.path.name, *self._model.others}
            yield from _all_open(self._folder / name for name in allowed)
        names = {path.name for path in self._folder.iterdir() if ".version-0." not in path.name}
        if names - allowed:
            yield f"left behind: {sorted(names - allowed)}"

    def _differences(self, project: Project) -> Iterator[str]:
        if project.read_only:
            yield f"not to be written to: {project.read_only}"
        if not self._model.is_in(project):
            before = self._model.path
            if self.during not in {"copy", "save as", "nothing"}:
                do(self._model, None, self.during)
            self.ahead = 1
            if self._model.path != before or not self._model.is_in(project):
                yield "lost: the file is not what was acknowledged, nor one thing more"
        if not _is_replayed(project):
            yield "lost: the document is not what its history makes"


def _is_replayed(project: Project) -> bool:
    """Return whether all steps that are made can be taken back, and made again."""
    document = project.document()
    patches = [
        project.patch_of(step.number) for step in project.steps() if step.state is StepState.MADE
    ]
    try:
        for patch in reversed(patches):
            document = apply_patch(document, patch.inverted())
        for patch in patches:
            document = apply_patch(document, patch)
    except StalePatchError:
        return False
    return document == project.document()


def _all_open(paths: Iterator[Path]) -> Iterator[str]:
    for path in paths:
        try:
            if path.exists():
                Project.open(path).close()
        except DomainError as error:
            yield f"not opened: a copy: {error}"


def _work(model: Model, deeds: list[str], writing: int) -> None:
    """Do all deeds, and wait to be killed."""
    try:
        project: Project | None = begin(model, deeds[0])
        os.write(writing, b".")
        for deed in deeds[1:]:
            project = do(model, project, deed)
            os.write(writing, b".")
        time.sleep(60)
    except BaseException as error:  # noqa: BLE001 - a child must not go on as its parent
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
    os._exit(1)


def _killed(child: int, reading: int, draw: random.Random, most: int) -> tuple[int, bool]:
    """Kill a child some time after it did some things.

    Returns:
        How much it had done, and whether it was at work until then.
    """
    wanted, done = draw.choice((0, draw.randrange(most), draw.randrange(most))), 0
    while done < wanted and select.select([reading], [], [], 20)[0]:
        said = os.read(reading, 1)
        done += len(said)
        if not said:
            break
    time.sleep(draw.random() ** 2 * _LONGEST)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while said := os.read(reading, 100):
        done += len(said)
    os.close(reading)
    return done, os.WIFSIGNALED(status)


def main() -> int:
    """Kill as often as is asked for, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--events", type=int, default=150)
    parser.add_argument("--deeds", type=int, default=20)
    options = parser.parse_args()
    during: Counter[str] = Counter()
    acknowledged = ahead = 0
    faults: list[str] = []
    for number in range(options.kills):
        seed = options.seed * 1_000_003 + number
        with TemporaryDirectory() as name:
            run = Run(Path(name), seed, options.events)
            run.kill(options.deeds)
            faults += [f"seed {seed}, during {run.during}: {fault}" for fault in run.faults()]
        during[run.during] += 1
        acknowledged += run.acknowledged
        ahead += run.ahead
    lost, closed = (sum(kind in fault for fault in faults) for kind in (": lost", "not opened"))
    print(
        f"{options.kills} kills, {acknowledged} acknowledged deeds, {ahead} done but not yet said"
    )
    print("killed during", ", ".join(f"{deed} {count}" for deed, count in during.most_common()))
    print(
        f"acknowledged deeds lost: {lost}; files that do not open: {closed}; faults: {len(faults)}"
    )
    print("\n".join(faults[:20]), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
