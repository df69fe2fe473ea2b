"""Dates counted from the publication date, or from a date told before."""

from __future__ import annotations

import datetime as dt
import re

from idlib_gui.domain.records import Basis, TimexType

from .absolute import without_year
from .context import Context
from .rule import Rule, rule
from .values import Day, Value, day, decade, plus_days, plus_months, quarter, season, valid, week_of
from .words import (
    ABOUT,
    FULL_MONTH,
    LONG_UNIT,
    MONTH,
    NUMBER,
    PART_OF_DAY,
    PARTS_OF_DAY,
    SEASON,
    SEASONS,
    UNIT,
    VAGUE,
    WEEKDAY,
    month_of,
    number_of,
    unit_of,
    weekday_of,
)

_UNKNOWN = "it is counted from the publication date, which is not known"
_TO_THE_DAY = "it is counted from the day of publication, which is not known"
_NO_ANCHOR = "no date before it that it could be counted from"


def unresolved(timex: str | None, how: str, type_: TimexType = TimexType.DATE) -> Value:
    """Return a value that waits for a better publication date."""
    return Value(timex, None, type_, Basis.NONE, how, leans=True)


def relative(date: Day, how: str, type_: TimexType = TimexType.DATE) -> Value:
    """Return a value counted from the publication date."""
    return Value(date.edtf, date.edtf, type_, Basis.RELATIVE, how, date, leans=True)


def _today(context: Context) -> dt.date | None:
    return context.published.day if context.published else None


def _missing(context: Context) -> str:
    return _UNKNOWN if context.published is None else _TO_THE_DAY


_DEICTIC = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": -1}


def _day_word(match: re.Match[str], context: Context) -> Value:
    word = match["word"].lower()
    today = _today(context)
    part = "NI" if word in {"tonight", "overnight"} else None
    if match["part"]:
        part = PARTS_OF_DAY[match["part"].lower()]
    if context.narrative and word == "today":
        return unresolved("PRESENT_REF", "the time of writing")._replace(leans=False)
    if today is None:
        return unresolved(None, _missing(context))
    date = plus_days(today, _DEICTIC[word])
    if date is None:
        return unresolved(None, _missing(context))
    return _with_part(relative(day(date), "counted from the publication date"), part)


def _with_part(value: Value, part: str | None) -> Value:
    if part is None or value.timex is None:
        return value
    return value._replace(timex=f"{value.timex}T{part}", type=TimexType.TIME)


def _part_of_day(match: re.Match[str], context: Context) -> Value:
    """Resolve this morning, last night."""
    today = _today(context)
    part = PARTS_OF_DAY[match["part"].lower()]
    if context.narrative and context.reference() is not None:
        return _told(context, "the day told before it")
    if today is None:
        return unresolved(None, _missing(context), TimexType.TIME)
    date = plus_days(today, -1 if match["which"].lower() == "last" else 0) or today
    return _with_part(relative(day(date), "counted from the publication date"), part)


def _weekday(match: re.Match[str], context: Context) -> Value | None:
    number = weekday_of(match["weekday"])
    which = (match["which"] or "").lower()
    today = _today(context)
    reference = context.reference()
    if context.published is None and reference is not None and reference.day is not None:
        return _weekday_told(number, reference)
    if today is None:
        return unresolved(f"XXXX-WXX-{number + 1}", _missing(context))
    back = (today.weekday() - number) % 7
    if which in {"next", "coming", "the coming", "this coming"} or (
        not which and context.future(before_only=True)
    ):
        moved = plus_days(today, (number - today.weekday()) % 7 or 7)
        how = "the next one after the publication date"
    elif which in {"last", "the previous", "the past", "this past"}:
        moved = plus_days(today, -(back or 7))
        how = "the last one before the publication date"
    else:
        moved = plus_days(today, -back)
        how = "the last one before the publication date"
        if not back:
            how = "the day of publication; it may also be the one a week before"
    part = match["part"] and PARTS_OF_DAY[match["part"].lower()]
    return None if moved is None else _with_part(relative(day(moved), how), part)


def _weekday_told(number: int, reference: Day) -> Value | None:
    moved = plus_days(reference.first, (number - reference.first.weekday()) % 7)
    if moved is None:
        return None
    how = f"the next one from the date told before it, {reference.edtf}"
    return _anaphora(day(moved), how)


def _anaphora(date: Day, how: str) -> Value:
    return Value(date.edtf, date.edtf, TimexType.DATE, Basis.RELATIVE, how, date, anaphoric=True)


_SHIFT = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "latest": -1,
    "this": 0,
    "this past": -1,
    "current": 0,
    "the current": 0,
    "next": 1,
    "coming": 1,
    "the coming": 1,
}


