"""The files that a dataset consists of: one, those of a folder, or what a ZIP file holds."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from idlib_gui.domain.records import DomainError

from .dialect import unreadable
from .suffixes import PARQUET, TEXT, ZIP, is_called, is_hidden

MOST_UNPACKED = 20_000_000_000
"""Bytes that the ZIP files of a dataset may hold in all."""
_RATIO, _RATIO_FROM = 200, 256_000_000
"""Tables pack at up to 30 to one; what unpacks to more than this, once it is large, is a trap."""
_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_LOCKED = 0x1
_BLOCK = 1 << 20
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError),
    *(NotImplementedError, RuntimeError, OverflowError),
)
"""What zipfile raises on damaged archives: more than its documentation says."""


class Source(NamedTuple):
    """A file on disk, or one that is packed in it under the name `member`."""

    path: Path
    member: str = ""

    @property
    def name(self) -> str:
        """Return what it is called."""
        return self.member.rpartition("/")[2] or self.path.name


def files_of(path: Path) -> list[Path]:
    """Return the files on disk that a dataset consists of, in order; none of them is opened.

    Raises:
        DomainError: If a folder holds no tables, or Parquet files and others.
    """
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.rglob("*") if _is_seen(file, path) and file.is_file())
    parquet = [file for file in found if is_called(file, PARQUET)]
    others = [file for file in found if is_called(file, (*TEXT, ZIP))]
    if parquet and others:
        raise DomainError(
            f"The folder {path} holds Parquet files and other tables: leave one kind in it."
        )
    if not parquet and not others:
        raise DomainError(f"There is no table in the folder {path}.")
    return parquet or others


def _is_seen(file: Path, folder: Path) -> bool:
    return not any(is_hidden(part) for part in file.relative_to(folder).parts)


def sources_of(files: list[Path]) -> list[Source]:
    """Return the tables in some files: ZIP files are replaced by the tables in them.

    Raises:
        DomainError: If one cannot be read, or none is a table.
    """
    made: list[Source] = []
    left = MOST_UNPACKED
    for file in files:
        if not _is_zip(file):
            made.append(Source(file))
            continue
        members = _members(file, alone=len(files) == 1)
        left -= sum(info.file_size for info in members)
        if left < 0:
            raise _too_large(file, MOST_UNPACKED)
        made += [Source(file, info.filename) for info in members]
    if not made:
        raise DomainError(f"There is no table in the ZIP files of {files[0].parent}.")
    return made


def _is_zip(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(4) in _MAGIC
    except OSError as error:
        raise unreadable(file, error) from error


def _members(file: Path, *, alone: bool) -> list[zipfile.ZipInfo]:
    """Return the tables in a ZIP file; one that is alone must hold some."""
    try:
        with zipfile.ZipFile(file) as packed:
            held = [info for info in packed.infolist() if not info.is_dir()]
    except (*_BROKEN, OSError) as error:
        raise _damaged(file) from error
    held = [info for info in held if not any(map(is_hidden, info.filename.split("/")))]
    tables = [info for info in held if is_called(Path(info.filename), TEXT)]
    if not tables and alone:
        _refuse(file, [info.filename for info in held])
        tables = held
    most = max(_RATIO_FROM, _RATIO * file.stat().st_size)
    if sum(info.file_size for info in tables) > most:
        raise _too_large(file, most)
    if any(info.flag_bits & _LOCKED for info in tables):
        raise DomainError(f"{file.name} is locked by a password: unpack it first.")
    return sorted(tables, key=lambda info: info.filename)


def _refuse(file: Path, names: list[str]) -> None:
    """Refuse a ZIP file that holds no table, unless its only file may be one."""
    if any(name.startswith(("xl/", "word/", "ppt/")) for name in names):
        raise DomainError(f"{file.name} is an Excel or Office file: save the sheet as CSV.")
    if any(is_called(Path(name), PARQUET) for name in names):
        raise DomainError(f"{file.name} holds Parquet files: unpack it, then open the folder.")
    if len(names) != 1:
        raise DomainError(f"There is no table in {file.name}: it should hold CSV or TSV files.")


def _damaged(file: Path) -> DomainError:
    return DomainError(f"{file.name} is damaged: it cannot be unpacked.")


def _too_large(file: Path, most: int) -> DomainError:
    return DomainError(
        f"{file.name} would unpack to more than {most / 1e9:,.3g} GB, and was not unpacked: "
        "if it is a table all the same, unpack it, then open the folder."
    )


def unpack(source: Source, target: Path, most: int | None = None) -> None:
    """Write what is packed to a file of its own.

    It is never more than the archive says, which `sources_of` has looked at.

    Args:
        source: What is packed.
        target: The file.
        most: The bytes that are enough; None: all are needed.

    Raises:
        DomainError: If it is damaged.
        OSError: If it cannot be written.
    """
    with target.open("wb") as file:
        for block in _blocks(source):
            file.write(block)
            if most is not None and file.tell() >= most:
                break


def _blocks(source: Source) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(source.path) as packed, packed.open(source.member) as opened:
            while block := opened.read(_BLOCK):
                yield block
    except (*_BROKEN, KeyError) as error:
        raise _damaged(source.path) from error
