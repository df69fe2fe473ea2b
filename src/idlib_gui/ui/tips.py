"""Tooltips of words that came from outside: shown as text, never read as HTML."""

from __future__ import annotations

from html import escape

_LONGEST = 400
"""Characters of a line; more would cover the screen."""


def plain_tip(*lines: str) -> str:
    """Return a tooltip that shows these lines as they are, empty ones left out.

    Qt reads any tooltip that looks like HTML as HTML. So it gets HTML in which the words are
    escaped; a long line then also wraps.
    """
    shown = [escape(shortened(line)) for line in lines if line.strip()]
    return f"<qt>{'<br>'.join(shown)}</qt>" if shown else ""


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Return `text` on one line, cut where it is longer than anybody reads in passing."""
    line = " ".join(text[: longest * 2].split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
