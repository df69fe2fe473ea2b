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
DAYS_OF = {"D": 1, "W": 7, "WE": 7, "FN": 14}
MONTHS_OF = {"M": 1, "Q": 3}
YEARS_OF = {"Y": 1, "DE": 10, "CE": 100}
"""How many days, months or years the longer units have; what is in none is shorter than a day."""
PARTS_OF_DAY = {
    "morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "midday": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "NI",
    "night": "NI",
    "daytime": "DT",
}
"""TIMEX3 signs."""

FULL_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
MONTH = rf"(?:{FULL_MONTH}|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
WEEKDAY = (
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!\w)"
    rf"|(?-i:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?(?=,?\s+(?:\d|{MONTH})))"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?"
YEAR = r"(?:1\d{3}|20\d\d)"
SEASON = "(?:spring|summer|autumn|fall|winter)"
VAGUE = r"(?:an?\s+few|few|several|some|many|a\s+number\s+of)"
UNIT = (
    "(?:second|minute|hour|day|week|weekend|fortnight|month|quarter|year|decade|century|centurie)s?"
)
LONG_UNIT = "(?:day|week|weekend|month|quarter|year|decade|century)"
ORDINAL = "(?:first|second|third|fourth)"
PART_OF_DAY = (
    "(?:morning|afternoon|evening|night|dawn|daybreak|sunrise|dusk|sunset|nightfall|midday)"
)
ABOUT = (
    r"(?:about|around|almost|nearly|over|roughly|approximately|some|more than|less than|at least"
    r"|just over|just under|under|up to)"
)
DASH = r"\s?[–—-]\s?"
NOTHING_AFTER = r"(?!\w|['’](?!s\b)\w|-[A-Za-z])"
"""No word goes on here; an owner's ’s may."""


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


def plain_words(text: str) -> str:
    """Return words in small letters with single spaces between, without “the” at their head."""
    return re.sub(r"\s+", " ", text.strip().lower()).removeprefix("the ")
