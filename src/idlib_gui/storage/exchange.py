"""The model file: reading it with every problem told, and writing it byte by byte the same.

The format is a contract with other programs; its JSON Schema lies in `resources/`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from idlib_gui.domain.checks import Problem, problems
from idlib_gui.domain.document import TABLE_OF, Document, document_of
from idlib_gui.domain.records import DomainError, Record

from .codec import WRONG, Json, Many, Reading, Thing, definitions, shown
from .project_names import is_project
from .tables import ANSWER, CITATION, DATE, RIVAL, TABLES, WHEN

FORMAT = "idlib-model"
VERSION = 1
MAX_BYTES = 512 * 1024 * 1024
"""A larger file is refused unread."""
_HEAD = 200
"""Bytes within which a model file names its format, as this program writes it."""
_SURELY_NAMED = 8 * 1024 * 1024
"""Larger nonsense is refused by the missing name of the format, before it costs time and memory."""


class ModelFileError(DomainError):
    """A file that is no model, or a wrong one; nothing of it was taken in."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.line for problem in problems))


def looks_like_model(path: Path) -> bool:
    """Return whether a file is called as a model file is, or says at its beginning that it is."""
    if path.suffix.lower() == ".json":
        return True
    try:
        with path.open("rb") as file:
            return FORMAT.encode() in file.read(_HEAD)
    except OSError:
        return False


def read_model(path: Path) -> Document:
    """Return the document in a model file.

    Raises:
        ModelFileError: With every problem of the file, if it has any.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = MAX_BYTES // 1024 // 1024
            raise _refused(f"is larger than {limit} MB, which is more than a model file can be")
        data = path.read_bytes()
    except OSError as error:
        raise _refused(f"cannot be read: {error.strerror or error}") from error
    return model_of(data)


def model_of(data: bytes) -> Document:
    """Return the document that the bytes of a model file hold.

    Raises:
        ModelFileError: With every problem of the file, if it has any.
    """
    content = _parsed(data)
    reading = Reading()
    _check_head(content, reading)
    records: list[Record] = []
    for kind, name in TABLE_OF.items():
        if name in content:
            records += _read_table(content[name], TABLES[kind], name, reading)
        else:
            reading.wrong("", f'"{name}" is missing')
    if reading.problems:
        raise ModelFileError(reading.problems)
    document = document_of(records)
    found = problems(document)
    if found:
        raise ModelFileError(found)
    return document


def _parsed(data: bytes) -> dict[str, Json]:
    """Return the JSON object in `data`."""
    if not data.strip():
        raise _refused("is empty")
    if len(data) > _SURELY_NAMED and FORMAT.encode() not in data:
        raise _refused(f'is no model file: nowhere does it say "{FORMAT}"')
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refused(f"is no text in UTF-8 (byte {error.start})") from error
    try:
        content = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_no_twins)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        ends = "ends too early" if error.pos >= len(text.rstrip()) else "is no JSON"
        raise _refused(f"{ends} ({where}: {error.msg})") from error
    except RecursionError as error:
        raise _refused("is nested too deeply to be a model file") from error
    except _NotJsonError as error:
        raise _refused(str(error)) from error
    except ValueError as error:  # more digits than Python reads
        raise _refused("is no model file: it holds a number that is too long") from error
    if not isinstance(content, dict):
        raise _refused(f"is {shown(content)}, not a model file")
    return content


def _refused(message: str) -> ModelFileError:
    return ModelFileError([Problem("", message)])


class _NotJsonError(Exception):
    """The file holds what Python reads as JSON, but JSON does not know."""


def _no_constant(name: str) -> float:
    raise _NotJsonError(f"has the value {name}, which JSON does not know")


def _no_twins(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    made = dict(pairs)
    if len(made) != len(pairs):
        keys = [key for key, _ in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        raise _NotJsonError(f"has the key {shown(twin)} twice in one object")
    return made


def _check_head(content: dict[str, Json], reading: Reading) -> None:
    """Note what is wrong with `format`, `version` and the keys; refuse what is no model at all."""
    if content.get("format") != FORMAT:
        raise _refused(
            f'is no model file: "format" is {shown(content.get("format"))}, not "{FORMAT}"'
        )
    version = content.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise _refused(f'has a "version" of {shown(version)}; this program reads {VERSION}')
    if version > VERSION:
        raise _refused(
            f"is of version {shown(version)}, made by a later program; this one reads {VERSION}"
        )
    for key in content.keys() - {"format", "version", *TABLE_OF.values()}:
        reading.wrong("", f"{shown(key)} is not known in a model file")


def _read_table(raw: Json, thing: Thing, name: str, reading: Reading) -> tuple[Record, ...]:
    """Return the records of a table; each whose id an earlier one has is noted as a problem."""
    table = Many(thing).read(raw, name, reading)
    if table is WRONG:
        return ()
    seen: dict[str, int] = {}
    for number, record in enumerate(table):
        first = seen.setdefault(record.id, number)
        if first != number and len(table) == len(raw):
            what = "stands at the place" if thing is DATE else "has the id"
            reading.wrong(f"{name}[{number}]", f"{what} of {name}[{first}]")
    return tuple(table)


def model_bytes(document: Document) -> bytes:
    """Return the model file of a document; the same document gives the same bytes."""
    content: dict[str, Json] = {"format": FORMAT, "version": VERSION}
    for kind, name in TABLE_OF.items():
        content[name] = Many(TABLES[kind]).write(document.table(kind).values())
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def write_model(document: Document, path: Path) -> None:
    """Write a model file so that either the old file or the whole new one is there.

    Raises:
        DomainError: If the file cannot be written, or a project would be lost by it; what is there
            is then untouched.
    """
    if is_project(path):
        raise DomainError(
            f"{path.name} is a project, whose history a model would take the place of: give the "
            "model another name, which ends in .json."
        )
    data = model_bytes(document)
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("wb") as file:
            file.write(data)
        draft.replace(path)
    except OSError as error:
        if not path.parent.is_dir():
            raise DomainError(
                f"{path.name} could not be written: there is no folder {path.parent}."
            ) from error
        draft.unlink(missing_ok=True)
        raise DomainError(
            f"{path.name} could not be written: {error.strerror or error}."
        ) from error


def model_schema() -> dict[str, Json]:
    """Return the JSON Schema of the model file, which `resources/` ships."""
    tables = {name: Many(TABLES[kind]).schema() for kind, name in TABLE_OF.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Idlib Explorer model",
        "description": "What one or more articles tell: actors, places, dates, events and quotes "
        "with their evidence. Beyond this schema, every id must resolve, and every citation's "
        "words must stand where it says.",
        "type": "object",
        "properties": {"format": {"const": FORMAT}, "version": {"const": VERSION}, **tables},
        "required": ["format", "version", *tables],
        "additionalProperties": False,
        "$defs": definitions([*TABLES.values(), CITATION, WHEN, RIVAL, ANSWER]),
    }
