"""The rules that the user keeps: lines of their own word lists, written and taken back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from idlib_gui.domain.records import DomainError
from idlib_gui.extract.ruling import Rule

_MARK = "# Kept on "
_BACKUP = ".bak"


class OwnLine(NamedTuple):
    """A line of one of the user's lists: its file, its number from 1, and its text."""

    file: Path
    number: int
    text: str


class OwnRule(NamedTuple):
    """The lines of the user's lists that were kept together, and why; their own stand alone."""

    lines: tuple[OwnLine, ...]
    why: str


def own_rules(folder: Path) -> list[OwnRule]:
    """Return the rules in the user's lists, list by list.

    Raises:
        DomainError: If a list is no UTF-8 text.
    """
    alone: list[OwnRule] = []
    together: dict[str, list[OwnLine]] = {}
    for line, why in _lines(folder):
        if why:
            together.setdefault(why, []).append(line)
        else:
            alone.append(OwnRule((line,), ""))
    kept = [OwnRule(tuple(lines), why) for why, lines in together.items()]
    return sorted(kept + alone, key=lambda rule: rule.lines[0])


def _lines(folder: Path) -> Iterator[tuple[OwnLine, str]]:
    for file in sorted(folder.glob("*.tsv")):
        why = ""
        for number, line in enumerate(_read(file).splitlines(), 1):
            if line.startswith("#"):
                why = line.removeprefix("#").strip() if line.startswith(_MARK) else ""
            elif line.strip():
                yield OwnLine(file, number, line), why
            else:
                why = ""


def keep_rule(folder: Path, rule: Rule, day: date) -> None:
    """Write a rule into the user's lists, each with a comment; the lists before are kept beside.

    Raises:
        DomainError: If a list cannot be read or written.
    """
    why = f"{_MARK}{day.isoformat()}: {' '.join(rule.why.split())}"
    for name in dict.fromkeys(line.list for line in rule.lines):
        rows = ["\t".join(line.row).rstrip("\t") for line in rule.lines if line.list == name]
        _add(folder / f"{name}.tsv", why, rows)


def put_back(rule: OwnRule) -> None:
    """Write a rule again that was taken back.

    Raises:
        DomainError: If a list cannot be read or written.
    """
    for file in dict.fromkeys(line.file for line in rule.lines):
        rows = [line.text for line in rule.lines if line.file == file]
        _add(file, f"# {rule.why}" if rule.why else "", rows)


def _add(file: Path, why: str, rows: Sequence[str]) -> None:
    """Write lines at the end of a list, below the comment that says why."""
    before = _read(file) if file.exists() else ""
    text = "\n".join((*filter(None, [why]), *rows, ""))
    _write(file, f"{before.rstrip(chr(10))}\n\n{text}" if before.strip() else text)


def take_back(rule: OwnRule) -> None:
    """Take the lines of a rule out of their lists, and comments that no line stands below then.

    Raises:
        DomainError: If a line is not there any more – then all stay –, or a list cannot be written.
    """
    left: dict[Path, list[str]] = {}
    for line in sorted(rule.lines, reverse=True):
        if line.file not in left:
            left[line.file] = _read(line.file).splitlines() if line.file.exists() else []
        _take_out(line, left[line.file])
    for file, lines in left.items():
        _write(file, "\n".join(lines).strip("\n") + "\n" if lines else "")


def _take_out(line: OwnLine, lines: list[str]) -> None:
    at = line.number - 1
    if at >= len(lines) or lines[at] != line.text:
        raise DomainError("The list was changed by another program: look at your rules again.")
    del lines[at]
    alone = at == len(lines) or not lines[at].strip() or lines[at].startswith("#")
    if at and lines[at - 1].startswith(_MARK) and alone:
        del lines[at - 1]


@contextmanager
def on_trial(folder: Path, rule: Rule) -> Iterator[Path]:
    """Yield a folder of the user's lists as they would be with a rule; it is gone afterwards.

    Raises:
        DomainError: If a list cannot be read or written.
    """
    with TemporaryDirectory(prefix="idlib-rule-") as place:
        trial = Path(place)
        for file in folder.glob("*.tsv"):
            shutil.copy(file, trial / file.name)
        keep_rule(trial, rule, date.min)
        yield trial


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DomainError(f"The word list {file} cannot be read as UTF-8 text: {error}.") from error


def _write(file: Path, text: str) -> None:
    """Write a list whole or not at all; what it was before is beside it."""
    coming = file.with_suffix(".tsv.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists():
            shutil.copy(file, file.with_suffix(f".tsv{_BACKUP}"))
        coming.write_text(text, encoding="utf-8")
        coming.replace(file)
    except OSError as error:
        raise DomainError(f"The word list {file} cannot be written: {error}.") from error
