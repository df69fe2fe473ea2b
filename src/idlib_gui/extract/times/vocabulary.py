"""What the rules take from the word lists, so that a user can add to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from idlib_gui.domain.records import DomainError
from idlib_gui.extract.lists import Lists

from .holidays import Holiday, holiday_of


class Months(NamedTuple):
    """The months of other languages.

    Attributes:
        numbers: The number of each name, which is written as `month_key` makes it.
        plain: A pattern of the names that are nothing else in English.
        dated: A pattern of those that are, so that they count only between a day and a year.
    """

    numbers: dict[str, int]
    plain: str
    dated: str


def month_key(name: str) -> str:
    """Return a name as it is looked up, whichever i a pattern that ignores case took for which."""
    return re.sub(r"\s+", " ", name.replace("İ", "i").lower().replace("ı", "i"))


class Vocabulary(NamedTuple):
    """Words that tell times, or tell that something is none.

    Attributes:
        holidays: What a holiday's name, in small letters, stands for.
        vague: The TIMEX3 value of words such as “recently”, in small letters.
        counted: Matches, at the end of a number, a noun that the number counts.
        lasting: Matches, at the end of an age, a noun for what goes on, such as “war”.
        months: The months of other languages.
    """

    holidays: dict[str, Holiday]
    vague: dict[str, str]
    counted: re.Pattern[str]
    lasting: re.Pattern[str]
    months: Months


@cache
def vocabulary_of(lists: Lists) -> Vocabulary:
    """Return the words of the lists whose names begin with “dates-”.

    Raises:
        DomainError: If a line of a list cannot be read.
    """
    holidays = {}
    for name, *when in lists.rows("dates-holidays"):
        holiday = holiday_of(when[0] if when else "")
        if holiday is None:
            raise DomainError(
                f"The word list dates-holidays gives “{name}” no day that can be read; write it "
                "like the lines at the head of the list that ships."
            )
        holidays[folded(name)] = holiday
    vague = {folded(row[0]): row[1] for row in lists.rows("dates-vague") if len(row) > 1}
    counted = alternatives(row[0] for row in lists.rows("dates-counted"))
    lasting = alternatives(row[0] for row in lists.rows("dates-lasting"))
    return Vocabulary(
        holidays,
        vague,
        re.compile(rf"\s+{counted}\b", re.IGNORECASE),
        re.compile(rf"(?:\s+[\w-]+){{0,2}}?\s+{lasting}\b", re.IGNORECASE),
        _months(lists),
    )


def _months(lists: Lists) -> Months:
    rows = lists.rows("dates-months")
    numbers = {month_key(name): _number(name, rest) for name, *rest in rows}
    dated = {row[0] for row in rows if "dated" in row[2:]}
    plain = [row[0] for row in rows if row[0] not in dated]
    return Months(numbers, alternatives(plain), alternatives(dated))


def _number(name: str, rest: list[str]) -> int:
    number = int(rest[0]) if rest and rest[0].isdecimal() else 0
    if not 1 <= number <= 12:  # noqa: PLR2004
        raise DomainError(
            f"The word list dates-months gives “{name}” no number of a month; write 1 to 12 in its "
            "second column."
        )
    return number


def folded(words: str) -> str:
    """Return words as they are looked up: small letters, plain apostrophes and blanks."""
    return re.sub(r"\s+", " ", words.lower().replace("’", "'"))


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest that fits; never if none."""
    ordered = sorted({folded(word) for word in words}, key=lambda word: (-len(word), word))
    parts = (re.escape(word).replace("\\ ", r"\s+").replace("'", "['’]") for word in ordered)
    return f"(?:{'|'.join(parts)})" if ordered else "(?!)"
