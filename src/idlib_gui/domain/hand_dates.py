"""How a date is known that a person set: from the words that are cited, or from outside."""

from __future__ import annotations

import re

from .edtf import EdtfError, Unit, parse_edtf
from .records import Basis, Citation, DomainError, When

BY_HAND = "Set by hand."
"""How a date is known that a person gave without saying more."""


def dated_by_hand(
    before: When | None, edtf: str | None, reason: str, phrase: Citation | None
) -> When | None:
    """Return the date that somebody set in the place of `before`; None if nothing is to be told.

    The words that dated it before stay cited. Only where other words are cited does the date rest
    on them.

    Raises:
        DomainError: If it is no date.
    """
    kept = phrase or (before.phrase if before else None)
    if edtf is None:
        return When(None, Basis.NONE, reason, kept) if kept or reason else None
    basis = basis_of(edtf, phrase)
    return When(edtf, basis, reason, kept)


def basis_of(edtf: str, phrase: Citation | None) -> Basis:
    """Return how a date is known: stated where the cited words carry its years.

    Raises:
        DomainError: If it is no date.
    """
    try:
        date = parse_edtf(edtf)
    except EdtfError as error:
        raise DomainError(f"{error}: write it as 2020-02-13.") from None
    if phrase is None:
        return Basis.INFERRED
    years = set(re.findall(r"\d+", phrase.exact))
    units = [unit for unit in (date.first, date.last) if isinstance(unit, Unit)]
    return Basis.STATED if all(str(unit.year) in years for unit in units) else Basis.RELATIVE
