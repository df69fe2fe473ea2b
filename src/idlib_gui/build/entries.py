"""Which articles a manifest or a folder names, and what their model files are called."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from idlib_gui.domain.date_words import read_date
from idlib_gui.domain.records import DomainError
from idlib_gui.storage.articles import looks_like_article

from .values import Given

_LARGEST_MANIFEST = 64 * 1024 * 1024
_KEYS = ("path", "published", "title", "outlet")
_WEB_PAGE = (".html", ".htm")


class Entry(NamedTuple):
    """An article file and what the user says of it."""

    path: Path
    given: Given = Given()


class Failure(NamedTuple):
    """A file that there is no model of, and a sentence that says why."""

    path: Path
    sentence: str


class Plan(NamedTuple):
    """The articles to build, in order, and those of which it is clear that they cannot be."""

    entries: tuple[Entry, ...]
    failures: tuple[Failure, ...] = ()


def read_published(published: str | None) -> str | None:
    """Return a publication date as EDTF: it may be written so, or in words and figures.

    Raises:
        DomainError: If it is none; the sentence says how dates are written.
    """
    return read_date(published).text if published and published.strip() else published


def read_manifest(manifest: Path) -> Plan:
    """Return the articles of a manifest; relative paths begin in its folder.

    A wrong entry is a failure of its own, so that it does not cost the others.

    Raises:
        DomainError: If the file as a whole is no manifest.
    """
    content = _json(manifest)
    if not isinstance(content, list):
        raise DomainError(
            f"{manifest.name} is no manifest: it should be a list in square brackets."
        )
    if not content:
        raise DomainError(f"{manifest.name} lists no article.")
    entries: list[Entry] = []
    failures: list[Failure] = []
    listed: dict[Path, int] = {}
    for number, raw in enumerate(content, 1):
        name = raw.get("path") if isinstance(raw, dict) else None
        path = manifest.parent / (name if isinstance(name, str) and name else f"entry {number}")
        try:
            entry = _entry(raw, path)
        except DomainError as error:
            failures.append(Failure(path, str(error)))
            continue
        first = listed.setdefault(Path(os.path.abspath(path)), number)  # noqa: PTH100 - no links
        if first == number:
            entries.append(entry)
        else:
            sentence = f"It is listed twice, as entries {first} and {number}; the first is taken."
            failures.append(Failure(path, sentence))
    return Plan(tuple(entries), tuple(failures))


def _json(manifest: Path) -> Any:
    name = manifest.name
    data = _bytes(manifest)
    if len(data) > _LARGEST_MANIFEST:
        raise DomainError(f"{name} is too large for a manifest.")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DomainError(f"{name} is no text in UTF-8 (byte {error.start}).") from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}: {error.msg}"
        raise DomainError(f"{name} is no JSON ({where}).") from error
    except RecursionError as error:
        raise DomainError(f"{name} is no manifest: it is nested too deeply.") from error
    except ValueError as error:  # more digits than Python reads
        raise DomainError(f"{name} is no manifest: it holds a number that is too long.") from error


def _bytes(manifest: Path) -> bytes:
    """Return what a manifest holds, but little more than one may."""
    try:
        if manifest.exists() and not manifest.is_file():  # a pipe would never end
            raise DomainError(f"{manifest.name} cannot be read: it is no file.")
        with manifest.open("rb") as file:
            return file.read(_LARGEST_MANIFEST + 1)
    except OSError as error:
        raise DomainError(f"{manifest.name} cannot be read: {error.strerror or error}.") from error


def _entry(raw: Any, path: Path) -> Entry:
    if not isinstance(raw, dict):
        raise DomainError(
            'An entry should be an object as {"path": "a.txt", "published": "2020-02-13"}.'
        )
    if not isinstance(raw.get("path"), str) or not raw["path"] or "\0" in raw["path"]:
        raise DomainError("An entry needs a “path” that names an article file.")
    for key, value in raw.items():
        if key not in _KEYS:
            raise DomainError(f"“{key}” is not known here; known are {', '.join(_KEYS)}.")
        if not isinstance(value, str | None):
            raise DomainError(f"“{key}” should be text in quotation marks, or null.")
    published, title, outlet = (raw.get(key) or None for key in _KEYS[1:])
    return Entry(path, Given(read_published(published), title, outlet))


def walk_folder(folder: Path) -> Plan:
    """Return the articles in a folder and those below, in the order of their names.

    Left out are hidden files, what is not called as an article is, and the folders of pictures
    and scripts that a browser saves beside a web page. A folder is entered once, by whatever link.

    Raises:
        DomainError: If there is no such folder or no article in it.
    """
    if not folder.is_dir():
        raise DomainError(f"There is no folder {folder}.")
    failures: list[Failure] = []
    entries = tuple(Entry(path) for path in _articles_below(folder, set(), failures))
    if not entries and not failures:
        raise DomainError(f"There is no article in {folder}.")
    return Plan(entries, tuple(failures))


def _articles_below(folder: Path, entered: set[Path], failures: list[Failure]) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            real = here.resolve(strict=True)
            if real in entered:
                continue
            entered.add(real)
            inside = sorted(here.iterdir(), key=lambda path: (path.name.casefold(), path.name))
        except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
            failures.append(Failure(here, f"This folder cannot be read: {_said(error)}."))
            continue
        names = {path.name for path in inside}
        below = [path for path in inside if path.is_dir() and _is_entered(path, names)]
        waiting += reversed(below)
        yield from (path for path in inside if looks_like_article(path) and not path.is_dir())


def _said(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else "") or str(error)


def _is_entered(folder: Path, beside: set[str]) -> bool:
    page = folder.name.removesuffix("_files")
    of_a_page = page != folder.name and any(page + suffix in beside for suffix in _WEB_PAGE)
    return not folder.name.startswith(".") and not of_a_page


def model_names(paths: Sequence[Path]) -> list[str]:
    """Return the name of each article's model file: `a.json` of `a.txt`, `a-2.json` of `a.md`.

    No two are the same, on file systems either that take capitals for small letters.
    """
    natural = [f"{path.stem}.json" for path in paths]
    taken = {name.casefold() for name in natural}
    given: set[str] = set()
    counts: dict[str, int] = {}
    names = []
    for path, name in zip(paths, natural, strict=True):
        unique = name
        while unique.casefold() in given or (unique != name and unique.casefold() in taken):
            counts[name.casefold()] = counts.get(name.casefold(), 1) + 1
            unique = f"{path.stem}-{counts[name.casefold()]}.json"
        given.add(unique.casefold())
        names.append(unique)
    return names
