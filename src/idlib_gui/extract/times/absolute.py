"""Dates that name their day, month, year, season, quarter, decade or century."""

from __future__ import annotations

import datetime as dt
import re

from idlib_gui.domain.records import Basis, TimexType

from .context import Context
from .rule import Rule, rule
from .values import Day, Value, decade, quarter, season, valid
from .words import (
    DAY,
    FULL_MONTH,
    MONTH,
    NOTHING_AFTER,
    NUMBERS,
    ORDINAL,
    ORDINALS,
    SEASON,
    SEASONS,
    WEEKDAY,
    YEAR,
    day_of,
    month_of,
    number_of,
    year_of,
)

_STATED = "the words carry the year"


def stated(date: Day) -> Value:
    """Return the value of a date whose words carry the year."""
    return Value(date.edtf, date.edtf, TimexType.DATE, Basis.STATED, _STATED, date)


def _named(match: re.Match[str], context: Context) -> Value | None:
    """Resolve a day of a month, with the year or without."""
    month, number = month_of(match["month"]), day_of(match["day"])
    if match["year"]:
        date = valid(year_of(match["year"]), month, number)
        return None if date is None else stated(date)
    return without_year(month, number, context)


_YEAR_AHEAD = re.compile(
    rf"\s*(?:(?:,|and|or|to|through|until|–|-|—)\s*(?:the\s+)?(?:(?:{DAY}\s+)?(?:{MONTH})(?:\s+{DAY})?)?[\s,]*)"
    rf"{{1,2}}(?P<year>{YEAR})\b(?!,\d)",
    re.IGNORECASE,
)


def without_year(month: int, number: int | None, context: Context) -> Value | None:
    """Resolve a month, or a day of it, whose year is not told with it."""
    if valid(2000, month, number) is None:
        return None
    ahead = _YEAR_AHEAD.match(context.text, context.end)
    if ahead is not None:
        date = valid(int(ahead["year"]), month, number)
        return None if date is None else stated(date)
    told = context.told_in_sentence()
    reference = context.year_told()
    published = context.published
    if (context.narrative or published is None) and reference is not None:
        return _of_told(month, number, reference)
    if published is None:
        return _open(month, number)
    if told is not None and told.year < published.year - 1:
        return _of_told(month, number, told)
    year, how = _nearest(month, number, context)
    date = valid(year, month, number) or valid(year - 1, month, number)
    if date is None:
        return None
    return Value(date.edtf, date.edtf, TimexType.DATE, Basis.RELATIVE, how, date, leans=True)


def _of_told(month: int, number: int | None, told: Day) -> Value | None:
    """Resolve from a date told before; a story goes on, so that January follows November."""
    year = told.year
    if told.month is not None and told.month - month >= 7:  # noqa: PLR2004
        year += 1
    date = valid(year, month, number)
    if date is None:
        return None
    how = f"the year follows from the date told before it, {told.edtf}"
    return Value(date.edtf, date.edtf, TimexType.DATE, Basis.RELATIVE, how, date)


def _open(month: int, number: int | None) -> Value:
    timex = f"XXXX-{month:02d}" + (f"-{number:02d}" if number else "")
    how = "the year is not known, since the publication date is not"
    return Value(timex, None, TimexType.DATE, Basis.NONE, how, leans=True)


def _nearest(month: int, number: int | None, context: Context) -> tuple[int, str]:
    """Return the year of the nearest such date to publication, on the side that the verb tells."""
    published = context.published
    assert published is not None  # noqa: S101 - what the only caller has made sure of
    future = context.future()
    year = published.year
    if published.month is None:
        return year, "in the year of publication, as far as that is known"
    here = (published.month, published.day.day if published.day and number else 0)
    there = (month, number or 0)
    if number is not None and published.day is not None:
        future = _ahead(month, number, published.day, future)
    elif (month - published.month) % 12 == 1:
        future = True  # the month before last year's end would be named with its year
    if future:
        year += there < here
        return year, "the next one counted from the publication date"
    year -= there > here
    return year, "the last one before the publication date"