def _unit(match: re.Match[str], context: Context) -> Value | None:
    """Resolve last week, this year, next month."""
    which = re.sub(r"\s+", " ", match["which"].lower()).removeprefix("the ")
    return shifted(unit_of(match["unit"]), _SHIFT[which], context)


def shifted(unit: str, by: int, context: Context) -> Value | None:
    """Resolve a calendar unit some units before or after the one of publication."""
    published = context.published
    if context.narrative and context.reference() is not None:
        return _shifted_told(unit, by, context)
    if published is None:
        return unresolved(None, _UNKNOWN)
    how = "the calendar unit of the publication date" if not by else "counted from publication"
    if unit in {"Y", "DE", "CE"}:
        return _shifted_years(unit, by, published.year, how)
    if published.month is not None and unit in {"M", "Q"}:
        return _shifted_months(unit, by, published.year, published.month, how)
    if published.day is None:
        return unresolved(None, _TO_THE_DAY)
    return _shifted_days(unit, by, published.day, how)


def _shifted_years(unit: str, by: int, year: int, how: str) -> Value | None:
    if unit == "Y":
        date = valid(year + by)
        return None if date is None else relative(date, how)
    if unit == "DE":
        edtf, timex = decade(year + 10 * by)
    else:
        edtf = timex = f"{year // 100 + by:02d}XX"
    return Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, leans=True)


def _shifted_months(unit: str, by: int, year: int, month: int, how: str) -> Value | None:
    if unit == "M":
        date = plus_months(year, month, by)
        return None if date is None else relative(date, how)
    date = plus_months(year, month, 3 * by)
    if date is None or date.month is None:
        return None
    edtf, timex = quarter(date.year, (date.month + 2) // 3)
    return Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, leans=True)


def _shifted_days(unit: str, by: int, today: dt.date, how: str) -> Value | None:
    days = {"D": 1, "W": 7, "WE": 7, "FN": 14}.get(unit)
    moved = plus_days(today, by * days) if days else None
    if moved is None:
        return None
    if unit == "D":
        return relative(day(moved), how)
    edtf, timex = week_of(moved)
    how = f"{how}, Monday to Sunday"
    if unit == "WE":
        saturday, sunday = plus_days(moved, 5 - moved.weekday()), edtf.partition("/")[2]
        edtf, timex = f"{saturday}/{sunday}", f"{timex}-WE"
        how = "the Saturday and Sunday of that week"
    return Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, day(moved), leans=True)


def _shifted_told(unit: str, by: int, context: Context) -> Value | None:
    """Resolve “the next day”, “that year” from the date told last."""
    reference = context.reference()
    if reference is None:
        return unresolved(None, _NO_ANCHOR)._replace(leans=False)
    how = f"counted from the date told before it, {reference.edtf}"
    if unit == "Y":
        moved = valid(reference.year + by)
    elif unit == "M" and reference.month is not None:
        moved = plus_months(reference.year, reference.month, by)
    elif unit == "D" and reference.day is not None:
        date = plus_days(reference.first, by)
        moved = date and day(date)
    elif unit == "W" and reference.day is not None:
        return _week_told(reference, by, how)
    else:
        moved = None
    if moved is None:
        return Value(None, None, TimexType.DATE, Basis.NONE, how + ", which is too coarse for it")
    return _anaphora(moved, how)


def _week_told(reference: Day, by: int, how: str) -> Value | None:
    date = plus_days(reference.first, 7 * by)
    if date is None:
        return None
    edtf, timex = week_of(date)
    value = Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, day(date))
    return value._replace(anaphoric=True)


def _told(context: Context, how: str) -> Value:
    reference = context.reference()
    if reference is None:
        return Value(None, None, TimexType.DATE, Basis.NONE, _NO_ANCHOR, anaphoric=True)
    return _anaphora(reference, f"{how}, {reference.edtf}")


_FOLLOWING = {"following": 1, "next": 1, "previous": -1, "preceding": -1, "same": 0, "that": 0}


def _anaphoric_unit(match: re.Match[str], context: Context) -> Value | None:
    """Resolve the same day, that year, the following month, the day before."""
    unit = unit_of(match["unit"])
    after = (match["after"] or "").lower()
    by = {"before": -1, "after": 1}.get(after)
    if by is None:
        by = _FOLLOWING[(match["which"] or "same").lower().split()[-1]]
    if context.reference() is None:
        how = "no date stands before it"
        return Value(None, None, TimexType.DATE, Basis.NONE, how, anaphoric=True)
    value = _shifted_told(unit, by, context)
    return None if value is None else value._replace(anaphoric=True)


