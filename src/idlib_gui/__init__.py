"""Idlib Explorer: an article as a timeline, its actors and its quotes."""

from __future__ import annotations

__version__ = "0.1.0"