def _ahead(month: int, number: int, today: dt.date, future: bool | None) -> bool | None:
    """Return whether the coming such day is meant; one that is far nearer is, whatever the verb."""
    for year in (today.year, today.year + 1):
        date = valid(year, month, number)
        days = (date.first - today).days if date is not None else 0
        if 0 < days <= _SOON:
            return True
    return future


_SOON = 75
"""Days ahead within which a day without a year is the coming one: a past one would be named
with its year."""


def _month(match: re.Match[str], context: Context) -> Value | None:
    month = month_of(match["month"])
    if match["year"]:
        date = valid(year_of(match["year"]), month)
        return None if date is None else stated(date)
    word = match["month"].lower()
    if word in {"may", "march"} and not match["month"][0].isupper():
        return None
    if word in {"may", "march", "mar", "jan.", "jun.", "mar."} and not _in_time(match, context):
        return None
    return without_year(month, None, context)


_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|before|after|during|of|late|early|mid|last|next|this|from|to"
    r"|through|between|and|for|every|each|earlier\s+in|later\s+in|that)[\s-]+$",
    re.IGNORECASE,
)


def _in_time(match: re.Match[str], context: Context) -> bool:
    """Return whether the word before shows that a month is meant, not a verb or a name."""
    before = context.text[max(0, match.start() - 20) : match.start()]
    return _BEFORE_MONTH.search(before) is not None


def _iso(match: re.Match[str], _context: Context) -> Value | None:
    date = valid(int(match["year"]), int(match["month"]), int(match["day"]))
    return None if date is None else stated(date)


def _numeric(match: re.Match[str], _context: Context) -> Value | None:
    """Resolve 02/03/98 as the month first, 3.2.98 as the day first, unless that is impossible."""
    one, two, year = int(match["one"]), int(match["two"]), year_of(match["year"])
    month, number = (one, two) if match["sign"] == "/" else (two, one)
    date = valid(year, month, number) or valid(year, number, month)
    return None if date is None else stated(date)


def _days(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “3–5 February 2020”."""
    month = month_of(match["month"])
    first, last = day_of(match["day"]), day_of(match["last"])
    if first >= last:
        return None
    year = year_of(match["year"]) if match["year"] else None
    start = stated(Day(year, month, first)) if year else without_year(month, first, context)
    if start is None or start.on is None or valid(start.on.year, month, last) is None:
        return None
    end = Day(start.on.year, month, last)
    return start._replace(edtf=f"{start.on.edtf}/{end.edtf}", timex=start.on.edtf)


def _days_of_months(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “March 19–April 30”."""
    first = month_of(match["month"]), day_of(match["day"])
    last = month_of(match["second"]), day_of(match["last"])
    year = year_of(match["year"]) if match["year"] else None
    end = valid(year, *last) if year else None
    value = stated(end) if end is not None else without_year(*last, context)
    if value is None or value.on is None:
        return None
    begin = valid(value.on.year - (first > last), *first)
    if begin is None:
        return None
    return value._replace(edtf=f"{begin.edtf}/{value.on.edtf}", timex=begin.edtf)


_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|before|after|during|of|late|early|mid|from|to|through|between"
    r"|and|fiscal|year|for|circa|ca\.|c\.|about|around|but|or|spring|summer|autumn|fall|winter"
    r"|the|than|under|on|early\s+in|late\s+in|elections?|war)\s+|[(–-])$",
    re.IGNORECASE,
)
_AFTER_YEAR = re.compile(
    r"\s+(?:people|men|women|troops|soldiers|dollars|euros|pounds|rubles|miles|km|feet|tons|percent"
    r"|points|shares|votes|refugees|civilians|fighters|deaths|cases|homes|jobs|meters|metres|yards"
    r"|acres|workers|employees|members|words|pages|prisoners|tanks|aircraft|guns|ships|degrees)\b"
    r"|[,.]\d|\s?%|\s?[°º]",
    re.IGNORECASE,
)
_NEVER_BEFORE = re.compile(r"(?:[$£€#:/.,@]|no\.\s?|\bpage\s|\broom\s|\bflight\s)$", re.IGNORECASE)
_PLAIN_FROM, _PLAIN_TO = 1900, 2039


