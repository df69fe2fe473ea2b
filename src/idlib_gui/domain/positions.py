"""Positions on the earth as people write them: “50.45, 30.52”, “36.2° N, 37.1° E”."""

from __future__ import annotations

import re

from .records import DomainError

_NUMBER = r"([+\-−]?\d{1,3}(?:\.\d+)?)\s*°?\s*"
_PAIR = re.compile(rf"{_NUMBER}([NS])?\s*[,;/ ]\s*{_NUMBER}([EW])?", re.ASCII | re.IGNORECASE)
_MOST_NORTH, _MOST_EAST = 90.0, 180.0


def read_position(text: str) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees; None if the text is empty.

    Raises:
        DomainError: If it is no position; the sentence says what to write.
    """
    typed = " ".join(text.split())
    if not typed:
        return None
    found = _PAIR.fullmatch(typed)
    if found is None:
        raise DomainError(f"“{typed[:40]}” is no position: write it as 36.20, 37.16.")
    north = _signed(found[1], found[2])
    east = _signed(found[3], found[4])
    if abs(north) > _MOST_NORTH or abs(east) > _MOST_EAST:
        raise DomainError("Latitudes go from −90 to 90, longitudes from −180 to 180.")
    return north, east


def write_position(north: float | None, east: float | None) -> str:
    """Return a position as it can be read again; empty where there is none."""
    return "" if north is None or east is None else f"{north:.6g}, {east:.6g}"


def _signed(number: str, side: str | None) -> float:
    value = float(number.replace("−", "-"))
    return -value if side is not None and side.upper() in {"S", "W"} else value
