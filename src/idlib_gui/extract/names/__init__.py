"""Actors and places: found by gazetteer and model, their mentions merged."""

from __future__ import annotations

from .make import find_names

__all__ = ["find_names"]
