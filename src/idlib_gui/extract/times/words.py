"""The words that dates are made of, and the pieces of patterns that match them."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
"""Monday is 0, as in Python's calendar."""
NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "couple of": 2,
    "a dozen": 12,
    "dozen": 12,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
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
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""EDTF codes."""
SEASON_TIMEX = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
UNITS = {
    "second": "S",
    "minute": "MIN",
    "hour": "H",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "FN",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "centurie": "CE",
}
"""The sign of each unit; those of days and longer are TIMEX3's."""
PARTS_OF_DAY = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "dawn": "MO",
    "dusk": "EV",
    "midday": "MI",
    "daytime": "DT",
}

FULL_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
MONTH = rf"(?:{FULL_MONTH}|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
WEEKDAY = (
    "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thurs?|thu|fri|sat|sun)\\b\\.)"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?"
YEAR = r"(?:1\d{3}|20\d\d)"
SEASON = "(?:spring|summer|autumn|fall|winter)"
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})*(?:\.\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|a hundred|one hundred|hundred"
    r"|an?\s+couple\s+of|couple\s+of|a\s+dozen|dozen"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|an?)"
)
VAGUE = r"(?:an?\s+few|few|several|some|many|a\s+number\s+of|recent)"
UNIT = "(?:second|minute|hour|day|week|weekend|fortnight|month|quarter|year|decade|century)s?"
LONG_UNIT = "(?:day|week|weekend|month|quarter|year|decade|century)"
ORDINAL = "(?:first|second|third|fourth)"
PART_OF_DAY = "(?:morning|afternoon|evening|night)"
ABOUT = (
    r"(?:about|around|almost|nearly|over|roughly|approximately|some|more than|less than|at least"
    r"|just over|just under|up to)"
)
CLOCK = (
    r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\b\.?)?|(?:1[0-2]|0?[1-9])\s?[ap]\.?m\b\.?"
    r"|noon|midnight)"
)
ZONE = r"(?:\s+(?:GMT|UTC|EST|EDT|CST|CDT|PST|PDT|CET|CEST|BST|MSK|local\s+time))?"
NOTHING_AFTER = r"(?![\w’'-]*\w)"
"""No word goes on here."""


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


def month_of(text: str) -> int:
    """Return the number of a month's name or its abbreviation."""
    return MONTHS[text.strip().lower().rstrip(".")]


def weekday_of(text: str) -> int:
    """Return the number of a weekday's name, Monday being 0."""
    return WEEKDAYS[text.strip().lower().rstrip(".")]


def day_of(text: str) -> int:
    """Return a day of the month written in digits, with or without its ending."""
    return int(re.sub(r"\D", "", text))


def year_of(text: str) -> int:
    """Return a year; two digits are of the hundred years that end in 2029."""
    digits = int(re.sub(r"\D", "", text))
    if digits >= 100:  # noqa: PLR2004
        return digits
    return digits + (2000 if digits < 30 else 1900)  # noqa: PLR2004


def unit_of(text: str) -> str:
    """Return the sign of a unit in singular or plural."""
    plain = text.strip().lower()
    return UNITS.get(plain) or UNITS[plain.removesuffix("s")]