def _ago(match: re.Match[str], context: Context) -> Value | None:
    """Resolve two years ago, a year earlier, ten days later."""
    count = number_of(match["number"]) if match["number"] else None
    unit = unit_of(match["unit"])
    word = re.sub(r"\s+", " ", match["word"].lower())
    if count is None:
        timex = "FUTURE_REF" if word in {"later", "from now"} else "PAST_REF"
        return unresolved(timex, "the words do not tell how long")._replace(leans=False)
    if unit == "Y" and count == 1 and word in {"ago", "earlier"} and context.quarter_told():
        return _year_before_quarter(context)
    by = count if word in {"later", "from now", "after"} else -count
    deictic = word in {"ago", "from now"}
    if not deictic and context.reference() is not None and unit in {"D", "W", "M", "Y"}:
        near = context.told_in_sentence() is not None or word == "later" or unit == "D"
        if context.narrative or near:
            value = _shifted_told(unit, by, context)
            return None if value is None else value._replace(anaphoric=True)
    if word in {"later", "after"}:
        return Value(None, None, TimexType.DATE, Basis.NONE, _NO_ANCHOR, anaphoric=True)
    return _back(unit, by, context)


def _year_before_quarter(context: Context) -> Value | None:
    """Resolve “a year earlier” beside a quarter: figures are compared with the same quarter."""
    told = context.quarter_told()
    if told is None:
        return shifted("Y", -1, context)
    edtf, timex = quarter(told[0] - 1, told[1])
    how = "the same quarter a year before the one told"
    return Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, leans=True)


def _back(unit: str, by: int, context: Context) -> Value | None:
    published = context.published
    if published is None:
        return unresolved(None, _UNKNOWN)
    how = "counted back from the publication date" if by < 0 else "counted on from publication"
    if unit in {"S", "MIN", "H"}:
        return relative(day(published.day), how) if published.day else unresolved(None, _TO_THE_DAY)
    if unit in {"Y", "DE", "CE"}:
        date = valid(published.year + by * {"Y": 1, "DE": 10, "CE": 100}[unit])
        return None if date is None else _about(relative(date, how))
    if unit in {"M", "Q"} and published.month is not None:
        date = plus_months(published.year, published.month, by * (3 if unit == "Q" else 1))
        return None if date is None else _about(relative(date, how))
    if published.day is None:
        return unresolved(None, _TO_THE_DAY)
    moved = plus_days(published.day, by * {"D": 1, "W": 7, "WE": 7, "FN": 14}[unit])
    if moved is None:
        return None
    value = relative(day(moved), how)
    return value if unit == "D" else _about(value)._replace(timex=week_of(moved)[1])


def _about(value: Value) -> Value:
    return value._replace(edtf=f"{value.edtf}~", how=f"{value.how}, so that it is approximate")


def _month_of_year(match: re.Match[str], context: Context) -> Value | None:
    """Resolve last January, in June last year, March of that year."""
    month = month_of(match["month"])
    which = (match["which"] or "").lower()
    year_word = (match["year"] or "").lower()
    published = context.published
    if "that" in year_word or "same" in year_word or "following" in year_word:
        reference = context.reference()
        year = None if reference is None else reference.year + ("following" in year_word)
        date = valid(year, month) if year else None
        return None if date is None else _anaphora(date, "in the year told before it")
    if year_word and published is not None:
        by = {"last": -1, "this": 0, "next": 1}[year_word.split()[-2]]
        date = valid(published.year + by, month)
        return None if date is None else relative(date, "in the year counted from publication")
    if published is None:
        return unresolved(f"XXXX-{month:02d}", _UNKNOWN)
    if published.month is None or context.narrative:
        return without_year(month, None, context)
    if which == "next":
        year = published.year + (month <= published.month)
    elif which == "last":
        year = published.year - (month >= published.month)
    else:
        year = published.year
    date = valid(year, month)
    return None if date is None else relative(date, "counted from the publication date")


def _season_of(match: re.Match[str], context: Context) -> Value | None:
    """Resolve last summer, this spring."""
    code = SEASONS[match["season"].lower()]
    published = context.published
    if published is None or published.month is None:
        return unresolved(None, _UNKNOWN)
    which = match["which"].lower()
    begins = {21: 3, 22: 6, 23: 9, 24: 12}[code]
    year = published.year
    if which == "last":
        year -= begins + 2 >= published.month
    elif which == "next":
        year += begins <= published.month
    elif which == "this past":
        year -= begins > published.month
    edtf, timex = season(year, code)
    how = "counted from the publication date"
    return Value(timex, edtf, TimexType.DATE, Basis.RELATIVE, how, Day(year), leans=True)


def _present(match: re.Match[str], context: Context) -> Value:
    today = _today(context)
    del match
    if today is None or context.narrative:
        return unresolved("PRESENT_REF", "the time of writing")
    how = "the time of publication"
    return Value("PRESENT_REF", today.isoformat(), TimexType.DATE, Basis.RELATIVE, how, leans=True)


