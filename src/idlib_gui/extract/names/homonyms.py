"""Which of the towns of one name a text means: that of the state which it tells of."""

from __future__ import annotations

from idlib_gui.extract.lists import Lists
from idlib_gui.extract.unnamed import countries_in

from .entries import Entry, Sort, place
from .found import Found

_TOWNS = frozenset({Sort.CAPITAL, Sort.PLACE})


def by_state(names: list[Found], text: str, lists: Lists) -> list[Found]:
    """Return names, those of towns made that of a lesser one where the text tells of its state.

    Args:
        names: The names of a text.
        text: The text.
        lists: The word lists; `names-homonyms` has the lesser ones.
    """
    lesser = _homonyms(lists)
    known = {one.entry.name for one in names if one.entry is not None and one.entry.sort in _TOWNS}
    if not known & lesser.keys():
        return names
    states = {one.entry.country for one in names if one.entry and one.entry.sort is Sort.STATE}
    codes = states | countries_in(text, lists)
    return [_meant(one, lesser, codes) for one in names]


def _meant(one: Found, lesser: dict[str, list[Entry]], codes: set[str | None]) -> Found:
    entry = one.entry
    if entry is None or entry.sort not in _TOWNS or entry.country in codes - {None}:
        return one
    meant = [other for other in lesser.get(entry.name, ()) if other.country in codes]
    return one._replace(entry=meant[0]) if len(meant) == 1 else one


def _homonyms(lists: Lists) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for row in lists.rows("names-homonyms"):
        found.setdefault(row[0], []).append(place(row))
    return found
