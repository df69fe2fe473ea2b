"""What the codes and words of a table mean: types and classes of events, names of actors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from idlib_gui.domain.records import EventClass

from .mapping import DatasetKind

Rows = Sequence[tuple[str, ...]]
"""The entries of a list: `resources/lists`."""

CLASS_CODES = {cls.value: code for code, cls in enumerate(EventClass)}
NO_CLASS = len(CLASS_CODES)
"""The code of an event that falls in none of the four classes."""

_CAMEO_COLUMN = re.compile(r"cameo|event_?code|root_?code|event_?base_?code", re.IGNORECASE)
_CODE = re.compile(r"\d{1,4}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STATE = re.compile(r"[A-Z]{3}")
_QUADS = 4


class Unit(IntEnum):
    """The stretch of time that an event of a given precision lies in, from short to long."""

    SECOND = 0
    MINUTE = 1
    HOUR = 2
    DAY = 3
    AROUND = 4
    """Three days before and after."""
    WEEK = 5
    MONTH = 6
    QUARTER = 7
    YEAR = 8
    DECADE = 9
    CENTURY = 10


class Lists(NamedTuple):
    """The entries of the lists named `dataset-…` that codes and words are looked up in."""

    columns: Rows
    cameo: Rows
    acled: Rows
    ged: Rows
    words: Rows
    precisions: Rows
    regions: Rows
    states: Rows
    """ISO 3166-1 alpha-3 code and name of each state, then what is not needed here."""


class Coding:
    """Looks up codes and words in the lists."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self._cameo = {row[0]: row for row in lists.cameo}
        self._ged = {row[0]: row for row in lists.ged}
        self._acled = {row[0].casefold(): row[1] for row in lists.acled}
        self._words = {row[0].casefold(): row[1] for row in lists.words}
        self._units = {row[0].casefold(): Unit[row[1].upper()] for row in lists.precisions}
        self._states = {row[0]: row[1] for row in (*lists.states, *lists.regions)}

    def type_of(self, text: str, kind: DatasetKind, column: str) -> tuple[str, int]:
        """Return the name of a type of event as a table writes it, and the code of its class."""
        if kind == DatasetKind.GED and text in self._ged:
            _, cls, name = self._ged[text][:3]
            return name, _class_code(cls)
        if kind == DatasetKind.ACLED:
            return text, _class_code(self._acled.get(text.casefold(), ""))
        if _CODE.fullmatch(text) and _CAMEO_COLUMN.search(column):
            return self._of_cameo(text)
        return text, self._of_words(text)

    def is_mutual(self, text: str, kind: DatasetKind, column: str) -> bool:
        """Return whether an event of a type has two sides, but none that does it to the other.

        So it is of all events of UCDP GED that are not known to be one-sided violence.
        """
        known = self._ged.get(text, ()) if column.casefold() == "type_of_violence" else ()
        return kind == DatasetKind.GED and known[3:] != ("directed",)

    def _of_cameo(self, code: str) -> tuple[str, int]:
        root = code[:2] if code[:2] in self._cameo else f"0{code[0]}"
        if root not in self._cameo:
            return code, NO_CLASS
        _, cls, name = self._cameo[root]
        return name if len(code.lstrip("0")) <= len(root.lstrip("0")) else f"{name} ({code})", (
            _class_code(cls)
        )

    def _of_words(self, text: str) -> int:
        folded = text.casefold()
        words = (folded, *reversed(_WORD.findall(folded)))
        return next(
            (_class_code(self._words[word]) for word in words if word in self._words), NO_CLASS
        )

    def class_of(self, text: str) -> int:
        """Return the code of a class by its name, or by GDELT's number from 1 to 4."""
        folded = text.strip().casefold().replace("_", " ")
        if folded.removesuffix(".0") in {str(number + 1) for number in range(_QUADS)}:
            return int(folded[0]) - 1
        return self._of_words(folded)

    def unit_of(self, text: str, column: str) -> Unit | None:
        """Return how exact a date is by the word or number beside it; None if it is not known."""
        word = text.strip().casefold().removesuffix(".0")
        if word.isdecimal() and column.casefold() != "time_precision":
            return None
        return self._units.get(word)

    def actor_names(self, texts: Sequence[str], kind: DatasetKind) -> list[str]:
        """Return the names of actors as they are shown: states by name where codes are given.

        GDELT writes names in capitals only.
        """
        coded = sum(text in self._states for text in texts)
        if kind == DatasetKind.GDELT:
            return [self._states.get(text) or _cased(text) for text in texts]
        if 2 * coded > len(texts):
            return [self._states.get(text, text) for text in texts]
        return list(texts)


def _cased(text: str) -> str:
    return text if _STATE.fullmatch(text) or not text.isupper() else text.title()


def _class_code(name: str) -> int:
    return CLASS_CODES.get(name, NO_CLASS)
