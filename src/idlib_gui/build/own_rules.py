"""The rules that the user keeps: lines of their own word lists, written and taken back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from idlib_gui.domain.records import DomainError
from idlib_gui.extract.ruling import Rule

_MARK = "# Kept on "
_BACKUP = ".bak"


class OwnRule(NamedTuple):
    """A line of one of the user's lists: its file, its number from 1, its text, and why it is."""

    file: Path
    number: int
    text: str
    why: str


def own_rules(folder: Path) -> list[OwnRule]:
    """Return the lines of the user's lists, list by list.

    Raises:
        DomainError: If a list is no UTF-8 text.
    """
    found: list[OwnRule] = []
    for file in sorted(folder.glob("*.tsv")):
        why = ""
        for number, line in enumerate(_read(file).splitlines(), 1):
            if line.startswith("#"):
                why = line.removeprefix("#").strip() if line.startswith(_MARK) else ""
            elif line.strip():
                found.append(OwnRule(file, number, line, why))
            else:
                why = ""
    return found


def keep_rule(folder: Path, rule: Rule, day: date) -> None:
    """Write a rule into the user's lists, each with a comment; the lists before are kept beside.

    Raises:
        DomainError: If a list cannot be read or written.
    """
    files = dict.fromkeys(line.list for line in rule.lines)
    for name in files:
        rows = ["\t".join(line.row).rstrip("\t") for line in rule.lines if line.list == name]
        file = folder / f"{name}.tsv"
        before = _read(file) if file.exists() else ""
        why = " ".join(rule.why.split())
        text = "\n".join((f"{_MARK}{day.isoformat()}: {why}", *rows, ""))
        _write(file, f"{before.rstrip(chr(10))}\n\n{text}" if before.strip() else text)


def take_back(rule: OwnRule) -> None:
    """Take a line out of a list, and its comment if no other line stands below that.

    Raises:
        DomainError: If the line is not there any more, or the list cannot be written.
    """
    lines = _read(rule.file).splitlines() if rule.file.exists() else []
    at = rule.number - 1
    if at >= len(lines) or lines[at] != rule.text:
        raise DomainError("The list was changed by another program: look at your rules again.")
    del lines[at]
    alone = at == len(lines) or not lines[at].strip() or lines[at].startswith("#")
    if at and lines[at - 1].startswith(_MARK) and alone:
        del lines[at - 1]
    _write(rule.file, "\n".join(lines).strip("\n") + "\n" if lines else "")


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
