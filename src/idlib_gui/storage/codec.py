"""Shapes of JSON values: each reads, writes and describes itself as JSON Schema.

One description serves all three, so that what a file may hold, what is written and what the schema
says cannot drift apart. Reading goes on after a problem, so that all are found at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, NamedTuple, Protocol

from idlib_gui.domain.checks import Problem
from idlib_gui.domain.edtf import EdtfError, parse_edtf

Json = Any
"""What `json.loads` gives."""


class Wrong:
    """Stands for a value that could not be read; its problem has been noted."""


WRONG: Final = Wrong()


class Reading:
    """Where problems are noted while a file is read."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def wrong(self, place: str, message: str) -> Wrong:
        """Note a problem, and return what stands for the value."""
        self.problems.append(Problem(place, message))
        return WRONG


class Shape(Protocol):
    """One kind of JSON value."""

    def read(self, value: Json, place: str, reading: Reading) -> Any:
        """Return the value for the records, or WRONG after noting what is wrong."""
        ...

    def write(self, value: Any) -> Json:
        """Return what stands for `value` in a file."""
        ...

    def schema(self) -> dict[str, Json]:
        """Return the JSON Schema of the value."""
        ...


def shown(value: Json) -> str:
    """Return a JSON value as a problem names it: short, and on one line."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            cut = value if len(value) <= 40 else value[:39] + "…"  # noqa: PLR2004
            return (
                '"' + cut.encode("unicode_escape").decode() + '"'
                if not cut.isprintable()
                else f'"{cut}"'
            )
        case list():
            return "a list"
        case dict():
            return "an object"
        case _:
            return str(value)[:40]


_CONTROL = r"^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]*$"
"""What stands on one line: no control characters."""
_UNPAIRED = r"^[^\ud800-\udfff]*$"


def _bad_character(text: str, *, lines: bool) -> str | None:
    for ch in text:
        code = ord(ch)
        if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - the surrogates
            return f"half a character, U+{code:04X}"
        if not lines and (code < 0x20 or 0x7F <= code <= 0x9F or code in {0x2028, 0x2029}):  # noqa: PLR2004
            return f"a control character, U+{code:04X}"
    return None


class Text(NamedTuple):
    """A string; with `lines`, one that keeps every character of a source."""

    lines: bool = False
    empty: bool = True
    pattern: str | None = None

    def read(self, value: Json, place: str, reading: Reading) -> Any:
        """Return the string."""
        if not isinstance(value, str):
            return reading.wrong(place, f"{shown(value)} is no text")
        if not value and not self.empty:
            return reading.wrong(place, "is empty")
        if not value.isprintable():
            bad = _bad_character(value, lines=self.lines)
            if bad is not None:
                return reading.wrong(place, f"has {bad}")
        return value

    def write(self, value: Any) -> Json:
        """Return the string as it is."""
        return value

    def schema(self) -> dict[str, Json]:
        """Return the schema of a string."""
        least = {} if self.empty else {"minLength": 1}
        return {"type": "string", **least, "pattern": _UNPAIRED if self.lines else _CONTROL}


class Edtf(NamedTuple):
    """A string that is an EDTF date."""

    def read(self, value: Json, place: str, reading: Reading) -> Any:
        """Return the string, once it has been parsed."""
        if not isinstance(value, str):
            return reading.wrong(place, f"{shown(value)} is no EDTF date")
        try:
            parse_edtf(value)
        except EdtfError as error:
            return reading.wrong(
                place, str(error) if value.isprintable() else f"{shown(value)} is no EDTF date"
            )
        return value

    def write(self, value: Any) -> Json:
        """Return the string as it is."""
        return value

    def schema(self) -> dict[str, Json]:
        """Return the schema; the calendar is more than a schema can check."""
        return {"type": "string", "minLength": 1, "format": "edtf"}


class Pattern(NamedTuple):
    """A string of a fixed form."""

    pattern: str
    what: str

    def read(self, value: Json, place: str, reading: Reading) -> Any:
        """Return the string if it has the form."""
        if not isinstance(value, str) or re.fullmatch(self.pattern, value) is None:
            return reading.wrong(place, f"{shown(value)} is no {self.what}")
        return value

    def write(self, value: Any) -> Json:
        """Return the string as it is."""
        return value

    def schema(self) -> dict[str, Json]:
        """Return the schema of the form."""
        return {"type": "string", "pattern": f"^{self.pattern}$"}


class OneOf(NamedTuple):
    """A string out of an enumeration."""

    values: type[StrEnum]

    def read(self, value: Json, place: str, reading: Reading) -> Any:
        """Return the member."""
        if isinstance(value, str):
            for member in self.values:
                if member.value == value:
                    return member
        return reading.wrong(place, f"{shown(value)} is none of {', '.join(self.values)}")

    def write(self, value: Any) -> Json:
        """Return the member's value."""
        return value.value

    def schema(self) -> dict[str, Json]:
        """Return the schema of the enumeration."""
        return {"enum": [member.value for member in self.values]}


