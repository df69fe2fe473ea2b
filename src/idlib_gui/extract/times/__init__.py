"""Time expressions: found by a grammar, resolved from the publication date. Needs no model."""

from __future__ import annotations

from .find import find_times

__all__ = ["find_times"]
