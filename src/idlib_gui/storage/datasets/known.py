"""The datasets that are recognised by their columns: ACLED, UCDP GED and GDELT 2.0."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .mapping import DatasetKind, Mapping

_GDELT_SIDE = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code"),
    *("Religion2Code", "Type1Code", "Type2Code", "Type3Code"),
)
_GDELT_PLACE = (
    "Type",
    "FullName",
    "CountryCode",
    "ADM1Code",
    "ADM2Code",
    "Lat",
    "Long",
    "FeatureID",
)


def _gdelt(place: Sequence[str]) -> tuple[str, ...]:
    return (
        *("GlobalEventID", "Day", "MonthYear", "Year", "FractionDate"),
        *(f"Actor1{name}" for name in _GDELT_SIDE),
        *(f"Actor2{name}" for name in _GDELT_SIDE),
        *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
        *("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"),
        *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in place),
        *("DATEADDED", "SOURCEURL"),
    )


_OLD_PLACE = tuple(name for name in _GDELT_PLACE if name != "ADM2Code")
GDELT_COLUMNS = {
    61: _gdelt(_GDELT_PLACE),
    58: _gdelt(_OLD_PLACE),
    57: _gdelt(_OLD_PLACE)[:-1],
}
"""The columns of event files by their number (GDELT 2.0, and 1.0 with and without address)."""

_GDELT = Mapping(
    start="Day",
    actor="Actor1CountryCode",
    target="Actor2CountryCode",
    type="EventRootCode",
    place="ActionGeo_FullName",
    cls="QuadClass",
)
_MARKS = {
    DatasetKind.ACLED: ({"event_date", "event_type", "actor1", "event_id_cnty"},),
    DatasetKind.GED: ({"type_of_violence", "side_a", "side_b", "date_start"},),
    DatasetKind.GDELT: (
        {"quadclass", "eventrootcode", "actor1code", "day"},
        {"quadclass", "eventrootcode", "actor1code", "sqldate"},
    ),
}
"""Columns, without capitals, that are in no other dataset together."""
_MAPPINGS = {
    DatasetKind.ACLED: (
        Mapping(
            start="event_date",
            precision="time_precision",
            actor="actor1",
            target="actor2",
            type="sub_event_type",
            place="admin1",
        ),
        Mapping(type="event_type", place="country"),
    ),
    DatasetKind.GED: (
        Mapping(
            start="date_start",
            end="date_end",
            actor="side_a",
            target="side_b",
            type="type_of_violence",
            place="adm_1",
        ),
        Mapping(place="country"),
    ),
    DatasetKind.GDELT: (_GDELT, Mapping(start="SQLDATE")),
}
"""What says what, and what does where the first is missing."""
_OTHERWISE = {
    "actor1countrycode": ("Actor1CountryCode", "Actor1Name", "Actor1Code"),
    "actor2countrycode": ("Actor2CountryCode", "Actor2Name", "Actor2Code"),
}


def gdelt_columns(delimiter: str, width: int) -> tuple[str, ...] | None:
    """Return the names of the columns of a GDELT file, which has no header; None if it is none."""
    return GDELT_COLUMNS.get(width) if delimiter == "\t" else None


def kind_of(columns: Sequence[str]) -> DatasetKind:
    """Return which dataset has these columns."""
    held = {column.casefold() for column in columns}
    for kind, marks in _MARKS.items():
        if any(mark <= held for mark in marks):
            return kind
    return DatasetKind.TABLE


def known_mapping(kind: DatasetKind, columns: Sequence[str]) -> Mapping | None:
    """Return what the columns of a known dataset say; None of any other table."""
    if kind not in _MAPPINGS:
        return None
    held = {column.casefold(): column for column in columns}
    found: dict[str, Any] = {}
    for wanted in _MAPPINGS[kind]:
        for role, column in wanted._asdict().items():
            if column and not found.get(role):
                found[role] = held.get(column.casefold(), "")
    return Mapping()._replace(**found)


def columns_for(column: str, kind: DatasetKind, columns: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of which the first that is not empty is meant by one of a mapping."""
    if kind != DatasetKind.GDELT:
        return (column,)
    held = {name.casefold(): name for name in columns}
    wanted = _OTHERWISE.get(column.casefold(), (column,))
    return tuple(held[name.casefold()] for name in wanted if name.casefold() in held)
