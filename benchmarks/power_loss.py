"""Takes the power away at every moment of writing a project, and counts what is lost.

A program edits a project under `strace`, which notes what it asks of the system. For each moment
the disk is then made up as a power loss could leave it: what was flushed (fsync) is there; of what
was not, nothing, all or any part is, of files and of the names in the folder alike. The file must
open, with all that was said to be done by then, or one thing more.

    python benchmarks/power_loss.py [--draws 4] [--seed 1]

Needs Linux and strace. Ends with 1 if anything was lost.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from killed import Model, a_document, begin, do

from idlib_gui.domain.records import DomainError
from idlib_gui.storage.project.project import Project

_DEEDS = (
    *("create", "edit", "merge", "create", "undo", "redo"),
    *("extract", "edit", "merge", "delete", "undo", "edit"),
)
_CALLS = "pwrite64,write,ftruncate,fsync,fdatasync,unlink,rename"
_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += \d+")
_HEX = re.compile(r"(?:\\x[0-9a-f]{2})+")
_DONE = b"done\n"


class Call(NamedTuple):
    """What was asked of the system: of which path, and with what bytes, number or other path."""

    name: str
    path: str
    data: bytes = b""
    number: int = 0
    other: str = ""


def a_model(path: Path) -> Model:
    """Return what the project begins with."""
    return Model(a_document(10), path, random.Random(1))  # noqa: S311 - no secret


def work(path: Path) -> None:
    """Do all deeds, and say so after each."""
    model = a_model(path)
    project: Project | None = begin(model, _DEEDS[0])
    os.write(2, _DONE)
    for deed in _DEEDS[1:]:
        project = do(model, project, deed)
        os.write(2, _DONE)


def traced(path: Path, notes: Path) -> list[Call]:
    """Return what a program asks of the system while it writes a project."""
    options = ["-f", "-y", "-xx", "-s", "10000000", "-e", f"trace={_CALLS}", "-o", str(notes)]
    command = ["strace", *options, sys.executable, __file__, "--work", str(path)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    calls = map(_call, notes.read_text(encoding="ascii").splitlines())
    return [call for call in calls if call is not None and _matters(call, path.parent)]


def _call(line: str) -> Call | None:
    found = _CALL.match(line)
    if found is None:
        return None
    name, said = found.groups()
    texts = [bytes.fromhex(text.replace("\\x", "")) for text in _HEX.findall(said)]
    if name in {"unlink", "rename"}:
        first, *rest = (text.decode() for text in texts)
        return Call(name, first, other=rest[0] if rest else "")
    path = texts[0].decode(errors="replace")
    last = said.rpartition(", ")[2]
    number = int(last) if name in {"pwrite64", "ftruncate"} else 0
    return Call(name, path, texts[1] if len(texts) > 1 else b"", number)


def _matters(call: Call, folder: Path) -> bool:
    return call.path.startswith(str(folder)) or (call.name == "write" and call.data == _DONE)


class Disk:
    """Files of one folder, what of them is flushed, and what is still on its way."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._now: dict[str, int] = {}
        self._names: dict[str, int | None] = {}
        self._naming: list[tuple[str, int | None]] = []
        self._bytes: list[bytearray] = []
        self._writing: list[list[Call]] = []

    def take(self, call: Call) -> None:
        """Follow one call."""
        if call.name in {"pwrite64", "ftruncate"}:
            self._writing[self._file(call.path)].append(call)
        elif call.name in {"fsync", "fdatasync"}:
            self._flush(call.path)
        elif call.name == "unlink" and self._now.pop(call.path, None) is not None:
            self._naming.append((call.path, None))
        elif call.name == "rename":
            file = self._now[call.other] = self._now.pop(call.path)
            self._naming += [(call.path, None), (call.other, file)]

    def _file(self, path: str) -> int:
        if path not in self._now:
            self._now[path] = len(self._bytes)
            self._naming.append((path, self._now[path]))
            self._bytes.append(bytearray())
            self._writing.append([])
        return self._now[path]

    def _flush(self, path: str) -> None:
        if path == self._folder:
            self._names.update(self._naming)
            self._naming.clear()
        elif path in self._now:
            file = self._now[path]
            for call in self._writing[file]:
                _apply(self._bytes[file], call)
            self._writing[file].clear()

    def after_power_loss(self, draw: random.Random | None) -> dict[str, bytes]:
        """Return what may be left: what was flushed, and of the rest what is drawn, if at all."""
        names, files = dict(self._names), [bytearray(data) for data in self._bytes]
        if draw is not None:
            names.update(self._naming[: draw.randint(0, len(self._naming))])
            for data, calls in zip(files, self._writing, strict=True):
                share = draw.choice((0.0, 0.5, 1.0))
                for call in calls:
                    if draw.random() < share:
                        _apply(data, call)
        return {path: bytes(files[file]) for path, file in names.items() if file is not None}


def _apply(data: bytearray, call: Call) -> None:
    end = call.number + len(call.data)
    data.extend(bytes(max(0, end - len(data))))
    if call.name == "ftruncate":
        del data[call.number :]
    else:
        data[call.number : end] = call.data


def fault(files: dict[str, bytes], done: int, states: Sequence[Model]) -> str:
    """Return what is wrong with a project after so much was done; empty if nothing is."""
    with TemporaryDirectory() as name:
        for path, data in files.items():
            if not path.endswith(".lock"):
                Path(name, Path(path).name).write_bytes(data)
        path = Path(name, states[0].path.name)
        if not path.exists():
            return "lost: the file is not there" if done else ""
        try:
            project = Project.open(path)
        except DomainError as error:
            return f"not opened: {error}"
        known = any(state.is_in(project) for state in states[max(0, done - 1) : done + 1])
        project.close()
        return "" if known else "lost: the file is not what was acknowledged, nor one thing more"


def _states(path: Path) -> Iterator[Model]:
    """Give what is in the file after each deed."""
    for count in range(1, len(_DEEDS) + 1):
        model = a_model(path)
        for deed in _DEEDS[:count]:
            do(model, None, deed)
        yield model


def measure(draws: int, seed: int) -> int:
    """Take the power away at every moment, and print what was found."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    losses, done, faults = 0, 0, []
    with TemporaryDirectory() as name:
        path = Path(name, "a.idlib")
        with TemporaryDirectory() as notes:
            calls = traced(path, Path(notes, "calls"))
        states = list(_states(path))
        disk = Disk(path.parent)
        for number, call in enumerate(calls):
            done += call.data == _DONE
            disk.take(call)
            for how in (None, *[draw] * draws):
                losses += 1
                found = fault(disk.after_power_loss(how), done, states)
                faults += [f"after call {number}, {done} done: {found}"] if found else []
    print(f"{losses} power losses at {len(calls)} moments of {done} deeds; faults: {len(faults)}")
    print("\n".join(faults[:20]), end="\n" if faults else "")
    return 1 if faults or done != len(_DEEDS) else 0


def main() -> int:
    """Measure, or be the program that writes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--draws", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work is not None:
        work(options.work)
        return 0
    return measure(options.draws, options.seed)


if __name__ == "__main__":
    sys.exit(main())
