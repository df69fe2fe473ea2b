"""Days and months as whole seconds, for any year from -9999 to 9999.

`datetime` ends at year 1; history does not. Days are counted in the proleptic Gregorian calendar
from 1970-01-01 with H. Hinnant's public-domain day algorithms; times are UTC.
"""

from __future__ import annotations

DAY = 86_400
"""Seconds in a day."""

MIN_YEAR, MAX_YEAR = -9_999, 9_999


def days_from_civil(year: int, month: int, day: int) -> int:
    """Return days since 1970-01-01 of a date; `month` from 1 to 12."""
    year -= month <= 2  # noqa: PLR2004 - the year starts in March, so that a leap day ends it
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146_097 + day_of_era - 719_468


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Return (year, month, day) of a count of days since 1970-01-01."""
    era, day_of_era = divmod(days + 719_468, 146_097)
    year_of_era = (
        day_of_era - day_of_era // 1_460 + day_of_era // 36_524 - day_of_era // 146_096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted + 2) // 5 + 1
    month = (shifted + 2) % 12 + 1
    return year_of_era + era * 400 + (month <= 2), month, day  # noqa: PLR2004


def day_start(year: int, month: int = 1, day: int = 1) -> int:
    """Return the first second of a day."""
    return days_from_civil(year, month, day) * DAY


def month_start(year: int, month: int) -> int:
    """Return the first second of a month; months beyond 1..12 carry into the years around."""
    carried, index = divmod(month - 1, 12)
    return day_start(year + carried, index + 1)


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return (month_start(year, month + 1) - month_start(year, month)) // DAY


def weekday(seconds: int) -> int:
    """Return the weekday of an instant: Monday is 0."""
    return (seconds // DAY + 3) % 7


FAR_PAST, FAR_FUTURE = day_start(MIN_YEAR), day_start(MAX_YEAR + 1)
"""Where open ends are put: the ends of time as records know it."""
