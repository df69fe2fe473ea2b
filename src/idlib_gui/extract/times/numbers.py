"""Numbers as words or digits, and the pieces of patterns that match them."""

from __future__ import annotations

import re

_ONES = "one two three four five six seven eight nine"
_TEENS = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"  # 10 to 19
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {
    **{word: number for number, word in enumerate(f"zero {_ONES} {_TEENS}".split())},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), 2)},
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "couple of": 2,
    "a dozen": 12,
    "dozen": 12,
    "hundred": 100,
    "a hundred": 100,
    "one hundred": 100,
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
        ],
        1,
    )
}
DECADES = {f"{word[:-1]}ies": 10 * number for number, word in enumerate(_TENS.split(), 2)}
"""twenties … nineties"""

_ANY_ONES, _ANY_TEENS, _ANY_TENS = ("|".join(words.split()) for words in (_ONES, _TEENS, _TENS))
NUMBER = (
    rf"(?:\d{{1,6}}(?:,\d{{3}})*(?:\.\d+)?|(?:{_ANY_TENS})(?:[- ](?:{_ANY_ONES}))?"
    r"|a hundred|one hundred|hundred|an?\s+couple\s+of|couple\s+of|a\s+dozen|dozen"
    rf"|(?:{_ANY_TEENS}|{_ANY_ONES})\b|an?\b)"
)
SPELLED_YEAR = (
    rf"(?:(?:eighteen|nineteen|twenty)[\s-]+(?:(?:{_ANY_TENS})(?:[\s-](?:{_ANY_ONES}))?|{_ANY_TEENS})"
    rf"|two\s+thousand(?:\s+(?:and\s+)?(?:{_ANY_TEENS}|{_ANY_ONES}))?)\b"
)
"""A year as it is spoken: nineteen ninety-seven, two thousand and three."""


def number_of(text: str) -> int | None:
    """Return what a number in digits or words is, None if it is neither or no whole number."""
    plain = re.sub(r"\s+", " ", text.strip().lower().replace(",", ""))
    if plain.isdecimal() and plain.isascii():
        return int(plain)
    if plain.startswith("a ") and plain[2:] in NUMBERS and plain not in NUMBERS:
        plain = plain[2:]
    if plain in NUMBERS:
        return NUMBERS[plain]
    tens, _, ones = plain.replace("-", " ").partition(" ")
    if tens in NUMBERS and ones in NUMBERS:
        return NUMBERS[tens] + NUMBERS[ones]
    return None


def spoken_year(text: str) -> int | None:
    """Return the year that words tell, None if they tell none."""
    words = [word for word in re.split(r"[\s-]+", text.lower()) if word != "and"]
    if words[:2] == ["two", "thousand"]:
        return 2000 + sum(NUMBERS.get(word, 0) for word in words[2:])
    values = [NUMBERS.get(word) for word in words]
    if len(values) < 2 or None in values:  # noqa: PLR2004
        return None
    return 100 * (values[0] or 0) + sum(value or 0 for value in values[1:])