class Number(NamedTuple):
    """A number between two bounds, both inclusive (None: no bound); with `whole`, an integer."""

    low: float
    high: float | None = None
    whole: bool = False

    def read(self, value: Json, place: str, reading: Reading) -> Any:
        """Return the number."""
        allowed = (int,) if self.whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, allowed):
            return reading.wrong(
                place, f"{shown(value)} is no {'whole ' if self.whole else ''}number"
            )
        if value < self.low or (self.high is not None and value > self.high):
            bounds = (
                f"at least {self.low:g}"
                if self.high is None
                else f"between {self.low:g} and {self.high:g}"
            )
            return reading.wrong(place, f"{shown(value)} is not {bounds}")
        return value if self.whole or self.high is None else float(value)

    def write(self, value: Any) -> Json:
        """Return the number as it is."""
        return value

    def schema(self) -> dict[str, Json]:
        """Return the schema of the number."""
        most = {} if self.high is None else {"maximum": self.high}
        return {"type": "integer" if self.whole else "number", "minimum": self.low, **most}


class Maybe(NamedTuple):
    """A value or null."""

    shape: Shape

    def read(self, value: Json, place: str, reading: Reading) -> Any:
        """Return the value, None for null."""
        return None if value is None else self.shape.read(value, place, reading)

    def write(self, value: Any) -> Json:
        """Return the value, null for None."""
        return None if value is None else self.shape.write(value)

    def schema(self) -> dict[str, Json]:
        """Return the schema of the value or null."""
        return {"anyOf": [self.shape.schema(), {"type": "null"}]}


class Many(NamedTuple):
    """A list of values of one shape."""

    shape: Shape

    def read(self, value: Json, place: str, reading: Reading) -> Any:
        """Return the values that could be read, as a tuple."""
        if not isinstance(value, list):
            return reading.wrong(place, f"{shown(value)} is no list")
        read = [self.shape.read(item, f"{place}[{n}]", reading) for n, item in enumerate(value)]
        return tuple(item for item in read if item is not WRONG)

    def write(self, value: Any) -> Json:
        """Return the values as a list."""
        return [self.shape.write(item) for item in value]

    def schema(self) -> dict[str, Json]:
        """Return the schema of the list."""
        return {"type": "array", "items": self.shape.schema()}


class Thing(NamedTuple):
    """An object with named values, read into a record by `make`.

    `take` gives the values of a record by name, for writing; `name` is its name in the schema.
    Those of `fields` are required; those of `more` are written only where there is something to
    tell, and may be missing.
    """

    name: str
    fields: Mapping[str, Shape]
    make: Callable[..., Any]
    take: Callable[[Any, str], Any] = getattr
    more: Mapping[str, Shape] = MappingProxyType({})

    def read(self, value: Json, place: str, reading: Reading) -> Any:
        """Return the record."""
        if not isinstance(value, dict):
            return reading.wrong(place, f"{shown(value)} is no object")
        inner = f"{place}." if place else ""
        missing = [key for key in self.fields if key not in value]
        known = {**self.fields, **self.more}
        unknown = [key for key in value if key not in known]
        for key in missing:
            reading.wrong(place, f'"{key}" is missing')
        for key in unknown:
            reading.wrong(place, f"{shown(key)} is not known in {self.name}")
        read = {
            key: shape.read(value[key], inner + key, reading)
            for key, shape in known.items()
            if key in value
        }
        if missing or any(item is WRONG for item in read.values()):
            return WRONG
        return self.make(**read)

    def write(self, value: Any) -> Json:
        """Return the object with its keys in order."""
        written = {key: shape.write(self.take(value, key)) for key, shape in self.fields.items()}
        for key, shape in self.more.items():
            told = self.take(value, key)
            if told:
                written[key] = shape.write(told)
        return written

    def schema(self) -> dict[str, Json]:
        """Return a reference to the schema that `definition` gives."""
        return {"$ref": f"#/$defs/{self.name}"}

    def definition(self) -> dict[str, Json]:
        """Return the schema of the object."""
        return {
            "type": "object",
            "properties": {
                key: shape.schema() for key, shape in (*self.fields.items(), *self.more.items())
            },
            "required": list(self.fields),
            "additionalProperties": False,
        }


def definitions(things: Iterable[Thing]) -> dict[str, Json]:
    """Return the `$defs` of a schema."""
    return {thing.name: thing.definition() for thing in things}