def _current(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “later in the year”, “the end of the month”."""
    return shifted(unit_of(match["unit"]), 0, context)


def _latest_quarter(match: re.Match[str], context: Context) -> Value | None:
    del match
    return None if context.narrative else shifted("Q", -1, context)


def _weekend(match: re.Match[str], context: Context) -> Value | None:
    """Resolve “the weekend”: the last one, unless the verb speaks of what is to come."""
    del match
    today = _today(context)
    if today is None:
        return unresolved(None, _missing(context))
    on_it = today.weekday() >= 5  # noqa: PLR2004
    return shifted("WE", 0 if on_it or context.future() else -1, context)


def _part_told(match: re.Match[str], context: Context) -> Value:
    """Resolve “that night”, “the next morning”."""
    which = match["which"].lower().split()[-1]
    part = PARTS_OF_DAY[match["part"].lower()]
    value = _shifted_told("D", int(which in {"next", "following"}), context)
    if value is None or value.edtf is None:
        how = "no day stands before it"
        return Value(None, None, TimexType.TIME, Basis.NONE, how, anaphoric=True)
    return _with_part(value, part)


_WHICH = r"(?:the\s+)?(?:last|past|previous|next|coming|latest|current)|this(?:\s+past)?"
_DAY_PART = rf"(?:\s+(?P<part>{PART_OF_DAY})\b)?"

RULES: tuple[Rule, ...] = (
    rule(
        "day",
        rf"(?P<word>today|tonight|yesterday|tomorrow|overnight)\b(?!['’]s\s+\w+\s+Show){_DAY_PART}",
        _day_word,
    ),
    rule("part of a day", rf"(?P<which>this|last)\s+(?P<part>{PART_OF_DAY})\b", _part_of_day),
    rule(
        "weekday",
        rf"(?:(?P<which>last|next|this|the\s+coming|this\s+coming|the\s+previous|this\s+past|the\s+past)\s+)?"
        rf"(?P<weekday>{WEEKDAY})(?!s\b){_DAY_PART}",
        _weekday,
    ),
    rule(
        "month of a year",
        rf"(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<which>)(?P<year>(?:last|this|next|that|the\s+same|the\s+following)\s+year)\b",
        _month_of_year,
    ),
    rule(
        "month", rf"(?P<which>last|next|this)\s+(?P<month>{FULL_MONTH})(?P<year>)\b", _month_of_year
    ),
    rule("season", rf"(?P<which>last|next|this\s+past|this)\s+(?P<season>{SEASON})\b", _season_of),
    rule(
        "calendar unit", rf"(?P<which>{_WHICH})\s+(?P<unit>{LONG_UNIT})\b(?!['’]?s?\s+ago)", _unit
    ),
    rule(
        "the same time",
        r"(?P<which>(?:the|that)\s+same|that|the\s+following|the\s+next|the\s+previous|the\s+preceding)\s+"
        r"(?P<unit>day|week|month|year)(?P<after>)\b",
        _anaphoric_unit,
    ),
    rule(
        "the day before",
        r"(?P<which>)the\s+(?P<unit>day|week|month|year)\s+(?P<after>before|after)\b(?!\s+(?:he|she|the|a|it|they|yesterday|tomorrow))",
        _anaphoric_unit,
    ),
    rule(
        "so long ago",
        rf"(?:{ABOUT}\s+)?(?:(?P<number>{NUMBER})|{VAGUE})(?:\s+more)?[\s-]+(?P<unit>{UNIT})\s+"
        rf"(?P<word>ago|earlier|later|from\s+now|before)\b(?!\s+than\b)",
        _ago,
    ),
    rule(
        "a year earlier",
        r"(?:the\s+)?(?P<number>)(?P<unit>year)[\s-](?P<word>earlier|ago)\b(?:\s+(?:period|quarter))?",
        lambda _, context: _year_before_quarter(context),
    ),
    rule(
        "present",
        r"(?P<now>currently|at\s+present|at\s+the\s+moment|nowadays|these\s+days)\b",
        _present,
    ),
    rule("present", r"now\b(?!\s+that\b)(?<!by now)(?<!just now)", _present),
    rule(
        "part of the current unit",
        r"(?:the\s+)?(?:earlier|later|early|late|beginning|start|middle|end|rest|remainder)\s+(?:in|of)\s+the\s+"
        r"(?P<unit>year|month|week|quarter|decade)\b",
        _current,
    ),
    rule("quarter", r"the\s+(?:latest\s+)?(?P<unit>quarter)\b(?!\s+of\b)", _latest_quarter),
    rule("weekend", r"the\s+(?P<unit>weekend)\b", _weekend),
    rule("year's end", r"(?:the\s+)?(?P<unit>year)[\s-]end\b", _current),
    rule(
        "part of a day told",
        rf"(?P<which>that(?:\s+same)?|the\s+same|the\s+next|the\s+following)\s+(?P<part>{PART_OF_DAY})\b",
        _part_told,
    ),
)