def _year(match: re.Match[str], context: Context) -> Value | None:
    year = int(match["year"])
    before = context.text[max(0, match.start() - 14) : match.start()]
    if _AFTER_YEAR.match(context.text, match.end()) or _NEVER_BEFORE.search(before):
        return None
    if not _PLAIN_FROM <= year <= _PLAIN_TO and not _BEFORE_YEAR.search(before):
        return None
    return stated(Day(year))


def _years(match: re.Match[str], _context: Context) -> Value | None:
    """Resolve 1990–95."""
    first, tail = int(match["year"]), match["last"]
    last = int(str(first)[: 4 - len(tail)] + tail)
    if not first < last <= first + 200:
        return None
    value = stated(Day(first))
    return value._replace(edtf=f"{first:04d}/{last:04d}", timex=f"{first:04d}")


_SPELLED = (
    r"(?P<cent>nineteen|eighteen|twenty)[\s-]+(?P<rest>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)


def _spelled_year(match: re.Match[str], _context: Context) -> Value | None:
    hundreds, rest = number_of(match["cent"]), number_of(match["rest"])
    return None if hundreds is None or rest is None else stated(Day(100 * hundreds + rest))


def _day_of_told(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “on the 20th” in the month told before it."""
    told = context.reference()
    if told is None or told.month is None:
        return None
    date = valid(told.year, told.month, day_of(match["day"]))
    if date is None:
        return None
    how = f"in the month told before it, {told.edtf}"
    value = Value(date.edtf, date.edtf, TimexType.DATE, Basis.RELATIVE, how, date)
    return value._replace(anaphoric=True)


def _feast(match: re.Match[str], context: Context) -> Value | None:
    name = match["feast"].lower().replace("’", "'")
    month, number = (12, 25) if "christmas" in name else (1, 1)
    if name.endswith("eve"):
        month, number = (12, 24) if "christmas" in name else (12, 31)
    if match["year"]:
        return stated(Day(int(match["year"]), month, number))
    return without_year(month, number, context)


def _short_year(match: re.Match[str], _context: Context) -> Value:
    return stated(Day(year_of(match["short"])))


def _before_christ(match: re.Match[str], _context: Context) -> Value | None:
    year = int(match["bc"])
    if year == 0 or year > 9999:  # noqa: PLR2004
        return None
    edtf = f"{1 - year:05d}" if year > 1 else "0000"
    month = match["month"]
    if month:
        edtf += f"-{month_of(month):02d}"
    timex = f"BC{year:04d}" + (f"-{month_of(month):02d}" if month else "")
    return Value(timex, edtf, TimexType.DATE, Basis.STATED, _STATED)


def _decade(match: re.Match[str], _context: Context) -> Value:
    digits = match["decade"]
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)  # noqa: PLR2004
    edtf, timex = decade(year)
    return Value(timex, edtf, TimexType.DATE, Basis.STATED, _STATED, Day(year))


_TENS = {f"{word[:-1]}ies": number for word, number in NUMBERS.items() if word.endswith("ty")}


def _decade_word(match: re.Match[str], _context: Context) -> Value:
    edtf, timex = decade(1900 + _TENS[match["tens"].lower()])
    how = "a decade without its century is one of the twentieth"
    return Value(timex, edtf, TimexType.DATE, Basis.STATED, how)


def _century(match: re.Match[str], _context: Context) -> Value | None:
    text = match["century"].lower()
    number = ORDINALS.get(text) or int(re.sub(r"\D", "", text) or 0)
    if not 1 <= number <= 21:  # noqa: PLR2004
        return None
    edtf = f"{number - 1:02d}XX"
    return Value(edtf, edtf, TimexType.DATE, Basis.STATED, "the words name the century")


def _season(match: re.Match[str], context: Context) -> Value | None:
    code = SEASONS[match["season"].lower()]
    if match["year"]:
        year, leans, how, basis = int(match["year"]), False, _STATED, Basis.STATED
    else:
        basis, reference = Basis.RELATIVE, context.reference()
        if context.narrative and reference is not None:
            year, leans, how = reference.year, False, "in the year told before it"
        elif context.published is None:
            return None
        else:
            year, leans, how = context.published.year, True, "in the year of publication"
    edtf, timex = season(year, code)
    return Value(timex, edtf, TimexType.DATE, basis, how, Day(year), leans=leans)


_HALVES = {"first": 1, "second": 2, "latter": 2}


def _quarter(match: re.Match[str], context: Context) -> Value | None:
    number = ORDINALS[match["ordinal"].lower()] if match["ordinal"] else int(match["digit"])
    if match["year"]:
        edtf, timex = quarter(year_of(match["year"]), number)
        return Value(timex, edtf, TimexType.DATE, Basis.STATED, _STATED)
    if context.published is None or context.published.month is None:
        how = "the year is not known, since the publication date is not"
        return Value(f"XXXX-Q{number}", None, TimexType.DATE, Basis.NONE, how, leans=True)
    current = (context.published.month + 2) // 3
    ahead = number > current
    year = context.published.year - (ahead and not context.future())
    edtf, timex = quarter(year, number)
    how = "the last such quarter that had begun when it was published"
    return Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, leans=True)


def _months(match: re.Match[str], _context: Context) -> Value | None:
    """Resolve “August–September 1950”."""
    year = int(match["year"])
    first, last = month_of(match["month"]), month_of(match["last"])
    begin = year - (first > last)
    value = stated(Day(begin, first))
    return value._replace(edtf=f"{begin:04d}-{first:02d}/{year:04d}-{last:02d}")


def _half(match: re.Match[str], context: Context) -> Value | None:
    number = _HALVES[match["ordinal"].lower()]
    published = context.published
    year = int(match["year"]) if match["year"] else published.year if published else None
    if year is None:
        return None
    months = "01/{0}-06" if number == 1 else "07/{0}-12"
    edtf = f"{year:04d}-" + months.format(f"{year:04d}")
    basis = Basis.STATED if match["year"] else Basis.RELATIVE
    how = _STATED if match["year"] else "in the year of publication"
    timex = f"{year:04d}-H{number}"
    return Value(timex, edtf, TimexType.DATE, basis, how, leans=not match["year"])


_WEEKDAY_FIRST = rf"(?:{WEEKDAY},?\s+(?:the\s+)?)?"
_WITH_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR})\b)?"

RULES: tuple[Rule, ...] = (
    rule("ISO date", rf"(?P<year>{YEAR})[-/](?P<month>\d\d)[-/](?P<day>\d\d)(?![\d-])", _iso),
    rule(
        "numeric date",
        r"(?P<one>\d{1,2})(?P<sign>[/.])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)(?![\d./])",
        _numeric,
    ),
    rule(
        "days of a month",
        rf"(?P<day>{DAY})\s?(?:–|-|—|to|and)\s?(?P<last>{DAY})\s+(?P<month>{MONTH}){_WITH_YEAR}",
        _days,
    ),
    rule(
        "days of a month",
        rf"(?P<month>{MONTH})\s+(?P<day>{DAY})\s?(?:–|-|—)\s?(?P<last>{DAY}){NOTHING_AFTER}{_WITH_YEAR}",
        _days,
    ),
    rule(
        "days of two months",
        rf"(?P<month>{MONTH})\s+(?P<day>{DAY})\s?[–-]\s?(?P<second>{MONTH})\s+(?P<last>{DAY}){NOTHING_AFTER}{_WITH_YEAR}",
        _days_of_months,
    ),
    rule(
        "day and month",
        rf"{_WEEKDAY_FIRST}(?P<day>{DAY})(?:\s+of)?[\s-]+(?P<month>{MONTH})"
        rf"(?:(?:,?\s+(?:of\s+)?|-)(?P<year>{YEAR})\b)?{NOTHING_AFTER}",
        _named,
    ),
    rule(
        "month and day",
        rf"{_WEEKDAY_FIRST}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})(?!\d|:\d|,\d{{3}}|\.\d|\s+percent)"
        rf"{NOTHING_AFTER}(?:,?\s+(?P<year>{YEAR})\b)?",
        _named,
    ),
    rule(
        "month before Christ",
        rf"(?:(?P<month>{FULL_MONTH}),?\s+)?(?P<bc>\d{{1,4}})\s?(?:bce?\b|b\.\s?c\.(?:\s?e\.)?)",
        _before_christ,
    ),
    rule(
        "months",
        rf"(?P<month>{MONTH})\s?[–-]\s?(?P<last>{MONTH}),?\s+(?P<year>{YEAR})\b",
        _months,
    ),
    rule("month and year", rf"(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{YEAR})\b(?!,\d)", _month),
    rule("month", rf"(?P<month>{MONTH})(?P<year>){NOTHING_AFTER}", _month),
    rule(
        "decade",
        r"(?:the\s+)?(?P<decade>1\d{2}0|20\d0)['’]?s\b",
        _decade,
    ),
    rule("decade", r"(?:the\s+)?['’](?P<decade>[2-9]0)s\b", _decade),
    rule("decade", rf"the\s+(?P<tens>{'|'.join(_TENS)})\b", _decade_word),
    rule(
        "century",
        rf"(?:the\s+)?(?P<century>{'|'.join(reversed(ORDINALS))}|\d{{1,2}}(?:st|nd|rd|th))[\s-]century\b",
        _century,
    ),
    rule(
        "season",
        rf"(?:the\s+)?(?P<season>{SEASON})(?:\s+of|,)?\s+(?P<year>{YEAR})\b",
        _season,
    ),
    rule(
        "season",
        r"the\s+(?P<season>spring|summer|autumn|winter)(?P<year>)\b(?!\s+\w+\s+games)",
        _season,
    ),
    rule(
        "quarter",
        rf"(?:the\s+|its\s+)?(?:fiscal[\s-])?(?P<ordinal>{ORDINAL})[\s-]quarter(?P<digit>)(?:\s+of"
        rf"(?:\s+fiscal)?)?(?:\s+(?P<year>{YEAR})\b)?{NOTHING_AFTER}",
        _quarter,
    ),
    rule("quarter", rf"(?P<ordinal>)Q(?P<digit>[1-4])\s+(?:of\s+)?(?P<year>{YEAR})\b", _quarter),
    rule(
        "half of a year",
        rf"(?:the\s+)?(?P<ordinal>first|second|latter)[\s-]half(?:\s+of\s+(?P<year>{YEAR})\b)",
        _half,
    ),
    rule("years", rf"(?P<year>{YEAR})\s?[–/-]\s?(?P<last>\d{{4}}|\d\d)(?![\d–/-])", _years),
    rule(
        "year",
        rf"(?:the\s+year\s+|fiscal\s+(?:year\s+)?)?(?P<year>{YEAR})(?!\d|\.\d|,\d|\w|-\w+|['’]s?\d)",
        _year,
    ),
    rule("year", _SPELLED, _spelled_year),
    rule(
        "feast",
        rf"(?P<feast>christmas(?:\s+(?:day|eve))?|new\s+year['’]s\s+(?:day|eve)){_WITH_YEAR}{NOTHING_AFTER}",
        _feast,
    ),
    rule(
        "day of the month",
        r"(?:(?<=on\s)|(?<=by\s)|(?<=until\s))the\s+(?P<day>\d{1,2}(?:st|nd|rd|th))(?=[.,;)]|\s+(?:and|to|the|of\s+that))",
        _day_of_told,
    ),
    rule(
        "season",
        r"(?:(?<=in\s)|(?<=by\s)|(?<=mid-)|(?<=late\s)|(?<=early\s))(?P<season>spring|summer|autumn|winter)(?P<year>)\b",
        _season,
    ),
    rule("year", r"(?<=\s)['’](?P<short>\d\d)(?![\d’'\w])", _short_year),
)
